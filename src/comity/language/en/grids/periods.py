"""Which days the heads and labels of a grid name: "2023", "2020-21", "Jan-May 2024", "Nov 22 - Mar 23", "to 31 August".

What a label leaves open (a year, how fiscal years run) the lines above the grid tell, or nothing does.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from comity.language.en.dates import dates
from comity.language.en.dates.fiscal import MONTHS, fiscal_span
from comity.language.en.grids.rows import plain
from comity.model.analysis import When
from comity.model.period import Period

_MONTH = rf"({'|'.join(MONTHS)})[a-z]*\.?"
_SPLIT_YEAR = re.compile(
    r"(?:fy|fiscal(?: year)?|financial year)?\s*((?:19|20)\d\d)\s?[-–/]\s?(\d\d|(?:19|20)\d\d)", re.IGNORECASE
)
_FISCAL_YEAR = re.compile(r"(?:fy|fiscal(?: year)?|financial year)\s*['’]?(\d{4}|\d\d)", re.IGNORECASE)
_SHORT_MONTHS = re.compile(rf"{_MONTH}\s?['’]?(\d\d)?\s?[-–/]\s?{_MONTH}\s?['’]?(\d\d)", re.IGNORECASE)
_SHORT_MONTH = re.compile(rf"{_MONTH}[\s-]?['’]?(\d\d)", re.IGNORECASE)
_UP_TO = re.compile(r"(?:up )?to\s|until\s|(?:year|ytd|january 1)\s?(?:to|-)\s", re.IGNORECASE)
_ENDED = re.compile(r"(?:(12|twelve) months|year)\s(?:to|ended|ending)\s(?:end[- ])?", re.IGNORECASE)
_END = re.compile(r"(?:at )?(?:the )?end(?: of |[- ])(?=[a-z])", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RUNS = re.compile(rf"\b{_MONTH}\s?(?:[-–]|to)\s?{_MONTH}(?!\w)", re.IGNORECASE)
_FILLERS = frozenset({"in", "the", "of", "as", "at", "total", "year", "years", "full", "calendar", "value", "end", "fy"})
_LONGEST = 48
GENERATION = 30
"""Years by which a date may lie ahead."""
LONGEST_SPAN = 400
"""Days of a span that one number is of; a table of several years does not say of which its numbers are."""


class Frame(Struct, frozen=True):
    """What labels are read in: the words above a grid, the day of publication, and a year for dates that name none."""

    captions: str
    published: Period | None
    year: int | None = None


def period_of(label: str, frame: Frame) -> Period | None:
    """The days that a label names and nothing else; None for any other label."""
    words = plain(label)
    if not words or len(words) > _LONGEST or not any(sign.isalnum() for sign in words):
        return None
    return _fiscal(words, frame) or _months(words) or _up_to(words, frame) or _month_end(words, frame) or _dated(words, frame)


def _fiscal(words: str, frame: Frame) -> Period | None:
    """The likes of "2020-21" and "FY2024", where the lines above tell how such years run."""
    split = _SPLIT_YEAR.fullmatch(words)
    if split is not None and int(split[2]) % 100 == (int(split[1]) + 1) % 100:
        first = int(split[1])
        return fiscal_span(frame.captions, (0, len(frame.captions)), first, first + 1) or _from(first, frame)
    alone = _FISCAL_YEAR.fullmatch(words)
    if alone is not None:
        year = int(alone[1]) + (2000 if len(alone[1]) == 2 else 0)
        return fiscal_span(frame.captions, (0, len(frame.captions)), year, None) or _from(year - 1, frame)
    return None


def is_split_year(label: str) -> bool:
    """Whether a label is two years on end ("2020-21"), which are one fiscal year and no span of two."""
    split = _SPLIT_YEAR.fullmatch(plain(label))
    return split is not None and int(split[2]) % 100 == (int(split[1]) + 1) % 100


def _from(start: int, frame: Frame) -> Period | None:
    """The fiscal year that begins in a calendar year, as the lines above say that such years run: "April-March"."""
    for run in _RUNS.finditer(frame.captions):
        first, last = _number(run[1]), _number(run[2])
        if (first - 2) % 12 + 1 == last and first > 1:
            return Period(date(start, first, 1), date(start + 1, last, monthrange(start + 1, last)[1]))
    return None


def _number(month: str) -> int:
    return MONTHS.index(month.lower()) + 1


def _months(words: str) -> Period | None:
    """Months with short years: "Nov 22 - Mar 23", "Apr - Sep 23", "Jan-24"."""
    span, alone = _SHORT_MONTHS.fullmatch(words), _SHORT_MONTH.fullmatch(words)
    if span is not None:
        last_year = 2000 + int(span[4])
        first, last = _number(span[1]), _number(span[3])
        first_year = 2000 + int(span[2]) if span[2] else last_year - (first > last)
    elif alone is not None:
        first = last = _number(alone[1])
        first_year = last_year = 2000 + int(alone[2])
    else:
        return None
    if (first_year, first) > (last_year, last):
        return None
    return Period(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _up_to(words: str, frame: Frame) -> Period | None:
    """The year up to a day or month ("to 31 August"), and the twelve months that end with one ("year to June 2025")."""
    ended, opened = _ENDED.match(words), _UP_TO.match(words)
    mark = ended or opened
    if mark is None:
        return None
    last = _dated(words[mark.end() :], frame)
    if last is None or last.last is None:
        return None
    day = last.last
    if ended is None:
        return Period(date(day.year, 1, 1), day)
    after = day + timedelta(1)
    return Period(after.replace(year=after.year - 1, day=28 if (after.month, after.day) == (2, 29) else after.day), day)


def _month_end(words: str, frame: Frame) -> Period | None:
    """The last day of a month: "end of June 2024", "end-June"."""
    mark = _END.match(words)
    found = _dated(words[mark.end() :], frame) if mark is not None else None
    if found is None or found.last is None or found.days is None or found.days > 31:
        return None
    return Period.day(found.last)


def _dated(words: str, frame: Frame) -> Period | None:
    """The one date that some words are; where they name no year, in that of the frame."""
    if is_split_year(words):
        return None
    if _YEAR.fullmatch(words):
        return Period.year(int(words))
    is_open = _YEAR.search(words) is None and re.search(r"\d\d\b", words) is None
    is_day = re.search(r"\d", words) is not None and _YEAR.search(words) is None
    if (is_open or is_day) and frame.year is not None:
        found = _one(f"{words} {frame.year}", frame.published)
        if found is not None and found != Period.year(frame.year):
            return found
    return _one(words, frame.published)


@lru_cache(maxsize=4096)
def _one(words: str, published: Period | None) -> Period | None:
    """The period of words that hold one date and nothing else that tells."""
    found = [when for when in dates(words, published) if when.period is not None and when.kind == "DATE"]
    if len(found) != 1:
        return None
    rest = re.findall(r"[^\W\d_]+", words[: found[0].start] + " " + words[found[0].end :])
    return found[0].period if all(word.lower() in _FILLERS for word in rest) else None


def year_in(words: str) -> int | None:
    """The one year that some words name; None where they name none or several."""
    years = {int(year) for year in _YEAR.findall(words)}
    return years.pop() if len(years) == 1 else None


def period_in(caption: str, published: Period | None) -> Period | None:
    """The span that a line above a grid says its numbers are of; None where it names none or several. Days date the page."""
    found = [
        when for when in dates(caption, published)
        if when.period is not None and when.kind == "DATE" and when.precision not in {"day", "week"} and _is_ours(when, published)
    ]  # fmt: skip
    if len(found) == 2 and found[1].role == "to" and found[0].period and found[1].period:
        whole: Period | None = Period(found[0].period.first, found[1].period.last)
    elif len(found) == 1:
        whole = found[0].period
    else:
        return None
    days = whole.days if whole is not None else None
    return whole if days is not None and days <= LONGEST_SPAN else None


def _is_ours(when: When, published: Period | None) -> bool:
    """Whether a date lies no generation after publication, as the years of other calendars do ("fiscal 2081/82")."""
    if when.period is None or when.period.first is None or published is None or published.last is None:
        return True
    return when.period.first.year <= published.last.year + GENERATION


def same_part(period: Period, year: int) -> Period | None:
    """The days of another year that a period has of its own."""
    if period.first is None or period.last is None:
        return None
    step = year - period.last.year
    first, last = period.first, period.last
    try:
        return Period(first.replace(year=first.year + step), last.replace(year=year))
    except ValueError:  # the 29th of February
        return None
