"""The index of words: what goes into it, and how words are folded so that readers find what they mean.

An index row is a document, or a sentence that carries a claim. The tokenizer of the index lowers case, leaves out accents on
Latin letters and takes English words to their stems; `searchable` does before it what the tokenizer does not.
"""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""As in `schema/0006_words_and_seals.sql`.

Stems are those of English; words of other languages stand as they are, and questions ask for all their forms.
"""

FOLDED = (("ё", "е"), ("Ё", "Е"))
"""Russian is written with either letter; other marks on Cyrillic letters tell words apart (й from и) and stay."""


def searchable(words: str) -> str:
    """Words as the index takes them: letters and their marks composed, ё as е.

    It has as many letters as `places` has places, less the last.
    """
    if words.isascii():
        return words
    if not unicodedata.is_normalized("NFC", words):
        words = "".join(_composed(words[start:end]) for start, end in _clusters(words))
    for letter, plain in FOLDED:
        words = words.replace(letter, plain)
    return words


def places(words: str) -> list[int]:
    """For every letter of `searchable(words)` where it begins in `words`; at the end, the length of `words`."""
    if unicodedata.is_normalized("NFC", words):
        return list(range(len(words) + 1))
    found = [start for start, end in _clusters(words) for _ in _composed(words[start:end])]
    return [*found, len(words)]


def _clusters(words: str) -> Iterable[tuple[int, int]]:
    """Each letter with the marks behind it."""
    starts = [place for place, letter in enumerate(words) if not unicodedata.combining(letter) or place == 0]
    return pairwise([*starts, len(words)])


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)
