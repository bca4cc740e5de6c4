"""Fiscal years: a label that runs as the year of the one state named beside it does."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from re import IGNORECASE, Pattern, escape
from re import compile as compile_pattern
from typing import Literal

from msgspec import Struct

from comity.language.en.dates.spans import is_year, months
from comity.language.en.dates.words import one_of
from comity.model.period import Period
from comity.resources import load
from comity.resources.rows import State


class FiscalYear(Struct, frozen=True):
    """When a state's fiscal year begins, and which calendar year labels it: the one it starts or the one it ends in.

    `state` is an ISO alpha-3 code; the year begins on day `first_day` of `first_month`, where that day moves with another
    calendar on the earlier one (Nepal's first of Shrawan is 16 or 17 July). `label` is None where the state names its years
    by both ("2024-25").
    """

    state: str
    first_month: int
    first_day: int
    label: Literal["start", "end"] | None


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How the names of months begin, in order."""
_ENDS = compile_pattern(
    r"(?:fiscal|financial) years?\s(?:that\s)?(?:ends?|ending|ended|closes?|to)\s(?:on\s)?(?:the\s)?"
    r"(\d{1,2})?(?:st|nd|rd|th)?\s?(?:of\s)?"
    rf"({'|'.join(MONTHS)})[a-z]*\.?\s?(\d{{1,2}}\b)?(?!\s?\d)",
    IGNORECASE,
)


@lru_cache(maxsize=4)
def _stated_end(text: str) -> tuple[int, int] | None:
    """Month and day on which a text says that its fiscal years end: "fiscal years end on June 30"; the first that it names."""
    told = _ENDS.search(text)
    if told is None:
        return None
    month = MONTHS.index(told[2].lower()) + 1
    day = int(told[1] or told[3] or monthrange(2023, month)[1])
    return (month, day) if day <= monthrange(2023, month)[1] else None


def _as_stated(end: tuple[int, int], first: int) -> Period | None:
    """The fiscal year that begins after a day of calendar year `first` and ends with it a year on."""
    if not (is_year(first) and is_year(first + 1)):
        return None
    return Period(date(first, *end) + timedelta(1), date(first + 1, *end))


def fiscal_span(text: str, around: tuple[int, int], first: int, last: int | None) -> Period | None:
    """The days of fiscal year `first` ("FY2024") or `first`-`last` ("2023-24"), when the words `around` name exactly one state.

    None where no state or several are named, where the state's year is not known, or where the label is not of the kind
    that the state uses. Beside states whose years are those of the calendar "2023-24" is that of the one whose years are not;
    where the words around name none, that of the only such state of the whole text. Where the text says on which day its
    fiscal years end, all run so.
    """
    stated = _stated_end(text)
    if stated is not None and stated != (12, 31):
        return _as_stated(stated, first if last is not None else first - 1)
    year = _named_year(text, around, is_split=last is not None)
    if year is None:
        return None
    if year.first_month == 1:
        return None if last is not None else months(first, 1, 12)
    if last is None and year.label is None:
        return None
    return _from(year, first if last is not None or year.label == "start" else first - 1)


def running_year(text: str, around: tuple[int, int], day: date, offset: int) -> Period | None:
    """The days of the fiscal year that lies `offset` after the one running on `day`, in the one state named `around` it."""
    year = _named_year(text, around, is_split=False)
    if year is None:
        return None
    return _from(year, day.year - ((day.month, day.day) < (year.first_month, year.first_day)) + offset)


def _from(year: FiscalYear, start: int) -> Period | None:
    """The days of the fiscal year that begins in calendar year `start`; None beyond the calendar."""
    if not (is_year(start) and is_year(start + 1)):
        return None
    first, following = (date(start + step, year.first_month, year.first_day) for step in (0, 1))
    return Period(first, following - timedelta(1))


def _named_year(text: str, around: tuple[int, int], *, is_split: bool) -> FiscalYear | None:
    """The fiscal year of the state named around a label; of a split label where none is, of the only such state of the text."""
    named = {_names()[found[0]] for found in _pattern().finditer(text, *around)}
    years = [_years().get(state) for state in named]
    if is_split and not named:
        years = [year for state in sorted(_named_in(text)) if (year := _years().get(state)) is not None and year.first_month != 1]
    elif is_split:
        years = [year for year in years if year is None or year.first_month != 1] or years
    return years[0] if len(years) == 1 else None


@lru_cache(maxsize=2)
def _named_in(text: str) -> frozenset[str]:
    return frozenset(_names()[found[0]] for found in _pattern().finditer(text))


@cache
def _years() -> dict[str, FiscalYear]:
    return {row.state: row for row in load("fiscal_years", FiscalYear)}


@cache
def _names() -> dict[str, str]:
    """Names and demonyms of all states; one that is not surely a state's does not count."""
    return {
        word: state.iso3
        for state in load("states", State)
        for word in (state.name, *state.forms, *state.demonyms)
        if word not in state.doubtful
    }


@cache
def _pattern() -> Pattern[str]:
    return compile_pattern(rf"(?<!\w)(?=[A-ZÉ]){one_of([escape(name) for name in _names()])}(?!\w)")
