"""Two texts sentence by sentence, with the words that only one of them has."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

Pair: TypeAlias = tuple[str, str]

ALIKE = 0.45
"""Two sentences stand on one line when they have so much of their words in common."""
MOST_CELLS = 40_000
"""Between two sentences that both texts have, so many pairs are weighed; where there were more, those left stand alone."""
LONGEST = 2_000
"""A sentence of more code points is cut between words: where no stop ends it, it is a table or no prose."""

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][\"”»’')\]]*(?=\s)|$)", re.MULTILINE)


class Chunk(Struct, frozen=True, gc=False):
    """Words of a sentence; `is_altered` where the sentence beside it does not have them."""

    words: str
    is_altered: bool = False


def sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line."""
    return [part for match in _SENTENCE.finditer(text) for part in _cut(" ".join(match[0].split()))]


def beside(left: str, right: str) -> Iterator[Pair]:
    """The sentences of two texts, those beside each other that are alike; where a sentence has no partner, "" is beside it.

    Each sentence of either text comes once, in its order. Sentences that both texts have word for word, each once, hold the two
    together; between them those stand together that have most words in common in all.
    """
    one, other = sentences(left), sentences(right)
    joints = [(-1, -1), *_joints(one, other), (len(one), len(other))]
    for (i, j), (i_end, j_end) in pairwise(joints):
        if i >= 0:
            yield one[i], other[j]
        yield from paired(one[i + 1 : i_end], other[j + 1 : j_end])


def paired(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Sentences of two texts beside each other where they are alike, else alone, both in their order."""
    if len(left) * len(right) > MOST_CELLS:
        yield from ((each, "") for each in left)
        yield from (("", each) for each in right)
        return
    sizes = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    words_left, words_right = [set(_words(each)) or {each} for each in left], [set(_words(each)) or {each} for each in right]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            likeness = _likeness(words_left[i], words_right[j])
            both = sizes[i + 1][j + 1] + likeness if likeness >= ALIKE else 0.0
            sizes[i][j] = max(both, sizes[i + 1][j], sizes[i][j + 1])
    i, j = 0, 0
    while i < len(left) and j < len(right):
        likeness = _likeness(words_left[i], words_right[j])
        if likeness >= ALIKE and sizes[i][j] == sizes[i + 1][j + 1] + likeness:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif sizes[i][j] == sizes[i + 1][j]:
            yield left[i], ""
            i += 1
        else:
            yield "", right[j]
            j += 1
    yield from ((each, "") for each in left[i:])
    yield from (("", each) for each in right[j:])


def altered(left: str, right: str) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Two sentences in chunks of words that both or only one of them has; a sentence without partner is one plain chunk.

    Capitals and punctuation alter nothing. The chunks of a side, joined with spaces, are its words.
    """
    if not left or not right:
        return tuple(Chunk(side) for side in (left,) if side), tuple(Chunk(side) for side in (right,) if side)
    one, other = left.split(), right.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in one], [_bare(word) for word in other], autojunk=False)
    here: list[Chunk] = []
    there: list[Chunk] = []
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if i_end > i:
            here.append(Chunk(" ".join(one[i:i_end]), kind != "equal"))
        if j_end > j:
            there.append(Chunk(" ".join(other[j:j_end]), kind != "equal"))
    return tuple(here), tuple(there)


def _joints(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The longest chain of sentences that stand once in either text, rising on both sides ("patience diff")."""
    once_left, once_right = Counter(left), Counter(right)
    place = {words: j for j, words in enumerate(right) if once_right[words] == 1}
    common = [(i, place[words]) for i, words in enumerate(left) if once_left[words] == 1 and words in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(common):
        at = bisect_left(tails, j)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [number]
        before.append(ends[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(common[number])
        number = before[number]
    return chain[::-1]


def _cut(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        end = sentence.rfind(" ", 1, LONGEST) + 1 or LONGEST
        yield sentence[:end].rstrip()
        sentence = sentence[end:]
    if sentence:
        yield sentence


def _words(sentence: str) -> list[str]:
    return [bare for word in sentence.split() if (bare := _bare(word))]


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold()


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
