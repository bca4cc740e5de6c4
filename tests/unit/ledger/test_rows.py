from datetime import date

import pytest
from msgspec.structs import replace
from tests.unit.ledger.factory import figure, page

from comity.ledger.rows import CLAIM, claim_row, decoded, encoded, is_storable, metadata_row
from comity.model.claim import Claim, Event, Instrument, Measure, Payload, Project, Statement
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.text import Metadata


def test_a_claim_lies_under_the_columns_that_name_it() -> None:
    claim = replace(page(payloads=(figure(),)).claims[0], asserted=Period(date(2025, 5, 7), None), is_denied=True)
    row = dict(zip(CLAIM, claim_row(claim, 3, 2, "Example Wire"), strict=True))
    expected = {
        "reading": 3,
        "build": 2,
        "kind": "figure",
        "publisher": "Example Wire",
        "speaker": "the ministry",
        "speaker_state": "KEN",
        "asserted_first": "2025-05-07",
        "asserted_last": None,
        "is_denied": True,
        "indicator": "trade.turnover",
        "reporter": "KEN",
        "partner": "GHA",
        "period_first": "2024-01-01",
        "period_last": "2024-12-31",
        "base_first": None,
        "unit": "USD",
        "value": 2e8,
        "strict_low": 1.9e8,
        "lenient_high": None,
        "form": None,
    }
    assert {name: row[name] for name in expected} == expected
    assert decoded(row["payload"], Claim) == claim


def test_a_statement_fills_no_column_of_figures() -> None:
    claim = page(payloads=(Statement(form="direct"),)).claims[0]
    row = dict(zip(CLAIM, claim_row(claim, 1, 1, None), strict=True))
    assert (row["kind"], row["form"]) == ("statement", "direct")
    assert {row[name] for name in CLAIM[CLAIM.index("indicator") :]} == {None}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (
            Instrument(name="pact", type="treaty", parties=("GHA", "KEN"), action="signed", date=Period.month(2025, 5)),
            ("treaty", "signed", '["GHA","KEN"]', "2025-05-01", "2025-05-31"),
        ),
        (
            Project(name="port", type="facility", parties=("KEN",), status="planned", due=Period.year(2027)),
            ("facility", "planned", '["KEN"]', "2027-01-01", "2027-12-31"),
        ),
        (
            Measure(type="tariff", imposer="KEN", target=None, action="eased"),
            ("tariff", "eased", '["KEN"]', None, None),
        ),
        (Event(type="meet", root="CONSULT", actors=("Ghana",)), ("meet", None, '["Ghana"]', None, None)),
    ],
)
def test_what_was_done_lies_under_type_action_parties_and_date(payload: Payload, expected: tuple[str | None, ...]) -> None:
    claim = replace(page(payloads=(figure(),)).claims[0], payload=payload)
    row = dict(zip(CLAIM, claim_row(claim, 1, 1, None), strict=True))
    assert tuple(row[name] for name in ("type", "action", "parties", "date_first", "date_last")) == expected
    assert {row[name] for name in CLAIM[CLAIM.index("form") : CLAIM.index("type")]} == {None}
    assert decoded(row["payload"], Claim) == claim


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"value": float("nan")}, False),
        ({"value_high": float("inf")}, False),
        ({"lenient": Interval(0.0, float("inf"))}, True),
        ({"strict": Interval(float("nan"), None)}, False),
    ],
)
def test_only_numbers_are_stored(change: dict[str, object], expected: bool) -> None:
    claim = page(payloads=(replace(figure(), **change),)).claims[0]
    assert is_storable(claim) is expected


def test_metadata_is_compared_by_what_it_says() -> None:
    assert encoded(Metadata(publisher="Ünion")) == encoded(Metadata(publisher="Ünion"))
    document = page().document
    assert document is not None
    assert metadata_row(document, 1, "v1", "builtin", is_preferred=True)[:5] == (document.id, 1, "v1", None, "Example Wire")
