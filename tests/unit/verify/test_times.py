"""A date is one of the words', or counted from one in a step they name; else it is contradicted."""

from datetime import date

import pytest

from comity.language.en import dates, numerals, quantities, sentences
from comity.model.period import Period
from comity.verify.dates import period
from comity.verify.reading import Reading
from comity.verify.times import Field, Mood, Quoted, Times

PUBLISHED = Period.day(date(2025, 6, 10))


def told(words: str, evidence: str, mood: Mood = "open", own: str | None = None, number: str = "", **given: str) -> str | None:
    reading = Reading(sentences(words), numerals(words), quantities(words), dates(words, PUBLISHED))
    fields = [Field(name, found, name == "base") for name, written in given.items() if (found := period(written)) is not None]
    start = words.index(evidence)
    line = (words.rfind("\n", 0, start) + 1, len(words) if words.find("\n", start) < 0 else words.find("\n", start))
    ours = [found] if own and (found := period(own)) else []
    at = (words.rindex(number), words.rindex(number) + len(number)) if number else None
    quoted = Quoted(start, start + len(evidence), at)
    return Times(words, PUBLISHED, reading).differs(fields, quoted, line, mood=mood, own=ours)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("Trade reached $5bn in 2024.", {"period": "2024"}),
        ("The pact was signed on 3 May 2025.", {"date": "2025-05-03"}),
        ("The pact was signed on 3 May 2025.", {"date": "2025-05"}),
        ("They met on Monday.", {"date": "2025-06-09"}),
        ("Trade rose 5% last year.", {"period": "2024", "base": "2023"}),
        ("Exports in April were up on the same month of 2023.", {"period": "2025-04", "base": "2023-04"}),
        ("Trade shall double within three years.", {"period": "2028"}),
        ("They will meet again on 9 November.", {"date": "2025-11-09"}),
        ("The waiver was extended in May 2024 for another two years.", {"date": "2024-05", "until": "2026"}),
        ("Output reached 5 t in 2023-24.", {"period": "2024"}),
        ("The ministers spoke.", {"date": "2025-06-10"}),
        ("They meet on Wed.", {"date": "2025-06-11"}),
        ("They met on Tuesday.", {"date": "2025-06-03"}),
        ("It closes from the fifteenth.", {"date": "2025-06-15"}),
        ("Trade at year's end was $5bn.", {"period": "2024"}),
    ],
)
def test_a_date_that_the_words_give_or_lead_to_is_borne_out(words: str, given: dict[str, str]) -> None:
    assert told(words, words.removesuffix("."), **given) is None


@pytest.mark.parametrize(
    ("words", "given", "ours"),
    [
        ("Trade reached $5bn in 2024.", {"period": "2023"}, "“2024” (2024)"),
        ("The pact was signed on 3 May 2025.", {"date": "2025-06-03"}, "“3 May 2025” (2025-05-03)"),
        ("Trade rose 5% in 2024 from 2023.", {"period": "2024", "base": "2022"}, "“2024” (2024), “2023” (2023)"),
        ("Trade rose 5% in 2024.", {"period": "2024", "base": "2024"}, "“2024” (2024)"),
        ("The ministers spoke.", {"date": "2019-03-04"}, "no such date"),
    ],
)
def test_a_date_that_the_words_contradict_is_told_with_ours(words: str, given: dict[str, str], ours: str) -> None:
    said = told(words, words.removesuffix("."), **given)
    assert said is not None
    assert said.endswith(ours)


def test_the_nearer_of_two_years_counts() -> None:
    words = (
        "The two ministers of trade spoke on Monday.\nA forum had been held in 2023.\nThey were content.\n"
        "Trade reached $5bn in 2024, officials said.\nThey will meet again."
    )
    assert told(words, "reached $5bn in 2024", mood="done", number="$5bn", period="2024") is None
    assert told(words, "reached $5bn in 2024", mood="done", number="$5bn", period="2023") == "2024, by “2024” (2024)"


def test_a_date_is_held_against_those_farther_off_too() -> None:
    words = "The two ministers of trade spoke on Monday.\nThey were content.\nTrade reached $5bn in 2019, officials said."
    assert told(words, "reached $5bn in 2019", mood="done", number="$5bn", period="2019") is None
    assert told(words, "reached $5bn in 2019", mood="done", number="$5bn", period="2016") == "“2019” (2019)"


def test_what_has_happened_lies_before_publication() -> None:
    words = "The target is set for 2030.\nTrade grew."
    assert told(words, "Trade grew", mood="done", period="2030") == "published 2025-06-10, before it"
    assert told(words, "The target", period="2030") is None


def test_what_our_own_rules_gave_the_figure_weighs() -> None:
    words = "The ministers met.\nA forum was held in 2023.\n\nTrade came to $5bn.\n\nAll figures are for 2024."
    assert told(words, "came to $5bn", mood="done", period="2023") is None
    assert told(words, "came to $5bn", mood="done", period="2023", own="2023") is None
    assert told(words, "came to $5bn", mood="done", period="2022", own="2024") is not None


def test_without_a_reading_of_the_language_nothing_is_contradicted() -> None:
    given = [Field("date", Period.year(1990))]
    assert Times("Договор подписан.", PUBLISHED, Reading()).differs(given, Quoted(0, 7), (0, 17), mood="open") is None


def test_the_second_number_of_a_comparison_is_of_the_year_before() -> None:
    words = "Exports came to $7.4 bln in Jan-April vs $8.8 bln."
    first = [Field("period", Period(date(2024, 1, 1), date(2024, 4, 30)))]
    reading = Reading(sentences(words), numerals(words), quantities(words), dates(words, PUBLISHED))
    times = Times(words, PUBLISHED, reading)
    at = words.index("$8.8")
    assert times.differs(first, Quoted(0, len(words), (at, at + 8)), (0, len(words)), mood="done") is None
    assert times.differs(first, Quoted(0, len(words), (16, 24)), (0, len(words)), mood="done") is not None


def test_brackets_with_a_number_of_their_own_date_that_number_alone() -> None:
    words = "Trade with the neighbour in 2024.\nExports 545 (2023: 602)."
    assert told(words, "Exports 545 (2023: 602)", number="545", period="2024") is None
    assert told(words, "Exports 545 (2023: 602)", number="602", period="2023") is None
    assert told(words, "Exports 545 (2023: 602)", number="602", period="2020") is not None  # no word leads near it


def test_the_quarter_or_year_under_way_is_told_of() -> None:
    words = "Since 2018 they pledged $5bn."
    assert told(words, "they pledged $5bn", mood="done", period="2025") is None


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("The rate applies from mid-May 2025.", {"date": "2025-05-15"}),
        ("The plant is to open by the end of 2027.", {"due": "2027-12"}),
        ("Sales reached $4bn in the last fiscal year.", {"period": "2024-04-01/2025-03-31"}),
        ("Sales reached $4bn in 2023-24.", {"period": "2023-07-01/2024-06-30"}),
        ("The loan was prolonged on 3 June by one more year.", {"date": "2025-06-03", "until": "2026-06-03"}),
    ],
)
def test_parts_of_spans_open_years_and_other_calendars_are_read(words: str, given: dict[str, str]) -> None:
    reading = Reading(sentences(words), numerals(words), quantities(words), dates(words, PUBLISHED))
    fields = []
    for name, written in given.items():
        first, _, last = written.partition("/")
        begins = period(first)
        ends = period(last or first)
        assert begins is not None
        assert ends is not None
        fields.append(Field(name, Period(begins.first, ends.last)))
    quoted = Quoted(0, len(words) - 1)
    assert Times(words, PUBLISHED, reading).differs(fields, quoted, (0, len(words)), mood="open") is None


def test_a_quarter_may_be_named_by_its_place_alone() -> None:
    words = "Exports in the first quarter of 2025 came to $3bn, less than in the fourth, and $2bn more than in the second."
    reading = Reading(sentences(words), numerals(words), quantities(words), dates(words, PUBLISHED))
    at = words.index("$2bn")
    quoted = Quoted(at, len(words) - 1, (at, at + 4))
    second = Field("period", Period(date(2025, 4, 1), date(2025, 6, 30)))
    assert Times(words, PUBLISHED, reading).differs([second], quoted, (0, len(words)), mood="done") is None
