"""A network that grows: one claim more at the cost of what it changes, with the answers that solving all of it would give.

Values that satisfy all ratios are kept up as each arrives (Cotton and Maler 2006), and so are the bounds of every variable. A
claim that clashes with earlier ones is refused with a conflict that shows why and leaves no trace; those before it stay as they
were.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from comity.reconcile import steps
from comity.reconcile.engine import has_kernels
from comity.reconcile.network import Floats, Ints


class GrowingNetwork:
    """Claims over numbered variables, added one after the other; `n_claims` counts those kept and refused."""

    def __init__(self, variables: int = 0, *, fast: bool | None = None) -> None:
        """Begin with so many variables and no claims; more are made as claims name them."""
        self._add, self._add_all = _kernels(has_kernels() if fast is None else fast)
        self._values = np.empty((3, 0))
        self._nodes = np.empty((8, 0), dtype=np.int64)
        self._arcs, self._weights = np.empty((16, 5), dtype=np.int64), np.empty(16)
        self._counts = np.zeros(3, dtype=np.int64)
        self._queue, self._trail = np.empty((2, 0), dtype=np.int64), np.empty((3, 0), dtype=np.int64)
        self._old, self._found = np.empty(0), np.empty(2, dtype=np.int64)
        self.n_variables = 0
        self.n_claims = 0
        self._grow(variables)

    def add(self, t: int, s: int, low: float, high: float) -> frozenset[int]:
        """Add a claim that log t - log s (s = -1: log t) is `low` to `high`, plus or minus 1e300 for no limit.

        Gives nothing where it fits with all claims kept so far, else the numbers of claims that clash, its own among them. A
        claim's number is how many were added before it.
        """
        if max(t, s) >= self.n_variables:
            self._grow(max(t, s) + 1)
        if self._counts[2] + 2 > len(self._weights):
            self._more_arcs(2 * len(self._weights) + 2)
        count = self._add(*self._state, t, s, low, high, self.n_claims)
        self.n_claims += 1
        return frozenset(self._found[:count].tolist()) if count else frozenset()

    def load(self, t: Ints, s: Ints, low: Floats, high: Floats) -> Ints:
        """Add many claims; gives the numbers of those that clash with earlier ones and were not kept."""
        if not len(t):
            return np.empty(0, dtype=np.int64)
        self._grow(int(max(t.max(), s.max())) + 1)
        self._more_arcs(int(self._counts[2]) + 2 * len(t))
        is_refused, begin = np.zeros(len(t), dtype=np.bool_), self.n_claims
        self._add_all(*self._state, t, s, low, high, begin, is_refused)
        self.n_claims += len(t)
        return np.flatnonzero(is_refused) + begin

    def bounds(self, variable: int) -> tuple[float, float]:
        """The lower and upper bound of a variable's logarithm; infinite without one."""
        return float(self._values[steps.BELOW, variable]), float(self._values[steps.ABOVE, variable])

    def all_bounds(self) -> tuple[Floats, Floats]:
        """The lower and upper bounds of all variables."""
        n = self.n_variables
        return self._values[steps.BELOW, :n].copy(), self._values[steps.ABOVE, :n].copy()

    def because(self, variable: int) -> tuple[int, ...]:
        """The numbers of the claims that the bounds of a variable rest on, sorted."""
        state = (self._nodes, self._arcs)
        count = steps.way(*state, steps.ABOVE, variable, self._found, 0, len(self._found))
        count = steps.way(*state, steps.BELOW, variable, self._found, count, len(self._found) - count)
        return tuple(sorted(set(self._found[:count].tolist())))

    def _grow(self, variables: int) -> None:
        self.n_variables = max(self.n_variables, variables)
        have = self._values.shape[1]
        if variables <= have:
            return
        n = max(variables, 2 * have, 16)
        values, nodes = np.zeros((3, n)), np.full((8, n), -1, dtype=np.int64)
        values[steps.ABOVE], values[steps.BELOW] = np.inf, -np.inf
        values[:, :have], nodes[:, :have] = self._values, self._nodes
        self._values, self._nodes = values, nodes
        self._queue, self._trail, self._old = np.zeros((2, n), np.int64), np.empty((3, 3 * n), np.int64), np.empty(3 * n)
        self._found = np.empty(2 * n + 2, dtype=np.int64)
        self._bundle()

    def _more_arcs(self, wanted: int) -> None:
        if wanted <= len(self._weights):
            return
        arcs, weights = np.empty((wanted, 5), dtype=np.int64), np.empty(wanted)
        used = int(self._counts[2])
        arcs[:used], weights[:used] = self._arcs[:used], self._weights[:used]
        self._arcs, self._weights = arcs, weights
        self._bundle()

    def _bundle(self) -> None:
        self._state = (
            self._values, self._nodes, self._arcs, self._weights, self._queue, self._trail, self._old, self._counts, self._found,
        )  # fmt: skip


def _kernels(fast: bool) -> tuple[Callable[..., Any], Callable[..., Any]]:
    if not fast:
        return steps.add, steps.add_all
    from comity.reconcile.fast import growing  # noqa: PLC0415  (loads numba)

    return growing.add, growing.add_all
