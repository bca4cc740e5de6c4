"""Compiled shortest paths: one component at a time, so that its arcs stay in the processor's cache.

The answers are those of `comity.reconcile.network`. Nodes of a component are its variables and, last, its origin.
"""

from typing import Any

import numpy as np
from numba import njit

TOLERANCE = 1e-9
UNBOUNDED = 1e299
CUT = 1e200
"""The weight of an arc that has been taken out; no shorter path leads over it."""


@njit(cache=True)
def lay(t: Any, s: Any, low: Any, high: Any, begin: int, end: int, n: int, tail: Any, head: Any, weight: Any, claim: Any) -> int:
    """Write the arcs of the rows from `begin` to `end` and give their number; `n` is the origin."""
    m = 0
    for row in range(begin, end):
        base = s[row] if s[row] >= 0 else n
        if high[row] < UNBOUNDED:
            tail[m], head[m], weight[m], claim[m] = base, t[row], high[row], row - begin
            m += 1
        if low[row] > -UNBOUNDED:
            tail[m], head[m], weight[m], claim[m] = t[row], base, -low[row], row - begin
            m += 1
    return m


@njit(cache=True)
def loop_arc(tail: Any, via: Any, n: int, mark: Any) -> int:
    """An arc on a cycle of parents, or -1."""
    for node in range(n):
        mark[node] = -1
    for node in range(n):
        at = node
        while mark[at] < 0:
            mark[at] = node
            if via[at] < 0:
                break
            at = tail[via[at]]
            if mark[at] == node:
                return int(via[at])
    return -1


@njit(cache=True)
def spread(tail: Any, head: Any, weight: Any, m: int, n: int, distance: Any, via: Any, mark: Any) -> int:
    """Shorten distances until nothing changes: -1, or an arc on a negative cycle. Starts from what `distance` holds."""
    turn = 0
    while True:
        last = -1
        for arc in range(m):
            reach = distance[tail[arc]] + weight[arc]
            if reach < distance[head[arc]] - TOLERANCE:
                distance[head[arc]] = reach
                via[head[arc]] = arc
                last = arc
        if last < 0:
            return -1
        turn += 1
        if turn > 2:
            found = int(loop_arc(tail, via, n, mark))
            if found >= 0:
                return found


@njit(cache=True)
def solve(t: Any, s: Any, low: Any, high: Any, claim_ptr: Any, var_ptr: Any, is_feasible: Any, below: Any, above: Any) -> None:
    """Fill in which components are feasible, and the logarithmic bounds of each variable."""
    most_rows, most_nodes = 0, 1
    for k in range(len(claim_ptr) - 1):
        most_rows = max(most_rows, claim_ptr[k + 1] - claim_ptr[k])
        most_nodes = max(most_nodes, var_ptr[k + 1] - var_ptr[k] + 1)
    tail, head = np.empty(2 * most_rows, np.int64), np.empty(2 * most_rows, np.int64)
    weight, claim = np.empty(2 * most_rows), np.empty(2 * most_rows, np.int64)
    distance, via, mark = np.empty(most_nodes), np.empty(most_nodes, np.int64), np.empty(most_nodes, np.int64)
    for k in range(len(claim_ptr) - 1):
        n = var_ptr[k + 1] - var_ptr[k]
        m = lay(t, s, low, high, claim_ptr[k], claim_ptr[k + 1], n, tail, head, weight, claim)
        distance[:n], via[: n + 1] = np.inf, -1
        distance[n] = 0.0
        is_feasible[k] = spread(tail, head, weight, m, n + 1, distance, via, mark) < 0
        if not is_feasible[k]:
            continue
        is_stranded = False
        for v in range(n):
            above[var_ptr[k] + v] = distance[v]
            if distance[v] == np.inf:
                is_stranded = True
        if is_stranded:  # what no level reaches can clash too
            distance[: n + 1], via[: n + 1] = 0.0, -1
            is_feasible[k] = spread(tail, head, weight, m, n + 1, distance, via, mark) < 0
            if not is_feasible[k]:
                continue
        distance[:n], via[: n + 1] = np.inf, -1
        distance[n] = 0.0
        spread(head, tail, weight, m, n + 1, distance, via, mark)
        for v in range(n):
            below[var_ptr[k] + v] = -distance[v]
