"""Compiled search for minimal conflicts: the answers of `comity.reconcile.conflicts`, for many components at once."""

from typing import Any

import numpy as np
from numba import njit

from comity.reconcile.fast.paths import CUT, TOLERANCE, lay, spread


@njit(cache=True)
def satisfy(tail: Any, head: Any, weight: Any, claim: Any, m: int, n: int, rows: int, values: Any) -> None:
    """Logarithms that satisfy all rows but a few; of each conflict met the row goes that most conflicts so far had in common."""
    met, left = np.zeros(rows, np.int64), weight[:m].copy()
    via, mark = np.empty(n, np.int64), np.empty(n, np.int64)
    values[:n] = 0.0
    while True:
        via[:] = -1
        first = spread(tail, head, left, m, n, values, via, mark)
        if first < 0:
            return
        arc, worst = first, claim[first]
        while True:
            row = claim[arc]
            met[row] += 1
            if met[row] > met[worst] or (met[row] == met[worst] and row < worst):
                worst = row
            arc = via[tail[arc]]
            if arc == first:
                break
        for other in range(m):
            if claim[other] == worst:
                left[other] = CUT


@njit(cache=True)
def index(ends: Any, m: int, n: int, first: Any, order: Any) -> None:
    """Group arcs by one of their ends: those of node v are `order[first[v]:first[v + 1]]`."""
    first[: n + 1] = 0
    for arc in range(m):
        first[ends[arc] + 1] += 1
    for node in range(n):
        first[node + 1] += first[node]
    place = first[:n].copy()
    for arc in range(m):
        order[place[ends[arc]]] = arc
        place[ends[arc]] += 1


@njit(cache=True)
def layers(
    root: int, far: int, rank: int, limit: float, most: int, ends: Any, first: Any, order: Any, reduced: Any, ranks: Any,
    near: Any, fronts: Any, sizes: Any,
) -> None:  # fmt: skip
    """Least reduced sums of walks of at most so many arcs to the root, one line for each number of arcs."""
    near[: most + 1] = np.inf
    near[0, root], fronts[0, 0], sizes[0] = 0.0, root, 1
    for hops in range(1, most + 1):
        near[hops], sizes[hops] = near[hops - 1], 0
        for place in range(sizes[hops - 1]):
            node = fronts[hops - 1, place]
            if node == far:
                continue
            for at in range(first[node], first[node + 1]):
                arc = order[at]
                other, reach = ends[arc], near[hops - 1, node] + reduced[arc]
                if reach < limit and reach < near[hops, other] and other != root and not 0 <= ranks[arc] <= rank:
                    if near[hops, other] == near[hops - 1, other]:
                        fronts[hops, sizes[hops]] = other
                        sizes[hops] += 1
                    near[hops, other] = reach


@njit(cache=True)
def noted(found: Any, lengths: Any, number: int, path: Any, length: int) -> tuple[Any, Any]:
    """Write one more conflict behind the others, in longer arrays where these are full."""
    if number == len(found):
        more, longer = np.full((2 * number, found.shape[1]), -1, np.int64), np.empty(2 * number, np.int64)
        more[:number], longer[:number] = found, lengths
        found, lengths = more, longer
    found[number, :length], lengths[number] = path[:length], length
    return found, lengths


@njit(cache=True)
def find(
    t: Any, s: Any, low: Any, high: Any, begin: int, end: int, n: int, longest: int, cap: int, effort: int
) -> tuple[Any, Any, bool]:
    """Minimal conflicts of one component: rows (padded with -1), their lengths, and whether the effort ran out.

    Once `cap` is reached the longest of what was found are no longer looked for; the caller sorts and cuts the rest.
    """
    rows, nodes = end - begin, n + 1
    tail, head = np.empty(2 * rows, np.int64), np.empty(2 * rows, np.int64)
    weight, claim = np.empty(2 * rows), np.empty(2 * rows, np.int64)
    m = lay(t, s, low, high, begin, end, n, tail, head, weight, claim)
    values = np.empty(nodes)
    satisfy(tail, head, weight, claim, m, nodes, rows, values)
    reduced, ranks = np.empty(m), np.full(m, -1, np.int64)
    negative = np.empty(m, np.int64)
    count = 0
    for arc in range(m):
        reduced[arc] = weight[arc] + values[tail[arc]] - values[head[arc]]
        if reduced[arc] < -TOLERANCE:
            negative[count], ranks[arc] = arc, count
            count += 1
    out_first, out_order = np.empty(nodes + 1, np.int64), np.empty(m, np.int64)
    in_first, in_order = np.empty(nodes + 1, np.int64), np.empty(m, np.int64)
    index(tail, m, nodes, out_first, out_order)
    index(head, m, nodes, in_first, in_order)
    near, fronts, sizes = np.empty((longest, nodes)), np.empty((longest, nodes), np.int64), np.zeros(longest, np.int64)
    found, lengths, number = np.full((16, longest), -1, np.int64), np.empty(16, np.int64), 0
    path, place, total = np.empty(longest + 1, np.int64), np.empty(longest + 1, np.int64), np.empty(longest + 1)
    at_node, seen = np.empty(longest + 1, np.int64), np.zeros(nodes, np.bool_)
    of_length = np.zeros(longest + 1, np.int64)
    rest_below = 0.0
    for rank in range(count):
        rest_below -= reduced[negative[rank]]
    for rank in range(count):
        start = negative[rank]
        limit = rest_below - TOLERANCE
        rest_below += reduced[start]
        if in_first[tail[start] + 1] - in_first[tail[start]] <= out_first[head[start] + 1] - out_first[head[start]]:
            root, far, back_ends, back_first, back_order = tail[start], head[start], tail, in_first, in_order
            ends, first, order = head, out_first, out_order
        else:
            root, far, back_ends, back_first, back_order = head[start], tail[start], head, out_first, out_order
            ends, first, order = tail, in_first, in_order
        layers(root, far, rank, limit, longest - 1, back_ends, back_first, back_order, reduced, ranks, near, fronts, sizes)
        if reduced[start] + near[longest - 1, far] >= -TOLERANCE:
            continue
        depth = 0
        at_node[0], place[0], total[0], path[0] = far, first[far], reduced[start], claim[start]
        seen[far] = True
        while depth >= 0 and effort > 0:
            node, left = at_node[depth], longest - 2 - depth
            if place[depth] == first[node + 1] or left < 0:
                seen[node] = False
                depth -= 1
                continue
            arc = order[place[depth]]
            place[depth] += 1
            effort -= 1
            other, onward = ends[arc], total[depth] + reduced[arc]
            if onward + near[left, other] >= -TOLERANCE or seen[other] or 0 <= ranks[arc] <= rank:
                continue
            path[depth + 1] = claim[arc]
            if other != root:
                depth += 1
                at_node[depth], place[depth], total[depth] = other, first[other], onward
                seen[other] = True
                continue
            found, lengths = noted(found, lengths, number, path, depth + 2)
            number += 1
            of_length[depth + 2] += 1
            while of_length[:longest].sum() >= cap:
                longest -= 1
        for step in range(depth + 1):
            seen[at_node[step]] = False
    return found[:number], lengths[:number], effort <= 0


@njit(cache=True)
def find_all(
    t: Any, s: Any, low: Any, high: Any, claim_ptr: Any, var_ptr: Any, chosen: Any, longest: int, cap: int, effort: int
) -> tuple[Any, Any, Any, Any]:
    """The conflicts of the chosen components: rows, lengths, which of the chosen each is of, and which efforts ran out."""
    found, lengths = np.full((64, longest), -1, np.int64), np.empty(64, np.int64)
    owner, number = np.empty(64, np.int64), 0
    is_exhausted = np.zeros(len(chosen), np.bool_)
    for which in range(len(chosen)):
        k = chosen[which]
        n = var_ptr[k + 1] - var_ptr[k]
        rows, sizes, is_out = find(t, s, low, high, claim_ptr[k], claim_ptr[k + 1], n, longest, cap, effort)
        is_exhausted[which] = is_out
        while number + len(rows) > len(found):
            size = 2 * len(found)
            more, longer, owners = np.full((size, longest), -1, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
            more[:number], longer[:number], owners[:number] = found[:number], lengths[:number], owner[:number]
            found, lengths, owner = more, longer, owners
        for place in range(len(rows)):
            found[number], lengths[number], owner[number] = rows[place], sizes[place], which
            number += 1
    return found[:number], lengths[:number], owner[:number], is_exhausted
