"""Dates whose day the words around them decide: the tense of a timetable, a neighbouring date, a comparison."""

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
        ("Talks began in early 2013.", "early 2013"),
    ],
)
def test_what_words_belong_to_an_expression(text: str, quote: str) -> None:
    assert quote in named(text)
