"""Spans by the date they end or begin on: "the nine months ended September 30", "the fiscal year that began on 8 July"."""

from datetime import timedelta
from re import Match

from comity.language.en.dates.parts import fiscal_year
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, resolved, unknown
from comity.language.en.dates.spans import Span, is_year, months, quarter_span, stepped, value_of, value_of_days, year_span
from comity.language.en.dates.words import Pieces, number_of
from comity.model.period import Period


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for spans whose end or beginning the text tells."""
    length = rf"(?P<length>year|quarter|half|{at.number} months)"
    ended = r"(?:ended|ending|ends)(?: on| in)?"
    begun = r"(?:has |had )?(?:began|begun|beginning|begins|started|starting|starts)"
    running = "current|last|this|new|next|present|previous"
    fiscal = "(?:fiscal|financial)"
    patterns = (
        (
            "span up to a date",
            rf"(?:the )?(?:(?:last|past|latest) )?(?:{fiscal} )?{length}(?=,? (?:that |which )?{ended} )",
            _up_to,
        ),
        (
            "year from a date",
            rf"(?:the |its )?(?:(?P<near>{running}) )?{fiscal} year(?=,? (?:that |which )?{begun} )",
            _from_date,
        ),
        ("span to a month", rf"the (?:fiscal )?{length}(?= (?:to|through) (?:end-)?{at.month}(?![a-z]))", _up_to),
    )
    return tuple(Rule(title, pattern, read, waits=True, ends=False) for title, pattern, read in patterns)


def _up_to(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "the nine months ended September 30" as the whole months that end with the date after it."""
    after = [reading for other, reading in scene.later(place) if other.start <= match.end() + 20]
    words = match["length"].lower().split()
    count = {"year": 12, "quarter": 3, "half": 6}.get(words[0]) or number_of(" ".join(words[:-1]))
    if not after or count is None or not 1 <= count <= 60 or count != int(count):
        return None
    found = _ending(after[0].period, int(count))
    if found is None and words[0] == "year":
        found = _year_within(after[0].period)
    return resolved(found, "sentence", "XXXX", "range")


def _from_date(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "the fiscal year that began on 8 July" as the twelve months from that day."""
    period = fiscal_year(match, scene, place)
    if period is None or period.first is None or period.last is None:
        return unknown("XXXX", "year")
    value = value_of_days(period.first, period.last)
    return resolved(Span(value, period, "range"), "sentence", "XXXX", "year")


def _ending(end: Period | None, count: int) -> Span | None:
    """The `count` whole months whose last day is the last of `end`."""
    if end is None or end.last is None:
        return None
    first = end.last.year * 12 + end.last.month - count
    year, month = first // 12, first % 12 + 1
    period = months(year, month, count) if is_year(year) else None
    if period is None or period.last != end.last:
        return None
    if count == 3 and month % 3 == 1:
        return quarter_span(year, month // 3 + 1)
    return year_span(year) if period.is_calendar_year else Span(value_of(period, "range"), period, "range")


def _year_within(end: Period | None) -> Span | None:
    """The year that ends on a day within a month, as a fiscal year can; of shorter spans the first day would be a guess."""
    before = stepped(end.last, "year", -1) if end and end.last and end.first == end.last else None
    if before is None or end is None or end.last is None:
        return None
    period = Period(before + timedelta(1), end.last)
    return Span(value_of_days(before + timedelta(1), end.last), period, "range")
