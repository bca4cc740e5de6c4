"""Components in which something adds, as rows over natural values: what clashes in them, and their tightest limits."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from comity.model.ids import QuantityId
from comity.model.interval import Interval
from comity.reconcile import linear
from comity.reconcile.additions import Addition, joined
from comity.reconcile.clashes import feasible_flags, first_clash
from comity.reconcile.components import Component
from comity.reconcile.constraints import Constraint, Reading

LARGEST = 400
"""Components with more quantities than this are left to ratios alone."""


class Adding(NamedTuple):
    """Quantities that ratios and sums join, sorted by id, with both."""

    quantities: tuple[QuantityId, ...]
    constraints: tuple[Constraint, ...]
    additions: tuple[Addition, ...]

    def among(self, members: frozenset[str]) -> "Adding":
        """The same quantities under what some claims and assumptions say."""
        return Adding(
            self.quantities,
            tuple(row for row in self.constraints if row.because in members),
            tuple(row for row in self.additions if row.because in members),
        )

    @property
    def statements(self) -> tuple[Constraint | Addition, ...]:
        """Everything that is said or assumed."""
        return (*self.constraints, *self.additions)

    @property
    def members(self) -> frozenset[str]:
        """The claims and assumptions it rests on."""
        return frozenset(row.because for row in self.statements)


def adding(parts: Sequence[Component], additions: Sequence[Addition]) -> list[Adding]:
    """The components that additions join, in the order of their smallest quantity."""
    part_of = {quantity: number for number, part in enumerate(parts) for quantity in part.quantities}
    by_quantity = joined(additions)
    found, done = [], set[QuantityId]()
    for first in sorted(by_quantity):
        reached, front = {first}, [first]
        while front and first not in done:
            at = front.pop()
            near = [quantity for row in by_quantity.get(at, ()) for quantity in row.quantities]
            near += parts[part_of[at]].quantities if at in part_of else ()
            front += [one for one in dict.fromkeys(near) if one not in reached]
            reached.update(near)
        if first not in done and len(reached) <= LARGEST:
            numbers = sorted({part_of[quantity] for quantity in reached if quantity in part_of})
            rows = tuple(row for number in numbers for row in parts[number].constraints)
            own = tuple(row for row in additions if row.quantities[0] in reached)
            found.append(Adding(tuple(sorted(reached)), rows, own))
        done |= reached
    return found


def clash_of(part: Adding, reading: Reading) -> frozenset[str] | None:
    """One minimal set that clashes, or None."""
    ratios = Component(part.quantities, part.constraints)
    if not feasible_flags([ratios], reading)[0]:
        return first_clash(ratios, reading)
    rows, because = rows_of(part, reading)
    (found,) = linear.find_clashes(rows, np.array([0]), fast=False)
    if found is None:
        return None
    members = frozenset(because[row] for row in found)
    for member in sorted(members):
        if because.count(member) > 1 and _is_impossible(part.among(members - {member}), reading):
            members -= {member}
    return members


def _is_impossible(part: Adding, reading: Reading) -> bool:
    return linear.find_clashes(rows_of(part, reading)[0], np.array([0]), fast=False)[0] is not None


def within(low: float | None, high: float | None) -> Interval:
    """Limits as an interval; those that rounding has crossed are one value."""
    if low is not None and high is not None and low > high:
        low = high = (low + high) / 2
    return Interval(low, high)


def limits_of(part: Adding, reading: Reading) -> list[Interval]:
    """The tightest limits of all quantities of a component in which nothing clashes."""
    low, high = linear.find_bounds(rows_of(part, reading)[0], 0)
    return [
        within(float(least) if least > 0 else None, float(most) if np.isfinite(most) else None)
        for least, most in zip(low, np.maximum(low, high), strict=True)
    ]


def rows_of(part: Adding, reading: Reading) -> tuple[linear.Rows, list[str]]:
    """The rows of a component over natural values, and the claim or assumption of each."""
    number = {quantity: place for place, quantity in enumerate(part.quantities)}
    terms: list[list[tuple[int, float]]] = []
    limits: list[Interval] = []
    because: list[str] = []
    for row in part.constraints:
        base = [] if row.base is None else [(number[row.base], -1.0)]
        terms.append([(number[row.of], 1.0), *base])
        limits.append(row.interval(reading))
        because.append(row.because)
    is_ratio = [len(one) > 1 for one in terms]
    for addition in part.additions:
        own, interval = [(number[quantity], sign) for quantity, sign in addition.terms], addition.interval(reading)
        if addition.whole is None:
            terms.append(own)
            limits.append(interval)
        for share in (interval.low, interval.high) if addition.whole is not None else ():
            if share is not None:
                terms.append([*own, (number[addition.whole], -share)])  # type: ignore[index]
                limits.append(Interval(0.0, None) if share == interval.low else Interval(None, 0.0))
        because += [addition.because] * (len(terms) - len(because))
    is_ratio += [False] * (len(terms) - len(is_ratio))
    rows = linear.Rows(
        claim_ptr=np.array([0, len(terms)]),
        var_ptr=np.array([0, len(part.quantities)]),
        term_ptr=np.cumsum([0, *map(len, terms)]),
        term_var=np.array([place for one in terms for place, _ in one], dtype=np.int64),
        term_coef=np.array([sign for one in terms for _, sign in one], dtype=np.float64),
        low=np.array([-np.inf if one.low is None else one.low for one in limits]),
        high=np.array([np.inf if one.high is None else one.high for one in limits]),
        is_ratio=np.array(is_ratio, dtype=np.bool_),
    )
    return rows, because
