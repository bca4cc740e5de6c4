"""Statements of one voice in one document that do not go together."""

from msgspec import structs
from tests.unit.reconcile.factory import Pile, flow, turnover

from comity.model.claim import Claim
from comity.model.text import Span
from comity.model.verdict import Verdict
from comity.reconcile import reconcile

T24, T23 = turnover(2024), turnover(2023)


def verdict(pile: Pile, *, document: str = "d_one", passages: int = 1) -> Verdict:
    """The verdict when all claims stand in one document, in one sentence of it or in several."""
    claims, records, origins = pile.all
    moved: list[Claim] = [
        structs.replace(claim, document=document, passage=Span("t_one", 100 * (place % passages), 100 * (place % passages) + 90))
        for place, claim in enumerate(claims)
    ]
    return reconcile(moved, records, origins)


def test_a_sentence_with_two_values_of_one_quantity_makes_a_finding_and_no_conflict() -> None:
    pile = Pile()
    pile.add("c_1", T24, (99.0, 101.0), speaker="Example Union")
    pile.add("c_2", T24, (130.0, 132.0), speaker="Example Bank")
    found = verdict(pile)
    assert (found.conflicts, found.bounds) == ((), ())
    (finding,) = found.findings
    assert (finding.code, finding.subject) == ("reconcile.one-voice", "c_1")
    assert "one sentence gives $100 and $131, which cannot all be true" in finding.text


def test_one_voice_in_two_sentences_is_doubted_and_two_voices_are_not() -> None:
    for other, conflicts in (("Example Union", 0), ("Example Bank", 1)):
        pile = Pile()
        pile.add("c_1", T24, (99.0, 101.0), speaker="Example Union")
        pile.add("c_2", T24, (130.0, 132.0), speaker=other)
        assert len(verdict(pile, passages=2).conflicts) == conflicts


def test_values_that_fit_one_another_generously_stay() -> None:
    pile = Pile()
    pile.add("c_1", T24, (99.0, 101.0), lenient=(50.0, 150.0))
    pile.add("c_2", T24, (130.0, 132.0))
    found = verdict(pile, passages=2)
    assert [conflict.label for conflict in found.conflicts] == ["tension"]


def test_a_mirror_within_one_sentence_is_no_tension() -> None:
    pile = Pile()
    pile.add("c_1", flow("trade.exports", "NRL", "ESR"), (99.0, 101.0))
    pile.add("c_2", flow("trade.imports", "ESR", "NRL"), (160.0, 170.0))
    found = verdict(pile)
    assert found.conflicts == ()
    assert [finding.code for finding in found.findings] == ["reconcile.one-voice"]


def test_three_figures_of_one_voice_in_several_sentences_are_held_to_their_arithmetic() -> None:
    pile = Pile()
    pile.add("c_1", T24, (199.0, 201.0))
    pile.add("c_2", T24, (1.1, 1.2), base=T23)
    pile.add("c_3", T23, (84.0, 86.0))
    assert len(verdict(pile, passages=3).conflicts) == 1
    assert verdict(pile, passages=1).conflicts == ()


def test_what_one_sentence_muddles_does_not_clash_with_others() -> None:
    pile = Pile()
    pile.add("c_1", T24, (99.0, 101.0))
    pile.add("c_2", T24, (130.0, 132.0))
    claims, records, origins = pile.all
    same = [structs.replace(claim, document="d_one", passage=Span("t_one", 0, 90)) for claim in claims]
    pile.add("c_3", T24, (190.0, 200.0), speaker="Example Bank")
    claims, records, origins = pile.all
    assert reconcile([*same, claims[-1]], records, origins).conflicts == ()
