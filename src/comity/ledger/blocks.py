"""Blocks of postings as they lie in a row: sorted numbers from the first fingerprint on, in as few bytes as hold them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from comity.model.meeting import PRINT_BITS

Numbers: TypeAlias = NDArray[np.uint64]
Counts: TypeAlias = NDArray[np.int64]
Block: TypeAlias = tuple[int, int, bytes]
"""A row of `posting`: the first fingerprint, the bytes of a number, and the numbers."""

PLACE_BITS = 64 - PRINT_BITS
SHIFT = np.uint64(PLACE_BITS)
FULL = 128
"""Postings from which on a block is cut in two."""


def postings_of(blocks: Sequence[Block]) -> Numbers:
    """The postings of some blocks, one block after another."""
    counts = np.array([len(packed) // width for _, width, packed in blocks], dtype=np.int64)
    places = np.repeat(np.arange(len(blocks)), counts)
    widths = np.array([width for _, width, _ in blocks], dtype=np.int64)
    bare = np.zeros((int(counts.sum()), 8), dtype=np.uint8)
    for width in set(widths.tolist()):
        chosen = b"".join(packed for _, each, packed in blocks if each == width)
        bare[widths[places] == width, :width] = np.frombuffer(chosen, dtype=np.uint8).reshape(-1, width)
    firsts = np.array([first for first, _, _ in blocks], dtype=np.uint64) << SHIFT
    found: Numbers = bare.view("<u8").ravel().astype(np.uint64) + firsts[places]
    return found


def blocks_of(postings: Numbers, firsts: Numbers) -> Iterator[Block]:
    """Lay postings, sorted, into blocks that begin at some fingerprints, the first of which is not after any of them.

    A block that is full is cut into some half as full, but never within a fingerprint.
    """
    prints = postings >> SHIFT
    opening = np.flatnonzero(np.concatenate(([True], prints[1:] != prints[:-1])))
    edges = [*np.searchsorted(prints, firsts).tolist(), len(postings)]
    for nth, first in enumerate(firsts.tolist()):
        start, end = edges[nth], edges[nth + 1]
        cuts = [start, *(_cuts(start, end, opening) if end - start > FULL else ()), end]
        for begin, stop in pairwise(cuts):
            yield _packed(first if begin == start else int(prints[begin]), postings[begin:stop])


def _cuts(start: int, end: int, opening: Counts) -> list[int]:
    wanted = np.arange(start + FULL // 2, end - FULL // 4, FULL // 2)
    cuts: Counts = np.unique(opening[np.searchsorted(opening, wanted, "right") - 1])
    return [cut for cut in cuts.tolist() if cut > start]


def _packed(first: int, postings: Numbers) -> Block:
    if not len(postings):
        return first, 8, b""
    bare = postings - (np.uint64(first) << SHIFT)
    width = (int(bare[-1]).bit_length() + 7) // 8 or 1
    return first, width, bare.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width].tobytes()
