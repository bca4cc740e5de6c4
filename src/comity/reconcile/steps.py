"""The loops of `growing`: one claim more in a network that is known to fit together.

They are written so that numba can compile them as they stand (`comity.reconcile.fast.growing`). What they work on:
`values[0]` holds logarithms that satisfy all ratios, `values[1]` and `values[2]` the upper and the lower bound of each node.
`nodes[OUT]` and `nodes[INTO]` hold the latest arc out of and into a node (-1: none), `nodes[WHY + kind]` what its value of that
kind comes from: an arc, or minus 2 minus the claim of a level, or -1; `nodes[SEEN + kind]` the last addition that changed it.
`arcs[a]` holds tail, head, the arc before it out of the same tail, the one before it into the same head, and its claim;
`weights[a]` how far the head may lie above the tail. `queue[0]` holds nodes to look at, `queue[1]` whether a node is among them;
`trail` and `old` what was changed, to take it back, and `counts` the number of such changes and of the addition.
"""

from typing import Any

NEAR = 1e-9
INFINITE = float("inf")
OUT, INTO, WHY, SEEN = 0, 1, 2, 5
TAIL, HEAD, BEFORE_OUT, BEFORE_INTO, CLAIM = 0, 1, 2, 3, 4
POINT, ABOVE, BELOW = 0, 1, 2
FITS, CYCLE, CROSSING = 0, 1, 2


def put(values: Any, nodes: Any, trail: Any, old: Any, counts: Any, kind: int, node: int, value: float, why: int) -> None:
    """Give a node a value and note what it had when the addition began."""
    if nodes[SEEN + kind, node] != counts[1]:
        nodes[SEEN + kind, node] = counts[1]
        place = counts[0]
        trail[0, place], trail[1, place], trail[2, place] = node, kind, nodes[WHY + kind, node]
        old[place] = values[kind, node]
        counts[0] = place + 1
    values[kind, node] = value
    nodes[WHY + kind, node] = why


def spread(
    values: Any, nodes: Any, arcs: Any, weights: Any, queue: Any, trail: Any, old: Any, counts: Any,
    kind: int, first: int, value: float, why: int, start: int,
) -> int:  # fmt: skip
    """Bring a value nearer, and all that follows from it: -1, or the node at which it shows that nothing fits.

    That is `start`, the tail of the new arc, when a cycle leads back to it, or a node whose bounds cross.
    """
    sign = -1.0 if kind == BELOW else 1.0
    if abs(value) == INFINITE or not sign * (values[kind, first] - value) > NEAR:
        return -1
    n = queue.shape[1]
    put(values, nodes, trail, old, counts, kind, first, value, why)
    if kind != POINT and values[BELOW, first] > values[ABOVE, first] + NEAR:
        return first
    queue[0, 0], queue[1, first] = first, 1
    done, count, stop = 0, 1, -1
    while done < count:
        node = queue[0, done % n]
        done += 1
        queue[1, node] = 0
        arc = nodes[INTO, node] if kind == BELOW else nodes[OUT, node]
        while arc >= 0 and stop < 0:
            other = arcs[arc, TAIL] if kind == BELOW else arcs[arc, HEAD]
            reach = values[kind, node] + sign * weights[arc]
            if sign * (values[kind, other] - reach) > NEAR:
                put(values, nodes, trail, old, counts, kind, other, reach, arc)
                if (kind == POINT and other == start) or (kind != POINT and values[BELOW, other] > values[ABOVE, other] + NEAR):
                    stop = other
                elif queue[1, other] == 0:
                    queue[0, count % n], queue[1, other] = other, 1
                    count += 1
            arc = arcs[arc, BEFORE_INTO] if kind == BELOW else arcs[arc, BEFORE_OUT]
    return stop


def way(nodes: Any, arcs: Any, kind: int, node: int, found: Any, count: int, most: int) -> int:
    """Write down the claims by which a value came about, back to a level or, at most so many steps, to where it began."""
    at = node
    for _ in range(most):
        why = nodes[WHY + kind, at]
        if why == -1:
            break
        if why < -1:
            found[count] = -2 - why
            return count + 1
        found[count] = arcs[why, CLAIM]
        count += 1
        at = arcs[why, HEAD] if kind == BELOW else arcs[why, TAIL]
        if at == node:
            break
    return count


def are_apart(nodes: Any, arcs: Any, queue: Any, tail: int, head: int) -> bool:
    """Whether the ways to the upper bound of one node and to the lower bound of another have no node in common."""
    at, is_free = tail, True
    while nodes[WHY + ABOVE, at] >= 0:
        queue[1, at] = 1
        at = arcs[nodes[WHY + ABOVE, at], TAIL]
    queue[1, at] = 1
    at = head
    while is_free:
        is_free = queue[1, at] == 0
        if nodes[WHY + BELOW, at] < 0:
            break
        at = arcs[nodes[WHY + BELOW, at], HEAD]
    at = tail
    while nodes[WHY + ABOVE, at] >= 0:
        queue[1, at] = 0
        at = arcs[nodes[WHY + ABOVE, at], TAIL]
    queue[1, at] = 0
    return is_free


def add(
    values: Any, nodes: Any, arcs: Any, weights: Any, queue: Any, trail: Any, old: Any, counts: Any, found: Any,
    t: int, s: int, low: float, high: float, claim: int,
) -> int:  # fmt: skip
    """Add a claim on `t` (over `s`, or -1 for a level): 0, or the number of claims in `found` that clash, this one among them.

    A claim that clashes is not kept. `counts[2]` is the number of arcs.
    """
    counts[0], counts[1] = 0, counts[1] + 1
    begin, stop, kind, number = counts[2], -1, ABOVE, 0
    if s < 0:
        if high < 1e299:
            stop = spread(values, nodes, arcs, weights, queue, trail, old, counts, ABOVE, t, high, -2 - claim, -1)
        if stop < 0 and low > -1e299:
            stop = spread(values, nodes, arcs, weights, queue, trail, old, counts, BELOW, t, low, -2 - claim, -1)
    else:
        for side in range(2):
            tail, head, weight = (s, t, high) if side == 0 else (t, s, -low)
            if weight > 1e299:
                continue
            arc = counts[2]
            arcs[arc, TAIL], arcs[arc, HEAD], arcs[arc, CLAIM], weights[arc] = tail, head, claim, weight
            arcs[arc, BEFORE_OUT], arcs[arc, BEFORE_INTO] = nodes[OUT, tail], nodes[INTO, head]
            nodes[OUT, tail] = nodes[INTO, head] = arc
            counts[2] = arc + 1
        for arc in range(begin, counts[2]):  # bounds that exclude the claim at once save going further
            tail, head, weight = arcs[arc, TAIL], arcs[arc, HEAD], weights[arc]
            is_crossing = values[ABOVE, tail] + weight < values[BELOW, head] - NEAR
            if number == 0 and is_crossing and are_apart(nodes, arcs, queue, tail, head):
                number = way(nodes, arcs, ABOVE, tail, found, 0, len(found))
                found[number] = claim
                number = way(nodes, arcs, BELOW, head, found, number + 1, len(found) - number)
        for arc in range(begin, counts[2] if number == 0 else begin):
            tail, head, weight = arcs[arc, TAIL], arcs[arc, HEAD], weights[arc]
            if stop < 0:
                reach = values[POINT, tail] + weight
                stop, kind = spread(values, nodes, arcs, weights, queue, trail, old, counts, POINT, head, reach, arc, tail), POINT
        for arc in range(begin, counts[2] if number == 0 else begin):
            tail, head, weight = arcs[arc, TAIL], arcs[arc, HEAD], weights[arc]
            if stop < 0:
                reach = values[ABOVE, tail] + weight
                stop, kind = spread(values, nodes, arcs, weights, queue, trail, old, counts, ABOVE, head, reach, arc, -1), ABOVE
            if stop < 0:
                reach = values[BELOW, head] - weight
                stop = spread(values, nodes, arcs, weights, queue, trail, old, counts, BELOW, tail, reach, arc, -1)
    if stop < 0 and number == 0:
        return 0
    if number == 0 and kind == POINT:
        number = way(nodes, arcs, POINT, stop, found, 0, len(found))
    elif number == 0:
        number = way(nodes, arcs, ABOVE, stop, found, 0, len(found))
        number = way(nodes, arcs, BELOW, stop, found, number, len(found) - number)
    for place in range(counts[0]):
        kind = trail[1, place]
        values[kind, trail[0, place]], nodes[WHY + kind, trail[0, place]] = old[place], trail[2, place]
    for arc in range(counts[2] - 1, begin - 1, -1):
        nodes[OUT, arcs[arc, TAIL]], nodes[INTO, arcs[arc, HEAD]] = arcs[arc, BEFORE_OUT], arcs[arc, BEFORE_INTO]
    counts[2] = begin
    return number


def add_all(
    values: Any, nodes: Any, arcs: Any, weights: Any, queue: Any, trail: Any, old: Any, counts: Any, found: Any,
    t: Any, s: Any, low: Any, high: Any, begin: int, is_refused: Any,
) -> None:  # fmt: skip
    """Add many claims, numbered from `begin`; those that clash with earlier ones are marked and not kept."""
    for row in range(len(t)):
        is_refused[row] = (
            add(values, nodes, arcs, weights, queue, trail, old, counts, found, t[row], s[row], low[row], high[row], begin + row)
            > 0
        )
