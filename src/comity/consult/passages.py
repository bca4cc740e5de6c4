"""A document in passages that a model can read at once, each with some of the words of the one before."""

import re
from typing import NamedTuple


class Passage(NamedTuple):
    """A stretch of a document's words, half-open, in code points."""

    start: int
    end: int


def passages(words: str, size: int, overlap: int) -> tuple[Passage, ...]:
    """Stretches of at most `size` code points that cover all words; neighbours share up to `overlap`.

    A stretch ends behind a paragraph if it can, else behind a sentence, else between words, and only then within one.
    """
    found: list[Passage] = []
    start = 0
    while start < len(words):
        end = len(words) if len(words) - start <= size else _end(words, start, start + size)
        found.append(Passage(start, end))
        if end == len(words):
            break
        back = _beginning(words, max(start + 1, end - overlap), end)
        start = back if overlap else end
    return tuple(found)


def _end(words: str, start: int, latest: int) -> int:
    """The best place to end at or before `latest`, not in the first half."""
    earliest = start + max(1, (latest - start) // 2)
    for kind in (r"\n\s*", r"(?<=[.!?…。])\s+", r"\s+"):
        ends = [match.end() for match in re.finditer(kind, words[earliest:latest])]
        if ends:
            return earliest + ends[-1]
    return latest


def _beginning(words: str, earliest: int, end: int) -> int:
    """The first place from `earliest` on where a paragraph, a sentence or a word begins; the end where none does."""
    for kind in (r"\n\s*", r"(?<=[.!?…。])\s+", r"\s+"):
        match = re.search(kind, words[earliest - 1 : end])
        if match is not None and earliest - 1 + match.end() < end:
            return earliest - 1 + match.end()
    return end
