"""Asking the index of words: which claims and which documents hold them, and satisfy what else is asked of them."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from comity.ledger.connection import Row
from comity.ledger.view import View
from comity.ledger.words import searchable
from comity.model.ids import ClaimId, DocumentId


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked of claims and documents; None or nothing asks nothing.

    `match` is an expression of FTS5. `speaker` and `publisher` are words that must stand together in the name; `kinds` are those
    of claims; `states` groups of ways to name one state, of each of which one must be a side; `first` is the first and `last`
    the last day on which a document may have been published, and certainly was.
    """

    match: str | None = None
    speaker: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[tuple[str, ...], ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def is_of_claims(self) -> bool:
        """Whether a document can only satisfy it by a claim in it."""
        return bool(self.speaker or self.kinds or self.states)


CLAIMS = """
SELECT hit.rank, passage.document, passage.start, claim_passage.claim
FROM (SELECT rowid AS number, rank FROM passage_words WHERE passage_words MATCH :match) AS hit
CROSS JOIN passage ON passage.number = hit.number
CROSS JOIN claim_passage ON claim_passage.passage = hit.number
WHERE claim_passage.reading = (
    SELECT max(number) FROM metadata
    WHERE metadata.document = passage.document AND metadata.reader = (
        SELECT chosen.reader FROM metadata AS chosen
        WHERE chosen.document = passage.document AND chosen.is_preferred
        ORDER BY chosen.number DESC LIMIT 1
    )
) AND {conditions}
"""
"""Words alone are answered by the index and by which reading counts (as in the view `current_claim`): claims are wide rows."""
OF_ROW = """EXISTS (
    SELECT 1 FROM claim WHERE claim.reading = claim_passage.reading AND claim.id = claim_passage.claim AND {conditions}
) OR EXISTS (
    SELECT 1 FROM taken_claim JOIN edited_claim AS claim ON claim.id = taken_claim.id
    WHERE taken_claim.reading = claim_passage.reading AND taken_claim.id = claim_passage.claim AND {conditions}
)"""
ALL_CLAIMS = """
SELECT 0.0, claim.document, claim.evidence_start, claim.id
FROM current_claim AS claim
WHERE {conditions}
"""
DOCUMENTS = """
SELECT hit.rank, document.document
FROM (SELECT rowid AS number, rank FROM document_words WHERE document_words MATCH :match) AS hit
CROSS JOIN document_number AS document ON document.number = hit.number
WHERE {conditions}
"""
ALL_DOCUMENTS = """
SELECT 0.0, document.document
FROM document_number AS document
WHERE {conditions}
"""
OF_CLAIMS = """EXISTS (
    SELECT 1 FROM current_claim AS claim WHERE claim.document = document.document AND {conditions}
)"""
OF_METADATA = """EXISTS (
    SELECT 1 FROM metadata
    WHERE metadata.number = (SELECT max(number) FROM metadata WHERE document = {table}.document) AND {conditions}
)"""


def claims_found(view: View, asked: Asked) -> list[tuple[float, DocumentId, int, ClaimId]]:
    """All claims that count and satisfy what is asked, in no order.

    Of each: the rank of its sentence (least is best), its document, where the sentence begins (the evidence, where no words are
    asked), its id.
    """
    values: dict[str, object] = {"match": asked.match}
    fields = list(_of_claims(asked, values))
    if asked.match is None:
        conditions = _all([*fields, *_of_metadata(asked, values, "claim")])
        return list(_rows(view, ALL_CLAIMS.format(conditions=conditions), values))
    of_row = [f"({OF_ROW.format(conditions=_all(fields))})"] if fields else []
    conditions = _all([*_of_metadata(asked, values, "passage"), *of_row])
    out = {one.claim for one in view.struck()}
    return [row for row in _rows(view, CLAIMS.format(conditions=conditions), values) if row[3] not in out]


def documents_found(view: View, asked: Asked) -> list[tuple[float, DocumentId]]:
    """All documents that satisfy what is asked, for fields of claims by one claim that has all of them; in no order."""
    values: dict[str, object] = {"match": asked.match}
    conditions = list(_of_metadata(asked, values, "document"))
    if asked.is_of_claims:
        conditions.append(OF_CLAIMS.format(conditions=_all(list(_of_claims(asked, values)))))
    sql = ALL_DOCUMENTS if asked.match is None else DOCUMENTS
    return list(_rows(view, sql.format(conditions=_all(conditions)), values))


def _rows(view: View, sql: str, values: dict[str, object]) -> Iterator[Row]:
    view.function("says", 2, says)
    yield from view.rows(view.counting(sql), values)


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "1"


def _of_claims(asked: Asked, values: dict[str, object]) -> Iterator[str]:
    for place, words in enumerate(asked.speaker):
        values[f"speaker{place}"] = words
        yield f"says(claim.speaker, :speaker{place})"
    if asked.kinds:
        values |= {f"kind{place}": kind for place, kind in enumerate(asked.kinds)}
        yield f"claim.kind IN ({', '.join(f':kind{place}' for place, _ in enumerate(asked.kinds))})"
    for place, names in enumerate(asked.states):
        values[f"code{place}"] = names[0]
        values |= {f"state{place}_{other}": name for other, name in enumerate(names)}
        marks = ", ".join(f":state{place}_{other}" for other, _ in enumerate(names))
        yield (
            f"(claim.reporter = :code{place} OR claim.partner = :code{place} "
            f"OR EXISTS (SELECT 1 FROM json_each(claim.parties) WHERE value IN ({marks})))"
        )


def _of_metadata(asked: Asked, values: dict[str, object], table: str) -> Iterator[str]:
    conditions = []
    for place, words in enumerate(asked.publisher):
        values[f"publisher{place}"] = words
        conditions.append(f"says(metadata.publisher, :publisher{place})")
    if asked.first is not None:
        values["first"] = asked.first.isoformat()
        conditions.append("metadata.published_first >= :first")
    if asked.last is not None:
        values["last"] = asked.last.isoformat()
        conditions.append("metadata.published_last <= :last")
    if conditions:
        yield OF_METADATA.format(table=table, conditions=_all(conditions))


@lru_cache(10_000)
def says(name: str | None, wanted: str) -> bool:
    """Whether words stand together in a name, whatever their case and accents."""
    return name is not None and f" {' '.join(tokens(wanted))} " in f" {' '.join(tokens(name))} "


def tokens(words: str) -> list[str]:
    """Runs of letters and digits, without case and accents: how names are compared."""
    folded = unicodedata.normalize("NFKD", searchable(words)).casefold()
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept).split()
