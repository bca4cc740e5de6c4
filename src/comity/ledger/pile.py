"""The whole pile out of a ledger: documents, words and current claims."""

from collections.abc import Iterator

from comity.ledger.connection import Connection, damaged, query, translated
from comity.ledger.rows import decoded, document_of
from comity.model.claim import Claim
from comity.model.errors import LedgerError
from comity.model.ids import TextId, text_id
from comity.model.page import Pile
from comity.model.text import Text


def pile_of(connection: Connection) -> Pile:
    """All documents with the latest of what is known about them, their texts, and their current claims, in the order of Pile."""
    with translated(connection.path):
        documents = [document_of(row) for row in connection.rows(query("documents"))]
        claims = [decoded(payload, Claim) for (payload,) in connection.rows(query("claims"))]
    return Pile(
        documents={document.id: document for document in documents},
        texts=dict(_texts(connection)),
        claims={claim.id: claim for claim in claims},
    )


def _texts(connection: Connection) -> Iterator[tuple[TextId, Text]]:
    """The texts by id. Raises LedgerError where one is no longer what it was: its id is the digest of its words."""
    for name, words in connection.rows(query("texts")):
        if text_id(words) != name:
            raise LedgerError(damaged(connection.path, f"the words of text {name} are not those that were read"))
        yield name, Text(name, words)
