"""Parts of fiscal years: "the first quarter of fiscal 2024", "the third quarter ended Feb. 28", "four months of the year"."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from re import IGNORECASE, Match, Pattern
from re import compile as compile_pattern

from comity.language.en.dates.fiscal import fiscal_span, running_year
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Scene, of_span, unknown
from comity.language.en.dates.spans import Span, between, month_span, stepped, value_of, value_of_days, whole_months
from comity.language.en.dates.words import compiled, month_of, number_of, pieces
from comity.language.en.dates.years import full_year, near
from comity.model.period import Period

NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
OFFSETS = {"last": -1, "previous": -1, "past": -1, "next": 1}
_BEGAN = compile_pattern(
    r"[\s,]+(?:which\s+|that\s+)?(?:has\s+|had\s+)?(?:began|begun|beginning|begins|started|starting|starts)\s+(?:on\s+|in\s+|from\s+)?(?:the\s+)?",
    IGNORECASE,
)


def fiscal_part(match: Match[str], scene: Scene, place: Place) -> Reading:
    """A part of a fiscal year; it stays open unless the text tells when the year began, or names the one state whose it is."""
    months = _months(match)
    year = fiscal_year(match, scene, place)
    first = year.first if year else None
    period = _within(first, *months) if first and months else None
    if period is None:
        return unknown(_named(months, match), "range")
    value = value_of(period, "range") if whole_months(period) else value_of_days(*_ends(period))
    found = of_span(Span(value, period, "range"), "sentence")
    return found or unknown(_masked(months), "range")


def _named(months: tuple[int, int] | None, match: Match[str]) -> str:
    """The name of a quarter or half by the year's own label ("2024-Q4" of fiscal 2024), whose days are not known."""
    parts, masked = match.groupdict(), _masked(months)
    if not parts.get("label") or parts.get("second"):
        return masked
    return masked.replace("XXXX", str(full_year(parts["label"], None)))


def _masked(months: tuple[int, int] | None) -> str:
    """The name of a quarter or half of a year not told."""
    skipped, count = months or (0, 0)
    return f"XXXX-Q{skipped // 3 + 1}" if count == 3 else f"XXXX-H{skipped // 6 + 1}" if count == 6 else "XXXX"


def fiscal_year(match: Match[str], scene: Scene, place: Place) -> Period | None:
    """The days of the fiscal year that the words name, by when it began or by the one state named beside it."""
    parts = match.groupdict()
    after = scene.later(place)[:1]
    if after and after[0][1].period and _BEGAN.fullmatch(match.string, place.end, after[0][0].start):
        first = after[0][1].period.first
        return _within(first, 0, 12) if first else None
    if parts.get("label"):
        begin = full_year(parts["label"], None)
        return fiscal_span(match.string, near(place), begin, full_year(parts["second"], begin) if parts.get("second") else None)
    if scene.day is None or not parts.get("near"):
        return None
    return running_year(match.string, near(place), scene.day, OFFSETS.get(parts["near"].lower(), 0))


def _months(match: Match[str]) -> tuple[int, int] | None:
    """How many months into the year the part begins, and how many it has."""
    parts = match.groupdict()
    if parts.get("count"):
        count = number_of(parts["count"])
        return (0, int(count)) if count and count == int(count) and count <= 12 else None
    words = parts["part"].lower().replace("-", " ").split()
    if len(words) == 1:
        number, size = int(words[0].strip("qh")), 3 if "q" in words[0] else 6
    elif words[-1] in {"months", "quarters"}:
        count = number_of(" ".join(words[1:-1]))
        size = int(count or 0) * (3 if words[-1] == "quarters" else 1)
        return (0, size) if 1 <= size <= 12 else None
    else:
        size = 6 if words[-1] == "half" else 3
        number = min(NUMBERS.get(words[0], 12 // size), 12 // size)
    return size * (number - 1), size


def _within(first: date, skipped: int, count: int) -> Period | None:
    """The `count` months that begin so many after a day."""
    begin, end = stepped(first, "month", skipped), stepped(first, "month", skipped + count)
    return Period(begin, end - timedelta(1)) if begin and end and end > begin else None


def _ends(period: Period) -> tuple[date, date]:
    if period.first is None or period.last is None:
        raise ValueError("an open span has no name by its days")
    return period.first, period.last


def ended_quarter(match: Match[str], words: list[str]) -> Callable[[int], Span | None] | None:
    """The quarter that the text says to end with a month not the calendar's ("the third quarter ended Feb. 28"), for any year.

    It keeps its number, with the year in which it ends.
    """
    number = NUMBERS.get(words[0]) if words[-1] == "quarter" else None
    end = _ended().match(match.string, match.end()) if number else None
    if end is None or number is None or any(match.groupdict().get(key) for key in ("year", "short", "words")):
        return None
    last = month_of(end["month"])
    return None if last == 3 * number else lambda year: _three_months_to(year, last, number)


@cache
def _ended() -> Pattern[str]:
    return compiled(
        rf",? (?:that |which )?(?:ended|ending|ends)(?: on| in)? (?P<month>{pieces().month})(?: (?:2[5-9]|3[01]))?(?! ?\d|:)"
    )


def _three_months_to(year: int, month: int, number: int) -> Span | None:
    """The three months that end with a month, by the number that the text gives them."""
    span = between(month_span(year - (month < 3), (month - 3) % 12 + 1), month_span(year, month))
    return span and Span(f"{year:04d}-Q{number}", span.period, "quarter")
