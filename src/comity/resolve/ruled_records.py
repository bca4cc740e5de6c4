"""Agreements, projects, measures and events under rulings: two that are one are joined, a claim of another leaves its record."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from comity.model.claim import Claim, Instrument, Project
from comity.model.ids import ClaimId, RecordId, digest
from comity.model.life import date_of
from comity.model.record import Link, Membership, Record, Records
from comity.resolve.features import name_of
from comity.resolve.records import most_exact, united


def merged(records: Records, pairs: Iterable[Sequence[ClaimId]]) -> Records:
    """The records in which those of each pair of claims are one; the smallest id of all that meet is kept."""
    record_of = _record_of(records)
    kept: dict[RecordId, RecordId] = {}

    def root(name: RecordId) -> RecordId:
        while name in kept:
            name = kept[name]
        return name

    for one, other in pairs:
        first, second = sorted((root(record_of[one]), root(record_of[other])))
        if first != second:
            kept[second] = first
    if not kept:
        return records
    groups: dict[RecordId, list[Record]] = {}
    for record in records.records:
        groups.setdefault(root(record.id), []).append(record)
    joined = {name: _joined(name, group) for name, group in groups.items()}
    members = {Membership(root(member.record), member.claim, member.part) for member in records.members}
    links = (structs.replace(link, source=root(link.source), target=root(link.target)) for link in records.links)
    return structs.replace(
        records,
        records=tuple(joined[name] for name in sorted(joined)),
        members=tuple(sorted(members)),
        links=_once(link for link in links if link.source != link.target),
    )


def moved_out(records: Records, apart: Mapping[ClaimId, Sequence[ClaimId]], claims: Mapping[ClaimId, Claim]) -> Records:
    """The records in which each claim told apart from others has one of its own."""
    if not apart:
        return records
    record_of = _record_of(records)
    known = {record.id: record for record in records.records}
    moved = {
        claim: _alone(known[record_of[claim]], claims[claim], firsts)
        for claim, firsts in sorted(apart.items())
        if claim in record_of and any(record_of.get(first) == record_of[claim] for first in firsts)
    }
    known |= {record.id: record for record in moved.values()}
    members = {
        Membership(moved[m.claim].id, m.claim, m.part) if m.claim in moved and m.record == record_of[m.claim] else m
        for m in records.members
    }
    return structs.replace(
        records,
        records=tuple(known[name] for name in sorted(known)),
        members=tuple(sorted(members)),
        links=_once(_following(link, moved, record_of) for link in records.links),
    )


def _record_of(records: Records) -> dict[ClaimId, RecordId]:
    things = {record.id for record in records.records if record.kind != "person"}
    return {member.claim: member.record for member in records.members if member.part == "of" and member.record in things}


def _joined(name: RecordId, group: Sequence[Record]) -> Record:
    """One record for several: all names, parties and sectors, the most exact date."""
    if len(group) == 1:
        return group[0]
    first = next(record for record in group if record.id == name)
    names = united(record.names for record in group)
    return structs.replace(
        first,
        name=max(names, key=lambda one: (len(name_of(one).words), len(one), one)),
        names=names,
        parties=united(record.parties for record in group),
        sectors=united(record.sectors for record in group),
        date=most_exact(record.date for record in group),
    )


def _alone(record: Record, claim: Claim, firsts: Iterable[ClaimId]) -> Record:
    """A record like another, that one claim alone is about."""
    payload = claim.payload
    name = payload.name if isinstance(payload, Instrument | Project) else record.name
    key = digest(record.id, "other than in", *sorted(firsts), claim.id)
    return structs.replace(record, id=f"r_{key}", name=name, names=(name,), date=date_of(claim))


def _following(link: Link, moved: Mapping[ClaimId, Record], record_of: Mapping[ClaimId, RecordId]) -> Link:
    """A link that rests on a claim that moved goes with it."""
    ends = {record_of[claim]: moved[claim].id for claim in link.because if claim in moved}
    return structs.replace(link, source=ends.get(link.source, link.source), target=ends.get(link.target, link.target))


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links, sorted; where two things are one now, a sentence ties it once for each kind of tie, as without rulings."""
    found: dict[tuple[str, str, str, str, int], Link] = {}
    for link in links:
        found.setdefault((link.kind, link.source, link.target, link.document, link.start), link)
    return tuple(found[key] for key in sorted(found))
