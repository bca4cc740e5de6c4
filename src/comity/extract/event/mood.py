"""In what mood an event is told: as what happened, as what shall happen, or only as what might."""

from comity.extract.deeds import one_word
from comity.extract.event.trigger import Found, is_ahead, is_told_ahead
from comity.extract.setting import Match, Setting
from comity.extract.trigger import before, behind, cues_of, is_cue, mood
from comity.model.claim import Modality

WAIT_REACH = 8
"""How many words before a verb "once", "when" or "until" may stand."""


def mood_of(found: Found) -> Modality | None:
    """The mood of a trigger; a noun takes that of the clause it stands in."""
    setting, spot = found.setting, found.spot
    if is_awaited(found) or (found.term.form == "verb" and is_cue("future", setting.lang, setting.words[spot.first].text)):
        return "forecast"
    if found.term.form == "base" and (is_ahead(setting, spot) or is_told_ahead(setting, spot)):
        return "forecast"
    if found.term.form != "noun":
        return "actual" if _is_reduced(found) else mood(setting, spot)
    if (
        behind(setting, "off", spot, 9)
        or before(setting, "hypothetical", spot, 8)
        or before(setting, "span.of", spot, 3)
        or behind(setting, "hypothetical", spot, 8)
    ):
        return None
    if found.term.type == "meet" and mood(setting, spot) == "target":
        return None
    is_to_come = before(setting, "future", spot, 14) or behind(setting, "future", spot, 8)
    return "forecast" if is_to_come else mood(setting, spot)


def is_awaited(found: Found) -> bool:
    """Whether a trigger itself says that somebody is still to come ("is expected in Oslo on Monday")."""
    first = found.setting.words[found.spot.first].text
    is_due = found.term.frame == "goer" and found.term.form == "verb" and not is_stay(found)
    return is_due and is_cue("passive", found.setting.lang, first)


def is_stay(found: Found) -> bool:
    """Whether "was in" tells of a journey: only of persons, with place and day ("the minister was in Oslo on Monday")."""
    first, last = (found.setting.words[place].text for place in found.spot)
    is_here = last in one_word(found.setting, "place.at") and found.spot.last == found.spot.first + 1
    return found.term.frame == "goer" and is_here and is_cue("stay", found.setting.lang, first)


def is_not_yet(found: Found) -> bool:
    """Whether something else waits for a verb in the perfect: "in force once both parliaments have ratified it"."""
    setting, spot = found.setting, found.spot
    helpers = {word.text for word in setting.words[max(0, spot.first - 3) : spot.first]}
    return bool(helpers & one_word(setting, "perfect")) and before(setting, "awaiting", spot, WAIT_REACH)


def _is_reduced(found: Found) -> bool:
    """Whether a participle stands right behind its noun ("if the pact signed in May is ratified"): an "if" is not its own."""
    thing = found.object
    return found.term.type == "sign" and found.term.form == "verb" and thing is not None and found.spot.first - thing.last == 1


def is_held(setting: Setting, spot: Match) -> bool:
    """Whether the words say that what a noun names took place, before or behind it in its clause."""
    return any(setting.distance(cue, spot) <= 9 and not setting.is_parted(cue, spot) for cue in cues_of(setting, "event.held"))
