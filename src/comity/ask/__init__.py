"""Ask: what would follow under other premises. Nothing asked is ever written to the ledger."""

from collections.abc import Iterator

from msgspec import Struct

from comity.ask.premises import Premises, rulings_of, rulings_told, under
from comity.ask.readers import Chosen, chosen
from comity.ledger.view import View
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Cluster, Verdict
from comity.model.wording import limits
from comity.pipeline import conclude
from comity.pipeline.parts import Parts

__all__ = ["Answer", "Premises", "ask"]


class Answer(Struct, frozen=True, kw_only=True):
    """What follows under some premises, in the form in which the ledger holds what follows without them.

    `premises` says in sentences what was left out and what was assumed; `changes` in which ways the verdict differs from that of
    the ledger. Bounds and conflicts name the claims they rest on, as always.
    """

    pile: Pile
    records: Records
    origins: Origins
    verdict: Verdict
    clusters: tuple[Cluster, ...]
    premises: tuple[str, ...]
    changes: tuple[str, ...]


def ask(view: View, premises: Premises, parts: Parts) -> Answer:
    """Answer under premises: as some readers read, without some sources, as known on a day, with statements added, under rulings.

    `parts` read the added statements and hold the rates of exchange that count. Raises QuestionError where a premise names
    nothing the ledger holds, nothing can be read out of an added statement, or a ruling cannot hold.
    """
    read = Chosen(view.pile(), ())
    origins = view.origins()
    if premises.readers or premises.agree:
        read = chosen(view, premises.readers, premises.agree)
        origins = conclude(read.pile, parts.rates).origins
    pile, told = under(premises, read.pile, origins, parts)
    rulings = rulings_of(premises, pile)
    found = conclude(pile, parts.rates, rulings)
    return Answer(
        pile=pile,
        records=found.records,
        origins=found.origins,
        verdict=found.verdict,
        clusters=found.clusters,
        premises=(*read.told, *told, *rulings_told(rulings)),
        changes=tuple(_changes(view.verdict(), found.verdict, found.records)),
    )


def _changes(before: Verdict, after: Verdict, records: Records) -> Iterator[str]:
    """Conflicts that go or arise, then limits that were not so before."""
    old, new = ({conflict.id: conflict for conflict in verdict.conflicts} for verdict in (before, after))
    yield from (f"The {conflict.label} {key} is gone." for key, conflict in old.items() if key not in new)
    yield from (f"A {conflict.label} arises: {key}." for key, conflict in new.items() if key not in old)
    limited = {bound.quantity: bound.strict for bound in before.bounds}
    units = {quantity.id: quantity.unit for quantity in records.quantities}
    for bound in after.bounds:
        was = limited.get(bound.quantity)
        if was is not None and was != bound.strict:
            unit = units.get(bound.quantity)
            yield f"{bound.quantity} is now {limits(bound.strict, unit)}, not {limits(was, unit)}."
