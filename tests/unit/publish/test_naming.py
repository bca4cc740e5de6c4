from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.publish.factory import figure

from comity.model.claim import Voice
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.text import Metadata
from comity.publish.naming import (
    allowed,
    chain_words,
    count,
    dated,
    factor_words,
    flow_words,
    listed,
    period_words,
    series_words,
    spelled,
    voice_words,
)

NAMES = {"NOR": "Norway", "CHL": "Chile"}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, "no period"),
        (Period(None, None), "no period"),
        (Period.year(2024), "2024"),
        (Period(date(2018, 1, 1), date(2024, 12, 31)), "2018 to 2024"),
        (Period.month(2025, 2), "February 2025"),
        (Period(date(2025, 3, 1), date(2025, 10, 31)), "March to October 2025"),
        (Period(date(2025, 1, 1), date(2025, 3, 31)), "January to March 2025"),
        (Period(date(2024, 11, 1), date(2025, 2, 28)), "November 2024 to February 2025"),
        (Period.day(date(2025, 5, 7)), "7 May 2025"),
        (Period(date(2025, 5, 7), date(2025, 6, 2)), "7 May 2025 to 2 June 2025"),
        (Period(date(2026, 1, 1), None), "since 2026"),
        (Period(date(2026, 2, 3), None), "since 3 February 2026"),
        (Period(None, date(2030, 12, 31)), "until 2030"),
        (Period(date(9999, 12, 1), date.max), "December 9999"),
    ],
)
def test_periods_in_words(period: Period | None, words: str) -> None:
    assert period_words(period) == words


@given(st.dates(), st.dates())
def test_the_words_of_a_bounded_period_name_its_last_year(one: date, two: date) -> None:
    first, last = sorted((one, two))
    assert str(last.year) in period_words(Period(first, last))


def test_a_date_tells_how_it_is_known() -> None:
    day = Period.day(date(2025, 5, 7))
    assert dated(Metadata(published=day, grade="stated")) == "7 May 2025"
    assert dated(Metadata(published=day, grade="inferred")) == "7 May 2025, inferred"
    assert dated(Metadata(published=Period(None, date(2025, 5, 7)), grade="inferred")) == "by 7 May 2025"
    assert dated(Metadata()) == "no date"


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        ("export", "Norway to Chile"),
        ("import", "into Norway from Chile"),
        ("both", "Norway and Chile"),
        (None, "Norway and Chile"),
    ],
)
def test_flows_in_words(direction: str | None, words: str) -> None:
    assert flow_words("NOR", "CHL", direction, NAMES) == words


def test_a_state_without_a_name_keeps_its_code_and_one_state_stands_alone() -> None:
    assert flow_words("NOR", "XXX", "export", NAMES) == "Norway to XXX"
    assert flow_words(None, "CHL", "import", NAMES) == "Chile"
    assert flow_words(None, None, None, NAMES) == ""


def test_a_series_is_named_by_what_between_whom_and_at_what_rate() -> None:
    monthly = Quantity.of(indicator="goods turnover", reporter="NOR", partner="CHL", direction="both", unit="USD/month")
    assert series_words(monthly, NAMES) == "Goods turnover, Norway and Chile, per month"
    wheat = Quantity.of(indicator="shipments", product="wheat", scope="by sea", unit="t")
    assert series_words(wheat, NAMES) == "Shipments of wheat, by sea"


def test_what_the_words_allow_is_put_in_the_unit_of_the_relation() -> None:
    assert allowed(figure(2e8, "USD", 2024, (1.9e8, 2.1e8))) == "$190M to $210M"
    assert allowed(figure(54, "percent", 2024, (1.535, 1.545), relation="ratio")) == "1.535 to 1.545 times"
    assert allowed(figure(19, "percent", 2024, (0.18, 0.2), relation="share")) == "18 % to 20 %"
    assert factor_words(Interval(2, None)) == "at least 2 times"


def test_voices_and_chains() -> None:
    minister = Voice(name="A. Orlova", type="person", office="minister")
    assert voice_words(minister) == "A. Orlova (minister)"
    assert chain_words((Voice(name="Example Wire", type="outlet"), minister)) == "Example Wire ← A. Orlova"


def test_counts_and_lists() -> None:
    assert (count(1, "origin"), count(1200, "origin"), count(2, "series", "series")) == ("1 origin", "1,200 origins", "2 series")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert (spelled(0), spelled(3), spelled(11)) == ("no", "three", "11")
