"""States, bodies and organisations in words."""

from comity.resolve.states import code_of, organisations_in, states_in
from comity.resolve.words import words_of


def codes(words: str) -> list[str]:
    return [named.code for named in states_in(words_of(words))]


def test_names_demonyms_capitals_and_bodies() -> None:
    assert codes("Kenyan and U.S. envoys met EU officials in South Africa and Oslo.") == ["KEN", "USA", "EU", "ZAF", "NOR"]


def test_small_words_are_no_states() -> None:
    assert codes("They told us to turkey shoot.") == []


def test_a_whole_name_is_a_code_or_nothing() -> None:
    assert code_of("the United States") == code_of("USA") == "USA"
    assert code_of("Kenyan council") is None


def test_organisations_are_found_by_name() -> None:
    words = words_of("The loan of Gazprom rose.")
    assert [(named.code, words[named.first].text) for named in organisations_in(words)] == [("gazprom", "Gazprom")]
