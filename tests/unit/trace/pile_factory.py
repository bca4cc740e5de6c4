"""Builds small piles of invented documents for the tests of trace."""

from collections.abc import Sequence
from datetime import date

from comity.model.claim import Claim, Figure, Modality, Relation, Statement, Voice
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Records
from comity.model.text import Document, Metadata, Notice, Span, Text
from comity.trace.notices import notices

NO_RECORDS = Records(quantities=(), members=())


def person(name: str, state: str | None = None) -> Voice:
    return Voice(name=name, type="person", state=state)


def capital(name: str, state: str) -> Voice:
    return Voice(name=name, type="government", state=state)


def figure(
    value: float,
    unit: str = "USD",
    *,
    relation: Relation = "level",
    year: int | None = 2024,
    base: int | None = None,
    indicator: str = "trade.turnover",
    product: str | None = None,
    reporter: str = "AAA",
    partner: str = "BBB",
) -> Figure:
    return Figure(
        indicator=indicator,
        wording="trade",
        relation=relation,
        value=value,
        unit=unit,
        hedge="exact",
        strict=Interval(None, None),
        lenient=Interval(None, None),
        reporter=reporter,
        partner=partner,
        direction="both" if indicator == "trade.turnover" else None,
        product=product,
        period=None if year is None else Period.year(year),
        base=None if base is None else Period.year(base),
    )


class Said:
    """A claim to be: the words it rests on, what it says, who says it (None: the outlet), its sentence (None: those words)."""

    def __init__(
        self,
        quote: str,
        payload: Figure | None = None,
        by: Voice | None = None,
        modality: Modality = "actual",
        passage: str | None = None,
    ) -> None:
        self.quote, self.payload, self.by, self.modality = quote, payload or Statement(form="direct"), by, modality
        self.passage = passage or quote


class Article:
    """A document to be, with its claims."""

    def __init__(
        self, publisher: str | None, words: str, *said: Said, published: date | None = None, address: str | None = None
    ) -> None:
        self.words, self.said = words, said
        self.text = Text(text_id(words), words)
        address = address or f"{publisher}.txt"
        period = None if published is None else Period.day(published)
        self.document = Document(
            id=document_id(self.text.id, address),
            text=self.text.id,
            address=address,
            metadata=Metadata(publisher=publisher, published=period),
            notices=self._notices(),
        )

    def _notices(self) -> tuple[Notice, ...]:
        return notices(self.words)

    def claim(self, said: Said, ordinal: int) -> Claim:
        start = self.words.index(said.quote)
        span = Span(self.text.id, start, start + len(said.quote))
        begun = self.words.index(said.passage)
        kind = "figure" if isinstance(said.payload, Figure) else "statement"
        sources = [notice.name for notice in self.document.notices if notice.kind in {"republication", "dateline"}]
        outlets = tuple(Voice(name=name, type="outlet") for name in (self.document.name, *sources))
        return Claim(
            id=claim_id(self.document.id, span.start, span.end, kind, ordinal),
            document=self.document.id,
            evidence=span,
            passage=Span(self.text.id, begun, begun + len(said.passage)),
            chain=outlets if said.by is None else (*outlets, said.by),
            asserted=None,
            modality=said.modality,
            payload=said.payload,
            reader="builtin",
            extractor="test@1",
        )

    @property
    def claims(self) -> list[Claim]:
        return [self.claim(said, ordinal) for ordinal, said in enumerate(self.said)]


def pile_of(articles: Sequence[Article]) -> Pile:
    claims = [claim for article in articles for claim in article.claims]
    return Pile(
        documents={article.document.id: article.document for article in articles},
        texts={article.text.id: article.text for article in articles},
        claims={claim.id: claim for claim in claims},
    )
