"""A document of an invented outlet and records about it in the exchange form."""

from typing import Any

from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Notice, Text

WORDS = (
    "Accra and Nairobi grow closer\n"
    "Trade between Kenya and Ghana came to about $200 million in 2024, the trade ministry told Sample Courier.\n"
    "“We want  more,” minister Ama Owusu said. Ghana’s cocoa\texports to Kenya rose 12%, and 15 million seedlings were sent.\n"
    "On 3 May 2025 the two countries signed a fisheries pact. Kenya lifted its ban on Ghanaian poultry.\n"
)


def document(words: str = WORDS, *, publisher: str | None = "Example Wire", notices: tuple[Notice, ...] = ()) -> Document:
    text = text_id(words)
    metadata = Metadata(publisher=publisher, published=Period.month(2025, 5))
    return Document(id=document_id(text, "pile/a.txt"), text=text, address="pile/a.txt", metadata=metadata, notices=notices)


def text(words: str = WORDS) -> Text:
    return Text(text_id(words), words)


def figure(**changes: Any) -> dict[str, Any]:
    return {
        "indicator": "bilateral trade turnover",
        "reporter": "KEN",
        "partner": "GHA",
        "direction": "both",
        "product": None,
        "relation": "level",
        "value": 200000000,
        "value_hi": None,
        "unit": "USD",
        "hedge": "about",
        "modality": "actual",
        "period_start": "2024-01-01",
        "period_end": "2024-12-31",
        "base_start": None,
        "base_end": None,
        "speaker": None,
        "evidence": "came to about $200 million in 2024",
        **changes,
    }


def attribution(**changes: Any) -> dict[str, Any]:
    return {
        "speaker": "trade ministry",
        "speaker_type": "government",
        "chain": ["Example Wire", "Sample Courier", "trade ministry"],
        "kind": "indirect",
        "evidence": "Trade between Kenya and Ghana came to about $200 million",
        **changes,
    }


def instrument(**changes: Any) -> dict[str, Any]:
    return {
        "name": "fisheries pact",
        "type": "agreement",
        "parties": ["KEN", "GHA"],
        "action": "signed",
        "date": "2025-05-03",
        "until": None,
        "sectors": ["fishing", "astrology"],
        "evidence": "the two countries signed a fisheries pact",
        **changes,
    }


def measure(**changes: Any) -> dict[str, Any]:
    return {
        "type": "embargo",
        "imposer": "KEN",
        "target": "GHA",
        "action": "revoked",
        "date": "2025",
        "evidence": "Kenya lifted its ban on Ghanaian poultry",
        **changes,
    }
