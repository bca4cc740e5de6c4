"""Intervals follow the rules of `comity.model.tolerance` from value, unit, hedge and how the evidence writes the number."""

from typing import Any

import msgspec
import pytest
from tests.unit.verify.article_factory import figure

from comity.verify.items import FigureItem
from comity.verify.numbers import limits, number


def bounds(**changes: Any) -> tuple[float | None, ...]:
    strict, lenient = limits(msgspec.convert(figure(**changes), FigureItem))
    return tuple(None if one is None else round(one, 6) for one in (strict.low, strict.high, lenient.low, lenient.high))


@pytest.mark.parametrize(
    ("value", "evidence", "place", "shown", "is_scaled"),
    [
        (2e8, "some $200 million", 1e8, 1e6, True),
        (2e8, "200,000,000 dollars", 1e8, 1, False),
        (2e8, "200.000.000 pesos", 1e8, 1, False),
        (2e8, "two hundred million", 1e8, 1e6, True),
        (1.5e9, "1.5 billion", 1e8, 1e8, True),
        (1.5e9, "1.50 billion", 1e8, 1e7, True),
        (276000, "276 thousand tons", 1e3, 1e3, True),
        (54, "up 54%", 1, 1, False),
        (0.5, "0.5 percent", 0.1, 0.1, False),
        (2.5e7, "2.5 crore", 1e6, 1e6, True),
        (5, "five ventures", 1, 1, False),
        (100, "a hundred", 100, 1, False),
        (0, "nothing", 1, 1, False),
    ],
)
def test_a_number_is_taken_as_the_evidence_writes_it(
    value: float, evidence: str, place: float, shown: float, is_scaled: bool
) -> None:
    found = number(value, evidence)
    assert (float(found.place), float(found.shown), found.is_scaled) == (place, shown, is_scaled)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hedge": "exact"}, (1.95e8, 2.05e8, 1.5e8, 2.5e8)),
        ({"hedge": "about"}, (1.9e8, 2.1e8, 1.5e8, 2.5e8)),
        ({"hedge": "over"}, (2e8, 2.5e8, 1.99e8, None)),
        ({"hedge": "under"}, (1.6e8, 2e8, None, 2.01e8)),
        ({"hedge": "up_to"}, (None, 2e8, None, 2.2e8)),
        ({"hedge": "at_least"}, (2e8, None, 2e8, None)),
    ],
)
def test_a_hedge_widens_to_its_side(changes: dict[str, Any], expected: tuple[float | None, ...]) -> None:
    assert bounds(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"relation": "ratio", "unit": "percent", "value": 54, "hedge": "exact", "evidence": "54%"}, (1.535, 1.545, 1.53, 1.55)),
        ({"relation": "ratio", "unit": "percent", "value": -12, "hedge": "exact", "evidence": "12%"}, (0.875, 0.885, 0.87, 0.89)),
        ({"relation": "ratio", "unit": "percent", "value": -12, "hedge": "over", "evidence": "12%"}, (0.87, 0.88, None, 0.8806)),
        ({"relation": "ratio", "unit": "times", "value": 3, "hedge": "exact", "evidence": "tripled"}, (2.95, 3.05, 2.5, 3.5)),
        (
            {"relation": "ratio", "unit": "times", "value": 0.5, "hedge": "exact", "evidence": "halved"},
            (0.4875, 0.5125, 0.375, 0.625),
        ),
        (
            {"relation": "share", "unit": "percent", "value": 99.8, "hedge": "exact", "evidence": "99.8%"},
            (0.9975, 0.9985, 0.997, 0.999),
        ),
        ({"relation": "share", "unit": "percent", "value": 100, "hedge": "exact", "evidence": "100%"}, (0.995, 1.0, 0.95, 1.0)),
        ({"relation": "rank", "unit": "rank", "value": 3, "hedge": "exact", "evidence": "third"}, (3, 3, 3, 3)),
        ({"unit": "count", "value": 28, "hedge": "exact", "evidence": "28 agreements"}, (28, 28, 28, 28)),
        ({"unit": "years", "value": 15, "hedge": "exact", "evidence": "15-year"}, (15, 15, 15, 15)),
    ],
)
def test_each_relation_has_its_own_scale(changes: dict[str, Any], expected: tuple[float | None, ...]) -> None:
    assert bounds(**changes) == expected


def test_a_range_reaches_from_the_lower_end_of_one_to_the_upper_end_of_the_other() -> None:
    ranged = {"relation": "difference", "unit": "bbl", "hedge": "range", "evidence": "by 400-500 thousand barrels"}
    low, high, wide_low, wide_high = bounds(value=400000, value_hi=500000, **ranged)
    assert low is not None
    assert high is not None
    assert 350000 < low < 400000 < 500000 < high < 550000
    assert (wide_low, wide_high) == (350000, 550000)
    fall = bounds(value=-500000, value_hi=-400000, **ranged)
    assert fall == (-high, -low, -550000, -350000)


def test_a_range_may_pass_through_zero() -> None:
    low, high, *_ = bounds(relation="ratio", unit="percent", value=-1, value_hi=2, hedge="range", evidence="from -1% to 2%")
    assert (low, high) == (0.985, 1.025)
