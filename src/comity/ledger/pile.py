"""The whole pile out of a ledger: documents, words and current claims."""

from comity.ledger.connection import Connection, query, translated
from comity.ledger.rows import decoded, document_of
from comity.model.claim import Claim
from comity.model.page import Pile
from comity.model.text import Text


def pile_of(connection: Connection) -> Pile:
    """All documents with the latest of what is known about them, their texts, and their current claims, in the order of Pile."""
    with translated(connection.path):
        documents = [document_of(row) for row in connection.rows(query("documents"))]
        claims = [decoded(payload, Claim) for (payload,) in connection.rows(query("claims"))]
    return Pile(
        documents={document.id: document for document in documents},
        texts={name: Text(name, words) for name, words in connection.rows(query("texts"))},
        claims={claim.id: claim for claim in claims},
    )
