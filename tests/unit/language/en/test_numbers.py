from decimal import Decimal

import pytest

from comity.language.en.numbers import read_digits, read_numeral
from comity.language.en.quantities.words import Words


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("7", "7"),
        ("1,234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("1,5", "1.5"),
        ("0,500", "0.5"),
        ("2.500", "2.5"),
        ("12,34,567", "1234567"),
        ("276\u00a0000", "276000"),
    ],
)
def test_digits_with_marks(token: str, value: str) -> None:
    read = read_digits(token)
    assert read is not None
    assert read[0] == Decimal(value)


@pytest.mark.parametrize("token", ["007", "1.2.3", "2018,2019", "1,2,3", "1,2345", "9" * 40])
def test_no_number(token: str) -> None:
    assert read_digits(token) is None


@pytest.mark.parametrize(
    ("text", "value", "place", "shown"),
    [
        ("200", "200", "100", "1"),
        ("2.3 million", "2300000", "100000", "100000"),
        ("two hundred thousand", "200000", "100000", "1000"),
        ("two and a half million", "2500000", "100000", "100000"),
        ("twenty-five", "25", "1", "1"),
        ("one hundred and twenty", "120", "10", "1"),
        ("2 lakh crore", "2000000000000", "1000000000000", "1000000000000"),
        ("1 billion 200 million", "1200000000", "100000000", "1000000"),
        ("12.5bn", "12500000000", "100000000", "100000000"),
        ("2½ million", "2500000", "100000", "100000"),
    ],
)
def test_value_and_what_its_digits_count(text: str, value: str, place: str, shown: str) -> None:
    numeral = read_numeral(Words(text), 0)
    assert numeral is not None
    assert (numeral.value, numeral.place, numeral.shown) == (Decimal(value), Decimal(place), Decimal(shown))


def test_a_letter_scales_only_where_it_is_glued_or_money() -> None:
    apart, glued = Words("5 m"), Words("5m")
    bare, money, joined = read_numeral(apart, 0), read_numeral(apart, 0, is_money=True), read_numeral(glued, 0)
    assert bare is not None
    assert money is not None
    assert joined is not None
    assert (bare.value, money.value, joined.value) == (5, 5_000_000, 5_000_000)
    assert joined.is_lettered
