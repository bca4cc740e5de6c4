"""Minimal sets and cheapest removals. That all sets are found is held against brute force in the property tests."""

import pytest
from tests.unit.reconcile.test_network import columns

from comity.reconcile.conflicts import CycleSearch
from comity.reconcile.network import Network
from comity.reconcile.removal import cheapest_removal, hitting_set

THREE_AND_TWO = [(1, -1, 2.0, 2.1), (1, 0, 0.5, 0.6), (0, -1, 1.0, 1.1), (1, -1, 3.0, 3.1)]


def test_conflicts_come_smallest_first_with_their_gap() -> None:
    found = [(sorted(cycle.claims), cycle.gap) for cycle in CycleSearch(Network(columns((2, THREE_AND_TWO))))]
    assert [claims for claims, _ in found] == [[0, 3], [0, 1, 2], [1, 2, 3]]
    assert [gap for _, gap in found] == pytest.approx([0.9, 0.3, 1.3])


def test_a_feasible_component_has_no_conflict() -> None:
    assert list(CycleSearch(Network(columns((2, THREE_AND_TWO[:2]))))) == []


def test_no_longer_conflict_than_asked_for_is_looked_for() -> None:
    assert [len(cycle.arcs) for cycle in CycleSearch(Network(columns((2, THREE_AND_TWO))), longest=2)] == [2]


def test_a_search_without_effort_says_so() -> None:
    search = CycleSearch(Network(columns((2, THREE_AND_TWO))), effort=1)
    assert len(list(search)) <= 1
    assert search.is_exhausted
    whole = CycleSearch(Network(columns((2, THREE_AND_TWO))))
    assert len(list(whole)) == 3
    assert not whole.is_exhausted


def test_a_cycle_follows_its_arcs_round() -> None:
    for cycle in CycleSearch(Network(columns((2, THREE_AND_TWO)))):
        heads, tails = [arc.head for arc in cycle.arcs], [arc.tail for arc in cycle.arcs]
        assert heads == [*tails[1:], tails[0]]
        assert len(set(tails)) == len(tails)


def test_the_cheapest_removal_weighs_costs() -> None:
    network = Network(columns((2, THREE_AND_TWO)))
    assert len(cheapest_removal(network, {})) == 2
    assert cheapest_removal(network, {3: 9.0, 1: 9.0}) == {0, 2}


def test_a_hitting_set_prefers_one_dear_member_to_two_cheap_ones_only_if_it_pays() -> None:
    sets = [frozenset({1, 2}), frozenset({1, 3})]
    assert hitting_set(sets, {1: 1.5}) == {1}
    assert hitting_set(sets, {1: 2.5}) == {2, 3}
    assert hitting_set([], {}) == frozenset()


def test_a_search_can_be_gone_through_twice() -> None:
    search = CycleSearch(Network(columns((2, THREE_AND_TWO))))
    assert list(search) == list(search)
