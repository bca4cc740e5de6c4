"""The exchange form holds every kind of claim, dates as precise as they are, and the same records in any order."""

import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.ledger.factory import figure, page

from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Payload, Project, Statement, Voice
from comity.model.page import Pile
from comity.model.period import Period
from comity.publish.export.gold import gold_files, indicator_text


def article(*payloads: Payload) -> dict[str, Any]:
    made = page(payloads=payloads)  # type: ignore[arg-type]
    assert made.document is not None
    assert made.text is not None
    claims: dict[str, Claim] = {claim.id: claim for claim in made.claims}
    files = dict(gold_files(Pile({made.document.id: made.document}, {made.text.id: made.text}, claims), ()))
    assert set(files) == {"a.json", "CROSS.json"}
    found: dict[str, Any] = json.loads(files["a.json"])
    return found


def test_every_kind_is_written_with_its_keys() -> None:
    found = article(
        figure(),
        Instrument(
            name="pact", type="treaty", parties=("GHA", "KEN"), action="signed", date=Period.month(2025, 5), sectors=("energy",)
        ),
        Project(name="port", type="facility", parties=("KEN",), status="planned", due=Period.year(2027), place="Mombasa"),
        Measure(type="tariff", imposer="KEN", target="GHA", action="eased"),
        Event(type="meet", root="CONSULT", actors=("Ghana", "Kenya"), date=Period.day(date(2025, 5, 7))),
        Statement(form="direct"),
    )
    assert found["instruments"] == [
        {
            "name": "pact",
            "type": "treaty",
            "parties": ["GHA", "KEN"],
            "action": "signed",
            "date": "2025-05",
            "until": None,
            "sectors": ["energy"],
            "evidence": "rade",
        }
    ]
    assert found["projects"] == [
        {
            "name": "port",
            "kind": "facility",
            "parties": ["KEN"],
            "status": "planned",
            "due": "2027",
            "place": "Mombasa",
            "evidence": "ade b",
        }
    ]
    assert found["measures"] == [
        {"type": "tariff", "imposer": "KEN", "target": "GHA", "action": "eased", "date": None, "evidence": "de be"}
    ]
    assert found["events"] == [
        {"type": "meet", "actors": ["Ghana", "Kenya"], "date": "2025-05-07", "place": None, "evidence": "e bet"}
    ]
    assert [len(found[key]) for key in ("figures", "attributions")] == [1, 1]


@pytest.mark.parametrize(
    "period", [None, Period(date(2025, 1, 1), date(2025, 3, 31)), Period(None, date(2025, 1, 1)), Period(date(2025, 1, 1), None)]
)
def test_a_date_that_is_no_day_month_or_year_is_null(period: Period | None) -> None:
    (found,) = article(Event(type="visit", root="CONSULT", actors=("Ghana",), date=period))["events"]
    assert found["date"] is None


def test_a_free_indicator_is_told_as_worded() -> None:
    free = Figure(
        **{**{name: getattr(figure(), name) for name in Figure.__struct_fields__}, "indicator": "oil rigs", "product": "oil"}
    )
    assert indicator_text(free) == "Trade"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Some 900 have gone home, said the UN refugee agency.", "UN refugee agency"),
        ("The United Nations High Commissioner for Refugees (UNHCR) said so.", "United Nations High Commissioner for Refugees"),
        ("Some 900 have gone home, it said.", "United Nations High Commissioner for Refugees"),
    ],
)
def test_a_body_that_speaks_is_called_as_in_the_text(words: str, called: str) -> None:
    made = page(words=words, payloads=(Statement(form="indirect"),))
    body = Voice(name="United Nations High Commissioner for Refugees", type="organisation")
    claims = {claim.id: replace(claim, chain=(claim.chain[0], body), is_attributed=True) for claim in made.claims}
    assert made.document is not None
    assert made.text is not None
    files = dict(gold_files(Pile({made.document.id: made.document}, {made.text.id: made.text}, claims), ()))
    (told,) = json.loads(files["a.json"])["attributions"]
    assert (told["speaker"], told["chain"]) == (called, ["Example Wire", called])
