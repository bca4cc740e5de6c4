"""Trees from scores, held against every tree there is."""

from itertools import product

import numpy as np
import pytest

from comity.language.engine.tree import heads


def is_tree(found: list[int]) -> bool:
    if found.count(-1) != 1:
        return False
    for word in range(len(found)):
        seen: set[int] = set()
        at = word
        while at != -1:
            if at in seen:
                return False
            seen.add(at)
            at = found[at]
    return True


def value(scores: np.ndarray, found: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(found)))


def best_value(scores: np.ndarray) -> float:
    trees = (list(choice) for choice in product(range(-1, len(scores)), repeat=len(scores)))
    return max(value(scores, tree) for tree in trees if is_tree(tree))


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_of_all(seed: int) -> None:
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(1 + seed % 5, 2 + seed % 5))
    found = heads(scores)
    assert is_tree(found)
    assert value(scores, found) == pytest.approx(best_value(scores))


def test_a_circle_is_opened_where_it_costs_least() -> None:
    scores = np.array([[0.0, -9.0, 5.0], [-1.0, 5.0, -9.0]])
    assert heads(scores) == [-1, 0]


def test_two_circles() -> None:
    scores = np.full((5, 6), -5.0)
    for word, head in ((0, 1), (1, 0), (2, 3), (3, 2)):
        scores[word, head + 1] = 4.0
    scores[4, 0] = 1.0
    scores[0, 5] = 0.5
    scores[2, 1] = 0.25
    assert heads(scores) == [4, 0, 0, 2, -1]


def test_equal_scores_go_to_the_first_head_and_the_input_is_left_alone() -> None:
    scores = np.zeros((3, 4))
    scores[0, 0] = 1.0
    before = scores.copy()
    assert heads(scores) == heads(scores)
    assert is_tree(heads(scores))
    assert (scores == before).all()


def test_a_long_sentence_of_circles_is_a_tree() -> None:
    generator = np.random.default_rng(7)
    scores = generator.normal(size=(120, 121))
    scores[:, 0] = -50.0
    assert is_tree(heads(scores))
