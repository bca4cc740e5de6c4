from tests.unit.publish.factory import CLAIMS, material

from comity.publish.chapters.statements import statements
from comity.publish.view import Lines


def test_speakers_are_told_with_their_office_and_state_whoever_said_most_first() -> None:
    first, second = statements(material()).blocks
    assert isinstance(first, Lines)
    assert isinstance(second, Lines)
    assert (first.title, first.text) == ("Anna Orlova", "trade minister, Norway")
    assert (second.title, second.text) == ("министр", "anonymous")


def test_the_same_words_in_two_outlets_are_one_line() -> None:
    block = statements(material()).blocks[0]
    assert isinstance(block, Lines)
    (line,) = block.lines
    assert line.title == "We shall open a direct route"
    assert line.tags == ("quoted",)
    assert {quote.id for quote in line.quotes} == {CLAIMS["wire-says"].id, CLAIMS["post-says"].id}


def test_silence_is_told() -> None:
    assert statements(material(("XXA", "XXB"))).lead == "No speech was found in these documents."
