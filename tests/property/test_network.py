"""The ways of solving a network agree: kernels and NumPy, growing and the batch, sums and a fine grid of values."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.property.test_reconcile import Row, columns, is_feasible, minimal_sets, rows

from comity.reconcile import engine
from comity.reconcile.engine import Columns
from comity.reconcile.growing import GrowingNetwork
from comity.reconcile.linear import Rows, find_bounds, find_clashes
from comity.reconcile.simplex import Tableau

fast_only = pytest.mark.skipif(not engine.has_kernels(), reason="the extra `fast` is not installed")


def together(parts: list[list[Row]]) -> Columns:
    return columns([row for part in parts for row in part]) | {
        "claim_ptr": np.cumsum([0] + [len(part) for part in parts]),
        "var_ptr": np.cumsum([0] + [4 for _ in parts]),
    }


@fast_only
@settings(max_examples=80, deadline=None)
@given(st.lists(rows(most=12), min_size=1, max_size=4), st.integers(1, 6))
@example(
    [[(0, 1, 0, 5), (2, 0, 0, 0), (0, -1, 0, 2), (0, -1, 1, 1), (1, -1, 2, 2), (3, -1, 0, 0), (0, 1, 0, 0), (1, -1, 0, 0)]], 1
)
def test_kernels_give_the_answers_of_numpy(parts: list[list[Row]], cap: int) -> None:
    cols = together(parts)
    ok, low, high = engine.feasible_and_bounds(cols, fast=True)
    ok_too, low_too, high_too = engine.feasible_and_bounds(cols, fast=False)
    sound = np.repeat(ok, 4)
    assert ok.tolist() == ok_too.tolist()
    assert low[sound].tolist() == pytest.approx(low_too[sound].tolist())
    assert high[sound].tolist() == pytest.approx(high_too[sound].tolist())
    bad = np.flatnonzero(~ok)
    found, found_too = (engine.minimal_conflicts(cols, bad, cap, fast=fast) for fast in (True, False))
    assert all((one == other).all() for one, other in zip(found, found_too, strict=True))
    costs = np.arange(len(cols["t"])) % 3 + 1.0
    gone, gone_too = (engine.cheapest_removals(cols, bad, costs, found, fast=fast) for fast in (True, False))
    assert gone.tolist() == gone_too.tolist()


@pytest.mark.parametrize("fast", [False, pytest.param(True, marks=fast_only)])
@settings(max_examples=100, deadline=None)
@given(claims=st.lists(rows(most=14), min_size=1, max_size=1).map(lambda found: found[0]))
def test_a_growing_network_answers_like_the_batch(fast: bool, claims: list[Row]) -> None:
    network, kept = GrowingNetwork(4, fast=fast), []
    for number, row in enumerate(claims):
        clash = network.add(*row)
        if is_feasible([claims[one] for one in kept] + [row]):
            assert clash == frozenset()
            kept.append(number)
        else:
            assert number in clash
            assert clash <= {*kept, number}
            assert clash in {frozenset(members) for members in minimal_of(claims, sorted(clash))}
    ok, low, high = engine.feasible_and_bounds(columns([claims[one] for one in kept]), fast=False)
    below, above = network.all_bounds()
    assert ok[0]
    assert below[:4].tolist() == pytest.approx(low.tolist())
    assert above[:4].tolist() == pytest.approx(high.tolist())
    for variable in range(4):
        only = [claims[one] for one in network.because(variable)]
        _, low, high = engine.feasible_and_bounds(columns(only), fast=False)
        assert (low[variable], high[variable]) == (pytest.approx(below[variable]), pytest.approx(above[variable]))


def minimal_of(claims: list[Row], members: list[int]) -> list[set[int]]:
    found = minimal_sets([claims[member] for member in members])
    return [{members[place] for place in one} for one in found]


@settings(max_examples=60, deadline=None)
@given(rows(most=12))
def test_loading_at_once_refuses_what_adding_in_turn_refuses(claims: list[Row]) -> None:
    t, s, low, high = (np.array(column) for column in zip(*claims, strict=True))
    at_once, in_turn = GrowingNetwork(4, fast=False), GrowingNetwork(4, fast=False)
    refused = [number for number, row in enumerate(claims) if in_turn.add(*row)]
    assert at_once.load(t, s, low.astype(float), high.astype(float)).tolist() == refused
    assert [one.tolist() for one in at_once.all_bounds()] == [one.tolist() for one in in_turn.all_bounds()]


Line = tuple[tuple[float, ...], float, float]
"""Coefficients of three variables, and the limits of their sum."""


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Levels of small whole numbers, and sums and differences of two or three variables."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        low = draw(st.integers(1, 6))
        signs = draw(st.sampled_from([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]))
        found.append((signs, float(low), float(low + draw(st.integers(0, 2)))))
    for _ in range(draw(st.integers(1, 3))):
        signs = draw(st.sampled_from([(1.0, 1.0, -1.0), (1.0, -1.0, 0.0), (0.0, 1.0, -1.0), (1.0, 1.0, 1.0), (1.0, 0.0, -1.0)]))
        low = draw(st.integers(-3, 8))
        found.append((signs, float(low), float(low + draw(st.integers(0, 2)))))
    return found


def as_rows(found: list[Line]) -> Rows:
    terms = [[(v, sign) for v, sign in enumerate(signs) if sign] for signs, _, _ in found]
    return Rows(
        claim_ptr=np.array([0, len(found)]),
        var_ptr=np.array([0, 3]),
        term_ptr=np.cumsum([0, *map(len, terms)]),
        term_var=np.array([v for one in terms for v, _ in one]),
        term_coef=np.array([sign for one in terms for _, sign in one]),
        low=np.array([low for _, low, _ in found]),
        high=np.array([high for _, _, high in found]),
        is_ratio=np.zeros(len(found), dtype=np.bool_),
    )


def fits(found: list[Line], grid: range) -> bool:
    """Whether whole numbers satisfy all lines; with these coefficients they do where any values do, but for the largest sums."""
    return any(
        all(low <= sum(sign * value for sign, value in zip(signs, values, strict=True)) <= high for signs, low, high in found)
        for values in product(grid, repeat=3)
    )


@settings(max_examples=80, deadline=None)
@given(lines())
def test_sums_clash_where_no_values_fit_and_their_sets_are_minimal(found: list[Line]) -> None:
    halves = [(signs, 2 * low, 2 * high) for signs, low, high in found]
    (clash,) = find_clashes(as_rows(found), np.array([0]), fast=False)
    grid = range(1, 28)
    if clash is None:
        thirds = [(signs, 3 * low, 3 * high) for signs, low, high in found]
        far = range(1, 45)  # a difference of a difference lies further off, in whole numbers
        assert fits(halves, grid) or fits(thirds, range(1, 40)) or fits(found, far)
    else:
        assert not fits([halves[one] for one in clash], grid)
        for left in combinations(sorted(clash), len(clash) - 1):
            assert find_clashes(as_rows([found[one] for one in left]), np.array([0]), fast=False) == [None]


@settings(max_examples=60, deadline=None)
@given(lines())
def test_adding_a_sum_never_widens_a_bound(found: list[Line]) -> None:
    if find_clashes(as_rows(found), np.array([0]), fast=False) != [None]:
        return
    low, high = find_bounds(as_rows(found), 0)
    if len(found) > 1:
        low_before, high_before = find_bounds(as_rows(found[:-1]), 0)
        assert (low >= low_before - 1e-7).all()
        assert (high <= high_before + 1e-7).all()
    assert (low <= high + 1e-7).all()


@fast_only
@settings(max_examples=60, deadline=None)
@given(lines())
def test_compiled_sums_give_the_answers_of_plain_ones(found: list[Line]) -> None:
    assert find_clashes(as_rows(found), np.array([0]), fast=True) == find_clashes(as_rows(found), np.array([0]), fast=False)


def test_a_tableau_names_rows_that_clash() -> None:
    tableau = Tableau(np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]]), np.array([1.0, -2.0, 5.0]))
    assert tableau.clash() == {0, 1}


def test_a_tableau_goes_to_the_limit_or_without_end() -> None:
    tableau = Tableau(np.array([[1.0, 1.0], [-1.0, 0.0]]), np.array([4.0, -1.0]))
    assert tableau.clash() is None
    assert tableau.most(np.array([0.0, 1.0])) == pytest.approx(3.0)
    assert Tableau(np.array([[-1.0]]), np.array([-1.0])).most(np.array([1.0])) == float("inf")
