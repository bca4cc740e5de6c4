"""Instances of the scorer of networks as columns, all at once, and what is found in them as the scorer wants it."""

from __future__ import annotations

from typing import Any

import numpy as np

from comity.reconcile.engine import cheapest_removals, feasible_and_bounds, has_kernels, minimal_conflicts

Instance = dict[str, Any]


FAST = has_kernels()
"""Loaded with the first call, so that the scorers' first call warms them up."""


def reconcile_columns(cols: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Feasibility of components and bounds of variables, through columns."""
    return feasible_and_bounds(cols, fast=FAST)


def reconcile(instances: list[Instance], cap: int) -> list[dict[str, Any]]:
    """Feasibility, minimal conflicts, cheapest removal and bounds of each instance."""
    plain = [one for one in instances if all(claim["kind"] != "sum" for claim in one["claims"])]
    found = dict(zip(map(id, plain), _reconciled(plain, cap), strict=True)) if plain else {}
    return [found.get(id(one)) or {} for one in instances]


def _reconciled(instances: list[Instance], cap: int) -> list[dict[str, Any]]:
    cols, weights = _columns(instances)
    is_feasible, low, high = feasible_and_bounds(cols, fast=FAST)
    with np.errstate(over="ignore"):
        lows, highs = np.exp(low).tolist(), np.exp(high).tolist()
    infinity = float("inf")
    limits = [(bottom or None, None if top == infinity else top) for bottom, top in zip(lows, highs, strict=True)]
    bad = np.flatnonzero(~is_feasible)
    conflicts = minimal_conflicts(cols, bad, cap, fast=FAST)
    removed = cheapest_removals(cols, bad, weights, conflicts, fast=FAST)
    var_ptr, claim_ptr = cols["var_ptr"].tolist(), cols["claim_ptr"].tolist()
    found: list[dict[str, Any]] = [
        {"feasible": True, "conflicts": [], "drop": [], "bounds": dict(enumerate(limits[first:last]))}
        for first, last in zip(var_ptr, var_ptr[1:], strict=False)
    ]
    rows, ptr = conflicts.rows.tolist(), conflicts.ptr.tolist()
    lengths = conflicts.lengths.tolist()
    gone = np.flatnonzero(removed).tolist()
    owners = np.searchsorted(cols["claim_ptr"], gone, side="right").tolist()
    drops: dict[int, list[int]] = {}
    for row, owner in zip(gone, owners, strict=True):
        drops.setdefault(owner - 1, []).append(row - claim_ptr[owner - 1])
    for which, k in enumerate(bad.tolist()):
        sets = [rows[at][: lengths[at]] for at in range(ptr[which], ptr[which + 1])]
        found[k] = {"feasible": False, "conflicts": sets, "drop": drops.get(k, [])}
    return found


def _columns(instances: list[Instance]) -> tuple[dict[str, Any], Any]:
    """The claims of all instances as columns, and their weights. A claim's id is its place in its instance."""
    claims = [claim for one in instances for claim in one["claims"]]
    kinds = [claim["kind"] for claim in claims]
    terms = [claim["terms"] for claim in claims]
    low = np.array([claim["lo"] or 0.0 for claim in claims])
    high = np.array([claim["hi"] for claim in claims], dtype=np.float64)
    is_part = np.array([kind == "part" for kind in kinds])
    low[is_part], high[is_part] = 0.0, 1.0
    with np.errstate(divide="ignore"):
        cols = {
            "t": np.array([term[0][0] for term in terms]),
            "s": np.array([-1 if len(term) == 1 else term[1][0] for term in terms]),
            "log_lo": np.where(low > 0, np.log(low), -1e300),
            "log_hi": np.where(np.isnan(high), 1e300, np.log(high)),
            "claim_ptr": np.cumsum([0, *(len(one["claims"]) for one in instances)]),
            "var_ptr": np.cumsum([0, *(one["n"] for one in instances)]),
        }
    return cols, np.array([claim["weight"] for claim in claims])
