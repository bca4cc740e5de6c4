"""Why: what stands behind an id, from the record down to the words, their chain and the rule that read them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from comity.extract import READER, rule_text
from comity.model.claim import Claim, Figure
from comity.model.errors import QuestionError
from comity.model.origin import Origin
from comity.model.record import Quantity, Record
from comity.model.text import Document
from comity.model.verdict import Cluster, Conflict
from comity.model.wording import apart, limits
from comity.publish.acts import type_words
from comity.publish.chapters.firm import bound_words
from comity.publish.cite import citation
from comity.publish.export.citations import csl_item, ris_record
from comity.publish.lines import (
    claim_quote,
    claim_title,
    claims_line,
    first_said,
    member_quote,
    shortened,
    snippet,
    tags,
    value_words,
)
from comity.publish.material import Material
from comity.publish.naming import capital, chain_words, count, dated, listed, period_words, series_words, voice_words
from comity.publish.view import Block, Line, Lines, Row, Table
from comity.resources.measured import precision_of
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

SHOWN = 60
"""So many claims are listed behind one thing."""
LARGEST_GAP = 700.0
"""The exponential of more does not fit a float."""


class Detail(Struct, frozen=True, kw_only=True):
    """Something known of the thing: what it is called, its words, and the ids that it leads to with what they are."""

    name: str
    words: str = ""
    ids: tuple[tuple[str, str], ...] = ()


class Reference(Struct, frozen=True, kw_only=True):
    """How words are cited: as a line, and their document as an item of CSL-JSON and as a record of RIS."""

    text: str
    csl: str
    ris: str


class Why(Leaf, frozen=True, kw_only=True):
    """What stands behind an id: its kind in the catalogue, what is known of it, and the statements it rests on."""

    id: str
    kind: str
    details: tuple[Detail, ...]
    blocks: tuple[Block, ...]
    reference: Reference | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The details, then every line of the blocks."""
        details = tuple(Row(cells=(one.name, _told(one))) for one in self.details)
        lines = tuple(
            Row(cells=(block.title, line.title, line.value, line.detail), quotes=line.quotes)
            for block in self.blocks
            if isinstance(block, Lines)
            for line in block.lines
        )
        return (
            Table(title="Details", caption="Details", columns=("What", "Words"), rows=details),
            Table(title="Behind it", caption="Behind it", columns=("Part", "What", "Value", "First said by"), rows=lines),
        )


def _told(detail: Detail) -> str:
    return " ".join([*([detail.words] if detail.words else []), *(f"{words} {name}".strip() for name, words in detail.ids)])


def compose(desk: Desk, address: Address) -> Why:
    """Explain an id of the pair. Raises QuestionError for one that nothing on the pair has."""
    material = desk.material(address)
    for kind, (held, explain) in EXPLAINED.items():
        found = held(material).get(address.item)
        if found is not None:
            told = explain(material, found)
            return replace(told, id=address.item, kind=kind)
    raise QuestionError(
        f"Nothing that is known of {address.pair_name} is called {address.item}; `comity why {address.item}` looks in the whole "
        "ledger."
    )


def _claim(material: Material, claim: Claim) -> Why:
    figure = claim.payload if isinstance(claim.payload, Figure) else None
    document = material.pile.documents[claim.document]
    origin = material.origin_of.get(claim.id)
    record = material.record_of.get(claim.id)
    of, base = material.quantity_of.get(claim.id), material.base_of.get(claim.id)
    repeats = material.repeats(claim.id)[1:]
    details = [
        *([Detail(name="value", words=value_words(claim))] if figure else []),
        *([Detail(name="reading", words=_reading(figure))] if figure else []),
        *([Detail(name="kind", words=", ".join(tags(claim)))] if tags(claim) else []),
        Detail(name="chain", words=chain_words(claim.chain)),
        Detail(name="document", words=citation(document), ids=((document.id, ""),)),
        Detail(name="place", words=f"{claim.evidence.start:,} – {claim.evidence.end:,}"),
        *([Detail(name="origin", words=_origin_words(origin), ids=((origin.id, ""),))] if origin else []),
        *([Detail(name="about", words=record.name, ids=((record.id, ""),))] if record else []),
        *([Detail(name="measures", words=_quantity_words(material, of), ids=((of.id, ""),))] if of else []),
        *([Detail(name="measured_from", words=_quantity_words(material, base), ids=((base.id, ""),))] if base else []),
        *([Detail(name="repeats", ids=tuple((one, "") for one in repeats[:SHOWN]))] if repeats else []),
        *_disputes(material, claim),
        *_rule(claim),
    ]
    title = claim_title(material, claim) if figure else f"“{snippet(material.pile.quote(claim.id))}”"
    told = _why(title, details, [_lines(material, "words", [claim])])
    return replace(told, reference=_reference(document, material.pile.quote(claim.id)))


def _reference(document: Document, quote: str) -> Reference:
    csl = msgspec.json.format(msgspec.json.encode([csl_item(document)]), indent=1).decode()
    return Reference(text=f"{citation(document)}: “{shortened(' '.join(quote.split()))}”", csl=csl, ris=ris_record(document))


def _reading(figure: Figure) -> str:
    unit = None if figure.relation in {"ratio", "share"} else figure.unit
    return f"{limits(figure.strict, unit)}; {limits(figure.lenient, unit)}"


def _disputes(material: Material, claim: Claim) -> Iterator[Detail]:
    found = [one for one in material.conflicts if claim.id in one.claims]
    if found:
        yield Detail(name="disputed", ids=tuple((one.id, f"⚠{material.number_of[one.id]} {one.label}") for one in found))


def _rule(claim: Claim) -> Iterator[Detail]:
    is_own = claim.reader == READER
    words = " ".join((rule_text(claim.extractor) or "").split()) if is_own else ""
    yield Detail(name="rule", words=f"{claim.extractor}, {claim.reader}" + (f": {words}" if words else ""))
    known = precision_of(claim.extractor) if is_own else None
    if known is not None:
        yield Detail(
            name="measured",
            words=f"of {known.claimed} such claims on texts that nobody had read, {known.found} said what the text says, "
            f"{known.complete} of them in every detail",
        )


def _quantity(material: Material, quantity: Quantity) -> Why:
    speaking = [material.pile.claims[one.claim] for one in material.records.members if one.record == quantity.id]
    bound = material.bounds.get(quantity.id)
    details = [Detail(name="period", words=period_words(quantity.period)), Detail(name="world", words=quantity.world)]
    blocks = [_lines(material, "said", speaking)]
    if bound is not None:
        details.append(Detail(name="stated" if bound.is_stated else "follows", words=bound_words(bound, quantity.unit)))
        because = [material.pile.claims[one] for one in bound.because if one in material.pile.claims]
        assumed = tuple(one for one in bound.because if one not in material.pile.claims)
        details += [Detail(name="assumes", words=listed(assumed))] if assumed else []
        steps = tuple(step.text for step in bound.steps)
        blocks.append(Lines(title="because", lines=_claim_lines(material, because), text=". ".join(steps)))
    return _why(f"{series_words(quantity, material.names)}, {period_words(quantity.period)}", details, blocks)


def _record(material: Material, record: Record) -> Why:
    speaking = [material.pile.claims[one.claim] for one in material.records.members if one.record == record.id]
    others = tuple(name for name in record.names if name != record.name)
    links = [link for link in material.links if record.id in {link.source, link.target}]
    details = [
        Detail(name="kind", words=type_words(record.type, record.kind) if record.kind != "person" else record.kind),
        *([Detail(name="parties", words=listed(map(material.party_name, record.parties)))] if record.parties else []),
        *([Detail(name="day", words=period_words(record.date))] if record.date else []),
        *([Detail(name="names", words=listed(others))] if others else []),
        *(
            Detail(name="tied", words=link.note, ids=((link.target if link.source == record.id else link.source, ""),))
            for link in links
        ),
    ]
    return _why(capital(record.name), details, [_lines(material, "said", speaking)])


def _origin(material: Material, origin: Origin) -> Why:
    speaking = [material.pile.claims[one] for one in origin.claims if one in material.pile.claims]
    documents = tuple(
        (one, material.pile.documents[one].name) for one in origin.documents[:SHOWN] if one in material.pile.documents
    )
    details = [
        Detail(name="certain" if origin.is_certain else "probable", words=count(len(origin.documents), "document")),
        *(Detail(name="reason", words=reason) for reason in origin.reasons),
        Detail(name="documents", ids=documents),
    ]
    return _why(_origin_words(origin), details, [_lines(material, "first_said", speaking)])


def _conflict(material: Material, conflict: Conflict) -> Why:
    claims = [material.pile.claims[one] for one in conflict.claims]
    steps = Lines(title="arithmetic", lines=tuple(Line(title=step.text) for step in conflict.steps))
    mends = Lines(title="mends", lines=tuple(Line(title=mend.text) for mend in conflict.mends))
    details = [
        Detail(name="label", words=conflict.label),
        Detail(name="gap", words=apart(min(conflict.gap, LARGEST_GAP))),
        *([Detail(name="assumes", words=listed(conflict.assumptions))] if conflict.assumptions else []),
        *([Detail(name="relief", words=conflict.relief)] if conflict.relief else []),
        *([Detail(name="slip", words=conflict.slip.text)] if conflict.slip else []),
    ]
    title = f"⚠{material.number_of[conflict.id]} {claim_title(material, claims[0])}"
    return _why(title, details, [_lines(material, "said", claims), *(one for one in (steps, mends) if one.lines)])


def _cluster(material: Material, cluster: Cluster) -> Why:
    details = [
        Detail(name="kind", words=cluster.kind),
        Detail(name="verdict", words=cluster.verdict),
        *([Detail(name="origins", words=str(cluster.origins))] if cluster.origins is not None else []),
    ]
    lines = tuple(
        Line(title=quote.document, detail=quote.dated, quotes=(quote,))
        for quote in (member_quote(material, member) for member in cluster.members[:SHOWN])
    )
    return _why(cluster.note or cluster.verdict, details, [Lines(title="said", lines=lines)])


def _document(material: Material, document: Document) -> Why:
    claims = [claim for claim in material.claims.values() if claim.document == document.id]
    findings = [one for one in material.findings if one.document == document.id]
    details = [
        Detail(name="cited", words=citation(document)),
        Detail(name="published", words=dated(document.metadata)),
        Detail(name="address", words=document.address),
        Detail(name="text", words=document.text),
        *(Detail(name="notice", words=f"{one.kind}: {one.name}") for one in document.notices),
        *(Detail(name="finding", words=f"{one.code}: {one.text}") for one in findings[:SHOWN]),
    ]
    return _why(document.metadata.title or document.name, details, [_lines(material, "says", claims)])


def _lines(material: Material, title: str, claims: Iterable[Claim]) -> Lines:
    every = list(claims)
    return Lines(title=title, lines=_claim_lines(material, every[:SHOWN]), text=_beyond(len(every)))


def _beyond(number: int) -> str:
    return f"{count(number - SHOWN, 'further statement')} not shown here." if number > SHOWN else ""


def _claim_lines(material: Material, claims: Iterable[Claim]) -> tuple[Line, ...]:
    return tuple(_line(material, claim) for claim in claims)


def _line(material: Material, claim: Claim) -> Line:
    if isinstance(claim.payload, Figure):
        return claims_line(material, [claim])
    quote = claim_quote(material, claim)
    return Line(title=f"“{snippet(quote.marked)}”", tags=tags(claim), detail=first_said(material, [claim.id]), quotes=(quote,))


def _quantity_words(material: Material, quantity: Quantity) -> str:
    return f"{series_words(quantity, material.names)}, {period_words(quantity.period)}"


def _origin_words(origin: Origin) -> str:
    return voice_words(origin.voice) if origin.voice else "Not named"


def _why(title: str, details: Iterable[Detail], blocks: Iterable[Lines]) -> Why:
    return Why(title=title, id="", kind="", details=tuple(details), blocks=tuple(one for one in blocks if one.lines))


Held: TypeAlias = Callable[[Material], dict[str, object]]
EXPLAINED: dict[str, tuple[Held, Callable[..., Why]]] = {
    "claim": (lambda material: dict(material.pile.claims), _claim),
    "quantity": (lambda material: dict(material.quantities), _quantity),
    "record": (lambda material: {one.id: one for one in material.records.records}, _record),
    "origin": (lambda material: {one.id: one for one in material.origins_of(material.claims)}, _origin),
    "conflict": (lambda material: {one.id: one for one in material.conflicts}, _conflict),
    "cluster": (lambda material: {one.id: one for one in material.clusters}, _cluster),
    "document": (lambda material: {one.id: one for one in material.documents}, _document),
}
"""How each kind of thing is found by its id and explained."""

PAGE = Page(name="why", scope="pair", compose=compose, template="why.html.j2", label="why", item="must", is_listed=False)
