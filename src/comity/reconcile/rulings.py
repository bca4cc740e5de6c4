"""Rulings as premises of the arithmetic: that two claims speak of one quantity is an edge of one."""

from collections.abc import Iterable

from comity.model.interval import Interval
from comity.model.record import Records
from comity.model.ruling import Ruling
from comity.model.verdict import Assumption
from comity.reconcile.constraints import Constraint
from comity.reconcile.exchange import Given

ONE = Interval(1.0, 1.0)


def ruled_same(records: Records, rulings: Iterable[Ruling]) -> Given:
    """The edges that rulings of "same" put between what two claims measure."""
    measured = {member.claim: member.record for member in records.members if member.part == "of" and member.record[:2] == "q_"}
    constraints, premises = [], []
    for ruling in sorted(set(rulings), key=lambda one: one.id):
        one, other = (measured.get(claim) for claim in ruling.claims)
        if ruling.kind != "same" or one is None or other is None or one == other:
            continue
        text = f"by ruling, {ruling.claims[0]} and {ruling.claims[1]} speak of one quantity"
        premises.append(Assumption(id=ruling.id, text=text, strict=ONE, lenient=ONE))
        constraints.append(Constraint(because=ruling.id, of=one, base=other, strict=ONE, lenient=ONE, is_assumed=True))
    return Given(tuple(constraints), tuple(premises))
