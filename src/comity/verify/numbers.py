"""How exactly a number is meant of which only value, unit, hedge and evidence are known.

The rules are those of `comity.model.tolerance`. Where the digits of the value stand in the evidence, they tell how it was written
("200 million" or "200,000,000"); else the largest of thousand, million, billion below it is taken for its scale word.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.model import tolerance
from comity.model.claim import Hedge
from comity.model.interval import Interval
from comity.model.tolerance import Pair
from comity.resources import load
from comity.verify.errors import RefusedError
from comity.verify.items import FigureItem

DIGITS = re.compile(r"[0-9]+(?:[.,\u00a0\u202f ][0-9]{3})*(?:[.,][0-9]+)?")
COUNTS = frozenset({"count", "persons"})
TIMES = frozenset({"years", "months", "weeks", "days", "hours"})


class Number(NamedTuple):
    """A number as it was written, in the terms of `comity.model.tolerance.Written`."""

    value: Decimal
    place: Decimal
    shown: Decimal
    is_scaled: bool


class HedgeWidth(Struct, frozen=True):
    """A row of `hedges.tsv`."""

    words: str
    hedge: Hedge
    strict: float
    lenient: float
    position: str = "before"


@cache
def width(hedge: Hedge) -> HedgeWidth | None:
    """The widths of a hedge, the widest where words differ; None for a bare number and for a range, which have none."""
    if hedge in {"exact", "range"}:
        return None
    rows = [row for row in load("hedges", HedgeWidth) if row.hedge == hedge]
    return max(rows, key=lambda row: (row.lenient, row.strict, row.words))


def number(value: float, evidence: str) -> Number:
    """A value, sign aside, as the evidence writes it."""
    exact = abs(Decimal(repr(value))).normalize()
    if not exact:
        return Number(exact, Decimal(1), Decimal(1), is_scaled=False)
    place = Decimal(1).scaleb(int(exact.as_tuple().exponent))
    shown = place / _zeros_shown(exact, place, evidence)
    return Number(exact, place, shown, is_scaled=shown > 1)


def _zeros_shown(exact: Decimal, place: Decimal, evidence: str) -> Decimal:
    """Ten for each zero that is written at the end of a number: a hundred for "200 million" as for "200"."""
    significant = "".join(map(str, exact.as_tuple().digits))
    for match in DIGITS.finditer(evidence):
        written = re.sub(r"[^0-9]", "", match[0]).strip("0")
        if written == significant:
            digits = re.sub(r"[^0-9]", "", match[0])
            return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    scale = Decimal(1).scaleb(3 * max(0, exact.adjusted() // 3))
    return max(place / scale, Decimal(1))


def limits(item: FigureItem) -> Pair:
    """The strict and the lenient interval of a figure: in its unit, as a factor for ratios, as a fraction for shares.

    Raises RefusedError for what no figure can be: a multiple or a share below zero.
    """
    base = item.unit.partition("/")[0]
    if item.relation == "rank":
        return tolerance.point(Decimal(repr(item.value)))
    if item.value < 0 and (item.relation == "share" or base == "times"):
        raise RefusedError(f"{item.value:g} {item.unit} is below zero, which no {item.relation} in {base} can be")
    low = _signed(item, base, item.value)
    pair = low if item.value_hi is None else _between(low, _signed(item, base, item.value_hi))
    if item.relation == "ratio" and base == "percent":
        return tolerance.as_factors(pair, 1)
    if item.relation == "share" and base == "percent":
        return tolerance.as_fractions(pair, item.value if item.value_hi is None else item.value_hi)
    return pair


def _between(low: Pair, high: Pair) -> Pair:
    """From the lower end of one number to the upper end of another."""
    return Interval(low[0].low, high[0].high), Interval(low[1].low, high[1].high)


def _signed(item: FigureItem, base: str, value: float) -> Pair:
    """The intervals of one number in its own unit, below zero where it is."""
    pair = _bare(number(value, item.evidence), item, base)
    return tolerance.mirrored(pair) if value < 0 else pair


def _bare(written: Number, item: FigureItem, base: str) -> Pair:
    """The intervals of one number, sign aside."""
    hedge = width(item.hedge)
    if item.relation == "ratio" and base == "times":
        return tolerance.part(float(written.value), hedge) if written.value < 1 else tolerance.multiple(written, hedge)
    if base in COUNTS:
        return tolerance.counted(written, hedge)
    if base in TIMES and hedge is None:
        return tolerance.point(written.value)
    if base == "percent" and written.place > 10:
        written = written._replace(place=Decimal(10))  # "100 %" is not 50 to 150 %
    return tolerance.hedged(written, hedge)
