"""spaCy pipelines as engines: real ones, saved to a folder and loaded from it; without spaCy only what is said of its absence."""

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.engine.choice import chosen
from comity.language.engine.spacy import SpacyEngine
from comity.language.engine.universal import syntax_of
from comity.model.errors import ConfigError
from comity.model.syntax import Engine, Parse

LABELS = ("ROOT", "nsubj", "nsubjpass", "dobj", "prep", "pobj", "agent", "auxpass", "punct", "det", "compound", "case", "poss")
UNIVERSAL_LABELS = ("ROOT", "nsubj", "obj", "obl", "case", "punct")

# word, part of speech, lemma, head, relation; names as (first word, word after the last, label)
Row = tuple[str, str, str, int, str]
TRAINING: tuple[tuple[tuple[Row, ...], tuple[tuple[int, int, str], ...]], ...] = (
    (
        (
            ("Tankers", "NOUN", "tanker", 2, "nsubjpass"),
            ("were", "AUX", "be", 2, "auxpass"),
            ("seized", "VERB", "seize", 2, "ROOT"),
            ("by", "ADP", "by", 2, "agent"),
            ("Norland", "PROPN", "Norland", 3, "pobj"),
            (".", "PUNCT", ".", 2, "punct"),
        ),
        ((4, 5, "GPE"),),
    ),
    (
        (
            ("Norland", "PROPN", "Norland", 1, "nsubj"),
            ("sold", "VERB", "sell", 1, "ROOT"),
            ("gas", "NOUN", "gas", 1, "dobj"),
            ("to", "ADP", "to", 1, "prep"),
            ("Estavia", "PROPN", "Estavia", 3, "pobj"),
            (".", "PUNCT", ".", 1, "punct"),
        ),
        ((0, 1, "GPE"), (4, 5, "GPE")),
    ),
    (
        (
            ("Javad", "PROPN", "Javad", 1, "compound"),
            ("Karimi", "PROPN", "Karimi", 2, "nsubj"),
            ("visited", "VERB", "visit", 2, "ROOT"),
            ("Gazor", "PROPN", "Gazor", 2, "dobj"),
            (".", "PUNCT", ".", 2, "punct"),
        ),
        ((0, 2, "PERSON"), (3, 4, "ORG")),
    ),
)

Saved = Callable[..., str]


@pytest.fixture(scope="module")
def spacy() -> Any:
    return pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def trained(spacy: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has learned the three sentences above by heart."""
    spacy.util.fix_random_seed(0)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("morphologizer")
    pipeline.add_pipe("parser", config={"min_action_freq": 1})
    pipeline.add_pipe("ner")
    examples = []
    for rows, names in TRAINING:
        reference = spacy.tokens.Doc(
            pipeline.vocab,
            words=[row[0] for row in rows],
            spaces=[row[0] != "." and after[0] != "." for row, after in pairwise([*rows, rows[-1]])],
            pos=[row[1] for row in rows],
            heads=[row[3] for row in rows],
            deps=[row[4] for row in rows],
        )
        reference.ents = [spacy.tokens.Span(reference, *name) for name in names]
        examples.append(spacy.training.Example(pipeline.make_doc(reference.text), reference))
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(40):
        pipeline.update(examples, sgd=optimizer)
    pipeline.meta["name"], pipeline.meta["version"] = "news", "1.2.3"
    folder = tmp_path_factory.mktemp("trained") / "pipeline"
    pipeline.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def engine(trained: Path) -> SpacyEngine:
    return SpacyEngine(str(trained))


@pytest.fixture
def saved(spacy: Any, tmp_path: Path) -> Saved:
    """Saves a pipeline that says of its texts what it is told; gives its folder."""

    def save(*sentences: dict[str, Any], labels: tuple[str, ...] = LABELS) -> str:
        class ByHand:
            """A component that knows one text."""

            def __init__(self) -> None:
                self.labels = labels

            def __call__(self, doc: Any) -> Any:
                joined = {key: [one for sentence in sentences for one in sentence[key]] for key in sentences[0]}
                return spacy.tokens.Doc(doc.vocab, **joined)

        spacy.Language.factory("by_hand", func=lambda nlp, name: ByHand())
        pipeline = spacy.blank("en")
        pipeline.add_pipe("by_hand")
        pipeline.to_disk(tmp_path / "by-hand")
        return str(tmp_path / "by-hand")

    return save


def words_of(text: str, parse: Parse) -> list[tuple[str, int, str]]:
    return [(text[word.start : word.end], word.head, word.dep) for word in parse.words]


def assert_sound(text: str, parses: tuple[Parse, ...]) -> None:
    """The words cover all but the spaces, once and in order, and each sentence is a tree."""
    words = [word for parse in parses for word in parse.words]
    assert "".join(text[word.start : word.end] for word in words) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(words))
    for parse in parses:
        assert [word.dep for word in parse.words if word.head == -1] == ["root"]
        for place in range(len(parse.words)):
            at, steps = place, 0
            while parse.words[at].head >= 0:
                at, steps = parse.words[at].head, steps + 1
                assert steps < len(parse.words)


# A trained pipeline, from its folder to what extractors read.


def test_a_pipeline_of_the_clear_scheme_is_converted(engine: SpacyEngine) -> None:
    text = "Tankers were seized by Norland."
    (parse,) = engine.analyse(text)
    assert words_of(text, parse) == [
        ("Tankers", 2, "nsubj:pass"),
        ("were", 2, "aux:pass"),
        ("seized", -1, "root"),
        ("by", 4, "case"),
        ("Norland", 2, "obl:agent"),
        (".", 2, "punct"),
    ]
    agent = syntax_of(parse).of(2, "agent")[0]
    assert (text[agent.start : agent.end], agent.marker) == ("by Norland", "by")


def test_its_names_are_persons_places_and_organisations(engine: SpacyEngine) -> None:
    text = "Javad Karimi visited Gazor. Norland sold gas to Estavia."
    parses = engine.analyse(text)
    names = [(text[name.start : name.end], name.kind) for parse in parses for name in syntax_of(parse).names()]
    assert names == [("Javad Karimi", "PER"), ("Gazor", "ORG"), ("Norland", "LOC"), ("Estavia", "LOC")]
    assert words_of(text, parses[0])[:2] == [("Javad", 2, "nsubj"), ("Karimi", 0, "flat")]


def test_the_configuration_can_name_it(trained: Path) -> None:
    named: Engine = chosen(f"spacy:{trained}")()
    assert named.name == "spacy:en_news@1.2.3"
    assert len(named.analyse("Norland sold gas to Estavia.")) == 1


def test_other_texts_change_nothing(engine: SpacyEngine, trained: Path) -> None:
    texts = ["Norland sold gas to Estavia.", "Tankers were seized by Norland.", "Zorvath quietly unfroze 12 assets!"]
    other = SpacyEngine(str(trained))
    forwards = [engine.analyse(text) for text in texts]
    backwards = [other.analyse(text) for text in reversed(texts)]
    assert forwards == backwards[::-1] == [engine.analyse(text) for text in texts]


def test_the_digest_is_of_the_pipeline(engine: SpacyEngine, trained: Path, spacy: Any, tmp_path: Path) -> None:
    digest = engine.digest
    assert len(digest) == 16
    assert int(digest, 16) >= 0
    assert SpacyEngine(str(trained)).digest == digest
    moved = tmp_path / "moved"
    copytree(trained, moved)
    (moved / "__pycache__").mkdir()
    (moved / "__pycache__" / "made.pyc").write_bytes(b"made by Python")
    assert SpacyEngine(str(moved)).digest == digest
    meta = moved / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace("1.2.3", "1.2.4"), encoding="utf-8")
    newer = SpacyEngine(str(moved)).digest
    assert newer != digest
    pipeline = spacy.load(moved)
    layer = next(node for node in pipeline.get_pipe("ner").model.walk() if node.has_param("b"))
    layer.set_param("b", layer.get_param("b") + 1)
    pipeline.to_disk(moved)
    assert SpacyEngine(str(moved)).digest != newer


PIECES = [*"aB1.,;!?'’\"-()$€\n\t \u00a0\u2003\u200bé我", "  ", "\r\n", "Norland ", "Javad ", " seized ", "by ", "were"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_covered_by_trees(engine: SpacyEngine, text: str) -> None:
    assert_sound(text, engine.analyse(text))


# Docs made by hand.


def test_blanks_are_no_words(saved: Saved) -> None:
    text = "Norland  signed \n it\n\n"
    folder = saved(
        {
            "words": ["Norland", " ", "signed", "\n ", "it", "\n\n"],
            "spaces": [True, False, True, False, False, False],
            "heads": [1, 2, 2, 2, 3, 4],
            "deps": ["nsubj", "dep", "ROOT", "dep", "dobj", "dep"],
            "pos": ["PROPN", "SPACE", "VERB", "SPACE", "PRON", "SPACE"],
            "lemmas": ["Norland", " ", "sign", "\n ", "it", "\n\n"],
        }
    )
    (parse,) = SpacyEngine(folder).analyse(text)
    assert words_of(text, parse) == [("Norland", 1, "dep"), ("signed", -1, "root"), ("it", 1, "dep")]
    assert [word.lemma for word in parse.words] == ["Norland", "sign", "it"]


def test_a_blank_without_a_head_leaves_its_words_to_the_root(saved: Saved) -> None:
    text = "Norland  signed"
    folder = saved(
        {
            "words": ["Norland", " ", "signed"],
            "spaces": [True, False, False],
            "heads": [1, 2, 2],
            "deps": ["nsubj", "", "ROOT"],
            "pos": ["PROPN", "SPACE", "VERB"],
            "lemmas": ["Norland", " ", "sign"],
        }
    )
    (parse,) = SpacyEngine(folder).analyse(text)
    assert words_of(text, parse) == [("Norland", 1, "dep"), ("signed", -1, "root")]


def test_a_blank_for_a_root_gives_way_to_its_first_word(saved: Saved) -> None:
    text = "\n Norland left"
    folder = saved(
        {
            "words": ["\n ", "Norland", "left"],
            "spaces": [False, True, False],
            "heads": [0, 0, 0],
            "deps": ["ROOT", "nsubj", "advcl"],
            "pos": ["SPACE", "PROPN", "VERB"],
            "lemmas": ["\n ", "Norland", "leave"],
        }
    )
    (parse,) = SpacyEngine(folder).analyse(text)
    assert words_of(text, parse) == [("Norland", -1, "root"), ("left", 0, "dep")]


def test_sentences_of_blanks_are_none(saved: Saved) -> None:
    folder = saved(
        {
            "words": ["Yes", "\n\n\n", "No"],
            "spaces": [False, False, False],
            "heads": [0, 1, 2],
            "deps": ["ROOT", "ROOT", "ROOT"],
            "pos": ["INTJ", "SPACE", "INTJ"],
            "lemmas": ["", "", ""],
        }
    )
    text = "Yes\n\n\nNo"
    parses = SpacyEngine(folder).analyse(text)
    assert [words_of(text, parse) for parse in parses] == [[("Yes", -1, "root")], [("No", -1, "root")]]
    assert [word.lemma for parse in parses for word in parse.words] == ["Yes", "No"]
    assert SpacyEngine(folder).analyse(" \n\t") == ()
    assert SpacyEngine(folder).analyse("") == ()


def test_names_lose_article_and_possessive_and_unknown_kinds(saved: Saved) -> None:
    text = "the Norland Bank's Gazori envoy Ali toured the Red Tower"
    folder = saved(
        {
            "words": ["the", "Norland", "Bank", "'s", "Gazori", "envoy", "Ali", "toured", "the", "Red", "Tower"],
            "spaces": [True, True, False, True, True, True, True, True, True, True, False],
            "heads": [2, 2, 6, 2, 5, 6, 7, 7, 10, 10, 7],
            "deps": ["det", "compound", "poss", "case", "amod", "compound", "nsubj", "ROOT", "det", "compound", "dobj"],
            "pos": ["DET", "PROPN", "PROPN", "PART", "ADJ", "NOUN", "PROPN", "VERB", "DET", "PROPN", "PROPN"],
            "lemmas": [""] * 11,
            "ents": ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "B-NORP", "O", "B-PERSON", "O", "B-FAC", "I-FAC", "I-FAC"],
        }
    )
    (parse,) = SpacyEngine(folder).analyse(text)
    names = [(text[name.start : name.end], name.kind) for name in syntax_of(parse).names()]
    assert names == [("Norland Bank", "ORG"), ("Ali", "PER"), ("Red Tower", "LOC")]
    assert [word.ner for word in parse.words][:5] == ["O", "B-ORG", "I-ORG", "O", "O"]
    assert (parse.words[2].dep, parse.words[10].dep) == ("nmod:poss", "obj")


def test_a_name_cut_by_a_sentence_begins_again(saved: Saved) -> None:
    text = "Bank Norland"
    folder = saved(
        {
            "words": ["Bank", "Norland"],
            "spaces": [True, False],
            "heads": [0, 1],
            "deps": ["ROOT", "ROOT"],
            "pos": ["PROPN", "PROPN"],
            "lemmas": ["", ""],
            "ents": ["B-ORG", "I-ORG"],
        }
    )
    assert [[word.ner for word in parse.words] for parse in SpacyEngine(folder).analyse(text)] == [["B-ORG"], ["B-ORG"]]


def test_universal_dependencies_are_taken_as_they_are(saved: Saved) -> None:
    text = "Gas goes to Norland"
    folder = saved(
        {
            "words": ["Gas", "goes", "to", "Norland"],
            "spaces": [True, True, True, False],
            "heads": [1, 1, 3, 1],
            "deps": ["nsubj", "ROOT", "case", "obl"],
            "pos": ["NOUN", "VERB", "ADP", "PROPN"],
            "lemmas": ["gas", "go", "to", "Norland"],
        },
        labels=UNIVERSAL_LABELS,
    )
    (parse,) = SpacyEngine(folder).analyse(text)
    assert words_of(text, parse) == [("Gas", 1, "nsubj"), ("goes", -1, "root"), ("to", 3, "case"), ("Norland", 1, "obl")]


# What cannot be used.


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match="pip install spacy"):
        SpacyEngine("en_core_web_sm")


@pytest.mark.usefixtures("spacy")
def test_an_unknown_pipeline_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'no_such_pipeline' cannot be loaded .* Install it"):
        SpacyEngine("no_such_pipeline")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="cannot be loaded"):
        SpacyEngine(str(tmp_path / "empty"))


def test_a_pipeline_without_a_parser_is_refused(spacy: Any, tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="no parser"):
        SpacyEngine(str(tmp_path / "blank"))


def test_a_pipeline_that_changes_the_text_is_refused(saved: Saved) -> None:
    folder = saved(
        {"words": ["norland"], "spaces": [False], "heads": [0], "deps": ["ROOT"], "pos": ["PROPN"], "lemmas": [""]},
    )
    engine = SpacyEngine(folder)
    assert len(engine.analyse("norland")) == 1
    with pytest.raises(ConfigError, match="changes the text"):
        engine.analyse("Norland")
