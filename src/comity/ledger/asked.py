"""The part of a ledger that the open questions on some claims are asked from."""

from collections.abc import Collection

from comity.ledger.connection import Connection
from comity.ledger.counting import Counting
from comity.ledger.near import Near
from comity.ledger.part import Part, part_around
from comity.model.ids import ClaimId, DocumentId
from comity.model.record import Records

COMPARED = frozenset({"instrument", "project", "measure"})
"""The kinds of records of which two may be one."""


def part_asked(connection: Connection, claims: Collection[ClaimId], documents: Collection[DocumentId] = ()) -> Part:
    """What a page on the documents of some claims is written from, with every claim on a record that may be one of theirs.

    Further `documents` are those of which only something is held back.
    """
    near, counting = Near(connection), Counting(connection)
    part = part_around(connection, near.documents_of(claims) | set(documents))
    told = [record for record in part.records.records if record.kind in COMPARED and record.parties]
    alike = near.alike(told)
    members = {*part.records.members, *near.members("record", alike)}
    more = counting.among(near.claims({member.claim for member in members} - part.pile.claims.keys()))
    records = {record.id: record for record in part.records.records} | alike
    return part._replace(
        pile=near.pile((*part.pile.claims.values(), *more.values()), part.pile.documents, part.pile.held),
        records=Records(
            part.records.quantities, tuple(sorted(members)), tuple(records[key] for key in sorted(records)), part.records.links
        ),
    )
