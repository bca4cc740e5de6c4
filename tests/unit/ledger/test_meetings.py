"""Meetings of documents in a ledger: the pairs that a pile in memory has, however they came to be."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.ledger.factory import page

from comity.ledger import Ledger, blocks, postings
from comity.ledger.connection import Connection, Row
from comity.ledger.meetings import Meetings
from comity.model.ids import DocumentId, document_id
from comity.model.meeting import FREQUENT, least
from comity.trace.fingerprints import candidates

Prints = Sequence[int]


def packed(prints: Iterable[int]) -> bytes:
    return np.array(sorted(set(prints)), dtype="<u4").tobytes()


def meetings_of(folder: Path, name: str = "m.comity") -> Meetings:
    path = folder / name
    Ledger.open(path, create=True)
    connection = Connection(path, is_writer=True)
    connection.run("PRAGMA foreign_keys = OFF")  # documents without texts
    connection.run("PRAGMA synchronous = OFF")
    return Meetings(connection)


def names(total: int) -> list[DocumentId]:
    return sorted(document_id("t_0", str(number)) for number in range(total))


def pairs_in_memory(piles: Sequence[Prints], ids: Sequence[DocumentId]) -> list[tuple[DocumentId, DocumentId]]:
    prints = [np.array(sorted(set(each)), dtype=np.uint32) for each in piles]
    return sorted((ids[left], ids[right]) for left, right in candidates(prints))


def grown(folder: Path, texts: Iterable[tuple[DocumentId, Prints]], name: str = "m.comity") -> Meetings:
    meetings = meetings_of(folder, name)
    for document, prints in texts:
        meetings.add(document, packed(prints))
    return meetings


def crowd(source: random.Random) -> list[Prints]:
    """Many texts of few fingerprints, of which some become frequent; a text may have one fingerprint, or none."""
    known = range(source.choice([12, 25, 60]))
    return [source.sample(known, source.randint(0, 12)) for _ in range(source.randint(0, 70))]


@settings(max_examples=30, deadline=None)
@given(
    st.randoms(use_true_random=False), st.sampled_from([1, 3, 256]), st.sampled_from([4, 128]), st.sampled_from([0, 40, 10_000])
)
def test_a_grown_index_has_the_pairs_of_the_pile_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, source: random.Random, swept: int, full: int, held: int
) -> None:
    piles = crowd(source)
    ids = names(len(piles))
    texts = list(zip(ids, piles, strict=True))
    source.shuffle(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "SWEPT", swept)
        patch.setattr(postings, "HELD", held)
        patch.setattr(blocks, "FULL", full)
        meetings = grown(tmp_path_factory.mktemp("grown"), texts)
        assert list(meetings.to_compare()) == pairs_in_memory(piles, ids)
        assert shared_in(meetings) == shared_by_counting(piles, ids)


def shared_in(meetings: Meetings) -> dict[tuple[DocumentId, DocumentId], int]:
    rows = meetings._connection.rows(
        "SELECT one.document, other.document, shared FROM meeting "
        'JOIN fingerprinted AS one ON one.place = "left" JOIN fingerprinted AS other ON other.place = "right"'
    )
    return {(left, right): shared for left, right, shared in rows}


def shared_by_counting(piles: Sequence[Prints], ids: Sequence[DocumentId]) -> dict[tuple[DocumentId, DocumentId], int]:
    """How many fingerprints pair two texts, one pair and one fingerprint after another."""
    holders = {each: [nth for nth, prints in enumerate(piles) if each in prints] for prints in piles for each in prints}
    found = {}
    for one, other in combinations(range(len(piles)), 2):
        both = [holders[each] for each in set(piles[one]) & set(piles[other])]
        count = sum(len(held) <= FREQUENT or held.index(other) == held.index(one) + 1 for held in both)
        if count >= least(min(len(piles[one]), len(piles[other]))) > 0:
            found[ids[one], ids[other]] = count
    return found


def test_what_other_rules_made_is_made_anew_to_the_same(tmp_path: Path) -> None:
    source = random.Random(4)
    texts = list(zip(names(60), [source.sample(range(25), 8) for _ in range(60)], strict=True))
    meetings = grown(tmp_path, texts)
    before = list(meetings.to_compare())
    assert before
    meetings.follow("other rules")
    assert list(meetings.to_compare()) == []
    source.shuffle(texts)
    for document, prints in texts:
        meetings.add(document, packed(prints))
    assert list(meetings.to_compare()) == before


def test_two_writers_in_turn_see_what_the_other_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = random.Random(5)
    texts = list(zip(names(40), [source.sample(range(25), 8) for _ in range(40)], strict=True))
    monkeypatch.setattr(postings, "HELD", 30)
    writers = [meetings_of(tmp_path), meetings_of(tmp_path)]
    for nth, (document, prints) in enumerate(texts):
        writers[nth % 2].forget()
        writers[nth % 2].add(document, packed(prints))
    alone = grown(tmp_path, texts, "alone.comity")
    assert shared_in(writers[0]) == shared_in(alone) != {}


def test_another_build_may_come_in_at_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    pages = [replace(page(f"{nth}.txt", f"Words {nth}."), prints=packed(range(nth, nth + 9))) for nth in range(3)]
    with ledger.entry() as entry:
        entry.post(pages[0], "v1")
        begin = entry._begin

        def others_first() -> Row | None:
            with ledger.entry() as other:
                other.post(pages[1], "v1")
            return begin()

        with monkeypatch.context() as patch:
            patch.setattr(entry, "_begin", others_first)
            entry.commit()
        entry.post(pages[2], "v1")
        found = shared_in(entry.meetings)
    ids = [each.document.id for each in pages if each.document]
    assert found == {(min(pair), max(pair)): 9 - abs(ids.index(pair[0]) - ids.index(pair[1])) for pair in combinations(ids, 2)}


def test_a_document_added_twice_counts_once(tmp_path: Path) -> None:
    (one, other) = names(2)
    meetings = grown(tmp_path, [(one, [1, 2, 3]), (other, [1, 2, 3]), (one, [1, 2, 3])])
    assert shared_in(meetings) == {(one, other): 3}


def test_ids_that_begin_alike_keep_their_order(tmp_path: Path) -> None:
    ids = ["d_0123456789000000", "d_0123456789000001", "d_0123456f00000000", "d_0123456789000002"]
    meetings = grown(tmp_path, [(each, [1, 2, 3]) for each in ids])
    assert list(meetings.to_compare()) == sorted(combinations(sorted(ids), 2))


def test_a_text_that_is_not_in_meets_those_that_share_enough(tmp_path: Path) -> None:
    ids = names(3)
    meetings = grown(tmp_path, zip(ids, ([1, 2, 3, 4], [3, 4, 5, 6], [7]), strict=True))
    assert meetings.met_by(packed([1, 2, 3])) == (ids[0],)
    assert meetings.met_by(packed([7])) == (ids[2],)
    assert meetings.met_by(packed([])) == ()
    assert list(meetings.to_compare()) == []


def test_a_document_moves_no_more_than_its_share_of_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SWEPT", 4)
    monkeypatch.setattr(postings, "HELD", 0)
    monkeypatch.setattr(blocks, "FULL", 8)
    source = random.Random(6)
    moved: list[int] = []
    lay = postings.blocks_of

    def counted(numbers: blocks.Numbers, firsts: blocks.Numbers) -> Iterator[blocks.Block]:
        moved.append(len(firsts))
        return lay(numbers, firsts)

    monkeypatch.setattr(postings, "blocks_of", counted)
    meetings = grown(tmp_path, ((each, source.sample(range(1 << 28), 30)) for each in names(80)))
    (lying,) = meetings._connection.rows("SELECT count(*) FROM posting")
    assert lying[0] > 100
    assert len(moved) == 80
    assert max(moved) <= 4
