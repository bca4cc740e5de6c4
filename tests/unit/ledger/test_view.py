from itertools import pairwise
from pathlib import Path

import pytest
from tests.unit.ledger.factory import doubt, figure, page

from comity.ledger import Ledger, View
from comity.model.claim import Statement
from comity.model.errors import QuestionError
from comity.pipeline import follow

FIRST = page(
    "pile/a.txt",
    payloads=(figure("KEN", "GHA"), figure("GHA", "KEN"), figure("KEN", "BRA"), figure("KEN", None), Statement(form="direct")),
    findings=(doubt("pile/a.txt"),),
)
SECOND = page("pile/b.txt", payloads=(Statement(form="indirect", cue="said"), figure("KEN", "KEN")))


@pytest.fixture
def view(tmp_path: Path) -> View:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        for one in (SECOND, FIRST):
            entry.post(one, "v1")
    return ledger.view()


def test_dyads_are_pairs_whatever_the_direction(view: View) -> None:
    assert view.dyads() == [("GHA", "KEN", 2), ("BRA", "KEN", 1)]


def test_dyads_are_counted_as_they_stand_even_before_what_follows_is_derived(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        entry.post(page(payloads=(figure("KEN", "GHA"), figure("GHA", "KEN"))), "v1")
        follow(entry)
    with ledger.view() as view:
        assert view.dyads() == [("GHA", "KEN", 2)]
    with ledger.entry() as entry:
        entry.post(page("pile/b.txt", payloads=(figure("KEN", "BRA"), figure("KEN", None), figure("KEN", "KEN"))), "v1")
        entry.commit()
        with ledger.view() as view:
            assert view.dyads() == [("GHA", "KEN", 2), ("BRA", "KEN", 1)]
        follow(entry)
    with ledger.view() as view:
        assert view.dyads() == [("GHA", "KEN", 2), ("BRA", "KEN", 1)]


def test_figures_of_a_dyad_come_in_either_order(view: View) -> None:
    assert view.figures(("KEN", "GHA")) == view.figures(("GHA", "KEN")) == FIRST.claims[:2]
    assert view.figures(("KEN", "USA")) == ()
    assert view.figures() == (*FIRST.claims[:4], SECOND.claims[1])


def test_statements_of_one_document_or_all(view: View) -> None:
    assert view.statements() == (FIRST.claims[4], SECOND.claims[0])
    assert SECOND.document is not None
    assert view.statements(SECOND.document.id) == (SECOND.claims[0],)


def test_documents_and_claims_by_id(view: View) -> None:
    assert SECOND.document is not None
    assert view.document(SECOND.document.id) == SECOND.document
    assert view.claim(FIRST.claims[0].id) == FIRST.claims[0]
    with pytest.raises(QuestionError, match="no document d_0000"):
        view.document("d_0000")
    with pytest.raises(QuestionError, match="no claim"):
        view.claim("c_0000")


def test_findings_by_address_or_all(view: View) -> None:
    assert view.findings() == view.findings("pile/a.txt") == FIRST.findings
    assert view.findings("pile/b.txt") == ()


@pytest.mark.parametrize("length", [6, 12, 18])
def test_an_id_or_its_beginning_tells_its_kind(view: View, length: int) -> None:
    claim, document = FIRST.claims[0].id, FIRST.document
    assert document is not None
    assert view.identify(claim[:length]) == ("claim", claim)
    assert view.kind_of(claim[2:length].upper()) == "claim"
    assert view.kind_of(document.id[:length]) == "document"
    assert view.kind_of(document.text[:length]) == "text"


@pytest.mark.parametrize("name", ["", "c_", "c_123", "x_1234", "c_zzzz", "nothing", "c_%%%%", "é", "c_00000000000000000000"])
def test_what_is_no_id_has_no_kind(view: View, name: str) -> None:
    assert view.kind_of(name) is None


def test_a_beginning_that_several_ids_share_names_them(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    payloads = tuple(figure() for _ in range(5))
    with ledger.entry() as entry:
        posted = [entry.post(page(f"pile/{number}.txt", payloads=payloads), "v1") for number in range(200)]
    assert set(posted) == {"added"}
    with ledger.view() as view:
        ids = sorted(view.pile().claims)
        shared = next(left[:6] for left, right in pairwise(ids) if left[:6] == right[:6])
        with pytest.raises(QuestionError, match="give more digits") as caught:
            view.kind_of(shared)
        assert all(name in str(caught.value) for name in ids if name.startswith(shared))


def test_superseded_claims_have_no_kind_any_more(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        entry.post(FIRST, "v1")
        entry.post(page("pile/a.txt"), "v2")
    with ledger.view() as view:
        assert view.kind_of(FIRST.claims[0].id) is None
