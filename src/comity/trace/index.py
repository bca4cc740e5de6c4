"""An index of fingerprints that grows text by text: which earlier texts a new one shares words with, without reading them again.

Postings are packed: four bytes of hash and four of the text's place, sorted by hash, in segments that are merged as they grow.
A fingerprint cut to four bytes meets by chance in one of some hundreds of lookups at a hundred thousand texts; a pair counts
only when several meet, and is aligned then.
"""

from pathlib import Path
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from comity.trace.fingerprints import FREQUENT, Hashes, Vocabulary, fingerprints, runs, words_of

Short: TypeAlias = NDArray[np.uint32]

BUFFER = 256
"""Texts whose postings wait unsorted before they become a segment."""
LARGEST = 16_384
"""Texts in the largest segment that a merge makes: a merge takes part of a second, and comes once in so many texts."""


class _Segment(Struct, frozen=True, eq=False):
    """Postings sorted by hash, then by text, of `texts` texts."""

    hashes: Short
    places: Short
    texts: int

    def meeting(self, prints: Short) -> Short:
        """The texts that hold one of some fingerprints, as often as they hold any; of a frequent one, the latest texts."""
        first = np.searchsorted(self.hashes, prints, "left")
        last = np.searchsorted(self.hashes, prints, "right")
        first = np.maximum(first, last - FREQUENT)
        counts = last - first
        total = int(counts.sum())
        if not total:
            return np.zeros(0, dtype=np.uint32)
        steps = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        found: Short = self.places[np.repeat(first, counts) + steps]
        return found


class PrintIndex:
    """Texts by their fingerprints, numbered in the order in which they were added."""

    def __init__(self) -> None:
        """Begin empty."""
        self._vocabulary = Vocabulary()
        self._segments: list[_Segment] = []
        self._waiting: list[Short] = []
        self._sizes: list[int] = []

    def __len__(self) -> int:
        """How many texts."""
        return len(self._sizes)

    @property
    def size(self) -> int:
        """Bytes that the postings take."""
        packed = sum(segment.hashes.nbytes + segment.places.nbytes for segment in self._segments)
        return packed + sum(prints.nbytes for prints in self._waiting) * 2 + 4 * len(self._sizes)

    def add(self, text: str) -> list[int]:
        """Add a text; return the places of earlier texts that share enough with it to be worth aligning, in order."""
        prints = self._prints(text)
        found = self._meeting(prints)
        self._waiting.append(prints)
        self._sizes.append(len(prints))
        if len(self._waiting) == BUFFER:
            self._pack()
        return found

    def meeting(self, text: str) -> list[int]:
        """The places of texts that share enough with a text that is not added."""
        return self._meeting(self._prints(text))

    def save(self, folder: Path) -> None:
        """Write the index as arrays into a folder."""
        self._pack()
        folder.mkdir(parents=True, exist_ok=True)
        for number, segment in enumerate(self._segments):
            np.save(folder / f"{number:04}-hashes.npy", segment.hashes)
            np.save(folder / f"{number:04}-places.npy", segment.places)
        texts = [segment.texts for segment in self._segments]
        np.savez(folder / "sizes.npz", sizes=np.array(self._sizes, dtype=np.uint32), texts=np.array(texts, dtype=np.int64))

    @classmethod
    def load(cls, folder: Path) -> "PrintIndex":
        """Open an index that was saved; postings stay on disk until they are looked up."""
        index = cls()
        with np.load(folder / "sizes.npz") as known:
            index._sizes = known["sizes"].tolist()
            texts = known["texts"].tolist()
        for number, count in enumerate(texts):
            hashes = np.load(folder / f"{number:04}-hashes.npy", mmap_mode="r")
            places = np.load(folder / f"{number:04}-places.npy", mmap_mode="r")
            index._segments.append(_Segment(hashes, places, count))
        return index

    def _prints(self, text: str) -> Short:
        if len(self._vocabulary) > 1_000_000:
            self._vocabulary.clear()
        prints: Hashes = fingerprints(runs(words_of(text, self._vocabulary)))
        return np.unique((prints >> np.uint64(32)).astype(np.uint32))

    def _meeting(self, prints: Short) -> list[int]:
        met = [segment.meeting(prints) for segment in self._segments]
        begun = len(self._sizes) - len(self._waiting)
        shared = [np.intersect1d(prints, other, assume_unique=True).size for other in self._waiting]
        met.append(np.repeat(np.arange(begun, begun + len(shared), dtype=np.uint32), shared))
        places, counts = np.unique(np.concatenate(met), return_counts=True)
        sizes = np.array([self._sizes[place] for place in places.tolist()], dtype=np.int64)
        smaller = np.minimum(sizes, len(prints))
        enough = counts >= np.maximum(np.minimum(3, smaller), smaller / 40)
        found: list[int] = places[enough].tolist()
        return found

    def _pack(self) -> None:
        """Make a segment of what waits, and merge neighbours of one size."""
        if not self._waiting:
            return
        begun = len(self._sizes) - len(self._waiting)
        counts = [len(prints) for prints in self._waiting]
        places = np.repeat(np.arange(begun, len(self._sizes), dtype=np.uint32), counts)
        self._segments.append(_sorted(np.concatenate(self._waiting), places, len(counts)))
        self._waiting.clear()
        while len(self._segments) > 1 and self._segments[-2].texts <= self._segments[-1].texts < LARGEST:
            last, before = self._segments.pop(), self._segments.pop()
            hashes, places = np.concatenate((before.hashes, last.hashes)), np.concatenate((before.places, last.places))
            self._segments.append(_sorted(hashes, places, before.texts + last.texts))


def _sorted(hashes: Short, places: Short, texts: int) -> _Segment:
    order = np.argsort(hashes, kind="stable")  # places rise already
    return _Segment(hashes[order], places[order], texts)
