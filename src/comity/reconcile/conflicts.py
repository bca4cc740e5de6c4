"""All smallest sets of claims that clash.

In a network of differences the minimal conflicting sets are exactly the simple cycles of negative sum: without one of its claims
a simple cycle is a path, which can always be satisfied. The search starts from potentials that satisfy all claims but a
few. Measured against them only the arcs of those few are negative, and each negative cycle runs through one of these, so that
the rest of a large component is never looked at.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from comity.reconcile.network import TOLERANCE, Arcs, Floats, Network, shortest

LONGEST = 10
"""No conflict of more claims than this is looked for: nobody could check it by hand."""

EFFORT = 200_000
"""Arcs tried in one component before the search for further sets is given up."""


class Arc(NamedTuple):
    """One direction of a claim: the value at `head` is at most `weight` (a logarithm) above the value at `tail`."""

    tail: int
    head: int
    weight: float
    claim: int


class Cycle(NamedTuple):
    """A simple cycle of negative sum; `gap` is how far it is below zero."""

    arcs: tuple[Arc, ...]
    gap: float

    @property
    def claims(self) -> frozenset[int]:
        """The rows of the claims on it."""
        return frozenset(arc.claim for arc in self.arcs)


def satisfying_values(network: Network) -> Floats:
    """Logarithms for the nodes of a one-component network that satisfy all claims but a few.

    Of each conflict met the claim is given up that most conflicts so far had in common.
    """
    values = np.zeros(len(network.component))
    everywhere = np.arange(len(values))
    met: Counter[int] = Counter()
    arcs = network.arcs
    while True:
        paths = shortest(arcs, network.component, values, everywhere)
        if paths.loop[0] < 0:
            return paths.distance
        rows = paths.claims(int(paths.loop[0]))
        met.update(rows)
        arcs = without(arcs, frozenset({min(rows, key=lambda row: (-met[row], row))}))
        values = paths.distance


class _Fan:
    """Ways between the ends of a negative arc, grown layer by layer from its `root`, the end with fewer arcs, to its `far` end.

    Layer n holds each node from which the root is n arcs away (or n arcs away from the root, where the arc leaves `far`),
    with the least distance and the arcs that lead a step nearer.
    """

    def __init__(self, root: int, far: int, is_inward: bool) -> None:
        self.root = root
        self.far = far
        self.is_inward = is_inward
        self.least: list[dict[int, float]] = [{root: 0.0}]
        self.nearer: list[dict[int, list[int]]] = [{}]


class CycleSearch:
    """Every minimal conflict of a one-component network with at most `longest` claims.

    Iterating yields `Cycle`s, those with the fewest claims first and of equals the one with the earliest rows. When `effort`
    runs out the search ends with what was found, and `is_exhausted` says so.
    """

    def __init__(self, network: Network, longest: int = LONGEST, effort: int = EFFORT) -> None:
        """Find the few arcs that negative cycles run through."""
        values = satisfying_values(network)
        arcs = network.arcs
        reduced = arcs.weight + values[arcs.tail] - values[arcs.head]
        rows = zip(arcs.tail.tolist(), arcs.head.tolist(), arcs.weight.tolist(), arcs.claim.tolist(), strict=True)
        self._longest = longest
        self._effort = effort
        self._arcs = [Arc(*row) for row in rows]
        self._reduced: list[float] = reduced.tolist()
        self._negative: list[int] = np.flatnonzero(reduced < -TOLERANCE).tolist()
        self._rank = {index: rank for rank, index in enumerate(self._negative)}
        self._out: dict[int, list[int]] = {}
        self._into: dict[int, list[int]] = {}
        for index, arc in enumerate(self._arcs):
            self._out.setdefault(arc.tail, []).append(index)
            self._into.setdefault(arc.head, []).append(index)
        self._fans = [self._fan(self._arcs[index]) for index in self._negative]

    @property
    def is_exhausted(self) -> bool:
        """Whether the search was given up before all cycles were found."""
        return self._effort <= 0

    def __iter__(self) -> Iterator[Cycle]:
        """Negative cycles, shortest first; each is found from the first of its negative arcs."""
        for length in range(2, self._longest + 1):
            yield from sorted(self._of_length(length), key=lambda cycle: sorted(cycle.claims))

    def _of_length(self, length: int) -> Iterator[Cycle]:
        for rank, (index, fan) in enumerate(zip(self._negative, self._fans, strict=True)):
            while len(fan.least) < length:
                self._extend(rank, fan)
            ends = frozenset({fan.root, fan.far})
            for path in self._paths(fan, (index,), ends, self._reduced[index], length - 1):
                found = tuple(self._arcs[step] for step in (path if fan.is_inward else path[::-1]))
                yield Cycle(found, -sum(step.weight for step in found))

    def _fan(self, arc: Arc) -> _Fan:
        is_inward = len(self._into.get(arc.tail, ())) <= len(self._out.get(arc.head, ()))
        return _Fan(arc.tail, arc.head, is_inward) if is_inward else _Fan(arc.head, arc.tail, is_inward)

    def _extend(self, rank: int, fan: _Fan) -> None:
        """Add a layer of nodes near enough to matter; what passes through either end would not be simple."""
        least: dict[int, float] = {}
        nearer: dict[int, list[int]] = {}
        limit = -sum(self._reduced[index] for index in self._negative[rank:]) - TOLERANCE
        links = self._into if fan.is_inward else self._out
        for node, distance in fan.least[-1].items():
            for index in links.get(node, ()) if node != fan.far and not self.is_exhausted else ():
                self._effort -= 1
                arc, reach = self._arcs[index], distance + self._reduced[index]
                other = arc.tail if fan.is_inward else arc.head
                if reach < limit and other != fan.root and self._rank.get(index, rank + 1) > rank:
                    least[other] = min(reach, least.get(other, reach))
                    nearer.setdefault(other, []).append(index)
        fan.least.append(least)
        fan.nearer.append(nearer)

    def _paths(
        self, fan: _Fan, path: tuple[int, ...], seen: frozenset[int], total: float, left: int
    ) -> Iterator[tuple[int, ...]]:
        """Ways on from the end of `path` that come to the root in `left` arcs with a negative sum, no node twice."""
        if left == 0:
            yield path
            return
        for index in fan.nearer[left].get(self._end(fan, path[-1]), ()):
            if self.is_exhausted:
                return
            self._effort -= 1
            other, onward = self._end(fan, index), total + self._reduced[index]
            if onward + fan.least[left - 1][other] < -TOLERANCE and (left == 1 or other not in seen):
                yield from self._paths(fan, (*path, index), seen | {other}, onward, left - 1)

    def _end(self, fan: _Fan, index: int) -> int:
        """The end of an arc that lies nearer the root."""
        return self._arcs[index].head if fan.is_inward else self._arcs[index].tail


def without(arcs: Arcs, removed: frozenset[int]) -> Arcs:
    """The arcs of all rows but some."""
    if not removed:
        return arcs
    keep = ~np.isin(arcs.claim, np.array(sorted(removed), dtype=np.int64))
    first = np.concatenate([[0], np.cumsum(keep)])[arcs.first]
    return Arcs(first, arcs.tail[keep], arcs.head[keep], arcs.weight[keep], arcs.claim[keep])
