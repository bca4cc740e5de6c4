"""The whole pile out of a ledger: documents, words and current claims."""

from collections.abc import Iterator

from comity.ledger.connection import Connection, damaged, query, translated
from comity.ledger.rows import decoded, document_of
from comity.model.claim import Claim
from comity.model.errors import LedgerError
from comity.model.held import Held
from comity.model.ids import TextId, text_id
from comity.model.page import Pile
from comity.model.ruling import Ruling
from comity.model.text import Text


def pile_of(connection: Connection, until: int | None = None) -> Pile:
    """All documents with the latest of what is known about them, their texts, their current claims, and what is held back.

    They come in the order of Pile. With `until`, the number of a build, everything as it was read by then.
    """
    suffix, values = ("", {}) if until is None else ("_until", {"build": until})
    with translated(connection.path):
        documents = [document_of(row) for row in connection.rows(query(f"documents{suffix}"), values)]
        told = [decoded(payload, Claim) for (payload,) in connection.rows(query(f"claims{suffix}"), values)]
        held = [decoded(payload, Held) for (payload,) in connection.rows(query(f"held{suffix}"), values)]
    kept = {document.text for document in documents}
    return Pile(
        documents={document.id: document for document in documents},
        texts={name: text for name, text in _texts(connection) if until is None or name in kept},
        claims={claim.id: claim for claim in told},
        held={one.claim.id: one for one in held},
    )


def _texts(connection: Connection) -> Iterator[tuple[TextId, Text]]:
    """The texts by id. Raises LedgerError where one is no longer what it was: its id is the digest of its words."""
    for name, words in connection.rows(query("texts")):
        if text_id(words) != name:
            raise LedgerError(damaged(connection.path, f"the words of text {name} are not those that were read"))
        yield name, Text(name, words)


def rulings_of(connection: Connection) -> tuple[Ruling, ...]:
    """All rulings of a ledger, withdrawn ones too, by time and id."""
    with translated(connection.path):
        return tuple(decoded(payload, Ruling) for (payload,) in connection.rows(query("rulings")))
