import pytest
from tests.unit.publish.factory import material

from comity.publish.chapters.apart import apart, derived_name, derived_words
from comity.publish.view import Lines


def test_lookalikes_are_kept_apart_with_what_tells_them_apart() -> None:
    (block,) = apart(material()).blocks
    assert isinstance(block, Lines)
    trap, number = block.lines
    assert trap.tags == ("different unit",)
    assert trap.notes == ("Annualised: $360M.", "Multiple of 2024: 1.8.")
    assert [quote.marked for quote in number.quotes] == ["Duties of 12%", "cut by 12%"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("turnover_2018_usd", 129870130.0, "$129.9M"),
        ("growth_percent_per_year", 12.2, "12.2 %"),
        ("multiple", 18.0, "18"),
        ("due", "2025-07-05", "2025-07-05"),
    ],
)
def test_concluded_numbers_are_told_in_their_unit(name: str, value: float | str, words: str) -> None:
    assert derived_words(name, value) == words


def test_concluded_numbers_are_named_without_their_unit() -> None:
    assert derived_name("change_2018_2023_percent") == "Change 2018 to 2023"
    assert derived_name("level_2018_usd") == "Level 2018"
