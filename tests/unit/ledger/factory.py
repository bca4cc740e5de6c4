"""Pages with made-up claims for the tests of the ledger."""

from comity.model.claim import Claim, Figure, Statement, Voice
from comity.model.finding import Finding
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.page import Page
from comity.model.period import Period
from comity.model.text import Document, Metadata, Span, Text

WORDS = "Trade between Kenya and Ghana came to about $200 million in 2024, the ministry said."


def figure(reporter: str | None = "KEN", partner: str | None = "GHA", value: float = 2e8) -> Figure:
    return Figure(
        indicator="trade.turnover",
        wording="Trade",
        relation="level",
        value=value,
        unit="USD",
        hedge="about",
        strict=Interval(1.9e8, 2.1e8),
        lenient=Interval(1.8e8, None),
        reporter=reporter,
        partner=partner,
        period=Period.year(2024),
    )


def page(
    address: str = "pile/a.txt",
    words: str = WORDS,
    *,
    payloads: tuple[Figure | Statement, ...] = (),
    publisher: str | None = "Example Wire",
    findings: tuple[Finding, ...] = (),
) -> Page:
    text = Text(text_id(words), words)
    name = document_id(text.id, address)
    document = Document(id=name, text=text.id, address=address, metadata=Metadata(publisher=publisher))
    claims = tuple(
        Claim(
            id=claim_id(name, ordinal, ordinal + 5, "x", 0),
            document=name,
            evidence=Span(text.id, ordinal, ordinal + 5),
            passage=Span(text.id, 0, len(words)),
            chain=(Voice(name="Example Wire", type="outlet"), Voice(name="the ministry", type="government", state="KEN")),
            asserted=None,
            modality="actual",
            payload=payload,
            reader="builtin",
            extractor="figure.level@1",
        )
        for ordinal, payload in enumerate(payloads)
    )
    return Page(address=address, document=document, text=text, claims=claims, findings=findings)


def doubt(address: str, code: str = "read.no-date") -> Finding:
    return Finding(code=code, subject=address, text=f"{address}: a doubt.")
