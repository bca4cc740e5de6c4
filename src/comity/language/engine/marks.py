"""What an uncased vocabulary does not say of a word: its letter case, and how it is set off from the word before it.

Each word has one mark, a number below MARKS: its shape and the white space before it.
"""

from collections.abc import Sequence
from functools import lru_cache

GLUED, SPACE, LINE, BLANK = range(4)  # nothing, a space, a new line, an empty line (or the beginning) before the word
_SHAPES = 11
MARKS = _SHAPES * 4 + 1  # the last is no word: what opens and closes a window


def marks(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """Marks of `words`, spans of `text` in order."""
    found, last = [], -1
    for start, end in words:
        found.append(mark(text[start:end], space(text[last:start]) if last >= 0 else BLANK))
        last = end
    return found


def mark(word: str, before: int) -> int:
    """The mark of a word with the space `before` it."""
    return _shape(word) * 4 + before


def space(between: str) -> int:
    """Which space a stretch of white space is."""
    if between in {"", " "}:
        return SPACE if between else GLUED
    lines = between.count("\n") + between.count("\u2028") + 2 * between.count("\u2029")
    if lines == 0 and between.count("\r"):
        lines = between.count("\r")
    return BLANK if lines > 1 else LINE if lines else SPACE


@lru_cache(maxsize=50_000)
def _shape(word: str) -> int:
    if word.islower():
        return 0
    if not any(sign.isalnum() for sign in word):
        return 2
    if any(sign.isdigit() for sign in word):
        return 1 if word[0].isdigit() and not any(sign.isalpha() for sign in word) else 3
    return _case(word)


def _case(word: str) -> int:
    """The shape of a word without digits and not all of small letters."""
    if word.isupper():
        return 4 if len(word.rstrip(".")) == 1 else 5 if len(word) > 5 else 6
    if word[0].isupper():
        return 7 if word[1:].islower() else 8
    return 9 if any(sign.isupper() for sign in word) else 10
