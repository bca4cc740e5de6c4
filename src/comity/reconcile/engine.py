"""Columns in, columns out: the network of many components, by compiled kernels where they are installed and worth their start.

The extra `fast` brings the kernels (numba); they are compiled once and kept on disk. Without them, or for few rows, NumPy gives
the same answers. Rows and variables are those of `network.feasible_and_bounds`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from comity.reconcile import network
from comity.reconcile.conflicts import EFFORT, LONGEST, CycleSearch
from comity.reconcile.network import Flags, Floats, Ints, Network
from comity.reconcile.removal import cheapest_removal, tie_broken

Columns: TypeAlias = Mapping[str, NDArray[np.int64] | NDArray[np.float64]]

WORTHWHILE = 2_000
"""From so many rows on the kernels make up for the time that loading them takes."""

FAST_EFFORT = 50 * EFFORT
"""Compiled, so many arcs take no longer."""


class Conflicts(NamedTuple):
    """Minimal conflicts of some components: smallest first in each, of equals the one with the earliest rows.

    `rows` holds one conflict a line, sorted and padded with -1, counted within the component; `lengths` how many there are;
    those of the i-th component asked for lie at `ptr[i]:ptr[i + 1]`. `is_exhausted` tells where the search was given up.
    """

    rows: Ints
    lengths: Ints
    ptr: Ints
    is_exhausted: Flags


@cache
def has_kernels() -> bool:
    """Whether the extra `fast` is installed."""
    return find_spec("numba") is not None


def feasible_and_bounds(cols: Columns, *, fast: bool | None = None) -> tuple[Flags, Floats, Floats]:
    """What `network.feasible_and_bounds` tells; `fast` forces the kernels or keeps them out."""
    if not _is_fast(cols, fast):
        return network.feasible_and_bounds(cols)
    from comity.reconcile.fast.paths import solve  # noqa: PLC0415  (loads numba)

    n_variables = int(cols["var_ptr"][-1])
    is_feasible = np.zeros(len(cols["claim_ptr"]) - 1, dtype=np.bool_)
    low, high = np.full(n_variables, -np.inf), np.full(n_variables, np.inf)
    solve(*_arrays(cols), is_feasible, low, high)
    return is_feasible, low, high


def minimal_conflicts(
    cols: Columns, components: Ints, cap: int, *, longest: int = LONGEST, fast: bool | None = None
) -> Conflicts:
    """The minimal conflicts of infeasible components with at most `longest` claims, at most `cap` in each."""
    if _is_fast(cols, fast):
        from comity.reconcile.fast.cycles import find_all  # noqa: PLC0415  (loads numba)

        rows, lengths, owner, is_exhausted = find_all(*_arrays(cols), components, longest, cap, FAST_EFFORT)
    else:
        rows, lengths, owner, is_exhausted = _searched(cols, components, longest, cap)
    sortable = np.where(rows < 0, np.iinfo(np.int64).max, rows)
    sortable.sort(axis=1)
    order = np.lexsort((*sortable.T[::-1], lengths, owner))
    owner = owner[order]
    first = np.searchsorted(owner, np.arange(len(components)))
    kept = np.arange(len(owner)) - first[owner] < cap
    rows = np.where(sortable == np.iinfo(np.int64).max, -1, sortable)[order][kept]
    ptr = np.searchsorted(owner[kept], np.arange(len(components) + 1))
    return Conflicts(rows, lengths[order][kept], ptr, is_exhausted)


def cheapest_removals(cols: Columns, components: Ints, costs: Floats, known: Conflicts, *, fast: bool | None = None) -> Flags:
    """Which rows go so that each of the components becomes feasible at the least cost; `costs` are per row of all columns."""
    claim_ptr = np.asarray(cols["claim_ptr"], dtype=np.int64)
    removed = np.zeros(int(claim_ptr[-1]), dtype=np.bool_)
    if not _is_fast(cols, fast):
        for which, k in enumerate(components.tolist()):
            begin, end = int(claim_ptr[k]), int(claim_ptr[k + 1])
            sets = [
                frozenset(row[:length].tolist())
                for row, length in zip(
                    known.rows[known.ptr[which] : known.ptr[which + 1]],
                    known.lengths[known.ptr[which] : known.ptr[which + 1]].tolist(),
                    strict=True,
                )
            ]
            gone = cheapest_removal(Network(only(cols, k)), dict(enumerate(costs[begin:end].tolist())), sets)
            removed[[begin + row for row in gone]] = True
        return removed
    from comity.reconcile.fast.removal import remove_all  # noqa: PLC0415  (loads numba)

    sizes = np.diff(claim_ptr)[components]
    group_ptr = np.concatenate([[0], np.cumsum(sizes)])
    places = np.arange(group_ptr[-1]) - np.repeat(group_ptr[:-1], sizes)
    rows = np.repeat(claim_ptr[components], sizes) + places
    groups = np.arange(int(claim_ptr[-1])) - np.repeat(claim_ptr[:-1], np.diff(claim_ptr))
    settled = tie_broken(costs[rows], places)
    removed[rows] = remove_all(*_arrays(cols), components, groups, settled, group_ptr, known.rows, known.lengths, known.ptr)
    return removed


def only(cols: Columns, component: int) -> dict[str, NDArray[np.int64] | NDArray[np.float64]]:
    """The columns of one component alone."""
    (begin, end), (first, last) = (
        (int(cols[name][component]), int(cols[name][component + 1])) for name in ("claim_ptr", "var_ptr")
    )
    return {name: cols[name][begin:end] for name in ("t", "s", "log_lo", "log_hi")} | {
        "claim_ptr": np.array([0, end - begin]),
        "var_ptr": np.array([0, last - first]),
    }


def _is_fast(cols: Columns, fast: bool | None) -> bool:
    return (has_kernels() and len(cols["t"]) >= WORTHWHILE) if fast is None else fast


def _arrays(cols: Columns) -> tuple[Ints, Ints, Floats, Floats, Ints, Ints]:
    t, s, claim_ptr, var_ptr = (np.ascontiguousarray(cols[name], dtype=np.int64) for name in ("t", "s", "claim_ptr", "var_ptr"))
    low, high = (np.ascontiguousarray(cols[name], dtype=np.float64) for name in ("log_lo", "log_hi"))
    return t, s, low, high, claim_ptr, var_ptr


def _searched(cols: Columns, components: Ints, longest: int, cap: int) -> tuple[Ints, Ints, Ints, Flags]:
    found: list[list[int]] = []
    owner: list[int] = []
    is_exhausted = np.zeros(len(components), dtype=np.bool_)
    for which, component in enumerate(components.tolist()):
        search = CycleSearch(Network(only(cols, component)), longest)
        sets = [sorted(cycle.claims) for cycle in islice(search, cap)]
        found += sets
        owner += [which] * len(sets)
        is_exhausted[which] = search.is_exhausted
    rows = np.full((len(found), longest), -1, dtype=np.int64)
    for place, members in enumerate(found):
        rows[place, : len(members)] = members
    lengths = np.array([len(members) for members in found], dtype=np.int64)
    return rows, lengths, np.array(owner, dtype=np.int64), is_exhausted
