"""Triggers: the words that say that something happened, and in what mood they say it."""

from functools import lru_cache

from comity.extract.setting import Match, Setting, Word
from comity.model.claim import Modality
from comity.resources.cues import cues, longest

LOOK_BACK = 7
"""How many words before a verb its auxiliaries and what governs it may stand."""

MOST = 12
STOPS = frozenset(',;:—–()”“"')


@lru_cache(maxsize=256)
def cues_of(setting: Setting, kind: str) -> tuple[Match, ...]:
    """The cues of a kind that are no part of a date ("may" is none in "May 10")."""
    dated = [setting.spot(when.start, when.end) for when in setting.periods if when.kind in {"DATE", "TIME"}]
    return tuple(cue for cue in setting.matches(kind) if not any(date.first <= cue.first <= date.last for date in dated))


def before(setting: Setting, kind: str, spot: Match, reach: int = LOOK_BACK) -> bool:
    """Whether a cue of a kind stands within `reach` words before a match, in its clause."""
    return any(
        cue.last < spot.first and spot.first - cue.last <= reach and not setting.is_parted(cue, spot)
        for cue in cues_of(setting, kind)
    )


def behind(setting: Setting, kind: str, spot: Match, reach: int = LOOK_BACK) -> bool:
    """Whether a cue of a kind stands within `reach` words behind a match, in its clause."""
    return any(
        cue.first > spot.last and cue.first - spot.last <= reach and not setting.is_parted(spot, cue)
        for cue in cues_of(setting, kind)
    )


def follows(setting: Setting, kind: str, spot: Match) -> bool:
    """Whether a cue of a kind stands right before a match, with at most two words other than stop words between."""
    return any(
        cue.last < spot.first and spot.first - cue.last <= 3 and not _barred(setting, cue.last + 1, spot.first)
        for cue in cues_of(setting, kind)
    )


def _barred(setting: Setting, first: int, last: int) -> bool:
    return any(word.text in STOPS for word in setting.words[first:last])


def mood(setting: Setting, spot: Match) -> Modality | None:
    """In what mood a verb stands: planned by who controls it, expected, or actual; None where the words only play with it.

    "Plans to", "agreed to" make a target; "will", "is due to" a forecast; "could", "if", "threat of" nothing that is claimed.
    """
    if before(setting, "hypothetical", spot, 4):
        return None
    if follows(setting, "intent", spot):
        return "target"
    return "forecast" if before(setting, "future", spot, 5) else "actual"


def is_negated(setting: Setting, spot: Match) -> bool:
    """Whether the words right before a verb deny it ("did not meet", "refused to sign")."""
    return before(setting, "negation", spot, 3)


def is_passive(setting: Setting, spot: Match) -> bool:
    """Whether a participle has a form of "be" before it ("was signed", "has been formally opened")."""
    return before(setting, "passive", spot, 2)


WINDOW = 60
"""What stands more words away than this from a trigger has nothing to do with it; it keeps endless sentences cheap."""


def is_near(one: Match, other: Match) -> bool:
    """Whether two matches stand within a window of one another."""
    return other.first - one.last <= WINDOW and one.first - other.last <= WINDOW


def evidence(setting: Setting, *spots: Match) -> tuple[int, int]:
    """Start and end of the words from the first to the last of some matches, widened in their clause to at most twelve."""
    first, last = min(spot.first for spot in spots), max(spot.last for spot in spots)
    while last - first + 1 > MOST:
        last -= 1
    least = last
    for _ in range(5):
        if last + 1 < len(setting.words) and last - first + 1 < MOST and _goes_on(setting.words[last + 1]):
            last += 1
    while last > least and is_cue("np.stop", setting.lang, setting.words[last].text):
        last -= 1
    while first > 0 and last - first + 1 < MOST and _goes_on(setting.words[first - 1]):
        first -= 1
    return setting.words[first].start, setting.words[last].end


def _goes_on(word: Word) -> bool:
    return word.text not in STOPS and word.text != "."


def text(setting: Setting, spot: Match) -> str:
    """The words of a match in lower case, joined by blanks."""
    return " ".join(word.text for word in setting.words[spot.first : spot.last + 1])


def is_cue(kind: str, lang: str, word: str) -> bool:
    """Whether one word is a cue of a kind."""
    return longest(kind, lang) > 0 and (word,) in cues(kind, lang)
