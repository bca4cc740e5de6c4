"""The best value of each quantity that several origins give, beside their conflicts and never instead of them."""

from collections.abc import Hashable
from datetime import date

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, QuantityId
from comity.publish.material import Material
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
    levels = sorted(_levels(material), key=lambda claim: (_said(claim), claim.id))
    found = fuse((_source(material, claim), material.quantity_of[claim.id].id, _value(claim)) for claim in levels)
    given: dict[QuantityId, dict[Hashable, Claim]] = {}
    for claim in levels:
        given.setdefault(material.quantity_of[claim.id].id, {})[_source(material, claim)] = claim
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


def _levels(material: Material) -> list[Claim]:
    return [
        claim
        for claim in material.pile.claims.values()
        if isinstance(claim.payload, Figure)
        and claim.payload.relation == "level"
        and not claim.is_denied
        and claim.id in material.quantity_of
        and claim.id in material.origin_of
    ]


def _source(material: Material, claim: Claim) -> Hashable:
    """Whose word it is: the voice of its origin by name, else the origin itself."""
    origin = material.origin_of[claim.id]
    return origin.voice.name.casefold() if origin.voice is not None else origin.id


def _value(claim: Claim) -> float:
    figure = claim.payload
    assert isinstance(figure, Figure)  # noqa: S101  (only levels come here)
    return figure.value if figure.value_high is None else (figure.value + figure.value_high) / 2


def _said(claim: Claim) -> date:
    return (claim.asserted.last if claim.asserted else None) or date.min
