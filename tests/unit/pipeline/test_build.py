"""From files to a ledger: nothing depends on order, clock or repetition; one bad document costs one document."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import time_machine
from msgspec.structs import replace

from comity.ledger import Ledger
from comity.model.page import Source
from comity.model.text import Metadata
from comity.pipeline import build, compile_document
from comity.pipeline.parts import standard
from comity.publish.compose import compose
from comity.publish.export.gold import gold_files
from comity.publish.export.json_lines import claim_rows
from comity.publish.report import report
from comity.read.gather import gather


def exports(ledger: Ledger) -> dict[str, bytes]:
    """Everything that leaves a ledger: the exchange form, every claim, and a dossier."""
    with ledger.view() as view:
        pile = view.pile()
        found = dict(gold_files(pile, view.clusters()))
        found["claims.jsonl"] = msgspec.json.encode(list(claim_rows(pile)))
        dossier = compose(("BRA", "IND"), pile, view.records(), view.origins(), view.verdict(), view.clusters(), view.findings())
        found["dossier.html"] = report(dossier).encode()
    return found


def test_order_of_input_never_changes_output(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    shuffled = list(sources)
    random.Random(5).shuffle(shuffled)
    first, second = make_ledger(sources, "a.comity"), make_ledger(shuffled, "b.comity")
    assert exports(first) == exports(second)


def test_adding_in_parts_equals_adding_at_once(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    whole = make_ledger(sources, "whole.comity")
    parts = make_ledger(sources[7:], "parts.comity")
    build(sources[:7], standard(), parts)
    assert exports(whole) == exports(parts)


def test_the_clock_is_never_read(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    now = exports(make_ledger(sources, "now.comity"))
    with time_machine.travel(datetime(2031, 3, 5, 4, 3)):
        later = exports(make_ledger(sources, "later.comity"))
    assert now == later


def test_adding_again_changes_nothing(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    ledger = make_ledger(sources)
    before = exports(ledger)
    again = build(sources, standard(), ledger)
    assert (again.added, again.corrected, again.unchanged) == (0, 0, len(sources))
    assert exports(ledger) == before


def test_a_changed_row_is_a_correction_that_moves_what_depends_on_it(tmp_path: Path, make_ledger: Callable[..., Ledger]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Last year, trade between Kenya and Norway reached $310 million.\n", encoding="utf-8")

    def stated(publisher: str, published: str) -> list[Source]:
        manifest = tmp_path / "manifest.csv"
        manifest.write_text(f"path,publisher,published,lang\na.txt,{publisher},{published},en\n", encoding="utf-8")
        return list(gather([path], manifest)[0])

    ledger = make_ledger(stated("Example Wire", "2024-03-01"))
    corrected = build(stated("Sample Courier", "2025-03-01"), standard(), ledger)
    assert (corrected.added, corrected.corrected, corrected.documents) == (0, 1, 1)
    with ledger.view() as view:
        (claim,) = view.figures()
    assert claim.chain[0].name == "Sample Courier"
    assert claim.payload.period is not None
    assert claim.payload.period.label() == "2024"


def test_one_bad_document_costs_one_document(tmp_path: Path, make_ledger: Callable[..., Ledger]) -> None:
    (tmp_path / "good.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "program.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "latin.txt").write_bytes("Le commerce entre le Kenya et la Norvège a progressé.".encode("latin-1"))
    sources, findings = gather([tmp_path], None)
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    report_ = build([s for s in sources if s.path.suffix == ".txt"], standard(), ledger, findings)
    assert report_.failed == 2
    with ledger.view() as view:
        assert len(view.figures()) == 1
        codes = {finding.code for finding in view.findings()}
        assert {"read.empty", "read.binary", "read.encoding"} <= codes
        assert all(finding.subject in finding.text for finding in view.findings() if finding.code.startswith("read."))


def test_half_a_character_in_what_a_page_states_costs_nothing(tmp_path: Path, make_ledger: Callable[..., Ledger]) -> None:
    stated = '{"@type": "NewsArticle", "headline": "Half \\ud83d of \\ud83d\\ude00 it"}'
    page = (
        f'<html><head><script type="application/ld+json">{stated}</script></head><body><p>Kenya and Norway met.</p></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    with make_ledger(gather([tmp_path / "a.html"], None)[0]).view() as view:
        (document,) = view.pile().documents.values()
    assert document.metadata.title == "Half \ufffd of \U0001f600 it"


def test_a_fault_of_ours_is_named_and_costs_one_document(tmp_path: Path) -> None:
    broken = standard()
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")

    def fail(_: object) -> object:
        raise RuntimeError("the extractor slipped")

    parts = replace(broken, extractors=(replace(broken.extractors[0], run=fail),))
    source = Source(path=path, address="x/a.txt", stated=Metadata(lang="en", publisher="Example Wire"))
    page = compile_document(parts, source)
    assert page.document is None
    (finding,) = page.findings
    assert finding.code == "read.fault"
    assert "the extractor slipped" in finding.text


def test_every_quote_stands_in_its_document(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    with make_ledger(sources).view() as view:
        pile = view.pile()
    assert len(pile.claims) > 50
    for claim in pile.claims.values():
        words = pile.words(claim.document)
        quote = words[claim.evidence.start : claim.evidence.end]
        assert quote == quote.strip()
        assert quote
        assert claim.passage.start <= claim.evidence.start < claim.evidence.end <= claim.passage.end <= len(words)
        assert claim.evidence.text == pile.documents[claim.document].text
