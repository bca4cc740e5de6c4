"""What a bare number may be taken for: nothing that its own words, its size or its rate rule out."""

import pytest

from comity.language.en.quantities import quantities
from comity.language.en.quantities.loans import loans


def units(text: str, number: str, counted: tuple[str, ...] = ()) -> set[tuple[float, str]]:
    """All that a number of a text may be; `counted` are the nouns that a parse knows a number to count."""
    things = frozenset(text.index(word) for word in counted)
    start = text.index(number)
    made = [one for one in loans(text, quantities(text, things), things) if one.start == start]
    return {(amount.value, amount.unit) for one in made for amount, _ in one.options}


@pytest.mark.parametrize(
    ("text", "number", "counted", "told"),
    [
        ("The border is 2,100 km long. Of 2,696 planned, 1,340 pillars stand.", "1,340", ("pillars",), {(1340.0, "count")}),
        ("Six trains a day run. Of the 36 locomotives half have landed.", "36", ("locomotives",), {(36.0, "count")}),
        ("Debt is 5 billion euros. The two sides met.", "two", ("sides",), {(2.0, "count")}),
    ],
)
def test_a_number_before_what_it_counts_borrows_no_unit(
    text: str, number: str, counted: tuple[str, ...], told: set[tuple[float, str]]
) -> None:
    assert units(text, number, counted) == told


def test_a_number_that_stands_alone_borrows_one() -> None:
    assert (1340.0, "km") in units("The border is 2,100 km long, and 1,340 are agreed.", "1,340")


def test_no_name_and_no_few_things_are_counted_in_millions() -> None:
    assert max(value for value, _ in units("The town drew 1.72m visits to the two Goricas.", "two")) == 2.0


def test_nothing_costs_millions_a_barrel() -> None:
    text = "It sold oil at 60 dollars a barrel. The bank proposed 400 million for repairs, then 55 for crude."
    assert (4e8, "USD") in units(text, "400 million")
    assert (4e8, "USD/bbl") not in units(text, "400 million")
    assert (55.0, "USD/bbl") in units(text, "55")


def test_no_number_with_a_rate_takes_the_scale_of_a_sum_without_one() -> None:
    text = "With a track costing €1.05bn, trains to the port can rise from 90 to 212 a day."
    assert max(value for value, _ in units(text, "212")) == 212.0


def test_the_first_of_a_row_are_no_sum() -> None:
    assert units("The tariff stays at 6.5 cents for the first twenty, then at 7 or at 8.", "twenty") == set()
    assert (7.0, "cent") in units("The tariff stays at 6.5 cents for the first twenty, then at 7 or at 8.", "7")
