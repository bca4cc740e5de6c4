"""Word pieces of a small vocabulary of our own."""

import pytest

from comity.language.engine.pieces import MOST_PIECES, UNKNOWN, Pieces

VOCABULARY = ["export", "##s", "##er", "re", "##export", "-", ".", "u", "s", "a", "##a"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("export", ["export"]),
        ("Exports", ["export", "##s"]),
        ("reexporters", ["re", "##export", "##er", "##s"]),
        ("re-export", ["re", "-", "export"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Éxport", ["export"]),
        ("à", ["a"]),
    ],
)
def test_longest_pieces_from_the_left(word: str, pieces: list[str]) -> None:
    ids = Pieces(VOCABULARY)(word)
    assert ids == tuple(VOCABULARY.index(piece) for piece in pieces)


@pytest.mark.parametrize("word", ["xyz", "exportx", "\u200b", "日本"])
def test_what_cannot_be_pieced_together_is_unknown(word: str) -> None:
    assert set(Pieces(VOCABULARY)(word)) == {UNKNOWN}


def test_a_long_word_is_cut() -> None:
    assert len(Pieces(VOCABULARY)("a" * 500)) == MOST_PIECES


def test_words_that_were_seen_before_are_cut_alike() -> None:
    pieces = Pieces(VOCABULARY)
    assert [pieces("Exports") for _ in range(3)] == [pieces("exports")] * 3
