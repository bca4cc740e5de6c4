"""Which words of a text answer a search: asked of the index itself, so that what is marked is what was found."""

import sqlite3
from collections.abc import Sequence

from comity.ledger.words import TOKENIZER, places, searchable

BEGIN, END = "\ue000", "\ue001"
"""Put around what answers; from the private use area, and taken out of the words before."""

AROUND = 160
"""How many letters of a document are shown before and behind the first that answer."""


class Marker:
    """Marks what answers one search, in an index of one row in memory."""

    def __init__(self, match: str | None) -> None:
        self._match = match
        self._index = sqlite3.connect(":memory:")
        self._index.execute(f"CREATE VIRTUAL TABLE shown USING fts5 (words, tokenize = '{TOKENIZER}')")

    def marks(self, words: str) -> tuple[tuple[int, int], ...]:
        """The runs of code points of `words` that answer, in order."""
        if self._match is None:
            return ()
        plain = searchable(words).replace(BEGIN, " ").replace(END, " ")
        self._index.execute("DELETE FROM shown")
        self._index.execute("INSERT INTO shown (words) VALUES (?)", (plain,))
        row = self._index.execute(f"SELECT highlight(shown, 0, '{BEGIN}', '{END}') FROM shown(?)", (self._match,)).fetchone()
        return () if row is None else tuple(_runs(str(row[0]), places(words)))

    def __del__(self) -> None:
        self._index.close()


def _runs(marked: str, begins: Sequence[int]) -> list[tuple[int, int]]:
    runs, place, start = [], 0, 0
    for letter in marked:
        if letter == BEGIN:
            start = place
        elif letter == END:
            runs.append((begins[start], begins[place]))
        else:
            place += 1
    return runs


def around(words: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of a text to show: around its first mark or, where there is none, its beginning; whole words."""
    first, last = marks[0] if marks else (0, 0)
    start, end = max(0, first - AROUND), min(len(words), last + AROUND)
    start = start if start == 0 else min(first, words.find(" ", start, first) + 1 or start)
    end = end if end == len(words) else max(last, words.rfind(" ", last, end))
    return start, end
