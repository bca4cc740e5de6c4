"""The index of words: what goes into it, and how words are folded so that readers find what they mean.

An index row is a document, or a sentence that carries a claim. The tokenizer of the index lowers case, leaves out accents on
Latin letters and takes English words to their stems; `searchable` does before it what the tokenizer does not.
"""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from comity.ledger.connection import Connection
from comity.model.claim import Claim
from comity.model.ids import DocumentId

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""As in `schema/0006_words_and_seals.sql`.

Stems are those of English; words of other languages stand as they are, and questions ask for all their forms.
"""

FOLDED = str.maketrans("ёЁ", "еЕ")
"""Russian is written with either letter; other marks on Cyrillic letters tell words apart (й from и) and stay."""


def searchable(words: str) -> str:
    """Words as the index takes them: letters and their marks composed, ё as е.

    It has as many letters as `places` has places, less the last.
    """
    if unicodedata.is_normalized("NFC", words):
        return words.translate(FOLDED)
    return "".join(_composed(words[start:end]) for start, end in _clusters(words)).translate(FOLDED)


def places(words: str) -> list[int]:
    """For every letter of `searchable(words)` where it begins in `words`; at the end, the length of `words`."""
    if unicodedata.is_normalized("NFC", words):
        return list(range(len(words) + 1))
    found = [start for start, end in _clusters(words) for _ in _composed(words[start:end])]
    return [*found, len(words)]


def _clusters(words: str) -> Iterable[tuple[int, int]]:
    """Each letter with the marks behind it."""
    starts = [place for place, letter in enumerate(words) if not unicodedata.combining(letter) or place == 0]
    return pairwise([*starts, len(words)])


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


def enter_document(connection: Connection, document: DocumentId, words: str) -> None:
    """Index the words of a new document."""
    number = connection.run("INSERT INTO document_number (document) VALUES (?)", (document,))
    connection.run("INSERT INTO document_words (rowid, words) VALUES (?, ?)", (number, searchable(words)))


def enter_claims(connection: Connection, document: DocumentId, reading: int, claims: Iterable[Claim]) -> None:
    """Index the sentences of the claims of a reading, where an earlier reading has not done so."""
    claims = tuple(claims)
    if not claims:
        return
    rows = connection.rows('SELECT start, "end", number FROM passage WHERE document = ?', (document,))
    known = {(start, end): number for start, end, number in rows}
    new = sorted({(claim.passage.start, claim.passage.end) for claim in claims} - known.keys())
    words = _words(connection, document) if new else ""
    for start, end in new:
        number = connection.run('INSERT INTO passage (document, start, "end") VALUES (?, ?, ?)', (document, start, end))
        connection.run("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (number, searchable(words[start:end])))
        known[start, end] = number
    members = ((known[claim.passage.start, claim.passage.end], reading, claim.id) for claim in claims)
    connection.insert("claim_passage", ("passage", "reading", "claim"), members)


def _words(connection: Connection, document: DocumentId) -> str:
    row = connection.first("SELECT words FROM text JOIN document ON document.text = text.id WHERE document.id = ?", (document,))
    return "" if row is None else str(row[0])
