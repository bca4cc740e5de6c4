"""The queue of questions: what would change most comes first, and what keeps a claim out is asked about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from tests.unit.rule.pile_factory import built, levels, levels_of, sources

from comity.ask.review import Question, questions
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.finding import Finding
from comity.model.ruling import Ruling
from comity.model.verdict import Conflict, Label, Verdict
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.rule.making import made

START = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return built(tmp_path_factory.mktemp("queue")).view()


def queue(
    view: View, conflicts: Sequence[Conflict] = (), findings: Sequence[Finding] = (), rulings: Sequence[Ruling] = ()
) -> tuple[Question, ...]:
    pile = view.pile()
    verdict = Verdict((), tuple(conflicts), tuple(findings))
    return questions(pile, view.as_read(), view.records(), view.origins(), verdict, rulings, "Ann", pile.claims.keys())


def conflict(label: Label, *claims: str) -> Conflict:
    return Conflict(id=f"k_{label}", label=label, claims=claims, assumptions=(), gap=1.0, steps=())


def first(found: Sequence[Question]) -> str:
    return found[0].claims[0]


def test_a_claim_in_more_conflicts_or_in_smaller_ones_is_asked_about_first(view: View) -> None:
    wire, reprint, customs = (levels(view.pile())[name].id for name in ("wire", "reprint", "customs"))
    both = [conflict("contradiction", wire, customs), conflict("tension", reprint, customs)]
    assert first(queue(view, both)) == customs
    small, large = conflict("contradiction", wire, customs), conflict("contradiction", wire, reprint, customs)
    values = [queue(view, [one])[0].value for one in (large, small)]
    assert values[0] < values[1]
    by_label = [queue(view, [conflict(label, wire, customs)])[0].value for label in ("tension", "contradiction", "slip")]
    assert by_label == sorted(by_label)
    assert len(set(by_label)) == 3


def test_an_answer_is_for_the_reprints_too(view: View) -> None:
    found = {name: claim.id for name, claim in levels(view.pile()).items()}
    asked = {one.claims[0]: one for one in queue(view, [conflict("contradiction", found["wire"], found["customs"])])}
    assert asked[found["wire"]].repeats == (found["reprint"],)
    assert asked[found["customs"]].repeats == ()


def test_of_several_that_were_read_rightly_each_may_give_way(view: View) -> None:
    names = sorted(claim.id for claim in levels(view.pile()).values())
    rulings = [made(view, "accept", [name], "Ann", "because", START) for name in names]
    found = queue(view, [conflict("contradiction", *names)], rulings=rulings)
    asked = [one.claims for one in found if one.kind == "yields"]
    assert [one[0] for one in asked] == names
    assert all(sorted(one) == names for one in asked)
    rulings.append(made(view, "note", asked[0], "Ann", "it stays, by review", START))
    left = queue(view, [conflict("contradiction", *names)], rulings=rulings)
    assert [one.claims for one in left if one.kind == "yields"] == asked[1:]
    two = queue(view, [conflict("contradiction", *names[:2])], rulings=rulings)
    assert [one.kind for one in two if one.kind in {"yields", "stands"}] == ["stands"]


def test_records_that_share_parties_and_a_word_may_be_one(view: View) -> None:
    names = {record.id: record.name for record in view.records().records}
    about = {member.claim: member.record for member in view.records().members}
    same = [one for one in queue(view) if one.kind == "same"]
    assert {tuple(sorted(names[about[claim]] for claim in one.claims)) for one in same} == {
        ("agreement on fisheries", "agreement on fisheries")
    }


def test_what_a_finding_holds_back_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    words = "Trade between Poland and Vietnam amounted to ${} billion in 2024, the Polish development ministry said."
    path.write_text(f"{words.format('4.1')} {words.format('6.2')}\n", encoding="utf-8")
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build([structs.replace(sources(tmp_path, "wire")[0], path=path, address="one.txt")], standard(), ledger)
    with ledger.view() as view:
        asked = queue(view, findings=view.verdict().findings)
        assert {one.claims[0] for one in asked if one.kind == "reading"} == {claim.id for claim in levels_of(view.pile())}
        assert len(asked) == 2
