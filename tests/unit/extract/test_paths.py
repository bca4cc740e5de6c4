"""The way through a parse from one word of a sentence to another."""

from msgspec.structs import replace

from comity.extract.paths import Paths
from comity.extract.setting import Match, Setting
from comity.language import analyse
from comity.model.analysis import Analysis
from comity.model.ids import document_id, text_id
from comity.model.text import Document, Metadata, Text


def analysed(words: str) -> Analysis:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", lang="en", grade="stated")
    return analyse(Document(id=document_id(text.id, "a.txt"), text=text.id, address="a.txt", metadata=metadata), text)


def place(setting: Setting, word: str) -> Match:
    number = next(n for n, one in enumerate(setting.words) if one.text == word)
    return Match(number, number)


def test_subject_and_object_meet_in_their_verb() -> None:
    setting = Setting(analysed("Norway exported 500,000 tons of salmon to Kenya in 2024."), 0)
    paths = Paths(setting)
    amount = place(setting, "tons")
    assert paths.path(amount, place(setting, "norway")) == "^object _subject"
    assert paths.path(amount, place(setting, "kenya")) == "^object _phrase:to"
    assert paths.path(amount, amount) == "same"
    assert [(label, word.upos) for label, word in paths.climb(amount)] == [("object", "VERB")]


def test_what_was_not_parsed_has_no_paths() -> None:
    analysis = replace(analysed("Norway exported 500,000 tons of salmon to Kenya in 2024."), syntax=())
    setting = Setting(analysis, 0)
    paths = Paths(setting)
    assert paths.path(place(setting, "tons"), place(setting, "norway")) is None
    assert paths.climb(place(setting, "tons")) == []
    assert paths.word(0) is None


def test_words_of_two_sentences_have_no_path() -> None:
    analysis = analysed("Norway sold salmon to Kenya. Kenya sold 900 tons of tea to Norway.")
    first, second = Setting(analysis, 0), Setting(analysis, 1)
    assert Paths(second).path(place(second, "tons"), place(second, "tea")) == "_phrase:of"
    assert Paths(first).path(place(first, "salmon"), place(first, "kenya")) is not None
