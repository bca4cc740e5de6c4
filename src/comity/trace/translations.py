"""Texts that are likely translations of one another or of one original: the same figures and names, in the same order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from comity.resources.romanisation import sound, unmarked
from comity.trace.siblings import sibling_slips
from comity.trace.slips import slips

FIGURES = 5
"""Two texts are compared when they share at least so many figures of two digits or more that few others have."""
NAMES = 3
"""So many names must be shared too."""
SHARE = 0.6
"""Of the shorter text's figures and names so many must come in the order of the other."""
RARE = 20
"""A figure in more texts than this tells nothing."""
LONGEST = 600
"""Figures and names of a text that are compared."""

_ANCHOR = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")

_CASE = re.compile(r"(?<=[a-z]{3})(?:ogo|omu|om|em|im|oi|[aeiou]+)$")
"""Endings of Russian cases as they sound, and the vowels that a name may end in otherwise."""


class Likeness(Struct, frozen=True, kw_only=True, order=True):
    """Two texts by their places (`left < right`): figures and names that both have in one order, as a share of the fewer.

    `signs` are why one of them is taken to be a translation; it is likely, never certain.
    """

    left: int
    right: int
    share: float
    figures: int
    names: int
    signs: tuple[str, ...]


class _Anchors(Struct, frozen=True, eq=False):
    figures: frozenset[str]
    order: tuple[str, ...]


def translations(
    texts: Sequence[str], marked: Sequence[str | None], pairs: Iterable[tuple[int, int]] | None = None
) -> list[Likeness]:
    """Pairs of texts that are likely one text in translation, in order of place.

    `pairs` are those that share FIGURES or more that at most RARE texts have, where that is known: else they are looked for.

    `marked` says of each text why it is known to be a translation ("says that it was translated by N"), None where nothing does.
    A pair counts only where one of the two is marked so, bears slips of machine translation, by itself or beside the other, or
    stands in another script.
    """
    anchors = [_anchors(text) for text in texts]
    signs = [_signs(text, mark) for text, mark in zip(texts, marked, strict=True)]
    scripts = [_is_latin(text) for text in texts]
    found = []
    for left, right in sorted(_pairs(anchors) if pairs is None else pairs):
        told = (*signs[left], *signs[right], *(("the two are in different scripts",) if scripts[left] != scripts[right] else ()))
        likeness = _likeness(left, right, anchors, is_across=scripts[left] != scripts[right])
        if likeness is None:
            continue
        beside = () if told else (*_signs_beside(texts[left], texts[right]), *_signs_beside(texts[right], texts[left]))
        if told or beside:
            found.append(replace(likeness, signs=tuple(dict.fromkeys((*told, *beside)))))
    return found


def figures_in(text: str) -> frozenset[str]:
    """The figures of two digits or more in a text, by which it may meet its translation."""
    return _anchors(text).figures


def _signs(text: str, mark: str | None) -> tuple[str, ...]:
    slip = next(iter(slips(text)), None)
    worded = () if slip is None else (f"“{slip.wording}” reads like a machine's {slip.means!r}",)
    return (*((mark,) if mark else ()), *worded)


def _signs_beside(text: str, other: str) -> tuple[str, ...]:
    slip = next(iter(sibling_slips(text, other)), None)
    return () if slip is None else (f"“{slip.wording}” in one reads like a machine's “{slip.sibling}” in the other",)


def _is_latin(text: str) -> bool:
    letters = [sign for sign in text[:2000] if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) * 2 >= len(letters)


def _anchors(text: str) -> _Anchors:
    """Figures of two digits or more, and words with a capital that do not open a sentence, as they sound."""
    figures, order = set(), []
    for match in _ANCHOR.finditer(text):
        word = match[0]
        if word[0].isdigit():
            bare = re.sub(r"[ \u00a0]", "", word).replace(",", ".")
            if len(re.sub(r"\D", "", bare)) >= 2:
                figures.add(bare)
                order.append(bare)
        elif word[0].isupper() and len(word) > 2 and not _opens(text, match.start()):
            order.append(sound(unmarked(word)))
    return _Anchors(frozenset(figures), tuple(order[:LONGEST]))


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“«'—-")
    return not before or before[-1] in ".!?\n:"


def _pairs(anchors: Sequence[_Anchors]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(anchors):
        for figure in each.figures:
            holders[figure].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders.values():
        if len(places) <= RARE:
            for pair in combinations(places, 2):
                shared[pair] += 1
    return (pair for pair, count in shared.items() if count >= FIGURES)


def _likeness(left: int, right: int, anchors: Sequence[_Anchors], *, is_across: bool) -> Likeness | None:
    """What two texts have in one order; across scripts names are compared without the endings of their cases."""
    orders = [anchors[place].order for place in (left, right)]
    if is_across:
        orders = [tuple(_CASE.sub("", anchor) for anchor in order) for order in orders]
    common = _in_order(*orders)
    figures = sum(anchor[0].isdigit() for anchor in common)
    names = len({anchor for anchor in common if not anchor[0].isdigit()})
    share = len(common) / max(1, min(len(anchors[left].order), len(anchors[right].order)))
    if figures < FIGURES or names < NAMES or share < SHARE:
        return None
    return Likeness(left=left, right=right, share=share, figures=figures, names=names, signs=())


def _in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The longest run of anchors that both have in one order."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        row, below = table[i], table[i + 1]
        for j in range(len(other) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if one[i] == other[j] else max(below[j], row[j + 1])
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append(one[i])
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
