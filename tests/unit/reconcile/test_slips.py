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
    assert conflict.label == "contradiction"
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
