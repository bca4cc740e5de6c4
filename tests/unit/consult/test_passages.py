"""Passages cover a text, share what they may, and come together again without doubles."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from comity.consult.merge import merged
from comity.consult.passages import Passage, passages


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(4, 60), st.integers(0, 20))
def test_passages_cover_all_words_within_their_size_and_go_on(words: str, size: int, overlap: int) -> None:
    overlap = min(overlap, size // 2)
    found = passages(words, size, overlap)
    assert all(0 < one.end - one.start <= size for one in found)
    covered = {at for one in found for at in range(one.start, one.end)}
    assert covered == set(range(len(words)))
    for one, other in pairwise(found):
        assert one.start < other.start
        assert one.end < other.end
        assert one.end - other.start <= overlap


def test_a_passage_ends_behind_a_paragraph_if_it_can() -> None:
    words = "One two three. Four five six.\nSeven eight. Nine ten eleven twelve."
    first = passages(words, 50, 0)[0]
    assert words[: first.end] == "One two three. Four five six.\n"


def record(**changes: Any) -> dict[str, Any]:
    return {"value": 5, "evidence": "five apples", **changes}


WORDS = "We sold five apples. They sold five apples too, and six pears."


def test_what_two_passages_share_is_told_once_and_what_stands_twice_stays() -> None:
    one, other = Passage(0, 43), Passage(21, len(WORDS))
    article = merged(WORDS, [(one, {"figures": [record(), record()]}), (other, {"figures": [record(), record(value=6)]})])
    assert article["figures"] == [record(), record(), record(value=6)]


def test_the_order_of_the_words_is_the_order_of_the_records() -> None:
    parts = [(Passage(0, len(WORDS)), {"figures": [record(evidence="six pears"), record(evidence="nowhere at all"), record()]})]
    assert [one["evidence"] for one in merged(WORDS, parts)["figures"]] == ["five apples", "six pears", "nowhere at all"]


def test_what_is_no_list_stays_to_be_refused_by_name() -> None:
    article = merged(WORDS, [(Passage(0, 9), {"figures": "none", "events": [3, "x"]})])
    assert article["figures"] == "none"
    assert article["events"] == [3, "x"]
