"""Days in figures, with a weekday or a near year, in the names of files, and days with a name."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.language.en.dates.reading import Order
from comity.model.period import Period

PUBLISHED = Period.day(date(2025, 5, 8))


def read(text: str, order: Order | None = None) -> list[tuple[str, str | None]]:
    """Each expression's words with its days, in a text published on Thursday, 8 May 2025."""
    found = dates(text, PUBLISHED, order=order)
    return [(text[when.start : when.end], when.period.label() if when.period else None) for when in found]


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("The hearing is on Friday 5/30.", "Friday 5/30", "2025-05-30"),
        ("The hearing was on Friday 5/2.", "Friday 5/2", "2025-05-02"),
        ("The hearing is on Friday, 30.5, at noon.", "Friday, 30.5", "2025-05-30"),
        ("It was due last 11/30.", "last 11/30", "2024-11-30"),
        ("It will be due next 4/30.", "next 4/30", "2026-04-30"),
        ("It is due this 5/30.", "this 5/30", "2025-05-30"),
        ("It began next 2/29.", "next 2/29", "2028-02-29"),
        ("The claim of 25/12/24 stands.", "25/12/24", "2024-12-25"),
        ("The claim of 12/25/98 stands.", "12/25/98", "1998-12-25"),
        ("Filed as 2024/23/Sep, they said.", "2024/23/Sep", "2024-09-23"),
        ("Filed as 23-2024-September.", "23-2024-September", "2024-09-23"),
        ("Filed as Sep-2024-23.", "Sep-2024-23", "2024-09-23"),
        ("See docs.example.org/papers/tariffs-2024-09-23-final.pdf now.", "2024-09-23", "2024-09-23"),
        ("See the file customs_report-20240923.csv now.", "20240923", "2024-09-23"),
        ("The vessel sailed on 20240923.", "20240923", "2024-09-23"),
        ("The vessel sailed on 2024 09 23.", "2024 09 23", "2024-09-23"),
    ],
)
def test_figures_name_a_day(text: str, quote: str, day: str) -> None:
    assert (quote, day) in read(text)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("It is due on Friday 5/9.", None, None),
        ("It is due on Friday 5/12.", "month first", "2025-05-12"),
        ("It is due on Friday 5/12.", "day first", "2025-12-05"),
        ("It is due next 5/12.", None, None),
        ("Paid on 5/12/24.", None, None),
        ("Paid on 5/12/24.", "day first", "2024-12-05"),
    ],
)
def test_the_order_of_short_figures_is_told_not_guessed(text: str, order: Order | None, day: str | None) -> None:
    assert [days for _, days in read(text, order)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The court took case 20240923.",
        "The tanker IMO 20240923 sailed.",
        "The ship carried 20240923 tons.",
        "Call 020-2024-09-23-55 for help.",
        "The index is at 20241399.",
        "The host is 10.2024-09-23/7.",
        "The next 5/12 rounds go on.",
        "The ratio was 2024/13/45.",
        "They stopped at St. Patrick.",
        "It came up on Black Friday.",
        "They toasted the Lunar New Year message.",
    ],
)
def test_figures_that_only_look_like_a_day_are_none(text: str) -> None:
    assert [quote for quote, days in read(text) if days] == []


def test_a_bare_weekday_keeps_what_stands_behind_it() -> None:
    assert read("On Friday 7.6 percent was reported.") == [("Friday", "2025-05-02")]


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("Roads were full on the Labor Day weekend of 2024.", "Labor Day weekend of 2024", "2024-08-31/2024-09-02"),
        ("Roads were full over the Thanksgiving 2024 weekend.", "Thanksgiving 2024 weekend", "2024-11-28/2024-12-01"),
        ("They met on the weekend of Halloween 2021.", "the weekend of Halloween 2021", "2021-10-30/2021-10-31"),
        ("Shops did well on Black Friday 2024.", "Black Friday 2024", "2024-11-29"),
        ("Shops did well on Cyber Monday 2024.", "Cyber Monday 2024", "2024-12-02"),
        ("The parade of St. Patrick 2020 was called off.", "St. Patrick 2020", "2020-03-17"),
        ("The deal must close before New Year.", "New Year", "2026-01-01"),
        ("The ships will sail five days before New Year.", "five days before New Year", "2025-12-27"),
    ],
)
def test_a_named_day_and_its_weekend(text: str, quote: str, days: str) -> None:
    assert (quote, days) in read(text)


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("They will vote the week after next.", "the week after next", "2025-05-19/2025-05-25"),
        ("Output fell in the year before last.", "the year before last", "2023"),
        ("They meet next working week.", "next working week", "2025-05-12/2025-05-16"),
        ("Sales fell in the previous quarter.", "the previous quarter", None),
        ("Sales for previous quarter fell.", "previous quarter", "2025-01-01/2025-03-31"),
        ("Sales fell in March and in the previous quarter.", "the previous quarter", "2024-10-01/2024-12-31"),
    ],
)
def test_units_near_publication(text: str, quote: str, days: str | None) -> None:
    assert (quote, days) in read(text)


def test_and_after_a_clock_opens_no_date() -> None:
    (when, *_) = dates("They can leave on 1 June 2025 and after 6 p.m. at best.", PUBLISHED)
    assert when.role == "in"
