"""Two texts side by side: nothing is lost, order holds, and what is marked is what differs."""

import re

from hypothesis import given
from hypothesis import strategies as st

from comity.trace.beside import LONGEST, MOST_CELLS, altered, beside, sentences

TEXTS = st.lists(st.sampled_from(["Trade grew.", "Trade fell by 9%.", "The ministry said so.", "Wheat rose!", "No."]), max_size=9)


@given(TEXTS, TEXTS)
def test_every_sentence_comes_once_in_its_order(left: list[str], right: list[str]) -> None:
    found = list(beside(" ".join(left), " ".join(right)))
    assert [one for one, _ in found if one] == left
    assert [other for _, other in found if other] == right


@given(st.text("ab .,-\n", max_size=60), st.text("ab .,-\n", max_size=60))
def test_chunks_are_the_words_of_their_side(left: str, right: str) -> None:
    one, other = " ".join(left.split()), " ".join(right.split())
    here, there = altered(one, other)
    assert " ".join(chunk.words for chunk in here) == one
    assert " ".join(chunk.words for chunk in there) == other
    if one and other:
        kept = [re.sub(r"\W", "", word) for chunk in here if not chunk.is_altered for word in chunk.words.split()]
        assert kept == [re.sub(r"\W", "", word) for chunk in there if not chunk.is_altered for word in chunk.words.split()]


@given(st.text("ab .", max_size=80))
def test_equal_texts_differ_in_nothing(text: str) -> None:
    for one, other in beside(text, text):
        assert one == other
        assert not any(chunk.is_altered for side in altered(one, other) for chunk in side)


def test_altered_words_are_marked() -> None:
    here, there = altered("Trade reached about $12 billion in 2024.", "Trade reached $12 billion in 2024.")
    assert [chunk.words for chunk in here if chunk.is_altered] == ["about"]
    assert not any(chunk.is_altered for chunk in there)


def test_common_sentences_hold_long_texts_together() -> None:
    left = [f"Sentence {number} of one text." for number in range(3 * int(MOST_CELLS**0.5))]
    right = [*left[:150], "Another one entirely different!", *left[150:]]
    found = list(beside(" ".join(left), " ".join(right)))
    assert [one for one, other in found if one == other] == left
    assert ("", "Another one entirely different!") in found


def test_a_sentence_without_end_is_cut_between_words() -> None:
    parts = sentences("word " * LONGEST)
    assert max(map(len, parts)) <= LONGEST
    assert " ".join(parts).split() == ["word"] * LONGEST


def test_signs_without_words_stand_beside_their_like() -> None:
    assert list(beside(" . .", " . .")) == [(".", "."), (".", ".")]
