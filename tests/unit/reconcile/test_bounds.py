"""What follows for each quantity."""

import pytest
from tests.unit.reconcile.factory import Pile, flow, turnover, walk_one

from comity.model.interval import Interval
from comity.model.verdict import Bound
from comity.reconcile import reconcile

T24, T21, T18 = turnover(2024), turnover(2021), turnover(2018)


def bounds(pile: Pile) -> dict[str, Bound]:
    return {bound.quantity: bound for bound in reconcile(*pile.all).bounds}


def test_a_value_that_nobody_stated_follows_from_two_claims() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190e6, 210e6), lenient=(180e6, 220e6), value=200e6, hedge="about")
    pile.add("c_2", T24, (1.535, 1.545), lenient=(1.53, 1.55), base=T18, value=54, unit="percent")
    found = bounds(pile)[T18.id]
    assert (found.strict.low, found.strict.high) == (pytest.approx(122.977e6, rel=1e-4), pytest.approx(136.808e6, rel=1e-4))
    assert (found.lenient.low, found.lenient.high) == (pytest.approx(180e6 / 1.55), pytest.approx(220e6 / 1.53))
    assert found.nominal == pytest.approx(129.87e6, rel=1e-4)
    assert (found.because, found.is_stated) == (("c_1", "c_2"), False)
    assert [step.text for step in found.steps][-1] == "2024 is 1.54 times 2018 (54 percent up)"


def test_a_stated_limit_stays_as_stated_to_the_last_digit() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190000001.0, 210000003.0))
    found = bounds(pile)[T24.id]
    assert (found.strict, found.is_stated) == (Interval(190000001.0, 210000003.0), True)


def test_two_statements_narrow_one_another() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0))
    pile.add("c_2", T24, (205.0, 230.0), speaker="Example Bank")
    found = bounds(pile)[T24.id]
    assert (found.strict, found.because) == (Interval(205.0, 210.0), ("c_1", "c_2"))


def test_a_ratio_without_levels_bounds_nothing() -> None:
    pile = Pile()
    pile.add("c_1", T24, (1.5, 1.6), base=T18)
    found = bounds(pile)[T24.id]
    assert (found.strict, found.nominal, found.because, found.steps) == (Interval(None, None), None, (), ())


def test_the_nominal_is_the_middle_one_of_the_stated_levels() -> None:
    pile = Pile()
    for index, value in enumerate((200.0, 203.0, 190.0, 201.0)):
        pile.add(f"c_{index}", T24, (value - 20, value + 20), value=value, speaker=f"speaker {index}")
    assert bounds(pile)[T24.id].nominal == 200.0


def test_a_derived_nominal_takes_the_fewest_steps_and_never_an_assumption() -> None:
    imports = flow("trade.imports", "ESR", "NRL")
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), value=200.0)
    pile.add("c_2", T24, (1.8, 2.2), base=T21, value=2.0)
    pile.add("c_3", T21, (1.8, 2.2), base=T18, value=2.0)
    pile.add("c_4", T24, (3.0, 6.0), base=T18, value=5.0)
    pile.add("c_5", flow("trade.exports", "NRL", "ESR"), (90.0, 110.0))
    pile.add("c_6", imports, (1.9, 2.1), base=flow("trade.imports", "ESR", "NRL", "wheat"))
    found = bounds(pile)
    assert found[T18.id].nominal == 40.0
    assert found[imports.id].nominal is None
    assert found[imports.id].strict == Interval(81.0, 137.5)
    assert found[imports.id].because == ("c_5", "mirror-trade")


def test_a_derived_nominal_outside_the_bounds_is_not_told() -> None:
    pile = Pile()
    pile.add("c_1", T24, (100.0, 300.0), value=300.0)
    pile.add("c_2", T24, (1.0, 4.0), base=T18, value=1.0)
    pile.add("c_3", T18, (None, 110.0), value=120.0)
    assert bounds(pile)[T18.id].nominal is None


def test_undisputed_claims_bound_their_quantities_beside_a_contradiction() -> None:
    pile = walk_one()
    pile.add("c_z", T21, (150e6, 151e6), speaker="Example Bank")
    pile.add("c_y", T24, (0.5, 1.9), base=T21, speaker="Example Bank")
    found = bounds(pile)
    assert found[T21.id].strict == Interval(150e6, 151e6)
    assert found[T24.id].strict == Interval(150e6 * 0.5, 151e6 * 1.9)
    assert found[T18.id].strict == Interval(84.5e6, 85.5e6)


def test_where_all_levels_are_disputed_their_whole_range_is_told() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0))
    pile.add("c_2", T24, (90.0, 110.0), speaker="Example Bank")
    found = bounds(pile)[T24.id]
    assert (found.strict, found.because) == (Interval(90.0, 210.0), ("c_1", "c_2"))


def test_what_is_disputed_in_unlisted_conflicts_does_not_bound_either() -> None:
    pile = Pile()
    for index in range(12):
        pile.add(f"c_a{index:02}", T24, (100.0, 101.0), speaker=f"one {index}")
        pile.add(f"c_b{index:02}", T24, (200.0, 201.0), speaker=f"other {index}")
    pile.add("c_c", T21, (0.5, 4.0), base=T24)
    pile.add("c_d", T21, (150.0, 151.0))
    found = bounds(pile)
    assert found[T21.id].strict == Interval(150.0, 151.0)
    assert found[T24.id].strict == Interval(37.5, 302.0)


def test_where_only_the_strict_reading_clashes_the_lenient_limits_remain() -> None:
    pile = Pile()
    pile.add("c_1", T24, (195.0, 205.0), lenient=(150.0, 250.0))
    pile.add("c_2", T24, (220.0, 230.0), lenient=(200.0, 300.0), speaker="Example Bank")
    found = bounds(pile)[T24.id]
    assert found.lenient == Interval(200.0, 250.0)
    assert found.strict == Interval(200.0, 230.0)


def test_assumptions_are_given_up_before_claims() -> None:
    exports, imports = flow("trade.exports", "NRL", "ESR"), flow("trade.imports", "ESR", "NRL")
    pile = Pile()
    pile.add("c_1", exports, (99.0, 101.0))
    pile.add("c_2", imports, (990.0, 1010.0), speaker="Example Bank")
    found = bounds(pile)
    assert (found[exports.id].strict, found[imports.id].strict) == (Interval(99.0, 101.0), Interval(990.0, 1010.0))
