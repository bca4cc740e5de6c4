"""Rows of posted pages on their way to the file: they wait and go table by table, at about half the cost of page by page."""

from collections.abc import Collection
from typing import Any

from comity.ledger import rows
from comity.ledger.connection import Connection, Row, query
from comity.ledger.seals import seal
from comity.ledger.words import searchable
from comity.model.claim import Claim
from comity.model.held import Held
from comity.model.ids import DocumentId
from comity.model.text import Document, Text

Place = tuple[int, int]
"""Where a sentence begins and ends in the words of its document."""

INSERTS = {
    "text": "INSERT OR IGNORE INTO text (id, words) VALUES (?, ?)",
    "document": "INSERT INTO document (id, text, address) VALUES (?, ?, ?)",
    "document_number": "INSERT INTO document_number (number, document) VALUES (?, ?)",
    "document_words": "INSERT INTO document_words (rowid, words) VALUES (?, ?)",
    "metadata": f"INSERT INTO metadata (number, {', '.join(rows.METADATA)}) VALUES (?{', ?' * len(rows.METADATA)})",
    "claim": f"INSERT INTO claim ({', '.join(rows.CLAIM)}) VALUES (?{', ?' * (len(rows.CLAIM) - 1)})",
    "held": f"INSERT INTO held ({', '.join(rows.HELD)}) VALUES (?{', ?' * (len(rows.HELD) - 1)})",
    "seal": "INSERT INTO seal (reading, digest) VALUES (?, ?)",
    "passage": 'INSERT INTO passage (number, document, start, "end") VALUES (?, ?, ?, ?)',
    "passage_words": "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
    "claim_passage": "INSERT INTO claim_passage (passage, reading, claim) VALUES (?, ?, ?)",
}
"""What is written, in this order: rows stand behind those that they refer to."""


class Batch:
    """The rows of one transaction that are not written yet. It gives them their numbers, which nobody else may give meanwhile."""

    def __init__(self, connection: Connection) -> None:
        """Use `begin` when the file is locked."""
        self._connection = connection
        self._next: dict[str, int] = {}
        self._forget()

    def begin(self) -> None:
        """See which numbers are free."""
        for table in ("metadata", "document_number", "passage"):
            row = self._connection.first(f"SELECT max(number) FROM {table}")
            self._next[table] = 1 + (row[0] or 0 if row else 0)

    def holds(self, document: DocumentId) -> bool:
        """Whether rows of a document wait here, so that the file does not tell all about it."""
        return document in self._documents

    def enter_document(self, document: Document, text: Text) -> None:
        """Enter a new document, with its words to search."""
        number = self._number("document_number")
        self._rows["text"].append((text.id, text.words))
        self._rows["document"].append((document.id, document.text, document.address))
        self._rows["document_number"].append((number, document.id))
        self._rows["document_words"].append((number, searchable(text.words)))
        self._documents[document.id] = text.words

    def enter_reading(
        self,
        document: Document,
        claims: Collection[Claim],
        build: int,
        version: str,
        reader: str,
        *,
        held: Collection[Held] = (),
        is_preferred: bool,
    ) -> None:
        """Enter the claims that a reader read out of a document, with what is known of it, sealed, and sentences to search.

        What is `held` back of the reading is entered beside them.
        """
        reading = self._number("metadata")
        known = rows.metadata_row(document, build, version, reader, is_preferred=is_preferred)
        publisher = document.metadata.publisher
        table = [rows.claim_row(claim, reading, build, publisher) for claim in claims]
        self._rows["metadata"].append((reading, *known))
        self._rows["claim"] += table
        self._rows["held"] += [rows.held_row(one, reading) for one in held]
        self._rows["seal"].append((reading, str(seal(known, table))))
        stands = {"document": document.id, "number": reading, "claims": len(claims)}
        self._standing.append({**stands, "reader": reader, "is_preferred": is_preferred})
        if claims:
            self.enter_sentences(document.id, claims, reading)
        self._documents.setdefault(document.id, "")

    def enter_sentences(self, document: DocumentId, claims: Collection[Claim], reading: int) -> None:
        """Enter the sentences of claims of a reading of a document, to be searched."""
        passages = self._passages(document, {(claim.passage.start, claim.passage.end) for claim in claims})
        places = ((passages[claim.passage.start, claim.passage.end], claim.id) for claim in claims)
        self._rows["claim_passage"] += [(passage, reading, claim) for passage, claim in places]
        self._documents.setdefault(document, "")

    def write(self) -> None:
        """Write what waits, within the transaction that is open."""
        if self._documents:
            waiting = self.take()
            for table, sql in (INSERTS | {"standing": query("stand")}).items():
                self._connection.run_many(sql, waiting[table])

    def take(self) -> dict[str, list[Any]]:
        """What waits, by table, which waits no longer; of `standing`, the values of `stand.sql`."""
        waiting: dict[str, list[Any]] = {**self._rows, "standing": self._standing}
        self._forget()
        return waiting

    def _forget(self) -> None:
        self._rows: dict[str, list[Row]] = {table: [] for table in INSERTS}
        self._standing: list[dict[str, object]] = []
        self._documents: dict[DocumentId, str] = {}

    def _passages(self, document: DocumentId, places: set[Place]) -> dict[Place, int]:
        """The numbers of sentences of a document, of which an earlier reading may have met some."""
        words = self._documents.get(document, "")
        known: dict[Place, int] = {}
        if not words:
            sql = 'SELECT start, "end", number FROM passage WHERE document = ?'
            known = {(start, end): number for start, end, number in self._connection.rows(sql, (document,))}
        new = sorted(places - known.keys())
        if new and not words:
            words = self._words(document)
        for start, end in new:
            known[start, end] = number = self._number("passage")
            self._rows["passage"].append((number, document, start, end))
            self._rows["passage_words"].append((number, searchable(words[start:end])))
        return known

    def _words(self, document: DocumentId) -> str:
        sql = "SELECT words FROM text JOIN document ON document.text = text.id WHERE document.id = ?"
        row = self._connection.first(sql, (document,))
        return "" if row is None else str(row[0])

    def _number(self, table: str) -> int:
        number = self._next[table]
        self._next[table] = number + 1
        return number
