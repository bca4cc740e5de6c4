"""Dates as the TIMEX3 values of TimeML's corpora, where their conventions differ from the layer's.

The conventions are those of TimeBank 1.2, by the majority of its expressions of a kind.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.dates import CONNECTOR, SIGN, opened

from comity.language.en.dates import dates as read_dates
from comity.language.en.dates.spans import FIRST_MONTH, around, months
from comity.language.en.dates.vague import vague
from comity.language.en.dates.words import lexicon, number_of
from comity.model.period import Period

if TYPE_CHECKING:
    from comity.model.analysis import When

YEAR = re.compile(r"\b\d{4}\b")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?|-[QH]\d|-W\d\d(?:-WE)?|-(?:SP|SU|FA))?|\d{3}")
BESIDE = re.compile(r"(?:the )?(?P<way>last|past|next|coming) (?P<unit>year|month|week|quarter|decade|century)(?: or so)?")
UNIT = "century|centurie|decade|year|quarter|month|fortnight|week|day|hour|minute|second"
LOOSE = r"(?:(?:nearly|almost|about|around|just|(?:more|less|fewer) than|at least|over|up to) )?"
APART = re.compile(rf"{LOOSE}(?P<count>(?!the ).+) (?P<unit>{UNIT})s? (?:earlier|later|before|after|previously|afterwards)")
RATE = re.compile(r"an? (?:year|month|week|day|hour)|per (?:year|month|week|day|hour)|annually|quarterly|monthly")
TIMES = re.compile(r"\b(?:once|twice|times|days?|nights?|hours?)\s+$", re.IGNORECASE)
MONTHS = re.compile(r"(?:the )?(?P<count>[a-z]+|\d+) months")
YEARLY = re.compile(r"\b(?:every|each) year|\bannually|\busually|\bnormally")
MONTHS_OF_YEAR = re.compile(r"(?P<length>(?:[Tt]he )?(?:[Ff]irst|[Ll]ast|[Ff]inal) \S+ months) (?:of|in) (?P<year>.+)")
NEAR = re.compile(r"(?:in )?(?:the )?(?:recent|coming) (?P<unit>week|month)s|the (?P<ahead>week)s (?:ahead|to come)")
PART = re.compile(r"(\d{4})-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?)")


def dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates, vague ones included, as {start, end, type, value, lo, hi}, the end of the interval exclusive.

    What has no value of its own ("that day" of no day told) is left out, and so are ages. A span is given
    by its ends, which TimeML marks each by itself, and as a whole only where they are dates together ("March to October 2025").
    Where the value names days the scorer takes them from it: TIMEX3 has "earlier this year" by the name of the year.
    """
    found = []
    read = read_dates(text, Period.day(ref))
    aside = (when for when in vague(text) if not any(w.start < when.end and when.start < w.end for w in read))
    for when in (*read, *aside):
        ends = _ends(text, when, ref)
        found += ends
        if ends and not _shares_year(text, when):
            continue
        if parts := _parts(text, when):
            found += parts
            continue
        kind, value = _timex(text, when, ref)
        if value == "XXXX" or _is_rate(text, when):
            continue
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": kind, "value": value}
        if kind == "DURATION" and (days := _days(when.value)):
            item["lo"], item["hi"] = days[0], days[1] + timedelta(days=1)
        if when.period is not None and kind == "DATE" and DAYS.fullmatch(value):
            item["lo"], item["hi"] = opened(when, when.period, text[when.start : when.end].lower())
        elif when.period is not None and CALENDAR.fullmatch(value) is None:
            last = when.period.last
            item["lo"], item["hi"] = when.period.first, last + timedelta(days=1) if last else None
        found.append(item)
    return found


def _is_rate(text: str, when: When) -> bool:
    """Whether a repetition only gives an amount its rate ("700 seats a week"), which TimeBank leaves unmarked."""
    is_rate = when.kind == "SET" and RATE.fullmatch(text[when.start : when.end].lower()) is not None
    return is_rate and TIMES.search(text, max(0, when.start - 8), when.start) is None


def _shares_year(text: str, when: When) -> bool:
    """Whether the two ends of a span are dates only together: "March to October 2025", not "2008 to 2012"."""
    first, last = CONNECTOR.split(text[when.start : when.end], maxsplit=1)
    return YEAR.search(last) is not None and YEAR.search(first) is None


def _parts(text: str, when: When) -> list[dict[str, Any]]:
    """The length and the year of "the first nine months of 1997", which TimeML marks each by itself."""
    words = text[when.start : when.end]
    found = MONTHS_OF_YEAR.fullmatch(words)
    if found is None or when.period is None or when.period.first is None or when.period.last is None:
        return []
    count = round((when.period.last - when.period.first).days / 30.44)
    year = {"start": when.start + found.start("year"), "end": when.end, "type": "DATE", "value": str(when.period.first.year)}
    length: dict[str, Any] = {"start": when.start, "end": when.start + found.end("length"), "type": "DURATION"}
    length |= {"value": f"P{count}M", "lo": when.period.first, "hi": when.period.last + timedelta(days=1)}
    return [length, year]


def _ends(text: str, when: When, ref: date) -> list[dict[str, Any]]:
    """The two ends of a span worded "A to B", each with its own value."""
    words, (first, slash, last) = text[when.start : when.end], when.value.partition("/")
    between = CONNECTOR.search(words)
    if not slash or between is None or when.kind != "DATE":
        return []
    begin = "PRESENT_REF" if words.lower().startswith("now") else first
    if YEARLY.search(text, max(0, when.start - 60), when.start) is None:
        begin, last = (_nearest(value, ref) if value.startswith("XXXX-") else value for value in (begin, last))
    return [
        {"start": when.start, "end": when.start + between.start(), "type": "DATE", "value": begin},
        {"start": when.start + between.end(), "end": when.end, "type": "DATE", "value": last},
    ]


def _timex(text: str, when: When, ref: date) -> tuple[str, str]:
    """TIMEX3 type and value.

    A span named by its months or as "the year ended" is a length, the days apart from it, and so is "three days later", but "the
    past year" is the year before; other days of a year that is named go by it ("the first three weeks of 2016"). Of two lengths
    ("two to three weeks") the first counts. A date always has a year: the one in which it lies nearest to publication where the
    text tells none.
    """
    words, period = " ".join(text[when.start : when.end].lower().split()), when.period
    if length := _length(words, when):
        return "DURATION", length
    if (beside := BESIDE.fullmatch(words)) and when.kind == "DURATION":
        span = around(beside["unit"], ref, 1 if beside["way"] in {"next", "coming"} else -1)
        return ("DATE", span.value) if span else (when.kind, when.value)
    if when.value == "XXXX-QX" and (ended := around("quarter", ref, -1)):
        return when.kind, ended.value
    if when.kind == "DATE" and when.value.startswith("XXXX-") and "/" not in when.value:
        return when.kind, _nearest(when.value, ref)
    if when.kind != "DATE" or period is None or period.first is None or period.last is None:
        return when.kind, when.value
    named, ends = YEAR.findall(words), CONNECTOR.search(words) or SIGN.search(words)
    if "/" in when.value and named == [str(period.first.year)] and period.last.year == period.first.year and not ends:
        return when.kind, named[0]  # "the 1988 period" of nine months has no value of its own
    count = round((period.last - period.first).days / 30.44)
    if "month" in words and count > 1 and when.precision in {"range", "quarter", "half", "year"}:
        return "DURATION", f"P{count}M"
    return (
        ("DURATION", "P1Y")
        if when.value.count("/") == 1 and "year" in words and count == 12 and not YEAR.search(words)
        else (when.kind, when.value)
    )


def _length(words: str, when: When) -> str | None:
    """The value of a length, or None where the words are none in TimeML; "a year earlier" is a date, "a day earlier" is not."""
    apart = APART.fullmatch(words)
    if (
        apart
        and when.kind != "TIME"
        and apart["count"] != "the"
        and not (apart["unit"] == "year" and apart["count"] in {"a", "one"})
    ):
        letters, factor = lexicon().units[apart["unit"].replace("centurie", "century")]
        count = number_of(apart["count"])
        number = "X" if count is None else f"{count * factor:g}"
        return f"P{letters[0]}{number}{letters[1]}" if len(letters) == 2 else f"P{number}{letters}"
    if ended := MONTHS.fullmatch(words) if when.value == "XXXX" else None:
        count = number_of(ended["count"])
        return f"P{count:g}M" if count else None
    if (near := NEAR.fullmatch(words)) and words != "coming months":
        return f"PX{(near['unit'] or near['ahead'])[0].upper()}"
    if when.kind != "DURATION" or BESIDE.fullmatch(words):
        return None
    return when.value.partition("/")[0]


def _nearest(value: str, ref: date) -> str:
    """The value with the year in which it lies nearest to `ref`, where it is open in the year alone."""

    def gap(year: int) -> tuple[int, bool]:
        days = _days(value.replace("XXXX", str(year)))
        return (max((days[0] - ref).days, (ref - days[1]).days, 0), days[0] > ref) if days else (0, False)

    if _days(value.replace("XXXX", str(ref.year))) is None:
        return value
    return value.replace("XXXX", str(min((ref.year - 1, ref.year, ref.year + 1), key=gap)))


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a month, quarter, half, season or day by its TIMEX3 value."""
    parts = PART.fullmatch(value)
    if parts is None:
        return None
    year = int(parts[1])
    if parts["day"]:
        try:
            day = date(year, int(parts["month"]), int(parts["day"]))
        except ValueError:
            return None
        return day, day
    if parts["quarter"]:
        first, count = 3 * int(parts["quarter"]) - 2, 3
    elif parts["half"]:
        first, count = 6 * int(parts["half"]) - 5, 6
    elif parts["season"]:
        first, count = FIRST_MONTH[parts["season"]], 3
    else:
        first, count = int(parts["month"]), 1
    period = months(year, first, count)
    return (period.first, period.last) if period and period.first and period.last else None
