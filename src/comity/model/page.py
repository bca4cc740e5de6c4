"""What goes into a build and what a build makes of one document or of all."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, DocumentId, TextId
from comity.model.text import Document, Metadata, Text


class Source(Struct, frozen=True, kw_only=True):
    """Something to read: a file, its address in the pile, and what the user's manifest states about it.

    A member of a pack (an archive, a mailbox, a crawl) is held: `raw` are its bytes, `path` is the file of the pack, `declared`
    is what the pack tells about it, and `media` its media type there, such as "text/html; charset=utf-8".
    """

    path: Path
    address: str
    stated: Metadata = Metadata()
    raw: bytes | None = None
    declared: Metadata = Metadata()
    media: str | None = None


class Page(Struct, frozen=True, kw_only=True):
    """Everything that one source yields. `document` and `text` are None when it could not be read; a finding says why.

    `prints` are the fingerprints of the words as `comity.trace.fingerprints` packs them; None where nobody made them.
    """

    address: str
    document: Document | None = None
    text: Text | None = None
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    prints: bytes | None = None


class Pile(Struct, frozen=True):
    """Documents and their latest claims, in one order: documents by address then id, claims by document, place and id.

    `shared_names` are the names that several documents bear, where a pile is a part of a larger one; None where it is all.
    `held` is what the readers whose claims count read against the words, by the id of the claim that each would be.
    """

    documents: dict[DocumentId, Document]
    texts: dict[TextId, Text]
    claims: dict[ClaimId, Claim]
    shared_names: frozenset[str] | None = None
    held: dict[ClaimId, Held] = {}

    def words(self, document: DocumentId) -> str:
        """The words of a document."""
        return self.texts[self.documents[document].text].words

    def quote(self, claim: ClaimId) -> str:
        """The evidence of a claim, word for word."""
        found = self.claims[claim]
        return self.words(found.document)[found.evidence.start : found.evidence.end]

    def grown(self, claims: Iterable[Claim]) -> "Pile":
        """The pile with further claims on its documents, each in its place."""
        more = {claim.id: claim for claim in claims}
        if not more:
            return self
        place = {name: number for number, name in enumerate(self.documents)}

        def order(claim: Claim) -> tuple[int, int, int, ClaimId]:
            return place[claim.document], claim.evidence.start, claim.evidence.end, claim.id

        every = sorted((self.claims | more).values(), key=order)
        return replace(self, claims={claim.id: claim for claim in every})

    def proven_day(self) -> date | None:
        """The latest day that a document proves: a document of an unknown day of 2026 proves only the first of that year."""
        published = [document.metadata.published for document in self.documents.values()]
        return max((period.first for period in published if period and period.first), default=None)
