"""The pair of states that a document is about."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection
from functools import wraps
from typing import TypeVar

from comity.extract.opening import opening
from comity.model.analysis import Analysis

OF_STATE, OF_OTHERS = 4, 1
"""What a mention of a state weighs, and one of a body, an organisation or a person of it."""

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
    """The two states that a document speaks of most, sorted; None when a third weighs as much as the second.

    What a title or the first paragraph names weighs half as much again; a body, an organisation or a person of a state a quarter.
    """
    return _leading(analysis, ("state", "body", "organisation", "person"))


@remembered
def acting_dyad(analysis: Analysis) -> tuple[str, str] | None:
    """The main dyad; where it is not clear, the two states that are themselves named most often."""
    return main_dyad(analysis) or _leading(analysis, ("state",))


def _leading(analysis: Analysis, kinds: Collection[str]) -> tuple[str, str] | None:
    """The two states whose mentions of some kinds weigh most, sorted; None when a third weighs as much as the second."""
    weights: Counter[str] = Counter()
    inside = set(opening(analysis))
    heavy = [(one.start, one.end) for number, one in enumerate(analysis.sentences) if one.kind == "heading" or number in inside]
    starts = [start for start, _ in heavy]
    for mention in analysis.actors:
        if mention.kind in kinds and len(mention.states) == 1:
            place = bisect_right(starts, mention.start) - 1
            is_first = place >= 0 and mention.start < heavy[place][1]
            weights[mention.states[0]] += (OF_STATE if mention.kind == "state" else OF_OTHERS) * (3 if is_first else 2)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] == ranked[1][1]):
        return None
    first, second = sorted((ranked[0][0], ranked[1][0]))
    return first, second
