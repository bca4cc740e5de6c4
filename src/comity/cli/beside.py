"""Two texts in two columns, sentence by sentence, the altered words marked."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeAlias

from comity.cli.lines import unbroken

Pair: TypeAlias = tuple[str, str]

ALIKE = 0.45
"""Two sentences stand on one line when they have so much of their words in common."""

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][\"”»’')\]]*(?=\s)|$)", re.MULTILINE)


def beside(left: str, right: str, names: Pair, width: int) -> Iterator[str]:
    """The lines of two columns: [-words-] stand on the left alone, {+words+} on the right alone."""
    column = (width - 3) // 2
    yield from _columns(names, column)
    yield from _columns(("-" * column, "-" * column), column)
    for one, other in paired(sentences(left), sentences(right)):
        yield from _columns(marked(one, other), column)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line."""
    return [words for match in _SENTENCE.finditer(text) if (words := unbroken(match[0]))]


def paired(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Sentences of two texts beside each other where they are alike, else alone, both in their order."""
    sizes = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    words_left, words_right = [set(_words(each)) for each in left], [set(_words(each)) for each in right]
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


def marked(left: str, right: str) -> Pair:
    """Two sentences with the words marked that only one of them has; a sentence without partner stays as it is."""
    if not left or not right:
        return left, right
    one, other = left.split(), right.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in one], [_bare(word) for word in other], autojunk=False)
    here: list[str] = []
    there: list[str] = []
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        old, new = " ".join(one[i:i_end]), " ".join(other[j:j_end])
        here += [old if kind == "equal" else f"[-{old}-]"] if old else []
        there += [new if kind == "equal" else f"{{+{new}+}}"] if new else []
    return " ".join(here), " ".join(there)


def _words(sentence: str) -> list[str]:
    return [bare for word in sentence.split() if (bare := _bare(word))]


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold()


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _columns(pair: Pair, column: int) -> Iterator[str]:
    lines = (textwrap.wrap(side, column) for side in pair)
    for left, right in zip_longest(*lines, fillvalue=""):
        yield f"{left:<{column}} | {right}".rstrip()
