"""Ledgers for the exports: invented relations, an empty one, one without figures, and one full of hostile words."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.unit.publish import factory, relation

from comity.ledger import Ledger
from comity.model.claim import Chain, Claim, Event, Figure, Instrument, Measure, Payload, Project, Statement, Voice, kind_of
from comity.model.finding import Finding
from comity.model.ids import claim_id, digest, document_id, text_id
from comity.model.interval import Interval
from comity.model.origin import Origin, Origins
from comity.model.page import Page, Pile
from comity.model.period import Period
from comity.model.record import Link, Membership, Quantity, Record, Records
from comity.model.text import Document, Metadata, Span, Text
from comity.model.verdict import Cluster, Conflict, Member, Step, Verdict
from comity.publish.export.content import Content
from comity.publish.export.registry import form
from comity.publish.export.write import stream

NASTY = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "line\nbreak\r\nand\rreturn",
    "</script><script>alert(1)</script>]]>&<b>\"'",
    "right\u202eto left\u2066 override",
    "half \x00 nul \x01 one \x0b tab \x1b[31m escape \x7f \x85 \ufffe \uffff",
    "ER  - \r\nTY  - JOUR",
    "BEGIN:VCALENDAR\nEND:VEVENT\\;,",
    "_emph_ *strong* [link](https://evil.example) ![i](x) `code` # head | cell | [^1] <!-- c --> $x^2$ #import \\textbf",
    "Иванов 新华社 وكالة الأنباء საქართველო हिन्दी Ελλάδα עברית",
    "x" * 70_000,
)


def ledger_of(path: Path, pile: Pile, records: Records, origins: Origins, verdict: Verdict, clusters: Iterable[Cluster] = (),
              findings: Iterable[Finding] = ()) -> Path:  # fmt: skip
    """A ledger file with just these contents."""
    ledger = Ledger.open(path, create=True)
    with ledger.entry() as entry:
        for document in pile.documents.values():
            claims = tuple(claim for claim in pile.claims.values() if claim.document == document.id)
            entry.post(Page(address=document.address, document=document, text=pile.texts[document.text], claims=claims), "1")
        entry.findings(findings)
        entry.derive(records, origins, verdict, tuple(clusters))
    return path


def trade(path: Path) -> Path:
    """Figures of Norway and Chile with conflicts, bounds and clusters."""
    made = factory.material()
    return ledger_of(
        path, made.pile, made.records, Origins(factory.origins().origins, factory.origins().copies), factory.verdict(),
        factory.clusters(), factory.findings(),
    )  # fmt: skip


def deeds(path: Path) -> Path:
    """A treaty, a late station, eased sanctions, a meeting."""
    made = relation.material()
    origins = {origin.id: origin for origin in made.origin_of.values()}
    return ledger_of(path, made.pile, made.records, Origins(tuple(origins.values()), ()), Verdict((), (), ()))


def no_figures(path: Path) -> Path:
    """The deeds alone."""
    made = relation.material(without=("trade", "aim"))
    return ledger_of(path, made.pile, made.records, Origins((), ()), Verdict((), (), ()))


def empty(path: Path) -> Path:
    """Nothing at all."""
    Ledger.open(path, create=True)
    return path


def hostile(path: Path) -> Path:
    """One document for each nasty string, which stands in every field that a document or a reader can fill."""
    documents: dict[str, Document] = {}
    texts: dict[str, Text] = {}
    claims: dict[str, Claim] = {}
    for words in NASTY:
        text = Text(text_id("before " + words + " after"), f"before {words} after")
        document = Document(
            id=document_id(text.id, f"pile/{words}.txt"),
            text=text.id,
            address=f"pile/{words}.txt",
            metadata=Metadata(
                url="https://example.org/" + words,
                publisher=words,
                published=Period.day(date(2025, 3, 4)),
                grade="stated",
                author=words,
                title=words,
                lang="en",
            ),
        )
        documents[document.id], texts[text.id] = document, text
        for payload in _payloads(words):
            claim = _claim(document, text, payload, words)
            claims[claim.id] = claim
    pile = Pile(documents, texts, claims)
    named = sorted(claims)
    quantities = tuple(Quantity.of(indicator="trade.turnover", reporter="NOR", partner="CHL", product=words) for words in NASTY)
    record = Record(
        id="r_" + digest("nasty"), kind="instrument", name=NASTY[7], names=NASTY[:8], type="treaty", parties=("CHL", "NOR")
    )
    instruments = [name for name in named if isinstance(claims[name].payload, Instrument)]
    figures = [name for name in named if isinstance(claims[name].payload, Figure)]
    members = [Membership(record.id, instruments[0], "of"), Membership(quantities[0].id, figures[0], "of")]
    first = claims[instruments[0]]
    link = Link(
        kind="under", source=record.id, target=quantities[0].id, document=first.document, start=0, end=5, because=(first.id,),
        note=NASTY[9],
    )  # fmt: skip
    origins = tuple(
        Origin(
            id="o_" + digest(name),
            voice=claims[name].speaker,
            claims=(name,),
            documents=(claims[name].document,),
            is_certain=True,
            reasons=NASTY[:3],
        )
        for name in named
    )
    step = Step(because=figures[0], quantity=quantities[0].id, base=None, factor=Interval(1.0, 2.0), text=NASTY[7])
    conflict = Conflict(
        id="k_" + digest("nasty"), label="contradiction", claims=tuple(sorted(figures[:2])), assumptions=(NASTY[0],), gap=0.5,
        steps=(step,),
    )  # fmt: skip
    cluster = Cluster(
        id="v_1", kind="quantity", verdict="agree", members=(Member(document=first.document, start=0, end=3),), note=NASTY[8],
        derived={NASTY[0]: NASTY[1]},
    )  # fmt: skip
    findings = (Finding(code="read.no-date", subject=NASTY[0], text=NASTY[9], document=first.document, start=0, end=4),)
    records = Records(quantities, tuple(sorted(members)), (record,), (link,))
    return ledger_of(path, pile, records, Origins(origins, ()), Verdict((), (conflict,), ()), (cluster,), findings)


def _payloads(words: str) -> tuple[Payload, ...]:
    day = Period.day(date(2024, 5, 6))
    figure = Figure(
        indicator="trade.turnover", wording=words, relation="level", value=5.0, unit="USD", hedge="exact",
        strict=Interval(4.0, 6.0), lenient=Interval(None, None), scope=words, reporter="NOR", partner="CHL",
        direction="both", product=words,
        period=Period.year(2024),
    )  # fmt: skip
    return (
        figure,
        Statement(form="direct", cue=words),
        Instrument(
            name=words, type="contract", parties=("CHL", "NOR"), action="signed", date=day, until=Period.year(2031), place=words
        ),
        Project(
            name=words, type="facility", parties=("CHL", "NOR", words), status="planned", due=Period.year(2030), owners=(words,)
        ),
        Measure(type="sanction", imposer=words, target=words, action="imposed", date=day, object=words),
        Event(type="meet", root="CONSULT", actors=(words, words + "2"), date=day, place=words),
    )


def _claim(document: Document, text: Text, payload: Payload, words: str) -> Claim:
    start, end = 7, 7 + len(words)
    chain: Chain = (Voice(name=words, type="outlet"), Voice(name=words, type="person", state="NOR", office=words))
    return Claim(
        id=claim_id(document.id, start, end, kind_of(payload), 0),
        document=document.id,
        evidence=Span(text.id, start, end),
        passage=Span(text.id, 0, len(text.words)),
        chain=chain,
        asserted=document.metadata.published,
        modality="actual",
        payload=payload,
        reader="builtin",
        extractor="example@1",
    )


def content(path: Path, dyad: tuple[str, str] | None = None) -> Content:
    """The content of a ledger; the view closes with it."""
    return Content(Ledger.open(path).view(), dyad)


def made(path: Path, name: str, dyad: tuple[str, str] | None = None) -> bytes:
    """One export as bytes."""
    return b"".join(stream(form(name), content(path, dyad)))
