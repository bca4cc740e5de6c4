"""Word pieces of a BERT vocabulary, in plain Python.

The method is that of Wu et al. (2016) as BERT's uncased models use it: small letters without diacritics, signs apart, then
the longest piece of the vocabulary from the left.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

PAD, UNKNOWN, OPEN, CLOSE = 0, 100, 101, 102  # ids of the vocabulary that every BERT of this family shares
_REMEMBERED = 100_000  # words
MOST_PIECES = 8  # of one word; the rest of an address says nothing more


class Pieces:
    """Pieces of words as ids of a vocabulary; what was cut once is remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._cut)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Ids of the pieces of `word`, one at least."""
        return self._remembered(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for part in _parts(word):
            ids += self._longest(part)
            if len(ids) >= MOST_PIECES:
                break
        return tuple(ids[:MOST_PIECES]) or (UNKNOWN,)

    def _longest(self, part: str) -> list[int]:
        """The longest pieces from the left; a part that cannot be pieced together whole is unknown."""
        ids, at = [], 0
        while at < len(part):
            end = len(part)
            while end > at:
                number = self._ids.get(part[at:end] if at == 0 else "##" + part[at:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [UNKNOWN]
            ids.append(number)
            at = end
        return ids


def _parts(word: str) -> list[str]:
    """Small letters without diacritics, every sign a part of its own."""
    parts: list[str] = []
    is_open = False
    for sign in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(sign)
        if category == "Mn" or category.startswith("C"):
            continue
        is_word = not _is_sign(sign, category)
        if is_word and is_open:
            parts[-1] += sign
        else:
            parts.append(sign)
        is_open = is_word
    return parts


def _is_sign(sign: str, category: str) -> bool:
    """Punctuation, ASCII symbols and ideographs stand alone."""
    return category.startswith("P") or (sign.isascii() and not sign.isalnum()) or "\u4e00" <= sign <= "\u9fff"
