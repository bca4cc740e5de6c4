"""Instruments that a text only mentions: one that stands, told apart by sides, year, title, owner or worth, is in force."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.instrument.noun import Thing, Tie, is_titled, partners, standing
from comity.extract.parties import able
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import tree

KINDS = frozenset({"treaty", "agreement", "mou", "protocol", "contract"})
WORTH_REACH, HEDGE_REACH, YEAR_REACH = 3, 10.0, 2


def mentioned(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It stands without a deed: "the gas contract between A and B", "under a five-year deal with C", "A's accord with B"."""
    yield from _declared(setting, found)
    for thing in found:
        if _is_standing(thing) and _is_told_apart(setting, thing) and not _is_open(setting, thing):
            yield standing(thing.spot), thing


def _declared(setting: Setting, found: list[Thing]) -> Iterator[Tie]:
    """A joint statement that says something: "in a joint declaration the sides", "the summit's final statement sets a goal"."""
    parse = tree(setting)
    for thing in found:
        place = parse.head(thing.spot)
        above = parse.above(place)
        is_joint = thing.row.type == "statement" and thing.spot.last > thing.spot.first
        if above is None or not is_joint or _is_plural(setting, thing):
            continue
        is_told = parse.text(above.head) in one_word(setting, "saying")
        is_source = above.kind == "phrase" and above.marker in {"in", "according to"} and not is_told
        is_speaker = above.kind == "subject" and parse.part(above.head) == "VERB" and not above.is_passive
        if is_source or is_speaker:
            yield standing(thing.spot)._replace(action="announced"), thing


def _is_plural(setting: Setting, thing: Thing) -> bool:
    return setting.words[thing.spot.last].text.endswith("s")


def _is_standing(thing: Thing) -> bool:
    is_certain = thing.row.type == "contract" and {"in_force", "terminated"} <= {*thing.row.only}
    return thing.row.type in KINDS and (not thing.row.only or is_certain)


def _is_told_apart(setting: Setting, thing: Thing) -> bool:
    """Whether the words tell which instrument is meant, and that it is one."""
    plural = setting.words[thing.spot.last].text.endswith("s") and not _is_counted(setting, thing)
    if plural:
        return False
    is_owned = any(
        thing.phrase.first <= spot_of(setting, m).first < thing.spot.first and _is_owner(setting, spot_of(setting, m))
        for m in able(setting)
    )
    joined = {code for partner in partners(setting, thing) for code in partner}
    is_joined = len(joined) > 1 or (bool(joined) and setting.after(thing.spot.last) not in one_word(setting, "between"))
    return is_joined or is_owned or is_titled(setting, thing) or _is_dated(setting, thing) or _is_described(setting, thing)


def _is_described(setting: Setting, thing: Thing) -> bool:
    """Whether it has a topic or a worth of its own, or a kind under which something is done: "under a labour accord"."""
    after = setting.after(thing.phrase.last)
    is_worth = after in one_word(setting, "worth")
    has_topic = thing.phrase.last > thing.spot.last and setting.after(thing.spot.last) in one_word(setting, "topic")
    is_kind = thing.phrase.first < thing.spot.first and any(
        0 < thing.phrase.first - cue.last <= WORTH_REACH - 1 for cue in marks(setting, "framework")
    )
    has_price = any(thing.phrase.first <= setting.place(amount.start) < thing.spot.first for amount in setting.amounts)
    return is_worth or has_topic or is_kind or has_price


def _is_counted(setting: Setting, thing: Thing) -> bool:
    first = setting.words[thing.phrase.first].text
    return first.isdigit() or first in one_word(setting, "number")


def _is_owner(setting: Setting, spot: Match) -> bool:
    return setting.words[spot.last].text.endswith(("'s", "’s", "s'", "s’"))


def _is_dated(setting: Setting, thing: Thing) -> bool:
    """Whether a bare year belongs to the noun: "the 1998 treaty", "the treaty of 1998"."""
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_front = thing.phrase.first <= spot.first < thing.spot.first
        is_behind = 0 < spot.first - thing.spot.last <= YEAR_REACH and setting.before(spot.first) in one_word(setting, "of")
        if when.precision == "year" and (is_front or is_behind):
            return True
    return False


def _is_open(setting: Setting, thing: Thing) -> bool:
    """Whether the words leave open that there is such an instrument: "a possible pact with", "wants a deal with", "no treaty"."""
    inside = {word.text for word in setting.words[max(0, thing.phrase.first - 2) : thing.spot.last + 1]}
    if inside & (one_word(setting, "unmade") | one_word(setting, "domestic")):
        return True
    cues = (*marks(setting, "condition"), *marks(setting, "wish"))
    if any(cue.last < thing.spot.first and setting.distance(cue, thing.spot) <= HEDGE_REACH for cue in cues):
        return True
    parse = tree(setting)
    place = parse.head(thing.spot)
    above = parse.above(place)
    return above is None or above.kind in {"modifier", "conjunct"}
