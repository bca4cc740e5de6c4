"""The words of a document in passages, leaves of passages, and pieces of one passage that the same spans cover.

Everything is places (half-open code points) in the words; joined, the pieces of a passage are its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comity.model.ids import ClaimId, DocumentId
from comity.site.address import Address

LONGEST = 1_500
"""A line of more code points is cut, at the end of a sentence or of a word where it has one."""
LEAF = 20_000
"""So many code points make a leaf: a page of the reader, so that a text of any length opens at once."""


class Stretch(NamedTuple):
    """Words from `start` to before `end`."""

    start: int
    end: int


class Piece(NamedTuple):
    """Words that the same spans cover: `spans` are the places of these spans in the list that was given."""

    start: int
    end: int
    spans: tuple[int, ...]


def passages(words: str) -> list[Stretch]:
    """The lines of a text that hold more than white space, long ones in several parts; nothing else is left out."""
    found: list[Stretch] = []
    start = 0
    while start < len(words):
        end = words.find("\n", start)
        end = len(words) if end < 0 else end
        found += _parts(words, start, end)
        start = end + 1
    return found


def leaves(every: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """Passages in leaves of about LEAF code points."""
    found: list[list[Stretch]] = []
    size = LEAF
    for passage in every:
        if size >= LEAF:
            found.append([])
            size = 0
        found[-1].append(passage)
        size += passage.end - passage.start
    return [tuple(leaf) for leaf in found]


def leaf_at(every: Sequence[tuple[Stretch, ...]], place: int) -> int:
    """The number of the leaf that holds a place of the words, or the last before it."""
    return max((number for number, leaf in enumerate(every) if leaf[0].start <= place), default=0)


def text_address(address: Address, document: DocumentId, claim: ClaimId, start: int) -> Address:
    """Where a claim that begins at a place of a document is read: its document, which opens at the leaf that holds the claim."""
    return address.to("documents", document if start < LEAF else claim)


def pieces(passage: Stretch, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A passage cut wherever one of the spans begins or ends, so that spans which cross one another are each shown right."""
    inside = [number for number, (start, end) in enumerate(spans) if start < passage.end and end > passage.start]
    edges = {passage.start, passage.end}
    edges.update(edge for number in inside for edge in spans[number] if passage.start < edge < passage.end)
    for start, end in pairwise(sorted(edges)):
        yield Piece(start, end, tuple(number for number in inside if spans[number][0] <= start and end <= spans[number][1]))


def covered(passage: Stretch, spans: Iterable[tuple[int, int]]) -> int:
    """How many code points of a passage lie in spans that do not cross one another."""
    return sum(max(0, min(end, passage.end) - max(start, passage.start)) for start, end in spans)


def _parts(words: str, start: int, end: int) -> Iterator[Stretch]:
    while start < end and words[start].isspace():
        start += 1
    while end - start > LONGEST:
        half = start + LONGEST // 2
        cut = max(words.rfind(mark, half, start + LONGEST) + 1 for mark in (". ", "! ", "? ", "。", "।", "؟ "))
        cut = cut or words.rfind(" ", half, start + LONGEST) + 1 or start + LONGEST
        yield Stretch(start, cut)
        start = cut
    if words[start:end].strip():
        yield Stretch(start, end)
