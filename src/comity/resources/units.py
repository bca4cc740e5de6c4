"""Units that amounts are counted in, and which of them tell something between states."""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from comity.resources import load


class UnitRow(Struct, frozen=True):
    """A row of `units.tsv`: a unit, and how much of it one of these English forms is.

    A form is believed with numbers from `least` to `most`, written just so where it `is_cased`, and, where it is a word as well,
    near one of the words that `needs` names (`contexts` in `lexicon/quantities.toml`). `use` parts what trade, energy and finance
    are counted in from what only describes things ("a six-foot fence").
    """

    unit: str
    factor: float
    forms: tuple[str, ...]
    least: float | None = None
    most: float | None = None
    is_cased: bool = False
    use: Literal["trade", "everyday"] = "trade"
    needs: str | None = None


NUMBER = "number"
"""The unit of a bare number between limits ("more than 30"), which counts nothing that is named."""
SPANS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")
"""Units of time, shortest first."""


PER_KILOWATT_HOUR = re.compile(r"kwh|kilowatt[- ]?hour", re.IGNORECASE)


def as_told(unit: str, words: str) -> tuple[str, float]:
    """The unit of a price as its words have it, and how much of it one of ours is: power is told per kilowatt-hour too."""
    base, _, rate = unit.rpartition("/")
    is_small = base != "" and rate == "MWh" and PER_KILOWATT_HOUR.search(words) is not None
    return (f"{base}/kWh", 0.001) if is_small else (unit, 1.0)


@cache
def unit_rows() -> tuple[UnitRow, ...]:
    """All rows of the table."""
    return tuple(load("units", UnitRow))


def is_everyday(unit: str) -> bool:
    """Whether a unit describes things rather than counting what states trade, owe or build; a rate goes with what flows."""
    return unit.partition("/")[0] in _everyday()


@cache
def _everyday() -> frozenset[str]:
    return frozenset({row.unit for row in unit_rows() if row.use == "everyday"}) | {NUMBER}
