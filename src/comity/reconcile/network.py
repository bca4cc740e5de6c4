"""Shortest paths in a network of logarithms: what is feasible, and how tightly each quantity is bound.

A claim that `t` is `low` to `high` times `s` is two arcs between their logarithms: from `s` to `t` with weight log high, and
from `t` to `s` with weight minus log low. A level is a multiple of the unit, so that each component has its own origin. The
claims can all be true exactly when no cycle of arcs has a negative sum, and the tightest bounds are the shortest paths from
and to the origin (simple temporal networks: Dechter, Meiri and Pearl 1991). All components are solved at once, in rounds of the
Bellman-Ford method that touch only the nodes that changed; a negative cycle shows as a cycle of parents (Cherkassky and
Goldberg 1999).
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

TOLERANCE = 1e-9
"""Logarithms closer than this are equal: limits that touch do not clash."""

UNBOUNDED = 1e299
"""Columns write a missing limit as plus or minus 1e300."""

FAR = 1e4
"""A start beyond every logarithm, for nodes that no level reaches."""


class Arcs(NamedTuple):
    """Directed arcs sorted by tail: those of node `v` are `first[v]:first[v + 1]`; `claim` is the row each one comes from."""

    first: Ints
    tail: Ints
    head: Ints
    weight: Floats
    claim: Ints


class Paths(NamedTuple):
    """Shortest distances over `arcs` from the start nodes.

    `via` is the arc by which a node is reached (-1: none); `loop` holds, for each component, a node on a negative cycle of
    `via` arcs, or -1 where there is none.
    """

    arcs: Arcs
    distance: Floats
    via: Ints
    loop: Ints

    def claims(self, node: int) -> list[int]:
        """The rows whose arcs lead to `node`, first to last: from a start, or once round if `node` lies on a cycle."""
        found: list[int] = []
        at = node
        while (arc := int(self.via[at])) >= 0:
            found.append(int(self.arcs.claim[arc]))
            at = int(self.arcs.tail[arc])
            if at == node:
                break
        return found[::-1]


def feasible_and_bounds(cols: Mapping[str, NDArray[np.int64] | NDArray[np.float64]]) -> tuple[Flags, Floats, Floats]:
    """Tell which components can be true as a whole, and the tightest bounds of their variables.

    Columns: `t` and `s` are variables counted within their component (`s` = -1 for a level), `log_lo` and `log_hi` the limits of
    log t - log s (plus or minus 1e300 for none); component k owns rows `claim_ptr[k]:claim_ptr[k + 1]` and variables
    `var_ptr[k]:var_ptr[k + 1]`. Returns a flag per component and, per variable, the lower and upper bound of its logarithm
    (infinite where there is none); the bounds of an infeasible component mean nothing.
    """
    network = Network(cols)
    upper = network.forward()
    is_feasible = network.feasible(upper)
    lower = network.backward(is_feasible)
    n = network.n_variables
    return is_feasible, -lower.distance[:n], upper.distance[:n]


class Network:
    """Components of claims as arcs. Node `v` is variable `v` of all components together; the origins follow the variables."""

    def __init__(self, cols: Mapping[str, NDArray[np.int64] | NDArray[np.float64]]) -> None:
        """Number the nodes of the columns that `feasible_and_bounds` describes."""
        claim_ptr, var_ptr = (np.asarray(cols[name], dtype=np.int64) for name in ("claim_ptr", "var_ptr"))
        self.n_components = len(claim_ptr) - 1
        self.n_variables = int(var_ptr[-1])
        self.n_rows = int(claim_ptr[-1])
        self.origins = self.n_variables + np.arange(self.n_components)
        own = np.repeat(np.arange(self.n_components), np.diff(claim_ptr))
        t, s = np.asarray(cols["t"], dtype=np.int64), np.asarray(cols["s"], dtype=np.int64)
        self._head = t + var_ptr[own]
        self._tail = np.where(s < 0, self.origins[own], s + var_ptr[own])
        self._low = np.asarray(cols["log_lo"], dtype=np.float64)
        self._high = np.asarray(cols["log_hi"], dtype=np.float64)
        variables = np.repeat(np.arange(self.n_components), np.diff(var_ptr))
        self.component = np.concatenate([variables, np.arange(self.n_components)])
        self.arcs = self._arcs(self._low, self._high)

    def forward(self) -> Paths:
        """Upper bounds: shortest paths from each component's origin."""
        return shortest(self.arcs, self.component, self._from_origins(), self.origins)

    def backward(self, is_feasible: Flags) -> Paths:
        """Lower bounds, negated: shortest paths to the origin, which are paths from it once every arc is turned round."""
        turned = self._arcs(-self._high, -self._low)
        return shortest(turned, self.component, self._from_origins(), self.origins[is_feasible])

    def feasible(self, upper: Paths) -> Flags:
        """Which components hold no negative cycle, those out of the origin's reach included."""
        stranded = np.isinf(upper.distance)
        stranded &= upper.loop[self.component] < 0
        if not stranded.any():
            return upper.loop < 0
        start = np.where(stranded, FAR, upper.distance)
        rest = shortest(self.arcs, self.component, start, np.flatnonzero(stranded))
        return (upper.loop < 0) & (rest.loop < 0)

    def _from_origins(self) -> Floats:
        start = np.full(len(self.component), np.inf)
        start[self.origins] = 0.0
        return start

    def _arcs(self, low: Floats, high: Floats) -> Arcs:
        above, below = np.flatnonzero(high < UNBOUNDED), np.flatnonzero(low > -UNBOUNDED)
        tail = np.concatenate([self._tail[above], self._head[below]])
        head = np.concatenate([self._head[above], self._tail[below]])
        weight = np.concatenate([high[above], -low[below]])
        claim = np.concatenate([above, below])
        order = np.argsort(tail, kind="stable")
        first = np.zeros(len(self.component) + 1, dtype=np.int64)
        np.cumsum(np.bincount(tail, minlength=len(self.component)), out=first[1:])
        return Arcs(first, tail[order], head[order], weight[order], claim[order])


def shortest(arcs: Arcs, component: Ints, start: Floats, front: Ints) -> Paths:
    """Shortest distances from `start`, spreading out from the nodes in `front`.

    A component in which a negative cycle shows is left as it then stands.
    """
    distance = start.copy()
    via = np.full(len(start), -1, dtype=np.int64)
    loop = np.full(int(component.max()) + 1 if len(component) else 0, -1, dtype=np.int64)
    turn, next_check = 0, 4
    while len(front):
        front = _relax(arcs, distance, via, front)
        turn += 1
        if turn == next_check:
            next_check = turn + max(4, turn // 2)
            _find_loops(arcs, component, via, front, loop)
            front = front[loop[component[front]] < 0]
    return Paths(arcs, distance, via, loop)


def _relax(arcs: Arcs, distance: Floats, via: Ints, front: Ints) -> Ints:
    """Try every arc out of `front`; return the nodes that came nearer, in rising order."""
    counts = arcs.first[front + 1] - arcs.first[front]
    ends = np.cumsum(counts)
    arc = np.arange(ends[-1]) + np.repeat(arcs.first[front] - ends + counts, counts)
    head = arcs.head[arc]
    reach = np.repeat(distance[front], counts) + arcs.weight[arc]
    is_nearer = reach < distance[head] - TOLERANCE
    arc, head, reach = arc[is_nearer], head[is_nearer], reach[is_nearer]
    np.minimum.at(distance, head, reach)
    is_best = reach == distance[head]
    via[head[is_best]] = arc[is_best]
    return np.unique(head)


def _find_loops(arcs: Arcs, component: Ints, via: Ints, front: Ints, loop: Ints) -> None:
    """Note a node on a cycle of parents for each component that has one among those still moving.

    Following parents from a moving node for as many steps as there are nodes ends at a start or on a cycle; the steps are
    doubled each time.
    """
    is_moving = np.zeros(len(loop), dtype=np.bool_)
    is_moving[component[front]] = True
    nodes = np.flatnonzero(is_moving[component])
    place = np.full(len(component) + 1, -1, dtype=np.int64)
    place[nodes] = np.arange(len(nodes))
    reached_by = via[nodes]
    above = np.where(reached_by < 0, -1, place[arcs.tail[reached_by]])
    above = np.append(above, -1)
    most = int(np.bincount(component[nodes]).max()) if len(nodes) else 0
    for _ in range(most.bit_length()):
        above = above[above]
    looping = np.flatnonzero(above[:-1] >= 0)
    loop[component[nodes[looping]]] = nodes[above[looping]]
