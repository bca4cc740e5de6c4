"""Choosing between the readings that a sentence allows, by weights learned from annotated texts.

Rules propose, weights decide. Each decision about an amount (what it measures, between whom, when ...) has options; each option
is described by features in words ("term before amount, 3 words"), and the option with the largest sum of weights is taken: a
multinomial logit, trained by `training.figures`. The weights lie in `choices.tsv`, one row a feature.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct

from comity.model.analysis import Amount
from comity.resources import load

T = TypeVar("T")


class Choice(Struct, frozen=True):
    """What one feature of an option weighs in one decision, in one language."""

    lang: str
    decision: str
    feature: str
    weight: float


class Option(NamedTuple, Generic[T]):
    """One possible reading and what speaks for or against it."""

    value: T
    features: Sequence[str]


class Chooser(Protocol):
    """Whatever picks one of several options."""

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:
        """The value of one of the options; there is one at least."""


class Weighed:
    """The chooser that reading uses: largest sum of learned weights, the first of equals."""

    def __init__(self, known: Mapping[str, Mapping[str, float]]) -> None:
        """Choose by the weight of each feature in each decision."""
        self.weights = known

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:  # noqa: ARG002  (a trainer asks which)
        """The value of the option that weighs most."""
        known = self.weights.get(decision, {})
        return max(options, key=lambda option: sum(known.get(feature, 0.0) for feature in option.features)).value


@cache
def weights(lang: str) -> dict[str, dict[str, float]]:
    """The weight of each feature by decision."""
    found: dict[str, dict[str, float]] = {}
    for row in load("choices", Choice):
        if row.lang == lang:
            found.setdefault(row.decision, {})[row.feature] = row.weight
    return found
