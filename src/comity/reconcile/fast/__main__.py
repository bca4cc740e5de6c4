"""Compile all kernels ahead of their first use: `python -m comity.reconcile.fast`. They are kept on disk for later runs."""

import sys

import numpy as np

from comity.reconcile.engine import cheapest_removals, feasible_and_bounds, minimal_conflicts
from comity.reconcile.growing import GrowingNetwork
from comity.reconcile.linear import Rows, find_clashes


def main() -> None:
    """Solve one small clash with every kernel."""
    cols = {
        "t": np.array([0, 0]),
        "s": np.array([-1, -1]),
        "log_lo": np.array([0.0, 2.0]),
        "log_hi": np.array([1.0, 3.0]),
        "claim_ptr": np.array([0, 2]),
        "var_ptr": np.array([0, 1]),
    }
    feasible_and_bounds(cols, fast=True)
    found = minimal_conflicts(cols, np.array([0]), 10, fast=True)
    cheapest_removals(cols, np.array([0]), np.ones(2), found, fast=True)
    network = GrowingNetwork(1, fast=True)
    network.add(0, -1, 0.0, 1.0)
    network.load(cols["t"], cols["s"], cols["log_lo"], cols["log_hi"])
    rows = Rows(
        claim_ptr=np.array([0, 1]),
        var_ptr=np.array([0, 1]),
        term_ptr=np.array([0, 1]),
        term_var=np.array([0]),
        term_coef=np.array([1.0]),
        low=np.array([1.0]),
        high=np.array([2.0]),
        is_ratio=np.array([False]),
    )
    find_clashes(rows, np.array([0]), fast=True)
    sys.stdout.write("The kernels are compiled.\n")


if __name__ == "__main__":
    main()
