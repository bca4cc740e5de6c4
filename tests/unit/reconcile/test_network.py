"""Feasibility and bounds in columns."""

from math import inf, log

import numpy as np
import pytest

from comity.reconcile.network import Network, feasible_and_bounds

NONE = 1e300


def columns(*parts: tuple[int, list[tuple[int, int, float, float]]]) -> dict[str, np.ndarray]:
    rows = [row for _, claims in parts for row in claims]
    return {
        "t": np.array([row[0] for row in rows], dtype=np.int64),
        "s": np.array([row[1] for row in rows], dtype=np.int64),
        "log_lo": np.array([row[2] for row in rows], dtype=np.float64),
        "log_hi": np.array([row[3] for row in rows], dtype=np.float64),
        "claim_ptr": np.cumsum([0] + [len(claims) for _, claims in parts]),
        "var_ptr": np.cumsum([0] + [variables for variables, _ in parts]),
    }


def test_a_level_and_a_growth_rate_bound_the_year_before() -> None:
    ok, low, high = feasible_and_bounds(columns((2, [(1, -1, log(190), log(210)), (1, 0, log(1.535), log(1.545))])))
    assert ok.tolist() == [True]
    assert np.exp(low).tolist() == pytest.approx([190 / 1.545, 190])
    assert np.exp(high).tolist() == pytest.approx([210 / 1.535, 210])


def test_each_component_stands_for_itself() -> None:
    good, bad = [(0, -1, 1.0, 2.0)], [(0, -1, 1.0, 2.0), (0, -1, 3.0, 4.0)]
    ok, low, high = feasible_and_bounds(columns((1, bad), (1, good), (1, bad)))
    assert ok.tolist() == [False, True, False]
    assert (low[1], high[1]) == (1.0, 2.0)


def test_limits_that_touch_do_not_clash() -> None:
    assert feasible_and_bounds(columns((1, [(0, -1, 1.0, 2.0), (0, -1, 2.0, 3.0)])))[0].tolist() == [True]


def test_ratios_without_any_level_can_clash() -> None:
    loop = [(1, 0, 0.5, 0.6), (2, 1, 0.5, 0.6), (2, 0, 0.1, 0.2)]
    ok, _, _ = feasible_and_bounds(columns((3, loop), (3, loop[:2])))
    assert ok.tolist() == [False, True]


def test_what_no_level_reaches_has_no_bounds() -> None:
    _, low, high = feasible_and_bounds(columns((3, [(0, -1, 1.0, NONE), (2, 1, 0.5, 0.6)])))
    assert low.tolist() == [1.0, -inf, -inf]
    assert high.tolist() == [inf, inf, inf]


def test_nothing_at_all_is_feasible() -> None:
    ok, low, high = feasible_and_bounds(columns((2, [])))
    assert (ok.tolist(), low.tolist(), high.tolist()) == ([True], [-inf, -inf], [inf, inf])


def test_a_long_chain_with_a_clash_at_its_end_is_found() -> None:
    chain = [(v, v - 1, 0.1, 0.1) for v in range(1, 300)]
    first, last = (0, -1, 0.0, 0.0), (299, -1, 31.0, 31.0)
    ok, _, high = feasible_and_bounds(columns((300, [first, *chain]), (300, [first, *chain, last])))
    assert ok.tolist() == [True, False]
    assert high[299] == pytest.approx(29.9)


def test_paths_name_the_claims_they_rest_on() -> None:
    network = Network(columns((2, [(0, 1, 0.0, 0.1), (1, -1, 1.0, 2.0), (1, -1, 1.0, 9.0)])))
    assert network.forward().claims(0) == [1, 0]
