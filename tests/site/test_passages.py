"""Cutting words: nothing is lost, nothing is shown twice, and crossing spans are each whole."""

from hypothesis import given
from hypothesis import strategies as st

from comity.site.passages import LEAF, LONGEST, Stretch, leaf_at, leaves, passages, pieces

TEXTS = st.text(st.sampled_from("ab. \n\t!é漢\u202e"), max_size=400)


@given(TEXTS)
def test_passages_hold_every_sign_but_white_space(words: str) -> None:
    found = passages(words)
    kept = {place for each in found for place in range(each.start, each.end)}
    assert [(each.start, each.end) for each in found] == sorted((each.start, each.end) for each in found)
    assert sum(each.end - each.start for each in found) == len(kept)
    assert all(words[place].isspace() for place in range(len(words)) if place not in kept)
    assert not any("\n" in words[each.start : each.end] for each in found)


def test_a_line_of_five_million_signs_is_cut_and_opens_in_leaves() -> None:
    words = ("Trade grew by 9%. " * 300_000)[:5_000_000]
    found = passages(words)
    assert max(each.end - each.start for each in found) <= LONGEST
    assert "".join(words[each.start : each.end] for each in found) == words
    parts = leaves(found)
    assert max(leaf[-1].end - leaf[0].start for leaf in parts) <= LEAF + LONGEST
    assert [passage for leaf in parts for passage in leaf] == found


def test_a_line_without_any_space_is_cut_too() -> None:
    found = passages("x" * 100_000)
    assert max(each.end - each.start for each in found) <= LONGEST
    assert sum(each.end - each.start for each in found) == 100_000


@given(TEXTS, st.integers(0, 500))
def test_a_place_is_in_its_leaf_or_in_the_white_space_after_it(words: str, place: int) -> None:
    parts = leaves(passages(words))
    number = leaf_at(parts, place)
    if parts and place >= parts[0][0].start:
        assert parts[number][0].start <= place
        assert number + 1 == len(parts) or place < parts[number + 1][0].start


@given(st.integers(0, 30), st.integers(1, 30), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8))
def test_pieces_tell_at_every_place_which_spans_cover_it(start: int, size: int, given_spans: list[tuple[int, int]]) -> None:
    spans = [(first, first + length) for first, length in given_spans]
    passage = Stretch(start, start + size)
    found = list(pieces(passage, spans))
    assert [place for each in found for place in range(each.start, each.end)] == list(range(passage.start, passage.end))
    for each in found:
        for place in range(each.start, each.end):
            assert set(each.spans) == {number for number, (first, last) in enumerate(spans) if first <= place < last}
