"""Lengths counted from dates, spans from an edge of a date, and the part of a span that words name."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.model.analysis import When
from comity.model.period import Period

PUBLISHED = Period.day(date(2025, 5, 8))


def named(text: str) -> dict[str, When]:
    """Each expression of a text published on Thursday, 8 May 2025, by its words."""
    return {text[when.start : when.end]: when for when in dates(text, PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("The tariff is suspended for six months from 1 July 2025.", "six months from 1 July 2025", "2025-07-01/2025-12-31"),
        ("The port will close for three days from Monday.", "three days from Monday", "2025-05-12/2025-05-14"),
        ("They announced a week, starting on May 20, of talks.", "a week, starting on May 20", "2025-05-20/2025-05-26"),
        (
            "The licence runs for two years beginning January 1, 2026.",
            "two years beginning January 1, 2026",
            "2026-01-01/2027-12-31",
        ),
        ("It is valid for 90 days starting tomorrow.", "90 days starting tomorrow", "2025-05-09/2025-08-06"),
        ("The port will shut for a week starting Monday.", "a week starting Monday", "2025-05-12/2025-05-18"),
        ("The port shut for a week starting Monday.", "a week starting Monday", "2025-05-05/2025-05-11"),
        ("It was signed a week after Black Friday 2023.", "a week after Black Friday 2023", "2023-12-01"),
        ("It will be lifted three weeks from Monday.", "three weeks from Monday", "2025-06-02"),
        ("The talks ran from 26 June 2024 to 28 June 2024.", "26 June 2024 to 28 June 2024", "2024-06-26/2024-06-28"),
        ("The truce, 3 May 2025 to today, has held.", "3 May 2025 to today", "2025-05-03/2025-05-08"),
        (
            "Output fell from the end of March to the middle of April 2025.",
            "the end of March to the middle of April 2025",
            "2025-04-01/2025-04-15",
        ),
        (
            "Debt doubled between the end of 2007 and the end of 2008.",
            "the end of 2007 and the end of 2008",
            "2008",
        ),
        (
            "It rose from the beginning of 2007 to the end of 2008.",
            "the beginning of 2007 to the end of 2008",
            "2007-01-01/2008-12-31",
        ),
        ("It will be ready less than 3 days after tomorrow.", "less than 3 days after tomorrow", "2025-05-09/2025-05-11"),
    ],
)
def test_a_length_or_an_edge_makes_a_span(text: str, quote: str, days: str) -> None:
    period = named(text)[quote].period
    assert period is not None
    assert period.label() == days


@pytest.mark.parametrize(
    ("text", "quote", "days", "role"),
    [
        ("It began more than two weeks before May 3, 2025.", "more than two weeks before May 3, 2025", "2025-04-19", "before"),
        ("It will end more than two weeks after today.", "more than two weeks after today", "2025-05-22", "after"),
        ("It came over three years after May 3, 2020.", "over three years after May 3, 2020", "2023-05-03", "after"),
    ],
)
def test_a_bound_from_a_day_has_the_day_it_is_counted_to(text: str, quote: str, days: str, role: str) -> None:
    when = named(text)[quote]
    assert when.period is not None
    assert (when.period.label(), when.role) == (days, role)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The vote was postponed 3 May 2025 to today.", ["3 May 2025", "today"]),
        ("He served three years from Monday prayers onwards.", ["three years from Monday"]),
        ("The ship will sail in two weeks, starting on Monday.", ["two weeks", "Monday"]),
        ("They moved the vote from 3 May 2025 to 7 May 2025.", ["3 May 2025", "7 May 2025"]),
        ("It will be done within three years from January 2024.", ["three years", "January 2024"]),
        ("The firm hired two weeks of help in May 2020.", ["two weeks", "May 2020"]),
        ("More than two years after 2011 they met.", ["More than two years", "2011"]),
    ],
)
def test_what_is_put_together_and_what_is_not(text: str, quotes: list[str]) -> None:
    assert list(named(text)) == quotes


def test_three_weeks_from_a_month_have_no_known_days() -> None:
    when = named("The plant closes for three weeks starting in July.")["three weeks starting in July"]
    assert (when.period, when.anchor) == (None, "unresolved")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It grew in early 2024.", "start"),
        ("It fell by mid-March.", "mid"),
        ("They met at the end of May 2024.", "end"),
        ("They meet later this year.", "end"),
        ("They met in late 2022.", "end"),
        ("They met at the beginning of last year.", "start"),
        ("They met in 2022.", None),
        ("They met late on May 7, 2025.", None),
        ("They met in the first half of 2024.", None),
    ],
)
def test_words_name_a_part_of_a_span(text: str, part: str | None) -> None:
    (when,) = named(text).values()
    assert when.part == part
