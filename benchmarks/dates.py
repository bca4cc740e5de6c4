"""Dates in the form of the Recognizers-Text DateTimeModel cases."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from comity.language.en.dates import dates as read_dates
from comity.language.en.dates.spans import stepped
from comity.model.period import Period

if TYPE_CHECKING:
    from comity.model.analysis import When

CONNECTOR = re.compile(r"\s+(?:to|and|until|till|through|thru)\s+(?:the\s+)?")
SIGN = re.compile(r"(?<=[\w.])\s?[-–—~]\s?(?=\w)")
EDGE = re.compile(r"(?:end|middle) of")


def date_spans(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates in the form of the Recognizers-Text DateTimeModel cases, which `dates` cannot have beside that of TimeML.

    There a preposition opens a date to one side ("since 2018" has no end), and a span from one date to another ends where the
    last of them begins ("2014 to 2018" ends on 1 January 2018). "Early 2018" is its first four months, "early this year" the
    first six. What lies "in two weeks" is a day, a few are three, and a span up to publication ends before it. Figures are in
    the order of the United States. Nothing is read here that `dates` does not read.
    """
    found = []
    for when in read_dates(text, Period.day(ref), order="month first"):
        words = text[when.start : when.end].lower()
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": when.kind, "value": when.value.replace("X", "3")}
        if when.kind == "DATE":
            item["value"] = when.value
        elif halved := re.fullmatch(r"PT(\d+)H30M", when.value):
            item["value"] = f"PT{halved[1]}.5H" if "half" in words else when.value
        if (days := _due(when, ref, words)) is not None:
            item["lo"], item["hi"] = days
        elif when.period is not None:
            item["lo"], item["hi"] = opened(when, _narrowed(when, when.period), words)
            if (
                item["lo"]
                and item["lo"] < ref
                and when.period.last == ref
                and when.precision == "range"
                and "/" not in when.value
            ):
                item["hi"] = ref
        found.append(item)
    return found


UNIT_OF_LETTER = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _due(when: When, ref: date, words: str) -> tuple[date, date] | None:
    """The day that a length counted from publication ends on ("in two weeks"), or all its days where the words say so."""
    found = re.fullmatch(r"P(\d+)([DWMY])", when.value)
    if found is None or when.kind != "DURATION" or when.role != "by":
        return None
    day = stepped(ref, UNIT_OF_LETTER[found[2]], int(found[1]))
    after = timedelta(days=1)
    if day is None:
        return None
    return (ref + after, day + after) if re.search(r"next|coming", words) else (day, day + after)


def _narrowed(when: When, period: Period) -> Period:
    """The days of the part of a year, month or week that the words name."""
    day, part = period.last, when.part
    if part is None or day is None or when.precision not in {"year", "month", "week"}:
        return period
    monday, month = day - timedelta(day.weekday()), day.replace(day=1)
    if when.precision == "year":
        is_near = when.anchor == "published"
        begin, end = {"start": (1, 6 if is_near else 4), "mid": (5, 8), "end": (7 if is_near else 9, 12)}[part]
        named = Period(date(day.year, begin, 1), Period.month(day.year, end).last)
    elif when.precision == "month":
        named = {
            "start": Period(month, month.replace(day=15)),
            "mid": Period(month.replace(day=10), month.replace(day=20)),
            "end": Period(month.replace(day=16), Period.month(day.year, day.month).last),
        }[part]
    else:
        first, last = {"start": (0, 2), "mid": (2, 4), "end": (3, 6)}[part]
        named = Period(monday + timedelta(first), monday + timedelta(last))
    first_day = max(period.first or day, named.first or day)
    last_day = min(period.last or day, named.last or day)
    return Period(first_day, last_day) if first_day <= last_day else period


def opened(when: When, period: Period, words: str) -> tuple[date | None, date | None]:
    first, last, day = period.first, period.last, timedelta(days=1)
    joint = CONNECTOR.search(words) or SIGN.search(words)
    if "/" in when.value and when.kind == "DATE" and first and last:
        begin = _first_day(when.value.partition("/")[2]) if joint and not EDGE.search(words, joint.end()) else None
        return first, begin or last + day
    end = last + day if last else None
    if when.value == "PRESENT_REF":
        return None, first
    if when.role in {"by", "before", "until"}:
        return None, end if "end" in words or "=" in words else first
    if when.role == "after":
        return (first if when.precision == "day" or "beginning" in words else end), None
    return first, None if when.role == "since" else end


def _first_day(value: str) -> date | None:
    """The first day of the year, month or day that a TIMEX3 value names; None for others."""
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
    parts = value.split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts):
        return None
    year, month, number = (*map(int, parts), 1, 1)[:3]
    return date(year, month, number)
