"""What the claims together allow for each quantity, and what it is when every number is taken at its word."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from comity.model.ids import ClaimId, QuantityId
from comity.model.interval import Interval
from comity.model.verdict import Bound
from comity.reconcile.components import Component, columns
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.explain import Narrator
from comity.reconcile.network import Network

ANYTHING = Interval(None, None)


class _Reach(NamedTuple):
    """Limits of a quantity, and the constraints on the ways by which they follow."""

    interval: Interval
    because: tuple[Constraint, ...]


class _Nominal(NamedTuple):
    """A value at its word, and the constraints that lead to it, a level first."""

    value: float
    because: tuple[Constraint, ...]


_Reaches = dict[QuantityId, _Reach]


def find_bounds(
    parts: Sequence[Component], contradicted: frozenset[ClaimId], disputed: frozenset[ClaimId], narrator: Narrator
) -> tuple[Bound, ...]:
    """Bounds of every quantity of the components, sorted by id.

    Where a component cannot be true as a whole, assumptions are given up first; then what its undisputed claims allow is told, in
    the strict reading never more than in the lenient one; a quantity of which all claims are disputed has the limits
    between which its stated levels lie. `contradicted` are the claims in contradictions, `disputed` those in any conflict.
    """
    lenient = _reaches(parts, "lenient", contradicted)
    strict = _reaches(parts, "strict", disputed)
    found: list[Bound] = []
    for part in parts:
        nominal = _nominals(part)
        levels = _levels(part)
        for quantity in part.quantities:
            loose = _or_stated(lenient[quantity], levels.get(quantity, ()), "lenient")
            tight = _within(_or_stated(strict[quantity], levels.get(quantity, ()), "strict"), loose)
            found.append(_bound(quantity, tight, loose, nominal.get(quantity), is_stated=quantity in levels, narrator=narrator))
    return tuple(sorted(found, key=lambda bound: bound.quantity))


def _bound(
    quantity: QuantityId, tight: _Reach, loose: _Reach, nominal: _Nominal | None, *, is_stated: bool, narrator: Narrator
) -> Bound:
    """Put together what is known; a derived nominal that the bounds refuse is not told."""
    is_derived = nominal is not None and len(nominal.because) > 1
    if nominal is not None and is_derived and not loose.interval.contains(Interval(nominal.value, nominal.value)):
        nominal = None
    proof = dict.fromkeys([*(nominal.because if nominal else ()), *tight.because, *loose.because])
    return Bound(
        quantity=quantity,
        strict=tight.interval,
        lenient=loose.interval,
        nominal=None if nominal is None else nominal.value,
        because=tuple(sorted({row.because for row in proof})),
        steps=narrator.steps(list(proof)),
        is_stated=is_stated,
    )


def _reaches(parts: Sequence[Component], reading: Reading, disputed: frozenset[ClaimId]) -> _Reaches:
    """Limits from the first that can be true of: everything, the claims without assumptions, the undisputed claims, nothing."""
    found: _Reaches = {}
    left = list(parts)
    for attempt in range(4):
        tried = [_kept(part, attempt, disputed) for part in left]
        left = []
        for part, reaches in zip(tried, _solved(tried, reading), strict=True):
            if reaches is None:
                left.append(part)
            else:
                found.update(reaches)
    return found


def _kept(part: Component, attempt: int, disputed: frozenset[ClaimId]) -> Component:
    """Fewer constraints at each attempt."""
    if attempt == 0:
        return part
    if attempt == 1:
        return part.only(row for row in part.constraints if not row.is_assumed)
    if attempt == 2:
        return part.only(row for row in part.constraints if row.because not in disputed)
    return part.only(())


def _solved(parts: Sequence[Component], reading: Reading) -> list[_Reaches | None]:
    """The limits in each component, or None where its constraints cannot all be true."""
    if not parts:
        return []
    network = Network(columns(parts, reading))
    upper = network.forward()
    is_feasible = network.feasible(upper)
    lower = network.backward(is_feasible)
    rows = [row for part in parts for row in part.constraints]
    found: list[_Reaches | None] = []
    node = 0
    for part, feasible in zip(parts, is_feasible.tolist(), strict=True):
        reaches: _Reaches = {}
        for place, quantity in enumerate(part.quantities if feasible else (), node):
            below = [rows[row] for row in lower.claims(place)]
            above = [rows[row] for row in upper.claims(place)]
            limits = _interval(_limit(below, reading, is_upper=False), _limit(above, reading, is_upper=True))
            reaches[quantity] = _Reach(limits, tuple(dict.fromkeys((*below, *above))))
        node += len(part.quantities)
        found.append(reaches if feasible else None)
    return found


def _limit(way: Sequence[Constraint], reading: Reading, *, is_upper: bool) -> float | None:
    """Multiply out the way from the origin to a quantity, so that a stated limit stays as stated; None without a way."""
    value, at = 1.0, None
    for row in way:
        interval = row.interval(reading)
        is_onward = row.base == at
        factor = interval.high if is_onward == is_upper else interval.low
        assert factor is not None  # noqa: S101  (an arc stands for a limit that exists)
        value, at = (value * factor, row.of) if is_onward else (value / factor, row.base)
    return value if way else None


def _interval(low: float | None, high: float | None) -> Interval:
    """Limits that touch within the tolerance of the network are one value."""
    if low is not None and high is not None and low > high:
        low = high = (low + high) / 2
    return Interval(low, high)


def _or_stated(reach: _Reach, levels: Sequence[Constraint], reading: Reading) -> _Reach:
    """The limits between which the stated levels lie, where nothing undisputed limits the quantity."""
    if reach.interval != ANYTHING or not levels:
        return reach
    intervals = [row.interval(reading) for row in levels]
    lows = [one.low for one in intervals if one.low is not None]
    highs = [one.high for one in intervals if one.high is not None]
    low = min(lows) if len(lows) == len(intervals) else None
    high = max(highs) if len(highs) == len(intervals) else None
    return _Reach(Interval(low, high), tuple(levels))


def _within(tight: _Reach, loose: _Reach) -> _Reach:
    """The strict limits where they narrow the lenient ones; where the two exclude each other, only the lenient ones."""
    if loose.interval.contains(tight.interval):
        return tight
    if not loose.interval.overlaps(tight.interval):
        return loose
    lows = [one.low for one in (tight.interval, loose.interval) if one.low is not None]
    highs = [one.high for one in (tight.interval, loose.interval) if one.high is not None]
    interval = Interval(max(lows, default=None), min(highs, default=None))
    return _Reach(interval, tuple(dict.fromkeys([*tight.because, *loose.because])))


def _levels(part: Component) -> dict[QuantityId, tuple[Constraint, ...]]:
    found: dict[QuantityId, tuple[Constraint, ...]] = {}
    for row in part.constraints:
        if row.base is None:
            found[row.of] = (*found.get(row.of, ()), row)
    return found


def _nominals(part: Component) -> dict[QuantityId, _Nominal]:
    """Stated levels at their word, and what follows from them by the fewest ratios; of equals the one with the smallest id.

    Of several stated levels the median counts, and of two middle ones the lower: a figure that somebody gave.
    """
    found = {quantity: nominal for quantity, rows in _levels(part).items() if (nominal := _median(rows)) is not None}
    links = _links(part)
    front = sorted(found)
    while front:
        reached: dict[QuantityId, tuple[str, QuantityId, _Nominal]] = {}
        for at in front:
            for row, other, factor in links.get(at, ()):
                way = (row.because, at, _Nominal(found[at].value * factor, (*found[at].because, row)))
                if other not in found and way[:2] < reached.get(other, ("~",))[:2]:
                    reached[other] = way
        found |= {quantity: nominal for quantity, (_, _, nominal) in reached.items()}
        front = sorted(reached)
    return found


def _median(levels: Sequence[Constraint]) -> _Nominal | None:
    values = sorted((row.nominal, row.because, row) for row in levels if row.nominal is not None)
    if not values:
        return None
    value, _, row = values[(len(values) - 1) // 2]
    return _Nominal(value, (row,))


def _links(part: Component) -> Mapping[QuantityId, list[tuple[Constraint, QuantityId, float]]]:
    """For each quantity the ratios it stands in, what stands at their other end, and the factor that leads there."""
    links: dict[QuantityId, list[tuple[Constraint, QuantityId, float]]] = {}
    for row in part.constraints:
        if row.base is not None and row.nominal is not None:
            links.setdefault(row.base, []).append((row, row.of, row.nominal))
            links.setdefault(row.of, []).append((row, row.base, 1 / row.nominal))
    return links
