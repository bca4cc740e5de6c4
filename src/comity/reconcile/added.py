"""Components in which something adds: the minimal sets that clash because of it, and the limits that follow from it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from comity.model.ids import QuantityId, digest
from comity.model.interval import Interval
from comity.model.verdict import Bound, Conflict, Label, Mend, Step
from comity.model.wording import amount, figure_value
from comity.reconcile import linear
from comity.reconcile.additions import Addition, joined
from comity.reconcile.clashes import feasible_flags, first_clash
from comity.reconcile.components import Component
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.explain import Narrator

TRIES = 80
"""So many sets of statements are left out in turn to find all clashes of one component."""

LARGEST = 400
"""Components with more quantities than this are left to ratios alone."""

SLIGHT = 1e-6
"""Limits that differ relatively by less are the same."""

READINGS: tuple[Reading, ...] = ("lenient", "strict")

BEYOND = "beyond"
"""What is supposed in order to see why a limit holds."""


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


def find_added(parts: Sequence[Adding], known: Iterable[Conflict], narrator: Narrator) -> tuple[Conflict, ...]:
    """The conflicts that need an addition: contradictions of firm statements read leniently, then tensions.

    `known` are the conflicts of ratios alone; where there are any, clashes are looked for first in what is left without them.
    """
    sets = [frozenset((*one.claims, *one.assumptions)) for one in known]
    found: dict[str, Conflict] = {}
    for part in parts:
        firm = part.among(frozenset(row.because for row in part.statements if row.is_firm))
        gone = _met_most([one for one in sets if one <= part.members])
        hard = list(_minimal_sets(firm, "lenient", gone))
        soft = [one for one in _minimal_sets(part, "strict", gone) if not any(other <= one for other in hard)]
        labelled: list[tuple[Label, frozenset[str]]] = [
            *(("contradiction", members) for members in hard),
            *(("tension", members) for members in soft),
        ]
        for label, members in labelled:
            if any(row.because in members for row in part.additions):
                conflict = _conflict(part.among(members), label, narrator)
                found[conflict.id] = conflict
    return tuple(found[key] for key in sorted(found))


def tightened(bounds: Sequence[Bound], parts: Sequence[Adding], narrator: Narrator) -> tuple[Bound, ...]:
    """The bounds of ratios, narrowed by what additions say where all of a component can be true."""
    found = {bound.quantity: bound for bound in bounds}
    for part in parts:
        for reading in READINGS:
            if _clash(part, reading) is not None:
                break
            limits = _limits(part, reading)
            for quantity, interval in zip(part.quantities, limits, strict=True):
                found[quantity] = _narrowed(found.get(quantity) or _unknown(quantity), interval, reading, part, narrator)
        else:
            _say_nominals(part, found)
    return tuple(found[key] for key in sorted(found))


def _say_nominals(part: Adding, found: dict[QuantityId, Bound]) -> None:
    """Values at their word that a change by an amount leads to, where nothing else gave one."""
    for row in part.additions:
        if row.whole is None and row.nominal is not None:
            (of, _), (base, _) = row.terms
            for known, unknown, sign in ((base, of, 1.0), (of, base, -1.0)):
                start, bound = found[known].nominal, found[unknown]
                value = None if start is None else start + sign * row.nominal
                if bound.nominal is None and value is not None and bound.lenient.contains(Interval(value, value)):
                    found[unknown] = _with(bound, nominal=value)


def _with(bound: Bound, *, nominal: float) -> Bound:
    return Bound(
        quantity=bound.quantity, strict=bound.strict, lenient=bound.lenient, nominal=nominal, because=bound.because,
        steps=bound.steps, is_stated=bound.is_stated,
    )  # fmt: skip


def _unknown(quantity: QuantityId) -> Bound:
    anything = Interval(None, None)
    return Bound(quantity=quantity, strict=anything, lenient=anything, nominal=None, because=(), steps=(), is_stated=False)


def _narrowed(bound: Bound, interval: Interval, reading: Reading, part: Adding, narrator: Narrator) -> Bound:
    """A bound with tighter limits, and on what these rest."""
    old = bound.strict if reading == "strict" else bound.lenient
    low = interval.low if _exceeds(interval.low, old.low) else old.low
    high = interval.high if _exceeds(old.high, interval.high, is_high=True) else old.high
    if (low, high) == (old.low, old.high):
        return bound
    members = set(bound.because)
    for limit, is_high in ((low, False), (high, True)):
        if limit is not None and limit not in {old.low, old.high}:
            members |= _reasons(part, bound.quantity, limit, reading, is_high=is_high)
    rows = part.among(frozenset(members))
    new = Interval(low, high)
    return Bound(
        quantity=bound.quantity,
        strict=new if reading == "strict" else bound.strict,
        lenient=new if reading == "lenient" else bound.lenient,
        nominal=bound.nominal,
        because=tuple(sorted(members)),
        steps=_steps(rows, narrator),
        is_stated=bound.is_stated,
    )


def _exceeds(one: float | None, other: float | None, *, is_high: bool = False) -> bool:
    """Whether a limit lies above another by more than rounding; no lower limit is nothing, no upper one without end."""
    if is_high:
        return other is not None and (one is None or one > other * (1 + SLIGHT))
    return one is not None and one > (other or 0.0) * (1 + SLIGHT)


def _reasons(part: Adding, quantity: QuantityId, limit: float, reading: Reading, *, is_high: bool) -> frozenset[str]:
    """The claims by which a quantity cannot lie beyond a limit: those that clash with supposing that it does."""
    edge = limit * (1 + 10 * SLIGHT) if is_high else limit * (1 - 10 * SLIGHT)
    interval = Interval(edge, None) if is_high else Interval(None, edge)
    supposed = Constraint(because=BEYOND, of=quantity, base=None, strict=interval, lenient=interval)
    found = _clash(part._replace(constraints=(*part.constraints, supposed)), reading)
    return (found or frozenset()) - {BEYOND}


def _met_most(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """Claims that meet all sets, those that meet most of them first."""
    gone: set[str] = set()
    left = list(sets)
    while left:
        counts = Counter(member for one in left for member in one)
        gone.add(min(counts, key=lambda member: (-counts[member], member)))
        left = [one for one in left if not one & gone]
    return frozenset(gone)


def _minimal_sets(part: Adding, reading: Reading, start: frozenset[str]) -> Iterator[frozenset[str]]:
    """Minimal sets that clash, by leaving out a member of each one found, in turn (Reiter 1987), first all of `start`."""
    found: list[frozenset[str]] = []
    pending, tried = list(dict.fromkeys([start, frozenset[str]()])), set[frozenset[str]]()
    while pending and len(tried) < TRIES:
        gone = pending.pop(0)
        if gone in tried:
            continue
        tried.add(gone)
        clash = next((one for one in found if not one & gone), None)
        if clash is None:
            clash = _clash(part.among(part.members - gone), reading)
            if clash is None:
                continue
            found.append(clash)
            yield clash
        pending += [gone | {member} for member in sorted(clash)]


def _clash(part: Adding, reading: Reading) -> frozenset[str] | None:
    """One minimal set that clashes, or None."""
    ratios = Component(part.quantities, part.constraints)
    if not feasible_flags([ratios], reading)[0]:
        return first_clash(ratios, reading)
    rows, because = _rows(part, reading)
    (found,) = linear.find_clashes(rows, np.array([0]), fast=False)
    if found is None:
        return None
    members = frozenset(because[row] for row in found)
    for member in sorted(members):
        if because.count(member) > 1 and _is_impossible(part.among(members - {member}), reading):
            members -= {member}
    return members


def _is_impossible(part: Adding, reading: Reading) -> bool:
    return linear.find_clashes(_rows(part, reading)[0], np.array([0]), fast=False)[0] is not None


def _limits(part: Adding, reading: Reading) -> list[Interval]:
    low, high = linear.find_bounds(_rows(part, reading)[0], 0)
    return [
        Interval(float(least) if least > 0 else None, float(most) if np.isfinite(most) else None)
        for least, most in zip(low, np.maximum(low, high), strict=True)
    ]


def _rows(part: Adding, reading: Reading) -> tuple[linear.Rows, list[str]]:
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


def _conflict(part: Adding, label: Label, narrator: Narrator) -> Conflict:
    assumptions = sorted({row.because for row in part.statements if row.is_assumed})
    claims = sorted(part.members - set(assumptions))
    changes = list(_changes(part, narrator))
    relief = "Read generously, as rounded numbers, they fit."
    if assumptions:
        relief = f"It rests on an assumption: {narrator.assumption(assumptions[0])}."
    return Conflict(
        id="k_" + digest(label, len(claims), *claims, *assumptions),
        label=label,
        claims=tuple(claims),
        assumptions=tuple(assumptions),
        gap=min((gap for gap, _ in changes), default=0.0),
        steps=_steps(part, narrator),
        mends=tuple(mend for _, mend in changes),
        relief=relief if label == "tension" else "",
    )


def _changes(part: Adding, narrator: Narrator) -> Iterator[tuple[float, Mend]]:
    """For each stated level how far it is, in logarithms, from what the others leave it, and the change that would do."""
    for row in part.constraints:
        if row.base is not None or row.is_assumed:
            continue
        rest = part.among(part.members - {row.because})
        reading: Reading = "strict" if _clash(rest, "strict") is None else "lenient"
        left, said = _limits(rest, reading)[part.quantities.index(row.of)], row.strict
        figure = narrator.figure(row.because)
        if said.high is not None and left.low is not None and left.low > said.high:
            gap, value, bound = log(left.low / said.high), left.low, "at least"
        elif said.low is not None and left.high is not None and 0 < left.high < said.low:
            gap, value, bound = log(said.low / left.high), left.high, "at most"
        else:
            continue
        told = amount(value, narrator.quantities[row.of].unit)
        text = f"{narrator.speaker(row.because)} would have to say {bound} {told} instead of {figure_value(figure)}"
        yield gap, Mend(claim=row.because, value=value, text=text)


def _steps(part: Adding, narrator: Narrator) -> tuple[Step, ...]:
    return (*narrator.steps(part.constraints), *(narrator.addition(row) for row in part.additions))
