"""The pair of states that a document is about."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from comity.model.analysis import Analysis

T = TypeVar("T")


def remembered(function: Callable[[Analysis], T]) -> Callable[[Analysis], T]:
    """Keep the answer for the analysis at hand: by identity, because hashing one costs as much as reading it."""
    kept: list[tuple[Analysis, T]] = []

    @wraps(function)
    def answer(analysis: Analysis) -> T:
        if not kept or kept[0][0] is not analysis:
            kept[:] = [(analysis, function(analysis))]
        return kept[0][1]

    return answer


@remembered
def states_named(analysis: Analysis) -> frozenset[str]:
    """All states that a document names."""
    return frozenset(m.states[0] for m in analysis.actors if m.kind == "state" and len(m.states) == 1)


def is_between_states(analysis: Analysis) -> bool:
    """Whether a document is about relations between states: it names two at least."""
    return len(states_named(analysis)) > 1


@remembered
def main_dyad(analysis: Analysis) -> tuple[str, str] | None:
    """The two states that a document names most often, sorted; None when a third is named as often as the second."""
    return _leading(m.states[0] for m in analysis.actors if m.kind == "state" and len(m.states) == 1)


@remembered
def acting_dyad(analysis: Analysis) -> tuple[str, str] | None:
    """The main dyad; where states alone show none, the two for which persons and organisations stand too."""
    everyone = (m.states[0] for m in analysis.actors if m.kind != "outlet" and len(m.states) == 1)
    return main_dyad(analysis) or _leading(everyone)


def _leading(codes: Iterable[str]) -> tuple[str, str] | None:
    """The two most frequent codes, sorted; None when a third is as frequent as the second."""
    counts = Counter(codes)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] == ranked[1][1]):
        return None
    first, second = sorted((ranked[0][0], ranked[1][0]))
    return first, second
