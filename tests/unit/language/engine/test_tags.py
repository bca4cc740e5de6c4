"""The best run of name tags."""

from itertools import product

import numpy as np
import pytest

from comity.language.engine.names import best_tags

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_sound(tags: list[str]) -> bool:
    return all(tag[0] != "I" or before[2:] == tag[2:] for before, tag in zip(["O", *tags], tags, strict=False))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_run_of_all(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1 + seed % 4, len(LABELS)))
    found = best_tags(scores, LABELS)
    runs = [list(run) for run in product(LABELS, repeat=len(scores)) if is_sound(list(run))]
    total = {tuple(run): sum(scores[at, LABELS.index(tag)] for at, tag in enumerate(run)) for run in runs}
    assert is_sound(found)
    assert total[tuple(found)] == pytest.approx(max(total.values()))


def test_two_names_side_by_side_stay_two() -> None:
    scores = np.zeros((2, len(LABELS)))
    scores[:, LABELS.index("B-ORG")] = 3.0
    assert best_tags(scores, LABELS) == ["B-ORG", "B-ORG"]
