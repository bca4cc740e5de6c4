"""Why: what stands behind an id, from the words of a claim to what follows from many."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from comity.extract import READER, rule_text
from comity.model.claim import Claim, Figure, kind_of
from comity.model.errors import QuestionError
from comity.model.ids import ClaimId
from comity.model.record import Quantity, Record
from comity.model.ruling import Ruling
from comity.model.text import Document
from comity.model.verdict import Bound, Cluster
from comity.model.wording import amount, limits
from comity.publish.acts import act_name, act_of
from comity.publish.cite import citation
from comity.publish.export.citations import csl_item, ris_record
from comity.publish.lines import claim_quote, claim_title, claims_line, member_quote, snippet, tags, time_words, value_words
from comity.publish.material import Material
from comity.publish.matter_lines import described, moment_words
from comity.publish.matters import matters
from comity.publish.naming import (
    allowed,
    capital,
    chain_words,
    count,
    dated,
    flow_words,
    indicator_words,
    period_words,
    series_words,
    voice_words,
)
from comity.publish.view import Line, Lines, Quote, Row, Table
from comity.resources.measured import precision_of
from comity.rule.standing import withdrawn
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

MOST = 200
"""So many claims are listed behind one id."""


class Detail(Struct, frozen=True, kw_only=True):
    """Something that is known of a thing: a name, its value, and a place of the site that tells more of it ("#q_...")."""

    name: str
    value: str
    href: str = ""


class Reference(Struct, frozen=True, kw_only=True):
    """How a document is cited: as a line, as an item of CSL-JSON and as a record of RIS."""

    text: str
    csl: str
    ris: str


class Why(Leaf, frozen=True, kw_only=True):
    """What stands behind an id: its words, details, then the things that it rests on or that rest on it."""

    kind: str
    id: str
    words: tuple[Quote, ...] = ()
    details: tuple[Detail, ...] = ()
    blocks: tuple[Lines | Table, ...] = ()
    reference: Reference | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The details, and the lines of each block."""
        known = tuple(Row(cells=(one.name, one.value)) for one in self.details)
        return (
            Table(title="Details", caption="Details", columns=("What", "Value"), rows=known),
            *(_table(block) if isinstance(block, Lines) else block for block in self.blocks),
        )


def _table(block: Lines) -> Table:
    rows = tuple(Row(cells=(line.title, line.value, line.detail), quotes=line.quotes) for line in block.lines)
    return Table(title=block.title, caption=block.title, columns=("Line", "Value", "About"), rows=rows)


def compose(desk: Desk, address: Address) -> Why:
    """What stands behind the id of an address."""
    material = desk.material(address)
    name = address.item
    told = EXPLAIN.get(name[:2])
    found = told(material, name) if told else None
    if found is None:
        raise QuestionError(f"Nothing on this pair is called {name}; ids stand beside the words of every page.")
    return found


def _claim(material: Material, name: str) -> Why | None:
    claim = material.pile.claims.get(name) or material.read.claims.get(name)
    if claim is None:
        return None
    document = material.pile.documents[claim.document]
    figure = claim.payload if isinstance(claim.payload, Figure) else None
    title = f"{claim_title(material, claim)}: {value_words(claim)}" if figure else capital(_act_words(material, claim))
    blocks = (
        _lines(
            "Said alike by the same origin",
            _claims(material, material.repeats(claim.id)[1:] if claim.id in material.pile.claims else ()),
        ),
        _lines("Cannot all be true with others", _disputes(material, claim.id)),
        _lines("Rulings", _rulings(material, {claim.id})),
    )
    return Why(
        title=title,
        lead=(f"A {kind_of(claim.payload)} that was read in {document.name}, {dated(document.metadata)}.",),
        kind="claim",
        id=claim.id,
        words=(claim_quote(material, claim),),
        details=tuple(_details_of(material, claim, document)),
        blocks=tuple(block for block in blocks if block.lines),
        reference=Reference(
            text=f"{citation(document)}: “{' '.join(material.read.quote(claim.id).split())}”",
            csl=msgspec.json.format(msgspec.json.encode([csl_item(document)]), indent=1).decode(),
            ris=ris_record(document),
        ),
    )


def _act_words(material: Material, claim: Claim) -> str:
    act = act_of(claim)
    return act_name(act, material.party_name) if act else f"{claim.speaker.name}: {kind_of(claim.payload)}"


def _details_of(material: Material, claim: Claim, document: Document) -> Iterator[Detail]:
    if isinstance(claim.payload, Figure):
        yield from _figure(material, claim, claim.payload)
    yield Detail(name="Who says so", value=chain_words(claim.chain))
    yield Detail(name="Document", value=document.name, href=f"#{document.id}")
    yield Detail(name="Place", value=f"characters {claim.evidence.start:,} to {claim.evidence.end:,} of {document.address}")
    yield from _rule(claim)
    origin = material.origin_of.get(claim.id)
    if origin is not None:
        voice = voice_words(origin.voice) if origin.voice else "not named"
        yield Detail(name="First said by", value=f"{voice}, {count(len(origin.claims), 'claim')}", href=f"#{origin.id}")
    record = material.record_of.get(claim.id)
    if record is not None:
        yield Detail(name="Is about", value=record.name, href=f"#{record.id}")
    if claim.id not in material.pile.claims:
        yield Detail(name="Counts", value="not, by a ruling or a premise")


def _figure(material: Material, claim: Claim, figure: Figure) -> Iterator[Detail]:
    unit = None if figure.relation in {"ratio", "share"} else figure.unit
    yield Detail(name="Measures", value=f"{capital(indicator_words(figure.indicator))} (“{figure.wording}”)")
    yield Detail(
        name="Between", value=flow_words(figure.reporter, figure.partner, figure.direction, material.names) or "not said"
    )
    yield from (Detail(name=name, value=value) for name, value in (("Of what", figure.product), ("Part", figure.scope)) if value)
    yield Detail(name="As said", value=value_words(claim))
    yield Detail(name="Words allow", value=allowed(figure))
    yield Detail(name="At the widest", value=limits(figure.lenient, unit))
    yield Detail(name="When", value=time_words(material, claim, figure))
    yield Detail(name="Kind", value=", ".join(tags(claim)))
    for name, part in (("Quantity", material.quantity_of.get(claim.id)), ("Measured from", material.base_of.get(claim.id))):
        if part is not None:
            words = f"{series_words(part, material.names)}, {period_words(part.period)}"
            yield Detail(name=name, value=words, href=f"#{part.id}")


def _rule(claim: Claim) -> Iterator[Detail]:
    """By which rule and reader a claim was read, and how often claims of the rule were right."""
    is_own = claim.reader == READER
    words = (
        " ".join((rule_text(claim.extractor) or "not known to this version").split())
        if is_own
        else "handed in, held against the words"
    )
    yield Detail(name="Read by", value=f"{claim.extractor}, {claim.reader}: {words}")
    known = precision_of(claim.extractor) if is_own else None
    if known is not None:
        yield Detail(
            name="Measured",
            value=f"of {known.claimed} such claims on texts that nobody had read, {known.found} said what the text says, "
            f"{known.complete} of them in every detail",
        )


def _lines(title: str, lines: Iterator[Line]) -> Lines:
    return Lines(title=title, lines=tuple(lines))


def _claims(material: Material, names: Any) -> Iterator[Line]:
    """A line for each claim, which opens its words."""
    for name in list(names)[:MOST]:
        claim = material.pile.claims[name]
        if isinstance(claim.payload, Figure):
            yield claims_line(material, [claim])
        else:
            quote = claim_quote(material, claim)
            yield Line(title=snippet(quote.marked), tags=tags(claim), detail=f"{quote.chain}, {quote.dated}", quotes=(quote,))


def _disputes(material: Material, claim: ClaimId) -> Iterator[Line]:
    for number in material.disputes_of.get(claim, ()):
        conflict = material.conflicts[number - 1]
        yield Line(
            title=f"⚠{number} {capital(count(len(conflict.claims), 'statement'))} that cannot all be true",
            tags=(conflict.label,),
            href=f"#{conflict.id}",
        )


def _rulings(material: Material, names: set[str]) -> Iterator[Line]:
    """The rulings on any of these ids."""
    gone = withdrawn(material.rulings)
    for ruling in material.rulings:
        if names & {*ruling.claims, ruling.subject}:
            yield _ruling_line(ruling, is_gone=ruling.id in gone)


def _ruling_line(ruling: Ruling, *, is_gone: bool) -> Line:
    day = f", {ruling.time.date().isoformat()}" if ruling.time else ""
    return Line(
        title=capital(ruling.kind), detail=f"{ruling.analyst}{day}: {ruling.reason}", href=f"#{ruling.id}", is_struck=is_gone
    )


def _quantity(material: Material, name: str) -> Why | None:
    quantity = material.quantities.get(name)
    if quantity is None:
        return None
    bound = material.bounds.get(name)
    said = [claim for claim in material.claims if _is_of(material, claim, quantity)]
    because = [one for one in bound.because if one in material.pile.claims] if bound else []
    steps = tuple(step.text for step in bound.steps) if bound else ()
    blocks = (
        _lines("How it follows", iter((Line(title="Step by step", steps=steps),) if steps else ())),
        _lines("Because of", _claims(material, because)),
        _lines("Said by", _claims(material, [one for one in said if one not in because])),
    )
    return Why(
        title=f"{series_words(quantity, material.names)}, {period_words(quantity.period)}",
        lead=(_bound_words(bound, quantity.unit),),
        kind="quantity",
        id=name,
        details=tuple(_quantity_details(quantity, bound)),
        blocks=tuple(block for block in blocks if block.lines),
    )


def _is_of(material: Material, claim: ClaimId, quantity: Quantity) -> bool:
    return any(
        part is not None and part.id == quantity.id for part in (material.quantity_of.get(claim), material.base_of.get(claim))
    )


def _bound_words(bound: Bound | None, unit: str | None) -> str:
    if bound is None:
        return "Nothing follows for it: no statement gives it limits."
    told = "It is stated" if bound.is_stated else "Nobody states it; it follows from other statements"
    return f"{told}: {limits(bound.strict, unit)} read strictly, {limits(bound.lenient, unit)} read widely."


def _quantity_details(quantity: Quantity, bound: Bound | None) -> Iterator[Detail]:
    yield Detail(name="World", value=quantity.world)
    yield Detail(name="Unit", value=quantity.unit or "none")
    if bound is not None and bound.nominal is not None:
        yield Detail(name="Nominally", value=amount(bound.nominal, quantity.unit))
    assumed = [one for one in bound.because if not one.startswith("c_")] if bound else []
    if assumed:
        yield Detail(name="Assumed", value=", ".join(assumed))


def _record(material: Material, name: str) -> Why | None:
    record = next((one for one in material.records.records if one.id == name), None)
    matter = next((one for one in matters(material, material.day) if one.record.id == name), None)
    if matter is not None:
        rows = tuple(
            Row(
                cells=(moment_words(moment), count(len(moment.claims), "statement")),
                quotes=tuple(claim_quote(material, c) for c in moment.claims),
            )
            for moment in matter.life
        )
        life = Table(
            title="Its life", caption="What was done and promised, in order of time", columns=("What", "Said by"), rows=rows
        )
        return Why(
            title=capital(matter.title),
            lead=(described(material, matter),),
            kind=matter.record.kind,
            id=name,
            details=tuple(_record_details(matter.record)),
            blocks=(life, *_tied(material, name)),
        )
    if record is None:
        return None
    told = [member.claim for member in material.records.members if member.record == name and member.claim in material.pile.claims]
    return Why(
        title=capital(record.name),
        lead=(f"A {record.kind}, spoken of in {count(len(told), 'statement')}.",),
        kind=record.kind,
        id=name,
        details=tuple(_record_details(record)),
        blocks=(_lines("Said by", _claims(material, told)), *_tied(material, name)),
    )


def _record_details(record: Record) -> Iterator[Detail]:
    others = [name for name in record.names if name != record.name]
    if others and record.kind in {"instrument", "project", "person"}:
        yield Detail(name="Also called", value="; ".join(others))
    if record.parties:
        yield Detail(name="Parties", value=", ".join(record.parties))


def _tied(material: Material, name: str) -> Iterator[Lines]:
    names = {one.id: one.name for one in material.records.records}
    lines = tuple(
        Line(
            title=names.get(other, other),
            tags=(link.kind,),
            detail=link.note,
            href=f"#{other}",
        )
        for link in material.links
        if name in {link.source, link.target} and (other := link.target if link.source == name else link.source)
    )
    if lines:
        yield Lines(title="Tied to", lines=lines)


def _cluster(material: Material, name: str) -> Why | None:
    cluster: Cluster | None = next((one for one in material.clusters if one.id == name), None)
    if cluster is None:
        return None
    lines = (
        Line(title=quote.document, detail=quote.dated, quotes=(quote,), href=f"#{member.claim}" if member.claim else "")
        for member in cluster.members
        for quote in (member_quote(material, member),)
    )
    return Why(
        title=cluster.note or capital(cluster.verdict.replace("_", " ")),
        lead=(f"{capital(cluster.kind)}: {cluster.verdict.replace('_', ' ')}.",),
        kind="cluster",
        id=name,
        details=tuple(Detail(name=key, value=str(value)) for key, value in sorted(cluster.derived.items())),
        blocks=(_lines("The words", lines),),
    )


def _ruling(material: Material, name: str) -> Why | None:
    ruling = next((one for one in material.rulings if one.id == name), None)
    if ruling is None:
        return None
    struck = [one for one in material.struck if one.ruling == name]
    is_gone = name in withdrawn(material.rulings)
    details = [
        Detail(name="By", value=ruling.analyst),
        Detail(name="When", value=ruling.time.isoformat() if ruling.time else "no time"),
        Detail(name="Stands", value="withdrawn" if is_gone else "holds, unless another analyst disagrees"),
        *(Detail(name=f"New {key}", value=str(value)) for key, value in sorted(ruling.values.items())),
    ]
    lines = (
        Line(
            title=snippet(words.quote),
            detail=words.address,
            href=f"#{words.claim}",
            is_struck=any(one.claim == words.claim for one in struck),
        )
        for words in ruling.words
    )
    return Why(
        title=f"Ruling: {ruling.kind}",
        lead=(ruling.reason,) if ruling.reason else (),
        kind="ruling",
        id=name,
        details=tuple(details),
        blocks=tuple(block for block in (_lines("On these words", lines),) if block.lines),
    )


EXPLAIN: dict[str, Callable[[Material, str], Why | None]] = {
    "c_": _claim,
    "q_": _quantity,
    "r_": _record,
    "u_": _cluster,
    "v_": _ruling,
}
"""What tells of a thing, by the letter that its id begins with; documents, origins and clashes have pages of their own."""


PAGE = Page(name="why", scope="pair", compose=compose, template="why.html.j2", label="why", item="must", is_listed=False)
