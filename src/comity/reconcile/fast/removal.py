"""Compiled cheapest removal: the answers of `comity.reconcile.removal`, for many components at once."""

from typing import Any

import numpy as np
from numba import njit

from comity.reconcile.fast.paths import CUT, TOLERANCE, lay, spread

BRANCHES = 1_000_000
"""Choices tried for a cheapest hitting set before the best one so far is taken."""


@njit(cache=True)
def judge(ptr: Any, members: Any, count: int, costs: Any, state: Any, spent: float, used: Any) -> tuple[int, float]:
    """The first set that nothing taken meets (-1: none), and the least that meeting all of them costs."""
    first, least = -1, spent
    used[:] = False
    for one in range(count):
        cheapest, is_hit, is_apart = np.inf, False, True
        for at in range(ptr[one], ptr[one + 1]):
            member = members[at]
            if state[member] == 1:
                is_hit = True
                break
            if state[member] == 0:
                cheapest = min(cheapest, costs[member])
            is_apart = is_apart and not used[member]
        if is_hit:
            continue
        if cheapest == np.inf:
            return one, np.inf
        if first < 0:
            first = one
        if is_apart:
            least += cheapest
            for at in range(ptr[one], ptr[one + 1]):
                used[members[at]] = True
    return first, least


@njit(cache=True)
def hit(ptr: Any, members: Any, count: int, costs: Any, best: Any) -> None:
    """The cheapest choice of members that meets every set, by branch and bound."""
    n = len(costs)
    state, used, refused_at = np.zeros(n, np.int64), np.zeros(n, np.bool_), np.full(n, -1, np.int64)
    last, place = np.empty(n + 1, np.int64), np.empty(n + 1, np.int64)
    depth, spent, best_cost, is_new = 0, 0.0, np.inf, True
    for _ in range(BRANCHES):
        is_done = False
        if is_new:
            first, least = judge(ptr, members, count, costs, state, spent, used)
            is_done = first < 0 or least >= best_cost - TOLERANCE
            if first < 0 and spent < best_cost - TOLERANCE:
                best_cost = spent
                best[:] = state == 1
            if not is_done:
                place[depth], last[depth] = ptr[first], ptr[first + 1]
                is_new = False
        if not is_done:
            while place[depth] < last[depth] and state[members[place[depth]]] != 0:
                place[depth] += 1
            if place[depth] < last[depth]:
                state[members[place[depth]]] = 1
                spent += costs[members[place[depth]]]
                depth += 1
                is_new = True
                continue
            for member in range(n):
                if refused_at[member] == depth:
                    state[member], refused_at[member] = 0, -1
        depth -= 1
        if depth < 0:
            return
        taken = members[place[depth]]  # all with it is tried; from here on without
        state[taken], refused_at[taken] = -1, depth
        spent -= costs[taken]
        is_new = False


@njit(cache=True)
def noted(ptr: Any, members: Any, count: int, fresh: Any, size: int) -> tuple[Any, Any]:
    """Write one more set behind the others, in longer arrays where these are full."""
    begin = ptr[count]
    if count + 2 > len(ptr):
        longer = np.empty(2 * len(ptr), np.int64)
        longer[: len(ptr)] = ptr
        ptr = longer
    if begin + size > len(members):
        more = np.empty(2 * (begin + size), np.int64)
        more[:begin] = members[:begin]
        members = more
    members[begin : begin + size] = fresh[:size]
    ptr[count + 1] = begin + size
    return ptr, members


@njit(cache=True)
def remove(
    t: Any, s: Any, low: Any, high: Any, begin: int, end: int, n: int, groups: Any, costs: Any, known: Any, lengths: Any,
    removed: Any,
) -> None:  # fmt: skip
    """Fill in the groups of least cost without which one component is feasible; `known` are conflicts found before."""
    rows, nodes = end - begin, n + 1
    tail, head = np.empty(2 * rows, np.int64), np.empty(2 * rows, np.int64)
    weight, claim = np.empty(2 * rows), np.empty(2 * rows, np.int64)
    m = lay(t, s, low, high, begin, end, n, tail, head, weight, claim)
    left, distance = np.empty(m), np.empty(nodes)
    via, mark = np.empty(nodes, np.int64), np.empty(nodes, np.int64)
    ptr, members, count = np.zeros(len(known) + 16, np.int64), np.empty(16 * (len(known) + 16), np.int64), 0
    fresh = np.empty(rows, np.int64)
    for one in range(len(known)):
        for at in range(lengths[one]):
            fresh[at] = groups[known[one, at]]
        ptr, members = noted(ptr, members, count, fresh, lengths[one])
        count += 1
    while True:
        removed[:] = False
        if count > 0:
            hit(ptr, members, count, costs, removed)
        for arc in range(m):
            left[arc] = CUT if removed[groups[claim[arc]]] else weight[arc]
        before = count
        while True:
            distance[:], via[:] = 0.0, -1
            first = spread(tail, head, left, m, nodes, distance, via, mark)
            if first < 0:
                break
            arc, size = first, 0
            while True:
                fresh[size] = groups[claim[arc]]
                size += 1
                arc = via[tail[arc]]
                if arc == first:
                    break
            ptr, members = noted(ptr, members, count, fresh, size)
            count += 1
            for other in range(m):
                for at in range(size):
                    if groups[claim[other]] == fresh[at]:
                        left[other] = CUT
        if count == before:
            return


@njit(cache=True)
def remove_all(
    t: Any, s: Any, low: Any, high: Any, claim_ptr: Any, var_ptr: Any, chosen: Any, groups: Any, costs: Any, group_ptr: Any,
    known: Any, lengths: Any, known_ptr: Any,
) -> Any:  # fmt: skip
    """Which groups go, for the chosen components: groups are counted within each, `group_ptr` tells where its costs begin."""
    removed = np.zeros(len(costs), np.bool_)
    for which in range(len(chosen)):
        k = chosen[which]
        one, other = known_ptr[which], known_ptr[which + 1]
        mine, yours = group_ptr[which], group_ptr[which + 1]
        rows = groups[claim_ptr[k] : claim_ptr[k + 1]]
        n = var_ptr[k + 1] - var_ptr[k]
        remove(
            t, s, low, high, claim_ptr[k], claim_ptr[k + 1], n, rows, costs[mine:yours], known[one:other], lengths[one:other],
            removed[mine:yours],
        )  # fmt: skip
    return removed
