"""Components with claims that add: a minimal clash of each, and the limits of its variables."""

from typing import NamedTuple

import numpy as np

from comity.reconcile import sums
from comity.reconcile.network import Flags, Floats, Ints
from comity.reconcile.simplex import Tableau


class Rows(NamedTuple):
    """Claims over natural values, by component.

    A claim says that `low <= sum of coef * value <= high`, or for a ratio that `low <= first / second <= high`. Claim c has
    the terms `term_ptr[c]:term_ptr[c + 1]`; a limit that is missing is infinite. Component k owns the claims
    `claim_ptr[k]:claim_ptr[k + 1]` and `var_ptr[k + 1] - var_ptr[k]` variables, counted within it.
    """

    claim_ptr: Ints
    var_ptr: Ints
    term_ptr: Ints
    term_var: Ints
    term_coef: Floats
    low: Floats
    high: Floats
    is_ratio: Flags


LEAST = 1e-6
"""What a positive value is at least, in the middle magnitude of its component: nothing is no value, here as in `sums`."""


def find_clashes(rows: Rows, components: Ints, *, fast: bool) -> list[frozenset[int] | None]:
    """For each of the components a minimal set of claims that clash, counted within it; None where all can be true.

    Claims other than sums must have been found to fit one another.
    """
    outcome, needed = np.empty(len(components), dtype=np.int64), np.zeros(int(rows.claim_ptr[-1]), dtype=np.bool_)
    _clashes(fast)(*rows, components, outcome, needed)
    found: list[frozenset[int] | None] = []
    for component, what in zip(components.tolist(), outcome.tolist(), strict=True):
        begin, end = int(rows.claim_ptr[component]), int(rows.claim_ptr[component + 1])
        if what == sums.OPEN:
            found.append(_settled(rows, component))
        else:
            members = frozenset(np.flatnonzero(needed[begin:end]).tolist())
            found.append(members if what == sums.CLASH else None)
    return found


class Limit(NamedTuple):
    """A limit of a variable, infinite or nothing where there is none, and the claims it follows from."""

    value: float
    because: frozenset[int]


def narrowed(rows: Rows, component: int) -> list[tuple[Limit, Limit]]:
    """The lower and upper limit of each variable that interval arithmetic finds, which may be wider than the tightest."""
    half = _half_rows(rows, component)
    n = int(rows.var_ptr[component + 1] - rows.var_ptr[component])
    limits, head = np.empty(2 * n), np.full(2 * n, -1, dtype=np.int64)
    limits[0::2], limits[1::2] = 0.0, np.inf
    log, dirty = np.empty((32 * len(half.var) + 64, 2), dtype=np.int64), np.ones(len(half.bound), dtype=np.bool_)
    on, near = np.ones(int(half.owner.max()) + 1, dtype=np.bool_), sums.rows_of(half.ptr, half.var, n)
    _, _, used = sums.narrow(*half, on, near, limits, dirty, head, log)
    found = []
    for v in range(n):
        pair = []
        for side in (2 * v, 2 * v + 1):
            needed = np.zeros(len(on), dtype=np.bool_)
            if head[side] >= 0:
                sums.trace(half.ptr, half.var, half.coef, half.owner, head, log, used, head[side : side + 1], needed)
            pair.append(Limit(float(limits[side]), frozenset(np.flatnonzero(needed).tolist())))
        found.append((pair[0], pair[1]))
    return found


def find_bounds(rows: Rows, component: int) -> tuple[Floats, Floats]:
    """The least and the most that each variable of a component without a clash can be, in natural units."""
    matrix, limits, _, scale = _matrix(rows, component, None)
    tableau = Tableau(matrix, limits)
    tableau.clash()
    one = np.eye(matrix.shape[1])
    high = np.array([tableau.most(row) for row in one])
    low = np.array([-tableau.most(-row) for row in one])
    return low * scale, high * scale


def _clashes(fast: bool):  # type: ignore[no-untyped-def]
    if not fast:
        return sums.clashes
    from comity.reconcile.fast.sums import clashes  # noqa: PLC0415  (loads numba)

    return clashes


def _settled(rows: Rows, component: int) -> frozenset[int] | None:
    """What interval arithmetic left open, by the simplex method; each claim that is not needed is left out."""
    found = _infeasible(rows, component, None)
    if found is None:
        return None
    for claim in sorted(found):
        if claim in found:
            found = _infeasible(rows, component, found - {claim}) or found
    return found


def _infeasible(rows: Rows, component: int, kept: frozenset[int] | None) -> frozenset[int] | None:
    matrix, limits, owner, _ = _matrix(rows, component, kept)
    clash = Tableau(matrix, limits - LEAST * matrix.sum(axis=1)).clash()
    return None if clash is None else frozenset(int(owner[row]) for row in clash)


def _matrix(rows: Rows, component: int, kept: frozenset[int] | None) -> tuple[Floats, Floats, Ints, float]:
    """The half-rows of a component, or of some of its claims, as a matrix; values are scaled by their middle magnitude."""
    ptr, var, coef, bound, owner = _half_rows(rows, component)
    count = len(bound)
    sizes = np.abs(bound[bound != 0])
    scale = float(np.median(sizes)) if len(sizes) else 1.0
    matrix = np.zeros((count, int(rows.var_ptr[component + 1] - rows.var_ptr[component])))
    np.add.at(matrix, (np.repeat(np.arange(count), np.diff(ptr)), var), coef)
    chosen = np.ones(count, dtype=np.bool_) if kept is None else np.isin(owner, sorted(kept))
    return matrix[chosen], bound[chosen] / scale, owner[chosen], scale


class _HalfRows(NamedTuple):
    """What `sums` works on: the sum of the terms of each row is at most its bound."""

    ptr: Ints
    var: Ints
    coef: Floats
    bound: Floats
    owner: Ints


def _half_rows(rows: Rows, component: int) -> _HalfRows:
    begin, end = int(rows.claim_ptr[component]), int(rows.claim_ptr[component + 1])
    terms = 2 * int(rows.term_ptr[end] - rows.term_ptr[begin])
    ptr, var, coef = np.empty(2 * (end - begin) + 1, np.int64), np.empty(terms, np.int64), np.empty(terms)
    bound, owner = np.empty(2 * (end - begin)), np.empty(2 * (end - begin), np.int64)
    count = sums.lay(begin, end, *rows[2:], ptr, var, coef, bound, owner)
    used = int(ptr[count])
    return _HalfRows(ptr[: count + 1], var[:used], coef[:used], bound[:count], owner[:count])
