from pathlib import Path

import pytest
from tests.unit.trace.test_copies import story

from comity.trace import index as module
from comity.trace.index import PrintIndex
from comity.trace.segments import Merge


def texts(total: int) -> list[str]:
    return [" ".join(story(seed, 12)) for seed in range(total)]


def test_a_new_text_meets_those_that_share_its_words() -> None:
    index = PrintIndex()
    for text in texts(5):
        assert index.add(text) == []
    assert index.add(" ".join(story(3, 12)[:6] + story(77, 9))) == [3]
    assert len(index) == 6
    assert index.meeting(" ".join(story(99))) == []


def test_packing_and_merging_change_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLOSED", 2)
    index = PrintIndex()
    for text in texts(9):
        index.add(text)
    assert [index.meeting(text) for text in texts(9)] == [[place] for place in range(9)]


def test_a_saved_index_goes_on_where_it_stopped(tmp_path: Path) -> None:
    index = PrintIndex()
    for text in texts(4):
        index.add(text)
    index.save(tmp_path / "prints")
    again = PrintIndex.load(tmp_path / "prints")
    assert len(again) == 4
    assert again.add(texts(3)[2]) == [2]
    assert again.meeting(texts(3)[2]) == [2, 4]


def test_answers_do_not_depend_on_how_far_merging_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = [" ".join(story(nth % 7, 4) + story(100 + nth, 8)) for nth in range(60)]
    found = []
    for step in (1, 50, 100_000):
        monkeypatch.setattr(module, "CLOSED", 2)
        monkeypatch.setattr(module, "STEP", step)
        monkeypatch.setattr(module, "SHARE", 0)
        index = PrintIndex()
        found.append([index.add(text) for text in crowd])
    assert found[0] == found[1] == found[2]
    assert found[0][-1]


def test_no_text_waits_for_a_whole_merge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLOSED", 4)
    monkeypatch.setattr(module, "STEP", 64)
    monkeypatch.setattr(module, "SHARE", 0)
    moved: list[int] = []
    step = Merge.step

    def counted(merge: Merge, postings: int) -> None:
        before = merge.done
        step(merge, postings)
        moved.append(merge.done - before)

    monkeypatch.setattr(Merge, "step", counted)
    index = PrintIndex()
    for text in texts(80):
        index.add(text)
    assert len(moved) > 40
    assert max(moved) <= 64


def test_a_text_without_words_meets_nothing() -> None:
    index = PrintIndex()
    assert index.add("") == []
    assert index.add("…") == []


def test_postings_are_small() -> None:
    index = PrintIndex()
    for text in texts(40):
        index.add(text)
    words = sum(len(text.split()) for text in texts(40))
    assert index.size < 5 * words
