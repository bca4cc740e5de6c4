"""What holds for dates in any text."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en.dates import dates, shown
from comity.language.en.dates.vague import vague
from comity.model.period import Period

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
PIECES = """on May 7|on 3 October|by July 5|in November|in the third quarter|last year|next month|two weeks ago|on Wednesday
a year earlier|the previous year|the first nine months|this summer|last Friday|next Friday|last August|the weekend|May 30 - June 2
January-May|in 2024|the same period last year|the nine months ended September 30|that year|the following day|will open|had said
in the next five years|in FY2024|tomorrow night|five months later|the end of the year|on Saturday, April 25|the quarter
the United States|first half|said|.|,|Exports fell
at 9 p.m. on Monday|from March 2024 to today|two days after May 3|the first week of May|in week 31
the week ending May 10|on the 18th
at Christmas
Easter Monday|over the past three months|earlier this month|later this year|on 22/04|nineteen ninety-six
half a year|for decades|from Monday to Friday
between now and|to date|two weeks from now|another two years|05-Aug-2024|in 1848|by 2150|for the year
for six months from July 1|a week starting Monday|more than two days before May 7|from the end of March to the middle of May 2025
on Friday 5/30|next 4/30|last 2/29|on 5/12/24|the week after next|this working week|the next four business days
in previous quarter|Monday two weeks from now|Friday of the first week of October|the week of the 19th
two weeks and two days ago|by EOY|in Nov.|the weekend of Halloween|Thanksgiving 2024 weekend|before New Year|on 18 and 19 June
on following Friday|the year >= 2019|May twenty-five|In 2011,|in June or July|last May|this Tuesday|on Tuesday before the vote
the November election|Tuesday's primary|before the vote on Monday|is running in|the third quarter ended Feb. 28|a speech Sunday
fell on 9 April|the next summer|was due to leave in June|last year's vote in May|the 60s and 70s|January 1831|by mid-year
that fall|It began on 20 March 2003|. On 9 April it fell|was held on 3 May 2010 and|. By the end of the month
ten years ago this week|a year ago Friday|Three years later, in June|he won the 2007 election in May
to report fourth-quarter results|his last year in office|. In July he left|. By the end of the year, he had left
were due to file by March 15""".replace("\n", "|").split("|")
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)
PUBLISHED = st.one_of(st.none(), DAYS.map(Period.day))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), SENTENCES), PUBLISHED)
def test_any_text_is_read_in_order_and_spans_quote_it(text: str, published: Period | None) -> None:
    end = 0
    for when in dates(text, published):
        assert end <= when.start < when.end <= len(text)
        assert text[when.start : when.end].strip() != ""
        assert (when.period is None) or when.period.is_bounded
        assert (when.anchor != "unresolved") or when.period is None
        end = when.end
    assert all(when.value.endswith("_REF") for when in vague(text))


SIGNS = [*"0129/-–.,:'’($% ", "12", "2024", "١٢", "１２", "\u200f", "\u202e", "\u00a0", "\n", "\t"]
SCRAPS = st.lists(st.sampled_from([*PIECES, *SIGNS]), max_size=40).map("".join)


@settings(max_examples=500, deadline=None)
@given(SCRAPS, PUBLISHED)
def test_scraps_signs_and_foreign_figures_are_read_in_order_too(text: str, published: Period | None) -> None:
    end = 0
    for when in dates(text, published):
        assert end <= when.start < when.end <= len(text)
        assert when.period is None or when.anchor != "unresolved"
        end = when.end


@settings(deadline=None)
@given(SENTENCES, SENTENCES, PUBLISHED)
def test_what_follows_in_another_paragraph_changes_no_absolute_date(text: str, more: str, published: Period | None) -> None:
    alone = [when for when in dates(f"{text}.\n\n", published) if when.anchor == "absolute"]
    beside = [when for when in dates(f"{text}.\n\n{more}", published) if when.anchor == "absolute" and when.end <= len(text)]
    assert alone == beside


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_iso_date_reads_back(day: date) -> None:
    (when,) = dates(f"It was so on {day.isoformat()}, they said.")
    assert (when.value, when.period) == (day.isoformat(), Period.day(day))


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_written_date_reads_back(day: date) -> None:
    for written in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
    ):
        (when,) = dates(f"It was so on {written}, they said.")
        assert when.period == Period.day(day)


@settings(max_examples=300, deadline=None)
@given(SENTENCES, DAYS, st.integers(0, 700), st.data())
def test_a_span_of_publication_says_only_what_each_of_its_days_says(
    text: str, first: date, length: int, data: st.DataObject
) -> None:
    last = first + timedelta(length)
    true = data.draw(st.dates(first, last))
    known = dates(text, Period.day(true))
    spread = dates(text, Period(first, last))
    assert [(when.start, when.end) for when in spread] == [(when.start, when.end) for when in known]
    for unsure, sure in zip(spread, known, strict=True):
        if unsure.period is not None:
            assert sure.period is not None
            assert unsure.period.contains(sure.period)


@settings(deadline=None)
@given(SENTENCES, DAYS)
def test_without_a_publication_date_only_what_its_evidence_leaves_is_said(text: str, day: date) -> None:
    published = shown(text).period or Period.day(day)
    for bare, dated in zip(dates(text), dates(text, published), strict=True):
        assert bare.period is None or bare.period == dated.period


@settings(deadline=None)
@given(SENTENCES, PUBLISHED)
def test_reading_again_gives_the_same(text: str, published: Period | None) -> None:
    assert dates(text, published) == dates(text, published)
