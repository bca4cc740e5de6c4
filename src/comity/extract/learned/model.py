"""The model: what features weigh for and against a claim of each kind, and for each value of what a claim says.

Weights are thousandths, summed as whole numbers: the same words give the same sums on any processor.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity.extract.chooser import Option, Weights
from comity.extract.learned.candidate import Candidate

SCALE = 1000
PARTED = "|"
"""What stands between a value and a feature in the weights of a choice: "route|is line"."""
BETWEEN = frozenset({"measure.between"})
"""Choices between options that the sentence gives, each with features of its own."""

T = TypeVar("T")


class Model:
    """Weights by decision: of a kind ("project"), of what a claim of it says ("project.status")."""

    def __init__(self, weights: Weights) -> None:
        """Arrange weights: decisions with a dot choose between values, the others are for or against a claim."""
        self.kinds = tuple(sorted(kind for kind in weights if "." not in kind))
        features = sorted({feature for kind in self.kinds for feature in weights[kind]})
        self._row = {feature: number for number, feature in enumerate(features)}
        self._table = np.zeros((len(features) + 1, max(1, len(self.kinds))), dtype=np.int64)
        for column, kind in enumerate(self.kinds):
            for feature, weight in weights[kind].items():
                self._table[self._row[feature], column] = round(weight * SCALE)
        self._last: tuple[Sequence[Candidate], dict[str, NDArray[np.int64]]] | None = None
        told = [decision for decision in weights if "." in decision]
        self._choices = {decision: _values(weights[decision]) for decision in told if decision not in BETWEEN}
        self._options = {decision: _scaled(weights[decision]) for decision in told if decision in BETWEEN}

    def scores(self, found: Sequence[Candidate]) -> dict[str, NDArray[np.int64]]:
        """How much speaks for a claim of each kind at each candidate; above zero it is one. The last answer is kept."""
        if self._last is None or self._last[0] is not found:
            self._last = (found, self._scores(found))
        return self._last[1]

    def _scores(self, found: Sequence[Candidate]) -> dict[str, NDArray[np.int64]]:
        missing = len(self._row)
        sizes = [len(candidate.features) + len(candidate.classes) for candidate in found]
        seen = (feature for candidate in found for feature in chain(candidate.features, candidate.classes))
        rows = np.fromiter((self._row.get(feature, missing) for feature in seen), np.int64, sum(sizes))
        if not found:
            return {kind: np.zeros(0, np.int64) for kind in self.kinds}
        starts = np.cumsum([0, *sizes[:-1]])
        sums = np.add.reduceat(self._table[rows], starts, axis=0)
        return {kind: sums[:, column] for column, kind in enumerate(self.kinds)}

    def pick(self, decision: str, features: Iterable[str]) -> str | None:
        """The value of a choice that features speak for most, the first in the alphabet of equals; None without weights."""
        values = self._choices.get(decision, {})
        told = tuple(features)
        sums = {value: sum(known.get(feature, 0) for feature in told) for value, known in values.items()}
        return max(sorted(sums), key=lambda value: sums[value]) if sums else None

    def best(self, decision: str, options: Sequence[Option[T]]) -> T | None:
        """The option whose features weigh most, the first of equals; None without options or weights."""
        known = self._options.get(decision)
        if not options or known is None:
            return None
        return max(options, key=lambda option: sum(known.get(feature, 0) for feature in option.features)).value


def _scaled(weights: Mapping[str, float]) -> dict[str, int]:
    return {feature: round(weight * SCALE) for feature, weight in weights.items()}


def _values(weights: Mapping[str, float]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, weight in weights.items():
        value, _, feature = name.partition(PARTED)
        found.setdefault(value, {})[feature] = round(weight * SCALE)
    return found


@cache
def shipped(lang: str) -> Model | None:
    """The model of a language that ships; None for a language without one."""
    entry = files("comity.extract.weights") / f"{lang}-records.json"
    return Model(msgspec.json.decode(entry.read_bytes(), type=dict[str, dict[str, float]])) if entry.is_file() else None
