"""A search for one form of a Russian or Spanish word finds the others."""

from pathlib import Path

import pytest
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.ledger.view import View
from comity.search import search
from comity.search.inflection import forms

TEXTS = {
    "ru1.txt": "Торговля зерном и углём. Российский экспорт в Индию вырос.",
    "ru2.txt": "О торговле нефтью с Индией говорили министры; российская нефть дорожает, ещё дороже уголь.",
    "ru3.txt": "Индивидуальный предприниматель торговался долго.",
    "es1.txt": "La exportación brasileña al país vecino creció.",
    "es2.txt": "Las exportaciones de los productores brasileños llegaron a dos países.",
    "en1.txt": "Trade in grain rose; gas exports to the country fell.",
}


@pytest.fixture
def view(tmp_path: Path) -> View:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        for name, words in TEXTS.items():
            entry.post(page(f"pile/{name}", words, payloads=(figure(),)), "v1")
    return Ledger.open(path).view()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("торговлей", {"ru1.txt", "ru2.txt"}),
        ("торговля", {"ru1.txt", "ru2.txt"}),
        ("Индия", {"ru1.txt", "ru2.txt"}),
        ("российского", {"ru1.txt", "ru2.txt"}),
        ("угля", {"ru1.txt"}),  # углём, not уголь: the vowel that falls out is not known
        ("уголь", {"ru2.txt"}),
        ("еще", {"ru2.txt"}),
        ("ещё", {"ru2.txt"}),
        ("нефти -Индия", set()),
        ('"торговля зерном"', {"ru1.txt"}),
        ('"торговле зерном"', set()),
        ("экспорта Индии", {"ru1.txt"}),
        ("brasileña", {"es1.txt", "es2.txt"}),
        ("brasileños", {"es1.txt", "es2.txt"}),
        ("exportación", {"es1.txt", "es2.txt"}),
        ("exportacion", {"es1.txt", "es2.txt"}),
        ("país", {"es1.txt", "es2.txt"}),
        ("crecio", {"es1.txt"}),
        ("trades", {"en1.txt"}),
    ],
)
def test_forms_are_found(view: View, question: str, wanted: set[str]) -> None:
    found = search(view, question)
    assert {hit.document.address.removeprefix("pile/") for hit in found.documents} == wanted
    assert found.document_count == len(wanted)


def test_what_answers_is_marked(view: View) -> None:
    (hit,) = search(view, "нефть").documents
    marked = [hit.words[start - 0 : end] for start, end in hit.marks]
    assert marked == ["нефтью", "нефть"]


def test_a_long_question_is_answered(view: View) -> None:
    many = "торговля зерном российский экспорт индия вырос " * 6
    assert {hit.document.address for hit in search(view, many).documents} == {"pile/ru1.txt"}


def test_english_words_and_short_ones_have_no_forms() -> None:
    assert forms("trade") == forms("gas") == forms("он") == ()
    assert "торговли" in forms("торговля")
    assert forms("торговля") == tuple(sorted(set(forms("торговля"))))
