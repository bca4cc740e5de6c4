"""What a ledger holds on two states under premises, and what these change."""

from datetime import date

from msgspec import Struct

from comity.ask import Premises, ask
from comity.ledger.view import View
from comity.pipeline.parts import Parts
from comity.publish.material import Dyad, Material


class Supposed(Struct, frozen=True):
    """What a page under premises is written from, and in sentences what the premises change for the pair."""

    material: Material
    changes: tuple[str, ...]


def supposed(view: View, dyad: Dyad, premises: Premises, parts: Parts, *, at: date | None = None, before: Material) -> Supposed:
    """Conclude anew under premises; `at` tells of what held on a day, `before` is what holds without them.

    The sentences of the premises stand in the material; the changes are those that concern its quantities and conflicts or those
    of `before`. Raises QuestionError where a premise names nothing that the ledger holds.
    """
    found = ask(view, premises, parts)
    findings, read = view.findings(), view.as_read()
    rates = (f"By the rates of exchange of {parts.rates[0].table}.",) if parts.rates else ()
    told = (*found.premises, *rates, *([f"Of what held on {at.isoformat()}."] if at else []))
    material = Material(
        dyad=dyad,
        pile=found.pile,
        records=found.records,
        origins=found.origins,
        verdict=found.verdict,
        clusters=found.clusters,
        findings=[one for one in findings if not one.code.startswith("ruling.")],
        read=read,
        struck=[one for one in found.struck if read.claims[one.claim].document in found.pile.documents],
        rulings=found.rulings,
        day=at or premises.asof,
        at=at,
        premises=told,
    )
    ours = {*material.bounds, *(conflict.id for one in (before, material) for conflict in one.conflicts)}
    return Supposed(material, tuple(line for line in found.changes if any(key in line for key in ours)))
