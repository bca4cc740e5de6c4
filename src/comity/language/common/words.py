"""The words, numbers and signs of a text, folded for looking up, with their offsets."""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:[-'’](?:[^\W\d_][\u0300-\u036f]*)+)*|\d+(?:[.,]\d+)*|[^\w\s]|_", re.UNICODE)
_FOLDED = str.maketrans("ёáéíóúüñ", "еaeiouun")
SPACES = frozenset(" \u00a0\u202f\u2009")
"""What may part thousands: "12 400"."""


def folded(word: str) -> str:
    """A word for looking up: small letters, ё as е, no accents on Latin letters; й stays, it tells words apart."""
    low = word.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).translate(_FOLDED)


class Words(NamedTuple):
    """A text as tokens: `low` folded, with the code points `start[i]:end[i]` of each."""

    text: str
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def at(self, place: int) -> str:
        """The token at a place, "" outside."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def is_number(self, place: int) -> bool:
        """Whether the token at a place begins with a digit."""
        return "0" <= self.at(place)[:1] <= "9"

    def is_capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital letter."""
        return 0 <= place < len(self.low) and self.text[self.start[place]].isupper()

    def gap(self, place: int) -> str:
        """What stands between the token at a place and the next one."""
        return self.text[self.end[place] : self.start[place + 1]] if 0 <= place < len(self.low) - 1 else ""

    def place(self, offset: int) -> int:
        """The first token that ends behind a code point."""
        return bisect_right(self.end, offset)

    def is_break(self, place: int) -> bool:
        """Whether a sentence or clause of its own ends at a token: a mark of an end, a semicolon, or a line behind it."""
        is_end = self.at(place) in {".", "!", "?", ";", "…"} and self.gap(place) != ""
        return is_end or "\n" in self.gap(place)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The tokens of `text[start:end]`."""
    found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    return Words(
        text,
        tuple(folded(match[0]) for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )
