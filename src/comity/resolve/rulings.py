"""Rulings on what claims speak of: a claim ruled to speak of something else gets a quantity or a record of its own."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import structs

from comity.model.claim import Claim
from comity.model.ids import ClaimId
from comity.model.record import Membership, Quantity, Record, Records
from comity.model.ruling import Ruling
from comity.resolve.ruled_records import merged, moved_out


class Obstacle(NamedTuple):
    """Why a ruling changes nothing, in a sentence. `is_idle` where what it says holds without it."""

    ruling: Ruling
    why: str
    is_idle: bool


class Ruled(NamedTuple):
    """Records under rulings, and the rulings that change nothing."""

    records: Records
    obstacles: tuple[Obstacle, ...]


class _Subjects(NamedTuple):
    """What each claim measures, or else which record it is about."""

    measured: Mapping[ClaimId, Quantity]
    told: Mapping[ClaimId, Record]


def ruled(records: Records, rulings: Iterable[Ruling], claims: Mapping[ClaimId, Claim]) -> Ruled:
    """The records under rulings of "same" and "different", their order and doubles not mattering.

    Two quantities ruled to be the same stay two, which the arithmetic holds equal; two records become one. Of the claims ruled
    different the second gets a quantity or a record of its own.
    """
    told = sorted(set_of(rulings), key=lambda one: one.premise)
    if not told:
        return Ruled(records, ())
    subjects = _subjects(records)
    obstacles = tuple(obstacle for ruling in told if (obstacle := _obstacle(ruling, subjects)) is not None)
    idle = {one.ruling.id for one in obstacles}
    holding = [ruling for ruling in told if ruling.id not in idle]
    figures = [ruling for ruling in holding if ruling.claims[0] in subjects.measured]
    things = [ruling for ruling in holding if ruling.claims[0] not in subjects.measured]
    found = merged(records, [one.claims for one in things if one.kind == "same"])
    found = moved_out(found, _apart(things), claims)
    return Ruled(_measured_apart(found, _apart(figures), subjects.measured), obstacles)


def set_of(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The rulings on pairs, each once."""
    return list({one.id: one for one in rulings if one.kind in {"same", "different"}}.values())


def _subjects(records: Records) -> _Subjects:
    quantities = {quantity.id: quantity for quantity in records.quantities}
    things = {record.id: record for record in records.records if record.kind != "person"}
    members = [member for member in records.members if member.part == "of"]
    return _Subjects(
        {m.claim: quantities[m.record] for m in members if m.record in quantities},
        {m.claim: things[m.record] for m in members if m.record in things},
    )


def _obstacle(ruling: Ruling, subjects: _Subjects) -> Obstacle | None:
    if all(claim in subjects.measured for claim in ruling.claims):
        return _between_figures(ruling, subjects.measured)
    if all(claim in subjects.told for claim in ruling.claims):
        return _between_records(ruling, subjects.told)
    missing = next((c for c in ruling.claims if c not in subjects.measured and c not in subjects.told), None)
    if missing is not None:
        why = f"{missing} measures no quantity that counts here; rule on figures of a flow and a period, or on records."
        return Obstacle(ruling, why, is_idle=False)
    return Obstacle(ruling, f"{' and '.join(ruling.claims)} are a figure and something else.", is_idle=False)


def _between_figures(ruling: Ruling, measured: Mapping[ClaimId, Quantity]) -> Obstacle | None:
    one, other = (measured[claim] for claim in ruling.claims)
    both = " and ".join(ruling.claims)
    if (one.id == other.id) == (ruling.kind == "same"):
        speak = "one quantity" if one.id == other.id else "different quantities"
        return Obstacle(ruling, f"{both} speak of {speak} without a ruling.", is_idle=True)
    if ruling.kind == "same" and one.unit != other.unit:
        why = (
            f"{both} cannot speak of one quantity: their units are {one.unit or 'unknown'} and {other.unit or 'unknown'}; "
            "two currencies meet by a table of rates (--rates)."
        )
        return Obstacle(ruling, why, is_idle=False)
    return None


def _between_records(ruling: Ruling, told: Mapping[ClaimId, Record]) -> Obstacle | None:
    one, other = (told[claim] for claim in ruling.claims)
    both = " and ".join(ruling.claims)
    if (one.id == other.id) == (ruling.kind == "same"):
        speak = f"one {one.kind}" if one.id == other.id else "different things"
        return Obstacle(ruling, f"{both} speak of {speak} without a ruling.", is_idle=True)
    if ruling.kind == "same" and one.kind != other.kind:
        return Obstacle(ruling, f"{both} cannot be one: they tell of a {one.kind} and of a {other.kind}.", is_idle=False)
    return None


def _apart(rulings: Iterable[Ruling]) -> dict[ClaimId, list[ClaimId]]:
    """For each claim that speaks of something else, the claims that it is told apart from."""
    found: dict[ClaimId, list[ClaimId]] = {}
    for ruling in rulings:
        if ruling.kind == "different":
            found.setdefault(ruling.claims[1], []).append(ruling.claims[0])
    return found


def _measured_apart(records: Records, apart: Mapping[ClaimId, list[ClaimId]], measured: Mapping[ClaimId, Quantity]) -> Records:
    """The records with a quantity of its own for each claim that measures another than it seems to."""
    moved = {claim: _other(measured[claim], firsts) for claim, firsts in apart.items()}
    members = tuple(
        Membership(moved[m.claim].id, m.claim, m.part) if m.claim in moved and m.record == measured[m.claim].id else m
        for m in records.members
    )
    quantities = {quantity.id: quantity for quantity in (*records.quantities, *moved.values())}
    return structs.replace(
        records, quantities=tuple(quantities[key] for key in sorted(quantities)), members=tuple(sorted(members))
    )


def _other(quantity: Quantity, firsts: Iterable[ClaimId]) -> Quantity:
    """What is like a quantity, and ruled not to be it."""
    scope = ", ".join([*([quantity.scope] if quantity.scope else []), *(f"other than in {claim}" for claim in sorted(firsts))])
    fields = {name: getattr(quantity, name) for name in quantity.__struct_fields__ if name not in {"id", "scope"}}
    return Quantity.of(scope=scope, **fields)
