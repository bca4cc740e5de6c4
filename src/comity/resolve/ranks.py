"""What a rank is about: "the third largest supplier of tea to Pakistan in 2024" speaks of the flow that others' flows surround.

A rank gets a quantity only where flows of others to the same state (or from it) are told for the same product and period in one
unit, for else there is nothing to hold it against.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from comity.model.claim import Claim, Direction, Figure
from comity.model.record import Membership, Quantity
from comity.resolve.figures import elapsed, key_of, world
from comity.resources.indicators import Side, ranked_side

RELATED: dict[str, tuple[str, Direction]] = {
    "trade.exports": ("trade.imports", "import"),
    "trade.imports": ("trade.exports", "export"),
}
"""A flow of goods as its other end calls it."""

Beside = Mapping[Quantity, Sequence[Quantity]]
"""The flows that share all but the state at one end, and the unit; by what they share."""


def ranked(claims: Iterable[Claim], quantities: Sequence[Quantity]) -> tuple[tuple[Quantity, ...], tuple[Membership, ...]]:
    """All quantities with those that ranks add, and which rank speaks of which."""
    ranks = [claim for claim in claims if isinstance(claim.payload, Figure) and claim.payload.relation == "rank"]
    beside = _beside(quantities) if ranks else {}
    known = {quantity.id: quantity for quantity in quantities}
    members = []
    for claim in ranks:
        if (quantity := _ranked(claim, beside)) is not None:
            known[quantity.id] = quantity
            members.append(Membership(quantity.id, claim.id, "of"))
    return tuple(known[key] for key in sorted(known)), tuple(sorted(members))


def _beside(quantities: Iterable[Quantity]) -> Beside:
    found: dict[Quantity, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if quantity.indicator in RELATED and quantity.unit is not None:
            for side in ("origin", "destination"):
                found[shared(quantity, side)].append(quantity)
    return found


def _ranked(claim: Claim, beside: Beside) -> Quantity | None:
    """The flow a rank speaks of, in the form and unit in which others' flows are told: its own form before the other end's."""
    figure = claim.payload
    if not isinstance(figure, Figure) or figure.indicator not in RELATED or claim.is_denied:
        return None
    side = ranked_side(figure.wording)
    if side is None or None in (figure.reporter, figure.partner, figure.period) or figure.scope or world(claim) != "actual":
        return None
    key = key_of(figure)
    indicator, direction = RELATED[figure.indicator]
    mirrored = key._replace(indicator=indicator, direction=direction, reporter=key.partner, partner=key.reporter)
    for form in (key, mirrored):
        own = Quantity.of(**form._asdict(), period=elapsed(claim, figure.period))
        others = [one for one in beside.get(shared(own, side), ()) if (one.reporter, one.partner) != (own.reporter, own.partner)]
        units = {other.unit for other in others}
        if len(units) == 1:
            return Quantity.of(**form._asdict(), period=own.period, unit=units.pop())
    return None


def shared(quantity: Quantity, side: Side) -> Quantity:
    """A flow without the ranked state and the unit: the flows that a rank is counted over agree in it."""
    is_reporter = (quantity.direction == "export") == (side == "origin")
    bare = structs.replace(quantity, id="", unit=None)
    return structs.replace(bare, reporter=None) if is_reporter else structs.replace(bare, partner=None)
