"""What is held back of another reader, and the rulings on it: they name the item, and speak of whatever claim bears it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from comity.ledger.entry import BUILTIN
from comity.model.held import item_id
from comity.model.ids import ClaimId, HeldId
from comity.model.page import Pile
from comity.model.ruling import Ruling


def bearers(rulings: Iterable[Ruling], pile: Pile) -> Mapping[HeldId, tuple[ClaimId, ...]]:
    """The claims of a pile, held back or not, that are an item which rulings are on, by the item.

    A claim to which the rulings have given other values already is known by its id.
    """
    on = [ruling for ruling in rulings if ruling.item is not None]
    if not on:
        return {}
    items = {ruling.item for ruling in on}
    places = {(one.text, one.start, one.end) for ruling in on for one in ruling.words}
    ruled = {(ruling.item, claim) for ruling in on for claim in ruling.claims}
    found: dict[HeldId, list[ClaimId]] = defaultdict(list)
    for claim in (*pile.claims.values(), *(one.claim for one in pile.held.values())):
        place = claim.evidence.text, claim.evidence.start, claim.evidence.end
        if place not in places or claim.reader == BUILTIN:
            continue
        if (item := item_id(claim)) in items:
            found[item].append(claim.id)
        elif claim.is_vouched:
            for other in sorted(str(item) for item, name in ruled if name == claim.id):
                found[other].append(claim.id)
    return {item: tuple(dict.fromkeys(names)) for item, names in found.items()}


def with_taken(pile: Pile, accepted: Collection[ClaimId]) -> Pile:
    """A pile in which what is held back counts where it was accepted, in its place among the claims."""
    return pile.grown(one.claim for name, one in pile.held.items() if name in accepted and name not in pile.claims)
