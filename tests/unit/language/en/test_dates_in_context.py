"""Dates whose day the words around them decide: the tense of a timetable, a neighbouring date, a comparison."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.language.en.dates.vague import vague
from comity.model.analysis import When
from comity.model.period import Period

PUBLISHED = Period.day(date(2025, 5, 8))


def named(text: str) -> dict[str, When]:
    """Each expression of a text published on Thursday, 8 May 2025, by its words."""
    return {text[when.start : when.end]: when for when in dates(text, PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The four-day drills end on Wednesday.", "Wednesday", "2025-05-14"),
        ("Polls open at 7 a.m. on Tuesday.", "7 a.m. on Tuesday", "2025-05-13T07:00"),
        ("Parliament returns Monday.", "Monday", "2025-05-12"),
        ("A result is due at breakfast time on Friday.", "Friday", "2025-05-09"),
        ("The border posts reopen there on Monday.", "Monday", "2025-05-12"),
        ("The talks came to an end on Wednesday.", "Wednesday", "2025-05-07"),
        ("The returns on Monday were low.", "Monday", "2025-05-05"),
        ("The talks did not end on Wednesday.", "Wednesday", "2025-05-07"),
        ("Prices fell, raising pressure on the bank before Saturday's meeting.", "Saturday", "2025-05-10"),
        ("Prices fell, raising pressure on the bank before Tuesday's meeting.", "Tuesday", "2025-05-06"),
        ("The minister resigned before Saturday's vote.", "Saturday", "2025-05-03"),
        ("Prices fell, raising pressure ahead of Tuesday's meeting.", "Tuesday", "2025-05-13"),
    ],
)
def test_a_weekday_by_its_verb(text: str, quote: str, value: str) -> None:
    assert named(text)[quote].value == value


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Profit fell in the first quarter to $3 million from $5 million a year ago.", "a year ago", "2024-Q1"),
        ("In the first quarter it lost $2 million, or 14 cents a share, a year ago.", "a year ago", "2024-Q1"),
        ("Unemployment reached 15.9 percent in the first quarter. A year ago the state took a loan.", "A year ago", "2024"),
        ("He left the army in October 2021 and entered politics a year ago.", "a year ago", "2024"),
        ("Nine years after the 11 September attacks, families gathered.", "Nine years", "P9Y"),
        ("Nine years after the 11 September attacks, families gathered.", "11 September", "2001-09-11"),
        ("The law was passed after 9/11.", "9/11", "2001-09-11"),
        ("A day before Monday's vote, polls suggested a close race.", "A day", "P1D"),
        ("A day before Monday's vote, polls suggested a close race.", "Monday", "2025-05-05"),
        ("Two days after May 2, 2025 they met.", "Two days after May 2, 2025", "2025-05-04"),
        ("The trial opened two years after 2024.", "two years after 2024", "XXXX"),
        ("Output has fallen by a quarter since 2008.", "2008", "2008"),
        ("She has worked nights twice a week since 2010.", "a week", "P1W"),
        ("She has worked nights twice a week since 2010.", "2010", "2010"),
    ],
)
def test_what_a_length_is_counted_from(text: str, quote: str, value: str) -> None:
    assert named(text)[quote].value == value


@pytest.mark.parametrize(
    ("text", "quote", "value", "is_certain"),
    [
        ("The flight left at 00:41 local time (16:41 GMT) on 2 May.", "00:41 local time", "2025-05-02T00:41", True),
        ("The flight left at 00:41 local time (16:41 GMT) on 2 May.", "16:41 GMT", "2025-05-02T16:41", True),
        ("The bombs went off at 2:50 p.m. near the finish on Monday.", "2:50 p.m.", "2025-05-05T14:50", True),
        ("She spoke at 10 a.m. on Tuesday and left at noon.", "noon", "2025-05-06T12:00", True),
        ("The quake hit on Tuesday. It struck at 3:25 p.m. off the coast.", "3:25 p.m.", "2025-05-06T15:25", False),
        ("They will meet on Saturday. Shares closed at 4 p.m. on a high.", "4 p.m.", "2025-05-08T16:00", True),
        ("The vote starts at 9 a.m. and a result is due on Sunday.", "9 a.m.", "2025-05-08T09:00", True),
    ],
)
def test_the_day_of_a_time(text: str, quote: str, value: str, is_certain: bool) -> None:
    when = named(text)[quote]
    assert (when.value, when.period is not None) == (value, is_certain)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It shook for almost two minutes.", "almost two minutes"),
        ("The port stays shut for at least 72 hours.", "at least 72 hours"),
        ("The session went on for over an hour.", "over an hour"),
        ("Output grew over three years.", "three years"),
        ("He left only two years ago.", "two years ago"),
        ("Exports rose in the third quarter, the bank said.", "the third quarter"),
        ("The third quarter results were weak.", "third quarter"),
        ("Growth in the 1990s was fast.", "the 1990s"),
        ("It was the first genocide of the 20th century.", "the 20th century"),
        ("In the 1960s you got a bonus.", "the 1960s"),
        ("On the night of 30 November police beat students.", "the night of 30 November"),
        ("Output fell for six successive quarters.", "six successive quarters"),
        ("Talks began in early 2013.", "early 2013"),
    ],
)
def test_what_words_belong_to_an_expression(text: str, quote: str) -> None:
    assert quote in named(text)


@pytest.mark.parametrize(
    ("text", "quote", "value", "is_certain"),
    [
        ("The trial opened in June 2007 and resumed the following January.", "the following January", "2008-01", True),
        ("They met in March 2024 and parted the following spring.", "the following spring", "2025-SP", True),
        ("He left the following January.", "the following January", "XXXX-01", False),
        ("In September 1997 they voted; it opened two years after.", "two years after", "1999", True),
        ("Pilots had been told three days before to stay away.", "three days before", "2025-05-05", False),
        ("It was shut two days before, during and after the vote.", "two days", "P2D", False),
        ("The vote was held a day later.", "a day later", "XXXX", False),
        (
            "Shots fell between Tuesday and Thursday of last week.",
            "Tuesday and Thursday of last week",
            "2025-04-29/2025-05-01",
            True,
        ),
        ("Talks will last from Monday until May 30.", "Monday until May 30", "2025-05-12/2025-05-30", True),
        ("The next vote is due on the first Thursday of May 2015.", "the first Thursday of May 2015", "2015-05-07", True),
        ("The clocks went back on the last Sunday in October.", "the last Sunday in October", "2024-10-27", True),
        ("The fifth Friday of February 2025 does not exist.", "The fifth Friday of February 2025", "XXXX-02-WXX-5", False),
        ("He voted in the early hours of Wednesday.", "the early hours of Wednesday", "2025-05-07TMO", True),
        ("He was shot on Tuesday and died the next morning.", "the next morning", "2025-05-07TMO", True),
        ("The games closed on Sunday and he left the same evening.", "the same evening", "2025-05-04TEV", True),
        ("They came at dawn.", "dawn", "2025-05-08TMO", False),
        ("The town was dark all night.", "all night", "2025-05-08TNI", False),
        ("Engineers worked through the night.", "the night", "2025-05-08TNI", False),
        ("Gangs attacked the camp overnight.", "overnight", "2025-05-07TNI", True),
        ("Snow will fall overnight.", "overnight", "2025-05-08TNI", True),
        ("It was disclosed in 2009. Since then Ukraine has sought help.", "then", "2009", False),
        ("Every other night he dreams of it.", "Every other night", "P2D", False),
        ("The bridge is shelled nightly.", "nightly", "P1D", False),
        ("Protests began, hours after he dropped the pact.", "hours", "PTXH", False),
        ("Within hours barricades went up.", "hours", "PTXH", False),
        ("For years afterwards she did not sing.", "years", "PXY", False),
    ],
)
def test_what_is_told_of_another_day(text: str, quote: str, value: str, is_certain: bool) -> None:
    when = named(text)[quote]
    assert (when.value, when.period is not None) == (value, is_certain)


@pytest.mark.parametrize(
    "text", ["The office hours after lunch are short.", "It was the dawn of an age.", "Dawn came by on foot."]
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert dates(text, PUBLISHED) == ()


def test_shortly_looks_ahead_unless_it_leads_to_an_event() -> None:
    assert [when.value for when in vague("Talks resume shortly, and shortly after lunch they end.")] == ["FUTURE_REF"]
