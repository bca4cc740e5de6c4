"""An index of fingerprints that grows text by text: which earlier texts a new one shares words with, without reading them again.

Postings are packed: four bytes of hash and four of the text's place, sorted by hash, in segments that are merged as they grow.
Every text that is added does a little of the merging, so that none waits for a large merge, and no answer depends on how far it
has come. A fingerprint cut to four bytes meets by chance in one of some hundreds of lookups at a hundred thousand texts; a pair
counts only when several meet, and is aligned then.
"""

from pathlib import Path

import numpy as np

from comity.trace.fingerprints import FREQUENT, Hashes, Vocabulary, fingerprints, runs, words_of
from comity.trace.segments import Merge, Segment, Short, merge_of

CLOSED = 64
"""Texts in the newest segment before the next one is begun."""
LARGEST = 16_384
"""Texts in the largest segment that a merge makes."""
STEP = 4096
"""Postings that a text which is added merges at least."""
SHARE = 16
"""For each of its own fingerprints a text merges so many postings: twice as many as there are sizes of segments, so that
merging keeps up."""
KNOWN = 100_000
"""Words whose hashes are remembered; forgetting many at once takes time."""


class PrintIndex:
    """Texts by their fingerprints, numbered in the order in which they were added."""

    def __init__(self) -> None:
        """Begin empty."""
        self._vocabulary = Vocabulary()
        self._segments: list[Segment] = []
        self._merge: Merge | None = None
        self._sizes = np.zeros(CLOSED, dtype=np.uint32)
        self._total = 0

    def __len__(self) -> int:
        """How many texts."""
        return self._total

    @property
    def size(self) -> int:
        """Bytes that the postings take, with those of a merge on its way."""
        merging = 0 if self._merge is None else self._merge.size
        return sum(segment.size for segment in self._segments) + merging + 4 * self._total

    def add(self, text: str) -> list[int]:
        """Add a text; return the places of earlier texts that share enough with it to be worth aligning, in order."""
        prints = self._prints(text)
        found = self._meeting(prints)
        self._append(prints)
        self._merge_some(max(STEP, SHARE * len(prints)))
        return found

    def meeting(self, text: str) -> list[int]:
        """The places of texts that share enough with a text that is not added."""
        return self._meeting(self._prints(text))

    def save(self, folder: Path) -> None:
        """Write the index as arrays into a folder, merged as far as is due."""
        while self._merge is not None or merge_of(self._segments, CLOSED, LARGEST) is not None:
            self._merge_some(1 << 20)
        folder.mkdir(parents=True, exist_ok=True)
        for number, segment in enumerate(self._segments):
            np.save(folder / f"{number:04}-hashes.npy", segment.hashes)
            np.save(folder / f"{number:04}-places.npy", segment.places)
        texts = [segment.texts for segment in self._segments]
        np.savez(folder / "sizes.npz", sizes=self._sizes[: self._total], texts=np.array(texts, dtype=np.int64))

    @classmethod
    def load(cls, folder: Path) -> "PrintIndex":
        """Open an index that was saved; postings stay on disk until they are looked up."""
        index = cls()
        with np.load(folder / "sizes.npz") as known:
            index._sizes = known["sizes"]
            index._total = len(index._sizes)
            texts = known["texts"].tolist()
        for number, count in enumerate(texts):
            hashes = np.load(folder / f"{number:04}-hashes.npy", mmap_mode="r")
            places = np.load(folder / f"{number:04}-places.npy", mmap_mode="r")
            index._segments.append(Segment(hashes, places, count))
        return index

    def _prints(self, text: str) -> Short:
        if len(self._vocabulary) > KNOWN:
            self._vocabulary.clear()
        prints: Hashes = fingerprints(runs(words_of(text, self._vocabulary)))
        return np.unique((prints >> np.uint64(32)).astype(np.uint32))

    def _meeting(self, prints: Short) -> list[int]:
        wanted = np.full(len(prints), FREQUENT, dtype=np.int64)
        met = [np.zeros(0, dtype=np.uint32)]
        for segment in reversed(self._segments):  # of a frequent fingerprint the latest texts
            found, counts = segment.meeting(prints, wanted)
            wanted -= counts
            met.append(found)
        places, counts = np.unique(np.concatenate(met), return_counts=True)
        smaller = np.minimum(self._sizes[places], len(prints))
        enough = counts >= np.maximum(np.minimum(3, smaller), smaller / 40)
        worth: list[int] = places[enough].tolist()
        return worth

    def _append(self, prints: Short) -> None:
        if self._segments and self._segments[-1].texts < CLOSED:
            self._segments[-1] = self._segments[-1].with_text(prints, self._total)
        else:
            self._segments.append(Segment(prints, np.full(len(prints), self._total, dtype=np.uint32), 1))
        if self._total == len(self._sizes):
            self._sizes = np.concatenate((self._sizes, np.zeros(max(CLOSED, self._total), dtype=np.uint32)))
        self._sizes[self._total] = len(prints)
        self._total += 1

    def _merge_some(self, postings: int) -> None:
        """Go on with the merge that is on its way, or begin one that is due."""
        if self._merge is None:
            self._merge = merge_of(self._segments, CLOSED, LARGEST)
        if self._merge is None:
            return
        self._merge.step(postings)
        merged = self._merge.merged
        if merged is not None:
            self._segments[self._merge.place : self._merge.place + 2] = [merged]
            self._merge = None
