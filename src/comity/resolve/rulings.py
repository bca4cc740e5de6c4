"""Rulings on what claims speak of: a claim ruled to speak of something else gets a quantity of its own."""

from collections.abc import Iterable
from itertools import product

from msgspec import structs

from comity.model.errors import QuestionError
from comity.model.ids import ClaimId
from comity.model.record import Membership, Quantity, Records
from comity.model.ruling import Ruling


def ruled(records: Records, rulings: Iterable[Ruling]) -> Records:
    """The records under rulings, their order and doubles not mattering.

    Raises QuestionError where a ruling is on a claim that measures nothing, says what holds anyway, cannot hold because the units
    differ, or where two rulings exclude each other.
    """
    told = sorted(set(rulings), key=lambda one: one.id)
    quantities = {quantity.id: quantity for quantity in records.quantities}
    measured = {m.claim: quantities[m.record] for m in records.members if m.part == "of" and m.record in quantities}
    for ruling in told:
        _check(ruling, measured)
    for one, other in product(told, told):
        if one.kind == "same" and other.kind == "different" and set(one.claims) == set(other.claims):
            raise QuestionError(f"{' and '.join(one.claims)} cannot be the same and different; give one of the two rulings.")
    apart = _apart(told)
    moved = {claim: _other(measured[claim], firsts) for claim, firsts in apart.items()}
    members = tuple(
        Membership(moved[m.claim].id, m.claim, m.part) if m.claim in moved and m.record == measured[m.claim].id else m
        for m in records.members
    )
    quantities |= {quantity.id: quantity for quantity in moved.values()}
    return structs.replace(
        records, quantities=tuple(quantities[key] for key in sorted(quantities)), members=tuple(sorted(members))
    )


def _check(ruling: Ruling, measured: dict[ClaimId, Quantity]) -> None:
    missing = [claim for claim in ruling.claims if claim not in measured]
    if missing:
        raise QuestionError(f"{missing[0]} measures no quantity that counts here; rule on figures of a flow and a period.")
    one, other = (measured[claim] for claim in ruling.claims)
    both = " and ".join(ruling.claims)
    if (one.id == other.id) == (ruling.kind == "same"):
        raise QuestionError(
            f"{both} speak of {'one quantity' if one.id == other.id else 'different quantities'} without a ruling."
        )
    if ruling.kind == "same" and one.unit != other.unit:
        raise QuestionError(
            f"{both} cannot speak of one quantity: their units are {one.unit or 'unknown'} and {other.unit or 'unknown'}; "
            "two currencies meet by a table of rates (--rates)."
        )


def _apart(rulings: Iterable[Ruling]) -> dict[ClaimId, list[ClaimId]]:
    """For each claim that speaks of something else, the claims that it is told apart from."""
    found: dict[ClaimId, list[ClaimId]] = {}
    for ruling in rulings:
        if ruling.kind == "different":
            found.setdefault(ruling.claims[1], []).append(ruling.claims[0])
    return found


def _other(quantity: Quantity, firsts: Iterable[ClaimId]) -> Quantity:
    """What is like a quantity, and ruled not to be it."""
    scope = ", ".join([*([quantity.scope] if quantity.scope else []), *(f"other than in {claim}" for claim in sorted(firsts))])
    fields = {name: getattr(quantity, name) for name in quantity.__struct_fields__ if name not in {"id", "scope"}}
    return Quantity.of(scope=scope, **fields)
