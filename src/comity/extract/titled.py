"""The time that the headings of a release or table give the numbers under them: "Trade of Chile with Peru, January-June 2025"."""

import re
from bisect import bisect_left
from itertools import accumulate

from comity.extract.dyad import remembered
from comity.extract.grid import is_in_grid
from comity.extract.setting import Setting, within
from comity.extract.timing import is_aside
from comity.model.analysis import Analysis, Sentence, When
from comity.model.period import Period

SHORTEST, LONGEST = 28, 400
"""Days of a time that a release is about."""
ASIDE = re.compile(r"\([^()]*\)?")
OF_TIME = re.compile(r"\b(?:in|for|during|over)(?:\s+the)?(?:\s+year)?$", re.IGNORECASE)
PARTED = tuple(",:;(-–—")


def heading_period(setting: Setting) -> Period | None:
    """The days that the heading above a sentence names, or else the first heading of the text."""
    told = _headings(setting.analysis)
    places = _places(setting.analysis)
    above = bisect_left(places, setting.number) - 1
    return (told[places[above]] if above >= 0 else None) or told.get(0)


@remembered
def _headings(analysis: Analysis) -> dict[int, Period | None]:
    """The days that each heading names, by the number of its sentence; heads of tables are none."""
    return {
        number: _named(analysis, sentence)
        for number, sentence in enumerate(analysis.sentences)
        if sentence.kind == "heading" and not is_in_grid(analysis, sentence.start, sentence.end)
    }


@remembered
def _places(analysis: Analysis) -> tuple[int, ...]:
    """The numbers of the headings, rising."""
    return tuple(_headings(analysis))


def _named(analysis: Analysis, heading: Sentence) -> Period | None:
    """The days that a heading names at its end, behind a mark or as that of a thing; None for headlines that tell a story."""
    dated = [when for when in within(analysis.periods, heading) if when.kind == "DATE" and when.period is not None]
    words = analysis.text.words
    whole = _whole(dated)
    if whole is None:
        return None
    before = words[heading.start : dated[0].start].rstrip()
    if not (before.endswith(PARTED) or (OF_TIME.search(before) and _is_of_things(analysis, heading))):
        return None
    behind = ASIDE.sub("", words[dated[-1].end : heading.end])
    days = whole.days
    is_alone = not any(sign.isalnum() for sign in behind)
    return whole if is_alone and days is not None and SHORTEST <= days <= LONGEST else None


def _is_of_things(analysis: Analysis, heading: Sentence) -> bool:
    """Whether a heading is parsed and has no verb: "Trade with Italy in 2024", not "Trade with Italy falls in 2024"."""
    starts, verbs = _verbs(analysis)
    first, end = bisect_left(starts, heading.start), bisect_left(starts, heading.end)
    return first < end and verbs[first] == verbs[end]


@remembered
def _verbs(analysis: Analysis) -> tuple[list[int], list[int]]:
    """Where each parsed word of a text begins, in order, and how many verbs stand before it; one number more for the end."""
    words = sorted((word.start, word.upos) for syntax in analysis.syntax for word in syntax.parse.words)
    return [start for start, _ in words], list(accumulate((part in {"VERB", "AUX"} for _, part in words), initial=0))


def _whole(dated: list[When]) -> Period | None:
    """The one date, or what two of them span: "October 2024 to September 2025"."""
    periods = [when.period for when in dated if when.period is not None]
    if len(periods) == 2 and dated[1].role == "to":
        return Period(periods[0].first, periods[1].last)
    return periods[0] if len(periods) == 1 else None


def is_undated(setting: Setting) -> bool:
    """Whether a sentence names no date at all, but for those of asides."""
    return all(when.period is None or is_aside(setting, setting.spot(when.start, when.end)) for when in setting.periods)
