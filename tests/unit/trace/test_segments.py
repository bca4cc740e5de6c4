from random import Random

import numpy as np
import pytest

from comity.trace.segments import Merge, Segment, Short, merge_of


def prints(*values: int) -> Short:
    return np.array(values, dtype=np.uint32)


def segment(first: int, texts: int, seed: int) -> Segment:
    """A segment of some texts with few different fingerprints, so that many are shared."""
    chance = Random(seed)
    made = Segment(prints(), prints(), 0)
    for place in range(first, first + texts):
        made = made.with_text(prints(*sorted(chance.sample(range(40), chance.randrange(1, 12)))), place)
    return made


def test_a_segment_is_sorted_by_hash_then_by_text() -> None:
    made = Segment(prints(), prints(), 0).with_text(prints(3, 7), 0).with_text(prints(1, 7), 1).with_text(prints(3), 2)
    assert made.hashes.tolist() == [1, 3, 3, 7, 7]
    assert made.places.tolist() == [1, 0, 2, 0, 1]
    assert made.texts == 3


def test_a_frequent_fingerprint_gives_its_latest_texts() -> None:
    made = Segment(prints(5, 5, 5, 9), prints(0, 1, 2, 1), 3)
    found, counts = made.meeting(prints(4, 5, 9), np.array([2, 2, 2], dtype=np.int64))
    assert found.tolist() == [1, 2, 1]
    assert counts.tolist() == [0, 2, 1]


@pytest.mark.parametrize("postings", [1, 2, 7, 10_000])
def test_a_merge_in_small_steps_gives_what_one_sort_gives(postings: int) -> None:
    before, after = segment(0, 9, seed=1), segment(9, 14, seed=2)
    merge = Merge(0, before, after)
    while merge.merged is None:
        done = merge.done
        merge.step(postings)
        assert merge.done > done
    hashes = np.concatenate((before.hashes, after.hashes))
    order = np.argsort(hashes, kind="stable")
    assert merge.merged.hashes.tolist() == hashes[order].tolist()
    assert merge.merged.places.tolist() == np.concatenate((before.places, after.places))[order].tolist()
    assert merge.merged.texts == 23


def test_the_smallest_merge_that_is_due_comes_first() -> None:
    sizes = [8, 8, 4, 4, 2]
    due = merge_of([Segment(prints(), prints(), texts) for texts in sizes], 4, 16)
    assert due is not None
    assert due.place == 2
    assert merge_of([Segment(prints(), prints(), texts) for texts in (16, 16, 4, 2, 2)], 4, 16) is None
