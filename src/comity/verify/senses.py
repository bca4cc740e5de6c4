"""What the dates of a document may denote, ours first: words leave a year open, name a part of a span, or an edge of one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from comity.model.analysis import When
from comity.model.period import Period
from comity.verify.counting import (
    AGO,
    AHEAD,
    BEHIND,
    DAY_OF_MONTH,
    END,
    MONTH,
    MONTH_NAME,
    MONTH_NAMES,
    OF_THE_YEAR,
    RELATIVE,
    WEEKDAY,
    YEAR,
    days_on,
    moved,
)

Kind: TypeAlias = Literal[
    "plain", "open", "turned", "part", "edge", "yearless", "yearless ahead", "day of month", "week", "month ago",
    "named month ago", "this month ago", "after end", "from end", "year over", "year", "ordinal",
]  # fmt: skip
"""`open` leaves its year open, and `turned` is the same in the year that we did not take; `yearless` is one that we left open."""

DISTINCT: tuple[Kind, ...] = (
    "plain", "from end", "open", "part", "ordinal", "yearless", "day of month", "turned", "edge", "named month ago",
    "this month ago", "week", "yearless ahead", "year over", "month ago", "year", "after end",
)  # fmt: skip
"""The kinds from the plainest on."""
MONTHS_ONLY = re.compile(r"XXXX-([0-9]{2})(?:-([0-9]{2}))?(?:/XXXX-([0-9]{2})(?:-([0-9]{2}))?)?")
FEAST = re.compile(r"\b(?:Christmas|Easter|Ramadan|Eid)\b")
FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
YEAR_BEFORE = re.compile(r"\s+(?:before|earlier|past)\b(?! \w+ing\b)")
ORDINALS = ("first", "second", "third", "fourth")
ORDINAL = re.compile(
    rf"\b(?:in|of|from|than|for) the ({'|'.join(ORDINALS)})(?=\s*[,.;(\n]|\s+(?:and|but|or|to|from)\b)", re.IGNORECASE
)
QUARTER, HALF = range(90, 93), range(181, 185)
REACH = 400
"""So many characters behind a quarter or half an ordinal still counts from it."""
YEARLESS = frozenset({"day", "month", "range", "season", "quarter", "half"})
SHORT_SPAN = 40
"""Of a span of at most so many days the first and the last are days that somebody may give for it."""


class Sense(NamedTuple):
    """Days that some words may denote.

    `is_compared` of what something is held against, `looks` of the tense around words that leave their year open: "ahead",
    "behind", both or neither.
    """

    days: Period
    kind: Kind
    start: int
    end: int
    is_compared: bool = False
    has_part: bool = False
    role: str = "in"
    looks: frozenset[str] = frozenset()
    turned_from: Period | None = None


def senses(
    words: str, whens: Sequence[When], sentences: Sequence[tuple[int, int]], published: Period | None, compared: Sequence[bool]
) -> list[Sense]:
    """Everything that the dates of a text may denote, by place; `sentences` and `compared` for each of the dates."""
    found: list[Sense] = []
    for when, place, is_compared in zip(whens, sentences, compared, strict=True):
        sentence = words[slice(*place)]
        for days, kind, turned_from in _denoted(when, words, sentence, published):
            looks = _looks(sentence, when.role) if kind in {"open", "turned"} else frozenset[str]()
            has_part = when.part is not None
            found.append(Sense(days, kind, when.start, when.end, is_compared, has_part, when.role, looks, turned_from))
    years = (Sense(Period.year(int(match[1])), "year", *match.span()) for match in YEAR.finditer(words))
    return sorted([*found, *years, *_ordinals(words, found)], key=lambda one: (one.start, one.end))


def _ordinals(words: str, known: Sequence[Sense]) -> Iterator[Sense]:
    """The quarters and halves that an ordinal alone names, of the year of the last that was named: "more than in the second"."""
    parts = [one for one in known if one.kind in {"plain", "open"} and (one.days.days or 0) in {*QUARTER, *HALF}]
    for match in ORDINAL.finditer(words):
        before = [one for one in parts if one.start < match.start() and match.start() - one.end < REACH]
        if not before or before[-1].days.first is None:
            continue
        year, number = before[-1].days.first.year, ORDINALS.index(match[1].casefold()) + 1
        months = 3 if before[-1].days.days in QUARTER else 6
        if number * months <= 12:
            days = Period(date(year, months * (number - 1) + 1, 1), Period.month(year, months * number).last)
            yield Sense(days, "ordinal", *match.span(1))


def _looks(sentence: str, role: str) -> frozenset[str]:
    ahead = AHEAD.search(sentence) is not None or role in {"since", "until", "by"}
    return frozenset(name for name, is_so in (("ahead", ahead), ("behind", BEHIND.search(sentence) is not None)) if is_so)


def _denoted(when: When, words: str, sentence: str, published: Period | None) -> Iterator[tuple[Period, Kind, Period | None]]:
    text, last, days = words[when.start : when.end], published.last if published else None, when.period
    if days is None:
        yield from _in_some_year(when.value, last) if last else ()
        return
    is_open = last is not None and _leaves_year_open(when, text)
    yield days, "open" if is_open else "plain", None
    if is_open and days.first is not None and last is not None:
        yield moved(days, 12 if days.first <= last else -12), "turned", days
    if is_open and YEAR_BEFORE.match(words, when.end):
        yield moved(days, -12), "named month ago", None  # "in the January before"
    if WEEKDAY.search(text) and when.precision == "day":
        yield from ((days_on(days, count), "week", days) for count in (-7, 7))
    if DAY_OF_MONTH.fullmatch(text):
        yield from ((moved(days, months), "day of month", days) for months in (-1, 1))
    if AGO.search(text) and days.first is not None and when.precision == "year":
        yield from _months_ago(days.first.year, sentence, last)
    if OF_THE_YEAR.fullmatch(text):
        yield moved(days, -12), "year over", None
    if END.search(text) and days.last is not None:
        is_from = when.role == "since" or FROM.search(words[max(0, when.start - 8) : when.start]) is not None
        yield Period.year(days.last.year + 1), "from end" if is_from else "after end", days if is_from else None
    yield from ((part, "part", None) for part in _parts(when, days))
    if days.days and 1 < days.days < SHORT_SPAN:
        yield from ((Period(edge, edge), "edge", None) for edge in (days.first, days.last))


def _leaves_year_open(when: When, text: str) -> bool:
    if when.anchor == "absolute" or YEAR.search(text) or RELATIVE.search(text) or when.precision not in YEARLESS:
        return False
    return when.precision in {"season", "quarter", "half"} or MONTH.search(text) is not None or FEAST.search(text) is not None


def _in_some_year(value: str, last: date) -> Iterator[tuple[Period, Kind, Period | None]]:
    """The days that a date without a year may be in the years around publication."""
    match = MONTHS_ONLY.fullmatch(value or "")
    if match is None:
        return
    first_month, last_month = int(match[1]), int(match[3] or match[1])
    for year in range(last.year - 2, last.year + 3):
        end_year = year + (last_month < first_month)
        try:
            first = date(year, first_month, int(match[2] or 1))
            month_end = Period.month(end_year, last_month).last
            end = date(end_year, last_month, int(match[4])) if match[4] else (first if match[2] else month_end)
        except ValueError:  # 29 February
            continue
        yield Period(first, end), "yearless" if first <= last else "yearless ahead", None


def _months_ago(year: int, sentence: str, last: date | None) -> Iterator[tuple[Period, Kind, Period | None]]:
    """The months of a year that is so many years ago: any, that of publication, and those that the sentence names."""
    yield from ((Period.month(year, month), "month ago", None) for month in range(1, 13))
    if last is not None:
        yield Period.month(year, last.month), "this month ago", None
    for match in MONTH_NAME.finditer(sentence):
        yield Period.month(year, MONTH_NAMES.index(match[0]) + 1), "named month ago", None


def _parts(when: When, days: Period) -> Iterator[Period]:
    """The days that "mid-2022", "the end of May" or "early 2024" may be put down as."""
    if not (days.first and days.last and days.days):
        return
    is_long = days.days > 31
    if when.part == "mid" and is_long:
        half = date(days.first.year, 7, 1)
        yield from (
            Period(half, half),
            Period.day(date(half.year, 6, 30)),
            Period.month(half.year, 6),
            Period.month(half.year, 7),
        )
    elif when.part == "mid" and days.days >= 28:
        yield from (Period.day(days.first.replace(day=number)) for number in (15, 16, 17))
    elif when.part in {"start", "end"}:
        edge = days.last if when.part == "end" else days.first
        yield Period.day(edge)
        if is_long:
            yield Period.month(edge.year, edge.month)
