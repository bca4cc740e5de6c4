"""Ask: what would follow under other premises. Nothing asked is ever written to the ledger."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from comity.ask.premises import Premises, is_given, rulings_of, rulings_told, under
from comity.ask.readers import Chosen, chosen
from comity.ledger.view import View
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Record, Records
from comity.model.ruling import Ruling, Struck
from comity.model.verdict import Cluster, Verdict
from comity.model.wording import limits
from comity.pipeline import conclude
from comity.pipeline.parts import Parts
from comity.rule import found_again, standing
from comity.rule.doubts import GONE, gone

__all__ = ["Answer", "Premises", "ask"]


class Answer(Struct, frozen=True, kw_only=True):
    """What follows under some premises, in the form in which the ledger holds what follows without them.

    `premises` says in sentences what was left out and what was assumed; `changes` in which ways the verdict differs from that of
    the ledger. Bounds and conflicts name the claims they rest on, as always. `pile` holds the claims that count; `struck` tells
    which do not by the `rulings` of the ledger, all of which hold here too.
    """

    pile: Pile
    records: Records
    origins: Origins
    verdict: Verdict
    clusters: tuple[Cluster, ...]
    struck: tuple[Struck, ...]
    rulings: tuple[Ruling, ...]
    premises: tuple[str, ...]
    changes: tuple[str, ...]


def ask(view: View, premises: Premises, parts: Parts) -> Answer:
    """Answer under premises: as some readers read, without some sources, as known on a day, with statements added, under rulings.

    The rulings in the ledger hold too, of those with a day of adding the ones given by then.
    `parts` read the added statements and hold the rates of exchange that count. Raises QuestionError where a premise names
    nothing the ledger holds, nothing can be read out of an added statement, or a ruling cannot hold.
    """
    read, origins = Chosen(view.as_read(premises.added), ()), view.origins()
    if premises.readers or premises.agree:
        read = chosen(view, premises.readers, premises.agree)
        origins = conclude(read.pile, parts.rates).origins
    given = tuple(ruling for ruling in view.rulings() if is_given(ruling, premises.added))
    pile, told = under(premises, read.pile, origins, parts)
    supposed = rulings_of(premises, pile)
    found = conclude(pile, parts.rates, (*given, *supposed))
    verdict = replace(found.verdict, findings=tuple(_still_told(found.verdict.findings, given, read.pile)))
    return Answer(
        pile=found.honoured.pile,
        records=found.records,
        origins=found.origins,
        verdict=verdict,
        clusters=found.clusters,
        struck=found.honoured.struck,
        rulings=given,
        premises=(*read.told, *told, *rulings_told(supposed)),
        changes=(
            *_changes(view.verdict(), found.verdict, found.records),
            *_moved(view.records(), found.records),
        ),
    )


def _still_told(findings: Iterable[Finding], rulings: Iterable[Ruling], whole: Pile) -> Iterator[Finding]:
    """The findings of an answer; that a ruling found no words is told only where it finds none without the premises either."""
    lost = set(gone(standing(found_again(rulings, whole)), whole))
    yield from (finding for finding in findings if finding.code != GONE or finding in lost)


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


def _moved(before: Records, after: Records) -> Iterator[str]:
    """Statements that are about another record than they were, where they still count."""
    was, now = (_told(records) for records in (before, after))
    moves: dict[tuple[str, str], int] = {}
    for claim, record in was.items():
        if claim in now and now[claim].id != record.id:
            pair = record.id, now[claim].id
            moves[pair] = moves.get(pair, 0) + 1
    names = {record.id: record for record in (*was.values(), *now.values())}
    for (old, new), number in sorted(moves.items()):
        statements = "1 statement" if number == 1 else f"{number} statements"
        kind, name = names[new].kind, names[new].name
        yield f"{statements} on the {kind} {old} ({names[old].name}) would be about {new} ({name})."


def _told(records: Records) -> dict[ClaimId, Record]:
    things = {record.id: record for record in records.records if record.kind != "person"}
    return {member.claim: things[member.record] for member in records.members if member.part == "of" and member.record in things}
