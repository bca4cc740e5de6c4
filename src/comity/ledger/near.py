"""Parts of a ledger by what they are about: what a neighbourhood is put together from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from msgspec import json

from comity.ledger.connection import Connection, Row, query, translated
from comity.ledger.derived import rows_where
from comity.ledger.rows import decoded, document_of, finding_of
from comity.model.claim import Claim
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, ClusterId, DocumentId, OriginId, QuantityId, RecordId, TextId
from comity.model.origin import Copy, Origin, Origins
from comity.model.page import Pile
from comity.model.record import Link, Membership, Naming, Quantity, Record
from comity.model.text import Document, Text
from comity.model.verdict import Bound, Cluster, Conflict

T = TypeVar("T")
AMONG = "IN (SELECT value FROM json_each(:values))"


class Stale(NamedTuple):
    """A document of which another reading counts than the one that was used when what follows was derived."""

    document: DocumentId
    reading: int
    used: int | None
    known_used: int | None


class _Texts(dict[TextId, Text]):
    """Texts that are read when they are looked at: few stages look at the words of all claims."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, name: TextId) -> Text:
        row = self._connection.first("SELECT words FROM text WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        text = self[name] = Text(name, row[0])
        return text

    def read(self, names: Collection[TextId]) -> None:
        """Read some texts at once, which is faster than one by one."""
        values = {"values": json.encode(sorted(names)).decode()}
        rows = self._connection.rows(f"SELECT id, words FROM text WHERE id {AMONG}", values)
        self.update((name, Text(name, words)) for name, words in rows)


class Near:
    """Claims, documents and what is derived from them, by id, document, states, name or key."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection

    def stale(self) -> list[Stale]:
        """The documents whose reading changed since what follows was derived."""
        return [Stale(*row) for row in self._connection.rows(query("stale"))]

    def size(self) -> int:
        """How many documents there are."""
        row = self._connection.first("SELECT count(*) FROM standing")
        return row[0] if row else 0

    def made(self) -> dict[str, str | None]:
        """What the last derivation as a whole rests on besides the claims."""
        return dict(self._connection.rows("SELECT name, value FROM derivation"))

    def proven_day(self) -> str | None:
        """The latest day that a document proves."""
        row = self._connection.first(query("proven_day"))
        return row[0] if row else None

    def claims(self, ids: Collection[ClaimId]) -> dict[ClaimId, Claim]:
        """Current claims by id, with those that rulings took of what is held back; those that no longer count are left out."""
        taken = self._claims(f"SELECT payload FROM taken_claim WHERE id {AMONG}", ids)
        return self._claims(f"SELECT payload FROM current_claim WHERE id {AMONG}", ids) | taken

    def claims_of(self, documents: Collection[DocumentId]) -> dict[ClaimId, Claim]:
        """The current claims of documents, with those that rulings took of what is held back."""
        sql = f"SELECT claim.payload FROM standing JOIN claim ON claim.reading = standing.reading WHERE standing.document {AMONG}"
        return self._claims(sql, documents) | self._claims(f"SELECT payload FROM taken_claim WHERE document {AMONG}", documents)

    def held(self, column: str, values: Collection[str]) -> dict[ClaimId, Held]:
        """What is held back of the readers whose claims count, taken or not, by "document", "claim" or "item"."""
        sql = f'SELECT payload FROM current_held WHERE "{column}" {AMONG} ORDER BY claim'
        with translated(self._connection.path):
            return {one.claim.id: one for (payload,) in self._rows(sql, values) for one in (decoded(payload, Held),)}

    def claims_at(self, readings: Collection[int]) -> dict[ClaimId, Claim]:
        """Claims as they were read once, by the numbers of the readings."""
        return self._claims(f"SELECT payload FROM claim WHERE reading {AMONG}", readings)

    def names_once(self, numbers: Collection[int]) -> dict[DocumentId, str | None]:
        """The publishers that documents had in some readings."""
        rows = self._rows(f"SELECT document, publisher FROM metadata WHERE number {AMONG}", numbers)
        return dict(rows)

    def figures(self, pairs: Collection[tuple[str, str]]) -> dict[ClaimId, Claim]:
        """The current figure claims of pairs of states in either direction; "" stands for none."""
        found: dict[ClaimId, Claim] = {}
        for left, right in sorted(pairs):
            for reporter, partner in {(left, right), (right, left)}:
                values = {"reporter": reporter or None, "partner": partner or None}
                with translated(self._connection.path):
                    rows = self._connection.rows(query("figures_near"), values)
                    found |= {claim.id: claim for (payload,) in rows for claim in (decoded(payload, Claim),)}
        return found

    def ranks(self, flows: Collection[Quantity]) -> dict[ClaimId, Claim]:
        """The current ranks of the products of some flows, with one of their states at an end."""
        products, ends = {one.product or "" for one in flows}, {one.reporter for one in flows} | {one.partner for one in flows}
        values = {"products": json.encode(sorted(products)).decode(), "ends": json.encode(sorted(ends - {None})).decode()}
        with translated(self._connection.path):
            rows = self._connection.rows(query("ranks_near"), values) if flows else iter(())
            return {claim.id: claim for (payload,) in rows for claim in (decoded(payload, Claim),)}

    def due(self, first: str, last: str) -> dict[ClaimId, Claim]:
        """The current claims that give a day or period that ends on or after the first day and before the last."""
        with translated(self._connection.path):
            rows = self._connection.rows(query("due_near"), {"first": first, "last": last})
            return {claim.id: claim for (payload,) in rows for claim in (decoded(payload, Claim),)}

    def projects(self, parties: Collection[tuple[str, ...]]) -> dict[ClaimId, Claim]:
        """The current claims of projects of some sets of parties, each sorted."""
        encoded = [json.encode(each).decode() for each in parties]
        return self._claims(f"SELECT payload FROM current_claim WHERE kind = 'project' AND parties {AMONG}", encoded)

    def recognitions(self) -> set[RecordId]:
        """The records of all recognitions."""
        return {row[0] for row in self._connection.rows("SELECT id FROM matter WHERE kind = 'measure' AND type = 'recognition'")}

    def tied(self, keys: Collection[int]) -> list[Row]:
        """The ties of some keys, as key, document and claim."""
        return list(self._rows(f"SELECT key, document, claim FROM tie WHERE key {AMONG}", keys))

    def ties_of(self, documents: Collection[DocumentId]) -> set[Row]:
        """The ties of documents, as key, document and claim."""
        return rows_where(self._connection, "tie", "document", documents)

    def holders(self, key: int, most: int) -> list[DocumentId]:
        """The documents that have a key, or some of them where more than `most` do: one more than that."""
        values = {"key": key, "most": most + 1}
        return [row[0] for row in self._connection.rows("SELECT DISTINCT document FROM tie WHERE key = :key LIMIT :most", values)]

    def tied_documents(self, documents: Collection[DocumentId]) -> list[tuple[DocumentId, DocumentId, int, int]]:
        """Documents with others that share keys of voices or of telling figures, and how many of either."""
        return [(one, other, voices, telling) for one, other, voices, telling in self._rows(query("tied_documents"), documents)]

    def yearbooks(self, documents: Collection[DocumentId], most: int) -> set[DocumentId]:
        """The documents that have more telling figures than `most`."""
        sql = f"SELECT document FROM tie WHERE document {AMONG} AND key & 3 = 2"
        sql += f" GROUP BY document HAVING count(DISTINCT key) > {most}"
        return {row[0] for row in self._rows(sql, documents)}

    def recompared(self) -> list[tuple[DocumentId, DocumentId]]:
        """Pairs whose words were found to have something else in common since what follows was last derived."""
        return [(left, right) for left, right in self._connection.rows(query("recompared"))]

    def common(self, documents: Collection[DocumentId]) -> dict[tuple[DocumentId, DocumentId], Copy]:
        """What the words of documents have in common with those of others, by the ids of both."""
        with translated(self._connection.path):
            found = [decoded(payload, Copy) for (payload,) in self._rows(query("common_near"), documents)]
        return {(one.left, one.right): one for one in found}

    def words(self, document: DocumentId) -> str:
        """The words of a document."""
        row = self._connection.first(
            "SELECT words FROM text JOIN document ON document.text = text.id WHERE document.id = ?", (document,)
        )
        return row[0] if row else ""

    def documents(self, ids: Collection[DocumentId]) -> dict[DocumentId, Document]:
        """Documents by id, with the latest of what is known about them, in the order of the pile."""
        with translated(self._connection.path):
            found = [document_of(row) for row in self._rows(query("documents_near"), ids)]
        return {one.id: one for one in sorted(found, key=lambda one: (one.address, one.id))}

    def documents_of(self, claims: Collection[ClaimId]) -> set[DocumentId]:
        """The documents of claims."""
        return {row[0] for row in self._rows(f"SELECT DISTINCT document FROM claim WHERE id {AMONG}", claims)}

    def alike(self, records: Iterable[Record]) -> dict[RecordId, Record]:
        """The records that agree with one of some in kind, type and parties, these among them."""
        keys = sorted({(one.kind, one.type, json.encode(one.parties).decode()) for one in records})
        with translated(self._connection.path):
            return {one.id: one for (payload,) in self._rows(query("alike"), keys) for one in (decoded(payload, Record),)}

    def documents_with(self, texts: Collection[TextId]) -> set[DocumentId]:
        """The documents of some texts."""
        return {row[0] for row in self._rows(f"SELECT id FROM document WHERE text {AMONG}", texts)}

    def pile(
        self,
        claims: Iterable[Claim],
        documents: Collection[DocumentId] = (),
        held: Mapping[ClaimId, Held] = MappingProxyType({}),
        *,
        with_words: bool = False,
    ) -> Pile:
        """A pile of some claims and of what is held back, with their documents and some others, in the order of a pile.

        Words are read when they are asked for, or `with_words` at once, where those of most documents are needed.
        """
        some = list(claims)
        known = self.documents({*(one.document for one in (*some, *(one.claim for one in held.values()))), *documents})
        place = {name: number for number, name in enumerate(known)}
        ordered = sorted(some, key=lambda one: (place[one.document], one.evidence.start, one.evidence.end, one.id))
        texts = _Texts(self._connection)
        if with_words:
            texts.read({one.text for one in known.values()})
        return Pile(
            documents=known,
            texts=texts,
            claims={claim.id: claim for claim in ordered},
            shared_names=self._shared({one.name for one in known.values()}),
            held=dict(held),
        )

    def called(self, name: str, most: int = 2) -> list[DocumentId]:
        """At most so many documents that sentences call by a name: that of their publisher, or their address without one."""
        return [row[0] for row in self._connection.rows(query("called"), {"name": name, "most": most})]

    def _shared(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(name for name in names if len(self.called(name)) > 1)

    def namings(self, column: str, values: Collection[str]) -> list[Naming]:
        """Whom documents call what, by "document", "stem" or "record"."""
        return [Naming(*row) for row in rows_where(self._connection, "person_name", column, values)]

    def records(self, ids: Collection[RecordId]) -> dict[RecordId, Record]:
        """Records that are no quantities, by id."""
        return {one.id: one for one in self._values("matter", "id", ids, Record)}

    def quantities(self, ids: Collection[QuantityId]) -> dict[QuantityId, Quantity]:
        """Quantities by id."""
        return {one.id: one for one in self._values("record", "id", ids, Quantity)}

    def flows(self, product: str | None, ends: Collection[str]) -> dict[QuantityId, Quantity]:
        """The quantities of exports and imports of a product with one of some states at an end."""
        with translated(self._connection.path):
            rows = self._connection.rows(query("flows_near"), {"product": product, "ends": json.encode(sorted(ends)).decode()})
            return {one.id: one for (payload,) in rows for one in (decoded(payload, Quantity),)}

    def beside(self, flow: Quantity) -> dict[QuantityId, Quantity]:
        """The quantities that agree with a flow of which one end is left open in indicator, product, period and the other end."""
        first, last = (None, None) if flow.period is None else (flow.period.first, flow.period.last)
        days = {"first": first and first.isoformat(), "last": last and last.isoformat()}
        about = {"indicator": flow.indicator, "product": flow.product, "partner": flow.partner, "reporter": flow.reporter}
        with translated(self._connection.path):
            rows = self._connection.rows(query("beside_near"), {**days, **about})
            return {one.id: one for (payload,) in rows for one in (decoded(payload, Quantity),)}

    def members(self, column: str, values: Collection[str]) -> set[Membership]:
        """Which claims speak of which records, by "record" or "claim"."""
        return {Membership(*row) for row in rows_where(self._connection, "record_claim", column, values)}

    def origins(self, claims: Collection[ClaimId]) -> dict[str, Origin]:
        """The origins of claims, by id."""
        ids = {row[1] for row in rows_where(self._connection, "origin_claim", "claim", claims)}
        return {one.id: one for one in self._values("origin", "id", ids, Origin)}

    def witnesses(self, claims: Collection[ClaimId]) -> Origins:
        """Which of some claims have one origin, without what else is known of the origins."""
        found: dict[OriginId, list[ClaimId]] = {}
        for claim, origin in sorted(rows_where(self._connection, "origin_claim", "claim", claims)):
            found.setdefault(origin, []).append(claim)
        return Origins(
            tuple(
                Origin(id=key, voice=None, claims=tuple(found[key]), documents=(), is_certain=True, reasons=())
                for key in sorted(found)
            ),
            (),
        )

    def copies(self, documents: Collection[DocumentId]) -> tuple[Copy, ...]:
        """The copies on one side of which some documents stand, sorted."""
        found = {
            (one.left, one.right, one.kind): one
            for side in ("left", "right")
            for one in self._values("copy", side, documents, Copy)
        }
        return tuple(found[key] for key in sorted(found))

    def bounds(self, quantities: Collection[QuantityId]) -> tuple[Bound, ...]:
        """What follows for quantities, by their ids."""
        return tuple(sorted(self._values("bound", "quantity", quantities, Bound), key=lambda one: one.quantity))

    def conflicts(self, claims: Collection[ClaimId]) -> tuple[Conflict, ...]:
        """The conflicts of claims, by id."""
        ids = {row[1] for row in rows_where(self._connection, "conflict_claim", "claim", claims)}
        return tuple(sorted(self._values("conflict", "id", ids, Conflict), key=lambda one: one.id))

    def clusters(self, ids: Collection[ClusterId]) -> tuple[Cluster, ...]:
        """Clusters by id, in the order of verdicts."""
        found = self._values("cluster", "id", ids, Cluster)
        return tuple(sorted(found, key=lambda one: (one.kind, one.verdict, one.id)))

    def links(self, documents: Collection[DocumentId]) -> tuple[Link, ...]:
        """The ties that the sentences of documents tell, sorted."""
        found = self._values("link", "document", documents, Link)
        return tuple(sorted(found, key=lambda one: (one.kind, one.source, one.target, one.document, one.start)))

    def findings(self, documents: Collection[DocumentId]) -> tuple[Finding, ...]:
        """What is doubtful about documents, and about no document at all."""
        values = {"values": json.encode(sorted(documents)).decode()}
        return tuple(finding_of(row) for row in self._connection.rows(query("findings_near"), values))

    def _values(self, table: str, column: str, among: Collection[str], kind: type[T]) -> list[T]:
        with translated(self._connection.path):
            return [
                decoded(payload, kind)
                for (payload,) in self._rows(f'SELECT payload FROM {table} WHERE "{column}" {AMONG}', among)
            ]

    def _claims(self, sql: str, values: Collection[object]) -> dict[ClaimId, Claim]:
        with translated(self._connection.path):
            return {claim.id: claim for (payload,) in self._rows(sql, values) for claim in (decoded(payload, Claim),)}

    def _rows(self, sql: str, values: Collection[object]) -> Iterator[Row]:
        if values:
            yield from self._connection.rows(sql, {"values": json.encode(list(values)).decode()})
