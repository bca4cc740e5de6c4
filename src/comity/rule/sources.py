"""Which claims go back to a source that is set aside."""

from collections.abc import Callable, Mapping

from comity.model.claim import Claim
from comity.model.ids import ClaimId, DocumentId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.ruling import Ruling
from comity.model.text import Document

ORIGIN = "o_"


def claims_aside(ruling: Ruling, pile: Pile, origins: Callable[[], Origins]) -> frozenset[ClaimId]:
    """The claims of a pile that do not count when a source is set aside; `origins` is called where the source is an origin.

    An origin is found again by the claims it had: whatever is one with any of them goes too, a reprint that came later included.
    """
    subject = (ruling.subject or "").casefold()
    if subject.startswith(ORIGIN):
        ruled = set(ruling.claims)
        return frozenset(claim for origin in origins().origins if ruled & set(origin.claims) for claim in origin.claims)
    if subject in pile.documents:
        return frozenset(claim.id for claim in pile.claims.values() if claim.document == subject)
    return frozenset(claim.id for claim in pile.claims.values() if subject in names(claim, pile.documents))


def names(claim: Claim, documents: Mapping[DocumentId, Document]) -> set[str]:
    """The names, in lower case, of everybody who passed a claim on: outlet, agency, speaker."""
    publisher = documents[claim.document].metadata.publisher
    return {voice.name.casefold() for voice in claim.chain} | ({publisher.casefold()} if publisher else set())
