"""Named spans of the calendar: a month, a quarter, a week, with the days they cover and the TIMEX3 value that names them.

Weeks run from Monday and are numbered as in ISO 8601; a season is the meteorological one of the northern hemisphere
(spring March to May). Years outside 1 to 9998 have no span.
"""

from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from comity.model.period import Period

SEASONS = ("WI", "SP", "SU", "FA")
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Span(NamedTuple):
    """A named span: its TIMEX3 value, its days (None where the name does not fix them) and its precision."""

    value: str
    period: Period | None
    precision: str


def is_year(year: int) -> bool:
    """Whether the calendar here knows the year, with room for the span after it."""
    return 1 <= year < MAXYEAR


def months(year: int, first: int, count: int) -> Period | None:
    """Give the days of `count` whole months from month `first` (1 to 12) of `year`; the span may run into later years."""
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not (is_year(year) and is_year(end_year)):
        return None
    return Period(date(year, first, 1), Period.month(end_year, end_month).last)


def day_span(year: int, month: int, day: int) -> Span | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found.isoformat(), Period.day(found), "day") if is_year(year) else None


def on_day(day: date) -> Span:
    """One known day."""
    return Span(day.isoformat(), Period.day(day), "day")


def week_span(day: date) -> Span | None:
    """The week that holds `day`."""
    year, week, weekday = day.isocalendar()
    first = shifted(day, 1 - weekday)
    last = shifted(day, 7 - weekday)
    return Span(f"{year:04d}-W{week:02d}", Period(first, last), "week") if first and last else None


def weekend_span(day: date) -> Span | None:
    """The Saturday and Sunday of the week that holds `day`."""
    week = week_span(day)
    if week is None or week.period is None or week.period.last is None:
        return None
    return Span(f"{week.value}-WE", Period(week.period.last - timedelta(1), week.period.last), "range")


def month_span(year: int, month: int) -> Span:
    """One calendar month."""
    return Span(f"{year:04d}-{month:02d}", months(year, month, 1), "month")


def quarter_span(year: int, quarter: int) -> Span:
    """One quarter of a calendar year, 1 to 4."""
    return Span(f"{year:04d}-Q{quarter}", months(year, 3 * quarter - 2, 3), "quarter")


def half_span(year: int, half: int) -> Span:
    """One half of a calendar year, 1 or 2."""
    return Span(f"{year:04d}-H{half}", months(year, 6 * half - 5, 6), "half")


def season_span(year: int, season: str) -> Span:
    """A season of a year; a winter named by one year only is left open, as it may begin or end in it."""
    return Span(f"{year:04d}-{season}", None if season == "WI" else months(year, FIRST_MONTH[season], 3), "season")


def winter_span(year: int) -> Span:
    """The northern winter that begins in December of a year."""
    return Span(f"{year:04d}-WI", months(year, 12, 3), "season")


def year_span(year: int) -> Span:
    """One calendar year."""
    return Span(f"{year:04d}", months(year, 1, 12), "year")


def years_span(first: int, last: int) -> Span:
    """Whole years from `first` to `last`."""
    return Span(f"{first:04d}/{last:04d}", months(first, 1, 12 * (last - first + 1)), "range")


def decade_span(first: int) -> Span:
    """The ten years from `first`, a multiple of ten."""
    return Span(f"{first // 10:03d}", months(first, 1, 120), "decade")


def century_span(number: int) -> Span:
    """Give the century by its ordinal: the 20th is 1901 to 2000."""
    return Span(f"{number - 1:02d}", months(100 * number - 99, 1, 1200), "century")


def between(first: Span, last: Span) -> Span | None:
    """From the start of one span to the end of another; None where the second ends before the first begins."""
    if first.period is None or last.period is None or first.period.first is None or last.period.last is None:
        return Span(f"{first.value}/{last.value}", None, "range")
    if last.period.last < first.period.first:
        return None
    return Span(f"{first.value}/{last.value}", Period(first.period.first, last.period.last), "range")


def shifted(day: date, days: int) -> date | None:
    """The day that many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def around(unit: str, day: date, offset: int = 0) -> Span | None:  # noqa: PLR0911
    """Give the calendar unit that lies `offset` units after the one holding `day`; None beyond the calendar.

    Units are day, week, fortnight, weekend, month, quarter, half, year, decade and century.
    """
    if unit in {"day", "week", "fortnight", "weekend"}:
        moved = shifted(day, offset * {"day": 1, "fortnight": 14}.get(unit, 7))
        if moved is None or not is_year(moved.year):
            return None
        return on_day(moved) if unit == "day" else weekend_span(moved) if unit == "weekend" else week_span(moved)
    index = (
        day.year * 12
        + day.month
        - 1
        + offset * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    year, month = index // 12, index % 12 + 1
    if not is_year(year):
        return None
    match unit:
        case "month":
            return month_span(year, month)
        case "quarter":
            return quarter_span(year, (month + 2) // 3)
        case "half":
            return half_span(year, (month + 5) // 6)
        case "year":
            return year_span(year)
        case "decade":
            return decade_span(year // 10 * 10)
        case _:
            return century_span((year + 99) // 100)


def stepped(day: date, unit: str, count: int) -> date | None:
    """The day `count` units after `day`; a month's day that the later month lacks becomes its last. None beyond the calendar."""
    if unit in {"day", "week", "fortnight"}:
        return shifted(day, count * {"day": 1, "week": 7}.get(unit, 14))
    index = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = index // 12, index % 12 + 1
    if not is_year(year):
        return None
    last = Period.month(year, month).last
    return min(date(year, month, 1) + timedelta(day.day - 1), last) if last else None


def length_from(day: date, unit: str, count: int) -> Period | None:
    """The `count` units after `day`, or before it where negative, without the day itself; quarters are those of the calendar."""
    if unit == "quarter":
        first, last = sorted((around(unit, day, count), around(unit, day, 1 if count > 0 else -1)), key=_begins)
        return Period(first.period.first, last.period.last) if first and last and first.period and last.period else None
    end = stepped(day, unit, count)
    beside = shifted(day, 1 if count > 0 else -1)
    if end is None or beside is None:
        return None
    return Period(beside, end) if count > 0 else Period(end, beside)


def _begins(span: Span | None) -> date:
    return span.period.first if span and span.period and span.period.first else date.min


def year_before(span: Span, years: int = 1) -> Span | None:
    """The span of the same name `years` years earlier: 2024-Q3 gives 2023-Q3. None for days, weeks and open spans."""
    period = span.period
    if period is None or period.first is None or period.last is None or span.precision in {"day", "week"}:
        return None
    year, count = period.first.year - years, whole_months(period)
    if count is None:
        return None
    moved = months(year, period.first.month, count) if is_year(year) else None
    if moved is None:
        return None
    label, dash, part = span.value.partition("-")
    if part[:1] in {"Q", "H"} and label.isdigit():  # a fiscal quarter keeps its number
        return Span(f"{int(label) - years:04d}{dash}{part}", moved, span.precision)
    return Span(value_of(moved, span.precision), moved, span.precision)


def value_of_days(first: date, last: date) -> str:
    """Name a span of days by its ends."""
    return f"{first.isoformat()}/{last.isoformat()}"


def whole_months(period: Period) -> int | None:
    """How many whole months the span covers, or None where it cuts into one."""
    first, last = period.first, period.last
    if first is None or last is None or first.day != 1 or last != Period.month(last.year, last.month).last:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def value_of(period: Period, precision: str) -> str:
    """Name a span of whole months as TIMEX3 does."""
    first, last = period.first, period.last
    if first is None or last is None:
        return "XXXX"
    named = {
        "quarter": f"{first.year:04d}-Q{(first.month + 2) // 3}",
        "half": f"{first.year:04d}-H{(first.month + 5) // 6}",
        "season": f"{first.year:04d}-{SEASONS[first.month // 3 % 4]}",
        "range": f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}",
    }
    return named.get(precision, period.label())
