"""Claims added one at a time to a loaded network, against solving all of it, and one component of many variables.

    python benchmarks/growing.py [--claims 300000] [--added 20000] [--scattered]

Loads so many claims in one component of a third as many variables (or, with `--scattered`, in components of twelve variables),
adds more one at a time, some of which clash, and compares with the batch: the same bounds, and every claim refused clashes there
too.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from comity.reconcile.engine import Columns, feasible_and_bounds, has_kernels
from comity.reconcile.growing import GrowingNetwork


def claims(number: int, variables: int, seed: int, *, is_scattered: bool) -> tuple[np.ndarray, ...]:
    """Columns t, s, low, high around values that satisfy them, in any order.

    Series of twelve years, in each the change from every year to the next, a share that ties each series to an earlier one
    (unless scattered), further changes within series, and levels, each as wide as the digits of a number leave it.
    """
    rng = np.random.default_rng(seed)
    truth = rng.uniform(12, 25, variables // 12 + 1).repeat(12)[:variables] + rng.normal(0, 0.25, variables)
    years, series = np.arange(variables) % 12, np.arange(variables) // 12
    later = np.flatnonzero(years > 0)
    first = np.arange(12, variables, 12)
    shares = np.stack([first, (rng.random(len(first)) * series[first]).astype(np.int64) * 12])
    ties = [np.stack([later, later - 1])] if is_scattered else [np.stack([later, later - 1]), shares]
    joined = np.concatenate(ties, axis=1)
    further = rng.integers(0, variables, number - joined.shape[1])
    base = np.where((rng.random(len(further)) < 0.2) & (years[further] > 1), further - years[further], -1)
    t, s = np.concatenate([joined[0], further]), np.concatenate([joined[1], base])
    middle = truth[t] - np.where(s >= 0, truth[s], 0.0)
    width = 10.0 ** -rng.uniform(0.5, 3.5, len(t))
    order = rng.permutation(len(t))
    low, high = middle - width * rng.random(len(t)), middle + width * rng.random(len(t))
    return t[order], s[order], low[order], high[order]


def columns(t: np.ndarray, s: np.ndarray, low: np.ndarray, high: np.ndarray, variables: int) -> Columns:
    """All claims as one component."""
    pointers = {"claim_ptr": np.array([0, len(t)]), "var_ptr": np.array([0, variables])}
    return {"t": t, "s": s, "log_lo": low, "log_hi": high} | pointers


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=300_000)
    parser.add_argument("--added", type=int, default=20_000)
    parser.add_argument("--scattered", action="store_true")
    asked = parser.parse_args()
    loaded, variables = asked.claims, asked.claims // 3
    t, s, low, high = claims(asked.claims + asked.added, variables, 5, is_scattered=asked.scattered)
    bad = np.random.default_rng(9).choice(np.arange(asked.claims, len(t)), asked.added // 100, replace=False)
    low[bad] += 2.0
    high[bad] += 2.0
    whole = columns(t, s, low, high, variables)
    feasible_and_bounds(whole)
    start = time.perf_counter()
    feasible_and_bounds(columns(t[:loaded], s[:loaded], low[:loaded], high[:loaded], variables))
    print(f"one batch of {asked.claims:,} claims over {variables:,} variables: {time.perf_counter() - start:.3f} s")
    network = GrowingNetwork(variables)
    GrowingNetwork(4).load(t[:0], s[:0], low[:0], high[:0])
    network.add(0, -1, -1e300, 1e300)
    start = time.perf_counter()
    refused = set(network.load(t[: asked.claims], s[: asked.claims], low[: asked.claims], high[: asked.claims]).tolist())
    print(f"loaded in {time.perf_counter() - start:.3f} s, {len(refused)} refused; kernels {has_kernels()}")
    spent = []
    clashes: list[tuple[int, frozenset[int]]] = []
    for row in range(asked.claims, len(t)):
        one = int(t[row]), int(s[row]), float(low[row]), float(high[row])
        begin = time.perf_counter()
        found = network.add(*one)
        spent.append(time.perf_counter() - begin)
        if found:
            clashes.append((row, found))
    micro = 1e6 * np.array(spent)
    print(
        f"added one at a time: median {np.median(micro):.1f} us, p99 {np.percentile(micro, 99):.1f} us, "
        f"most {micro.max():.0f} us; {len(clashes)} of {len(spent):,} clash"
    )
    kept = np.setdiff1d(np.arange(len(t)), [row for row, _ in clashes])
    ok, least, most = feasible_and_bounds(columns(t[kept], s[kept], low[kept], high[kept], variables))
    below, above = network.all_bounds()
    is_equal = bool(ok[0]) and np.allclose(below, least, rtol=0, atol=1e-7) and np.allclose(above, most, rtol=0, atol=1e-7)
    wrong = 0
    for row, found in clashes[:50]:
        rows = sorted(member - 1 for member in found)
        sets = [rows, *([other for other in rows if other != one] for one in rows)]
        flags = [bool(feasible_and_bounds(columns(t[one], s[one], low[one], high[one], variables))[0][0]) for one in sets]
        wrong += row not in rows or flags[0] or not all(flags[1:])
    print(f"bounds equal to the batch: {is_equal}; of {min(50, len(clashes))} conflicts wrong or not minimal: {wrong}")


if __name__ == "__main__":
    main()
