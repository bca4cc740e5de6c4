"""Whatever the text: words cover it once, sentences are trees, names are whole."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en.engine import engine
from comity.language.en.words import words
from comity.language.engine.universal import syntax_of

BITS = st.sampled_from(
    [
        "Russia",
        "signed", "the", "Ministry of Energy", "U.S.", "said", "“", "”", "...", "$5m",
        "\n", "\n\n", " ", "-", "don't", "No.",
        "agreement", "PDVSA", "http://example.org", "ended.The", "\u200b", "Ñandú", "日本", "(", ")", ",", ".",
        "2030", "of", "and",
    ]
)  # fmt: skip
PROSE = st.lists(BITS, max_size=60).map(" ".join)
ANY = st.text(max_size=200)


def inked(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if not sign.isspace()]


@given(st.one_of(PROSE, ANY))
def test_words_cover_all_that_is_no_space_once(text: str) -> None:
    found = words(text)
    assert [place for start, end in found for place in range(start, end)] == inked(text)
    assert all(start < end for start, end in found)


@settings(max_examples=25)
@given(st.one_of(PROSE, ANY))
def test_parses_are_trees_over_the_words(text: str) -> None:
    parses = engine().analyse(text)
    assert [(word.start, word.end) for parse in parses for word in parse.words] == words(text)
    for parse in parses:
        heads = [word.head for word in parse.words]
        assert heads.count(-1) == 1
        for first in range(len(heads)):
            steps, at = 0, first
            while at != -1:
                at = heads[at]
                steps += 1
                assert steps <= len(heads)
        before = "O"
        for word in parse.words:
            assert word.lemma
            assert word.ner[0] != "I" or before[2:] == word.ner[2:]
            before = word.ner
        for dependency in syntax_of(parse).dependencies:
            assert parse.start <= dependency.start < dependency.end <= parse.end


@settings(max_examples=10)
@given(st.lists(PROSE, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_no_text_changes_what_is_said_of_another(texts: list[str], shuffle: random.Random) -> None:
    alone = {text: engine().analyse(text) for text in texts}
    shuffled = list(texts)
    shuffle.shuffle(shuffled)
    assert all(engine().analyse(text) == alone[text] for text in shuffled)
