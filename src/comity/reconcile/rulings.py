"""Rulings in the arithmetic: that two claims speak of one quantity is an edge of one; and what repeats what gives way."""

from collections.abc import Iterable, Mapping

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId
from comity.model.interval import Interval
from comity.model.origin import Origins
from comity.model.record import Records
from comity.model.ruling import Ruling
from comity.model.verdict import Assumption
from comity.reconcile.constraints import Constraint
from comity.reconcile.exchange import Given

ONE = Interval(1.0, 1.0)


def ruled_same(records: Records, rulings: Iterable[Ruling]) -> Given:
    """The edges that rulings of "same" put between what two claims measure."""
    measured = {member.claim: member.record for member in records.members if member.part == "of" and member.record[:2] == "q_"}
    same = {ruling.premise: ruling for ruling in rulings if ruling.kind == "same"}
    units = {quantity.id: quantity.unit for quantity in records.quantities}
    constraints, premises = [], []
    for name, ruling in sorted(same.items()):
        one, other = (measured.get(claim) for claim in ruling.claims)
        if one is None or other is None or one == other or units[one] != units[other]:
            continue
        text = f"by ruling{_whose(ruling)}, {ruling.claims[0]} and {ruling.claims[1]} speak of one quantity"
        premises.append(Assumption(id=name, text=text, strict=ONE, lenient=ONE))
        constraints.append(Constraint(because=name, of=one, base=other, strict=ONE, lenient=ONE, is_assumed=True))
    return Given(tuple(constraints), tuple(premises))


def _whose(ruling: Ruling) -> str:
    return f" of {ruling.analyst} ({ruling.reason})" if ruling.analyst else ""


def repeated(
    yields: Iterable[ClaimId], claims: Mapping[ClaimId, Claim], records: Records, origins: Origins
) -> dict[ClaimId, ClaimId]:
    """What one origin says again of what gives way, and so gives way too: each with the claim that it repeats."""
    given = sorted(yields, reverse=True)
    if not given:
        return {}
    said = sayings(claims, records, origins)
    told = {said[name]: name for name in given}
    return {name: told[saying] for name, saying in said.items() if saying in told}


def sayings(claims: Mapping[ClaimId, Claim], records: Records, origins: Origins) -> dict[ClaimId, tuple[object, ...]]:
    """What each claim says and who: equal where one origin says the same of the same. What is no figure says only itself."""
    origin_of = {claim: origin.id for origin in origins.origins for claim in origin.claims}
    about: dict[ClaimId, list[str]] = {}
    for member in sorted(records.members):
        about.setdefault(member.claim, []).append(f"{member.part} {member.record}")

    def saying(name: ClaimId) -> tuple[object, ...]:
        payload = claims[name].payload
        if not isinstance(payload, Figure) or name not in origin_of:
            return (name,)
        value = (payload.relation, payload.value, payload.value_high, payload.unit, payload.hedge)
        return (origin_of[name], *about.get(name, ()), *value, claims[name].is_denied)

    return {name: saying(name) for name in claims}
