"""The tree of a sentence by the places of its words."""

from datetime import date

from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree
from comity.language import analyse
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text


def setting_of(words: str) -> Setting:
    text = Text(id=text_id(words), words=words)
    published = Period.day(date(2025, 6, 12))
    metadata = Metadata(publisher="Example Wire", published=published, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return Setting(analyse(document, text), 0)


def place(setting: Setting, word: str) -> int:
    return next(n for n, one in enumerate(setting.words) if one.text == word)


def test_a_joined_verb_shares_its_subject() -> None:
    setting = setting_of("Chile opened a mine in May and closed two dams.")
    subject = Tree(setting).subject(place(setting, "closed"))
    assert subject is not None
    assert setting.words[subject.place].text == "chile"


def test_the_head_of_a_span_hangs_outside_of_it() -> None:
    setting = setting_of("Peru lifted the customs duty on Bolivian tin.")
    noun = place(setting, "duty")
    assert Tree(setting).head(Match(noun - 1, noun)) == noun


def test_a_verb_has_its_object_whatever_stands_between() -> None:
    setting = setting_of("Peru's Congress ratified by 80 votes to none an accord on fishing with Chile.")
    tree = Tree(setting)
    assert [tree.text(arc.place) for arc in tree.below(tree.verb(Match(2, 2)), "object")] == ["accord"]


def test_an_owner_stands_for_itself_and_its_mark() -> None:
    setting = setting_of("Peru's Congress ratified an accord on fishing with Chile.")
    assert (Tree(setting).text(0), Tree(setting).part(0)) == ("peru", "PROPN")


def test_a_date_hangs_on_the_deed_that_it_dates() -> None:
    setting = setting_of("Peru said that Chile signed the accord in May.")
    tree = Tree(setting)
    day, signed, said = (place(setting, word) for word in ("may", "signed", "said"))
    assert (tree.is_under(day, signed), tree.is_under(day, said)) == (True, False)


def test_helpers_and_forms_of_a_verb() -> None:
    setting = setting_of("The dam will not be completed before Kenya pays.")
    tree, verb = Tree(setting), place(setting, "completed")
    assert {"will", "not", "be"} <= set(tree.helpers(verb))
    assert "complete" in tree.stems(verb)


def test_a_text_without_trees_hangs_on_nothing() -> None:
    setting = setting_of("Nothing happened.")
    tree = Tree(setting)
    assert tree.up(0) == [] or tree.above(0) is not None
    assert tree.part(99) == ""
