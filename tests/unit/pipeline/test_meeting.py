"""What documents have in common: compared once, kept in the ledger, the same in any order and however it came to be."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.ledger import Ledger
from comity.model.origin import Copy
from comity.model.page import Page, Source
from comity.model.text import Metadata
from comity.pipeline import build, compile_document
from comity.pipeline.meeting import common_words
from comity.pipeline.parts import Parts, assemble
from comity.trace import fingerprints
from comity.trace.cast import Cast
from comity.trace.pages import document_copies

PARTS: Parts = assemble({}, ())
"""No language is read: copies are found by the words alone."""


def story(seed: int, sentences: int = 8) -> str:
    source = random.Random(seed)
    words = [f"{''.join(source.choices('bdfgklmnprst', k=2))}{nth}o" for nth in range(80)]
    return " ".join(f"{' '.join(source.choices(words, k=12)).capitalize()}." for _ in range(sentences))


def written(folder: Path, texts: Sequence[str]) -> list[Source]:
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for number, words in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(words, encoding="utf-8")
        found.append(Source(path=path, address=path.name, stated=Metadata(lang="qq", publisher=f"Sample {number % 7}")))
    return found


def copies_in(ledger: Ledger) -> tuple[Copy, ...]:
    with ledger.view() as view:
        return view.origins().copies


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 5))
def test_any_order_and_batching_give_the_same_copies(
    tmp_path_factory: pytest.TempPathFactory, source: random.Random, batches: int
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    # some stories in many papers, others in few; parts of one set in another
    told = [0, 0, *(source.choice([0, 0, 0, source.randint(1, 6)]) for _ in range(source.randint(0, 40)))]
    texts = [f"{story(each)} {story(100 + number, source.randint(0, 6))}" for number, each in enumerate(told)]
    sources = written(folder / "texts", texts)
    whole = Ledger.open(folder / "whole.comity", create=True)
    build(sources, PARTS, whole)
    parts = Ledger.open(folder / "parts.comity", create=True)
    source.shuffle(sources)
    for nth in range(batches):
        build(sources[nth::batches], PARTS, parts)
    assert copies_in(parts) == copies_in(whole) != ()
    with parts.view() as view:
        assert view.origins().copies == document_copies(Cast(view.pile()))


def test_one_article_more_does_not_fingerprint_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = written(tmp_path, [story(number) for number in range(12)] + [f"{story(3)} {story(50)}"])
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(sources[:-1], PARTS, ledger)
    read: list[str] = []
    words_of = fingerprints.words_of

    def noted(text: str, vocabulary: fingerprints.Vocabulary) -> fingerprints.Words:
        read.append(text)
        return words_of(text, vocabulary)

    monkeypatch.setattr("comity.trace.fingerprints.words_of", noted)
    monkeypatch.setattr("comity.trace.copies.words_of", noted)
    build(sources[-1:], PARTS, ledger)
    old, new = (source.path.read_text("utf-8") for source in (sources[3], sources[-1]))
    assert sorted(read) == sorted([new, new, old])  # fingerprinted once, then aligned with the one text that it meets
    assert [copy.kind for copy in copies_in(ledger)] == ["republication"]
    read.clear()
    build(sources, PARTS, ledger)
    assert len(read) == len(sources)  # nothing is compared a second time


def test_an_index_made_by_other_rules_is_made_anew(tmp_path: Path) -> None:
    texts = [f"{story(number % 3)} {story(20 + number, 2)}" for number in range(9)]
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(written(tmp_path, texts), PARTS, ledger)
    with ledger.entry() as entry:
        grown = entry.meetings.common()
        entry.meetings.follow("rules of old")
        assert entry.meetings.common() == ()
        assert common_words(entry, entry.pile()) == grown != ()


def test_documents_of_an_earlier_ledger_are_taken_in(tmp_path: Path) -> None:
    sources = written(tmp_path, [story(1), f"{story(1)} {story(2, 3)}"])
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        for page in (compile_document(PARTS, source) for source in sources):
            entry.post(Page(address=page.address, document=page.document, text=page.text), PARTS.version)
    build([], PARTS, ledger)
    assert [copy.kind for copy in copies_in(ledger)] == ["republication"]


def test_a_killed_build_leaves_fingerprints_of_what_it_posted(tmp_path: Path) -> None:
    sources = written(tmp_path, [story(1), f"{story(1)} {story(2, 3)}", story(4)])
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    pages = [compile_document(PARTS, source) for source in sources]

    class Killed(Exception):  # noqa: N818
        pass

    with pytest.raises(Killed), ledger.entry() as entry:  # noqa: PT012
        entry.post(pages[0], PARTS.version)
        entry.commit()
        entry.post(pages[1], PARTS.version)
        raise Killed
    with ledger.view() as view:
        held = {row[0] for row in view.rows("SELECT document FROM fingerprinted")}
        assert held == {document.id for document in view.documents()} == {pages[0].document.id}  # type: ignore[union-attr]
    build(sources, PARTS, ledger)
    assert [copy.kind for copy in copies_in(ledger)] == ["republication"]
