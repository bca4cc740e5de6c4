"""What English expressions of time denote. Unless said otherwise the text was published on Thursday, 8 May 2025."""

from datetime import date
from pathlib import Path

import pytest

from comity.language.en.dates import dates, shown
from comity.language.en.dates.fiscal import FiscalYear
from comity.language.en.dates.reading import Order
from comity.language.en.dates.vague import vague
from comity.model.analysis import When
from comity.model.period import Period
from comity.resources import load
from comity.resources.rows import State

PUBLISHED = Period.day(date(2025, 5, 8))


def read(text: str, published: Period | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Each expression's words with the days it denotes."""
    return [(text[when.start : when.end], when.period.label() if when.period else None) for when in dates(text, published)]


def only(text: str, published: Period | None = PUBLISHED) -> When:
    """The one expression of a text."""
    found = dates(text, published)
    assert len(found) == 1, read(text, published)
    return found[0]


ABSOLUTE = [
    ("The deal was signed on May 7, 2025, in Lima.", "May 7, 2025", "2025-05-07"),
    ("The deal was signed on 7 May 2025.", "7 May 2025", "2025-05-07"),
    ("Signed on the 7th of May, 2025.", "7th of May, 2025", "2025-05-07"),
    ("Signed on May 7th, 2025.", "May 7th, 2025", "2025-05-07"),
    ("Signed Sept. 5, 2024.", "Sept. 5, 2024", "2024-09-05"),
    ("Signed 5 Sep 2024.", "5 Sep 2024", "2024-09-05"),
    ("It was Wednesday, May 7, 2025.", "Wednesday, May 7, 2025", "2025-05-07"),
    ("Updated 2025-05-07 at noon.", "2025-05-07", "2025-05-07"),
    ("Updated 2025/05/07.", "2025/05/07", "2025-05-07"),
    ("Updated 2025-05-07T09:15:00Z.", "2025-05-07T09:15:00Z", "2025-05-07"),
    ("Photo of 25.12.2024.", "25.12.2024", "2024-12-25"),
    ("Photo of 12/25/2024.", "12/25/2024", "2024-12-25"),
    ("Photo of 5/5/2025.", "5/5/2025", "2025-05-05"),
    ("Signed in May 2025.", "May 2025", "2025-05"),
    ("In April of 2019 it changed.", "April of 2019", "2019-04"),
    ("Since Dec. 2024 it grows.", "Dec. 2024", "2024-12"),
    ("In 2024, trade grew.", "2024", "2024"),
    ("The 2024 results are out.", "2024", "2024"),
    ("They recalled a 2018 visit.", "2018", "2018"),
    ("The 1999 Constitution stands.", "1999", "1999"),
    ("It is 2025's largest deal.", "2025", "2025"),
    ("Sanctions (2014) remain.", "2014", "2014"),
    ("They met by mid-2024.", "mid-2024", "2024"),
    ("They met in late 2022.", "late 2022", "2022"),
    ("In 2018-2024 it grew.", "2018-2024", "2018-01-01/2024-12-31"),
    ("In 2018–2024 it grew.", "2018–2024", "2018-01-01/2024-12-31"),
    ("In the 2023/24 season it grew.", "2023/24", "2023-01-01/2024-12-31"),
    ("In 2024-25 it grew.", "2024-25", "2024-01-01/2025-12-31"),
    ("Between 2018 and 2024 it grew.", "2018 and 2024", "2018-01-01/2024-12-31"),
    ("It runs from 2018 to 2024.", "2018 to 2024", "2018-01-01/2024-12-31"),
    ("The plan for 2026 through 2030 stands.", "2026 through 2030", "2026-01-01/2030-12-31"),
    ("It flowed from March to October 2025.", "March to October 2025", "2025-03-01/2025-10-31"),
    ("In January-August 2024 it fell.", "January-August 2024", "2024-01-01/2024-08-31"),
    ("In Jan.-Feb. 2024 it fell.", "Jan.-Feb. 2024", "2024-01-01/2024-02-29"),
    ("From November 2023 to March 2024 it fell.", "November 2023 to March 2024", "2023-11-01/2024-03-31"),
    ("From November to March 2024 it fell.", "November to March 2024", "2023-11-01/2024-03-31"),
    ("They met on May 7-9, 2024.", "May 7-9, 2024", "2024-05-07/2024-05-09"),
    ("They met on 7-9 May 2024.", "7-9 May 2024", "2024-05-07/2024-05-09"),
    ("They met from May 30 to June 2, 2024.", "May 30 to June 2, 2024", "2024-05-30/2024-06-02"),
    ("From December 30 to January 2, 2024 it closed.", "December 30 to January 2, 2024", "2023-12-30/2024-01-02"),
    ("Results for Q3 2024 are in.", "Q3 2024", "2024-07-01/2024-09-30"),
    ("Results for 3Q24 are in.", "3Q24", "2024-07-01/2024-09-30"),
    ("The third quarter of 2024 was good.", "The third quarter of 2024", "2024-07-01/2024-09-30"),
    ("The 2024 third quarter was good.", "The 2024 third quarter", "2024-07-01/2024-09-30"),
    ("H1 2024 was good.", "H1 2024", "2024-01-01/2024-06-30"),
    ("The second half of 2024 was good.", "The second half of 2024", "2024-07-01/2024-12-31"),
    ("In the first nine months of 2024 it rose.", "the first nine months of 2024", "2024-01-01/2024-09-30"),
    ("In the first 11 months of 2024 it rose.", "the first 11 months of 2024", "2024-01-01/2024-11-30"),
    ("In the first three quarters of 2024 it rose.", "the first three quarters of 2024", "2024-01-01/2024-09-30"),
    ("Over 11 months of 2024 it rose.", "11 months of 2024", "2024-01-01/2024-11-30"),
    ("In the last three months of 2024 it rose.", "the last three months of 2024", "2024-10-01/2024-12-31"),
    ("It rose in 9M 2024.", "9M 2024", "2024-01-01/2024-09-30"),
    ("It rose in the last quarter of 2024.", "the last quarter of 2024", "2024-10-01/2024-12-31"),
    ("In the 1800s it fell.", "the 1800s", "1800-01-01/1899-12-31"),
    ("In summer 2024 it rained.", "summer 2024", "2024-06-01/2024-08-31"),
    ("In the autumn of 2024 it rained.", "the autumn of 2024", "2024-09-01/2024-11-30"),
    ("In winter 2023-24 it snowed.", "winter 2023-24", "2023-12-01/2024-02-29"),
    ("By the end of 2024 it amounted to more.", "the end of 2024", "2024"),
    ("In the 1990s it fell.", "the 1990s", "1990-01-01/1999-12-31"),
    ("By the early 2030s it ends.", "the early 2030s", "2030-01-01/2039-12-31"),
    ("In the late '80s it fell.", "the late '80s", "1980-01-01/1989-12-31"),
    ("In the nineties it fell.", "the nineties", "1990-01-01/1999-12-31"),
    ("The 20th century ended.", "The 20th century", "1901-01-01/2000-12-31"),
    ("The twenty-first century began.", "The twenty-first century", "2001-01-01/2100-12-31"),
    ("In nineteen ninety-six it fell.", "nineteen ninety-six", "1996"),
    ("On February 29, 2024 they met.", "February 29, 2024", "2024-02-29"),
    ("The nine months ended September 30, 2024", "The nine months", "2024-01-01/2024-09-30"),
    ("The year ended March 31, 2025", "The year", "2024-04-01/2025-03-31"),
    ("The quarter ended June 30, 2024", "The quarter", "2024-04-01/2024-06-30"),
]

RELATIVE = [
    ("Last year it grew.", "Last year", "2024"),
    ("It lost last years presidential vote.", "last years", "2024"),
    ("Joint venturesLast year, the capital grew.", "Last year", "2024"),
    ("It will grow next year.", "next year", "2026"),
    ("It grows this year.", "this year", "2025"),
    ("Last month it grew.", "Last month", "2025-04"),
    ("Next month it ends.", "Next month", "2025-06"),
    ("It grew last quarter.", "last quarter", "2025-01-01/2025-03-31"),
    ("They met last week.", "last week", "2025-04-28/2025-05-04"),
    ("They met this week.", "this week", "2025-05-05/2025-05-11"),
    ("They met over the weekend.", "the weekend", "2025-05-03/2025-05-04"),
    ("They met yesterday.", "yesterday", "2025-05-07"),
    ("They meet today.", "today", "2025-05-08"),
    ("They meet tomorrow.", "tomorrow", "2025-05-09"),
    ("They met the day before yesterday.", "the day before yesterday", "2025-05-06"),
    ("Two years ago it fell.", "Two years ago", "2023"),
    ("Three months ago it fell.", "Three months ago", "2025-02"),
    ("Two weeks ago it fell.", "Two weeks ago", "2025-04-21/2025-04-27"),
    ("Ten days ago it fell.", "Ten days ago", "2025-04-28"),
    ("A month ago it fell.", "A month ago", "2025-04"),
    ("They signed it on Wednesday.", "Wednesday", "2025-05-07"),
    ("They signed it on Thursday.", "Thursday", "2025-05-08"),
    ("He will arrive on Friday.", "Friday", "2025-05-09"),
    ("On Friday, the sides will sign the papers.", "Friday", "2025-05-09"),
    ("On Friday, the minister said talks will resume.", "Friday", "2025-05-02"),
    ("The ceasefire takes effect on Monday.", "Monday", "2025-05-12"),
    ("The fund will redeem 5 million preferred shares on May 31.", "May 31", "2025-05-31"),
    ("It would seem that the meeting on May 1 was the choice.", "May 1", "2025-05-01"),
    ("The talks are scheduled for Monday.", "Monday", "2025-05-12"),
    ("The offer had been due to expire on Friday.", "Friday", "2025-05-02"),
    ("It was signed on Wednesday (May 7).", "Wednesday (May 7)", "2025-05-07"),
    ("Last Friday they met.", "Last Friday", "2025-05-02"),
    ("They meet this Saturday.", "this Saturday", "2025-05-10"),
    ("They meet next Friday.", "next Friday", "2025-05-16"),
    ("They meet next Monday.", "next Monday", "2025-05-12"),
    ("In November, the minister said no.", "November", "2024-11"),
    ("In May, the minister said no.", "May", "2025-05"),
    ("It will open in November.", "November", "2025-11"),
    ("By October it had fallen.", "October", "2024-10"),
    ("Last August they met.", "Last August", "2024-08"),
    ("They will open it by July 5.", "July 5", "2025-07-05"),
    ("They met on April 30.", "April 30", "2025-04-30"),
    ("He arrived for the May 9 parade.", "May 9", "2025-05-09"),
    ("A summit on 22-24 October gathered 36 leaders.", "22-24 October", "2024-10-22/2024-10-24"),
    ("A forum will be held on June 3-5.", "June 3-5", "2025-06-03/2025-06-05"),
    ("The dividend is payable June 15.", "June 15", "2025-06-15"),
    ("Sunday, May 4, was quiet.", "Sunday, May 4", "2025-05-04"),
    ("They met in March last year.", "March last year", "2024-03"),
    ("Exports fell in the first quarter.", "the first quarter", "2025-01-01/2025-03-31"),
    ("Exports fell in the fourth quarter.", "the fourth quarter", "2024-10-01/2024-12-31"),
    ("It will start in the third quarter of next year.", "the third quarter of next year", "2026-07-01/2026-09-30"),
    ("It rose in the second half of last year.", "the second half of last year", "2024-07-01/2024-12-31"),
    ("It ends at the end of the year.", "the end of the year", "2025"),
    ("It ends by year-end.", "year-end", "2025"),
    ("Last summer it rained.", "Last summer", "2024-06-01/2024-08-31"),
    ("This morning it rained.", "This morning", "2025-05-08"),
    ("Last night it rained.", "Last night", "2025-05-07"),
    ("They met at 10 p.m. Wednesday.", "10 p.m. Wednesday", "2025-05-07"),
    ("It will double in the next five years.", "the next five years", "2030"),
]

FROM_THE_TEXT = [
    ("It made 5 in 2024, 64% over the previous year.", "the previous year", "2023"),
    ("Compared with the previous year, it rose in 2024.", "the previous year", "2023"),
    ("In 2019 it rose, and the following year it fell.", "the following year", "2020"),
    ("It made 5 in 2024 against 4 a year earlier.", "a year earlier", "2023"),
    ("In Q3 2024 it rose 5% from the previous year.", "the previous year", "2023-07-01/2023-09-30"),
    ("In January-August 2024 it made 5, up from 4 a year earlier.", "a year earlier", "2023-01-01/2023-08-31"),
    ("In January-August 2024 it rose on the same period of 2022.", "the same period of 2022", "2022-01-01/2022-08-31"),
    ("In January-April 2025 it rose on the same period last year.", "the same period last year", "2024-01-01/2024-04-30"),
    ("In March 2024 it fell from the previous month.", "the previous month", "2024-02"),
    ("In 2014 it fell; that year it closed.", "that year", "2014"),
    ("It opened in 2010 and closed three years later.", "three years later", "2013"),
    ("It was signed on May 7, 2024, and ratified the following day.", "the following day", "2024-05-08"),
]


@pytest.mark.parametrize(("text", "quote", "days"), [*ABSOLUTE, *RELATIVE, *FROM_THE_TEXT])
def test_an_expression_denotes_its_days(text: str, quote: str, days: str) -> None:
    assert (quote, days) in read(text)


@pytest.mark.parametrize(("text", "quote", "days"), ABSOLUTE)
def test_an_absolute_date_needs_no_publication_date(text: str, quote: str, days: str) -> None:
    assert (quote, days) in read(text, None)


@pytest.mark.parametrize(("text", "quote", "days"), RELATIVE)
def test_a_relative_date_stays_open_without_a_publication_date(text: str, quote: str, days: str) -> None:
    assert days not in {label for found, label in read(text, None) if found == quote}


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people came.",
        "They sold 2024 tonnes of wheat.",
        "About 2020 tonnes were sold.",
        "It cost $2000 in all.",
        "It cost 2000 rubles.",
        "It cost EUR 2020.",
        "It grew by 54%.",
        "A T-72 and a Su-2000 stood there.",
        "Call +7 495 2024 1999.",
        "Regulation (EU) 2024/833 binds.",
        "Decision 2014/145/CFSP binds.",
        "UN Resolution 1973 binds.",
        "See page 1999.",
        "It weighs 2019.5 kilograms.",
        "See https://example.org/2025/05/07/news for more.",
        "The sides may march on.",
        "May I come in?",
        "Prime Minister May was pleased with Mr May.",
        "They march on the capital.",
        "He came second to none.",
        "Prices fall and spring back.",
        "The fall of Troy.",
        "It came up on Black Friday.",
        "The Sunday Times wrote it.",
        "Example Today wrote it.",
        "LeMay wrote it.",
        "The Long March began.",
        "February 30 never comes.",
        "Agenda 2063 and Vision 2030 are plans.",
        "He is 52 years old.",
        "More than a quarter of it, or three-quarters, was lost.",
        "In the last years of his life he wrote.",
        "It recently grew and currently stands.",
        "Version 1.2.2024 is out.",
        "It took 1h30 in all.",
        "The Arab Spring of old.",
        "",
        " \n\n ",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It ends by 2030.", "by"),
        ("It ends by the end of 2024.", "by"),
        ("It grows since August 2023.", "since"),
        ("It holds until 2030.", "until"),
        ("It runs through 2041.", "until"),
        ("It rose 54% from 2018.", "from"),
        ("It grew to 2024.", "to"),
        ("It stood so as of April 1, 2025.", "as_of"),
        ("It stood so before 2022.", "before"),
        ("It stood at pre-2022 levels.", "before"),
        ("It fell after the 2022 cutoff.", "after"),
        ("It rose compared with 2023.", "over"),
        ("It was more than in 2023.", "over"),
        ("It rose in 2024.", "in"),
        ("It flowed from March to October 2024.", "in"),
        ("It rose during 2024.", "in"),
    ],
)
def test_the_preposition_gives_the_role_and_leaves_the_span(text: str, role: str) -> None:
    found = only(text)
    assert found.role == role
    assert found.period is not None
    assert found.period.is_bounded


def test_over_the_previous_year_is_counted_from_the_sentence() -> None:
    made, previous = dates("It made 5 in 2024, 64% over the previous year.", PUBLISHED)
    assert (made.anchor, previous.anchor, previous.role) == ("absolute", "sentence", "over")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A 15-year deal.", "DURATION", "P15Y"),
        ("It took two weeks.", "DURATION", "P2W"),
        ("It took a decade.", "DURATION", "P10Y"),
        ("It took 18 months.", "DURATION", "P18M"),
        ("It took two and a half years.", "DURATION", "P2Y6M"),
        ("It took 5-10 years.", "DURATION", "P5Y/P10Y"),
        ("It took several months.", "DURATION", "PXM"),
        ("It took twenty-five years.", "DURATION", "P25Y"),
        ("It took three hours.", "DURATION", "PT3H"),
        ("It grows every year.", "SET", "P1Y"),
        ("It grows annually.", "SET", "P1Y"),
        ("It pays $300 million a month.", "SET", "P1M"),
        ("It makes 5 tons per day.", "SET", "P1D"),
        ("They meet every Monday.", "SET", "XXXX-WXX-1"),
        ("They meet every other day.", "SET", "P2D"),
        ("They meet on Monday nights.", "SET", "XXXX-WXX-1TNI"),
        ("A year-long ban began.", "DURATION", "P1Y"),
        ("A weeklong strike began.", "DURATION", "P1W"),
        ("The decades-long feud goes on.", "DURATION", "PXY"),
        ("It grew over the years.", "DURATION", "PXY"),
        ("It was built in half a century.", "DURATION", "P50Y"),
        ("It took a minute and a half.", "DURATION", "PT1M30S"),
        ("Overnight losses were large.", "TIME", "2025-05-08TNI"),
    ],
)
def test_lengths_and_repetitions_have_no_days(text: str, kind: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.period) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("In 2024 it rose.", "2024", "year"),
        ("It rose on May 7, 2025.", "2025-05-07", "day"),
        ("It rose in May 2025.", "2025-05", "month"),
        ("It rose in Q3 2024.", "2024-Q3", "quarter"),
        ("It rose in H1 2024.", "2024-H1", "half"),
        ("It rose last week.", "2025-W18", "week"),
        ("It rose in the 1990s.", "199", "decade"),
        ("It rose in summer 2024.", "2024-SU", "season"),
        ("It rose in 2018-2024.", "2018/2024", "range"),
        ("It rose in March-May 2024.", "2024-03/2024-05", "range"),
        ("It rose in the 20th century.", "19", "century"),
    ],
)
def test_value_and_precision_name_the_span(text: str, value: str, precision: str) -> None:
    found = only(text)
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Photo of 7.5.2025.", "2025-XX-XX"),
        ("Photo of 05/07/2025.", "2025-XX-XX"),
        ("It rose on the previous year.", "XXXX"),
        ("It opened more than ten years ago.", "2015"),
        ("It opened two decades ago.", "2005"),
        ("It opened a few years ago.", "PAST_REF"),
        ("It snowed in the winter of 2024.", "2024-WI"),
        ("It rose in FY2024.", "2024"),
        ("It rose in Q3 FY2024.", "2024-Q3"),
        ("Exports rose in January-May.", "XXXX-01/XXXX-05"),
        ("The minister condemned the ban, with a review in June.", "XXXX-06"),
    ],
)
def test_what_words_do_not_fix_stays_unresolved(text: str, value: str) -> None:
    found = only(text)
    assert (found.value, found.period, found.anchor) == (value, None, "unresolved")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In FY2024 India bought more.", "2023-04-01/2024-03-31"),
        ("In fiscal year 2023-24 India bought more.", "2023-04-01/2024-03-31"),
        ("Japan bought more in fiscal 2024.", "2024-04-01/2025-03-31"),
        ("The United States bought more in fiscal year 2024.", "2023-10-01/2024-09-30"),
        ("Russia bought more in fiscal 2024.", "2024"),
        ("Britain bought more in fiscal 2023-24.", "2023-04-01/2024-03-31"),
        ("Britain bought more in fiscal 2024.", None),
        ("India and Japan bought more in fiscal 2024.", None),
        ("The company bought more in fiscal 2024.", None),
    ],
)
def test_a_fiscal_year_runs_as_that_of_the_one_state_named(text: str, days: str | None) -> None:
    found = only(text)
    assert (found.period.label() if found.period else None) == days


FILLER = "The ministers spoke at length and said nothing that was new. " * 4


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"India and Brazil met. {FILLER}Imports came to $3 billion (2024-25).", "2024-04-01/2025-03-31"),
        (f"India and Australia met. {FILLER}Imports came to $3 billion (2024-25).", "2024-01-01/2025-12-31"),
        (f"Brazil and Argentina met. {FILLER}Imports came to $3 billion (2024-25).", "2024-01-01/2025-12-31"),
    ],
)
def test_a_split_year_far_from_any_state_is_that_of_the_only_one_that_splits(text: str, days: str) -> None:
    found = only(text)
    assert found.period is not None
    assert found.period.label() == days


def test_every_state_with_a_fiscal_year_is_a_state() -> None:
    known = {state.iso3 for state in load("states", State)}
    rows = load("fiscal_years", FiscalYear)
    assert {row.state for row in rows} <= known
    assert all(1 <= row.first_month <= 12 for row in rows)


def test_lists_share_the_year_at_their_end() -> None:
    assert read("In March and April 2024; on March 3, April 4 and May 5, 2023.", None) == [
        ("March", "2024-03"),
        ("April 2024", "2024-04"),
        ("March 3", "2023-03-03"),
        ("April 4", "2023-04-04"),
        ("May 5, 2023", "2023-05-05"),
    ]


def test_a_moved_term_is_two_dates() -> None:
    extended = dates("The term was extended from 2025 to 2030.", PUBLISHED)
    assert [(when.value, when.role) for when in extended] == [("2025", "from"), ("2030", "to")]


def test_amounts_between_two_years_are_two_dates() -> None:
    assert read("It rose from $5 million in 2018 to $9 million in 2024.") == [("2018", "2018"), ("2024", "2024")]


def test_a_line_break_that_ends_a_line_does_not_join_a_date() -> None:
    assert read("Talks in May\n15 countries took part") == [("May", "2025-05")]


def test_a_wrapped_line_joins_a_date() -> None:
    assert ("May 15,\n2024", "2024-05-15") in read(
        "The two ministers met in the capital of the republic on May 15,\n2024, to talk."
    )


INTERVAL = Period(date(2026, 1, 15), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Last year it grew.", "2025"),
        ("In November, he said so.", "2025-11"),
        ("It rose last month.", "2025-12"),
        ("It will double in the next five years.", "2031"),
        ("They met on Wednesday.", None),
        ("They met yesterday.", None),
        ("It rose on May 7, 2025.", "2025-05-07"),
    ],
)
def test_a_span_of_publication_resolves_what_holds_on_all_its_days(text: str, days: str | None) -> None:
    found = only(text, INTERVAL)
    assert (found.period.label() if found.period else None) == days
    assert (found.anchor == "unresolved") is (days is None)


def test_last_year_is_open_where_publication_spans_the_turn_of_the_year() -> None:
    found = only("Last year it grew.", Period(date(2025, 12, 1), date(2026, 1, 31)))
    assert (found.period, found.anchor) == (None, "unresolved")


def test_an_open_publication_date_is_no_publication_date() -> None:
    assert only("Last year it grew.", Period(date(2025, 1, 1), None)).period is None


def test_a_text_without_a_date_is_bounded_by_what_it_tells_as_past_and_as_to_come() -> None:
    text = "The sides signed the pact on 3 March 2025. Last year trade fell. The plant will open in October 2025."
    bounds = shown(text)
    assert bounds.not_before is not None
    assert bounds.not_after is not None
    assert (text[bounds.not_before.start : bounds.not_before.end], bounds.not_before.day) == ("3 March 2025", date(2025, 3, 3))
    assert (text[bounds.not_after.start : bounds.not_after.end], bounds.not_after.day) == ("October 2025", date(2025, 10, 31))
    assert ("Last year", "2024") in read(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "They signed it on 3 March 2025. Last year trade fell.",
        "It will open in October 2025. Last year trade fell.",
        "They signed it on 3 March 2024. Last year trade fell. It will open in October 2025.",
        "They signed it on 3 March 2025. Last year trade fell. The minister said in 2023 that it will open in October 2024.",
        "He said the plant was to open in October 2025. They signed it on 3 March 2025. Last year trade fell.",
    ],
)
def test_evidence_that_leaves_two_years_or_none_resolves_nothing(text: str) -> None:
    (found,) = [when for when in dates(text) if text[when.start : when.end] == "Last year"]
    assert (found.period, found.anchor) == (None, "unresolved")


@pytest.mark.parametrize(
    "text",
    ["The minister is 52 years old.", "A 136-year-old bank failed.", "The eight-month-old truce holds."],
)
def test_ages_are_no_dates(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The meeting began at 1930 GMT.", "TIME", "2025-05-08T19:30"),
        ("They met on Monday at 9 p.m.", "TIME", "2025-05-05T21:00"),
        ("On Tuesday the guns fell silent at 10:30.", "TIME", "2025-05-06T10:30"),
        ("They met in the morning of May 7.", "TIME", "2025-05-07TMO"),
    ],
)
def test_a_time_belongs_to_its_day(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(when.kind, when.value) for when in dates(text, PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "They won 10:30 at home.",
        "It cost $12 in all, and 6,107.31 before that.",
        "A 3/4 majority voted for it, 11/20 of all.",
        "Week 3 of the strike began.",
        "He lives on Christmas Island.",
        "Orthodox Christmas was quiet.",
        "The Good Friday Agreement holds.",
        "The 18th floor burned.",
        "They came second on the 18th hole.",
        "In 1500 cases nothing was done.",
        "A dozen ships and half a ton.",
    ],
)
def test_what_looks_like_the_newer_forms_is_none(text: str) -> None:
    assert read(text) == []


def test_an_amount_before_a_month_is_no_day() -> None:
    assert read("It cost $12 December 27, 2024 included.") == [("December 27, 2024", "2024-12-27")]


def test_a_span_worded_by_two_dates_is_one_and_a_moved_term_two() -> None:
    assert read("It fell from 5 March 2024 to today.") == [("5 March 2024 to today", "2024-03-05/2025-05-08")]
    assert read("The term was extended from May 2025 to June 2030.") == [("May 2025", "2025-05"), ("June 2030", "2030-06")]
    assert [quote for quote, _ in read("They met on May 5 and on May 6.")] == ["May 5", "May 6"]


@pytest.mark.parametrize(
    ("order", "days"),
    [
        (None, [None, None, "2024-12-25"]),
        ("day first", ["2025-08-03", "2025-02-01/2025-05-03", "2024-12-25"]),
        ("month first", ["2025-03-08", "2025-01-02/2025-03-05", "2024-12-25"]),
    ],
)
def test_the_order_of_day_and_month_in_figures_is_told_not_guessed(order: Order | None, days: list[str | None]) -> None:
    found = dates("On 03/08/2025, from 1/2 to 3/5/2025, and on 25/12/2024.", PUBLISHED, order=order)
    assert [when.period.label() if when.period else None for when in found] == days


def test_vague_words_are_found_apart() -> None:
    text = "It currently stands; in recent years it grew, and soon it ends."
    assert [(text[when.start : when.end], when.value) for when in vague(text)] == [
        ("currently", "PRESENT_REF"),
        ("recent years", "PAST_REF"),
        ("soon", "FUTURE_REF"),
    ]


SHARED = Path(__file__).resolve().parents[4].parent / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not here")
def test_nothing_is_invented_in_real_articles() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for when in dates(text, PUBLISHED):
            assert text[when.start : when.end].strip() == text[when.start : when.end] != ""
            assert not text[when.start : when.end].startswith(("54", "T-72"))
