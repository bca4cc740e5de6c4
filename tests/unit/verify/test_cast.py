"""Actors occur in the document, by any of their names; whoever does not is named by nobody."""

import pytest
from tests.unit.verify.article_factory import document

from comity.verify.cast import Cast, shares_word

WORDS = (
    "The Kremlin said Dmitry Chernyshenko would meet the UAE's trade minister.\n"
    "The Baltic states left the grid; Brussels paid. Hargeisa and Addis Ababa signed, Western diplomats told us."
)


@pytest.fixture(scope="module")
def cast() -> Cast:
    return Cast(document(WORDS, publisher="Sample Courier"), WORDS)


@pytest.mark.parametrize("code", ["RUS", "ARE", "LVA", "EU", "BEL", "ETH"])
def test_states_and_bodies_are_named_by_all_their_words(cast: Cast, code: str) -> None:
    assert cast.has_code(code)


@pytest.mark.parametrize("code", ["USA", "VEN", "BRICS"])
def test_states_that_nobody_names_are_not_there(cast: Cast, code: str) -> None:
    assert not cast.has_code(code)


@pytest.mark.parametrize(
    "name",
    ["Dmitry Chernyshenko", "Chernyshenko", "Deputy PM Dmitry Chernyshenko", "United Arab Emirates", "Somaliland", "West",
     "trade minister", "Sample Courier"],
)  # fmt: skip
def test_names_occur_in_their_words_or_as_what_they_stand_for(cast: Cast, name: str) -> None:
    assert cast.has_name(name)


@pytest.mark.parametrize("name", ["Dmitry Petrov", "Astrid Nilsen", "Ministry of Magic", "Abkhazia", "", "  "])
def test_invented_names_do_not(cast: Cast, name: str) -> None:
    assert not cast.has_name(name)


def test_a_pronoun_is_no_state() -> None:
    words = "They told us that it was so."
    assert not Cast(document(words), words).has_code("USA")


def test_a_name_shares_a_word_apart_from_the_common_ones() -> None:
    assert shares_word("Kenyan fisheries pact", "a pact on fishing was signed")
    assert not shares_word("Kenyan defence credit", "Kenya's trade minister spoke", frozenset({"kenyan", "kenya"}))
    assert shares_word("EU", "anything at all")
