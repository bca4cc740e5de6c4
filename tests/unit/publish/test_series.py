import pytest
from tests.unit.publish.factory import CLAIMS, material, turnover

from comity.publish.series import all_series, latest, pace


def test_the_series_that_most_rests_on_comes_first() -> None:
    first = all_series(material())[0]
    assert first.title.endswith("turnover, Norway and Chile")
    assert first.unit == "USD"


def test_a_value_per_month_is_another_series_than_one_per_year() -> None:
    monthly = next(series for series in all_series(material()) if series.unit == "USD/month")
    assert [claim.id for claim in monthly.claims] == [CLAIMS["bulletin-month"].id]


def test_every_figure_is_in_exactly_one_series() -> None:
    found = [claim.id for series in all_series(material()) for claim in series.claims]
    assert sorted(found) == sorted(claim.id for claim in material().figures)


def test_claims_stand_in_order_of_time() -> None:
    years = [claim.payload.period.first.year for claim in all_series(material())[0].claims]
    assert years == sorted(years)


@pytest.mark.parametrize(
    ("start", "end", "years", "rate"),
    [(200, 400, 6, 12.25), (100, 154, 6, 7.46), (100, 100, 3, 0.0), (100, 50, 1, -50.0)],
)
def test_the_pace_between_two_values(start: float, end: float, years: float, rate: float) -> None:
    assert pace(start, end, years) == pytest.approx(rate, abs=0.01)


@pytest.mark.parametrize(("start", "end", "years"), [(0, 5, 1), (5, -1, 1), (5, 6, 0), (5, 6, -2)])
def test_no_pace_leads_through_zero_or_back_in_time(start: float, end: float, years: float) -> None:
    assert pace(start, end, years) is None


def test_the_latest_point_before_a_moment() -> None:
    points = [(quantity.id, quantity.period, float(year)) for year in (2018, 2024, 2022) if (quantity := turnover(year)).period]
    assert latest(points, 2030.5) == points[1]
    assert latest(points, 2023.0) == points[2]
    assert latest(points, 2000.0) is None
