"""Connected parts of the network, and their columns in one reading or the other."""

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from comity.model.ids import QuantityId
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.network import Floats, Ints


class Component(NamedTuple):
    """Quantities that constraints join, sorted by id, and those constraints in the order of their claims."""

    quantities: tuple[QuantityId, ...]
    constraints: tuple[Constraint, ...]

    def only(self, kept: Iterable[Constraint]) -> "Component":
        """The same quantities under fewer constraints."""
        return Component(self.quantities, tuple(kept))


def components(constraints: Iterable[Constraint]) -> list[Component]:
    """Split constraints into parts that share no quantity, in the order of their smallest quantity.

    Levels join nothing: each part has an origin of its own.
    """
    rows = sorted(constraints, key=lambda row: (row.because, row.of, row.base or ""))
    root: dict[QuantityId, QuantityId] = {}
    for row in rows:
        one, other = sorted((_find(root, row.of), _find(root, row.base or row.of)))
        root[other] = one
    groups: dict[QuantityId, tuple[list[QuantityId], list[Constraint]]] = {}
    for quantity in sorted(root):
        groups.setdefault(_find(root, quantity), ([], []))[0].append(quantity)
    for row in rows:
        groups[_find(root, row.of)][1].append(row)
    return [Component(tuple(quantities), tuple(own)) for quantities, own in groups.values()]


def columns(parts: Sequence[Component], reading: Reading) -> dict[str, Ints | Floats]:
    """The components as `network.feasible_and_bounds` takes them; row and variable numbers follow the components' order."""
    t: list[int] = []
    s: list[int] = []
    low: list[float] = []
    high: list[float] = []
    for part in parts:
        number = {quantity: index for index, quantity in enumerate(part.quantities)}
        for row in part.constraints:
            interval = row.interval(reading)
            t.append(number[row.of])
            s.append(-1 if row.base is None else number[row.base])
            low.append(-1e300 if interval.low is None else log(interval.low))
            high.append(1e300 if interval.high is None else log(interval.high))
    return {
        "t": np.array(t, dtype=np.int64),
        "s": np.array(s, dtype=np.int64),
        "log_lo": np.array(low, dtype=np.float64),
        "log_hi": np.array(high, dtype=np.float64),
        "claim_ptr": np.cumsum([0, *(len(part.constraints) for part in parts)], dtype=np.int64),
        "var_ptr": np.cumsum([0, *(len(part.quantities) for part in parts)], dtype=np.int64),
    }


def _find(root: dict[QuantityId, QuantityId], quantity: QuantityId) -> QuantityId:
    at = root.setdefault(quantity, quantity)
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    root[quantity] = at
    return at
