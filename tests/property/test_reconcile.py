"""Networks of claims against brute force: every subset is tried."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import inf, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.factory import Pile, turnover

from comity.model.claim import Figure
from comity.model.interval import Interval
from comity.model.record import Records
from comity.model.verdict import Verdict
from comity.reconcile import reconcile
from comity.reconcile.conflicts import CycleSearch
from comity.reconcile.network import Network, feasible_and_bounds
from comity.reconcile.removal import cheapest_removal, hitting_set

Row = tuple[int, int, float, float]
"""(t, s, low, high) of log t - log s; s = -1 for a level."""


@st.composite
def rows(draw: st.DrawFn, variables: int = 4, most: int = 8) -> list[Row]:
    """Whole-number logarithms, so that sums are exact; some limits are missing."""
    found = []
    for _ in range(draw(st.integers(1, most))):
        t, s = draw(st.permutations(range(-1, variables)))[:2]
        t, s = (t, s) if t >= 0 else (s, t)
        low, width = draw(st.integers(-4, 4)), draw(st.sampled_from([0, 0, 1, 2, 8]))
        is_open = draw(st.sampled_from(["", "", "", "low", "high"]))
        found.append((t, s, -1e300 if is_open == "low" else low, 1e300 if is_open == "high" else low + width))
    return found


def columns(claims: Sequence[Row], variables: int = 4) -> dict[str, np.ndarray]:
    t, s, low, high = (list(column) for column in zip(*claims, strict=True)) if claims else ([], [], [], [])
    return {
        "t": np.array(t, dtype=np.int64),
        "s": np.array(s, dtype=np.int64),
        "log_lo": np.array(low, dtype=np.float64),
        "log_hi": np.array(high, dtype=np.float64),
        "claim_ptr": np.array([0, len(claims)]),
        "var_ptr": np.array([0, variables]),
    }


def closure(claims: Iterable[Row], variables: int = 4) -> list[list[float]]:
    """All shortest distances by Floyd and Warshall; the last node is the origin."""
    n = variables + 1
    distance = [[0.0 if i == j else inf for j in range(n)] for i in range(n)]
    for t, s, low, high in claims:
        distance[s][t] = min(distance[s][t], high if high < 1e299 else inf)
        distance[t][s] = min(distance[t][s], -low if low > -1e299 else inf)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                distance[i][j] = min(distance[i][j], distance[i][k] + distance[k][j])
    return distance


def is_feasible(claims: Iterable[Row]) -> bool:
    return all(row[i] > -1e-7 for i, row in enumerate(closure(claims)))


def minimal_sets(claims: Sequence[Row]) -> set[frozenset[int]]:
    found: set[frozenset[int]] = set()
    for size in range(1, len(claims) + 1):
        for members in combinations(range(len(claims)), size):
            if any(known <= set(members) for known in found):
                continue
            if not is_feasible([claims[index] for index in members]):
                found.add(frozenset(members))
    return found


@settings(max_examples=150, deadline=None)
@given(rows())
def test_all_minimal_sets_and_no_others_are_found_smallest_first(claims: list[Row]) -> None:
    expected = minimal_sets(claims)
    ok, _, _ = feasible_and_bounds(columns(claims))
    assert bool(ok[0]) == (not expected)
    found = [cycle.claims for cycle in CycleSearch(Network(columns(claims)))]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert [len(one) for one in found] == sorted(len(one) for one in found)


def simple_cycles(claims: Sequence[Row], variables: int) -> set[frozenset[int]]:
    """Claims of all negative cycles that visit no node twice, each from its lowest node."""
    out: dict[int, list[tuple[int, float, int]]] = {}
    for index, (t, s, low, high) in enumerate(claims):
        out.setdefault(s, []).append((t, high, index))
        out.setdefault(t, []).append((s, -low, index))
    found: set[frozenset[int]] = set()

    def walk(root: int, at: int, seen: frozenset[int], total: float, path: tuple[int, ...]) -> None:
        for head, weight, index in out.get(at, []):
            if head == root and path and total + weight < -1e-7:
                found.add(frozenset((*path, index)))
            elif head > root and head not in seen:
                walk(root, head, seen | {head}, total + weight, (*path, index))

    for root in range(-1, variables):
        walk(root, root, frozenset({root}), 0.0, ())
    return found


@settings(max_examples=100, deadline=None)
@given(rows(variables=6, most=14))
def test_larger_networks_hold_just_their_simple_negative_cycles(claims: list[Row]) -> None:
    found = [cycle.claims for cycle in CycleSearch(Network(columns(claims, 6)))]
    assert len(found) == len(set(found))
    assert set(found) == simple_cycles(claims, 6)


@settings(max_examples=80, deadline=None)
@given(rows(), st.lists(st.integers(1, 5), min_size=8, max_size=8))
def test_the_cheapest_removal_is_valid_and_no_subset_is_cheaper(claims: list[Row], weights: list[int]) -> None:
    costs = {index: float(weight) for index, weight in enumerate(weights)}
    removed = cheapest_removal(Network(columns(claims)), costs)
    assert is_feasible([row for index, row in enumerate(claims) if index not in removed])
    sets = minimal_sets(claims)
    best = min(
        sum(costs[index] for index in members)
        for size in range(len(claims) + 1)
        for members in combinations(range(len(claims)), size)
        if all(set(members) & one for one in sets)
    )
    assert sum(costs[index] for index in removed) == best


@given(st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=3), max_size=6))
def test_a_hitting_set_meets_every_set_with_the_fewest_members(sets: list[frozenset[int]]) -> None:
    found = hitting_set(sets, {})
    assert all(found & one for one in sets)
    smaller = combinations(range(7), max(0, len(found) - 1))
    assert not found or not any(all(set(members) & one for one in sets) for members in smaller)


@settings(max_examples=100, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=4))
def test_bounds_of_many_components_are_the_shortest_distances(parts: list[list[Row]]) -> None:
    flat = columns([row for part in parts for row in part])
    cols = flat | {
        "claim_ptr": np.cumsum([0] + [len(part) for part in parts]),
        "var_ptr": np.cumsum([0] + [4 for _ in parts]),
    }
    ok, low, high = feasible_and_bounds(cols)
    for k, part in enumerate(parts):
        assert bool(ok[k]) == is_feasible(part)
        if ok[k]:
            distance = closure(part)
            assert high[4 * k : 4 * k + 4].tolist() == pytest.approx(distance[4][:4])
            assert low[4 * k : 4 * k + 4].tolist() == pytest.approx([-distance[v][4] for v in range(4)])


@settings(max_examples=80, deadline=None)
@given(rows())
def test_adding_a_claim_never_widens_a_bound(claims: list[Row]) -> None:
    ok, low, high = feasible_and_bounds(columns(claims))
    _, low_before, high_before = feasible_and_bounds(columns(claims[:-1]))
    if ok[0]:
        assert (low >= low_before - 1e-7).all()
        assert (high <= high_before + 1e-7).all()


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    """Levels and ratios of four years' trade, in rounded factors, with a lenient reading that is wider or the same."""
    pile = Pile()
    for index in range(draw(st.integers(1, 6))):
        of, base = draw(st.permutations([2020, 2021, 2022, 2023]))[:2]
        value, width = draw(st.sampled_from([1.0, 2.0, 4.0, 12.0])), draw(st.sampled_from([1.01, 1.3, 2.0]))
        wider = draw(st.sampled_from([1.0, 1.5]))
        is_level = draw(st.booleans())
        pile.add(
            f"c_{index}",
            turnover(of),
            (value, value * width),
            lenient=(value / wider, value * width * wider),
            base=None if is_level else turnover(base),
            speaker=f"speaker {index}",
        )
    return pile


def logs(pile: Pile, reading: str) -> dict[str, Row]:
    """The pile's claims as rows, by their ids."""
    place = {turnover(year).id: year - 2020 for year in range(2020, 2024)}
    parts = {(member.claim, member.part): place[member.record] for member in pile.members}
    found: dict[str, Row] = {}
    for claim in pile.claims:
        assert isinstance(claim.payload, Figure)
        interval: Interval = getattr(claim.payload, reading)
        assert interval.low is not None
        assert interval.high is not None
        found[claim.id] = (parts[claim.id, "of"], parts.get((claim.id, "base"), -1), log(interval.low), log(interval.high))
    return found


def named_sets(pile: Pile, reading: str) -> set[frozenset[str]]:
    table = logs(pile, reading)
    names = list(table)
    return {frozenset(names[index] for index in members) for members in minimal_sets(list(table.values()))}


@settings(max_examples=80, deadline=None)
@given(piles())
def test_contradictions_and_tensions_are_the_minimal_sets_of_the_two_readings(pile: Pile) -> None:
    hard, soft = named_sets(pile, "lenient"), named_sets(pile, "strict")
    verdict = reconcile(*pile.all)
    found = {
        label: {frozenset(one.claims) for one in verdict.conflicts if one.label in labels}
        for label, labels in (("contradiction", {"contradiction", "slip"}), ("tension", {"tension"}))
    }
    assert found["contradiction"] == hard
    assert found["tension"] == {one for one in soft if not any(other <= one for other in hard)}
    assert all(one.gap > 0 and not one.assumptions for one in verdict.conflicts)


@settings(max_examples=40, deadline=None)
@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_handed_over_never_matters(pile: Pile, random: object) -> None:
    first = reconcile(*pile.all)
    shuffle = random.shuffle  # type: ignore[attr-defined]
    claims, quantities, members = list(pile.claims), list(pile.records.quantities), list(pile.members)
    for listed in (claims, quantities, members):
        shuffle(listed)
    assert reconcile(claims, Records(tuple(quantities), tuple(members)), pile.origins) == first


@settings(max_examples=60, deadline=None)
@given(piles())
def test_bounds_hold_and_lie_in_one_another(pile: Pile) -> None:
    verdict: Verdict = reconcile(*pile.all)
    for bound in verdict.bounds:
        assert bound.lenient.contains(bound.strict)
        assert set(bound.because) == {step.because for step in bound.steps}
    if not verdict.conflicts:
        distance = closure(logs(pile, "strict").values())
        for bound in verdict.bounds:
            year = next(year for year in range(2020, 2024) if turnover(year).id == bound.quantity)
            high = distance[4][year - 2020]
            assert (bound.strict.high is None) == (high == inf)
            assert bound.strict.high is None or log(bound.strict.high) == pytest.approx(high, abs=1e-7)
