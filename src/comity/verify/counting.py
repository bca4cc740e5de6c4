"""Dates counted from other dates, in the steps that words name."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from comity.model.period import Period

DAY = timedelta(days=1)
YEAR = re.compile(r"(?<![\w.,$€£¥])((?:1[89]|20)[0-9]{2})(?![\w%]|[.,][0-9])")
YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?[-–/]\s?((?:19|20)?[0-9]{2})(?![0-9])")
LABEL = re.compile(r"\bFY\s?'?(?:20)?([0-9]{2})\b")
FISCAL = re.compile(r"\bFY\s?'?[0-9]{2}|\b(?:fiscal|financial|budget(?:ary)?|marketing|crop|season)\b", re.IGNORECASE)
STEP = re.compile(
    r"\b(?:year|month|quarter|twelvemonth)s?[ -](?:earlier|ago|before|back|previous(?:ly)?|over|to|on)\b|\b(?:year|quarter)-on-|"
    r"\b(?:preceding|previous|last|same|like|corresponding|analogous|prior|past|y/y|yoy)\b|"
    r"\bbefore (?:that|it|last|then)\b|\b(?:one|[A-Z][a-z]+) before\b",
)
LATER = re.compile(r"\b(?:years?|months) (?:later|on)\b|\b(?:next|following|coming) (?:year|season|term)\b|\bnext(?=[.,;]|$)")
AHEAD = re.compile(
    r"\b(?:to (?:take|start|begin|open|ship|deliver|meet|visit|sign|get|buy|sell|launch|host)|will|would|shall|to be|expect\w*|"
    r"due|plan\w*|pencil\w*|schedul\w*|next|again|set to|is to|are to|propos\w*|forecast\w*|aim\w*|until|target\w*|goal|by)\b|"
    r"\bfrom (?:the )?(?:\w+ of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\b(?:was|were|had|did|went|came|been|has|have|rose|fell|\w+ed)\b")
UNIT = re.compile(r"[ -](?:more |further |additional |full |whole )?(day|week|fortnight|month|year|yr|decade)s?\b", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINAL_DAY = re.compile(rf"\b(?:on|from|by|until|since) the (?:({'|'.join(ORDINALS)})|([0-9]{{1,2}})(?:st|nd|rd|th))\b(?! of)")
AGO = re.compile(r"\b(?:ago|earlier|before)\b")
END = re.compile(r"\b(?:end|close)\b", re.IGNORECASE)
OF_THE_YEAR = re.compile(r"(?:(?:the )?end of )?the year|(?:the )?year['’]s end|year-end", re.IGNORECASE)
DAY_OF_MONTH = re.compile(r"(?:the )?[0-9]+(?:st|nd|rd|th)")
MONTH = re.compile(r"\d|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_NAME = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b")
RELATIVE = re.compile(r"\b(?:this|last|next|ago|past|current|coming|yesterday|today|tomorrow)\b", re.IGNORECASE)
MONTHS = {"month": 1, "year": 12, "yr": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "fortnight": 14}


def years_named(words: str) -> list[int]:
    """The years that words name in four digits."""
    return [int(year) for year in YEAR.findall(words)]


def days_named(words: str, near: Sequence[Period]) -> Iterator[Period]:
    """The days that words name by weekday alone, within a week of some known day, or by their place in a month that is known."""
    days = sorted({day for one in near for day in (one.first, one.last) if day is not None and one.days in {1, 28, 29, 30, 31}})
    for match in WEEKDAY.finditer(words):
        wanted = WEEKDAYS.index(match[1][:3].casefold())
        around = (day + n * DAY for day in days for n in range(-7, 8))
        yield from (Period.day(day) for day in around if day.weekday() == wanted)
    for match in ORDINAL_DAY.finditer(words):
        number = ORDINALS.index(match[1].casefold()) + 1 if match[1] else int(match[2])
        months = sorted({(day.year, day.month) for day in days})
        yield from (Period.day(date(*month, number)) for month in months if 1 <= number <= monthrange(*month)[1])


def counted(base: Sequence[Period], words: str, numbers: Sequence[tuple[int, int, float]]) -> Iterator[Period]:
    """Dates a step away from others, where words name such a step; `numbers` with their places in these words."""
    if STEP.search(words):
        yield from (moved(one, -12) for one in base)
        yield from (span_before(one) for one in base)
    if LATER.search(words):
        yield from (moved(one, 12) for one in base)
        yield from (Period.year(one.last.year + 1) for one in base if one.last is not None)
    if "before that" in words:
        yield from (moved(one, -24) for one in base)
    for year in years_named(words) if STEP.search(words) or "that year" in words else ():
        yield from (moved(one, 12 * (year - one.last.year)) for one in base if one.last is not None)
    for _, end, value in numbers:
        unit = UNIT.match(words, end)
        if unit is not None and value == int(value) and 0 < value <= 99:
            yield from _length_away(base, int(value), unit[1].casefold())
    if "a decade" in words:
        yield from _length_away(base, 1, "decade")
    if "quarter" in words:
        yield from _quarters(base, {int(value) for _, _, value in numbers if value in {1, 2, 3, 4}})


def _length_away(base: Sequence[Period], count: int, unit: str) -> Iterator[Period]:
    """Dates a length of time from others ("within three years"), the length itself from or to them, and the first such months."""
    for one in base:
        if one.first is None or one.last is None:
            continue
        for way in (-count, count):
            on = moved(one, way * MONTHS[unit]) if unit in MONTHS else days_on(one, way * DAYS[unit])
            if on.first is None or on.last is None:
                continue
            yield on
            if unit in MONTHS:
                yield Period.year(on.last.year)
                yield Period.month(on.last.year, on.last.month)
        ahead = moved(one, count * MONTHS[unit]) if unit in MONTHS else days_on(one, count * DAYS[unit])
        behind = moved(one, -count * MONTHS[unit]) if unit in MONTHS else days_on(one, -count * DAYS[unit])
        yield from (
            Period(one.first, day) for day in (ahead.first, ahead.first and ahead.first - DAY) if day and day >= one.first
        )
        yield from (Period(one.last + DAY, ahead.last),) if ahead.last and ahead.last > one.last else ()
        yield from (Period(behind.last + DAY, one.last),) if behind.last and behind.last < one.last else ()
        if unit == "month" and count <= 12:
            yield Period(date(one.last.year, 1, 1), Period.month(one.last.year, count).last)


def _quarters(base: Sequence[Period], ordinals: set[int]) -> Iterator[Period]:
    """The quarters of the years that are spoken of: "more than in the second"."""
    for year in sorted({day.year for one in base for day in (one.first, one.last) if day is not None}):
        yield from (Period(date(year, 3 * n - 2, 1), Period.month(year, 3 * n).last) for n in sorted(ordinals))


def moved(days: Period, months: int) -> Period:
    """Days so many months later; what ends with its month still does."""
    return Period(days.first and _month_on(days.first, months), days.last and _month_on(days.last, months, is_end=True))


def _month_on(day: date, months: int, *, is_end: bool = False) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9998)
    length = monthrange(year, month + 1)[1]
    is_last = is_end and day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last else min(day.day, length))


def span_before(days: Period) -> Period:
    """The span of the same number of whole months, else of days, just before another."""
    if days.first is None or days.last is None:
        return days
    if days.first.day == 1 and (days.last + DAY).day == 1:
        return moved(days, -(12 * (days.last.year - days.first.year) + days.last.month - days.first.month + 1))
    return days_on(days, -(days.last - days.first).days - 1)


def days_on(days: Period, count: int) -> Period:
    """Days so many days later."""
    if days.first is None or days.last is None:
        return days
    return Period(days.first + count * DAY, days.last + count * DAY)
