"""Likely slips: one usual mix-up in one claim that would let a conflict's claims all be true.

Either its number is off by a usual factor, or it is what others give for a quantity that is easily taken for the one named.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf, log
from typing import NamedTuple

from msgspec import structs

from comity.model.claim import Figure
from comity.model.ids import ClaimId, QuantityId
from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Slip
from comity.model.wording import digits, figure_value
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.explain import Narrator
from comity.reconcile.naming import full_name
from comity.reconcile.network import TOLERANCE


class Kind(NamedTuple):
    """A usual mix-up: its name, its factor, and what may have happened."""

    name: str
    factor: float
    text: str


KINDS = (
    Kind("month-year", 12.0, "a month may have been taken for a year"),
    Kind("scale", 1000.0, "thousands may have been taken for millions, or millions for billions"),
    Kind("scale", 100.0, "the decimal point may have moved by two places"),
    Kind("tonnes-barrels", 7.33, "tonnes may have been taken for barrels"),
)
"""One tonne of crude oil is about 7.33 barrels."""


NARROW = log(1.1)
"""Only a number that says this much is taken for that of another quantity."""

TAKEN = {
    "year": "one year may have been taken for another",
    "fiscal-year": "a fiscal year may have been taken for a calendar year",
    "flow": "one flow may have been taken for another",
}
"""What may have happened, by the kind of quantity that was meant."""

FLOWS = frozenset({"trade.exports", "trade.imports", "trade.turnover"})
A_YEAR = range(360, 372)


class Levels:
    """The stated levels of each quantity, and which quantities that have some may be taken for another."""

    def __init__(self, stated: Mapping[QuantityId, Sequence[Constraint]], quantities: Mapping[QuantityId, Quantity]) -> None:
        """`quantities` tells of each what it is about."""
        self.of = stated
        self._quantities = quantities

    def beside(self, quantity: Quantity) -> list[Quantity]:
        """Those that differ from a quantity in their period alone, or are trade of its pair and period; by id."""
        found = {other.id: other for key in shared_by(quantity) for other in self._groups.get(key, ())}
        return [found[key] for key in sorted(found)]

    @cached_property
    def _groups(self) -> dict[Hashable, list[Quantity]]:
        groups: dict[Hashable, list[Quantity]] = defaultdict(list)
        for key in self.of:
            for shared in shared_by(self._quantities[key]):
                groups[shared].append(self._quantities[key])
        return groups


def shared_by(quantity: Quantity) -> Iterator[Hashable]:
    """Two quantities of which one is taken for the other share one of these."""
    yield structs.replace(quantity, id="", period=None)
    if quantity.indicator in FLOWS:
        pair = frozenset((quantity.reporter, quantity.partner))
        yield pair, quantity.period, quantity.unit, quantity.world, quantity.scope, quantity.product


class Turn(NamedTuple):
    """A constraint on a cycle, and whether the cycle runs from its base to its quantity."""

    constraint: Constraint
    is_forward: bool


class _Mend(NamedTuple):
    """A change that mends; the smallest is the one whose claims then lie closest, and that multiplies rather than divides."""

    miss: float
    is_division: bool
    because: ClaimId
    kind: Kind


def find_slip(cycle: Sequence[Turn], narrator: Narrator, levels: Levels) -> Slip | None:
    """The slip that best mends a conflict, or None: a factor, else another quantity."""
    return _factor(cycle, narrator) or next(_other_quantity(cycle, narrator, levels), None)


def _factor(cycle: Sequence[Turn], narrator: Narrator) -> Slip | None:
    """The factor that best mends a conflict.

    Only stated levels are changed (and shares, for the decimal point). All strict intervals must then fit, and the cycle must
    be limited in both directions, since an open interval would fit any factor.
    """
    forward, backward = slack(cycle, "strict", is_along=True), slack(cycle, "strict", is_along=False)
    if backward == inf:
        return None
    mends = [
        _Mend(round(abs(forward - backward + 2 * shift), 9), shift_sign < 0, turn.constraint.because, kind)
        for turn in cycle
        for kind in KINDS
        if _can_slip(turn.constraint, kind, narrator)
        for shift_sign in (1, -1)
        for shift in [shift_sign * log(kind.factor) * (1 if turn.is_forward else -1)]
        if forward + shift >= -TOLERANCE and backward - shift >= -TOLERANCE
    ]
    return _slip(min(mends), narrator) if mends else None


def slack(cycle: Sequence[Turn], reading: Reading, *, is_along: bool) -> float:
    """The sum of a cycle's logarithms, along it or the other way round: negative in a clash, infinite without limit."""
    return sum(_weight(turn.constraint.interval(reading), is_forward=turn.is_forward == is_along) for turn in cycle)


def _weight(interval: Interval, *, is_forward: bool) -> float:
    if is_forward:
        return inf if interval.high is None else log(interval.high)
    return inf if interval.low is None else -log(interval.low)


def _can_slip(row: Constraint, kind: Kind, narrator: Narrator) -> bool:
    claim = narrator.claims.get(row.because)
    if claim is None or not isinstance(claim.payload, Figure):
        return False
    if claim.payload.relation == "share":
        return kind.factor == 100
    return row.base is None and (kind.name != "tonnes-barrels" or _is_oil_unit(narrator.quantities[row.of]))


def _is_oil_unit(quantity: Quantity) -> bool:
    return (quantity.unit or "").partition("/")[0] in {"t", "bbl"}


def _slip(mend: _Mend, narrator: Narrator) -> Slip:
    claim = narrator.claims[mend.because]
    value = figure_value(claim.payload) if isinstance(claim.payload, Figure) else ""
    factor = 1 / mend.kind.factor if mend.is_division else mend.kind.factor
    change = f"{'divided by' if mend.is_division else 'times'} {digits(mend.kind.factor)}"
    text = f"{narrator.speaker(claim.id)}'s {value} {change} would fit the rest: {mend.kind.text}."
    return Slip(kind=mend.kind.name, factor=factor, text=text)


def _other_quantity(cycle: Sequence[Turn], narrator: Narrator, levels: Levels) -> Iterator[Slip]:
    """Levels of the cycle that others, outside of it, give for a quantity near the one named, in the order of the claims."""
    members = {turn.constraint.because for turn in cycle}
    for turn in sorted(cycle, key=lambda turn: turn.constraint.because):
        row = turn.constraint
        if row.base is not None or row.is_assumed or not _is_narrow(row):
            continue
        for kind, other in _near(narrator.quantities[row.of], levels):
            for level in levels.of[other.id]:
                if level.because not in members and _is_narrow(level) and level.strict.overlaps(row.strict):
                    claim = narrator.claims[row.because]
                    value = figure_value(claim.payload) if isinstance(claim.payload, Figure) else ""
                    text = (
                        f"{narrator.speaker(claim.id)}'s {value} is what {narrator.speaker(level.because)} gives for "
                        f"{full_name(other)}: {TAKEN[kind]}."
                    )
                    yield Slip(kind=kind, factor=1.0, text=text)


def _is_narrow(row: Constraint) -> bool:
    low, high = row.strict.low, row.strict.high
    return low is not None and high is not None and log(high / low) < NARROW


def _near(quantity: Quantity, levels: Levels) -> Iterator[tuple[str, Quantity]]:
    """Quantities with stated levels that are easily taken for this one, by id."""
    for other in levels.beside(quantity):
        if other.id == quantity.id or other.period is None or quantity.period is None:
            continue
        if structs.replace(other, id=quantity.id, period=quantity.period) == quantity:
            if other.period.is_calendar_year and quantity.period.is_calendar_year:
                if abs(other.period.first.year - quantity.period.first.year) == 1:  # type: ignore[union-attr]
                    yield "year", other
            elif {other.period.days in A_YEAR, quantity.period.days in A_YEAR} == {True}:
                yield "fiscal-year", other
        elif _is_other_flow(quantity, other):
            yield "flow", other


def _is_other_flow(one: Quantity, other: Quantity) -> bool:
    """Whether both are trade of the same pair and period, but not the same flow seen from its two ends."""
    is_alike = (one.period, one.unit, one.world, one.scope, one.product) == (
        other.period, other.unit, other.world, other.scope, other.product,
    )  # fmt: skip
    pair = {one.reporter, one.partner} == {other.reporter, other.partner}
    is_mirror = {one.indicator, other.indicator} == {"trade.exports", "trade.imports"} and one.reporter == other.partner
    return is_alike and pair and {one.indicator, other.indicator} <= FLOWS and not is_mirror
