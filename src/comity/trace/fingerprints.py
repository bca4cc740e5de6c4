"""Which texts of a pile may share words: winnowed fingerprints of short runs of words, and the pairs that meet in them.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003: of every
few neighbouring runs the one with the smallest hash is kept, so that any shared run of WORDS + WINDOW - 1 words is met.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from comity.model.meeting import FREQUENT, PRINT_BITS, least
from comity.resources.romanisation import unmarked

Hashes: TypeAlias = NDArray[np.uint64]
Prints: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.int64]

WORDS = 4
"""Words in a fingerprinted run."""
WINDOW = 4
"""Neighbouring runs of which one is kept."""
# Scripts without spaces between words are read sign by sign, so that runs have a comparable length.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


class Words(Struct, frozen=True, eq=False):
    """The words of a text as hashes of their normal form, with the code points `starts[i]:ends[i]` of each."""

    hashes: Hashes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        """How many words."""
        return len(self.hashes)


class Vocabulary(dict[str, int]):
    """Words to 64-bit hashes, each computed once: the same in every run and on every machine."""

    def __missing__(self, word: str) -> int:
        """Hash the normal form of a word."""
        digest = blake2b(unmarked(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        value = self[word] = int.from_bytes(digest, "little")
        return value


def words_of(text: str, vocabulary: Vocabulary) -> Words:
    """Read the words of a text: runs of letters and digits; everything else only separates."""
    found = [(vocabulary[match[0]], match.start(), match.end()) for match in _WORD.finditer(text)]
    hashes = np.array([item[0] for item in found], dtype=np.uint64)
    places = np.array([item[1:] for item in found], dtype=np.int64).reshape(-1, 2)
    return Words(hashes, places[:, 0], places[:, 1])


def runs(words: Words) -> Hashes:
    """Hash every run of WORDS words, by the place of its first word; a shorter text is one run."""
    size = min(WORDS, len(words))
    count = len(words) - size + 1 if size else 0
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + words.hashes[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)  # the last steps of a well-known mixer (splitmix64), so that minima fall evenly
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(32))


def fingerprints(hashes: Hashes) -> Prints:
    """Of every WINDOW neighbouring runs the smallest hash, cut to PRINT_BITS; sorted, each once."""
    if len(hashes) > WINDOW:
        hashes = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1)
    return np.unique(hashes & np.uint64((1 << PRINT_BITS) - 1)).astype(np.uint32)


def packed_prints(text: str) -> bytes:
    """The fingerprints of a text for an index that is kept: unsigned numbers of four bytes, the lowest first in each."""
    return fingerprints(runs(words_of(text, Vocabulary()))).astype("<u4").tobytes()


def candidates(prints: Sequence[Prints]) -> list[tuple[int, int]]:
    """Pairs of texts, smaller place first and sorted, that share enough fingerprints to be worth aligning (`model.meeting`)."""
    total = len(prints)
    if total < 2:
        return []
    sizes = np.array([len(each) for each in prints], dtype=np.int64)
    owners = np.repeat(np.arange(total, dtype=np.int64), sizes)
    hashes = np.concatenate(prints)
    order = np.lexsort((owners, hashes))
    keys, shared = np.unique(_meetings(hashes[order], owners[order], total), return_counts=True)
    left, right = keys // total, keys % total
    wanted = np.array([least(size) for size in np.minimum(sizes[left], sizes[right]).tolist()], dtype=np.int64)
    return list(zip(left[shared >= wanted].tolist(), right[shared >= wanted].tolist(), strict=True))


def _meetings(hashes: Prints, owners: Places, total: int) -> Places:
    """Return `left * total + right` for every fingerprint that pairs two texts; hashes sorted, owners sorted within each."""
    opening = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    counts = np.diff(np.concatenate((opening, [len(hashes)])))
    reach = np.repeat(np.where(counts > FREQUENT, 1, counts), counts)
    met = []
    for distance in range(1, FREQUENT):
        near = (hashes[distance:] == hashes[:-distance]) & (reach[distance:] >= distance)
        if not near.any():
            break
        met.append(owners[:-distance][near] * total + owners[distance:][near])
    return np.concatenate(met) if met else np.zeros(0, dtype=np.int64)
