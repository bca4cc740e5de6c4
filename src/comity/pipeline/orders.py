"""The flows that ranks are counted over: what a change of one of them can reach beyond its own pair of states."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from comity.ledger.near import Near
from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, QuantityId
from comity.model.record import Quantity
from comity.reconcile.ranks import shared
from comity.resolve.ranks import RELATED
from comity.resources.indicators import Side, ranked_side


class Reached(NamedTuple):
    """The flows of some orders, and the ranks that are told in them."""

    flows: dict[QuantityId, Quantity]
    ranks: frozenset[ClaimId]


def orders_near(near: Near, flows: Mapping[QuantityId, Quantity], gone: Iterable[tuple[Quantity, Side]]) -> Reached:
    """The orders in which some flows stand, those of ranks that are gone included, and the orders that these share flows with."""
    orders = {(shared(flow, side), side) for flow, side in gone}
    found: dict[QuantityId, Quantity] = {}
    told: set[ClaimId] = set()
    done: set[tuple[Quantity, Side]] = set()
    front = {key: one for key, one in flows.items() if one.indicator in RELATED}
    while front or orders:
        for flow, side, claim in _ranks(near, front.values()):
            if any(shared(one, side) == shared(flow, side) for one in front.values()):
                orders.add((shared(flow, side), side))
                told.add(claim)
        more: dict[QuantityId, Quantity] = {}
        for key, side in orders - done:
            more |= {name: one for name, one in near.beside(key).items() if shared(one, side) == key}
        done |= orders
        orders = set()
        front = {key: one for key, one in more.items() if key not in found}
        found |= more
    return Reached(found, frozenset(told))


def side_of(claim: Claim) -> Side | None:
    """The end of a flow at which the state that a rank is told of stands; None for other claims."""
    figure = claim.payload
    return ranked_side(figure.wording) if isinstance(figure, Figure) and figure.relation == "rank" else None


def _ranks(near: Near, beside: Iterable[Quantity]) -> list[tuple[Quantity, Side, ClaimId]]:
    """The ranks that may be counted over some flows, with the flow that each is told of and the side that is ranked."""
    claims = near.ranks(list(beside))
    members = [one for one in near.members("claim", claims) if one.part == "of"]
    flows = near.quantities({one.record for one in members})
    told = ((flows[one.record], side_of(claims[one.claim]), one.claim) for one in members if one.record in flows)
    return [(flow, side, claim) for flow, side, claim in told if side is not None]
