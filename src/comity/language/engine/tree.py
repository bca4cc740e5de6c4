"""Dependency trees from scores: each word's best head and, where these are no tree, the best tree that is.

The method of cycles is that of Chu and Liu (1965) and Edmonds (1967), with one root as treebanks have it.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]
NEVER = -1e9


def heads(scores: Scores) -> list[int]:
    """Head of every word, -1 for the root; `scores[i, 0]` is for word i as root, `scores[i, j + 1]` for head j.

    No word heads itself. Equal scores go to the first head.
    """
    scores = scores.copy()
    np.fill_diagonal(scores[:, 1:], NEVER)
    greedy: Heads = scores.argmax(axis=1).astype(np.int64)
    if (greedy == 0).sum() != 1 or _cycle(greedy) is not None:
        greedy = _best_tree(scores)
    return [int(head) - 1 for head in greedy]


def _best_tree(scores: Scores) -> Heads:
    """The best tree among those of the three likeliest roots; trying every root costs more and changes next to nothing."""
    words = np.arange(len(scores))
    best_value = -np.inf
    best: Heads = scores.argmax(axis=1).astype(np.int64)
    over_best = scores[:, 0] - scores[:, 1:].max(axis=1)
    for root in np.argsort(-over_best, kind="stable")[:3]:
        rooted = scores.copy()
        rooted[:, 0] = NEVER / 1e3
        rooted[root] = NEVER / 1e3
        rooted[root, 0] = 0.0
        found = _spanning(rooted)
        value = float(np.where(words == root, scores[root, 0], rooted[words, found]).sum())
        if value > best_value:
            best_value, best = value, found
    return best


def _cycle(head: Heads) -> list[int] | None:
    """Words (from 1) that head one another in a circle; heads from 1, 0 the root."""
    done = [False] * (len(head) + 1)
    done[0] = True
    for first in range(1, len(head) + 1):
        path: list[int] = []
        word = first
        while not done[word]:
            done[word] = True
            path.append(word)
            word = int(head[word - 1])
        if word in path:
            return path[path.index(word) :]
    return None


def _spanning(scores: Scores) -> Heads:
    """The best tree in which word 0 of `_contracted` is the root; heads from 1, 0 the root."""
    size = len(scores) + 1
    square = np.full((size, size), NEVER)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    return _contracted(square)[1:]


def _contracted(square: Scores) -> Heads:
    """Heads of the best tree over a square of scores with node 0 as root: each cycle is drawn together and opened again."""
    head: Heads = square.argmax(axis=1).astype(np.int64)
    head[0] = 0
    cycle = _cycle(head[1:])
    if cycle is None:
        return head
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(square)) if node not in cycle])
    size = len(outside)
    small = np.full((size + 1, size + 1), NEVER)
    small[:size, :size] = square[np.ix_(outside, outside)]
    leaving = square[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(axis=1)
    entering = square[np.ix_(inside, outside)] - square[inside, head[inside]][:, None]
    small[size, :size] = entering.max(axis=0)
    np.fill_diagonal(small, NEVER)
    inner = _contracted(small)
    found = head.copy()
    for place in range(1, size):
        above = inner[place]
        found[outside[place]] = inside[leaving[place].argmax()] if above == size else outside[above]
    gate = inner[size]
    opened = inside[entering[:, gate].argmax()]
    found[opened] = outside[gate]
    return found
