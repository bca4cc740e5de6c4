"""Dates and lengths that the words around them decide: terms left, months gone by, clocks of a part of a day, loose lengths."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.language.en.dates.vague import vague
from comity.model.analysis import When
from comity.model.period import Period

THURSDAY = date(2025, 5, 8)


def named(text: str, published: date = THURSDAY) -> dict[str, When]:
    """Each expression of a text published on Thursday, 8 May 2025, by its words."""
    return {text[when.start : when.end]: when for when in dates(text, Period.day(published))}


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("In three months, trade reached $5 billion.", "three months", "2025-01-01/2025-03-31"),
        ("In ten months, trade between them reached $5 billion.", "ten months", "2024-01-01/2024-10-31"),
        (
            "The fleet grew. In 10 months exports of wheat to Chile amounted to 5 million tons.",
            "10 months",
            "2024-01-01/2024-10-31",
        ),
        ("Talks are planned for summer.", "summer", "2025-06-01/2025-08-31"),
        ("Summer will be dry.", "Summer", "2025-06-01/2025-08-31"),
        ("Last year's summer was hot.", "Last year's summer", "2024-06-01/2024-08-31"),
        ("The bank gave the island until Monday to raise the money.", "Monday", "2025-05-12"),
        ("Residents have until Tuesday to leave.", "Tuesday", "2025-05-13"),
        ("The shop was closed until Monday.", "Monday", "2025-05-05"),
        ("The two will meet ahead of the Monday deadline.", "Monday", "2025-05-12"),
        ("A deal, possibly as early as Monday, is near.", "Monday", "2025-05-12"),
        ("He said a deal was possible by Sunday.", "Sunday", "2025-05-11"),
        ('"We expect a deal by Monday," he said.', "Monday", "2025-05-12"),
        ("They spoke of elections due in September.", "September", "2025-09"),
        ("They spoke of elections held in September.", "September", "2024-09"),
        ("The plan, put forward on Feb. 28, would end all aid.", "Feb. 28", "2025-02-28"),
        ("Last Friday night it rained.", "Last Friday night", "2025-05-02"),
        ("It was down from 20,000 on May 6 and from 9,000 the night before.", "the night before", "2025-05-05"),
        ("It was the biggest deal of the year.", "the year", "2025"),
        ("It was the year's worst storm.", "the year", "2025"),
        ("He was person of the year for them.", "the year", None),
        ("Summer sales rose.", "Summer", None),
    ],
)
def test_the_words_around_it_tell_which_days_are_meant(text: str, quote: str, days: str | None) -> None:
    found = named(text).get(quote)
    assert (found.period.label() if found and found.period else None) == days


@pytest.mark.parametrize(
    "text",
    [
        "In ten months he reached the top.",
        "In ten months of war the dead reached 300.",
        "In nine months to March, exports reached 3 million tons.",
        "In two months, sales reached $3 million.",
        "He said that in ten months trade reached $3 million.",
        "In ten months, if all goes well, trade will have been worth $3 million.",
    ],
)
def test_months_that_are_only_a_length_are_no_part_of_a_year(text: str) -> None:
    assert [when for when in named(text).values() if when.value.startswith(("2024-01/", "2025-01/", "2025-Q", "2024-Q"))] == []


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Nepal bought more in fiscal year 2023/24.", THURSDAY, "2023-07-16/2024-07-15"),
        ("Ethiopia sold more in the 2023/24 fiscal year.", THURSDAY, "2023-07-08/2024-07-07"),
        ("Ethiopia sold more in the current fiscal year.", date(2025, 7, 7), "2024-07-08/2025-07-07"),
        ("Ethiopia sold more in the current fiscal year.", date(2025, 7, 8), "2025-07-08/2026-07-07"),
        ("Nepal sold more in the first four months of fiscal year 2024/25.", THURSDAY, "2024-07-16/2024-11-15"),
    ],
)
def test_a_fiscal_year_can_begin_within_a_month(text: str, published: date, days: str) -> None:
    (found,) = named(text, published).values()
    assert found.period is not None
    assert found.period.label() == days


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("It left at 9:30 this morning.", "9:30 this morning", "TIME", "2025-05-08T09:30"),
        ("It left at 11 o'clock last night.", "11 o'clock last night", "TIME", "2025-05-07T23:00"),
        ("It will leave at 8 tonight.", "8 tonight", "TIME", "2025-05-08T20:00"),
        ("He came with 8 tonight.", "tonight", "TIME", "2025-05-08TNI"),
        ("Updated at 1243 GMT (2043 HKT).", "2043 HKT", "TIME", "2025-05-08T20:43"),
        ("Windows broke at 9:20 a.m.; three minutes later it rang.", "three minutes later", "TIME", "2025-05-08T09:23"),
        ("Windows broke at 11:30 p.m. Monday and an hour later it rang.", "an hour later", "TIME", "2025-05-06T00:30"),
        ("Windows broke on Monday; three minutes later it rang.", "three minutes later", "DURATION", "PT3M"),
        ("It cooled 380,000 years on.", "380,000 years", "DURATION", "P380000Y"),
        ("It took 13.8 billion years.", "13.8 billion years", "DURATION", "P13800000000Y"),
        ("It was shut for thousands of years.", "thousands of years", "DURATION", "PXY"),
        ("Years of neglect have harmed it.", "Years", "DURATION", "PXY"),
        ("It grew in the weeks since the storm.", "the weeks", "DURATION", "PXW"),
        ("It died within weeks or months.", "weeks or months", "DURATION", "PXW"),
        ("He spent years there.", "years", "DURATION", "PXY"),
        ("The summit comes a day after the vote.", "a day", "DURATION", "P1D"),
        ("She works three days a week before lunch.", "a week", "SET", "P1W"),
        ("It comes every other Tuesday.", "every other Tuesday", "SET", "XXXX-WXX-2"),
        ("It comes every few weeks.", "every few weeks", "SET", "PXW"),
        ("It hit a 3½-year low.", "3½-year", "DURATION", "P3Y6M"),
        ("It was built half a century ago.", "half a century ago", "DATE", "1975"),
        ("It was built a quarter-century ago.", "a quarter-century ago", "DATE", "2000"),
        ("A week or so ago he came.", "A week or so ago", "DATE", "2025-W18"),
        ("In the latest period, it lost money.", "the latest period", "DATE", "2025-Q1"),
        ("In the year-earlier period, it lost money.", "the year-earlier period", "DATE", "2024-Q1"),
    ],
)
def test_times_and_lengths_have_the_value_that_is_told(text: str, quote: str, kind: str, value: str) -> None:
    assert (named(text)[quote].kind, named(text)[quote].value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "They observed a minute of silence.",
        "He will one day be king.",
        "These are the years of plenty.",
        "In her early years of office she fought.",
        "The city has 2,043 HKT offices.",
    ],
)
def test_what_only_looks_like_a_loose_length_is_none(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(("text", "value"), [("He will one day be king.", "FUTURE_REF"), ("Lately it rains.", "PAST_REF")])
def test_words_that_name_no_day_point_at_past_or_future(text: str, value: str) -> None:
    assert [when.value for when in vague(text)] == [value]
