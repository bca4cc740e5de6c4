"""Names from scores: the best run of begin, inside and outside tags (Viterbi), no name across a sentence's end."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = -1e6


def best_tags(scores: NDArray[np.float64], labels: tuple[str, ...]) -> list[str]:
    """Tags of a sentence, every "I-X" after "B-X" or "I-X"; equal scores go to the first label."""
    best = [labels[number] for number in scores.argmax(axis=1)]
    return best if _is_sound(best) else _viterbi(scores, labels)


def _is_sound(tags: Sequence[str]) -> bool:
    before = "O"
    for tag in tags:
        if tag[0] == "I" and before[2:] != tag[2:]:
            return False
        before = tag
    return True


def _viterbi(scores: NDArray[np.float64], labels: tuple[str, ...]) -> list[str]:
    first, follows = _moves(labels)
    total = scores[0] + first
    came: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        routes = total[:, None] + follows
        came.append(routes.argmax(axis=0))
        total = routes.max(axis=0) + row
    path = [int(total.argmax())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return [labels[number] for number in reversed(path)]


@lru_cache(maxsize=8)
def _moves(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cost of each first tag, and of each tag (column) after each other (row)."""
    first = np.array([_FORBIDDEN if label[0] == "I" else 0.0 for label in labels])
    follows = np.array(
        [[_FORBIDDEN if label[0] == "I" and label[2:] != before[2:] else 0.0 for label in labels] for before in labels]
    )
    return first, follows
