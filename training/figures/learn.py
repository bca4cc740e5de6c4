"""A multinomial logit over options by features: weights that make the right options of each decision the likeliest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from training.figures.teacher import Noted

ROUNDS, RATE, DECAY, LEAST = 150, 0.1, 5.0, 3
LIGHTEST = 0.1
"""Weights below this change no decision that a test would see, and are most of them."""


def learn(noted: Sequence[Noted], decay: float = DECAY, least: int = LEAST, lightest: float = LIGHTEST) -> dict[str, float]:
    """Weights by feature; features of fewer than `least` decisions and weights below `lightest` are left out. Deterministic."""
    counts = Counter(feature for one in noted for feature in {f for option in one.features for f in option})
    names = sorted(feature for feature, count in counts.items() if count >= least)
    place = {name: number for number, name in enumerate(names)}
    columns: list[int] = []
    rows: list[int] = []
    right: list[bool] = []
    group: list[int] = []
    for number, one in enumerate(noted):
        for features, ok in zip(one.features, one.right, strict=True):
            for feature in features:
                if feature in place:
                    columns.append(place[feature])
                    rows.append(len(right))
            right.append(ok)
            group.append(number)
    if not noted:
        return {}
    column, row = np.array(columns), np.array(rows)
    is_right, groups = np.array(right, dtype=float), np.array(group)
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    weight = np.zeros(len(names))
    mean, square = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, ROUNDS + 1):
        score = np.bincount(row, weights=weight[column], minlength=len(right))
        score -= np.maximum.reduceat(score, starts)[groups]
        power = np.exp(score)
        share = power / np.add.reduceat(power, starts)[groups]
        good = power * is_right
        aim = good / np.add.reduceat(good, starts)[groups]
        gradient = np.bincount(column, weights=(share - aim)[row], minlength=len(names)) + decay * weight
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weight -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, weight, strict=True) if abs(value) >= lightest}
