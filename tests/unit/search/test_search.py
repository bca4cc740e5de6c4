from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from tests.unit.ledger.factory import figure, page

from comity.cli.search import command
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.claim import Measure, Voice
from comity.model.ids import claim_id
from comity.model.page import Page
from comity.model.period import Period
from comity.search import search, understood

KENYA = "Trade between Kenya and Ghana came to about $200 million in 2024, the ministry said."
BRAZIL = "Exports of Brazil to India rose, said José Ejemplo. India lifted the duty on Brazilian coffee."


def sanctions(made: Page) -> Page:
    """The page with a measure told in its second sentence by another speaker."""
    assert made.document is not None
    claim, start = made.claims[0], BRAZIL.index("India lifted")
    span = replace(claim.evidence, start=start, end=len(BRAZIL))
    told = replace(
        claim,
        id=claim_id(made.document.id, start, span.end, "measure", 0),
        evidence=span,
        passage=span,
        chain=(Voice(name="Sample Courier", type="outlet"),),
        payload=Measure(type="tariff", imposer="IND", target="BRA", action="revoked"),
    )
    first = replace(claim, passage=replace(span, start=0, end=start - 1), chain=(Voice(name="José Ejemplo", type="person"),))
    return replace(made, claims=(first, told))


def dated(made: Page, published: Period) -> Page:
    assert made.document is not None
    document = replace(made.document, metadata=replace(made.document.metadata, published=published))
    return replace(made, document=document)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "pile.comity"
    kenya = page("pile/kenya.txt", KENYA, payloads=(figure(),), publisher="Example Wire")
    brazil = page("pile/brazil.txt", BRAZIL, payloads=(figure("BRA", "IND"),), publisher="Sample Courier")
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(dated(kenya, Period.day(date(2025, 3, 10))), "v1")
        entry.post(dated(sanctions(brazil), Period.month(2025, 5)), "v1")
    return path


@pytest.fixture
def view(ledger: Path) -> View:
    return Ledger.open(ledger).view()


def counts(view: View, typed: str) -> tuple[int, int]:
    found = search(view, typed)
    assert found.notes == ()
    return found.claim_count, found.document_count


@pytest.mark.parametrize(
    ("typed", "claims", "documents"),
    [
        ("trade", 1, 1),
        ("exporting coffee", 0, 1),  # together in one document, in no sentence
        ("by:ejemplo", 1, 1),
        ('by:"the ministry" trading', 1, 1),
        ('by:"ministry the"', 0, 0),
        ("from:courier", 2, 1),
        ('from:"SAMPLE courier" kind:measures', 1, 1),
        ("kind:figure", 2, 2),
        ("kind:figure kind:measure state:india", 2, 1),
        ("state:BRA state:IN", 2, 1),
        ("state:BRA state:Kenya", 0, 0),
        ('state:"Russian Federation"', 0, 0),
        ("after:2025-05", 2, 1),
        ("after:2025-05-02", 0, 0),  # published some day in May: not certainly so late
        ("before:2025-05-31", 1, 1),
        ("before:2025-06-01", 3, 2),
        ("after:2025-03-10 before:2025-03-11", 1, 1),
        ("after:2025-03-11 trade", 0, 0),
        ("india -coffee", 1, 0),
        ('india -"duty on"', 1, 0),
    ],
)
def test_fields_and_words_are_asked_together(view: View, typed: str, claims: int, documents: int) -> None:
    assert counts(view, typed) == (claims, documents)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ('trade "between Kenya', "no other end"),
        ("trade OR coffee", "a word like any other"),
        ("trade colour:red", "no field “colour:”"),
        ("trade state:Atlantis", "No state is called “Atlantis”"),
        ("trade kind:opinion", "no kind “opinion”"),
        ("trade after:yesterday", "“yesterday” is no day"),
        ("trade before:2025-02-30", "“2025-02-30” is no day"),
        ("trade after:0000", "“0000” is no day"),
        ("trade ***", "“***” has no letter or digit"),
        ("trade by:", "“by:” has nothing behind it"),
        ("trade -by:ministry", "“-by:” is left out"),
        ("trade\0", "a zero byte"),
        ("trade \udce9", "a zero byte"),
        ("trade " + "x" * 5000, "only its first 1,000 letters"),
        (" ".join(["trade"] * 40), "Only the first 32"),
        ("-trade", "counts only beside words"),
        ("", "Nothing is asked"),
    ],
)
def test_what_is_not_understood_is_said(view: View, typed: str, note: str) -> None:
    assert any(note in told for told in search(view, typed).notes)


def test_a_part_that_is_not_understood_leaves_the_rest(view: View) -> None:
    found = search(view, "trade state:Atlantis")
    assert (found.claim_count, found.document_count) == (1, 1)


def test_a_question_is_the_same_however_it_is_quoted() -> None:
    assert understood("“trade between” kenya") == understood('"trade between" kenya')


def test_the_command_marks_the_words_and_tells_what_it_did_not_understand(ledger: Path) -> None:
    result = CliRunner().invoke(command, ["trading", "colour:red", "--ledger", str(ledger)])
    assert result.exit_code == 0
    assert "no field “colour:”" in result.stderr
    shown = CliRunner().invoke(command, ["trading kind:figure", "--ledger", str(ledger)])
    assert "1 claim, 1 document" in shown.stdout
    assert "[Trade] between Kenya and Ghana" in shown.stdout
    assert shown.stderr == ""


def test_claims_are_grouped_by_what_they_are_about(demo_ledger: Path) -> None:
    with Ledger.open(demo_ledger).view() as view:
        found = search(view, "trade kind:figure state:IND", limit=50)
        members = {(member.claim, member.record) for member in view.records().members}
    groups = [record for record, _ in found.claims]
    assert len(groups) == len(set(groups)) > 1
    for record, hits in found.claims:
        assert record is None or all((hit.claim.id, record) in members for hit in hits)
    assert sum(len(hits) for _, hits in found.claims) == min(50, found.claim_count)


@pytest.mark.parametrize("name", ["Бразилия", "Brasil", "Brazil", "BRA"])
def test_a_state_is_asked_for_by_its_name_in_any_language_that_is_read(view: View, name: str) -> None:
    assert understood(f"state:{name}").asked.states[0][0] == "BRA"
    assert search(view, f"state:{name}").claim_count == search(view, "state:BRA").claim_count > 0
