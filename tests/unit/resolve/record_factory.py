"""Builds small piles of invented documents with claims on agreements, projects, measures and events."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Modality, Payload, Project, Statement, Voice, kind_of
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Record, Records
from comity.model.text import Document, Metadata, Span, Text

DAY = Period.day(date(2024, 3, 3))


def day(year: int, month: int, number: int) -> Period:
    return Period.day(date(year, month, number))


def instrument(name: str, date: Period | None = DAY, **changes: Any) -> Instrument:
    given: dict[str, Any] = {"type": "agreement", "parties": ("KEN", "NOR"), "action": "signed"}
    return Instrument(**{**given, "name": name, "date": date, **changes})


def project(name: str, **changes: Any) -> Project:
    given: dict[str, Any] = {"type": "facility", "parties": ("KEN", "NOR"), "status": "planned"}
    return Project(**{**given, "name": name, **changes})


def measure(action: str, **changes: Any) -> Measure:
    given: dict[str, Any] = {"type": "sanction", "imposer": "NOR", "target": "KEN"}
    return Measure(**{**given, "action": action, **changes})


def event(type_: str, *actors: str, **changes: Any) -> Event:
    return Event(type=type_, root="consult", actors=actors, **changes)  # type: ignore[arg-type]


def turnover(year: int, **changes: Any) -> Figure:
    given: dict[str, Any] = {"value": 2e8, "unit": "USD", "reporter": "KEN", "partner": "NOR", "direction": "both"}
    wide = Interval(0.0, 1e15)
    given |= {"indicator": "trade.turnover", "wording": "trade", "relation": "level", "hedge": "exact", "strict": wide}
    return Figure(**{**given, "lenient": wide, "period": Period.year(year), **changes})


class Said:
    """A claim to be: the words it rests on, what it says, who says it (None: the outlet itself)."""

    def __init__(
        self,
        quote: str,
        payload: Payload | None = None,
        by: str | None = None,
        modality: Modality = "actual",
        state: str | None = None,
    ) -> None:
        self.quote, self.payload, self.by = quote, payload or Statement(form="indirect"), by
        self.modality, self.state = modality, state


def pile(*documents: tuple[str, Period | None, str, Sequence[Said]]) -> Pile:
    """A pile of documents given as (publisher, day of publication, words, claims)."""
    posted: dict[str, Document] = {}
    texts: dict[str, Text] = {}
    claims: dict[str, Claim] = {}
    for publisher, published, words, said in documents:
        text = Text(text_id(words), words)
        address = f"{publisher}.txt"
        document = Document(
            id=document_id(text.id, address),
            text=text.id,
            address=address,
            metadata=Metadata(publisher=publisher, published=published),
        )
        posted[document.id], texts[text.id] = document, text
        for ordinal, one in enumerate(said):
            claim = _claim(document, words, one, ordinal)
            claims[claim.id] = claim
    return Pile(posted, texts, claims)


def _claim(document: Document, words: str, said: Said, ordinal: int) -> Claim:
    start = words.index(said.quote)
    first = words.rfind(". ", 0, start) + 2 if ". " in words[:start] else 0
    last = words.find(". ", start + len(said.quote))
    outlet = Voice(name=document.name, type="outlet")
    return Claim(
        id=claim_id(document.id, start, start + len(said.quote), kind_of(said.payload), ordinal),
        document=document.id,
        evidence=Span(document.text, start, start + len(said.quote)),
        passage=Span(document.text, first, len(words) if last < 0 else last + 1),
        chain=(outlet,) if said.by is None else (outlet, Voice(name=said.by, type="person", state=said.state)),
        asserted=document.metadata.published,
        modality=said.modality,
        payload=said.payload,
        reader="builtin",
        extractor="test@1",
    )


def reports(*payloads: Payload, days: Sequence[Period | None] = ()) -> Pile:
    """A pile in which each payload is told by an outlet of its own, on its day of publication."""
    published = [*days, *[day(2024, 3, 4)] * len(payloads)]
    return pile(*((f"Example Wire {n}", published[n], f"Report {n}.", [Said("Report", p)]) for n, p in enumerate(payloads)))


def in_one(*payloads: Payload) -> Pile:
    """A pile of one document that says everything."""
    return pile(("Example Wire", day(2024, 3, 4), "Report.", [Said("Report", payload) for payload in payloads]))


def of_kind(records: Records, kind: str) -> list[Record]:
    return [record for record in records.records if record.kind == kind]
