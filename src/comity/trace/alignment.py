"""The words that two texts share, as runs on both sides."""

import numpy as np
from msgspec import Struct

from comity.trace.fingerprints import WORDS, Hashes, Places, Words, runs

OFTEN = 3
"""A run of words that one text repeats more often than this is its refrain and aligns nothing by itself."""


class Run(Struct, frozen=True, gc=False, order=True):
    """`size` words that are the same on both sides, from the places `left` and `right` on (counted in words)."""

    left: int
    right: int
    size: int


def align(left: Words, right: Words) -> list[Run]:
    """Shared runs of at least WORDS words, in the order of the left text; no word of either side is in two runs.

    Longer runs win. Two equal texts are one run, however short; two texts of which one is shorter than WORDS words share
    nothing otherwise.
    """
    if len(left) == len(right) and np.array_equal(left.hashes, right.hashes):
        return [Run(0, 0, len(left))] if len(left) else []
    if min(len(left), len(right)) < WORDS:
        return []
    starts, others = _matches(runs(left), runs(right))
    return _disjoint(_stretched(starts, others, left, right), len(left), len(right))


def _matches(left: Hashes, right: Hashes) -> tuple[Places, Places]:
    """Places at which the two sides hold an equal run that neither repeats OFTEN."""
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    first = np.searchsorted(ranked, left, side="left")
    count = np.searchsorted(ranked, left, side="right") - first
    _, inverse, own = np.unique(left, return_inverse=True, return_counts=True)
    usable = (count > 0) & (count <= OFTEN) & (own[inverse] <= OFTEN)
    found = [(np.flatnonzero(usable & (count > nth)), order[first[usable & (count > nth)] + nth]) for nth in range(OFTEN)]
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _stretched(starts: Places, others: Places, left: Words, right: Words) -> list[Run]:
    """Join matches at one distance that touch or overlap into runs; longest first, then in order of place."""
    if not len(starts):
        return []
    distance = others - starts
    order = np.lexsort((starts, distance))
    starts, distance = starts[order], distance[order]
    breaks = np.flatnonzero((np.diff(distance) != 0) | (np.diff(starts) > WORDS)) + 1
    firsts = np.concatenate(([0], breaks))
    lasts = np.concatenate((breaks, [len(starts)])) - 1
    sizes = starts[lasts] - starts[firsts] + WORDS
    found = [
        Run(start, start + shift, size)
        for start, shift, size in zip(starts[firsts].tolist(), distance[firsts].tolist(), sizes.tolist(), strict=True)
        # a hash may lie: only words that are equal one by one are shared
        if np.array_equal(left.hashes[start : start + size], right.hashes[start + shift : start + shift + size])
    ]
    return sorted(found, key=lambda run: (-run.size, run.left, run.right))


def _disjoint(found: list[Run], left_size: int, right_size: int) -> list[Run]:
    """Give every word to the longest run that wants it; what is left of a run counts while it has WORDS words."""
    left_taken, right_taken = np.zeros(left_size, dtype=np.bool_), np.zeros(right_size, dtype=np.bool_)
    kept = []
    for run in found:
        taken = left_taken[run.left : run.left + run.size] | right_taken[run.right : run.right + run.size]
        edges = np.flatnonzero(np.diff(np.concatenate(([True], taken, [True]))))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if end - start < WORDS:
                continue
            kept.append(Run(run.left + start, run.right + start, end - start))
            left_taken[run.left + start : run.left + end] = True
            right_taken[run.right + start : run.right + end] = True
    return sorted(kept)
