"""What speaks for twelve months, or a part of them, that follow another year than the calendar's."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from comity.model.analysis import When
from comity.model.period import Period
from comity.resources import load
from comity.verify.counting import DAY, FISCAL, LABEL, STEP, YEARS, moved

NEARNESS = ("evidence", "sentence", "text")
HALF_A_YEAR = 180
RELATED = re.compile(
    r"\b(last|past|previous|this|current|next|coming)\s+(?:fiscal|financial|budget|crop|marketing|Iranian|Persian)(?:\s+year)?"
)
BEFORE = frozenset({"last", "past", "previous"})
NOW = frozenset({"this", "current"})


class _Year(Struct, frozen=True):
    """What is needed of a row of `fiscal_years.tsv`."""

    state: str
    first_month: int
    first_day: int
    label: str | None = None


def is_such_a_year(days: Period) -> bool:
    """Whether days are about a year and no calendar year."""
    return days.days is not None and 350 < days.days < 380 and not days.is_calendar_year


def fiscal(days: Period, levels: Sequence[str], whens: Sequence[Sequence[When]]) -> Iterator[str]:
    """What speaks for and against such a year: words from the evidence on to the text; dates of sentence, line and text."""
    if days.first is None or days.last is None or (days.days or 0) < 80:
        return
    if (days.first.month, days.first.day) in _beginnings():
        yield "custom|year" if is_such_a_year(days) else "custom|part"
    if not is_such_a_year(days):
        return
    is_counted = STEP.search(levels[1]) is not None
    yield from _pairs(days, levels, is_counted=is_counted)
    yield from _overlaps(days, levels[-1], is_counted=is_counted, whens=whens)


def _pairs(days: Period, levels: Sequence[str], *, is_counted: bool) -> Iterator[str]:
    """Years named by two ("2023-24"), and fiscal years by their label, by the nearest words that do so."""
    own = (days.first.year, days.last.year) if days.first and days.last else (0, 0)
    for name, words in zip(NEARNESS, levels, strict=True):
        pairs = _years(words)
        if pairs:
            yield f"pair|{name}|{'this' if own in pairs else 'other'}{'|counted' if is_counted else ''}"
            if is_counted and (own[0] + 1, own[1] + 1) in pairs:
                yield f"pair|{name}|year before"
            break
    for name, words in zip(NEARNESS, levels, strict=True):
        labels = [2000 + int(label) for label in LABEL.findall(words)]
        if labels:
            yield f"label|{name}|{'this' if own[1] in labels else 'other'}"
            break


def _overlaps(days: Period, words: str, *, is_counted: bool, whens: Sequence[Sequence[When]]) -> Iterator[str]:
    """Whether a year of the text, as we read it, is about this one: calendars differ by days and weeks."""
    for level, those in zip(("sentence", "line", "text"), whens, strict=True):
        years = [one.period for one in those if one.period is not None and _is_fiscal(one, words)]
        if not years:
            continue
        yield f"like|{level}|{'this' if is_about(days, years) else 'other'}"
        if is_counted and is_about(moved(days, 12), years):
            yield f"like|{level}|year before"
        return


def _is_fiscal(when: When, words: str) -> bool:
    days = when.period
    if days is None or days.days is None or not 350 < days.days < 380:
        return False
    return not days.is_calendar_year or FISCAL.search(words[max(0, when.start - 12) : when.end + 12]) is not None


def is_about(days: Period, years: Sequence[Period]) -> bool:
    """Whether days share half a year and more with one of some years."""
    shared = [min(one.last, days.last) - max(one.first, days.first) for one in years if _is_whole(one) and _is_whole(days)]  # type: ignore[type-var, operator]
    return any(one.days >= HALF_A_YEAR for one in shared)


def _is_whole(days: Period) -> bool:
    return days.is_bounded


def related(days: Period, levels: Sequence[tuple[str, str]], published: date) -> str | None:
    """Whether days are "the last fiscal year" or the like of the nearest words that name one, seen from publication."""
    if not is_such_a_year(days) or days.first is None or days.last is None:
        return None
    for level, words in levels:
        match = RELATED.search(words)
        if match is None:
            continue
        if match[1] in BEFORE:
            after = moved(days, 12).last
            is_so = days.last <= published and after is not None and published < after
        elif match[1] in NOW:
            is_so = days.first <= published <= days.last
        else:
            before = moved(days, -12).first
            is_so = published < days.first and before is not None and before <= published
        return f"related|{level}|{'this' if is_so else 'other'}"
    return None


def _years(words: str) -> set[tuple[int, int]]:
    return {(int(one), int(one[: 4 - len(other)] + other)) for one, other in YEARS.findall(words)}


@cache
def _beginnings() -> frozenset[tuple[int, int]]:
    """The days on which years begin that are no calendar years, and those beside them, for calendars shift by a day."""
    rows = [(row.first_month, row.first_day) for row in load("fiscal_years", _Year) if (row.first_month, row.first_day) != (1, 1)]
    known = {date(2001, *row) for row in rows} | {date(2001, 3, 20), date(2001, 3, 21)}  # the years of Iran and Afghanistan
    shifting = {day for day in known if day.day > 1}
    days = known | {day - DAY for day in shifting} | {day + DAY for day in shifting}
    return frozenset((day.month, day.day) for day in days)
