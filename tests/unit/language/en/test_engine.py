"""The English engine with the weights in the package, on text of our own."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest

from comity.language.en.engine import analyse, engine, syntax
from comity.language.en.names import _agreed, names
from comity.language.engine.reader import WINDOW
from comity.model.syntax import Name, Parse, Syntax

NEWS = (
    "Russia and Venezuela signed an agreement on oil on Tuesday. Rosneft will sell its stake to a state company, "
    "the Ministry of Energy said. Trade between the two countries grew by 64% to $1.2bn last year.\n\n"
    "“We do not expect sanctions to stop it,” Deputy Prime Minister Ivan Samplov told reporters in Caracas."
)


def cut(text: str, parses: tuple[Parse, ...]) -> list[str]:
    return [text[parse.start : parse.end] for parse in parses]


def words_of(text: str, parse: Parse) -> list[str]:
    return [text[word.start : word.end] for word in parse.words]


def found(text: str, kind: str) -> set[str]:
    return {text[name.start : name.end] for name in names(text) if name.kind == kind}


def at(text: str, sentence: Syntax, word: str) -> int:
    return words_of(text, sentence.parse).index(word)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Sample met Dr. Beispiel in the U.S. on Monday.", "They agreed on nothing."],
        [
            "Oil exports to India rise",
            "Exports of oil to India rose by 5.5 percent in May, the ministry said.",
            "It gave no reason.",
        ],
        ["“We will pay,” he said.", "“When?” she asked."],
        ["The deal with Example Corp. covers No. 5 field.", "It was signed on Jan. 12 in Nairobi."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    for gap in ("\n\n", "\n") if sentences[0][-1] not in ".”" else ("\n\n", "\n", " "):
        text = gap.join(sentences)
        assert cut(text, analyse(text)) == sentences


def test_glued_sentences_come_apart() -> None:
    text = "The state company has a stake in the joint venturesLast year output fell by a tenth."
    assert cut(text, analyse(text))[-1] == "Last year output fell by a tenth."


def test_a_blank_line_ends_a_sentence_and_a_line_break_inside_one_does_not() -> None:
    assert cut("Talks on\n\ngas", analyse("Talks on\n\ngas")) == ["Talks on", "gas"]
    text = "The two ministers signed a long agreement\non the supply of gas to the north."
    assert cut(text, analyse(text)) == [text]


def test_tags_lemmas_and_tree() -> None:
    text = "The ministers signed three agreements."
    (parse,) = analyse(text)
    assert [word.upos for word in parse.words] == ["DET", "NOUN", "VERB", "NUM", "NOUN", "PUNCT"]
    assert [word.lemma for word in parse.words] == ["the", "minister", "sign", "three", "agreement", "."]
    assert [word.head for word in parse.words] == [1, 2, -1, 4, 2, 2]
    assert [word.dep for word in parse.words] == ["det", "nsubj", "root", "nummod", "obj", "punct"]


def test_who_did_what_to_whom() -> None:
    text = "Russia and Venezuela signed and ratified an agreement on oil."
    (sentence,) = syntax(text)
    signed, ratified = at(text, sentence, "signed"), at(text, sentence, "ratified")
    subject = sentence.subject(ratified)
    assert subject is not None
    assert text[subject.start : subject.end] == "Russia and Venezuela"
    assert [words_of(text, sentence.parse)[place] for place in sentence.members(subject.dependent)] == ["Russia", "Venezuela"]
    assert signed == sentence.of(signed)[0].head
    (about,) = sentence.phrases(at(text, sentence, "agreement"), "on")
    assert text[about.start : about.end] == "on oil"


def test_passives_and_reported_clauses() -> None:
    text = "The ministry said that the licence was granted by the Treasury."
    (sentence,) = syntax(text)
    granted = at(text, sentence, "granted")
    (agent,) = sentence.of(granted, "agent")
    subject = sentence.subject(granted)
    assert subject is not None
    assert subject.is_passive
    assert text[subject.start : subject.end] == "the licence"
    assert text[agent.start : agent.end] == "by the Treasury"
    (said,) = sentence.of(at(text, sentence, "said"), "complement")
    assert (said.dependent, said.marker) == (granted, "that")


def test_names_are_a_vote() -> None:
    assert found(NEWS, "LOC") == {"Russia", "Venezuela", "Caracas"}
    assert found(NEWS, "ORG") == {"Rosneft", "Ministry of Energy"}
    assert found(NEWS, "PER") == {"Ivan Samplov"}


def test_a_seat_of_power_is_named_and_its_state_is_not() -> None:
    assert found("The Kremlin said on Monday that India's Ministry of Mines would pay.", "ORG") == {
        "Kremlin",
        "Ministry of Mines",
    }
    assert found("The Kremlin said on Monday that India's Ministry of Mines would pay.", "LOC") == {"India"}


def test_a_name_that_no_table_knows_is_of_one_kind_in_a_text() -> None:
    text = "Umbra Umbra Umbra Penumbra Penumbra"
    read = [Name(0, 5, "ORG"), Name(6, 11, "PER"), Name(12, 17, "ORG"), Name(18, 26, "PER"), Name(27, 35, "LOC")]
    assert [name.kind for name in _agreed(text, read, ())] == ["ORG", "ORG", "ORG", "PER", "LOC"]
    assert [name.kind for name in _agreed(text, read, {(6, 11)})] == ["ORG", "PER", "ORG", "PER", "LOC"]


def test_names_do_not_overlap_and_are_in_order() -> None:
    spans = [(name.start, name.end) for name in names(NEWS)]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u200b", ".", "?", "a", "日本", "\ufeff\x00", "x" * 5000, "- " * 400, ". " * 400]
)
def test_no_text_is_too_odd(text: str) -> None:
    parses = analyse(text)
    covered = sum(word.end - word.start for parse in parses for word in parse.words)
    assert covered == sum(not sign.isspace() for sign in text)
    assert names(text) is not None


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    text = "oil and gas and " * WINDOW
    parses = analyse(text)
    assert max(len(parse.words) for parse in parses) <= WINDOW
    assert [text[word.start : word.end] for parse in parses for word in parse.words] == text.split()


def test_a_text_is_read_alike_whatever_was_read_before() -> None:
    texts = [NEWS, NEWS.replace("Rosneft", "Example Oil"), "Talks ended.", NEWS * 4]
    forward = [engine().analyse(text) for text in texts]
    backward = [engine().analyse(text) for text in reversed(texts)]
    assert forward == backward[::-1] == [analyse(text) for text in texts]


def test_an_identical_text_is_read_once() -> None:
    assert analyse(NEWS) is analyse("".join(list(NEWS)))


@pytest.mark.parametrize("threads", ["1", "4"])
def test_another_process_with_other_threads_reads_the_same(threads: str) -> None:
    script = (
        "import json, sys; from comity.language.en.engine import analyse, engine; import msgspec;"
        "print(json.dumps([engine().digest, msgspec.json.encode(analyse(sys.stdin.read())).decode()]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=NEWS,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "OMP_NUM_THREADS": threads, "PYTHONIOENCODING": "utf-8"},
    )
    digest, parses = json.loads(done.stdout)
    assert digest == engine().digest
    own = [[[w.start, w.end, w.lemma, w.upos, w.head, w.dep, w.ner] for w in parse.words] for parse in analyse(NEWS)]
    assert [[list(word.values()) for word in parse["words"]] for parse in json.loads(parses)] == own


def test_the_weights_are_those_of_the_recipe_and_small() -> None:
    folder = files("comity.language.en.model")
    graph = folder.joinpath("network.onnx").read_bytes()
    recipe = json.loads(folder.joinpath("recipe.json").read_text(encoding="utf-8"))
    assert sha256(graph).hexdigest() == recipe["sha256"]["network.onnx"]
    assert len(graph) <= 30e6
    assert "ShareAlike 4.0" in folder.joinpath("LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in folder.joinpath("ATTRIBUTION.md").read_text(encoding="utf-8")


def test_nothing_that_trains_is_imported() -> None:
    script = (
        "import sys; from comity.language.en.names import names; names('Oil rose.');"
        "print(sorted(set(sys.modules) & {'torch', 'transformers', 'tokenizers', 'spacy', 'onnx', 'safetensors'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
