"""Choosing between the readings that a sentence allows, by weights learned from annotated texts.

Rules propose, weights decide. Each decision about an amount (what it measures, between whom, when ...) has options; each option
is described by features ("a term before the amount, three words away"), and the option whose features weigh most is taken: a
multinomial logit (McFadden 1974), trained by `training.figures`. The weights of a language lie in `weights/LANGUAGE.json`; a
language without any is read by what stands nearest.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Generic, NamedTuple, Protocol, TypeVar

import msgspec

from comity.model.analysis import Amount

T = TypeVar("T")
Weights = Mapping[str, Mapping[str, float]]
"""What each feature of an option weighs, by decision."""


class Option(NamedTuple, Generic[T]):
    """One possible reading, what speaks for or against it, and whether nearness alone would take it."""

    value: T
    features: Sequence[str]
    is_nearest: bool = False


class Chooser(Protocol):
    """Whatever picks one of several options."""

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:
        """The value of one of the options; there is one at least."""


class Nearest:
    """The chooser that takes what stands nearest."""

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:  # noqa: ARG002  (a trainer asks which)
        """The value of the option that nearness proposes, else of the first."""
        return next((option for option in options if option.is_nearest), options[0]).value


class Weighed:
    """The chooser that takes what weighs most, the first of equals."""

    def __init__(self, weights: Weights) -> None:
        """Choose by the weight of each feature in each decision."""
        self._weights = weights

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:  # noqa: ARG002  (a trainer asks which)
        """The value of the option with the largest sum of weights."""
        known = self._weights.get(decision, {})
        return max(options, key=lambda option: sum(known.get(feature, 0.0) for feature in option.features)).value


@cache
def chooser(lang: str) -> Chooser:
    """How the readings of a text in a language are chosen."""
    entry = files("comity.extract.weights") / f"{lang}.json"
    if not entry.is_file():
        return Nearest()
    return Weighed(msgspec.json.decode(entry.read_bytes(), type=dict[str, dict[str, float]]))


@cache
def digest() -> str:
    """Sixteen hexadecimal digits that change with any weight; part of the version of a build."""
    hasher = sha256()
    for entry in sorted(files("comity.extract.weights").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".json"):
            hasher.update(entry.name.encode() + entry.read_bytes())
    return hasher.hexdigest()[:16]
