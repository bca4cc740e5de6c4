from tests.unit.publish import factory
from tests.unit.publish.factory import CLAIMS, PAGES, material

from comity.model.finding import Finding
from comity.model.ids import document_id, text_id
from comity.model.page import Pile
from comity.model.text import Document, Metadata, Text
from comity.model.verdict import Verdict


def test_a_document_without_figures_belongs_when_it_names_both_states() -> None:
    assert [found.id for found in material().documents] == [found.id for found, _ in PAGES.values()]


def test_a_document_that_names_one_of_them_does_not_belong() -> None:
    pile = factory.pile()
    words = "Norway built a port. The chilean-style stew was praised."
    text = Text(text_id(words), words)
    other = Document(id=document_id(text.id, "pile/z.txt"), text=text.id, address="pile/z.txt", metadata=Metadata())
    wider = Pile({**pile.documents, other.id: other}, {**pile.texts, text.id: text}, pile.claims)
    assert other not in material(held=wider).documents


def test_other_pairs_of_states_get_none_of_these_figures() -> None:
    found = material(("NOR", "PER"))
    assert found.figures == ()
    assert found.conflicts == ()


def test_an_unknown_state_finds_nothing() -> None:
    assert material(("XXA", "XXB")).documents == ()


def test_a_repeated_claim_shares_the_dispute_of_the_one_named() -> None:
    found = material()
    assert CLAIMS["post-200"].id not in {claim for conflict in found.conflicts for claim in conflict.claims}
    assert found.disputes_of[CLAIMS["post-200"].id] == found.disputes_of[CLAIMS["wire-200"].id] == (1,)
    assert CLAIMS["bulletin-200"].id not in found.disputes_of


def test_contradictions_are_numbered_before_tensions() -> None:
    assert [conflict.label for conflict in material().conflicts] == ["contradiction", "tension"]


def test_support_counts_origins_not_articles_and_says_what_is_only_probable() -> None:
    found = material()
    assert found.support([CLAIMS["wire-200"].id, CLAIMS["post-200"].id]) == "1 origin · 2 outlets"
    assert found.support([CLAIMS["sample-400"].id]) == "probably 1 origin · 1 outlet"


def test_findings_on_unread_files_are_kept_and_doubles_are_not() -> None:
    once = Finding(code="read.binary", subject="pile/scan.txt", text="pile/scan.txt is not text; convert it first.")
    found = material(found=Verdict(bounds=(), conflicts=(), findings=(once,)))
    assert found.findings.count(once) == 1
    assert len(found.findings) == 3
