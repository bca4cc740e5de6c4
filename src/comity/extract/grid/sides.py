"""Between whom the number of a cell is: the states of its labels, and those that the lines above the grid name."""

from collections.abc import Iterator, Sequence

from comity.extract.dyad import main_dyad
from comity.extract.flow import Flow, part_of
from comity.extract.grid.labels import Label
from comity.extract.indicator import Measured
from comity.model.analysis import Analysis
from comity.model.claim import Direction
from comity.resources.indicators import indicators


def sides(
    analysis: Analysis, measured: Measured, labels: Sequence[Label], captions: Sequence[Label], *, has_partners: bool
) -> Flow:
    """The flow of a cell. Who reports is the state that the labels or, before all others, the lines above name first.

    `has_partners` where rows of the table are partners: a row that names none, such as their sum, has none.
    """
    row = indicators().get(measured.code)
    direction = row.direction if row is not None else None
    lead, other = _pair(analysis, captions)
    other = None if has_partners else other
    if direction in {"export", "import"}:
        return _trade(direction, labels, lead, other)
    named = list(dict.fromkeys(state for label in labels for state in _states(label)))
    if direction == "both":
        partner = next((state for state in named if state != lead), other)
        return Flow(lead or (named[0] if named else None), partner if partner != lead else None, "both")
    if not named:
        return Flow(lead, other)
    if len(named) > 1:
        return Flow(named[0], named[1])
    return Flow(
        named[0], next((state for state in (lead, other) if state != named[0]), None) if named[0] in {lead, other} else None
    )


def _trade(direction: Direction, labels: Sequence[Label], lead: str | None, other: str | None) -> Flow:
    """Who sends and who receives: the words of the labels first, the lines above for what these leave open."""
    origin, destination, bare = None, None, None
    for label, part, state in _parts(labels):
        if part == "origin":
            origin = origin or state
        elif part == "destination":
            destination = destination or state
        elif label.terms and any(label.setting.spot(*label.span).first <= term.spot.first for term in label.terms):
            origin, destination = (origin or state, destination) if direction == "export" else (origin, destination or state)
        else:
            bare = bare or state
    reporter, partner = (origin, destination) if direction == "export" else (destination, origin)
    partner = partner or (bare if bare != reporter else None)
    if reporter is None:
        reporter = lead if lead != partner else other
    if partner is None:
        partner = next((state for state in (other, lead) if state != reporter), None) if reporter in {lead, other} else None
    return Flow(reporter, partner, direction)


def _parts(labels: Sequence[Label]) -> Iterator[tuple[Label, str | None, str]]:
    """The states of labels with the part that the words beside each give it."""
    for label in labels:
        for mention in label.mentions:
            if len(mention.states) == 1:
                yield label, part_of(label.setting, mention), mention.states[0]


def _states(label: Label) -> tuple[str, ...]:
    return tuple(one.states[0] for one in label.mentions if len(one.states) == 1)


def _pair(analysis: Analysis, captions: Sequence[Label]) -> tuple[str | None, str | None]:
    """The two states that the grid is about, first the one named first in the lines above, or in the text."""
    told = [state for label in sorted(captions, key=lambda one: one.span) for one in label.mentions for state in one.states]
    pair = main_dyad(analysis)
    if pair is None:
        named = list(dict.fromkeys(told))
        return (named[0], named[1]) if len(named) == 2 else (named[0] if len(named) == 1 else None, None)
    order = [*told, *(state for one in analysis.actors for state in one.states)]
    lead = next(state for state in order if state in pair)
    return lead, pair[0] if lead == pair[1] else pair[1]
