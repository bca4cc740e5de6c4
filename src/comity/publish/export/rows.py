"""Figures as one flat table: every figure claim with its words, its document and who said it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from comity.model.claim import Claim, Figure
from comity.model.page import Pile
from comity.publish.export.cells import safe
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.resources.indicators import label

# fmt: off
COLUMNS = (
    "claim", "document", "address", "publisher", "published",
    "indicator", "label", "scope", "reporter", "partner", "direction", "product",
    "relation", "value", "value_high", "unit", "hedge", "strict_low", "strict_high", "lenient_low", "lenient_high",
    "period_first", "period_last", "base_first", "base_last", "modality", "denied",
    "speaker", "chain", "quote", "start", "end", "reader", "extractor", "engine",
)
# fmt: on


def figure_rows(pile: Pile) -> Iterator[dict[str, Any]]:
    """Every figure claim as one flat row; the columns are `COLUMNS`."""
    for claim in pile.claims.values():
        if isinstance(claim.payload, Figure):
            yield _row(pile, claim, claim.payload)


def _row(pile: Pile, claim: Claim, figure: Figure) -> dict[str, Any]:
    document = pile.documents[claim.document]
    published, period, base = document.metadata.published, figure.period, figure.base
    named = (
        "indicator",
        "scope",
        "reporter",
        "partner",
        "direction",
        "product",
        "relation",
        "value",
        "value_high",
        "unit",
        "hedge",
    )
    return {
        "claim": claim.id,
        "document": document.id,
        "address": document.address,
        "publisher": document.metadata.publisher,
        "published": published.label() if published else None,
        "label": label(figure.indicator),
        **{field: getattr(figure, field) for field in named},
        "strict_low": figure.strict.low,
        "strict_high": figure.strict.high,
        "lenient_low": figure.lenient.low,
        "lenient_high": figure.lenient.high,
        "period_first": period.first if period else None,
        "period_last": period.last if period else None,
        "base_first": base.first if base else None,
        "base_last": base.last if base else None,
        "modality": claim.modality,
        "denied": claim.is_denied,
        "speaker": claim.speaker.name,
        "chain": " <- ".join(voice.name for voice in claim.chain),
        "quote": pile.quote(claim.id),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "reader": claim.reader,
        "extractor": claim.extractor,
        "engine": claim.engine,
    }


def to_csv(content: Content, _: About) -> Iterator[bytes]:
    """The flat table of figures as CSV (RFC 4180); an apostrophe stands before what a spreadsheet would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in figure_rows(content.pile):
        writer.writerow({column: safe(value) for column, value in row.items()})
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()
