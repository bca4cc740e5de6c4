"""Likely slips: one change of one claim that would let a conflict's claims all be true."""

from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

from comity.model.claim import Figure
from comity.model.ids import ClaimId
from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Slip
from comity.model.wording import digits, figure_value
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.explain import Narrator
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


def find_slip(cycle: Sequence[Turn], narrator: Narrator) -> Slip | None:
    """The slip that best mends a conflict, or None.

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
