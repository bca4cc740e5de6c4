"""What a new document reaches beyond its own claims, and how little of the ledger is touched for it."""

from pathlib import Path

import pytest
from benchmarks.piles import World
from benchmarks.piles import page as made
from msgspec.structs import replace
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.model.claim import Figure
from comity.model.interval import Interval
from comity.model.page import Page
from comity.model.verdict import Bound
from comity.pipeline import follow, growth


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setattr(growth, "MUCH", 0)
    return Ledger.open(tmp_path / "pile.comity", create=True)


def told(ledger: Ledger, *pages: Page, is_whole: bool = False) -> None:
    with ledger.entry() as entry:
        for one in pages:
            entry.post(one, "v1")
        follow(entry, is_whole=is_whole)


def exports(reporter: str, value: float) -> Figure:
    """Wheat that goes to Norway."""
    flow = figure(reporter, "NOR", value)
    limits = Interval(value * 0.99, value * 1.01)
    return replace(flow, indicator="trade.exports", direction="export", product="wheat", strict=limits, lenient=limits)


def first(reporter: str) -> Figure:
    """That a state supplies most of it."""
    one = Interval(1.0, 1.0)
    ranked = replace(exports(reporter, 1.0), relation="rank", unit="rank", wording="largest supplier", hedge="exact")
    return replace(ranked, value=1.0, strict=one, lenient=one)


def bound_of(ledger: Ledger, reporter: str) -> Bound | None:
    with ledger.view() as view:
        quantities = {one.id for one in view.records().quantities if one.reporter == reporter}
        return next((bound for bound in view.verdict().bounds if bound.quantity in quantities), None)


def test_a_flow_bounds_what_is_ranked_above_it_between_other_states(ledger: Ledger) -> None:
    told(ledger, page("a.txt", "One.", payloads=(first("KEN"),)), page("b.txt", "Two.", payloads=(exports("GHA", 1e6),)))
    before = bound_of(ledger, "KEN")
    told(ledger, page("c.txt", "Three.", payloads=(exports("UGA", 5e6),)))
    after = bound_of(ledger, "KEN")
    assert before is not None
    assert after is not None
    assert before.strict.low == pytest.approx(0.99e6)
    assert after.strict.low == pytest.approx(4.95e6)
    told(ledger, is_whole=True)
    assert bound_of(ledger, "KEN") == after


def test_a_second_document_of_a_publisher_changes_what_the_first_is_called(ledger: Ledger) -> None:
    told(
        ledger,
        page("a.txt", "One.", payloads=(figure(),)),
        page("b.txt", "Two.", payloads=(figure("BRA", "IND"),), publisher="B"),
    )
    told(ledger, page("c.txt", "Three.", payloads=(figure("PER", "CHL"),)))
    with ledger.view() as view:
        reasons = {reason for origin in view.origins().origins for reason in origin.reasons}
    assert any("Example Wire (a.txt)" in reason for reason in reasons)
    assert not any("B (b.txt)" in reason for reason in reasons)


def test_what_lies_far_from_a_new_document_is_not_looked_at(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told(ledger, *(made(World(5), number) for number in range(60)), is_whole=True)
    seen: set[str] = set()
    near = growth.Near.claims_of

    def watched(self: growth.Near, documents: set[str]) -> object:
        seen.update(documents)
        return near(self, documents)

    monkeypatch.setattr(growth.Near, "claims_of", watched)
    told(ledger, page("new.txt", "Four.", payloads=(figure("TUV", "NRU"),), publisher="Nobody Else"))
    assert len(seen) < 10


def test_other_rates_or_another_program_derive_everything(ledger: Ledger) -> None:
    told(ledger, page("a.txt", "One.", payloads=(figure(),)))
    with ledger.entry() as entry:
        made_with = entry.near.made()
        assert not growth.is_much(entry.near, made_with)
        assert growth.is_much(entry.near, {**made_with, "rates": "others"})
        assert growth.is_much(entry.near, {**made_with, "program": "another"})
        assert not growth.is_much(entry.near, {**made_with, "day": "2030-01-01"})
