"""The rules on numbers that a language need not read; what English makes of them is tested with its quantities."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from comity.model import tolerance
from comity.model.claim import Hedge
from comity.model.interval import Interval


class Number(NamedTuple):
    value: Decimal
    place: Decimal
    shown: Decimal
    is_scaled: bool = False


class Width(NamedTuple):
    hedge: Hedge
    strict: float
    lenient: float


ROUND = Number(Decimal(200), Decimal(100), Decimal(1))
FINE = Number(Decimal(213), Decimal(1), Decimal(1))


def test_a_round_number_says_less_than_a_fine_one() -> None:
    assert tolerance.half_widths(ROUND) == (5.0, 50.0)
    assert tolerance.half_widths(FINE) == (0.5, 1.0)


def test_a_scale_word_widens_to_a_twentieth_at_most() -> None:
    assert tolerance.half_widths(Number(Decimal(7_000_000), Decimal(10**6), Decimal(10**6), is_scaled=True)) == (350_000, 700_000)


@pytest.mark.parametrize(
    ("hedge", "strict", "lenient"),
    [
        (Width("over", 0.25, 0.005), Interval(200, 250), Interval(199, None)),
        (Width("at_least", 0, 0), Interval(200, None), Interval(200, None)),
        (Width("under", 0.2, 0.005), Interval(160, 200), Interval(None, 201)),
        (Width("up_to", 0, 0.1), Interval(None, 200), Interval(None, 220)),
        (Width("about", 0.05, 0.1), Interval(190, 210), Interval(150, 250)),
    ],
)
def test_a_limit_opens_one_side(hedge: Width, strict: Interval, lenient: Interval) -> None:
    found = tolerance.hedged(ROUND, hedge)
    for one, expected in zip(found, (strict, lenient), strict=True):
        assert (one.low, one.high) == pytest.approx((expected.low, expected.high))


def test_a_count_of_things_is_exact_while_small_or_fine() -> None:
    assert tolerance.counted(FINE, None) == tolerance.point(213)
    assert tolerance.counted(ROUND, None) == tolerance.hedged(ROUND, None)


def test_changes_become_factors_and_shares_fractions() -> None:
    pair = (Interval(10, 20), Interval(5, None))
    assert tolerance.as_factors(pair, -1) == (Interval(0.8, 0.9), Interval(None, 0.95))
    assert tolerance.as_factors(pair, 1) == (Interval(1.1, 1.2), Interval(1.05, None))
    assert tolerance.as_fractions((Interval(99, 101), Interval(90, 110)), 100) == (Interval(0.99, 1.0), Interval(0.9, 1.0))
    assert tolerance.mirrored(pair) == (Interval(-20, -10), Interval(None, -5))
