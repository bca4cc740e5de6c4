"""What the other items of a document say of a date: one series has one value at one time, and neighbours share their dates."""

import pytest

from comity.model.period import Period
from comity.verify.kin import Field, Kin, Series, of_series, shared

EXPORTS, IMPORTS = ("exports", "KEN"), ("imports", "KEN")
REGIONS = ((40, 50), (30, 60), (0, 60), (0, 100), (0, 900))
"""Evidence, sentence, sentence before, line and text of the item that is asked about."""


def year(number: int, *, is_base: bool = False) -> Field:
    return Field("base" if is_base else "period", Period.year(number), is_base)


def other(number: int, value: float = 5.0, about: tuple[str, ...] = EXPORTS, *, at: int = 40, is_base: bool = False) -> Kin:
    return Kin(year(number, is_base=is_base), at, at + 5, Series(about, value))


@pytest.mark.parametrize(
    ("kin", "told"),
    [
        ([other(2024, 6.0)], ["series|two values"]),
        ([other(2024, 5.0)], ["series|again"]),
        ([other(2023, 6.0)], ["series|a year on"]),
        ([other(2025, 6.0)], ["series|a year on"]),
        ([other(2023, 5.0)], []),  # the same value told of another year tells nothing
        ([other(2024, 6.0, IMPORTS)], []),
        ([other(2024, 6.0, is_base=True)], []),
        ([other(2024, 6.0), other(2023, 7.0)], ["series|two values", "series|a year on"]),
    ],
)
def test_a_series_has_one_value_at_one_time(kin: list[Kin], told: list[str]) -> None:
    assert list(of_series(Period.year(2024), year(2024), Series(EXPORTS, 5.0), kin)) == told


def test_what_is_no_series_and_what_is_compared_with_has_none() -> None:
    kin = [other(2024, 6.0)]
    assert list(of_series(Period.year(2024), year(2024), None, kin)) == []
    assert list(of_series(Period.year(2024), year(2024, is_base=True), Series(EXPORTS, 5.0), kin)) == []


def test_the_nearest_items_that_have_the_date_count() -> None:
    found = set(shared(Period.year(2024), year(2024), [other(2024, at=32), other(2024, at=80)], REGIONS))
    assert {"shared|sentence", "shared|1", "shared|sentence|mostly"} <= found
    assert not any("line" in one for one in found)


def test_it_is_told_whether_most_items_there_have_another_date() -> None:
    kin = [other(2024, at=32), other(2022, at=32), other(2021, at=32)]
    assert "shared|sentence|partly" in set(shared(Period.year(2024), year(2024), kin, REGIONS))


def test_a_date_of_nobody_else_is_told_with_what_lies_a_year_from_it() -> None:
    kin = [other(2023), other(2024, is_base=True)]
    assert set(shared(Period.year(2024), year(2024), kin, REGIONS)) == {"shared|not", "shared|crossed", "shared|a year from"}
