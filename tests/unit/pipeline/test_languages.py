"""Documents in several languages in one ledger: figures meet, copies are traced, and what is not read says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ledger import Ledger
from comity.model.claim import Claim, Figure
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather
from comity.search import search

EN = "Trade between Russia and Venezuela came to $85 million in 2018, the customs service said."
RU_LEVEL = "Товарооборот между Россией и Венесуэлой в 2024 году достиг примерно 200 млн долларов, сообщило министерство торговли."
ES_LEVEL = "El comercio entre Rusia y Venezuela alcanzó unos 200 millones de dólares en 2024, informó el ministerio de Comercio."
ES_GROWTH = "El comercio entre Rusia y Venezuela creció un 64 % en 2024 con respecto a 2018, informó el ministerio de Comercio."
EN_LEVEL = "Trade between Russia and Venezuela reached about $200 million in 2024, the trade ministry said."
FR = "Le commerce entre la Russie et le Venezuela a atteint 200 millions de dollars en 2024, selon le ministère."

Made = Callable[..., Ledger]


@pytest.fixture
def pile(tmp_path: Path, make_ledger: Made) -> Callable[..., Ledger]:
    def make(**texts: str) -> Ledger:
        folder = tmp_path / "pile"
        folder.mkdir()
        lines = ["path,publisher,published"]
        for name, words in texts.items():
            (folder / f"{name}.txt").write_text(words + "\n", encoding="utf-8")
            lines.append(f"{name}.txt,Sample {name},2025-03-10")
        (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return make_ledger(gather([folder], folder / "manifest.csv")[0])

    return make


def figures(ledger: Ledger) -> list[tuple[Claim, Figure]]:
    with ledger.view() as view:
        claims = view.pile().claims.values()
        return [(claim, claim.payload) for claim in claims if isinstance(claim.payload, Figure)]


def codes(ledger: Ledger) -> list[str]:
    with ledger.view() as view:
        return sorted(finding.code for finding in view.findings())


def test_one_figure_in_three_languages_is_one_quantity(pile: Callable[..., Ledger]) -> None:
    ledger = pile(ru=RU_LEVEL, es=ES_LEVEL, en=EN_LEVEL)
    found = figures(ledger)
    assert len(found) == 3
    keys = {(f.indicator, f.reporter, f.partner, f.direction, f.period, f.value, f.unit, f.hedge, f.strict) for _, f in found}
    assert len(keys) == 1
    with ledger.view() as view:
        assert len({one.record for one in view.records().members if one.part == "of"}) == 1
        assert view.verdict().conflicts == ()
        assert {view.document(claim.document).metadata.lang for claim, _ in found} == {"ru", "es", "en"}
    assert codes(ledger) == []


def test_three_languages_clash_as_one_would(pile: Callable[..., Ledger]) -> None:
    ledger = pile(ru=RU_LEVEL, es=ES_GROWTH, en=EN)
    with ledger.view() as view:
        (conflict,) = view.verdict().conflicts
        assert conflict.label == "contradiction"
        documents = {view.document(view.claim(one).document).metadata.lang for one in conflict.claims}
        assert documents == {"ru", "es", "en"}


def test_a_source_is_named_as_the_words_name_it(pile: Callable[..., Ledger]) -> None:
    found = figures(pile(ru=RU_LEVEL, es=ES_LEVEL))
    assert {tuple(voice.name for voice in claim.chain) for claim, _ in found} == {
        ("Sample ru", "министерство торговли"),
        ("Sample es", "ministerio de Comercio"),
    }
    assert all(claim.is_attributed for claim, _ in found)


def test_a_quoted_paragraph_is_read_in_its_own_language(pile: Callable[..., Ledger]) -> None:
    ledger = pile(en=f"{EN_LEVEL}\n\n{ES_GROWTH}\n\nNobody in the port wanted to say more about that.")
    found = figures(ledger)
    assert sorted(claim.extractor.partition("@")[0] for claim, _ in found) == ["figure.level", "worded.ratio"]
    with ledger.view() as view:
        words = view.pile().words(found[0][0].document)
        (spanish,) = [claim for claim, figure in found if figure.relation == "ratio"]
        assert "creció un 64 %" in words[spanish.evidence.start : spanish.evidence.end]


def test_a_paragraph_that_is_not_read_is_told(pile: Callable[..., Ledger]) -> None:
    ledger = pile(en=f"{EN_LEVEL}\n\n{FR}\n\nNobody in the port wanted to say more about that.")
    assert len(figures(ledger)) == 1
    with ledger.view() as view:
        (finding,) = view.findings()
    assert finding.code == "language.passage"
    assert "a paragraph is in French (fr)" in finding.text
    assert "Le commerce entre la Russie" in finding.text


def test_other_languages_are_kept_searchable_traced_and_said_so(pile: Callable[..., Ledger]) -> None:
    story = f"{FR} Les deux pays veulent signer un accord sur le blé avant la fin de la décennie, a dit le ministre à Caracas."
    ledger = pile(a=story, b=story, c="12,345 67%")
    assert figures(ledger) == []
    with ledger.view() as view:
        told = {finding.code: finding.text for finding in view.findings() if finding.code.startswith("language.")}
        assert "French (fr)" in told["language.unread"]
        assert "cannot be told" in told["language.unknown"]
        assert search(view, "décennie").document_count == 2
        assert [copy.kind for copy in view.origins().copies] == ["republication"]


def test_a_russian_reprint_is_one_origin(pile: Callable[..., Ledger]) -> None:
    more = " Стороны обсудили перевозки и поставки зерна, а также новый договор о рыболовстве и совместной работе двух портов."
    ledger = pile(a=RU_LEVEL + more, b=RU_LEVEL.replace("й", "и\u0306") + more)
    with ledger.view() as view:
        assert [copy.kind for copy in view.origins().copies] == ["republication"]
    assert len(figures(ledger)) == 2


def test_a_page_that_declares_another_language_is_read_in_its_own(tmp_path: Path, make_ledger: Made) -> None:
    page = (
        f"<html lang='en'><head><title>A</title></head><body><article><p>{RU_LEVEL}</p><p>{ES_GROWTH}</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = figures(make_ledger(gather([tmp_path / "a.html"], None)[0]))
    assert [(figure.relation, figure.value) for _, figure in found] == [("level", 200e6), ("ratio", 64)]


def test_an_outcome_in_one_language_never_clashes_with_an_aim_in_another(pile: Callable[..., Ledger]) -> None:
    aim = "К 2030 году Россия и Венесуэла планируют довести товарооборот до 500 млн долларов."
    ledger = pile(ru=aim, es=ES_LEVEL.replace("2024", "2030"), en=EN_LEVEL)
    assert sorted((figure.value, claim.modality) for claim, figure in figures(ledger)) == [
        (200e6, "actual"),
        (200e6, "forecast"),
        (500e6, "target"),
    ]
    with ledger.view() as view:
        assert view.verdict().conflicts == ()


def test_order_changes_nothing(tmp_path: Path, make_ledger: Made) -> None:
    texts = {"ru": RU_LEVEL, "es": ES_GROWTH, "en": EN, "fr": FR}
    for name, words in texts.items():
        (tmp_path / f"{name}.txt").write_text(words + "\n", encoding="utf-8")
    sources = list(gather([tmp_path / f"{name}.txt" for name in texts], None)[0])
    one, other = make_ledger(sources, "one.comity"), make_ledger(sources[::-1], "other.comity")
    build(sources, standard(), one)
    with one.view() as first, other.view() as second:
        assert first.pile() == second.pile()
        assert first.verdict() == second.verdict()
