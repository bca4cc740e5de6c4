"""The cheapest set of claims, or of origins, without which everything that is left can be true.

It is found as an implicit hitting set (Reiter 1987; Moreno-Centeno and Karp 2013): the cheapest set that meets all conflicts
known so far is taken out, and if what is left still clashes, conflicts that share no member are added until it does not.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from comity.reconcile.conflicts import without
from comity.reconcile.network import TOLERANCE, Network, shortest

BRANCHES = 2_000
"""Choices tried for a cheapest hitting set before the best one so far is taken."""

SLIGHT = 1e-6
"""So much of a cost settles which of equally cheap sets is taken, so that the way of searching does not."""


def cheapest_removal(
    network: Network,
    costs: Mapping[int, float],
    known: Sequence[frozenset[int]] = (),
    groups: Mapping[int, int] | None = None,
) -> frozenset[int]:
    """The rows of least total cost without which a one-component network is feasible; `known` are conflicts found before.

    `costs` are per row, 1 where a row has none. The set is a cheapest one unless BRANCHES choices did not suffice to prove it.
    With `groups`, rows of one group go or stay together, and costs and answer are of groups: the cheapest origins.
    """
    group = groups or {}
    rows: dict[int, list[int]] = {}
    for row in range(network.n_rows):
        rows.setdefault(group.get(row, row), []).append(row)
    settled = {one: tie_broken(costs.get(one, 1.0), one) for one in rows}
    conflicts = [frozenset(group.get(row, row) for row in members) for members in known]
    while True:
        removed = hitting_set(conflicts, settled)
        more = _disjoint_conflicts(network, removed, group, rows)
        if not more:
            return removed
        conflicts += more


def tie_broken(cost: Any, number: Any) -> Any:
    """A cost, or an array of costs, made to differ slightly from that of every other member, by a fixed rule.

    Fractions of square roots: multiples of one number would leave ties wherever the sums of the members' numbers agree.
    """
    return cost + SLIGHT * (np.sqrt(number + 2.0) * 0.6180339887498949 % 1.0)


def hitting_set(sets: Sequence[frozenset[int]], costs: Mapping[int, float]) -> frozenset[int]:
    """The cheapest set that shares a member with each of `sets`, by branch and bound; equal costs: the first in order.

    Sets without a common member each cost at least their cheapest one: that is the bound.
    """
    ordered = sorted({tuple(sorted(members)) for members in sets}, key=lambda members: (len(members), members))
    best = _greedy(ordered, costs)
    best_cost = _cost(best, costs)
    pending: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset(), frozenset())]
    for _ in range(BRANCHES):
        if not pending:
            break
        taken, refused = pending.pop()
        missed = [members for members in ordered if taken.isdisjoint(members)]
        cost = _cost(taken, costs)
        if not missed and cost < best_cost - TOLERANCE:
            best, best_cost = taken, cost
        if missed and cost + _floor(missed, refused, costs) < best_cost - TOLERANCE:
            free = [member for member in missed[0] if member not in refused]
            pending += [(taken | {member}, refused | set(free[:rank])) for rank, member in reversed(list(enumerate(free)))]
    return best


def _disjoint_conflicts(
    network: Network, removed: frozenset[int], group: Mapping[int, int], rows: Mapping[int, list[int]]
) -> list[frozenset[int]]:
    """Conflicts that share no group, one after the other, until nothing clashes; none where removing `removed` is enough."""
    found: list[frozenset[int]] = []
    values = np.zeros(len(network.component))
    arcs = without(network.arcs, frozenset(row for one in removed for row in rows[one]))
    while True:
        paths = shortest(arcs, network.component, values, np.arange(len(values)))
        if paths.loop[0] < 0:
            return found
        found.append(frozenset(group.get(row, row) for row in paths.claims(int(paths.loop[0]))))
        arcs, values = without(arcs, frozenset(row for one in found[-1] for row in rows[one])), paths.distance


def _cost(members: frozenset[int], costs: Mapping[int, float]) -> float:
    return sum(costs.get(member, 1.0) for member in sorted(members))


def _greedy(sets: Sequence[tuple[int, ...]], costs: Mapping[int, float]) -> frozenset[int]:
    taken: set[int] = set()
    missed = list(sets)
    while missed:
        hits: dict[int, int] = {}
        for members in missed:
            for member in members:
                hits[member] = hits.get(member, 0) + 1
        best = min(hits, key=lambda member: (costs.get(member, 1.0) / hits[member], member))
        taken.add(best)
        missed = [members for members in missed if best not in members]
    return frozenset(taken)


def _floor(missed: Sequence[tuple[int, ...]], refused: frozenset[int], costs: Mapping[int, float]) -> float:
    """Least cost of meeting all of `missed`; infinite where one has nothing left to take."""
    total, used = 0.0, set[int]()
    for members in missed:
        free = [costs.get(member, 1.0) for member in members if member not in refused]
        if not free:
            return float("inf")
        if used.isdisjoint(members):
            total += min(free)
            used.update(members)
    return total
