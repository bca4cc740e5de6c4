"""Single changes that mend a conflict."""

import pytest
from tests.unit.reconcile.factory import Pile, turnover, walk_one

from comity.reconcile import reconcile

T24, T18 = turnover(2024), turnover(2018)


def two_levels(one: tuple[float | None, float | None], other: tuple[float | None, float | None], unit: str = "USD") -> Pile:
    pile, quantity = Pile(), turnover(2024, unit=unit)
    pile.add("c_1", quantity, one, speaker="Example Union")
    pile.add("c_2", quantity, other, speaker="Example Bank")
    return pile


@pytest.mark.parametrize(
    ("other", "kind", "factor"),
    [
        ((1190.0, 1210.0), "month-year", 12.0),
        ((99000.0, 101000.0), "scale", 1000.0),
        ((9900.0, 10100.0), "scale", 100.0),
    ],
)
def test_a_usual_factor_is_named_with_the_claim_it_would_mend(other: tuple[float, float], kind: str, factor: float) -> None:
    (conflict,) = reconcile(*two_levels((99.0, 101.0), other).all).conflicts
    assert conflict.label == "slip"
    assert conflict.slip is not None
    assert (conflict.slip.kind, conflict.slip.factor) == (kind, factor)
    assert conflict.slip.text.startswith("Example Union's $100 times")


def test_tonnes_and_barrels_are_mixed_up_only_in_units_of_oil() -> None:
    oil = reconcile(*two_levels((99.0, 101.0), (730.0, 736.0), unit="t").all).conflicts[0]
    money = reconcile(*two_levels((99.0, 101.0), (730.0, 736.0)).all).conflicts[0]
    assert oil.slip is not None
    assert oil.slip.kind == "tonnes-barrels"
    assert money.slip is None


def test_an_odd_factor_has_no_slip() -> None:
    assert reconcile(*walk_one().all).conflicts[0].slip is None


def test_an_open_limit_fits_any_factor_and_so_proves_no_slip() -> None:
    (conflict,) = reconcile(*two_levels((99.0, 101.0), (1200.0, None)).all).conflicts
    assert conflict.slip is None


def test_a_slip_in_a_chain_is_found() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190e6, 210e6))
    pile.add("c_2", T24, (1.535, 1.545), base=T18)
    pile.add("c_3", T18, (10.5e6, 11e6), speaker="Example Bank")
    slip = reconcile(*pile.all).conflicts[0].slip
    assert slip is not None
    assert (slip.kind, slip.factor) == ("month-year", 12.0)
    assert "Example Bank" in slip.text


def test_a_ratio_is_never_mended_by_a_change_of_scale() -> None:
    pile = Pile()
    pile.add("c_1", T24, (1.9, 2.1), base=T18)
    pile.add("c_2", T24, (1990.0, 2010.0), base=T18, speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert conflict.slip is None


def test_the_value_of_the_year_before_is_a_slip_of_one_year() -> None:
    pile = Pile()
    pile.add("c_1", T24, (199.0, 201.0), speaker="Example Union")
    pile.add("c_2", T24, (299.0, 301.0), speaker="Example Bank")
    pile.add("c_3", turnover(2023), (199.5, 200.5), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert (conflict.label, conflict.claims) == ("slip", ("c_1", "c_2"))
    assert conflict.slip is not None
    assert conflict.slip.kind == "year"
    assert conflict.slip.text.startswith("Example Union's $200 is what Example Bank gives for")
    assert conflict.slip.text.endswith("in 2023: one year may have been taken for another.")


def test_exports_given_as_turnover_are_a_slip_of_the_flow() -> None:
    pile = Pile()
    exports = turnover(2024, "trade.exports")
    pile.add("c_1", T24, (199.0, 201.0), speaker="Example Union")
    pile.add("c_2", T24, (299.0, 301.0), speaker="Example Bank")
    pile.add("c_3", exports, (199.5, 200.5), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert conflict.slip is not None
    assert conflict.slip.kind == "flow"


def test_a_wide_value_or_the_year_after_next_is_no_slip() -> None:
    for year, limits in ((2022, (199.5, 200.5)), (2023, (100.0, 400.0))):
        pile = Pile()
        pile.add("c_1", T24, (199.0, 201.0), speaker="Example Union")
        pile.add("c_2", T24, (299.0, 301.0), speaker="Example Bank")
        pile.add("c_3", turnover(year), limits, speaker="Example Bank")
        assert reconcile(*pile.all).conflicts[0].label == "contradiction"
