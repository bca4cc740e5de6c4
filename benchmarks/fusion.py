"""The best of several values, by our one way, beside the median and the vote, on made-up sources: some copy, some lie.

    python benchmarks/fusion.py [--seeds 5]

A vote goes to the value most sources give, ties to the one nearest the median, then to the smaller.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from statistics import median
from typing import Any

import numpy as np

from comity.reconcile.fusion import fuse

Claims = list[tuple[Any, Any, Any]]


def world(seed: int, *, copiers: int, liars: int, items: int = 600, sources: int = 20) -> tuple[Claims, dict[int, float]]:
    """Sources of mixed accuracy over items; copiers repeat one bad source; liars agree on a wrong value; some only round."""
    rng = np.random.default_rng(seed)
    truth = {item: float(np.round(10 ** rng.uniform(1, 6), 1)) for item in range(items)}
    accuracy = rng.uniform(0.35, 0.95, sources)
    said: dict[tuple[int, int], float] = {}
    wrong = {item: [value * f for f in rng.uniform(0.4, 2.5, 4)] for item, value in truth.items()}
    for source in range(sources):
        for item in np.flatnonzero(rng.random(items) < rng.uniform(0.2, 0.6)).tolist():
            is_right = rng.random() < accuracy[source]
            value = truth[item] if is_right else wrong[item][int(rng.integers(4))]
            digits = 3 if rng.random() < 0.15 else 9
            said[source, item] = float(f"{value:.{digits}g}")
    worst = int(np.argmin(accuracy))
    for copier in range(sources, sources + copiers):
        for (source, item), value in list(said.items()):
            if source == worst and rng.random() < 0.9:
                said[copier, item] = value
    for liar in range(sources + copiers, sources + copiers + liars):
        for item in np.flatnonzero(rng.random(items) < 0.5).tolist():
            said[liar, item] = round(truth[item] * 1.37, 1)
    return [(source, item, value) for (source, item), value in said.items()], truth


def vote(claims: Claims) -> dict[Any, Any]:
    values: dict[Any, list[float]] = defaultdict(list)
    for _, item, value in claims:
        values[item].append(value)
    found = {}
    for item, given in values.items():
        counts, middle = Counter(given), median(given)
        most = max(counts.values())
        found[item] = min((v for v in counts if counts[v] == most), key=lambda v: (abs(v - middle), v))
    return found


def middles(claims: Claims) -> dict[Any, float]:
    values: dict[Any, list[float]] = defaultdict(list)
    for _, item, value in claims:
        values[item].append(value)
    return {item: median(given) for item, given in values.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=5)
    asked = parser.parse_args()
    print("copiers liars   fuse exact/1%    vote exact/1%   median exact/1%")
    for copiers, liars in ((0, 0), (5, 0), (0, 4), (5, 4), (8, 0), (0, 6)):
        table: dict[str, list[float]] = defaultdict(list)
        for seed in range(asked.seeds):
            claims, truth = world(seed, copiers=copiers, liars=liars)
            answers = {
                "fuse": {k: best.value for k, best in fuse(claims).items()},
                "vote": vote(claims),
                "median": middles(claims),
            }
            for name, answer in answers.items():
                off = [abs(answer[item] / truth[item] - 1) for item in answer]
                table[name + " exact"].append(float(np.mean([x == 0 for x in off])))
                table[name + " near"].append(float(np.mean([x <= 0.01 for x in off])))
        row = "   ".join(
            f"{np.mean(table[n + ' exact']):.3f} / {np.mean(table[n + ' near']):.3f}" for n in ("fuse", "vote", "median")
        )
        print(f"{copiers:7} {liars:5}   {row}")


if __name__ == "__main__":
    main()
