"""Number words that run into one another: all that any stretch of them may give, and nothing that they cannot."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.verify.runs import ONES, SCALES, SIMPLE, TENS, runs


def values(words: str) -> set[float]:
    return {one.value for one in runs(words, 0, len(words))}


def spelt(number: int) -> str:
    """A whole number in British words."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1_000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelt(number // scale)} {word}" + (f"{joint}{spelt(rest)}" if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(1, 999_999))
def test_a_number_written_out_is_among_what_its_words_may_give(number: int) -> None:
    words = spelt(number)
    whole = {one.value for one in runs(words, 0, len(words)) if (one.start, one.end) == (0, len(words))}
    assert number in whole


@given(st.lists(st.sampled_from([*SIMPLE, *SCALES, "hundred", "and", "a"]), min_size=1, max_size=9).map(" ".join))
@example("thousand a zero")
def test_each_number_is_what_its_own_words_give(words: str) -> None:
    for one in runs(words, 0, len(words)):
        own = words[one.start : one.end]
        alone = [other.value for other in runs(own, 0, len(own)) if (other.start, other.end) == (0, len(own))]
        assert one.value in alone


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("between one hundred and one hundred and fifty lorries", {100.0, 150.0}),
        ("a billion one hundred and seventy", {1.17e9, 1e9 + 170}),  # a translation leaves the lower scale out
        ("nine sixty a tonne", {9.0, 60.0, 960.0}),
        ("nineteen ninety", {1990.0}),
        ("five milliard five hundred and forty million", {5.54e9}),
    ],
)
def test_what_people_say_is_read(words: str, told: set[float]) -> None:
    assert told <= values(words)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("one two three", {12.0, 23.0, 123.0}),
        ("thousand million", {1e9}),  # scales fall within one number
        ("one hundred and one hundred", {200.0, 10_100.0}),
        ("the tone of the weighty article", {1.0, 2.0, 8.0, 80.0}),
    ],
)
def test_words_that_make_no_one_number_give_none(words: str, wrong: set[float]) -> None:
    assert wrong.isdisjoint(values(words))


def test_only_a_whole_run_may_be_meant_in_a_scale_spoken_of_before() -> None:
    words = "rose to one hundred and fifty"
    scaled = {words[one.start : one.end]: one.is_scaled for one in runs(words, 0, len(words))}
    assert scaled["one hundred and fifty"] is False
    assert scaled["fifty"] is True


def test_a_run_is_read_within_its_region() -> None:
    words = "fifty lorries and sixty carts"
    assert {one.value for one in runs(words, words.index("and"), len(words))} == {60.0}
