"""Features: what a name tells, and how dates and places compare."""

import pytest
from tests.unit.resolve.record_factory import DAY

from comity.model.period import Period
from comity.resolve.features import dates_nest, name_of, overlap, places_differ, proper_names


@pytest.mark.parametrize(
    ("name", "words", "numbers", "is_many"),
    [
        ("strategic partnership and cooperation agreement", ("partnership", "strategic"), (), False),
        ("the 19th meeting", ("meeting",), ("19",), False),
        ("ten-year plan", (), ("10",), False),
        ("two energy agreements", ("energy",), ("2",), True),
        ("memoranda on fisheries", ("fishery",), (), True),
        ("treaty on trade agreements", ("trade",), (), False),
        ("Kenyan-Norwegian air services agreement", ("air", "service"), (), False),
    ],
)
def test_what_a_name_tells(name: str, words: tuple[str, ...], numbers: tuple[str, ...], is_many: bool) -> None:
    found = name_of(name)
    assert (found.words, found.numbers, found.is_many) == (words, numbers, is_many)


def test_words_of_a_field_are_not_rare() -> None:
    assert name_of("oil terminal lease").rare == ("lease", "terminal")


def test_proper_names_are_no_states_and_no_owners() -> None:
    assert proper_names("Acme mill at Turkana in Kenya", ("Acme",)) == ("turkana",)


def test_the_wider_of_two_dates_is_told() -> None:
    month = Period.month(2024, 3)
    assert dates_nest(DAY, month) == dates_nest(month, DAY) == month
    assert dates_nest(DAY, Period.month(2024, 4)) is None
    assert dates_nest(DAY, None) is None


def test_a_state_is_too_wide_to_tell_places_apart() -> None:
    assert places_differ("Nairobi", "Mombasa")
    assert not places_differ("Kenya", "Mombasa")
    assert not places_differ("Mombasa", "Mombasa, Kenya")
    assert not places_differ(None, "Mombasa")


def test_overlap_is_of_the_shorter_name() -> None:
    assert overlap(("a", "b"), ("b", "c", "d")) == 0.5
    assert overlap((), ("b",)) == 0.0
