"""What adds: a change by an amount, two flows that make up the turnover, months, quarters or halves that make up a year.

The first are claims; the others nobody states, they are named assumptions, and only flows of trade are added up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct, structs

from comity.model.ids import AssumptionId, ClaimId, QuantityId
from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Assumption
from comity.reconcile.constraints import Change, Reading

FLOWS = ("trade.exports", "trade.imports", "trade.turnover")


class Addition(Struct, frozen=True, kw_only=True):
    """The sum of `terms` (quantities with their signs) is an interval, or one of multiples of `whole` where there is one.

    `lenient` contains `strict`; `nominal` is the value when the number is taken at its word; `is_firm` when it can carry a
    contradiction.
    """

    because: ClaimId | AssumptionId
    terms: tuple[tuple[QuantityId, float], ...]
    whole: QuantityId | None
    strict: Interval
    lenient: Interval
    nominal: float | None = None
    is_assumed: bool = False

    @property
    def is_firm(self) -> bool:
        """Whether it can carry a contradiction."""
        return not self.is_assumed

    @property
    def quantities(self) -> tuple[QuantityId, ...]:
        """All quantities it joins."""
        return (*(quantity for quantity, _ in self.terms), *([self.whole] if self.whole else []))

    def interval(self, reading: Reading) -> Interval:
        """The limits in a reading."""
        return self.strict if reading == "strict" else self.lenient


def stated_additions(changes: Iterable[Change]) -> tuple[Addition, ...]:
    """The additions that claims state: one quantity less another."""
    return tuple(
        Addition(
            because=one.because,
            terms=((one.of, 1.0), (one.base, -1.0)),
            whole=None,
            strict=one.strict,
            lenient=one.lenient,
            nominal=one.nominal,
        )
        for one in changes
    )


def assumed_additions(quantities: Sequence[Quantity], assumptions: Iterable[Assumption]) -> tuple[Addition, ...]:
    """The sums that nobody states, among quantities that claims speak of."""
    wholes = {"both-flows": _both_flows(quantities), "parts-of-a-year": _tilings(quantities)}
    return tuple(
        Addition(
            because=assumption.id,
            terms=tuple((part.id, 1.0) for part in parts),
            whole=whole.id,
            strict=assumption.strict,
            lenient=assumption.lenient,
            is_assumed=True,
        )
        for assumption in sorted(assumptions, key=lambda row: row.id)
        for parts, whole in wholes.get(assumption.id, ())
    )


def _both_flows(quantities: Sequence[Quantity]) -> list[tuple[tuple[Quantity, ...], Quantity]]:
    """A state's exports to another and its imports from it, with the turnover of both."""
    keys = {structs.replace(quantity, id=""): quantity for quantity in quantities}
    found: list[tuple[tuple[Quantity, ...], Quantity]] = []
    for key, exports in sorted(keys.items(), key=lambda pair: pair[1].id):
        if key.indicator != "trade.exports" or key.direction != "export" or key.reporter is None or key.partner is None:
            continue
        imports = keys.get(structs.replace(key, indicator="trade.imports", direction="import"))
        mutual = structs.replace(key, indicator="trade.turnover", direction="both")
        turned = structs.replace(mutual, reporter=key.partner, partner=key.reporter)
        turnover = keys.get(mutual) or keys.get(turned)
        if imports is not None and turnover is not None:
            found.append(((exports, imports), turnover))
    return found


def _tilings(quantities: Sequence[Quantity]) -> list[tuple[tuple[Quantity, ...], Quantity]]:
    """Periods that follow one another and fill a calendar year, with the year; the fewest parts first."""
    series: dict[Quantity, list[Quantity]] = {}
    for quantity in sorted(quantities, key=lambda one: one.id):
        if quantity.indicator in FLOWS and quantity.period is not None and quantity.world == "actual":
            series.setdefault(structs.replace(quantity, id="", period=None), []).append(quantity)
    found = []
    for members in series.values():
        years = [one for one in members if one.period is not None and one.period.is_calendar_year]
        found += [(parts, year) for year in years for parts in _filling(year, members)]
    return found


def _filling(year: Quantity, members: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """At most the first four ways in which other periods fill a year."""
    begins: dict[object, list[Quantity]] = {}
    for one in members:
        if one.id != year.id and one.period is not None and one.period.last is not None:
            begins.setdefault(one.period.first, []).append(one)
    assert year.period is not None  # noqa: S101  (a calendar year has a period)
    ways: list[tuple[Quantity, ...]] = [(one,) for one in begins.get(year.period.first, ())]
    number = 0
    while ways and number < 4:
        way = ways.pop(0)
        last = way[-1].period
        if last is None or last.last is None or year.period.last is None or last.last > year.period.last:
            continue
        if last.last == year.period.last:
            number += 1
            yield way
        elif len(way) < 12:
            ways += [(*way, one) for one in begins.get(last.last + timedelta(days=1), ())]


def joined(additions: Iterable[Addition]) -> Mapping[QuantityId, list[Addition]]:
    """The additions that each quantity stands in."""
    found: dict[QuantityId, list[Addition]] = {}
    for addition in additions:
        for quantity in addition.quantities:
            found.setdefault(quantity, []).append(addition)
    return found
