"""JSON lines: every row of every kind, each with the name of its kind under "row"; the first line is the head."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from comity.model.page import Pile
from comity.publish.export.content import Content
from comity.publish.export.form import About


def json_lines(content: Content, about: About) -> Iterator[bytes]:
    """The head, then documents, texts, claims, quantities, records, members, links, origins, copies and conclusions."""
    yield _line("about", about)
    pile, records, origins, verdict = content.pile, content.records, content.origins, content.verdict
    yield from (_line("document", msgspec.to_builtins(document)) for document in pile.documents.values())
    yield from (_line("text", msgspec.to_builtins(pile.texts[name])) for name in sorted(pile.texts))
    yield from (_line("claim", row) for row in claim_rows(pile))
    sorts: tuple[tuple[str, Iterable[Any]], ...] = (
        ("quantity", records.quantities),
        ("record", records.records),
        ("member", sorted(records.members)),
        (
            "link",
            sorted(records.links, key=lambda link: (link.document, link.start, link.end, link.kind, link.source, link.target)),
        ),
        ("origin", origins.origins),
        ("copy", sorted(origins.copies, key=lambda copy: (copy.left, copy.right, copy.kind))),
        ("bound", sorted(verdict.bounds, key=lambda bound: bound.quantity)),
        ("conflict", verdict.conflicts),
        ("cluster", content.clusters),
        ("finding", content.findings),
    )
    for sort, values in sorts:
        yield from (_line(sort, msgspec.to_builtins(value)) for value in values)


def claim_rows(pile: Pile) -> Iterator[dict[str, Any]]:
    """Every claim with its words, its sentence and its document beside it."""
    for claim in pile.claims.values():
        document, words = pile.documents[claim.document], pile.words(claim.document)
        yield {
            "claim": claim,
            "quote": words[claim.evidence.start : claim.evidence.end],
            "sentence": words[claim.passage.start : claim.passage.end],
            "address": document.address,
            "metadata": document.metadata,
        }


def _line(sort: str, value: Any) -> bytes:
    """One line; a value's own "kind" and "row" do not collide, as the kind of row comes first under its own name."""
    return msgspec.json.encode({"row": sort, **value}) + b"\n"
