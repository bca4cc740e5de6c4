"""Rarer wordings of dates and lengths, with what looks like them and is none."""

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
        ("The plan will be done by end of year.", "end of year", "2025"),
        ("Pay by end of month, the bank asked.", "end of month", "2025-05"),
        ("The deal will close by EOY.", "EOY", "2025"),
        ("No ships were sunk to date.", "to date", "2025-05-08"),
        ("Sales rose in past quarter.", "past quarter", "2025-01-01/2025-03-31"),
        ("The panel meets Friday of the first week of October 2025.", "Friday of the first week of October 2025", "2025-10-03"),
        ("They will meet in the 2nd week of June on Monday.", "the 2nd week of June on Monday", "2025-06-09"),
        ("They will meet Monday, two weeks from now.", "Monday, two weeks from now", "2025-05-19"),
        ("They will meet in the week of the 19th.", "the week of the 19th", "2025-05-19/2025-05-25"),
        ("They meet on Thursday, week 23.", "week 23", "2025-06-02/2025-06-08"),
        ("It was lifted two weeks and two days ago.", "two weeks and two days ago", "2025-04-22"),
        ("It fell over the last 3 months and 2 weeks.", "the last 3 months and 2 weeks", "2025-01-25/2025-05-07"),
        ("Quotas hold for the next 4 business days.", "the next 4 business days", "2025-05-09/2025-05-14"),
        ("Prices fell over the last three trading days.", "the last three trading days", "2025-05-05/2025-05-07"),
        ("Budgets for CY2024 and CY25 are out.", "CY25", "2025"),
        ("It boomed in the 1990 s.", "the 1990 s", "1990-01-01/1999-12-31"),
        ("It boomed in nineties.", "nineties", "1990-01-01/1999-12-31"),
        ("Filter the year >= 2019.", ">= 2019", "2019"),
        ("Show sales for the year later than 2012.", "year later than 2012", "2012"),
        ("It will open in Nov. at best.", "Nov.", "2025-11"),
        ("They left after Feb.", "Feb.", "2025-02"),
        ("It opened in may.", "may", "2025-05"),
        ("The strait is calm between august and october.", "august and october", "2024-08-01/2024-10-31"),
        ("Results for q1 and q2 are in.", "q1", "2025-01-01/2025-03-31"),
        ("The licence of 2015-3.", "2015-3", "2015-03"),
        ("The strike began on May twenty-five.", "May twenty-five", "2024-05-25"),
        ("He was born on twenty five January nineteen eighty six.", "twenty five January nineteen eighty six", "1986-01-25"),
        ("It fell in October two thousand and rose again.", "October two thousand", "2000-10"),
        ("The talks on 18 and 19 June 2024 failed.", "18", "2024-06-18"),
        ("The talks of 3, 5 and 9 April failed.", "3", "2025-04-03"),
        ("He was born on 15 April of 87.", "15 April of 87", "1987-04-15"),
        ("He was born in April of '87.", "April of '87", "1987-04"),
        ("It was sold on Dec31 , 1994 to them.", "Dec31 , 1994", "1994-12-31"),
        ("The vote will be held on 29th, they say.", "29th", "2025-05-29"),
        ("It will last over the next couple weeks.", "the next couple weeks", "2025-05-09/2025-05-22"),
        ("They will meet on following Friday.", "following Friday", "2025-05-16"),
        ("They met on May 1, 2024 and again the following Friday.", "the following Friday", "2024-05-03"),
        ("Work is planned for the following quarter.", "the following quarter", "2025-07-01/2025-09-30"),
    ],
)
def test_a_rarer_wording_denotes_its_days(text: str, quote: str, days: str) -> None:
    period = named(text)[quote].period
    assert period is not None
    assert period.label() == days


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The talks took 1 hour and 30 minutes.", "1 hour and 30 minutes", "PT1H30M"),
        ("He was given two years and three months in jail.", "two years and three months", "P2Y3M"),
        ("The strike took 3 weeks, 2 days.", "3 weeks, 2 days", "P3W2D"),
        ("Quotas hold for the next 4 business days.", "the next 4 business days", "P4D"),
        ("They waited one and a half hours.", "one and a half hours", "PT1H30M"),
        ("They waited an hour and a quarter.", "an hour and a quarter", "PT1.25H"),
        ("They stayed for two nights.", "two nights", "P2D"),
        ("They met on three weekends.", "three weekends", "P3WE"),
        ("It rained all week.", "all week", "P1W"),
        ("The flight takes 3 hrs in all.", "3 hrs", "PT3H"),
        ("The run takes 3.5years.", "3.5years", "P3.5Y"),
    ],
)
def test_lengths_of_several_units(text: str, quote: str, value: str) -> None:
    when = named(text)[quote]
    assert (when.kind, when.value) == ("DURATION", value)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Filter the year > 2019.", "after"),
        ("Filter the year >= 2019.", "since"),
        ("Filter the year < 2019.", "before"),
        ("Filter the year <= 2019.", "until"),
        ("Filter the year = 2019.", "in"),
    ],
)
def test_signs_give_the_role(text: str, role: str) -> None:
    (when,) = named(text).values()
    assert when.role == role


@pytest.mark.parametrize(
    "text",
    [
        "The files are up to date, and so is the list.",
        "The pottery is hard to date.",
        "The survey (n = 2019) is old.",
        "In Jan Novak they see a friend.",
        "They met after Mar del Plata fell silent.",
        "The mark II of Dec is out.",
        "They may be in march formation again.",
        "It ended 2015-3 runs.",
        "Set EOY as the key.",
        "The gene q1 was found.",
        "She was in her nineties.",
        "The week of the 18th Army is told.",
        "They stopped on 29th Street.",
        "They are all week players.",
        "He lives by 5th.",
        "One night he looked gaunt.",
    ],
)
def test_what_only_looks_like_a_rarer_wording_is_none(text: str) -> None:
    assert named(text) == {}


def test_numbers_beside_a_month_that_count_something_are_no_days() -> None:
    assert list(named("In January twenty ships sank.")) == ["January"]
    assert list(named("Ages 18 and 19 June Carter knew.")) == ["19 June"]


def test_the_following_friday_of_nothing_told_is_unknown() -> None:
    (when,) = named("The following Friday was quiet.").values()
    assert (when.value, when.period) == ("XXXX-WXX-5", None)


def test_following_before_a_day_is_also_a_preposition() -> None:
    assert list(named("Following Monday's debate they fell silent.")) == ["Monday"]


def test_lengths_that_do_not_descend_stay_apart() -> None:
    assert list(named("It took two days, two years, it seems.")) == ["two days", "two years"]
    assert list(named("For the last 3 months and 2 days ago it rained.")) == ["the last 3 months", "2 days ago"]


def test_a_span_up_to_now_keeps_its_beginning() -> None:
    assert list(named("Sold from January 2019 to date.")) == ["January 2019 to date"]
