"""Circumstances: the date and the place that belong to an event or undertaking."""

from functools import cache, lru_cache

from comity.extract.participants import is_of
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.trigger import cues_of, is_cue, is_near
from comity.model.analysis import Mention, Utterance, When
from comity.model.period import Period
from comity.resources import load
from comity.resources.rows import State

REACH_DATE, REACH_PLACE = 15.0, 14.0
RIVAL, OTHER_DEED = 6.0, 4.0
"""What it costs a date or place to stand beyond another event of the sentence."""


def date_of(setting: Setting, spot: Match, said: Utterance | None, rivals: tuple[Match, ...] = ()) -> Period | None:
    """The date nearest to a trigger; what stands outside the words said is the day of saying, not of the event.

    A date that only modifies a noun ("the May 9 celebrations") dates nothing but that noun.
    """
    costs = []
    for when, here in _dated(setting):
        if not is_near(here, spot) and here.first > 2:
            continue
        is_inside = is_of(setting.analysis, when.start, when.end, said)
        if when.role in {"since", "until"}:
            continue
        if when.kind in {"DATE", "TIME"} and when.period is not None and is_inside and not _modifies(setting, here, spot):
            costs.append((_cost(setting, here, spot, rivals), when.start, when.period))
    if not costs or min(costs)[0] > REACH_DATE:
        return None
    return min(costs)[2]


@lru_cache(maxsize=4)
def _dated(setting: Setting) -> tuple[tuple[When, Match], ...]:
    return tuple((when, setting.spot(when.start, when.end)) for when in setting.periods)


def _cost(setting: Setting, here: Match, spot: Match, rivals: tuple[Match, ...]) -> float:
    low, high = min(here.last, spot.last), max(here.first, spot.first)
    between = sum(low < rival.first and rival.last < high for rival in rivals)
    is_taken = any(here.first - rival.last <= 6 for rival in _earlier(rivals, here, spot))
    distance = setting.distance(here, spot) + (OTHER_DEED if is_taken else 0.0)
    return (min(distance, REACH_DATE - 1) if here.first <= 2 and between == 0 else distance) + RIVAL * between


def _earlier(rivals: tuple[Match, ...], here: Match, spot: Match) -> list[Match]:
    """The other events right behind which a date stands that comes before the trigger ("signed in 2023 and ratified ...")."""
    return [rival for rival in rivals if rival.last < here.first and here.last < spot.first]


def _modifies(setting: Setting, here: Match, spot: Match) -> bool:
    """Whether a date stands between an article and a noun that is not the trigger itself."""
    if here.last < spot.first <= here.last + 3:
        return False
    following = setting.after(here.last)
    if is_cue("occasion", setting.lang, following):
        return False
    is_followed = following[:1].isalpha() and not is_cue("np.stop", setting.lang, following)
    return is_followed and is_cue("determiner", setting.lang, setting.before(here.first))


@cache
def capitals() -> dict[str, str]:
    """The capital of each state by its code."""
    return {row.iso3: row.capitals[0] for row in load("states", State) if row.capitals}


def place_of(setting: Setting, spot: Match, *, is_object: bool = False, is_behind: bool = False) -> str | None:
    """The place named after "in" or "at" near a trigger, or right behind it when it is the trigger's object ("visited Oslo").

    With `is_behind` a place before the trigger counts only where it opens the sentence.

    "The Kenyan capital" is the capital of the state that the words name.
    """
    heads = {spot.last} if is_object else set()
    heads |= {cue.first for cue in cues_of(setting, "place.at") if is_near(cue, spot) or cue.first <= 1}
    found = []
    for head in sorted(heads):
        start = _start(setting, head)
        name = _named(setting, start) if start < len(setting.words) else None
        if name and (not is_behind or head <= 1 or start > spot.last):
            found.append((_far(setting, spot, start), start, name))
    return min(found)[2] if found and min(found)[0] <= REACH_PLACE else None


def _start(setting: Setting, head: int) -> int:
    """Where a name behind a preposition begins: past an article and a point of the compass ("in the northern ...")."""
    start = head + 2 if is_cue("determiner", setting.lang, setting.after(head)) else head + 1
    is_compass = start < len(setting.words) and is_cue("compass", setting.lang, setting.words[start].text)
    return start + 1 if is_compass and setting.analysis.text.words[setting.words[start].start].islower() else start


def _far(setting: Setting, spot: Match, start: int) -> float:
    """How far a place stands from a trigger; a place before it costs four words more."""
    distance = setting.distance(spot, Match(start, start))
    return distance if start > spot.last else distance + 4


def _named(setting: Setting, start: int) -> str | None:
    """The name that begins at a word: capitalised words up to the first that is not; no date, person or lone adjective."""
    words, source = setting.words, setting.analysis.text.words
    capital = _capital(setting, start)
    if capital:
        return capital
    end = start
    while end < len(words) and _goes_on(setting, start, end):
        end += 1
        if words[end - 1].text.endswith(("'s", "’s")):
            break
    if end == start or _is_other(setting, start, end):
        return None
    return source[words[start].start : words[end - 1].end].removesuffix("'s").removesuffix("’s")


def _goes_on(setting: Setting, start: int, place: int) -> bool:
    """Whether a word belongs to a name: written with a capital, or a particle before such a word ("Rio de Janeiro")."""
    words, source = setting.words, setting.analysis.text.words
    if _is_dated(setting, place):
        return False
    is_particle = start < place < len(words) - 1 and is_cue("particle", setting.lang, words[place].text)
    return source[words[place].start].isupper() or (is_particle and source[words[place + 1].start].isupper())


def _capital(setting: Setting, start: int) -> str | None:
    demonym = _demonyms(setting).get(start)
    if demonym is None or not is_cue("capital", setting.lang, setting.after(spot_of(setting, demonym).last)):
        return None
    return capitals().get(demonym.states[0])


@lru_cache(maxsize=4)
def _demonyms(setting: Setting) -> dict[int, Mention]:
    """The demonyms of a sentence by the place of their first word."""
    return {spot_of(setting, m).first: m for m in setting.actors if m.form == "demonym" and m.states}


def _is_dated(setting: Setting, place: int) -> bool:
    return any(when.start <= setting.words[place].start < when.end for when in setting.periods)


def _is_other(setting: Setting, start: int, end: int) -> bool:
    """Whether the words name a person, an outlet or a body, or are a demonym before a common noun ("in Turkish waters")."""
    here = setting.words[start].start
    within = [m for m in setting.actors if m.start <= here < m.end]
    is_adjective = end - start == 1 and any(m.form == "demonym" for m in within)
    return is_adjective or any(m.kind in {"person", "outlet", "body"} for m in within)
