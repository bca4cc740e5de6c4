"""Who speaks in a pile: each document's own words, and the voices it names."""

from collections import Counter

from comity.model.claim import Claim, Voice
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.model.text import Document, Notice
from comity.resources.publishers import known_publisher, publisher_voice
from comity.trace.voices import outlet_key


class Cast:
    """The documents of a pile as speakers. `labels` are names that no two share: the publisher, with the address where needed."""

    def __init__(self, pile: Pile) -> None:
        """Read publishers and notices of all documents."""
        self.pile = pile
        names = Counter(document.name for document in pile.documents.values())
        shared = {name for name, count in names.items() if count > 1} if pile.shared_names is None else pile.shared_names
        self.labels: dict[DocumentId, str] = {
            key: f"{document.name} ({document.address})" if document.name in shared else document.name
            for key, document in pile.documents.items()
        }
        self._sources: dict[DocumentId, tuple[Notice, ...]] = {
            key: tuple(notice for notice in document.notices if names_source(notice)) for key, document in pile.documents.items()
        }
        self._houses: dict[DocumentId, frozenset[str]] = {
            key: frozenset(map(outlet_key, (document.name, *(notice.name for notice in self._sources[key]))))
            for key, document in pile.documents.items()
        }

    def is_own(self, claim: Claim) -> bool:
        """Whether a document says it in its own words: nobody stands behind its publisher and the source of its text."""
        if claim.speaker.type != "outlet":
            return False
        return len(claim.chain) == 1 or outlet_key(claim.speaker.name) in self._houses[claim.document]

    def is_named(self, claim: Claim) -> bool:
        """Whether the words name who says it."""
        return claim.speaker.type != "anonymous" and not self.is_own(claim)

    def named_voice(self, claim: Claim) -> Voice | None:
        """Who says a claim, where it is told: its speaker, else the outlet whose own words they are, where that is known."""
        if self.is_named(claim):
            return claim.speaker
        is_known = self.source(claim.document) is not None or self.pile.documents[claim.document].metadata.publisher is not None
        return self.outlet(claim) if self.is_own(claim) and is_known else None

    def outlet(self, claim: Claim) -> Voice:
        """Whose words a document's own words are: the outlet that its notice names, else its publisher."""
        notice = self.source(claim.document)
        if notice is None or outlet_key(notice.name) == outlet_key(claim.speaker.name):
            return claim.speaker
        return publisher_voice(notice.name)

    def teller(self, claim: Claim) -> Voice:
        """The outlet nearest to whoever says a claim: whose words a document's own are, else the last outlet of its chain."""
        if self.is_own(claim):
            return self.outlet(claim)
        return next((voice for voice in reversed(claim.chain) if voice.type == "outlet"), claim.chain[0])

    def source(self, document: DocumentId) -> Notice | None:
        """The notice that tells from whom a text comes: first published by, else an agency's dateline or bare credit."""
        order = {"republication": 0, "dateline": 1, "credit": 2}
        return min(self._sources[document], key=lambda notice: order[notice.kind], default=None)


def names_source(notice: Notice) -> bool:
    """Whether a notice tells from whom a text comes: a credit does where it is an agency's name alone, in brackets."""
    if notice.kind == "credit":  # "With reporting from Agency" is no more than help
        return known_publisher(notice.name) is not None and notice.end - notice.start <= len(notice.name) + 4
    return notice.kind in {"republication", "dateline"}


def notice_of_outlet(document: Document, other: Document) -> Notice | None:
    """The notice of a document that names the publisher of another as its source; None without one."""
    if other.metadata.publisher is None:
        return None
    key = outlet_key(other.metadata.publisher)
    return next((notice for notice in document.notices if names_source(notice) and outlet_key(notice.name) == key), None)
