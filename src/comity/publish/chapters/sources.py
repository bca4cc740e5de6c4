"""Sources and origins: what was read, who copied whom, and who really spoke."""

from collections import defaultdict
from collections.abc import Iterable

from comity.model.claim import Figure
from comity.model.ids import DocumentId
from comity.model.origin import Origin
from comity.model.text import Document
from comity.model.wording import digits
from comity.publish.cite import citation, web_address
from comity.publish.lines import claim_quote, claim_title, value_words
from comity.publish.material import Material
from comity.publish.naming import chain_words, count, dated, state_name, voice_words
from comity.publish.view import Block, Chapter, Line, Lines, Row, Table
from comity.trace.cast import Cast
from comity.trace.drift import drifts
from comity.trace.sides import side_words


def sources(material: Material) -> Chapter:
    """The documents, the origins of their figures with the reasons, and how to cite each document."""
    figures = [claim.id for claim in material.figures]
    origins = material.origins_of(figures)
    lead = (
        f"{count(len(material.documents), 'document')}; their figures go back to {count(len(origins), 'origin')} at most."
        if material.documents
        else "No document here speaks of both states."
    )
    blocks: list[Block] = []
    if material.documents:
        blocks.append(_documents(material))
    if origins:
        cast = Cast(material.pile)
        lines = tuple(_origin(material, origin, cast) for origin in _ordered(material, origins))
        text = "An origin is one witness: all figures that go back to one utterance or one document count once."
        blocks.append(Lines(title="Who really spoke", text=text, lines=lines))
    if material.documents:
        blocks.append(Lines(title="To cite", lines=tuple(Line(title=citation(document)) for document in material.documents)))
    return Chapter(id="sources", title="Sources and origins", lead=lead, count=len(material.documents), blocks=tuple(blocks))


def _documents(material: Material) -> Table:
    shared = relations(material)
    rows = tuple(_document(document, shared[document.id]) for document in material.documents)
    return Table(
        title="Documents",
        caption="What was read",
        columns=("Publisher", "Date", "Date known", "Shares text", "Address"),
        rows=rows,
    )


def _document(document: Document, shared: list[str]) -> Row:
    metadata = document.metadata
    url = metadata.url
    cells = (
        document.name,
        dated(metadata).partition(",")[0],
        metadata.grade,
        "; ".join(shared) or "with none here",
        url or document.address,
    )
    return Row(cells=cells, href=web_address(url))


def relations(material: Material) -> dict[DocumentId, list[str]]:
    """For each document, what it copied or shares, in words."""
    found: dict[DocumentId, list[str]] = defaultdict(list)
    names = {document.id: document.name for document in material.pile.documents.values()}
    for copy in material.copies:
        if copy.kind == "furniture":
            continue
        part = f"{digits(100 * copy.share, 2)} % of the shorter text"
        if copy.kind == "quotation":
            found[copy.left].append(f"a quotation with {names[copy.right]}")
            found[copy.right].append(f"a quotation with {names[copy.left]}")
        elif copy.is_direction_known:
            found[copy.left].append(f"copied by {names[copy.right]} ({part})")
            found[copy.right].append(f"copy of {names[copy.left]} ({part})")
        else:
            found[copy.left].append(f"with {names[copy.right]} ({part})")
            found[copy.right].append(f"with {names[copy.left]} ({part})")
    return found


def _ordered(material: Material, origins: Iterable[Origin]) -> list[Origin]:
    """Whoever gave most figures first."""
    given = {claim.id for claim in material.figures}
    return sorted(origins, key=lambda origin: (-sum(claim in given for claim in origin.claims), origin.id))


def _origin(material: Material, origin: Origin, cast: Cast) -> Line:
    claims = [material.claims[claim] for claim in origin.claims if claim in material.claims]
    figures = [claim for claim in claims if isinstance(claim.payload, Figure)]
    voice = origin.voice
    chains = sorted({chain_words(claim.chain) for claim in figures})
    outlets = material.outlets_of(claim.id for claim in figures)
    return Line(
        title=voice_words(voice) if voice else "Not named",
        tags=(
            "one origin" if origin.is_certain else "probably one origin",
            *([state_name(voice.state, material.names)] if voice and voice.state else []),
            *([side_words(voice)] if voice and voice.type == "outlet" and "owned" in side_words(voice) else []),
        ),
        detail="; ".join(chains),
        support=f"{count(len(figures), 'figure')} · {count(len(outlets), 'outlet')}",
        notes=(
            *origin.reasons,
            *(f"Reworded: {drift.note}" for drift in drifts(material.pile, origin, cast)),
            *(f"{claim_title(material, claim)}: {value_words(claim)}." for claim in figures),
        ),
        quotes=tuple(claim_quote(material, claim) for claim in figures),
    )
