"""Claims that add: exports and imports that make up the turnover, months that make up a year, a rise by an amount.

Such a claim is a row over natural values, and with the others of its component (a level, a ratio) a linear programme. Intervals
are narrowed row by row first; that alone finds nearly every clash, with the claims it rests on, and a point that satisfies
all rows is looked for by fixing one value after the other. What both leave open is decided by `simplex`.

The loops are written so that numba can compile them as they stand (`comity.reconcile.fast.sums`); without it they run as they
are. A component is handed over as half-rows: the sum of `coef[i] * value[var[i]]` for `i` in `ptr[r]:ptr[r + 1]` is at most
`bound[r]`; `owner[r]` is the claim it stands for. Values are positive. Ratios alone that clash must have been dealt with before.
"""

from typing import Any

import numpy as np

NEAR = 1e-9
"""Relative difference below which limits touch."""

STEP = 1e-9
"""Relative narrowing below which an interval is left as it is."""

ROUNDS = 60
"""So often all rows are gone through."""

CLASH, FITS, OPEN = 0, 1, 2


def narrow(
    ptr: Any, var: Any, coef: Any, bound: Any, owner: Any, on: Any, near: Any, limits: Any, dirty: Any, head: Any, log: Any,
) -> Any:  # fmt: skip
    """Narrow intervals by the `dirty` rows until nothing changes.

    Gives what came of it, the variable that has no value left, and the length of the log.
    `limits[2 * v]` and `limits[2 * v + 1]` hold the lower and upper limit of variable v; `head` the last entry of the log for
    each of them; an entry is its row and the entry before it. With an empty log nothing is noted. `near` lists the rows of each
    variable: those of v are `near[near[v]:near[v + 1]]`.
    """
    used = 0
    for _ in range(ROUNDS):
        is_changed = False
        for row in range(len(bound)):
            if not dirty[row]:
                continue
            dirty[row] = False
            if not on[owner[row]]:
                continue
            least, open_at, opens = 0.0, -1, 0
            for at in range(ptr[row], ptr[row + 1]):
                limit = limits[2 * var[at] + (1 if coef[at] < 0 else 0)]
                if limit == np.inf:
                    opens += 1
                    open_at = at
                else:
                    least += coef[at] * limit
            if opens > 1:
                continue
            for at in range(ptr[row], ptr[row + 1]):
                if opens == 1 and at != open_at:
                    continue
                v, a = var[at], coef[at]
                own = 0.0 if opens == 1 else a * limits[2 * v + (1 if a < 0 else 0)]
                value = (bound[row] - (least - own)) / a
                side = 2 * v + (1 if a > 0 else 0)
                old = limits[side]
                gain = old - value if a > 0 else value - old
                if old == np.inf or gain > STEP * abs(old) + 1e-300:
                    if a > 0:
                        value = max(value, 0.0) if value > -NEAR * abs(bound[row]) else value
                    limits[side] = value
                    is_changed = True
                    for place in range(near[v], near[v + 1]):
                        dirty[near[place]] = True
                    if len(log) > 0:
                        if used == len(log):
                            return OPEN, -1, used
                        log[used, 0], log[used, 1] = row, head[side]
                        head[side] = used
                        used += 1
                low, high = limits[2 * v], limits[2 * v + 1]
                if low > high + NEAR * (abs(low) + (abs(high) if high < np.inf else 0.0)) or high <= 0.0:
                    return CLASH, v, used
        if not is_changed:
            return FITS, -1, used
    return OPEN, -1, used


def trace(ptr: Any, var: Any, coef: Any, owner: Any, head: Any, log: Any, used: int, entries: Any, needed: Any) -> None:
    """Mark the claims on which some entries of the log rest; -1 is none."""
    is_marked, pending = np.zeros(used, np.bool_), np.empty(2 * used + 4, np.int64)
    count = 0
    for first in entries:
        if first >= 0:
            is_marked[first] = True
            pending[count] = first
            count += 1
    while count > 0:
        count -= 1
        entry = pending[count]
        row = log[entry, 0]
        needed[owner[row]] = True
        for at in range(ptr[row], ptr[row + 1]):
            before = head[2 * var[at] + (1 if coef[at] < 0 else 0)]
            while before >= entry:
                before = log[before, 1]
            if before >= 0 and not is_marked[before]:
                is_marked[before] = True
                pending[count] = before
                count += 1


def certify(ptr: Any, var: Any, coef: Any, bound: Any, owner: Any, on: Any, near: Any, limits: Any, summed: Any) -> bool:
    """Whether values are found that satisfy all rows, by fixing one summed variable after the other inside its limits.

    Once these are fixed the rest are ratios, which their upper limits satisfy together.
    """
    no_log, no_head, dirty = np.empty((0, 2), np.int64), np.empty(0, np.int64), np.zeros(len(bound), np.bool_)
    for share in (0.5, 0.25, 0.75, 0.05, 0.95):
        left, is_good = limits.copy(), True
        dirty[:] = False
        for v in summed:
            low, high = left[2 * v], left[2 * v + 1]
            if high == np.inf:
                high = max(2.0 * low, 1.0)
            if high <= low * (1.0 + NEAR):
                continue
            value = low + share * (high - low) if low <= 0.0 else low * (high / low) ** share
            left[2 * v], left[2 * v + 1] = value, value
            for place in range(near[v], near[v + 1]):
                dirty[near[place]] = True
            found = narrow(ptr, var, coef, bound, owner, on, near, left, dirty, no_head, no_log)
            if found[0] == CLASH:
                is_good = False
                break
        if is_good:
            largest = 1.0
            for limit in left:
                largest = max(largest, limit if limit < np.inf else 0.0)
            for v in range(len(left) // 2):
                if left[2 * v + 1] == np.inf:
                    left[2 * v + 1] = 1e6 * largest
            dirty[:] = True
            found = narrow(ptr, var, coef, bound, owner, on, near, left, dirty, no_head, no_log)
            if found[0] != CLASH and meets(ptr, var, coef, bound, owner, on, left):
                return True
    return False


def meets(ptr: Any, var: Any, coef: Any, bound: Any, owner: Any, on: Any, limits: Any) -> bool:
    """Whether the upper limits satisfy all rows."""
    for row in range(len(bound)):
        if not on[owner[row]]:
            continue
        total, size = -bound[row], abs(bound[row])
        for at in range(ptr[row], ptr[row + 1]):
            term = coef[at] * limits[2 * var[at] + 1]
            total += term
            size = max(size, abs(term))
        if total > 10 * NEAR * size:
            return False
    return True


def decide(
    ptr: Any, var: Any, coef: Any, bound: Any, owner: Any, on: Any, near: Any, summed: Any, n: int, needed: Any, log: Any,
) -> int:  # fmt: skip
    """Whether the claims that are `on` can all be true; of a clash `needed` holds claims that clash already, else it is empty."""
    limits, head = np.empty(2 * n), np.full(2 * n, -1, np.int64)
    limits[0::2], limits[1::2] = 0.0, np.inf
    needed[:] = False
    dirty = np.ones(len(bound), np.bool_)
    found, v, used = narrow(ptr, var, coef, bound, owner, on, near, limits, dirty, head, log)
    if found == CLASH:
        trace(ptr, var, coef, owner, head, log, used, head[2 * v : 2 * v + 2], needed)
        return CLASH
    return FITS if certify(ptr, var, coef, bound, owner, on, near, limits, summed) else OPEN


def clash(ptr: Any, var: Any, coef: Any, bound: Any, owner: Any, on: Any, summed: Any, n: int, needed: Any) -> int:
    """Like `decide`, with `needed` a minimal set: without any one claim the others can be true. OPEN if that stays open."""
    log, near = np.empty((32 * len(var) + 64, 2), np.int64), rows_of(ptr, var, n)
    found = decide(ptr, var, coef, bound, owner, on, near, summed, n, needed, log)
    if found != CLASH:
        return found
    fewer = needed.copy()
    kept, outcome = needed.copy(), CLASH
    for claim in range(len(on)):
        if not kept[claim]:
            continue
        kept[claim] = False
        found = decide(ptr, var, coef, bound, owner, kept, near, summed, n, fewer, log)
        if found == CLASH:
            kept[:] = fewer
        else:
            kept[claim] = True
            outcome = OPEN if found == OPEN else outcome
    needed[:] = kept
    return outcome


def lay(
    begin: int, end: int, term_ptr: Any, term_var: Any, term_coef: Any, low: Any, high: Any, is_ratio: Any,
    ptr: Any, var: Any, coef: Any, bound: Any, owner: Any,
) -> int:  # fmt: skip
    """Write the half-rows of the claims from `begin` to `end`; a ratio's limits are multiples of its second term."""
    rows, at = 0, 0
    ptr[0] = 0
    for claim in range(begin, end):
        for sign in (1.0, -1.0):
            limit = high[claim] if sign > 0 else low[claim]
            if abs(limit) == np.inf:
                continue
            for term in range(term_ptr[claim], term_ptr[claim + 1]):
                var[at], coef[at] = term_var[term], sign * term_coef[term]
                at += 1
            if is_ratio[claim]:
                coef[at - 1] *= limit
                bound[rows] = 0.0
            else:
                bound[rows] = sign * limit
            owner[rows] = claim - begin
            rows += 1
            ptr[rows] = at
    return rows


def rows_of(ptr: Any, var: Any, n: int) -> Any:
    """The rows of each variable: where they begin, for each variable and the end, then the rows themselves."""
    near = np.zeros(n + 1 + ptr[-1], np.int64)
    for at in range(ptr[-1]):
        near[var[at] + 1] += 1
    near[0] = n + 1
    for v in range(n):
        near[v + 1] += near[v]
    place = near[:n].copy()
    for row in range(len(ptr) - 1):
        for at in range(ptr[row], ptr[row + 1]):
            near[place[var[at]]] = row
            place[var[at]] += 1
    return near


def summed_of(begin: int, end: int, term_ptr: Any, term_var: Any, is_ratio: Any, n: int) -> Any:
    """The variables that stand in rows other than levels and ratios."""
    is_summed = np.zeros(n, np.bool_)
    for claim in range(begin, end):
        if not is_ratio[claim] and term_ptr[claim + 1] - term_ptr[claim] > 1:
            for term in range(term_ptr[claim], term_ptr[claim + 1]):
                is_summed[term_var[term]] = True
    return np.flatnonzero(is_summed)


def clashes(
    claim_ptr: Any, var_ptr: Any, term_ptr: Any, term_var: Any, term_coef: Any, low: Any, high: Any, is_ratio: Any,
    chosen: Any, outcome: Any, needed: Any,
) -> None:  # fmt: skip
    """Fill in the outcome for each of the chosen components, and for those that clash a minimal set of claims."""
    for which in range(len(chosen)):
        k = chosen[which]
        begin, end, n = claim_ptr[k], claim_ptr[k + 1], var_ptr[k + 1] - var_ptr[k]
        terms = 2 * (term_ptr[end] - term_ptr[begin])
        ptr, var, coef = np.empty(2 * (end - begin) + 1, np.int64), np.empty(terms, np.int64), np.empty(terms)
        bound, owner = np.empty(2 * (end - begin)), np.empty(2 * (end - begin), np.int64)
        rows = lay(begin, end, term_ptr, term_var, term_coef, low, high, is_ratio, ptr, var, coef, bound, owner)
        summed = summed_of(begin, end, term_ptr, term_var, is_ratio, n)
        on = np.ones(end - begin, np.bool_)
        outcome[which] = clash(ptr[: rows + 1], var, coef, bound[:rows], owner[:rows], on, summed, n, needed[begin:end])
