"""The tables of the Python front door: their columns, and the rows that a ledger gives them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import exp
from typing import TYPE_CHECKING, Any

from comity.api.table import Kind
from comity.ledger.connection import query
from comity.ledger.view import View
from comity.model.claim import kind_of
from comity.model.origin import Copy
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import RecordKind
from comity.model.text import Document
from comity.search import Found

if TYPE_CHECKING:
    from comity.publish.material import Material

Row = Sequence[Any]

PAIRS: dict[str, Kind] = {"pair": "text", "one": "text", "other": "text", "claims": "count"}

# fmt: off
FIGURES: dict[str, Kind] = {
    "claim": "text", "quantity": "text", "origin": "text", "indicator": "text", "scope": "text", "reporter": "text",
    "partner": "text", "direction": "text", "product": "text", "relation": "text", "value": "number", "value_high": "number",
    "unit": "text", "hedge": "text", "strict_low": "number", "strict_high": "number", "lenient_low": "number",
    "lenient_high": "number", "period_first": "day", "period_last": "day", "base_first": "day", "base_last": "day",
    "modality": "text", "denied": "flag", "speaker": "text", "publisher": "text", "asserted_first": "day", "asserted_last": "day",
    "address": "text", "quote": "text", "document": "text", "start": "count", "end": "count", "reader": "text",
    "extractor": "text",
}
"""As in the export to CSV: values in base units, limits as the words and their hedge allow."""

MATTERS: dict[str, Kind] = {
    "record": "text", "kind": "text", "name": "text", "type": "text", "parties": "texts", "first": "day", "last": "day",
    "state": "text", "state_first": "day", "state_last": "day", "until": "day", "promises": "count",
    "origins": "count", "claims": "texts",
}
"""`first` and `last` are the days of the record; `state` is what was last done to it; `until` the earliest end given."""

CLASHES: dict[str, Kind] = {
    "conflict": "text", "label": "text", "factor": "number", "claims": "texts", "speakers": "texts", "quotes": "texts",
    "assumptions": "texts", "mends": "texts", "slip": "text",
}
"""`factor` is by how much the statements stand apart; `mends` are changes any one of which would do."""

SOURCES: dict[str, Kind] = {
    "document": "text", "address": "text", "publisher": "text", "published_first": "day", "published_last": "day",
    "grade": "text", "title": "text", "url": "text", "lang": "text", "claims": "count", "copies": "texts",
}
"""`copies` are the documents that copy this one, or that it copies."""

FOUND: dict[str, Kind] = {
    "claim": "text", "kind": "text", "record": "text", "sentence": "text", "speaker": "text", "publisher": "text",
    "published_first": "day", "published_last": "day", "address": "text", "document": "text",
}
# fmt: on


def figure_rows(view: View, pair: tuple[str, str] | None, indicator: str | None) -> Iterator[Row]:
    """Rows of FIGURES: of a pair of states or all, of an indicator and those under it or all."""
    left, right = pair or (None, None)
    words: dict[str, str] = {}
    for row in view.rows(view.counting(query("figure_table")), {"left": left, "right": right, "indicator": indicator}):
        *told, text, document, start, end, reader, extractor = row
        if text not in words:
            words[text] = view.words(document)
        yield (*told, words[text][start:end], document, start, end, reader, extractor)


def matter_rows(material: "Material", kind: RecordKind, day: date | None) -> Iterator[Row]:
    """Rows of MATTERS as of a day, the latest that a document proves."""
    from comity.publish.matters import matters

    for matter in matters(material, day or material.latest_day, (kind,)):
        record, state = matter.record, matter.state
        yield (
            record.id,
            record.kind,
            matter.title,
            record.type,
            record.parties,
            *_ends(record.date),
            None if state is None else state.action,
            *_ends(None if state is None else state.period),
            matter.until[0].last if matter.until else None,
            len(matter.promises),
            len(matter.origins),
            [claim.id for claim in matter.claims],
        )


def clash_rows(material: "Material") -> Iterator[Row]:
    """Rows of CLASHES, in the order of `comity clashes`."""
    claims = material.pile.claims
    for conflict in material.conflicts:
        yield (
            conflict.id,
            conflict.label,
            exp(conflict.gap),
            conflict.claims,
            [claims[claim].speaker.name for claim in conflict.claims],
            [material.pile.quote(claim) for claim in conflict.claims],
            conflict.assumptions,
            [mend.text for mend in conflict.mends],
            None if conflict.slip is None else conflict.slip.text,
        )


def documents(chosen: Iterable[Document], pile: Pile, copies: Iterable[Copy]) -> Iterator[Row]:
    """Rows of SOURCES."""
    claims: dict[str, int] = {}
    for claim in pile.claims.values():
        claims[claim.document] = claims.get(claim.document, 0) + 1
    others: dict[str, list[str]] = {}
    for copy in copies:
        if copy.is_copy:
            others.setdefault(copy.left, []).append(copy.right)
            others.setdefault(copy.right, []).append(copy.left)
    for document in chosen:
        known = document.metadata
        told = (known.publisher, *_ends(known.published), known.grade, known.title, known.url, known.lang)
        yield (document.id, document.address, *told, claims.get(document.id, 0), sorted(others.get(document.id, [])))


def found_rows(found: Found) -> Iterator[Row]:
    """Rows of FOUND: claims, best first within what they are about."""
    for record, hits in found.claims:
        for hit in hits:
            known = hit.document.metadata
            said = (hit.sentence, hit.claim.speaker.name, known.publisher, *_ends(known.published))
            yield (hit.claim.id, kind_of(hit.claim.payload), record, *said, hit.document.address, hit.document.id)


def _ends(period: Period | None) -> tuple[date | None, date | None]:
    return (None, None) if period is None else (period.first, period.last)
