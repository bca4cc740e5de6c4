"""Names of quantities in sentences."""

from msgspec import structs
from tests.unit.reconcile.factory import flow, turnover

from comity.model.period import Period
from comity.model.record import Quantity
from comity.reconcile.naming import copula, full_name, short_names


def test_years_of_one_series_are_told_by_the_year() -> None:
    t24, t18 = turnover(2024), turnover(2018)
    assert short_names([t24, t18]) == {t24.id: "2024", t18.id: "2018"}


def test_what_differs_is_named() -> None:
    wheat, all_goods = flow("trade.exports", "NRL", "ESR", "wheat"), flow("trade.exports", "NRL", "ESR")
    assert short_names([wheat, all_goods]) == {wheat.id: "exports of wheat in 2024", all_goods.id: "exports in 2024"}


def test_names_that_would_be_the_same_are_told_with_their_unit() -> None:
    dollars, tons = turnover(2024), turnover(2024, unit="t")
    assert set(short_names([dollars, tons]).values()) == {"2024 (USD)", "2024 (t)"}


def test_a_full_name_has_everything() -> None:
    quantity = structs.replace(flow("trade.imports", "ESR", "NRL", "rye"), scope="goods", world="target:estria")
    assert full_name(quantity) == "imports of rye of ESR from NRL (goods) in 2024 (target)"


def test_states_have_their_names_where_these_are_known() -> None:
    quantity = Quantity.of(indicator="gdp", reporter="PRT", period=Period.year(2020), unit="EUR")
    assert full_name(quantity) == "gross domestic product of Portugal in 2020"


def test_the_verb_fits_the_head_of_the_name() -> None:
    assert [copula(name) for name in ("2024", "exports of wheat in 2024", "share of settlements", "gross loss")] == [
        "is",
        "are",
        "is",
        "is",
    ]
