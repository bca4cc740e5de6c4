"""Which passages are parsed, from which words, and how often."""

from comity.language.en.sentences import sentences
from comity.language.en.telling import is_telling
from comity.language.parsing import parsed
from comity.model.syntax import Parse, Word


class Noting:
    """An engine that makes a word of each passage and notes what it was asked."""

    name = "noting"
    digest = ""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def analyse(self, text: str) -> tuple[Parse, ...]:
        self.asked.append(text)
        return (Parse(words=(Word(0, len(text), text, "NOUN", -1, "root", "O"),)),)


TEXT = "Trade grew by 5 percent.\n\nNobody was there on that long and quiet day.\n\nRead more: Peru\n\nPeru signed a pact."


def test_telling_passages_are_parsed_from_their_own_words() -> None:
    engine = Noting()
    found = parsed(TEXT, sentences(TEXT), engine, is_telling)
    assert engine.asked == ["Trade grew by 5 percent.", "Peru signed a pact."]
    assert [TEXT[one.parse.start : one.parse.end] for one in found] == engine.asked


def test_a_passage_that_comes_back_is_parsed_once() -> None:
    engine = Noting()
    first = parsed(TEXT, sentences(TEXT), engine, is_telling)
    later = "Other words 7.\n\nPeru signed a pact."
    again = parsed(later, sentences(later), engine, is_telling)
    assert engine.asked.count("Peru signed a pact.") == 1
    assert again[-1].parse.words[0].lemma == first[-1].parse.words[0].lemma
    assert later[again[-1].parse.start : again[-1].parse.end] == "Peru signed a pact."


def test_what_makes_a_passage_telling() -> None:
    telling = ["It cost 5.", 'He said "no".', "The Peruvian side agreed", "She warned of delays", "An envoy flew to Lima"]
    silent = ["The weather was fine and the streets were full of people.", "", "Cookies and newsletters"]
    assert all(map(is_telling, telling))
    assert not any(map(is_telling, silent))
