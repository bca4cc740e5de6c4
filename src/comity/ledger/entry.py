"""Writing to a ledger: pages are posted as they are read, then what follows from all of them is derived in one stroke."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from comity.ledger import rows
from comity.ledger.batch import Batch
from comity.ledger.connection import Connection, Row, query
from comity.ledger.derived import Tie, enter_all
from comity.ledger.exchange import Exchange
from comity.ledger.meetings import Meetings
from comity.ledger.near import Near
from comity.ledger.pile import pile_of, rulings_of
from comity.model.claim import Claim
from comity.model.errors import LedgerError
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, DocumentId, TextId, digest
from comity.model.origin import Origins
from comity.model.page import Page, Pile
from comity.model.record import Records
from comity.model.ruling import Ruling, Struck
from comity.model.text import Document
from comity.model.verdict import Cluster, Verdict

Posted: TypeAlias = Literal["added", "unchanged", "corrected", "refreshed", "failed", "imported"]
"""What became of a page: a new document; nothing new; other metadata; the same read by another version; not readable.

Claims that another reader hands in are imported, or unchanged.
"""

BUILTIN = "builtin"
"""The reader whose claims come with the page."""

BATCH = 256
"""Pages in one transaction: a commit costs as much as dozens of pages, and a killed build loses at most so many."""


class Entry:
    """The one writer of a ledger, from `Ledger.entry()`. It holds the file's write lock; readers go on reading.

    `counts` tells how many pages came to what.
    """

    def __init__(self, connection: Connection) -> None:
        self.counts: dict[Posted, int] = dict.fromkeys(get_args(Posted), 0)
        self._connection = connection
        self._meetings = Meetings(connection)
        self._prints: list[tuple[DocumentId, bytes]] = []
        self._build: int | None = None
        self._day: str | None = None
        self._version: str | None = None
        self._claims = 0
        self._waiting = 0
        self._batch = Batch(connection)
        self._seen = self._begin()

    def post(self, page: Page, version: str) -> Posted:
        """Enter what one source yielded, as read by `version` of the parts.

        A page of the same document with the same metadata and version changes nothing; otherwise its claims and findings
        take the place of the earlier ones, which stay in the file. It is safe from a kill at the next commit, which comes
        every so many pages.
        """
        self._version = version
        return self._counted(self._post(page, version))

    def hand_in(
        self,
        document: Document,
        claims: Collection[Claim],
        reader: str,
        held: Collection[Held] = (),
        *,
        is_preferred: bool = True,
    ) -> Posted:
        """Enter what a reader other than the built-in one read out of a document that the ledger holds.

        From then on the claims of this reader count for the document, until another hands in claims or the document's metadata
        are corrected, to which handed-in claims no longer fit; unless `is_preferred`, which leaves those that count as they are.
        Every set stays in the file, with what is `held` back of it for a person; the same again changes nothing.
        Raises ValueError for the built-in reader, whose claims come with the page.
        """
        if reader == BUILTIN:
            raise ValueError(f"the claims of the reader {BUILTIN} come with the page")
        said = [rows.encoded(sorted(claims, key=lambda claim: claim.id))]
        said += [rows.encoded(sorted(held, key=lambda one: one.claim.id))] if held else []
        version = digest(*said)
        last = self._last_reading(document, reader)
        is_known = last is not None and last[1:3] == (version, rows.encoded(document.metadata))
        if is_known and (not is_preferred or self._current_reading(document)[0] == reader):
            return self._counted("unchanged")
        self._enter_claims(document, claims, version, reader, held, is_preferred=is_preferred)
        return self._counted("imported")

    def _counted(self, posted: Posted) -> Posted:
        self.counts[posted] += 1
        self._waiting += 1
        if self._waiting >= BATCH:
            self.commit()
        return posted

    def findings(self, found: Iterable[Finding], about: Collection[str] = ()) -> None:
        """Enter findings that belong to no page, in place of earlier such findings on their subjects and those in `about`."""
        found = list(found)
        for subject in sorted({*about, *(finding.subject for finding in found)}):
            self._connection.run("DELETE FROM finding WHERE owner = 'build' AND subject = ?", (subject,))
        self._connection.insert("finding", rows.FINDING, (rows.finding_row(finding, "build") for finding in found))

    def pile(self) -> Pile:
        """All documents and their current claims as they were read, those posted here included."""
        self._write()
        return pile_of(self._connection)

    def dated(self, day: date) -> None:
        """Say on which day documents are added. Raises LedgerError for a day before one that was told earlier."""
        last = self._connection.first("SELECT max(day) FROM build")
        if last and last[0] and day.isoformat() < last[0]:
            raise LedgerError(f"{self._connection.path}: the last documents were added on {last[0]}; {day} lies before that day")
        self._day = day.isoformat()

    def rule(self, ruling: Ruling) -> bool:
        """Enter a ruling for good; False where the ledger holds it already."""
        if self._connection.first("SELECT 1 FROM ruling WHERE id = ?", (ruling.id,)):
            return False
        self._connection.insert("ruling", rows.RULING, [rows.ruling_row(ruling)])
        self._connection.insert("ruling_claim", ("ruling", "claim"), ((ruling.id, claim) for claim in ruling.claims))
        return True

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, withdrawn ones too, by time and id."""
        return rulings_of(self._connection)

    def strike(self, pile: Pile, edited: Collection[ClaimId], struck: Iterable[Struck], taken: Iterable[Claim] = ()) -> None:
        """Put what rulings make of the claims in place of what they made before; `pile` holds those that count.

        `taken` are claims that were held back, those that are struck out among them.

        Call it before `derive`, in whose transaction it becomes visible.
        """
        self._write()
        self._connection.run(query("forget_taken"))
        self._connection.run("DELETE FROM struck")
        self._connection.run("DELETE FROM edited_claim")
        self._connection.insert("struck", ("claim", "ruling", "how"), ((one.claim, one.ruling, one.how) for one in struck))
        changed = [pile.claims[name] for name in edited]
        for claim in (*changed, *(one for one in taken if one.id not in set(edited))):
            name = claim.id
            read = self._connection.first("SELECT reading, build FROM current_claim WHERE id = ?", (name,))
            if read is None and (read := self._connection.first(query("held_reading"), {"id": name})) is not None:
                self._batch.enter_sentences(claim.document, [claim], read[0])
            publisher = pile.documents[claim.document].metadata.publisher
            if read is not None:
                self._connection.insert("edited_claim", rows.CLAIM, [rows.claim_row(claim, read[0], read[1], publisher)])
        self._write()

    def claims_by(self, reader: str) -> tuple[Claim, ...]:
        """What one reader read, whether or not its claims count now, those posted here included: by document, place and id."""
        self._write()
        return tuple(rows.decoded(payload, Claim) for (payload,) in self._connection.rows(query("claims_by"), {"reader": reader}))

    def derive(
        self,
        records: Records,
        origins: Origins,
        verdict: Verdict,
        clusters: Sequence[Cluster],
        *,
        ties: Iterable[Tie] = (),
        made: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        """Put what follows from the pile in place of what followed before, together with the posts so far: all or nothing.

        `ties` are the keys by which a later build finds what a claim may meet; `made` says of the derivation as a whole what it
        rests on besides the claims.
        """
        self._write()
        enter_all(self._connection, records, origins, verdict, clusters, ties)
        self.settle(made)

    def settle(self, made: Mapping[str, str | None]) -> None:
        """Say that what is derived speaks of all that was read, and commit; see `derive` for `made`."""
        self._write()
        self._connection.run("DELETE FROM derivation")
        self._connection.run("DELETE FROM recompared")
        self._connection.insert("derivation", ("name", "value"), sorted(made.items()))
        self._connection.run(
            "UPDATE standing SET used = reading, known_used = known WHERE used IS NOT reading OR known_used IS NOT known"
        )
        self._connection.run("UPDATE build SET is_derived = 1 WHERE number = ?", (self._current_build(),))
        self.commit()

    def unread(self, digest: str, *, is_whole: bool) -> list[tuple[TextId, str]]:
        """Texts, with their words, not looked through for the names of states of this digest: all, or the latest alone."""
        self._write()
        name = "texts_unread" if is_whole else "texts_unread_near"
        return [(text, words) for text, words in self._connection.rows(query(name), {"digest": digest})]

    def read_through(self, text: TextId, states: Iterable[str], digest: str) -> None:
        """Keep which states the words of a text name, by the names of this digest."""
        self._write()
        self._connection.run("DELETE FROM text_state WHERE text = ?", (text,))
        self._connection.insert("text_state", ("text", "state", "digest"), [(text, state, digest) for state in ("", *states)])

    @property
    def meetings(self) -> Meetings:
        """The pairs of documents that may share words, those of the posts so far included."""
        self._write()
        return self._meetings

    @property
    def near(self) -> Near:
        """Parts of the ledger as it stands, the posts so far included."""
        self._write()
        return Near(self._connection)

    @property
    def exchange(self) -> Exchange:
        """What puts a part of what is derived in place of what it was; call `settle` when all of it is done."""
        self._write()
        return Exchange(self._connection)

    def commit(self) -> None:
        """Make everything so far safe: after this a kill loses none of it."""
        self._close_transaction()
        seen, self._seen = self._seen, self._begin()
        if seen != self._seen:
            self._meetings.forget()

    def _begin(self) -> Row | None:
        """Take the file's lock; what is returned differs from the last time where another writer has been in between."""
        self._connection.run("BEGIN IMMEDIATE")
        self._batch.begin()
        return self._connection.first("PRAGMA data_version")

    def finish(self) -> None:
        """Commit and let go of the ledger."""
        self._close_transaction()
        self._connection.close()

    def _write(self) -> None:
        """Write the rows of the pages so far."""
        self._batch.write()
        prints, self._prints = self._prints, []
        for document, packed in prints:
            self._meetings.add(document, packed)

    def _close_transaction(self) -> None:
        self._write()
        if self._build is not None:
            sets = ", ".join(f"{name} = :{name}" for name in (*self.counts, "version", "claims"))
            values: dict[str, object] = {**{str(name): count for name, count in self.counts.items()}, "version": self._version}
            values |= {"claims": self._claims, "number": self._build}
            self._connection.run(f"UPDATE build SET {sets} WHERE number = :number", values)
        self._connection.run("COMMIT")
        self._waiting = 0

    def _post(self, page: Page, version: str) -> Posted:
        document, text = page.document, page.text
        if document is None or text is None:
            self._replace_findings(page.address, None, page.findings)
            return "failed"
        posted = self._compared(document, version)
        if posted == "unchanged":
            self._connection.run("DELETE FROM finding WHERE owner = 'page' AND address = ? AND read_as IS NULL", (page.address,))
            return posted
        if posted == "added":
            self._batch.enter_document(document, text)
            if page.prints is not None:
                self._prints.append((document.id, page.prints))
        reader = None if posted == "added" else self._current_reading(document)[0]
        kept = [claim for claim in page.claims if rows.is_storable(claim)]
        self._enter_claims(document, kept, version, BUILTIN, is_preferred=posted != "refreshed")
        left_out = [] if len(kept) == len(page.claims) else [claim for claim in page.claims if not rows.is_storable(claim)]
        doubts = [_left_out(claim, page.address) for claim in left_out]
        if reader not in {None, BUILTIN} and posted == "corrected":
            doubts.append(_outdated(document, str(reader)))
        self._replace_findings(page.address, document.id, [*page.findings, *doubts])
        return posted

    def _compared(self, document: Document, version: str) -> Posted:
        last = self._last_reading(document, BUILTIN)
        if last is None:
            return "added"
        _, last_version, metadata, notices = last
        if metadata != rows.encoded(document.metadata):
            return "corrected"
        return "unchanged" if (last_version, notices) == (version, rows.encoded(document.notices)) else "refreshed"

    def _last_reading(self, document: Document, reader: str) -> Row | None:
        """How a document was read the last time by a reader, those posted here included; None where it never was."""
        if self._batch.holds(document.id):
            self._write()
        return self._connection.first(query("last_reading"), {"id": document.id, "reader": reader})

    def _current_reading(self, document: Document) -> tuple[str | None, str | None]:
        """Whose claims of a document count, and in which version; None for a new document. None of its rows may wait."""
        return self._connection.first(query("current_reading"), {"id": document.id}) or (None, None)

    def _enter_claims(
        self,
        document: Document,
        claims: Collection[Claim],
        version: str,
        reader: str,
        held: Collection[Held] = (),
        *,
        is_preferred: bool,
    ) -> None:
        """Enter the set of claims that a reader read out of a document, with what is known about the document."""
        build = self._current_build()
        self._batch.enter_reading(document, claims, build, version, reader, held=held, is_preferred=is_preferred)
        self._claims += len(claims)

    def _replace_findings(self, address: str, read_as: str | None, found: Iterable[Finding]) -> None:
        """Put findings in place of those of the same document at an address, and of a failure to read it."""
        self._connection.run(
            "DELETE FROM finding WHERE owner = 'page' AND address = ? AND (read_as IS NULL OR read_as = ?)", (address, read_as)
        )
        if new := [rows.finding_row(finding, "page", address, read_as) for finding in found]:
            self._connection.insert("finding", rows.FINDING, new)

    def _current_build(self) -> int:
        if self._build is None:
            self._build = self._connection.run("INSERT INTO build (version, day) VALUES (?, ?)", (self._version, self._day))
        return self._build


def _outdated(document: Document, reader: str) -> Finding:
    text = (
        f"{document.address}: what is known about the document was corrected, and the claims that {reader} handed in earlier "
        "rest on what was known before; the built-in reader's count until they are imported again."
    )
    return Finding(code="ledger.outdated-claims", subject=document.address, text=text, document=document.id)


def _left_out(claim: Claim, address: str) -> Finding:
    text = f"{address}: {claim.extractor} read a value that is no finite number at {claim.evidence.start}; the claim is left out."
    place = claim.evidence
    return Finding(
        code="ledger.not-finite", subject=address, text=text, document=claim.document, start=place.start, end=place.end
    )
