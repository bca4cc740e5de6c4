"""Numbers in words."""

import pytest

from comity.model.interval import Interval
from comity.model.wording import amount, apart, digits, limits


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (129_870_130, "USD", "$129.9M"),
        (3e8, "USD/month", "$300M a month"),
        (12.5e9, "RUB", "RUB 12.5bn"),
        (276_000, "t", "276,000 t"),
        (7e6, "bbl", "7 million bbl"),
        (54, "percent", "54 %"),
        (28, "count", "28"),
        (3, "rank", "rank 3"),
        (-4e6, "USD", "−$4M"),
    ],
)
def test_amounts(value: float, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_limits() -> None:
    assert limits(Interval(123e6, 137e6), "USD") == "$123M to $137M"
    assert limits(Interval(None, 5), "t") == "at most 5 t"
    assert limits(Interval(5, None), "t") == "at least 5 t"
    assert limits(Interval(None, None), "t") == "any value"


def test_digits_keep_four_places_that_count() -> None:
    assert [digits(x) for x in (0, 0.05449, 1.5, 12_345.678)] == ["0", "0.05449", "1.5", "12,346"]


def test_slight_gaps_are_given_in_percent() -> None:
    assert apart(0.3635) == "a factor of 1.44"
    assert apart(0.0031) == "0.31 %"
