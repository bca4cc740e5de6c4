"""Which words of a text answer a search: asked of the index itself, so that what is marked is what was found."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from comity.ledger.words import TOKENIZER, places, searchable

BEGIN, END = "\ue000", "\ue001"
"""Put around what answers; from the private use area, and taken out of the words before."""

PIECE = re.compile(f"{BEGIN}[^{END}]*{END}")

AROUND = 160
"""How many letters of a document are shown before and behind the first that answer."""


Marks = tuple[tuple[int, int], ...]


def marked(match: str | None, texts: Sequence[str]) -> list[Marks]:
    """For each text the runs of its code points that answer an expression of FTS5, in order."""
    found: list[Marks] = [()] * len(texts)
    if match is None:
        return found
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE shown USING fts5 (words, tokenize = '{TOKENIZER}')")
        plain = ((row, searchable(words).replace(BEGIN, " ").replace(END, " ")) for row, words in enumerate(texts))
        index.executemany("INSERT INTO shown (rowid, words) VALUES (?, ?)", plain)
        rows = index.execute(f"SELECT rowid, highlight(shown, 0, '{BEGIN}', '{END}') FROM shown(?)", (match,))
        for row, words in rows:
            found[row] = tuple(_runs(words, places(texts[row])))
    return found


def _runs(words: str, begins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs between signs, in places of the words without signs."""
    for number, piece in enumerate(PIECE.finditer(words)):
        start = piece.start() - 2 * number
        yield begins[start], begins[start + len(piece[0]) - 2]


def around(words: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of a text to show: around its first mark or, where there is none, its beginning; whole words."""
    first, last = marks[0] if marks else (0, 0)
    start, end = max(0, first - AROUND), min(len(words), last + AROUND)
    start = start if start == 0 else min(first, words.find(" ", start, first) + 1 or start)
    end = end if end == len(words) else max(last, words.rfind(" ", last, end))
    return start, end
