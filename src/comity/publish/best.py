"""The best value of each quantity that several origins give, beside their conflicts and never instead of them."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, QuantityId
from comity.publish.material import Material, Whole
from comity.reconcile.fusion import fuse


class BestValue(Struct, frozen=True, kw_only=True):
    """The value that the origins of a quantity speak for most, in its unit.

    `low` and `high` are the least and the most that any of them gives; `origins` how many speak, `agreeing` how many give this
    value; `share` the part of the weight behind it (0 to 1, not a probability); `because` the claims, `is_disputed` whether any
    of them is part of a conflict.
    """

    quantity: QuantityId
    value: float
    low: float
    high: float
    origins: int
    agreeing: int
    share: float
    because: tuple[ClaimId, ...]
    is_disputed: bool


def best_values(material: Material) -> tuple[BestValue, ...]:
    """The best value of each quantity of the dossier that more than one origin gives, by quantity.

    How far an origin is followed is learnt from the whole ledger: from how often its voice gives what others give.
    """
    levels = _levels(material.whole)
    found = fuse((level.source, level.quantity, _value(level.claim)) for level in levels)
    given: dict[QuantityId, dict[Hashable, Claim]] = {}
    for level in levels:
        given.setdefault(level.quantity, {})[level.source] = level.claim
    wanted = {material.quantity_of[claim.id].id for claim in material.figures if claim.id in material.quantity_of}
    return tuple(
        BestValue(
            quantity=quantity,
            value=float(found[quantity].value),
            low=float(found[quantity].low),
            high=float(found[quantity].high),
            origins=len(claims),
            agreeing=len(found[quantity].sources),
            share=round(found[quantity].share, 3),
            because=tuple(sorted(claim.id for claim in claims.values())),
            is_disputed=any(claim.id in material.disputes_of for claim in claims.values()),
        )
        for quantity, claims in sorted(given.items())
        if quantity in wanted and len(claims) > 1
    )


class _Level(NamedTuple):
    """A level that somebody gives: what it measures, and whose word it is: the voice of its origin by name, else the origin."""

    claim: Claim
    quantity: QuantityId
    source: Hashable


def _levels(whole: Whole) -> list[_Level]:
    """All levels of a ledger, in the order in which they were said."""
    quantities = {quantity.id for quantity in whole.records.quantities}
    measured = {one.claim: one.record for one in whole.records.members if one.part == "of" and one.record in quantities}
    sources = {
        claim: origin.voice.name.casefold() if origin.voice is not None else origin.id
        for origin in whole.origins.origins
        for claim in origin.claims
    }
    found = [
        _Level(claim, measured[claim.id], sources[claim.id])
        for claim in whole.claims.values()
        if isinstance(claim.payload, Figure)
        and claim.payload.relation == "level"
        and not claim.is_denied
        and claim.id in measured
        and claim.id in sources
    ]
    return sorted(found, key=lambda level: (_said(level.claim), level.claim.id))


def _value(claim: Claim) -> float:
    figure = claim.payload
    assert isinstance(figure, Figure)  # noqa: S101  (only levels come here)
    return figure.value if figure.value_high is None else (figure.value + figure.value_high) / 2


def _said(claim: Claim) -> date:
    return (claim.asserted.last if claim.asserted else None) or date.min
