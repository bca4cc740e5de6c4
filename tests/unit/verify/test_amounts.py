"""What amounts of a text may stand for in the unit of a figure, and what they may not."""

import pytest

from comity.language.en import quantities
from comity.verify.amounts import of_amounts, scales_of


def told(words: str, unit: str) -> list[float]:
    """The values in a unit, rounded so that binary fractions do not show."""
    return [round(value, 6) for value in of_amounts(quantities(words), unit, words)]


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("shipped 500 kg of saffron", "t", 0.5),
        ("a line of 300 metres", "km", 0.3),
        ("a loan over 18 months", "years", 1.5),
        ("at 40 cents a kilo", "USD", 0.4),
        ("fell by 12 percent", "percent", 12.0),
        ("fell by 12 percent", "USD", 0.12),  # as a fraction
        ("what came was between four and six hundred", "count", 400.0),
        ("took $322.4 and $87.9 million", "USD", 322.4e6),
    ],
)
def test_an_amount_may_be_given_in_another_unit_or_share_a_scale(words: str, unit: str, value: float) -> None:
    assert value in told(words, unit)


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("shipped 500 kg of saffron", "t", 500_000.0),
        ("paid $322.4 for a permit, and later took $87.9 million", "USD", 322.4e6),  # words stand between
        ("took $2,500 and $87.9 million", "USD", 2_500e6),  # too large for the scale of the other
        ("from $3 billion to $5 billion", "USD", 8e9),
    ],
)
def test_what_words_do_not_give_is_not_made_of_them(words: str, unit: str, value: float) -> None:
    assert value not in told(words, unit)


def test_signs_are_left_aside() -> None:
    assert {abs(value) for value in told("exports fell 8%", "percent")} == set(told("exports fell 8%", "percent"))


@pytest.mark.parametrize(
    ("words", "scales"),
    [
        ("3 bn or 40 mln", [1e9, 1e6]),
        ("two lakh crore", [1e5, 1e7]),
        ("5 milliards", [1e9]),
        ("a kilometre, a million-strong crowd", [1e6]),
        ("mines, bank and kiln", []),
    ],
)
def test_scale_words_are_whole_words(words: str, scales: list[float]) -> None:
    assert list(scales_of(words)) == scales
