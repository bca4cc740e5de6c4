"""Which texts are versions of one story: copies put together, but never across a text that only sets two stories side by side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from comity.model.ids import DocumentId
from comity.model.origin import COPYING, Copy, Passage
from comity.trace.copies import WHOLE, Sharing

Stretch: TypeAlias = tuple[int, int]

OVERLAP = 1 / 3
"""Two stretches of a text tell one story when they share at least this part of the shorter."""
LONE = 0.25
"""One passage alone that is less of the shorter text is lifted or quoted into another story; it makes no version of the first."""


def families(sharings: Iterable[Sharing], total: int) -> list[int]:
    """For each of `total` texts the smallest place of its family; a text that copies nobody is a family of its own.

    Whole copies are put together first, then partial ones, those with a larger family before others. A text that holds a passage
    of one story and a passage of another, at different places, belongs to the first family alone, and one that only holds a short
    passage of another in one piece, a paragraph lifted or quoted without marks, belongs to none by that.
    """
    edges = [sharing for sharing in sharings if sharing.kind in COPYING and (len(sharing.passages) > 1 or sharing.share >= LONE)]
    grown = _Families(total, edges)
    whole = [edge for edge in edges if edge.share >= WHOLE]
    grown.join(sorted(whole, key=lambda edge: (-edge.share, edge.left, edge.right)))
    partial = [edge for edge in edges if edge.share < WHOLE]
    grown.join(sorted(partial, key=lambda edge: (-grown.size(edge), -edge.share, edge.left, edge.right)))
    return grown.labels()


class Family(Struct, frozen=True, kw_only=True):
    """Documents that tell one story in copied words, sorted by id; `first` is the one that the others go back to, where known."""

    documents: tuple[DocumentId, ...]
    first: DocumentId | None = None


def copy_families(copies: Sequence[Copy]) -> tuple[Family, ...]:
    """The families that known copies make, the largest first; a document that copies nobody is in none.

    The first is known where the directions of the copies leave one document alone that is nobody's copy.
    """
    order = sorted({document for copy in copies for document in (copy.left, copy.right)})
    places = {document: place for place, document in enumerate(order)}
    members: dict[int, list[DocumentId]] = defaultdict(list)
    labels = families((_sharing(copy, places) for copy in copies), len(order))
    for document, label in zip(order, labels, strict=True):
        members[label].append(document)
    found = [Family(documents=tuple(each), first=_first(each, copies)) for each in members.values() if len(each) > 1]
    return tuple(sorted(found, key=lambda family: (-len(family.documents), family.documents)))


def _sharing(copy: Copy, places: dict[DocumentId, int]) -> Sharing:
    """A copy by places, the smaller on the left."""
    left, right = places[copy.left], places[copy.right]
    if left < right:
        return Sharing(left=left, right=right, kind=copy.kind, share=copy.share, passages=copy.passages)
    passages = sorted(Passage(each.right_start, each.right_end, each.left_start, each.left_end) for each in copy.passages)
    return Sharing(left=right, right=left, kind=copy.kind, share=copy.share, passages=tuple(passages))


def _first(members: Sequence[DocumentId], copies: Iterable[Copy]) -> DocumentId | None:
    """The one member that is nobody's copy, where every other member is known to copy another."""
    inside = [copy for copy in copies if copy.is_copy and copy.is_direction_known and {copy.left, copy.right} <= set(members)]
    copied = {copy.right for copy in inside}
    originals = [document for document in members if document not in copied]
    return originals[0] if len(originals) == 1 else None


class _Families:
    """Families as they grow, with the stretches that each pair of texts shares."""

    def __init__(self, total: int, edges: Sequence[Sharing]) -> None:
        self._family = list(range(total))
        self._members = {place: [place] for place in range(total)}
        self._shared: dict[int, dict[int, list[Stretch]]] = defaultdict(dict)
        for edge in edges:
            self._shared[edge.left][edge.right] = sorted((p.left_start, p.left_end) for p in edge.passages)
            self._shared[edge.right][edge.left] = sorted((p.right_start, p.right_end) for p in edge.passages)

    def labels(self) -> list[int]:
        """The smallest member of each text's family."""
        return [min(self._members[family]) for family in self._family]

    def size(self, edge: Sharing) -> int:
        """How many texts the larger family at the ends of an edge has."""
        return max(len(self._members[self._family[end]]) for end in (edge.left, edge.right))

    def join(self, edges: Iterable[Sharing]) -> None:
        """Join the families at both ends of each edge whose text belongs to the story that they tell."""
        for edge in edges:
            one, other = self._family[edge.left], self._family[edge.right]
            if one == other or not (self._is_of_story(edge.left, edge.right) and self._is_of_story(edge.right, edge.left)):
                continue
            kept, gone = (one, other) if len(self._members[one]) >= len(self._members[other]) else (other, one)
            for member in self._members.pop(gone):
                self._family[member] = kept
                self._members[kept].append(member)

    def _is_of_story(self, text: int, other: int) -> bool:
        """Whether what a text shares with another is part of what it shares with its own family."""
        family = self._family[text]
        own = [
            stretch for member, stretches in self._shared[text].items() if self._family[member] == family for stretch in stretches
        ]
        if not own:
            return True
        told, new = _merged(own), _merged(self._shared[text][other])
        common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in told for b in new)
        return common >= OVERLAP * min(_length(told), _length(new))


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _length(stretches: Iterable[Stretch]) -> int:
    return sum(end - start for start, end in stretches)
