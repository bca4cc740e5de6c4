"""The part of a ledger that a page on two states is written from."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from comity.ledger.connection import Connection, query
from comity.ledger.counting import Counting
from comity.ledger.derived import clusters_with
from comity.ledger.near import Near
from comity.ledger.pile import rulings_of
from comity.model.claim import Claim
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, DocumentId, QuantityId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.ruling import Ruling, Struck
from comity.model.verdict import Bound, Cluster, Conflict, Verdict


class Part(NamedTuple):
    """What a page on two states is written from: as `View` gives it of the whole ledger, but only what a page looks at."""

    pile: Pile
    records: Records
    origins: Origins
    verdict: Verdict
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    near: frozenset[DocumentId] | None
    """The documents with a figure on the two states, as it was read, and those that name both, or those that were asked for; None
    where nobody looked."""
    read: Pile | None = None
    """Under rulings: these claims as they were read, where some do not count, and all that the rulings are on; else None."""
    struck: tuple[Struck, ...] = ()
    """Which of the claims do not count, and by which ruling."""
    rulings: tuple[Ruling, ...] = ()
    """All rulings, withdrawn ones too, by time and id."""


class Mentions(NamedTuple):
    """How words name states: the digest of the names, by which what was looked up before is known, and how to look."""

    digest: str
    names: Callable[[str, str], bool]


def part_of(connection: Connection, states: tuple[str, str], mentions: Mentions) -> Part:
    """The documents that give a figure on two states or name both, with their claims and all that these are held against."""
    return part_around(connection, set(_documents(connection, states, mentions)))


def part_around(connection: Connection, kept: Collection[DocumentId]) -> Part:
    """Some documents, with their claims and all that these are held against, as they count under rulings."""
    near, counting, rulings = Near(connection), Counting(connection), rulings_of(connection)
    as_read, held = near.claims_of(kept), near.held("document", kept)
    own = counting.among(as_read) if rulings else as_read
    conflicts = near.conflicts(own)
    clusters = near.clusters(clusters_with(connection, own, kept))
    origins = near.origins(own)
    copies = near.copies(kept)
    members = near.members("claim", own)
    bounds = near.bounds({one.record for one in members})
    named = set(_named(conflicts, bounds, clusters)) | {claim for one in origins.values() for claim in one.claims}
    more_read = near.claims(named - set(own))
    others = counting.among(more_read) if rulings else more_read
    claims = own | others
    origins |= near.origins(others)
    members |= near.members("claim", others)
    links = near.links(kept)
    spoken = {one.record for one in members} | {end for one in links for end in (one.source, one.target)}
    quantities = near.quantities(spoken | set(_measured(conflicts, bounds)))
    records = near.records(spoken)
    sides = {one.left for one in copies} | {one.right for one in copies}
    # What a head of state is called is told in a tenth of all news: of a person's names those in these documents are shown.
    shown = {*kept} | sides | {member.document for one in clusters if one.record is None for member in one.members}
    findings = near.findings(kept)
    more = near.bounds(set(quantities) - {one.quantity for one in bounds})
    as_read |= more_read
    return Part(
        pile=near.pile(claims.values(), shown, held),
        records=Records(
            tuple(quantities[key] for key in sorted(quantities)),
            tuple(sorted(members)),
            tuple(records[key] for key in sorted(records)),
            links,
        ),
        origins=Origins(tuple(origins[key] for key in sorted(origins)), copies),
        verdict=Verdict(tuple(sorted((*bounds, *more), key=lambda one: one.quantity)), conflicts, ()),
        clusters=clusters,
        findings=findings,
        near=frozenset(kept),
        read=_read(near, counting, rulings, as_read, shown, held) if rulings else None,
        struck=counting.struck_of(as_read) if rulings else (),
        rulings=rulings,
    )


def _read(  # noqa: PLR0917  (where it is read, what was ruled, and what of it)
    near: Near,
    counting: Counting,
    rulings: Sequence[Ruling],
    claims: Mapping[ClaimId, Claim],
    documents: Collection[DocumentId],
    held: Mapping[ClaimId, Held],
) -> Pile:
    """Claims as they were read and those that rulings are on, with what else is read where the words of a ruling are not found.

    Where every claim counts, those that analysts edited stand in place of what was read, as in the whole ledger.
    """
    ruled = near.claims({claim for ruling in rulings for claim in ruling.claims})
    lost = [words for ruling in rulings for words in ruling.words if words.claim not in ruled]
    places = {words.document for words in lost} | near.documents_with({words.text for words in lost})
    every = {**claims, **ruled, **near.claims_of(places)}
    named = {words.document for ruling in rulings for words in ruling.words}
    held = {**held, **near.held("item", {ruling.item for ruling in rulings if ruling.item})}
    return near.pile((every if counting.has_struck else counting.among(every)).values(), {*documents, *places, *named}, held)


def _documents(connection: Connection, states: tuple[str, str], mentions: Mentions) -> Iterator[DocumentId]:
    """Documents with a figure on two states, and those of which the words name both."""
    values = {"left": states[0], "right": states[1], "digest": mentions.digest}
    yield from (row[0] for row in connection.rows(query("documents_on"), values))
    yield from (row[0] for row in connection.rows(query("documents_edited"), values))
    unread = "documents_unread" if connection.first(query("is_read_through"), values) != (1,) else "documents_stale"
    for document, words in connection.rows(query(unread), values if unread == "documents_unread" else ()):
        if all(mentions.names(words, state) for state in states):
            yield document


def _named(conflicts: Iterable[Conflict], bounds: Iterable[Bound], clusters: Iterable[Cluster]) -> Iterator[ClaimId]:
    """The claims that conflicts, bounds and clusters name."""
    yield from (claim for one in conflicts for claim in one.claims)
    yield from (because for one in bounds for because in one.because)
    yield from (member.claim for one in clusters for member in one.members if member.claim is not None)


def _measured(conflicts: Iterable[Conflict], bounds: Iterable[Bound]) -> Iterator[QuantityId]:
    """The quantities that the proofs of conflicts and bounds speak of."""
    proofs = [*(one.steps for one in conflicts), *(one.steps for one in bounds)]
    for step in chain.from_iterable(proofs):
        yield step.quantity
        if step.base is not None:
            yield step.base
