"""Fiscal years: a label that runs as the year of the one state named beside it does."""

from collections.abc import Iterable
from functools import cache
from re import Pattern
from re import compile as compile_pattern
from typing import Literal

from msgspec import Struct

from comity.language.en.dates.spans import months
from comity.language.en.dates.words import one_of
from comity.model.period import Period
from comity.resources import load


class FiscalYear(Struct, frozen=True):
    """When a state's fiscal year begins, which of its calendar years labels it, and the names the state goes by in English."""

    state: str
    first_month: int
    label: Literal["start", "end"]
    names: tuple[str, ...]


def fiscal_span(text: str, around: tuple[int, int], first: int, last: int | None) -> Period | None:
    """The days of fiscal year `first` ("FY2024") or `first`-`last` ("2023-24"), when the words `around` name exactly one state.

    None where no state or several are named, or where a calendar-year state is given a year of two labels.
    """
    named = {_names()[found[0]] for found in _pattern().finditer(text, *around)}
    if len(named) != 1:
        return None
    year = named.pop()
    if year.first_month == 1:
        return None if last is not None else months(first, 1, 12)
    start = first if last is not None or year.label == "start" else first - 1
    return months(start, year.first_month, 12)


@cache
def _names() -> dict[str, FiscalYear]:
    return {name: row for row in load("fiscal_years", FiscalYear) for name in row.names}


@cache
def _pattern() -> Pattern[str]:
    return compile_pattern(rf"(?<!\w){one_of(_escaped(_names()))}(?!\w)")


def _escaped(names: Iterable[str]) -> list[str]:
    return [name.replace(".", r"\.") for name in names]
