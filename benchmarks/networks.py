"""Instances of the scorer of networks as columns, all at once, and what is found in them as the scorer wants it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any

import numpy as np

from comity.reconcile.engine import Conflicts, cheapest_removals, feasible_and_bounds, has_kernels, minimal_conflicts
from comity.reconcile.linear import Rows, find_clashes

Instance = dict[str, Any]


FAST = has_kernels()
"""Loaded with the first call, so that the scorers' first call warms them up."""


def reconcile_columns(cols: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Feasibility of components and bounds of variables, through columns."""
    return feasible_and_bounds(cols, fast=FAST)


def reconcile(instances: list[Instance], cap: int) -> list[dict[str, Any]]:
    """Feasibility, minimal conflicts, cheapest removal and bounds of each instance; of one with sums the first two."""
    is_summed = ["sum" in map(itemgetter("kind"), one["claims"]) for one in instances]
    plain = [one for one, has_sums in zip(instances, is_summed, strict=True) if not has_sums]
    summed = [one for one, has_sums in zip(instances, is_summed, strict=True) if has_sums]
    answers = {True: iter(_summed(summed, cap) if summed else ()), False: iter(_reconciled(plain, cap) if plain else ())}
    return [next(answers[has_sums]) for has_sums in is_summed]


def _summed(instances: list[Instance], cap: int) -> list[dict[str, Any]]:
    """What clashes without the sums; else one minimal conflict with them."""
    rows = _rows(instances)
    cols, kept = _columns(rows)
    ids = kept - np.repeat(rows.claim_ptr[:-1], np.diff(rows.claim_ptr))[kept]
    is_feasible, _, _ = feasible_and_bounds(cols, fast=FAST)
    bad = np.flatnonzero(~is_feasible)
    conflicts = minimal_conflicts(cols, bad, cap, fast=FAST)
    found: list[dict[str, Any]] = [{"feasible": True, "conflicts": []} for _ in instances]
    for k, sets in zip(bad.tolist(), _sets(conflicts, ids, cols["claim_ptr"][bad]), strict=True):
        found[k] = {"feasible": False, "conflicts": sets}
    open_still = np.flatnonzero(is_feasible)
    for k, clash in zip(open_still.tolist(), find_clashes(rows, open_still, fast=FAST), strict=True):
        if clash is not None:
            found[k] = {"feasible": False, "conflicts": [sorted(clash)]}
    return found


def _reconciled(instances: list[Instance], cap: int) -> list[dict[str, Any]]:
    cols, _ = _columns(_rows(instances))
    weights = np.array(list(map(itemgetter("weight"), chain.from_iterable(map(itemgetter("claims"), instances)))))
    is_feasible, low, high = feasible_and_bounds(cols, fast=FAST)
    with np.errstate(over="ignore"):
        lows, highs = np.exp(low).astype(object), np.exp(high).astype(object)
    lows[np.isinf(low)] = None
    highs[np.isinf(high)] = None
    limits = list(zip(lows.tolist(), highs.tolist(), strict=True))
    bad = np.flatnonzero(~is_feasible)
    conflicts = minimal_conflicts(cols, bad, cap, fast=FAST)
    removed = cheapest_removals(cols, bad, weights, conflicts, fast=FAST)
    var_ptr, claim_ptr = cols["var_ptr"].tolist(), cols["claim_ptr"].tolist()
    found: list[dict[str, Any]] = [
        {"feasible": True, "conflicts": [], "drop": [], "bounds": dict(enumerate(limits[first:last]))}
        for first, last in pairwise(var_ptr)
    ]
    gone = np.flatnonzero(removed).tolist()
    owners = np.searchsorted(cols["claim_ptr"], gone, side="right").tolist()
    drops: dict[int, list[int]] = {}
    for row, owner in zip(gone, owners, strict=True):
        drops.setdefault(owner - 1, []).append(row - claim_ptr[owner - 1])
    for k, sets in zip(bad.tolist(), _sets(conflicts), strict=True):
        found[k] = {"feasible": False, "conflicts": sets, "drop": drops.get(k, [])}
    return found


def _sets(conflicts: Conflicts, ids: Any = None, begins: Any = None) -> Iterator[list[list[int]]]:
    """The conflicts of each component as lists, of places in it or of `ids` of all rows together."""
    rows = conflicts.rows
    if ids is not None:
        rows = np.where(rows < 0, -1, ids[rows + np.repeat(begins, np.diff(conflicts.ptr))[:, None]])
    flat, ends, ptr = rows[rows >= 0].tolist(), np.cumsum(conflicts.lengths).tolist(), conflicts.ptr.tolist()
    ends.append(0)  # so that the set before the first ends at none
    for first, last in pairwise(ptr):
        yield [flat[ends[at - 1] : ends[at]] for at in range(first, last)]


def _rows(instances: list[Instance]) -> Rows:
    """The claims of all instances over natural values. A claim's id is its place in its instance."""
    claims = list(chain.from_iterable(map(itemgetter("claims"), instances)))
    terms = list(map(itemgetter("terms"), claims))
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    flat = np.fromiter(chain.from_iterable(chain.from_iterable(terms)), np.float64, 2 * int(lengths.sum()))
    return Rows(
        claim_ptr=np.cumsum([0, *(len(one["claims"]) for one in instances)]),
        var_ptr=np.cumsum([0, *map(itemgetter("n"), instances)]),
        term_ptr=np.concatenate([[0], np.cumsum(lengths)]),
        term_var=flat[::2].astype(np.int64),
        term_coef=flat[1::2].copy(),
        low=np.nan_to_num(np.array(list(map(itemgetter("lo"), claims)), dtype=np.float64), nan=-np.inf, neginf=-np.inf),
        high=np.nan_to_num(np.array(list(map(itemgetter("hi"), claims)), dtype=np.float64), nan=np.inf, posinf=np.inf),
        is_ratio=np.fromiter(map("ratio".__eq__, map(itemgetter("kind"), claims)), np.bool_, len(claims)),
    )


def _columns(rows: Rows) -> tuple[dict[str, Any], Any]:
    """The claims that are no sums as columns of logarithms, and which those are.

    A sum has three terms, or two whose limit is not that of a part in its whole.
    """
    lengths = np.diff(rows.term_ptr)
    is_level = lengths == 1
    is_part = ~is_level & ~rows.is_ratio & (lengths == 2) & (rows.low == -np.inf) & (rows.high == 0)
    kept = np.flatnonzero(is_level | rows.is_ratio | is_part)
    first = rows.term_ptr[:-1][kept]
    low, high = np.where(is_part, 0.0, rows.low)[kept], np.where(is_part, 1.0, rows.high)[kept]
    with np.errstate(divide="ignore"):
        log_low, log_high = np.log(np.maximum(low, 0.0)), np.log(high)
    cols = {
        "t": rows.term_var[first],
        "s": np.where(is_level[kept], -1, rows.term_var[np.minimum(first + 1, len(rows.term_var) - 1)]),
        "log_lo": np.maximum(log_low, -1e300),
        "log_hi": np.minimum(log_high, 1e300),
        "claim_ptr": np.searchsorted(kept, rows.claim_ptr),
        "var_ptr": rows.var_ptr,
    }
    return cols, kept
