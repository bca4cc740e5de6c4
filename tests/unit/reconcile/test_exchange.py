"""One quantity in two currencies."""

from datetime import date

import pytest
from tests.unit.reconcile.factory import Pile, turnover

from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.rate import Rate
from comity.model.verdict import Verdict
from comity.reconcile import explain, reconcile

DOLLARS, LIRAS = turnover(2024), turnover(2024, unit="TRY")


def rate(row: int, first: date, last: date, low: float, high: float, currency: str = "TRY", per: str = "USD") -> Rate:
    days = Period(first, last)
    return Rate(table="rates.csv", row=row, currency=currency, per=per, days=days, value=Interval(low, high))


YEAR = rate(2, date(2024, 1, 1), date(2024, 12, 31), 29.0, 35.5)
SPRING, REST = rate(2, date(2023, 9, 1), date(2024, 5, 31), 29.0, 33.0), rate(3, date(2024, 6, 1), date(2025, 1, 31), 32.0, 35.5)


def pile(liras: tuple[float, float]) -> Pile:
    made = Pile()
    made.add("c_1", DOLLARS, (99.0, 101.0))
    made.add("c_2", LIRAS, liras, speaker="Example Union")
    return made


def verdict(liras: tuple[float, float], *rates: Rate) -> Verdict:
    return reconcile(*pile(liras).all, rates=rates)


def test_without_a_table_two_currencies_never_meet() -> None:
    assert verdict((9e5, 9.1e5)).conflicts == ()


def test_what_no_rate_of_the_period_allows_is_a_contradiction_whose_proof_names_the_row() -> None:
    (conflict,) = verdict((9990.0, 10010.0), YEAR).conflicts
    assert (conflict.label, conflict.claims, conflict.assumptions) == (
        "contradiction",
        ("c_1", "c_2"),
        ("rates.csv:2 TRY/USD 2024",),
    )
    assert "2024 (TRY) is 29 to 35.5 times 2024 (USD) (assumed: one USD bought 29 to 35.5 TRY in 2024, rates.csv:2)" in [
        step.text for step in conflict.steps
    ]
    made = pile((9990.0, 10010.0))
    assert "under the assumption rates.csv:2 TRY/USD 2024" in explain(conflict, made.claims, made.records)


def test_what_some_rate_of_the_period_allows_is_no_conflict() -> None:
    assert verdict((3000.0, 3010.0), YEAR).conflicts == ()


def test_a_bound_carries_over_and_rests_on_the_rate() -> None:
    made = Pile()
    made.add("c_1", DOLLARS, (100.0, 100.0))
    made.add("c_2", LIRAS, (None, 1e6), speaker="Example Union")
    found = {bound.quantity: bound for bound in reconcile(*made.all, rates=[YEAR]).bounds}[LIRAS.id]
    assert (found.strict.low, found.strict.high) == (pytest.approx(2900.0), pytest.approx(3550.0))
    assert {"c_1", "rates.csv:2 TRY/USD 2024"} <= set(found.because)


def test_rows_that_follow_one_another_cover_a_period_together() -> None:
    (conflict,) = verdict((3600.0, 3610.0), REST, SPRING).conflicts
    assert conflict.assumptions == ("rates.csv:2-3 TRY/USD 2024",)
    assert verdict((2950.0, 2960.0), REST, SPRING).conflicts == ()


@pytest.mark.parametrize(
    "rates",
    [
        [SPRING],
        [REST],
        [SPRING, rate(3, date(2024, 6, 2), date(2025, 1, 31), 32.0, 35.5)],
        [rate(2, date(2024, 1, 1), date(2024, 12, 31), 29.0, 35.5, currency="EUR")],
    ],
)
def test_without_a_row_for_each_day_and_both_currencies_they_do_not_meet(rates: list[Rate]) -> None:
    assert verdict((9990.0, 10010.0), *rates).conflicts == ()


def test_a_row_says_the_same_the_other_way_round() -> None:
    turned = rate(2, date(2024, 1, 1), date(2024, 12, 31), 1 / 35.5, 1 / 29.0, currency="USD", per="TRY")
    assert [one.claims for one in verdict((9990.0, 10010.0), turned).conflicts] == [("c_1", "c_2")]


def test_a_rate_never_meets_a_total_nor_a_target_an_outcome() -> None:
    made = Pile()
    made.add("c_1", DOLLARS, (99.0, 101.0))
    made.add("c_2", turnover(2024, unit="TRY/month"), (9990.0, 10010.0), speaker="Example Union")
    made.add("c_3", turnover(2024, unit="TRY", world="target:norland"), (9990.0, 10010.0), speaker="Example Bank")
    assert reconcile(*made.all, rates=[YEAR]).conflicts == ()


def test_rates_that_exclude_one_another_accuse_nobody() -> None:
    made = pile((3000.0, 3010.0))
    made.add("c_3", turnover(2024, unit="EUR"), (90.0, 95.0), speaker="Example Bank")
    days = (date(2024, 1, 1), date(2024, 12, 31))
    rates = [YEAR, rate(3, *days, 0.9, 0.95, currency="EUR"), rate(4, *days, 90.0, 95.0, per="EUR")]
    assert all(one.claims for one in reconcile(*made.all, rates=rates).conflicts)
