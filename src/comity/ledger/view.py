"""Reading a ledger: everything as it stood when the view was taken, whatever is written meanwhile."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import NamedTuple, Self, TypeVar

from msgspec import json

from comity.ledger.asked import part_asked
from comity.ledger.connection import Connection, Row, Values, query, translated
from comity.ledger.counting import Counting
from comity.ledger.meetings import Meetings
from comity.ledger.near import Near
from comity.ledger.part import Mentions, Part, part_around, part_of
from comity.ledger.pile import pile_of, rulings_of
from comity.ledger.rows import decoded, document_of, finding_of
from comity.model.claim import Claim, Figure, Statement
from comity.model.errors import QuestionError
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, DocumentId, RecordId, digest
from comity.model.origin import Copy, Origin, Origins
from comity.model.page import Pile
from comity.model.record import Link, Membership, Naming, Quantity, Record, Records
from comity.model.ruling import Ruling, Struck
from comity.model.text import Document
from comity.model.verdict import Bound, Cluster, Conflict, Verdict

T = TypeVar("T")

MIN_DIGITS = 4
"""How many hexadecimal digits of an id must be given: fewer are a guess."""

HEXADECIMAL = frozenset("0123456789abcdef")
PREFIXES = "tdcqrokvuh"
"""The letters that ids begin with."""


class Build(NamedTuple):
    """One time that documents or annotations were taken in: the version that read them, and how many pages came to what.

    `claims` counts those written; `is_derived` tells whether what follows from the pile was written too; `day` is the day that
    the caller told for it.
    """

    number: int
    version: str | None
    added: int
    unchanged: int
    corrected: int
    refreshed: int
    failed: int
    imported: int
    claims: int
    is_derived: bool
    day: str | None = None


class Totals(NamedTuple):
    """How much a ledger holds: documents, pairs of which one copies the other, claims that count, findings and conflicts."""

    documents: int
    copies: int
    claims: int
    findings: int
    contradictions: int
    slips: int
    tensions: int


class View:
    """A ledger at one moment, from `Ledger.view()`. Every method tells of the same moment; use it in one thread at a time.

    Close it, or use it in a `with` statement, when done: an open view keeps the file's log from being cleared.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counting = Counting(connection)
        connection.run("BEGIN")
        connection.first("SELECT count(*) FROM build")  # the first read fixes the moment

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def documents(self) -> tuple[Document, ...]:
        """All documents with the latest of what is known about them, by address and id."""
        with translated(self._connection.path):
            return tuple(document_of(row) for row in self._connection.rows(query("documents")))

    def document(self, document: DocumentId) -> Document:
        """One document. Raises QuestionError where the ledger has none of that id."""
        row = self._connection.first(query("document"), {"id": document})
        if row is None:
            raise QuestionError(f"There is no document {document} in the ledger; `comity sources` lists them.")
        with translated(self._connection.path):
            return document_of(row)

    def words(self, document: DocumentId) -> str:
        """The words of one document. Raises QuestionError where the ledger has none of that id."""
        row = self._connection.first("SELECT words FROM text WHERE id = ?", (self.document(document).text,))
        return "" if row is None else str(row[0])

    def pile(self) -> Pile:
        """All documents, their words and the claims that count: as they are read, under the rulings in the ledger."""
        return self._counting.pile(pile_of(self._connection))

    def as_read(self, added: date | None = None) -> Pile:
        """All documents, their words and their claims as they were read, whatever was ruled; with a day, what was added by then.

        What rulings took of what is held back is among them, but not with a day, by which there may have been no such ruling.
        A build counts by the day that was told for it, else by the latest day that a document of the ledger had proved by
        then, which is the earliest that it can have been.
        """
        if added is not None:
            return pile_of(self._connection, until=self._last_build(added))
        with translated(self._connection.path):
            taken = [decoded(payload, Claim) for (payload,) in self._connection.rows("SELECT payload FROM taken_claim")]
        return pile_of(self._connection).grown(taken)

    def _last_build(self, day: date) -> int:
        """The last build of a day or before it: what was added before it was there too."""
        found = 0
        proven = told = ""
        for number, given, published in self._connection.rows(query("build_days")):
            proven, told = max(proven, published or ""), given or told
            if (given or max(proven, told)) <= day.isoformat():
                found = number
        return found

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, withdrawn ones too, by time and id."""
        return rulings_of(self._connection)

    def struck(self) -> tuple[Struck, ...]:
        """The claims that do not count by the rulings in the ledger, by claim."""
        return self._counting.struck

    def counting(self, sql: str) -> str:
        """A query on `current_claim` as one on the claims that count; the same where no ruling changes any, for it is faster."""
        return sql.replace("current_claim", self._counting.source)

    def readers(self) -> dict[str, int]:
        """Who read documents, with the number of documents whose claims by each are at hand; sorted by name."""
        return dict(self._connection.rows(query("readers")))

    def claims_by(self, reader: str) -> tuple[Claim, ...]:
        """What one reader read, whether or not its claims count now: by document, place and id."""
        return self._as_read("claims_by", reader=reader)

    def held(self, claims: Collection[ClaimId] | None = None) -> tuple[Held, ...]:
        """What is held back of the readers whose claims count, whether or not a ruling took it; all, or under some ids."""
        if claims is not None:
            return tuple(Near(self._connection).held("claim", claims).values())
        with translated(self._connection.path):
            return tuple(decoded(payload, Held) for (payload,) in self._connection.rows(query("held")))

    def held_by(self, reader: str) -> tuple[Held, ...]:
        """What is held back of what one reader read, whether or not its claims count now: by document and id."""
        with translated(self._connection.path):
            return tuple(decoded(payload, Held) for (payload,) in self._connection.rows(query("held_by"), {"reader": reader}))

    def claim(self, claim: ClaimId) -> Claim:
        """One claim that counts. Raises QuestionError where the ledger has none of that id."""
        edited = self._counting.edited.get(claim)
        row = None if edited else self._connection.first(query("claim"), {"id": claim})
        if claim in self._counting.out or (edited is None and row is None):
            raise QuestionError(f"There is no claim {claim} in the ledger.")
        with translated(self._connection.path):
            return edited or decoded(row[0] if row else "", Claim)

    def readings(self, claim: ClaimId) -> tuple[Claim, ...]:
        """What each reader read under this id, whether or not it counts now: by reader."""
        return self._as_read("claim_by_any", id=claim)

    def claims_of(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of one document that count, by place and id."""
        return self._claims("claims_of", lambda claim: claim.document == document, document=document)

    def figures(self, dyad: tuple[str, str] | None = None) -> tuple[Claim, ...]:
        """Figure claims, of a pair of states (ISO alpha-3, either order) or all: by document, place and id."""
        if dyad is None:
            return self._claims("figures", _is_figure)
        return self._claims("figures_of", lambda claim: _is_between(claim, dyad), left=dyad[0], right=dyad[1])

    def statements(self, document: DocumentId | None = None) -> tuple[Claim, ...]:
        """Statement claims, of a document or all: by document, place and id."""
        if document is None:
            return self._claims("statements", _is_statement)
        return self._claims("statements_of", lambda claim: _is_statement(claim) and claim.document == document, document=document)

    def dyads(self) -> list[tuple[str, str, int]]:
        """Pairs of states that figures speak of, each in alphabetical order, with the number of figure claims; most first."""
        sql = query("dyads") if self.is_current() else self.counting(query("dyads_now"))
        return [(left, right, count) for left, right, count in self._connection.rows(sql)]

    def records(self) -> Records:
        """What the claims are about, as last derived."""
        members = self._connection.rows("SELECT record, claim, part FROM record_claim ORDER BY record, claim, part")
        names = self._connection.rows("SELECT document, name, record, stem FROM person_name ORDER BY document, name")
        return Records(
            self._derived("record", Quantity, "id"),
            tuple(Membership(*row) for row in members),
            self._derived("matter", Record, "id"),
            self._derived("link", Link, "kind, source, target, document, start"),
            tuple(Naming(*row) for row in names),
        )

    def record(self, name: RecordId) -> tuple[str, Quantity | Record]:
        """The kind ("quantity", "instrument", ...) and the value of one record. Raises QuestionError where there is none."""
        row = self._connection.first(query("record"), {"id": name})
        if row is None:
            raise QuestionError(f"There is no record {name} in the ledger.")
        with translated(self._connection.path):
            return row[0], decoded(row[1], Quantity) if row[0] == "quantity" else decoded(row[1], Record)

    def origins(self) -> Origins:
        """Who said it first and who copied whom, as last derived."""
        return Origins(self._derived("origin", Origin, "id"), self._derived("copy", Copy, '"left", "right", kind'))

    def met_by(self, prints: bytes) -> tuple[DocumentId, ...]:
        """The documents whose words are worth comparing with a text of these fingerprints, by id; for a text not held here."""
        return Meetings(self._connection).met_by(prints)

    def common(self) -> tuple[Copy, ...]:
        """What the words of documents have in common, as their words alone tell it, by the ids of both."""
        return Meetings(self._connection).common()

    def verdict(self) -> Verdict:
        """Bounds and conflicts, as last derived."""
        findings = tuple(finding_of(row) for row in self._connection.rows(query("verdict_findings")))
        return Verdict(self._derived("bound", Bound, "quantity"), self._derived("conflict", Conflict, "id"), findings)

    def clusters(self) -> tuple[Cluster, ...]:
        """Verdicts on statements that belong together, as last derived."""
        return self._derived("cluster", Cluster, "kind, verdict, id")

    def findings(self, subject: str | None = None) -> tuple[Finding, ...]:
        """Everything doubtful, or what concerns one address or document id; by code, subject and text."""
        found = self._connection.rows(query("findings"), {"subject": subject})
        return tuple(sorted((finding_of(row) for row in found), key=_rank))

    def builds(self) -> tuple[Build, ...]:
        """The builds that changed something, in order."""
        return tuple(Build._make((*row[:-2], bool(row[-2]), row[-1])) for row in self._connection.rows(query("builds")))

    def about(self, states: tuple[str, str], mentions: Mentions) -> Part:
        """What a page on two states (ISO alpha-3) is written from; `mentions` tells whether words name a state."""
        return part_of(self._connection, states, mentions)

    def around(self, documents: Collection[DocumentId]) -> Part:
        """What a page on some documents is written from: as `about`, of their claims and all that these are held against."""
        return part_around(self._connection, documents)

    def asked(self, claims: Collection[ClaimId], documents: Collection[DocumentId] = ()) -> Part:
        """What the open questions on some claims, and on what is held back of some documents besides, are asked from."""
        return part_asked(self._connection, claims, documents)

    def read_of(self, claims: Collection[ClaimId]) -> Pile:
        """Some claims as they were read, or as held back, with their documents and words; those not held here are left out."""
        near = Near(self._connection)
        return near.pile(near.claims(claims).values(), held=near.held("claim", claims))

    def size(self) -> int:
        """How many claims the readings hold that count, whatever was ruled."""
        row = self._connection.first("SELECT coalesce(sum(claims), 0) FROM standing")
        return int(row[0]) if row else 0

    def totals(self) -> Totals:
        """How much the ledger holds."""
        row = self._connection.first(query("totals"))
        findings = self._connection.first(f"SELECT count(*) FROM ({query('findings')})", {"subject": None})
        assert row is not None and findings is not None  # noqa: S101, PT018  (counts always give a row)
        return Totals(*row[:3], *findings, *row[3:])

    def mark(self) -> str:
        """A digest of the moment, told without reading what the ledger holds: it differs after anything was written."""
        return digest(*(str(value) for row in self._connection.rows(query("mark")) for value in row))

    def latest_day(self) -> date | None:
        """The latest day that a document proves, as it was when what follows was last derived; None where none is dated."""
        row = self._connection.first("SELECT value FROM derivation WHERE name = 'day'")
        return date.fromisoformat(row[0]) if row and row[0] else None

    def first_builds(self, documents: Collection[DocumentId]) -> dict[DocumentId, int]:
        """The build that each of some documents came with."""
        given = {"documents": json.encode(list(documents)).decode()}
        return dict(self._connection.rows(query("first_builds"), given))

    def is_current(self) -> bool:
        """Whether what is derived speaks of all that was read; False after a build that was stopped midway."""
        row = self._connection.first(query("is_current"))
        return bool(row and row[0])

    def kind_of(self, name: str) -> str | None:
        """Which table holds this id, or the one id that begins so: "text", "document", "claim", "record", ...; None if none does.

        Raises QuestionError where several ids begin so.
        """
        found = self.identify(name)
        return found and found[0]

    def identify(self, name: str) -> tuple[str, str] | None:
        """The table and the whole id of an id given in full or by its first digits (at least four); None if there is none.

        Raises QuestionError where several ids begin so.
        """
        letter, mark, digits = name.strip().lower().rpartition("_")
        if not set(digits) <= HEXADECIMAL or len(digits) < MIN_DIGITS:
            return None
        starts = [letter + mark + digits] if mark else [f"{prefix}_{digits}" for prefix in PREFIXES]
        found = [
            (kind, full)
            for start in starts
            for kind, full in self._connection.rows(query("identify"), {"first": start, "last": start + "g"})
        ]
        claims = {full for kind, full in found if kind == "claim"}
        found = [(kind, full) for kind, full in found if kind != "held" or full not in claims]
        if len(found) > 1:
            candidates = ", ".join(f"{full} ({kind})" for kind, full in found[:10])
            raise QuestionError(f"{len(found)} ids begin with {name}: {candidates}; give more digits.")
        return found[0] if found else None

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query of one's own, for those who need columns; see `schema/` for the tables."""
        return self._connection.rows(sql, values)

    def function(self, name: str, count: int, run: Callable[..., str | bool | None]) -> None:
        """Let queries of one's own call a function of so many values; it must give the same for the same."""
        self._connection.function(name, count, run)

    def blocks(self, sql: str, size: int) -> Iterator[list[Row]]:
        """The rows of a query of one's own, so many at a time, which is faster where there are many."""
        return self._connection.blocks(sql, size)

    def _as_read(self, name: str, **values: str) -> tuple[Claim, ...]:
        with translated(self._connection.path):
            return tuple(decoded(payload, Claim) for (payload,) in self._connection.rows(query(name), values))

    def _claims(self, name: str, is_meant: Callable[[Claim], bool], **values: str) -> tuple[Claim, ...]:
        return self._counting.applied(self._as_read(name, **values), is_meant)

    def _derived(self, table: str, kind: type[T], order: str) -> tuple[T, ...]:
        rows = self._connection.rows(f"SELECT payload FROM {table} ORDER BY {order}")
        with translated(self._connection.path):
            return tuple(decoded(payload, kind) for (payload,) in rows)


def _is_figure(claim: Claim) -> bool:
    return isinstance(claim.payload, Figure)


def _is_statement(claim: Claim) -> bool:
    return isinstance(claim.payload, Statement)


def _is_between(claim: Claim, dyad: tuple[str, str]) -> bool:
    """Whether a claim is a figure between two states, whichever reports."""
    figure = claim.payload
    return isinstance(figure, Figure) and (figure.reporter, figure.partner) in {dyad, dyad[::-1]}


def _rank(finding: Finding) -> tuple[str, str, str, str, int, int]:
    """The order of findings; None comes before everything."""
    start = -1 if finding.start is None else finding.start
    end = -1 if finding.end is None else finding.end
    return (finding.code, finding.subject, finding.text, finding.document or "", start, end)
