"""On which side of publication a date lies: plans told as past, events ahead, days of speaking, winters, fiscal years."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.model.analysis import When
from comity.model.period import Period

PUBLISHED = Period.day(date(2025, 5, 8))


def named(text: str, published: date = date(2025, 5, 8)) -> dict[str, When]:
    """Each expression of a text published on that day, a Thursday unless told otherwise, by its words."""
    return {text[when.start : when.end]: when for when in dates(text, Period.day(published))}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The minister was scheduled to leave on Wednesday.", "Wednesday", "2025-05-07"),
        ("Mr. Ruel was planning to hold a rally for Mr. Toth on Wednesday night.", "Wednesday night", "2025-05-07TNI"),
        ("The report was to be published on Saturday.", "Saturday", "2025-05-10"),
        ("As she prepared to speak on Tuesday, a window broke.", "Tuesday", "2025-05-06"),
        ("The minister is scheduled to leave on Wednesday.", "Wednesday", "2025-05-14"),
        ("Wednesday's decision will hurt exporters.", "Wednesday", "2025-05-07"),
        ("The results of Tuesday's vote will surely be contested.", "Tuesday", "2025-05-06"),
        ("He may drop out before Tuesday's vote.", "Tuesday", "2025-05-13"),
        ("She toured the south ahead of voting on Tuesday.", "Tuesday", "2025-05-13"),
        ("Talks grew nasty ahead of the region's crucial Tuesday vote.", "Tuesday", "2025-05-13"),
        ("If Toth wins the contest on Tuesday, the race is over.", "Tuesday", "2025-05-13"),
        ("The party badly needs a win on Tuesday.", "Tuesday", "2025-05-13"),
        ("The island holds its first election on Sunday.", "Sunday", "2025-05-11"),
        ("She noted a planned protest march on Saturday.", "Saturday", "2025-05-10"),
        ("The company could not be reached for comment on Wednesday.", "Wednesday", "2025-05-07"),
        ("The minister wouldn't say Wednesday whether he will resign.", "Wednesday", "2025-05-07"),
        ("Asked on Monday whether he would run, he smiled.", "Monday", "2025-05-05"),
        ("More could be found in papers filed Sunday by the firm.", "Sunday", "2025-05-04"),
        ("The papers will be filed Sunday by the firm.", "Sunday", "2025-05-11"),
        ("No trains are expected until Friday morning.", "Friday morning", "2025-05-09TMO"),
        ("Earlier Tuesday, he says, all was calm.", "Earlier Tuesday", "2025-05-06"),
        ("The vote was taken on Monday; the council will hold another later Wednesday.", "later Wednesday", "2025-05-07"),
    ],
)
def test_the_side_of_a_weekday(text: str, quote: str, value: str) -> None:
    assert named(text)[quote].value == value


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Elections take place in September.", "September", "2025-09"),
        ("The vote is in July.", "July", "2025-07"),
        ("Voters wait for the November election.", "November", "2025-11"),
        ("They fear a fight at the convention in July.", "July", "2025-07"),
        ("The party lost the election in November.", "November", "2024-11"),
        ("The party is marching toward November with doubts.", "November", "2025-11"),
        ("In 1972 he lost the state that November.", "November", "1972-11"),
        ("He resigned in November. In 2000 he had been elected.", "November", "2024-11"),
        ("The talks failed in June on every count.", "June", "2024-06"),
        ("May alone saw the sale of 20 ships.", "May", "2025-05"),
        ("The files reach as far back as June.", "June", "2024-06"),
        ("She spoke at the 2012 convention.", "2012", "2012"),
        ("It was the highest turnout since at least 1980, officials said.", "1980", "1980"),
        ("The tax comes in 2027 rather than 2026.", "2026", "2026"),
    ],
)
def test_the_year_of_a_month(text: str, quote: str, value: str) -> None:
    assert named(text)[quote].value == value


def test_a_span_of_weekdays_ends_within_a_week_of_its_first_day() -> None:
    (when,) = dates("A poll of 1,000 voters taken Friday through Monday has a margin of three points.", PUBLISHED)
    assert when.period == Period(date(2025, 5, 2), date(2025, 5, 5))


def test_one_sunday_is_no_day() -> None:
    assert "Sunday" not in named("One Sunday in late 2001 they quarrelled.")


@pytest.mark.parametrize(
    ("text", "quote", "published", "value"),
    [
        ("This winter was cold.", "This winter", date(2025, 2, 10), "2024-WI"),
        ("This winter has been cold.", "This winter", date(2025, 3, 20), "2024-WI"),
        ("They will build it this winter.", "this winter", date(2025, 10, 1), "2025-WI"),
        ("Last winter was cold.", "Last winter", date(2025, 10, 1), "2024-WI"),
        ("Last winter was cold.", "Last winter", date(2025, 2, 10), "2023-WI"),
        ("They will build it next winter.", "next winter", date(2025, 12, 10), "2026-WI"),
    ],
)
def test_a_winter_has_the_name_of_the_year_it_begins_in(text: str, quote: str, published: date, value: str) -> None:
    assert named(text, published)[quote].value == value


def test_the_day_on_which_something_was_said_is_not_that_of_the_time_told() -> None:
    found = named("Two died on Monday when a ferry sank, officials said Tuesday. It had left at 7 a.m. with 80 on board.")
    assert found["7 a.m."].value == "2025-05-05T07:00"


def test_a_time_takes_no_day_from_words_that_name_none() -> None:
    found = named("She has won 300 votes to date. The count went on until 5:25 p.m. and ended.")
    assert found["5:25 p.m."].value == "2025-05-08T17:25"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trade grew in eight months of the current year.", "2026-01-01/2026-08-31"),
        ("Trade grew in ten months of 2026.", "2026-01-01/2026-10-31"),
        ("Trade will grow in the last three months of this year.", "2026-10-01/2026-12-31"),
        ("In the fiscal year that began on 8 July, exports rose.", "2026-07-08/2027-07-07"),
        ("Exports fell in the last fiscal year, which ended on July 15.", "2025-07-16/2026-07-15"),
        ("In the first four months of the current fiscal year, which began on July 17, exports rose.", "2026-07-17/2026-11-16"),
        ("India sold more in the first eight months of the current fiscal year.", "2026-04-01/2026-11-30"),
        ("The United States sold more in the first quarter of fiscal 2026.", "2025-10-01/2025-12-31"),
        ("Pakistan sold more in 11 months of fiscal year 2025/26.", "2025-07-01/2026-05-31"),
        ("Pakistan sold more in the last fiscal year.", "2025-07-01/2026-06-30"),
        ("India's trade with Brazil rose in 2024-25.", "2024-04-01/2025-03-31"),
        ("Trade rose in 2024-25.", "2024-01-01/2025-12-31"),
        ("Exports rose in the first eight months of the current fiscal year.", None),
        ("Sales rose in the fiscal first quarter.", None),
        ("Sales rose in the quarter ended Sept. 29.", None),
    ],
)
def test_parts_of_years_that_are_not_the_calendars(text: str, days: str | None) -> None:
    first, *_ = dates(text, Period.day(date(2026, 11, 20)))
    assert (first.period.label() if first.period else None) == days
