"""What follows where something adds: the minimal sets that clash because of it, and the limits that it narrows."""

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
from comity.reconcile.adding import Adding, clash_of, limits_of, rows_of, within
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.explain import Narrator
from comity.reconcile.voices import is_one_passage, is_one_voice

TRIES = 80
"""So many sets of statements are left out in turn to find all clashes of one component."""

SLIGHT = 1e-6
"""Limits that differ relatively by less are the same."""

READINGS: tuple[Reading, ...] = ("lenient", "strict")

EXACT = 40
"""In components of at most so many quantities limits are the tightest there are."""

BEYOND = "beyond"
"""What is supposed in order to see why a limit holds."""


class Reasoned(NamedTuple):
    """Limits, and the claims and assumptions from which the lower and the upper one follow."""

    interval: Interval
    low: frozenset[str]
    high: frozenset[str]


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
            claims = [narrator.claims[one] for one in members if one in narrator.claims]
            is_doubtful = is_one_passage(claims) or is_one_voice(claims)
            if any(row.because in members for row in part.additions) and not is_doubtful:
                conflict = _conflict(part.among(members), label, narrator)
                found[conflict.id] = conflict
    return tuple(found[key] for key in sorted(found))


def tightened(bounds: Sequence[Bound], parts: Sequence[Adding], narrator: Narrator) -> tuple[Bound, ...]:
    """The bounds of ratios, narrowed by what additions say where all of a component can be true."""
    found = {bound.quantity: bound for bound in bounds}
    for part in parts:
        for reading in READINGS:
            if clash_of(part, reading) is not None:
                break
            for quantity, limits in zip(part.quantities, _reasoned(part, reading), strict=True):
                found[quantity] = _narrowed(found.get(quantity) or _unknown(quantity), limits, reading, part, narrator)
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


def _reasoned(part: Adding, reading: Reading) -> list[Reasoned]:
    """The limits of all quantities with the claims behind them: by interval arithmetic, in small components the tightest."""
    rows, because = rows_of(part, reading)
    found = [
        Reasoned(
            within(low.value if low.value > 0 else None, high.value if np.isfinite(high.value) else None),
            frozenset(because[row] for row in low.because),
            frozenset(because[row] for row in high.because),
        )
        for low, high in linear.narrowed(rows, 0)
    ]
    if len(part.quantities) > EXACT:
        return found
    pairs = zip(part.quantities, found, limits_of(part, reading), strict=True)
    return [_tight(part, quantity, known, exact, reading) for quantity, known, exact in pairs]


def _tight(part: Adding, quantity: QuantityId, known: Reasoned, exact: Interval, reading: Reading) -> Reasoned:
    """Known limits, or the tightest ones where these are tighter."""
    (low, high), below, above = (known.interval.low, known.interval.high), known.low, known.high
    if exact.low is not None and _exceeds(exact.low, low):
        low, below = exact.low, _reasons(part, quantity, exact.low, reading, is_high=False)
    if exact.high is not None and _exceeds(high, exact.high, is_high=True):
        high, above = exact.high, _reasons(part, quantity, exact.high, reading, is_high=True)
    return Reasoned(within(low, high), below, above)


def _narrowed(bound: Bound, limits: Reasoned, reading: Reading, part: Adding, narrator: Narrator) -> Bound:
    """A bound with tighter limits, and on what these rest."""
    old = bound.strict if reading == "strict" else bound.lenient
    interval = limits.interval
    low = interval.low if _exceeds(interval.low, old.low) else old.low
    high = interval.high if _exceeds(old.high, interval.high, is_high=True) else old.high
    if (low, high) == (old.low, old.high):
        return bound
    members = set(bound.because)
    members |= (limits.low if low != old.low else frozenset()) | (limits.high if high != old.high else frozenset())
    rows = part.among(frozenset(members))
    new = within(low, high)
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
    found = clash_of(part._replace(constraints=(*part.constraints, supposed)), reading)
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
            clash = clash_of(part.among(part.members - gone), reading)
            if clash is None:
                continue
            found.append(clash)
            yield clash
        pending += [gone | {member} for member in sorted(clash)]


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
        reading: Reading = "strict" if clash_of(rest, "strict") is None else "lenient"
        left, said = limits_of(rest, reading)[part.quantities.index(row.of)], row.strict
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
