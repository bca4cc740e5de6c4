"""Packed postings of an index: four bytes of hash and four of the text's place, sorted, and their merging in small steps."""

from itertools import pairwise
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Short: TypeAlias = NDArray[np.uint32]
Counts: TypeAlias = NDArray[np.int64]


class Segment(Struct, frozen=True, eq=False):
    """Postings sorted by hash, then by text, of `texts` texts."""

    hashes: Short
    places: Short
    texts: int

    @property
    def size(self) -> int:
        """Bytes that the postings take."""
        return int(self.hashes.nbytes + self.places.nbytes)

    def with_text(self, prints: Short, place: int) -> "Segment":
        """The segment with one more text, later than all it has; `prints` sorted, each once."""
        at = np.searchsorted(self.hashes, prints, "right")
        return Segment(np.insert(self.hashes, at, prints), np.insert(self.places, at, np.uint32(place)), self.texts + 1)

    def meeting(self, prints: Short, wanted: Counts) -> tuple[Short, Counts]:
        """The texts that hold one of some fingerprints, as often as they hold any, and how many are found for each.

        Of each fingerprint at most `wanted` texts are given, the latest.
        """
        first = np.searchsorted(self.hashes, prints, "left")
        last = np.searchsorted(self.hashes, prints, "right")
        first = np.maximum(first, last - wanted)
        counts: Counts = last - first
        steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        found: Short = self.places[np.repeat(first, counts) + steps]
        return found, counts


class Merge:
    """Two neighbouring segments on their way to one. Both stay as they are until `merged` is there."""

    def __init__(self, place: int, before: Segment, after: Segment) -> None:
        """Begin: `place` is where `before` stands among the segments, and the texts of `after` are later."""
        self.place = place
        self._before, self._after = before, after
        total = len(before.hashes) + len(after.hashes)
        self._hashes, self._places = np.empty(total, dtype=np.uint32), np.empty(total, dtype=np.uint32)
        self._left = self._right = 0

    @property
    def size(self) -> int:
        """Bytes that what is merged so far, and the room for the rest, take."""
        return int(self._hashes.nbytes + self._places.nbytes)

    @property
    def done(self) -> int:
        """Postings that are merged."""
        return self._left + self._right

    @property
    def merged(self) -> Segment | None:
        """The one segment, None until all postings are in it."""
        if self.done < len(self._hashes):
            return None
        return Segment(self._hashes, self._places, self._before.texts + self._after.texts)

    def step(self, postings: int) -> None:
        """Merge about so many postings more; those of one hash are never parted."""
        one, other = self._before.hashes, self._after.hashes
        reach = max(1, postings // 2)
        ends = [
            hashes[begun + reach - 1]
            for hashes, begun in ((one, self._left), (other, self._right))
            if begun + reach - 1 < len(hashes)
        ]
        left, right = len(one), len(other)
        if ends:
            left, right = (int(np.searchsorted(hashes, min(ends), "right")) for hashes in (one, other))
        self._write(slice(self._left, left), slice(self._right, right))
        self._left, self._right = left, right

    def _write(self, lefts: slice, rights: slice) -> None:
        """Put the postings of two stretches in their places: of equal hashes the earlier texts first."""
        one, other = self._before.hashes[lefts], self._after.hashes[rights]
        begun = lefts.start + rights.start
        at = np.searchsorted(one, other, "right") + np.arange(len(other))
        is_left = np.ones(len(one) + len(other), dtype=np.bool_)
        is_left[at] = False
        for out, left, right in (
            (self._hashes, one, other),
            (self._places, self._before.places[lefts], self._after.places[rights]),
        ):
            stretch = out[begun : begun + len(is_left)]
            stretch[is_left], stretch[at] = left, right


def merge_of(segments: list[Segment], closed: int, largest: int) -> Merge | None:
    """The smallest merge that is due: of neighbours of which the later has `closed` texts or more and is not the smaller.

    Segments of `largest` texts stay as they are. None where nothing is due.
    """
    due = [
        (before.texts + after.texts, place)
        for place, (before, after) in enumerate(pairwise(segments))
        if before.texts <= after.texts and closed <= after.texts < largest
    ]
    if not due:
        return None
    _, place = min(due)
    return Merge(place, segments[place], segments[place + 1])
