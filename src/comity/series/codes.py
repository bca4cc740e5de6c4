"""What the cells of statistical tables mean: periods, states, units, products, numbers, as offices write them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

from msgspec import Struct

from comity.model.claim import Modality
from comity.model.period import Period
from comity.resources import load
from comity.resources.rows import Product
from comity.resources.units import unit_rows

PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-?(?:(?P<part>[QSHTMW])(?P<number>\d{1,2}))|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|(?P<bare>\d{2})|-A1)?"
)
PARTS = {"Q": 3, "T": 4, "S": 6, "H": 6, "M": 1}
"""How many months the parts of a year have: quarters, trimesters (thirds), semesters, halves, months."""

STATUS: dict[str, Modality] = {"": "actual", "A": "actual", "P": "actual", "E": "estimate", "I": "estimate", "F": "forecast"}
"""The codes of observation status of SDMX (CL_OBS_STATUS) that make a figure; provisional figures are told as fact."""

BREAKS = frozenset({"B", "D", "R", "U", "V"})
"""Status that qualifies a figure without changing what is asserted: a break, another definition, revised, low reliability."""


class Currency(Struct, frozen=True):
    """A row of `currencies.tsv`, of which the code is needed."""

    code: str
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def period_of(text: str) -> Period | None:
    """A period as offices write it, None for what is none.

    "2024", "2024-03", "202403", "2024-M3", "2024-Q1", "2024Q1", "2024-S2", "2024-W07" (ISO weeks), "2024-03-31", or a first and
    a last of them with a slash.
    """
    first, slash, last = text.strip().partition("/")
    if slash:
        ends = period_of(first), period_of(last)
        is_ordered = ends[0] and ends[1] and ends[0].first and ends[1].last and ends[0].first <= ends[1].last
        return Period(ends[0].first, ends[1].last) if ends[0] and ends[1] and is_ordered else None
    found = PERIOD.fullmatch(first)
    try:
        return None if found is None else _period(found)
    except ValueError:
        return None


def _period(found: re.Match[str]) -> Period | None:
    year = int(found["year"])
    if found["part"] == "W":
        monday = date.fromisocalendar(year, int(found["number"]), 1)
        return Period(monday, monday + timedelta(6))
    if found["part"]:
        months, number = PARTS[found["part"]], int(found["number"])
        if not 1 <= number <= 12 // months:
            return None
        last = months * number
        return Period(date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1]))
    if found["day"]:
        return Period.day(date(year, int(found["month"]), int(found["day"])))
    month = found["month"] or found["bare"]
    return Period.month(year, int(month)) if month else Period.year(year)


def number_of(text: str, decimal: str) -> tuple[Decimal, Decimal] | None:
    """A number and what its last written digit counts; None for what is none. Spaces and the other sign part thousands."""
    plain = re.sub(r"[\s'\u00a0\u202f]", "", text)
    if decimal == ",":
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return None
    return value, Decimal(1).scaleb(int(value.as_tuple().exponent))


def unit_of(name: str) -> str | None:
    """A unit that figures are told in, by its code; None for what is none."""
    unit = name.strip()
    return unit if unit in _units() else None


def product_of(name: str) -> str:
    """A product as figures name it: by its code of the Harmonized System where one is known, else by the words."""
    return _products().get(name.strip(), name.strip().lower())


@cache
def _units() -> frozenset[str]:
    told = {row.unit for row in unit_rows()} | {row.code for row in load("currencies", Currency)}
    return frozenset(told | {"percent", "count", "persons"})


@cache
def _products() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("products", Product):
        found.setdefault(row.hs or "", row.product)
    return found
