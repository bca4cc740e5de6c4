"""What is lost or changed on the way: one utterance as the documents of its origin give it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId
from comity.model.origin import Origin
from comity.model.page import Pile
from comity.model.wording import figure_value
from comity.trace.cast import Cast
from comity.trace.losses import is_open, lost_units, lost_words

DriftKind: TypeAlias = Literal["source", "condition", "modality", "hedge", "period", "unit", "subject"]
Key: TypeAlias = tuple[object, ...]

TOLD: dict[str, str] = {
    "actual": "a fact",
    "target": "a target",
    "forecast": "a forecast",
    "estimate": "an estimate",
    "capacity": "a capacity",
    "conditional": "something under a condition",
}


class Drift(Struct, frozen=True, order=True):
    """One difference between two versions of a figure; `first` is the fuller or earlier one."""

    first: ClaimId
    later: ClaimId
    kind: DriftKind
    note: str


def drifts(pile: Pile, origin: Origin, cast: Cast | None = None) -> tuple[Drift, ...]:
    """How the figures of an origin differ from document to document, in the order of their words.

    Figures of one value, relation and unit in one origin are versions of one utterance. Told are a source that is no longer
    named, a condition, hedge, period or unit that is lost, a target or forecast that became a fact, and a subject that was
    narrowed or widened; and words that are lost: a condition, "could", a unit without which no figure was read.
    """
    cast = cast or Cast(pile)
    versions: dict[Key, list[Claim]] = defaultdict(list)
    for name in origin.claims:
        claim = pile.claims.get(name)
        if claim is not None and isinstance(claim.payload, Figure):
            versions[_said(claim.payload)].append(claim)
    others = [claim for name in origin.claims if (claim := pile.claims.get(name)) and not isinstance(claim.payload, Figure)]
    found = [drift for claims in versions.values() for drift in (*_between(claims, cast), *_unread(claims, others, cast))]
    return tuple(sorted(dict.fromkeys(found), key=lambda drift: (drift.first, drift.later, drift.kind)))


def _said(figure: Figure) -> Key:
    """What a figure says whatever it is about; a factor is one with its percentage."""
    value = figure.value
    if figure.relation == "ratio" and figure.unit == "percent":
        value = 1 + value / 100
    return figure.relation, f"{value:.4g}"


def _between(claims: Sequence[Claim], cast: Cast) -> Iterator[Drift]:
    """Each version against the fullest of another document."""
    order = sorted(claims, key=lambda claim: _rank(claim, cast))
    first = order[0]
    for later in order[1:]:
        if later.document == first.document:
            continue
        labels = cast.labels[first.document], cast.labels[later.document]
        yield from (Drift(first.id, later.id, kind, note) for kind, note in _differences(first, later, labels, cast))


def _rank(claim: Claim, cast: Cast) -> tuple[object, ...]:
    """The fullest version first: with its speaker named, then the earliest, then one that leaves something open."""
    return (not cast.is_named(claim), _day(claim), not is_open(claim, cast.pile), claim.document, claim.evidence)


def _unread(claims: Sequence[Claim], others: Sequence[Claim], cast: Cast) -> Iterator[Drift]:
    """Versions of a figure that lost their unit, and with it all that a figure could be read from."""
    order = sorted(claims, key=lambda claim: (_day(claim), claim.document, claim.evidence))
    for figure, other, number in lost_units(order, sorted(others, key=lambda claim: (claim.document, claim.evidence)), cast.pile):
        assert isinstance(figure.payload, Figure)  # noqa: S101  (only figures come here)
        here, there = cast.labels[figure.document], cast.labels[other.document]
        note = f"{here} has {figure_value(figure.payload)}; {there} has “{number}” without the unit."
        yield Drift(figure.id, other.id, "unit", note)


def _day(claim: Claim) -> str:
    return claim.asserted.first.isoformat() if claim.asserted is not None and claim.asserted.first is not None else "9999"


def _differences(first: Claim, later: Claim, labels: tuple[str, str], cast: Cast) -> Iterator[tuple[DriftKind, str]]:
    one, other = first.payload, later.payload
    assert isinstance(one, Figure) and isinstance(other, Figure)  # noqa: S101, PT018  (only figures come here)
    here, there = labels
    said = figure_value(one)
    if cast.is_named(first) and cast.is_own(later):
        yield "source", f"{here} has {said} from {first.speaker.name}; {there} gives it in its own words."
    told: DriftKind | None = None
    if first.modality != later.modality:
        told = "condition" if first.modality == "conditional" else "modality"
        yield told, f"{said} is {TOLD[first.modality]} in {here} and {TOLD[later.modality]} in {there}."
    yield from ((kind, note) for kind, note in lost_words(first, later, labels, cast.pile) if kind != told)
    if one.hedge != "exact" and other.hedge == "exact":
        yield "hedge", f"{here} has {said}; {there} has {figure_value(other)}."
    if one.period is not None and other.period is None:
        yield "period", f"{here} gives {said} for {one.period.label()}; {there} gives no period."
    if one.unit != other.unit and one.relation != "ratio":
        yield "unit", f"{here} has {said}; {there} has {figure_value(other)}."
    if (one.product, one.scope) != (other.product, other.scope):
        yield "subject", f"{here} says it of {_subject(one)}, {there} of {_subject(other)}."


def _subject(figure: Figure) -> str:
    return figure.product or figure.scope or f"“{figure.wording}”"
