"""Between whom trade runs where the words join two states to it, whoever else the sentence names."""

import pytest
from tests.unit.extract.test_paths import analysed

from comity.extract.figure import figures


def sides(sentence: str) -> set[tuple[str | None, str | None]]:
    """Reporter and partner of all figures of a sentence."""
    return {(one.payload.reporter, one.payload.partner) for one in figures(analysed(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The trade turnover between Peru and Chile grew by 54 %, American officials in Washington noted.",
        "Despite the sanctions of the United States, trade in goods between Peru and Chile reached $2 billion in 2023.",
        "Chile's bilateral trade with Peru came to $3.1 billion in 2024, the United States embassy said.",
    ],
)
def test_the_two_that_the_words_join_to_trade(sentence: str) -> None:
    assert sides(sentence) == {("CHL", "PER")}


def test_a_third_state_that_is_joined_is_no_bystander() -> None:
    assert sides("Trade between Peru and Brazil came to $4 billion, and Chile watched.") == {("BRA", "PER")}


def test_no_pair_is_made_of_one_state_that_stands_twice() -> None:
    assert ("CHL", "CHL") not in sides("Trade between Chile and Chile's partners came to $4 billion.")
