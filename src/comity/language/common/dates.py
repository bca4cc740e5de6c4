"""Dates and periods, by the tables of a language, resolved against the day of publication."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from comity.language.common.forms import Table
from comity.language.common.lexicon import Dates, keyed, listed
from comity.language.common.words import Words, words_of
from comity.model.analysis import Role, When
from comity.model.period import Period

FIRST_YEAR, LAST_YEAR = 1900, 2100
LEAD = 7
DASHES = frozenset("-–—")
DAY_OF_YEAR = ([1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4])
"""How many figures the day, the month and the year of "07.05.2025" have."""
MONTHS_OF = {"quarter": 3, "half": 6}


class Span(NamedTuple):
    """Days that words name, up to token `end`; `period` is None where publication would have to tell and is not known."""

    period: Period | None
    precision: str
    end: int
    anchor: Any = "absolute"


class Calendar:
    """How a language says when."""

    def __init__(self, lists: Dates) -> None:
        """Read dates by the tables of a language."""
        self._lists = lists
        ends = lists.endings
        self._months = Table(((name, number) for number, names in enumerate(lists.months, 1) for name in names), ends)
        self._ordinals = Table(lists.ordinals.items(), ends)
        self._numbers = Table(lists.numbers.items(), ends)
        self._parts = keyed({"quarter": lists.quarter, "half": lists.half}, ends)
        self._month = listed(lists.month, ends)
        self._first = listed(lists.first, ends)
        self._year_after = listed(lists.year_after, ends)
        self._fiscal = listed(lists.fiscal, ends)
        self._years_ago = keyed(lists.years_ago, ends)
        self._months_ago = keyed(lists.months_ago, ends)
        self._previous = keyed(lists.previous, ends)
        self._roles = keyed(lists.roles, ends)

    def read(self, text: str, published: Period | None) -> tuple[When, ...]:
        """The dates of a text, sorted; relative ones resolved where the day of publication is known."""
        words = words_of(text)
        found: list[When] = []
        place = 0
        while place < len(words.low):
            span = self._span(words, place, published)
            if span is None:
                when = self._from_before(words, place, found)
                if when is not None:
                    found.append(when[0])
                place = when[1] if when else place + 1
                continue
            if span.period is not None or span.anchor == "unresolved":
                found.append(self._when(words, place, span))
            place = span.end
        return tuple(found)

    def _when(self, words: Words, place: int, span: Span) -> When:
        role = self._role(words, place)
        return When(
            start=words.start[place],
            end=words.end[span.end - 1],
            kind="DATE",
            value=_value(span),
            period=span.period,
            role=role,
            precision=span.precision,
            anchor=span.anchor,
        )

    def _role(self, words: Words, place: int) -> Role:
        """What stands before a date, fillers left out: "по сравнению с уровнем", "con respecto al año"."""
        for spot in range(place, max(0, place - LEAD), -1):
            found = self._roles.before(words, spot)
            if found is not None:
                return found[0]  # type: ignore[return-value]  # the table holds roles
            if words.at(spot - 1) not in self._lists.fillers:
                return "in"
        return "in"

    # --- what may begin at a token ------------------------------------------------------------------------------------

    def _span(self, words: Words, place: int, published: Period | None) -> Span | None:
        return (
            self._day(words, place)
            or self._month_span(words, place, published)
            or self._part_span(words, place, published)
            or self._first_months(words, place, published)
            or self._year_span(words, place)
            or self._relative(words, place, published)
        )

    def _day(self, words: Words, place: int) -> Span | None:
        """Read "7 мая 2025 года", "7 de mayo de 2025", "07.05.2025"; a day without its year is left out."""
        word = words.at(place)
        numbers = word.split(".")
        if all(number.isdecimal() for number in numbers) and [len(number) for number in numbers] in DAY_OF_YEAR:
            return _exactly(int(numbers[2]), int(numbers[1]), int(numbers[0]), place + 1)
        if not word.isdecimal() or len(word) > 2:
            return None
        spot = place + 1 + (words.at(place + 1) in self._lists.of)
        month = self._months.at(words, spot)
        if month is None:
            return None
        year = self._year(words, month[1])
        if year is None:
            return Span(None, "day", month[1])
        return _exactly(year[0], month[0], int(word), year[1])

    def _month_span(self, words: Words, place: int, published: Period | None) -> Span | None:
        """A month or a run of months, with its year or without: "в январе — мае 2024 года"."""
        first = self._months.at(words, place)
        if first is None:
            return None
        last = self._months.at(words, first[1] + 1) if words.at(first[1]) in self._lists.joining else None
        end = last[1] if last else first[1]
        year = self._year(words, end) or self._relative_year(words, end, published)
        if year is None:
            return self._bare_months(first[0], last[0] if last else first[0], end, published)
        period = _months(year[0], first[0], last[0] if last else first[0])
        return Span(period, "range" if last else "month", year[1]) if period else None

    def _bare_months(self, first: int, last: int, end: int, published: Period | None) -> Span:
        """Months without a year: the last ones that have begun when the text was published."""
        day = published.last if published is not None else None
        if day is None:
            return Span(None, "month", end, "unresolved")
        year = day.year if first <= day.month else day.year - 1
        return Span(_months(year, first, last), "range" if last != first else "month", end, "published")

    def _part_span(self, words: Words, place: int, published: Period | None) -> Span | None:
        """A quarter or half: "в первом квартале 2025 года", "el primer semestre de 2024"."""
        ordinal = self._ordinals.at(words, place)
        part = self._parts.at(words, ordinal[1]) if ordinal else None
        if ordinal is None or part is None:
            return None
        year = self._year(words, part[1]) or self._relative_year(words, part[1], published) or _this_year(part[1], published)
        size = MONTHS_OF[part[0]]
        if year is None or ordinal[0] * size > 12:
            return None
        return Span(_months(year[0], (ordinal[0] - 1) * size + 1, ordinal[0] * size), part[0], year[1])

    def _first_months(self, words: Words, place: int, published: Period | None) -> Span | None:
        """The first months of a year: "за первые девять месяцев 2024 года", "los primeros tres meses de 2025"."""
        first = self._first.at(words, place)
        spot = first[1] if first else place
        number = self._numbers.at(words, spot) or _small(words, spot)
        month = self._month.at(words, number[1]) if number else None
        if number is None or month is None:
            return None
        year = self._year(words, month[1]) or self._relative_year(words, month[1], published)
        if year is None:
            return None
        return Span(_months(year[0], 1, number[0]), "range", year[1])

    def _year_span(self, words: Words, place: int) -> Span | None:
        """A year, or a run of years; a financial year is left open."""
        word = words.at(place)
        if not _is_year(word):
            return None
        if words.at(place + 1) in DASHES and _is_year(words.at(place + 2)):
            after = self._year_after.at(words, place + 3)
            if self._fiscal.at(words, place + 3) or self._fiscal.at(words, place - 1):
                return Span(None, "year", place + 4, "unresolved")
            end = after[1] if after else place + 3
            first, last = int(word), int(words.at(place + 2))
            return Span(Period(date(first, 1, 1), date(last, 12, 31)), "range", end) if first < last else None
        if words.at(place + 1) == "/" and words.is_number(place + 2):  # a season or financial year
            return Span(None, "year", place + 3, "unresolved")
        after = self._year_after.at(words, place + 1)
        is_led = words.at(place - 1) in self._lists.year_led or words.at(place - 1) in self._lists.year_before
        if after is None and not is_led:
            return None
        end = after[1] if after else place + 1
        if words.at(end) == "." and words.at(end - 1) in {"г", "гг"} and not words.gap(end - 1) and not words.is_capital(end + 1):
            end += 1
        return Span(Period.year(int(word)), "year", end)

    def _relative(self, words: Words, place: int, published: Period | None) -> Span | None:
        """Read "в прошлом году", "el mes pasado": counted from publication."""
        year = self._relative_year(words, place, published)
        if year is not None:
            return Span(Period.year(year[0]), "year", year[1], "published")
        found = self._months_ago.at(words, place)
        day = published.last if published is not None else None
        if found is None or day is None:
            return None
        before = day.replace(day=1) - timedelta(days=1)
        return Span(Period.month(before.year, before.month), "month", found[1], "published")

    def _relative_year(self, words: Words, place: int, published: Period | None) -> tuple[int, int] | None:
        """The year that words count from publication: "прошлого года", "del año pasado"."""
        spot = place + (words.at(place) in self._lists.of)
        found = self._years_ago.at(words, spot)
        if found is None or published is None or published.first is None or published.last is None:
            return None
        if published.first.year != published.last.year:
            return None
        return published.first.year - int(found[0]), found[1]

    def _year(self, words: Words, place: int) -> tuple[int, int] | None:
        """A year behind a month or part of it: "2024 года", "de 2024", "del año 2024"."""
        spot = place
        while words.at(spot) in self._lists.of or words.at(spot) in self._lists.year_before:
            spot += 1
        if not _is_year(words.at(spot)):
            return None
        after = self._year_after.at(words, spot + 1)
        return int(words.at(spot)), after[1] if after else spot + 1

    def _from_before(self, words: Words, place: int, found: list[When]) -> tuple[When, int] | None:
        """Read "годом ранее", "el mes anterior": the same span earlier, counted from the last date of the sentence."""
        step = self._previous.at(words, place)
        if step is None:
            return None
        last = found[-1] if found else None
        first, end = words.start[place], words.end[step[1] - 1]
        is_near = last is not None and not any(words.is_break(n) for n in range(words.place(last.end), place))
        period = _earlier(last.period, step[0]) if last is not None and is_near and last.period is not None else None
        if last is None or period is None:
            return None
        label = _value(Span(period, last.precision, 0))
        return replace(last, start=first, end=end, period=period, value=label, role="over", anchor="sentence"), step[1]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _small(words: Words, place: int) -> tuple[int, int] | None:
    word = words.at(place)
    return (int(word), place + 1) if word.isdecimal() and 2 <= int(word) <= 11 else None


def _this_year(end: int, published: Period | None) -> tuple[int, int] | None:
    """The year of publication, for a quarter that is named without one."""
    day = published.last if published is not None else None
    return None if day is None else (day.year, end)


def _exactly(year: int, month: int, day: int, end: int) -> Span | None:
    try:
        return Span(Period.day(date(year, month, day)), "day", end)
    except ValueError:  # 30 February
        return None


def _months(year: int, first: int, last: int) -> Period | None:
    if last < first:
        return None
    return Period(date(year, first, 1), Period.month(year, last).last)


def _earlier(period: Period, step: str) -> Period | None:
    """The same span a month or a year earlier, for whole months."""
    if period.first is None or period.last is None or period.first.day != 1:
        return None
    if step == "month":
        before = period.first - timedelta(days=1)
        is_month = period == Period.month(period.first.year, period.first.month)
        return Period.month(before.year, before.month) if is_month else None
    last = Period.month(period.last.year - 1, period.last.month).last
    return Period(period.first.replace(year=period.first.year - 1), last)


def _value(span: Span) -> str:
    """The TIMEX3 value of a span, or its ISO form where that has none."""
    period = span.period
    if period is None or period.first is None:
        return "XXXX"
    if span.precision == "quarter":
        return f"{period.first.year}-Q{(period.first.month + 2) // 3}"
    if span.precision == "half":
        return f"{period.first.year}-H{1 if period.first.month == 1 else 2}"
    return period.label()
