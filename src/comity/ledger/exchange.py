"""One neighbourhood of what is derived in place of what it was: only rows that differ are touched."""

from collections.abc import Collection, Iterable

from comity.ledger import rows
from comity.ledger.connection import Connection, Row, query
from comity.ledger.derived import Tie, clusters_with, exchange, rows_where
from comity.model.finding import Finding
from comity.model.ids import ClaimId, ClusterId, ConflictId, DocumentId, QuantityId, RecordId
from comity.model.origin import Copy, Origin
from comity.model.record import Link, Membership, Naming, Quantity, Record
from comity.model.verdict import Bound, Cluster, Conflict


class Exchange:
    """Each method is given what is no longer known to hold, and what holds now; it tells what that changed."""

    def __init__(self, connection: Connection) -> None:
        """Change nothing yet."""
        self._connection = connection

    def ties(self, documents: Collection[DocumentId], ties: Iterable[Tie]) -> None:
        """The keys of the claims of documents."""
        exchange(self._connection, "tie", self._where("tie", "document", documents), ties)

    def names(self, stems: Collection[str], names: Iterable[Naming]) -> set[DocumentId]:
        """Whom documents call by names of some stems; gives the documents in which that changed."""
        new = ((one.document, one.name, one.record, one.stem) for one in names)
        gone, come = exchange(self._connection, "person_name", self._where("person_name", "stem", stems), new)
        return {row[0] for row in gone | come}

    def records(self, old: Collection[RecordId], new: Iterable[Record]) -> set[RecordId]:
        """Records that are no quantities; gives those that went, came or changed."""
        gone, come = exchange(self._connection, "matter", self._where("matter", "id", old), map(rows.matter_row, new))
        return {row[0] for row in gone | come}

    def members(self, old: Iterable[Membership], new: Iterable[Membership]) -> set[Membership]:
        """Which claims speak of what; gives the memberships that went or came."""
        before, after = ({(one.record, one.claim, one.part) for one in some} for some in (old, new))
        gone, come = exchange(self._connection, "record_claim", before, after)
        return {Membership(*row) for row in gone | come}

    def quantities(self, touched: Collection[QuantityId], new: Iterable[Quantity]) -> None:
        """Quantities; of those touched the ones that no claim speaks of go."""
        known = {one.id: rows.record_row(one) for one in new}
        spoken = {row[0] for row in self._where("record_claim", "record", {*touched, *known})}
        old = self._where("record", "id", {*touched, *known})
        kept = {row for row in old if row[0] in spoken and row[0] not in known}
        exchange(self._connection, "record", old, {*kept, *(row for key, row in known.items() if key in spoken)})

    def links(self, documents: Collection[DocumentId], new: Iterable[Link]) -> None:
        """The ties that the sentences of documents tell."""
        exchange(self._connection, "link", self._where("link", "document", documents), map(rows.link_row, new))

    def copies(self, old: Iterable[Copy], new: Iterable[Copy]) -> set[DocumentId]:
        """Which documents share text; gives the documents for which that changed."""
        gone, come = exchange(self._connection, "copy", set(map(rows.copy_row, old)), map(rows.copy_row, new))
        return {document for row in gone | come for document in row[:2]}

    def origins(self, old: Collection[Origin], new: Collection[Origin]) -> set[ClaimId]:
        """Who said it first; gives the claims whose origin has other claims than before."""
        exchange(self._connection, "origin", set(map(rows.origin_row, old)), map(rows.origin_row, new))
        before, after = ({(claim, one.id) for one in some for claim in one.claims} for some in (old, new))
        gone, come = exchange(self._connection, "origin_claim", before, after)
        return {row[0] for row in gone | come}

    def bounds(self, old: Collection[QuantityId], new: Iterable[Bound]) -> set[QuantityId]:
        """What follows for quantities; gives those for which that changed."""
        gone, come = exchange(self._connection, "bound", self._where("bound", "quantity", old), map(rows.bound_row, new))
        return {row[0] for row in gone | come}

    def conflicts(self, claims: Collection[ClaimId], new: Collection[Conflict]) -> set[ClaimId]:
        """The conflicts of claims; gives the claims in those that went, came or changed."""
        old: set[ConflictId] = {row[1] for row in self._where("conflict_claim", "claim", claims)}
        gone, come = exchange(self._connection, "conflict", self._where("conflict", "id", old), map(rows.conflict_row, new))
        before, after = self._where("conflict_claim", "conflict", old), {(claim, one.id) for one in new for claim in one.claims}
        exchange(self._connection, "conflict_claim", before, after)
        changed = {row[0] for row in gone | come}
        return {claim for claim, conflict in before | after if conflict in changed}

    def findings(self, subjects: Collection[str], new: Iterable[Finding]) -> None:
        """What reconciling found on claims and quantities."""
        old = {row for row in rows_where(self._connection, "finding", "subject", subjects) if row[0] == "verdict"}
        exchange(self._connection, "finding", old, (rows.finding_row(finding, "verdict") for finding in new))

    def clusters(self, old: Collection[ClusterId], new: Collection[Cluster]) -> None:
        """Verdicts on statements."""
        exchange(self._connection, "cluster", self._where("cluster", "id", old), map(rows.cluster_row, new))
        before = self._where("cluster_member", "cluster", old)
        exchange(self._connection, "cluster_member", before, (row for one in new for row in rows.member_rows(one)))

    def dyads(self, pairs: Iterable[tuple[str, str]]) -> None:
        """How many figures speak of pairs of states, each in the order of the alphabet."""
        for left, right in sorted(set(pairs)):
            sql = 'SELECT "left", "right", figures FROM dyad WHERE "left" = ? AND "right" = ?'
            old = list(self._connection.rows(sql, (left, right)))
            row = self._connection.first(query("dyad_now"), {"left": left, "right": right})
            exchange(self._connection, "dyad", old, [(left, right, row[0])] if row and row[0] else [])

    def clusters_of(
        self, *, claims: Collection[ClaimId] = (), documents: Collection[DocumentId] = (), records: Collection[RecordId] = ()
    ) -> dict[ClusterId, tuple[str, str]]:
        """Kind and verdict of the clusters with some claims, of documents without claims, or about some persons."""
        ids = clusters_with(self._connection, claims, documents)
        rows_found = self._where("cluster", "id", ids) | self._where("cluster", "record", records)
        return {row[0]: (row[1], row[2]) for row in rows_found}

    def _where(self, table: str, column: str, values: Collection[object]) -> set[Row]:
        return rows_where(self._connection, table, column, values)
