"""One quantity told in two currencies: an edge of the rates that hold in its period, from a table that the user supplies.

What was sold for one currency over a period is what it was in another at an average of the rates of its days, so that the least
and the greatest rate of the rows that cover every day of the period limit it. Where a day has no row the two never meet.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import NamedTuple

from msgspec import structs

from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.rate import Rate
from comity.model.record import Quantity
from comity.model.verdict import Assumption
from comity.model.wording import digits
from comity.reconcile.constraints import Constraint

Pair = tuple[str, str]


class Given(NamedTuple):
    """Constraints that a premise of the user's gives, with the premises in words."""

    constraints: tuple[Constraint, ...]
    premises: tuple[Assumption, ...]


def exchanged(quantities: Iterable[Quantity], rates: Iterable[Rate]) -> Given:
    """The edges between quantities that agree in all but their currency, for which the table has a rate on each day."""
    table: dict[Pair, list[Rate]] = defaultdict(list)
    for rate in rates:
        table[rate.currency, rate.per].append(rate)
    constraints: list[Constraint] = []
    premises: dict[str, Assumption] = {}
    for alike in _alike(quantities) if table else ():
        for of in alike:
            for base in alike:
                premise = _premise(of, base, table)
                if premise is not None:
                    premises[premise.id] = premise
                    constraints.append(_edge(of, base, premise))
    return Given(tuple(constraints), tuple(premises[key] for key in sorted(premises)))


def _alike(quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """Quantities that agree in all but their unit, where there are several."""
    found: dict[Quantity, list[Quantity]] = defaultdict(list)
    for quantity in sorted(quantities, key=lambda one: one.id):
        if quantity.unit is not None and quantity.period is not None and quantity.period.is_bounded:
            found[structs.replace(quantity, id="", unit=None)].append(quantity)
    return [group for group in found.values() if len(group) > 1]


def _premise(of: Quantity, base: Quantity, table: Mapping[Pair, Sequence[Rate]]) -> Assumption | None:
    """The rates that hold in the period of two quantities, or None where there are none for them or for all its days."""
    (currency, _, time), (per, _, other_time) = (one.unit.partition("/") for one in (of, base))  # type: ignore[union-attr]
    rows = table.get((currency, per), ())
    if time != other_time or of.period is None:
        return None
    holding = sorted((rate for rate in rows if rate.days.overlaps(of.period)), key=lambda rate: rate.row)
    if not _covers(holding, of.period):
        return None
    value = Interval(
        min(rate.value.low for rate in holding if rate.value.low is not None),
        max(rate.value.high for rate in holding if rate.value.high is not None),
    )
    where = f"{holding[0].table}:{_ranges([rate.row for rate in holding])}"
    words = f"one {per} bought {_told(value)} {currency} in {of.period.label()}, {where}"
    return Assumption(id=f"{where} {currency}/{per} {of.period.label()}", text=words, strict=value, lenient=value)


def _covers(rates: Sequence[Rate], period: Period) -> bool:
    """Whether every day of a bounded period has a rate."""
    if period.first is None or period.last is None:
        return False
    day = period.first
    for rate in sorted(rates, key=lambda one: (one.days.first, one.row)):
        if rate.days.first is not None and rate.days.last is not None and rate.days.first <= day:
            day = max(day, rate.days.last + timedelta(days=1))
    return day > period.last


def _ranges(rows: Sequence[int]) -> str:
    """Rows as a reader would name them: "2", "2-5", "2,4-5"."""
    runs = [[row for _, row in run] for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])]
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _told(value: Interval) -> str:
    low, high = digits(value.low or 0, 6), digits(value.high or 0, 6)
    return low if low == high else f"{low} to {high}"


def _edge(of: Quantity, base: Quantity, premise: Assumption) -> Constraint:
    return Constraint(
        because=premise.id, of=of.id, base=base.id, strict=premise.strict, lenient=premise.lenient, is_assumed=True, is_firm=True
    )
