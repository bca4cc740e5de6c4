"""A small simplex method: whether linear rows can all hold, and how far one variable can go.

Meant for the few components whose sums interval arithmetic leaves open: some hundred rows. The dual method with the rule of the
smallest index (Bland 1977) ends for certain, and the row on which it stops names rows that clash (Farkas).
"""

import numpy as np
from numpy.typing import NDArray

from comity.reconcile.network import Floats

TINY = 1e-9
TURNS = 20_000


class Tableau:
    """Rows `a @ x <= b` over x >= 0. Variables 0 to n - 1 are those of x, n + i is the slack of row i."""

    def __init__(self, a: Floats, b: Floats) -> None:
        """Start with all slacks in the basis."""
        rows, columns = a.shape
        self._table: NDArray[np.float64] = np.hstack([a, b[:, None]]).astype(np.float64)
        self._basic = np.arange(columns, columns + rows)
        self._other = np.arange(columns)
        self._columns = columns

    def clash(self) -> frozenset[int] | None:
        """Rows that cannot all hold, or None; afterwards the tableau stands at a point that satisfies all."""
        for _ in range(TURNS):
            below = np.flatnonzero(self._table[:, -1] < -TINY)
            if not len(below):
                return None
            row = below[np.argmin(self._basic[below])]
            ways = np.flatnonzero(self._table[row, :-1] < -TINY)
            if not len(ways):
                weighty = self._other[self._table[row, :-1] > TINY]
                names = [*weighty.tolist(), int(self._basic[row])]
                return frozenset(name - self._columns for name in names if name >= self._columns)
            self._pivot(row, ways[np.argmin(self._other[ways])])
        return None

    def most(self, costs: Floats) -> float:
        """The most that `costs @ x` can be from where the tableau stands; infinite without limit."""
        for _ in range(TURNS):
            gains = self._gains(costs)
            rising = np.flatnonzero(gains > TINY)
            if not len(rising):
                break
            column = rising[np.argmin(self._other[rising])]
            steps = np.flatnonzero(self._table[:, column] > TINY)
            if not len(steps):
                return float("inf")
            ratios = self._table[steps, -1] / self._table[steps, column]
            ties = steps[ratios <= ratios.min() + TINY]
            self._pivot(ties[np.argmin(self._basic[ties])], column)
        is_own = self._basic < self._columns
        return float(costs[self._basic[is_own]] @ self._table[is_own, -1])

    def _gains(self, costs: Floats) -> Floats:
        padded = np.concatenate([costs, np.zeros(len(self._basic))])
        return padded[self._other] - padded[self._basic] @ self._table[:, :-1]

    def _pivot(self, row: np.int64, column: np.int64) -> None:
        table, pivot = self._table, self._table[row, column]
        factors = table[:, column].copy()
        factors[row] = 0.0
        line = table[row] / pivot
        table -= np.outer(factors, line)
        table[row] = line
        table[:, column] = -factors / pivot
        table[row, column] = 1.0 / pivot
        self._basic[row], self._other[column] = self._other[column], self._basic[row]
