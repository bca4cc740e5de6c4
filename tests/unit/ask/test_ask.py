"""What follows under other premises."""

from datetime import date

import pytest
from msgspec import structs

from comity.ask import Premises, ask
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.claim import Figure, Statement
from comity.model.errors import QuestionError
from comity.model.interval import Interval
from comity.model.page import Source
from comity.model.period import Period
from comity.model.rate import Rate
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import standard

DOCUMENTS = {
    "first": (
        "Sample Courier",
        date(2025, 2, 3),
        "Trade between Poland and Vietnam amounted to $4.1 billion in 2024, the Polish development ministry said.",
    ),
    "second": (
        "Mock Herald",
        date(2025, 3, 10),
        "Trade between Poland and Vietnam amounted to $6.2 billion in 2024, the Vietnamese customs department said.",
    ),
    "third": (
        "Example Wire",
        None,
        "Trade between Poland and Vietnam rose 20% in 2024 from 2023, the Vietnamese customs department said.",
    ),
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("ask")
    sources = []
    for name, (publisher, day, words) in DOCUMENTS.items():
        path = folder / f"{name}.txt"
        path.write_text(f"{words}\n", encoding="utf-8")
        stated = Metadata(publisher=publisher, published=Period.day(day) if day else None, grade="stated" if day else "unknown")
        sources.append(Source(path=path, address=f"{name}.txt", stated=stated))
    ledger = Ledger.open(folder / "pile.comity", create=True)
    build(sources, standard(), ledger)
    return ledger.view()


def test_the_ledger_itself_holds_the_contradiction(view: View) -> None:
    assert [one.label for one in view.verdict().conflicts] == ["contradiction"]


@pytest.mark.parametrize("name", ["Vietnamese customs department", "mock herald"])
def test_without_a_voice_or_an_outlet_nothing_clashes(view: View, name: str) -> None:
    answer = ask(view, Premises(without=(name,)), standard())
    assert answer.verdict.conflicts == ()
    assert answer.premises[0].startswith(f"Without {name}: ")
    assert answer.changes[0].startswith("The contradiction k_")
    assert answer.changes[0].endswith(" is gone.")


def test_an_origin_a_document_or_a_claim_is_left_out_by_its_id(view: View) -> None:
    (conflict,) = view.verdict().conflicts
    claim = view.pile().claims[conflict.claims[0]]
    origin = next(one for one in view.origins().origins if claim.id in one.claims)
    for name in (origin.id, claim.document, claim.id, claim.id[:8]):
        assert ask(view, Premises(without=(name,)), standard()).verdict.conflicts == ()


def test_as_of_a_day_what_is_not_known_by_then_does_not_count(view: View) -> None:
    answer = ask(view, Premises(asof=date(2025, 2, 28)), standard())
    assert {document.address for document in answer.pile.documents.values()} == {"first.txt"}
    assert answer.verdict.conflicts == ()
    assert answer.premises == ("As known on 2025-02-28: 2 documents do not count.",)


def test_a_statement_added_for_the_sake_of_argument_is_reconciled_like_any_other(view: View) -> None:
    words = "Trade between Poland and Vietnam was $1 billion in 2023"
    answer = ask(view, Premises(assume=(words,)), standard())
    assert len(answer.verdict.conflicts) > 1
    assert any(line.startswith("A ") and " arises: k_" in line for line in answer.changes)
    assumed = [claim for claim in answer.pile.claims.values() if claim.document not in view.pile().documents]
    assert [claim.speaker.type for claim in assumed] == ["anonymous"]


def level_claims(view: View) -> list[str]:
    """The levels of the first two documents, in that order."""
    pile = view.pile()
    figures = [one for one in pile.claims.values() if isinstance(one.payload, Figure) and one.payload.relation == "level"]
    return [one.id for one in sorted(figures, key=lambda one: pile.documents[one.document].address)]


def test_a_claim_ruled_aside_does_not_count(view: View) -> None:
    first, _ = level_claims(view)
    answer = ask(view, Premises(set_aside=(first[:9],)), standard())
    assert answer.verdict.conflicts == ()
    assert answer.premises == (f"Ruled: {first} is set aside; 1 other claim of its origin still counts.",)


def test_claims_ruled_different_do_not_clash(view: View) -> None:
    first, second = level_claims(view)
    for pair in ((first, second), (second, first)):
        answer = ask(view, Premises(different=(pair,)), standard())
        assert answer.verdict.conflicts == ()
        assert answer.premises == (f"Ruled: {pair[1]} speaks of another quantity than {pair[0]}.",)
        (quantity,) = [one for one in answer.records.quantities if one.scope]
        assert quantity.scope == f"other than in {pair[0]}"


def test_claims_ruled_the_same_clash_by_the_ruling(view: View) -> None:
    words = "Trade between Poland and Vietnam was $1 billion in 2019"
    premises = Premises(assume=(words,), without=("Mock Herald",))
    calm = ask(view, premises, standard())
    assert calm.verdict.conflicts == ()
    (assumed,) = set(calm.pile.claims) - set(view.pile().claims)
    first, _ = level_claims(view)
    answer = ask(view, structs.replace(premises, same=((assumed, first),)), standard())
    (conflict,) = answer.verdict.conflicts
    name = f"ruled same {' '.join(sorted((assumed, first)))}"
    assert (conflict.label, set(conflict.claims), conflict.assumptions) == ("contradiction", {assumed, first}, (name,))
    assert any("(assumed: by ruling, " in step.text for step in conflict.steps)


def test_two_currencies_meet_by_the_rates_of_the_parts(view: View) -> None:
    words = "Trade between Poland and Vietnam was 900 trillion dong in 2024"
    days, value = Period(date(2024, 1, 1), date(2024, 12, 31)), Interval(23_000.0, 26_000.0)
    rates = (Rate(table="own.csv", row=2, currency="VND", per="USD", days=days, value=value),)
    premises = Premises(assume=(words,), without=("Mock Herald",))
    assert ask(view, premises, standard()).verdict.conflicts == ()
    (conflict,) = ask(view, premises, structs.replace(standard(), rates=rates)).verdict.conflicts
    assert (conflict.label, conflict.assumptions) == ("contradiction", ("own.csv:2 VND/USD 2024",))


def test_rulings_that_cannot_hold_are_refused_with_a_sentence(view: View) -> None:
    first, second = level_claims(view)
    statement = next(one.id for one in view.pile().claims.values() if isinstance(one.payload, Statement))
    for premises, told in (
        (Premises(same=((first, second),)), "one quantity without a ruling"),
        (Premises(different=((first, first),)), "are one"),
        (Premises(same=((first, statement),)), "measures no quantity"),
        (Premises(set_aside=("c_ffff0000",)), "No claim"),
        (Premises(different=((first, second),), set_aside=(first,)), "No claim"),
    ):
        with pytest.raises(QuestionError, match=told):
            ask(view, premises, standard())


def test_the_ledger_stays_as_it_was(view: View) -> None:
    before = view.pile()
    ask(
        view, Premises(without=("Mock Herald",), assume=("Trade between Poland and Vietnam was $1 billion in 2023.",)), standard()
    )
    assert view.pile() == before


@pytest.mark.parametrize(
    "premises", [Premises(without=("Nobody",)), Premises(without=("o_0000",)), Premises(assume=("It rains.",))]
)
def test_a_premise_that_means_nothing_is_refused_with_a_sentence(view: View, premises: Premises) -> None:
    with pytest.raises(QuestionError):
        ask(view, premises, standard())


def test_no_premises_change_nothing(view: View) -> None:
    assert not Premises()
    answer = ask(view, Premises(), standard())
    assert (answer.verdict, answer.changes) == (view.verdict(), ())
