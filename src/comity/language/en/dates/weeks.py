"""Weeks by their place: "the first week of May", "week 31", "the week ending May 10", "Tuesday of next week".

A week belongs to the month and the year that hold its Thursday, as in ISO 8601.
"""

from datetime import date, timedelta
from re import Match

from comity.language.en.dates.days import numbered_day
from comity.language.en.dates.months import in_year
from comity.language.en.dates.nearest import weekday_in_week, yearly
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, resolved, unknown
from comity.language.en.dates.spans import Span, day_span, is_year, month_span, shifted, stepped, value_of_days, week_span
from comity.language.en.dates.words import Pieces, day_of, lexicon, month_of, number_of, singular, weekday_of, year_of
from comity.model.period import Period

WAYS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
STARTS = frozenset({"beginning", "starting", "commencing", "from"})
ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1, "final": -1}


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for weeks, the most specific first."""
    words = rf"(?P<words>{at.year_words}|(?:the|this) year)"
    of_year = rf"(?:,? (?:of )?(?P<year>{at.year})|,? (?:of )?{words})"
    which = r"(?P<which>(?:first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))) (?:full )?week"
    nth = r"(?P<which>first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))"
    of_month = rf"(?P<month>{at.month})(?![a-z])(?:,? (?:of )?(?P<year>{at.figures_year}))?|(?P<words>{at.year_words})"
    week_of_month = rf"(?:the )?{which} (?:of|in) (?P<month>{at.month})(?![a-z])(?:{of_year})?"
    count = rf"(?P<count>{at.number}|an?)"
    way = r"(?P<way>last|this|next|the previous|previous|the coming|the following)"
    day = rf"(?P<month>{at.month}) (?:the )?(?P<day>{at.day})(?:,? (?P<year>{at.dated_year}))?"
    edge = r"(?P<edge>of|beginning|starting|commencing|from|ending|ended|to)"
    return (
        Rule("weekday of a week of a month", rf"(?P<weekday>{at.weekday}),? (?:of|in) {week_of_month}", _weekday_in_month),
        Rule("week of a month and weekday", rf"{week_of_month},? on (?P<weekday>{at.weekday})", _weekday_in_month),
        Rule(
            "week of a month",
            rf"(?:the )?{which} (?:of|in) (?:the month of )?(?P<month>{at.month})(?![a-z])(?:{of_year})?",
            _week_of_month,
        ),
        Rule(
            "weekday of a month by number",
            rf"(?:the )?{nth} (?P<weekday>{at.weekday}) (?:of|in) (?:the month of )?(?P<month>{at.month})(?![a-z])(?:{of_year})?",
            _numbered_weekday,
        ),
        Rule("week of a year", rf"(?:the )?{which} of (?:(?P<year>{at.year})|{words})", _week_of_year),
        Rule("week of this month", rf"(?:the )?{which} of (?P<near>last|this|next) month", _week_of_near_month),
        Rule(
            "days of a month or year",
            rf"(?:the )?(?P<edge>first|last|final) (?P<count>{at.number}) (?P<unit>days|weeks)(?: of|,? in) "
            rf"(?:{of_month}|(?P<only_year>{at.figures_year}))",
            _days_of,
        ),
        Rule(
            "month by number",
            rf"(?:the )?(?P<which>{at.ordinal_day}) month of (?:(?P<year>{at.figures_year})|{words})",
            _month_by_number,
        ),
        Rule(
            "week by number",
            rf"week (?:no\.? ?)?(?P<number>[1-9]|[1-4]\d|5[0-3])(?!\d|[.,:]\d)"
            rf"(?:(?:,| of| in)? (?:(?P<year>{at.year})|{words}))?",
            _numbered,
            _is_numbered,
        ),
        Rule("week of a day", rf"(?:the |for the )?(?:week|w/c) (?:{edge}(?: on)? )?{day}", _week_of_day, _has_edge),
        Rule(
            "week of a numbered day",
            rf"(?:the )?week of the (?P<day>{at.ordinal_day})(?= ?[.,;:!?)]| ?$| (?:and|or|to|at|for|in|with)\b)",
            _week_of_numbered_day,
        ),
        Rule(
            "weekday from now",
            rf"(?P<weekday>{at.weekday}),? {count} (?P<unit>{at.unit}) (?:from now|from today|hence)",
            _from_now,
        ),
        Rule("weekday of a week", rf"(?P<weekday>{at.weekday})(?: of|,)? {way} week", _weekday_of_week),
        Rule("week and weekday", rf"{way} week(?:,? on|,| -)? (?P<weekday>{at.dated_weekday})", _weekday_of_week),
    )


def _thursdays(first: date, last: date) -> list[date]:
    start = first + timedelta((4 - first.isoweekday()) % 7)
    return [start + timedelta(7 * step) for step in range(((last - start).days // 7) + 1)]


def _which(match: Match[str], period: Period | None) -> Span | None:
    """The week of a month or year that "first", "second" or "last" names."""
    if period is None or period.first is None or period.last is None:
        return None
    word = match["which"].lower()
    number = ORDINALS.get(word) or lexicon().ordinals[word]
    weeks = _thursdays(period.first, period.last)
    at = number if number < 0 else number - 1
    return week_span(weeks[at]) if at < len(weeks) else None


def _week_of_month(match: Match[str], scene: Scene, place: Place) -> Reading:
    month = month_of(match["month"])
    return in_year(match, scene, place, f"XXXX-{month:02d}-WXX", lambda year: _which(match, Period.month(year, month)))


def _weekday_in_month(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "Friday of the first week of October" as that day of the week, which may lie in the month before or after."""
    month, number = month_of(match["month"]), weekday_of(match["weekday"])

    def named(year: int) -> Span | None:
        week = _which(match, Period.month(year, month))
        return weekday_in_week(week.period.first, number, 0) if week and week.period and week.period.first else None

    return in_year(match, scene, place, f"XXXX-{month:02d}-WXX-{number}", named)


def _numbered_weekday(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the first Thursday of May 2015" and "the last Sunday in October" as that day of the month."""
    month, number = month_of(match["month"]), weekday_of(match["weekday"])
    word = match["which"].lower()
    which = ORDINALS.get(word) or lexicon().ordinals[word]

    def named(year: int) -> Span | None:
        days = [day_span(year, month, day) for day in range(1, 32)]
        fitting = [
            span for span in days if span and span.period and span.period.first and span.period.first.isoweekday() == number
        ]
        at = which if which < 0 else which - 1
        return fitting[at] if at < len(fitting) else None

    return in_year(match, scene, place, f"XXXX-{month:02d}-WXX-{number}", named)


def _week_of_numbered_day(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "the week of the 18th" as the week that holds that day."""
    found = numbered_day(match, scene, place)
    if found is None or found.period is None or found.period.first is None:
        return found and unknown("XXXX-WXX", "week")
    return resolved(week_span(found.period.first), found.anchor, "XXXX-WXX", "week")


def _from_now(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "Monday two weeks from now" as the Monday of the week in which that day falls."""
    number, count, unit = weekday_of(match["weekday"]), number_of(match["count"]), singular(match["unit"])
    if count is None or count != int(count) or count > 999 or unit in {"hour", "minute", "second"}:
        return None
    day = stepped(scene.day, unit, int(count)) if scene.day else None
    return resolved(weekday_in_week(day, number, 0) if day else None, "published", f"XXXX-WXX-{number}", "day")


def _week_of_year(match: Match[str], scene: Scene, place: Place) -> Reading:
    return in_year(match, scene, place, "XXXX-WXX", lambda year: _which(match, Period.year(year)))


def _week_of_near_month(match: Match[str], scene: Scene, _place: Place) -> Reading:
    if scene.day is None:
        return unknown("XXXX-WXX", "week")
    at = scene.day.year * 12 + scene.day.month - 1 + WAYS[match["near"].lower()]
    return resolved(_which(match, Period.month(at // 12, at % 12 + 1)), "published", "XXXX-WXX", "week")


def _days_of(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "the first ten days of May" as these days, "the last two weeks of 2024" as weeks of the calendar."""
    count, month = number_of(match["count"]) or 0, month_of(match["month"]) if match["month"] else None
    if count != int(count) or not 1 <= count <= 60:
        return None

    def named(year: int) -> Span | None:
        whole = Period.month(year, month) if month else Period.year(year)
        return _edge_of(whole, match, int(count)) if is_year(year) else None

    if match["only_year"]:
        return of_span(named(int(match["only_year"])))
    return in_year(match, scene, place, "XXXX", named)


def _edge_of(whole: Period, match: Match[str], count: int) -> Span | None:
    if whole.first is None or whole.last is None:
        return None
    at_start = match["edge"].lower() == "first"
    if match["unit"].lower() == "weeks":
        weeks = [week_span(day) for day in _thursdays(whole.first, whole.last)]
        chosen = [week.period for week in (weeks[:count] if at_start else weeks[-count:]) if week and week.period]
        first, last = chosen[0].first, chosen[-1].last
    else:
        first = whole.first if at_start else shifted(whole.last, 1 - count)
        last = shifted(whole.first, count - 1) if at_start else whole.last
    return Span(value_of_days(first, last), Period(first, last), "range") if first and last else None


def _month_by_number(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    number = day_of(match["which"])
    return in_year(match, scene, place, "XXXX", lambda year: month_span(year, number)) if 1 <= number <= 12 else None


def _numbered(match: Match[str], scene: Scene, place: Place) -> Reading:
    number = int(match["number"])

    def named(year: int) -> Span | None:
        weeks = _thursdays(date(year, 1, 1), date(year, 12, 31))
        return week_span(weeks[number - 1]) if number <= len(weeks) else None

    if match["year"] or match["words"] or scene.day is None:
        return in_year(match, scene, place, f"XXXX-W{number:02d}", named)
    return resolved(named(scene.day.year), "published", f"XXXX-W{number:02d}", "week")


def _is_numbered(match: Match[str], text: str) -> bool:
    """Whether a week of the calendar is meant, not the number of a series ("Week 3 of the strike")."""
    return bool(match["year"] or match["words"]) or text[max(0, match.start() - 10) : match.start()].lower().endswith(
        ("in ", "the ", "by ", "in the ", "during ", "of ", "for ", *(f"{day}, " for day in lexicon().weekdays))
    )


def _week_of_day(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """The week that holds a day, or the seven days that begin or end with it."""
    month, day = month_of(match["month"]), day_of(match["day"])
    edge = (match["edge"] or "beginning").lower()

    def named(year: int) -> Span | None:
        found = day_span(year, month, day)
        if found is None or found.period is None or found.period.first is None:
            return None
        return _seven(found.period.first, edge)

    if match["year"]:
        return of_span(named(year_of(match["year"])))
    if day_span(2000, month, day) is None:
        return None
    if edge in STARTS and scene.day is not None:
        weeks = [span for step in (-1, 0, 1) if (span := named(scene.day.year + step)) and span.precision == "week"]
        if len(weeks) == 1:  # only in one of these years is the day a Monday
            return of_span(weeks[0], "published")
    return yearly(scene, place, f"XXXX-{month:02d}-{day:02d}", named)


def _seven(day: date, edge: str) -> Span | None:
    if edge == "of":
        return week_span(day)
    ends = edge in {"ending", "ended", "to"}
    first, last = (shifted(day, -6), day) if ends else (day, shifted(day, 6))
    if first is None or last is None:
        return None
    if first.isoweekday() == 1:
        return week_span(day)
    return Span(value_of_days(first, last), Period(first, last), "range")


def _has_edge(match: Match[str], _text: str) -> bool:
    return match["edge"] is not None or match[0].lower().startswith("w/c")


def _weekday_of_week(match: Match[str], scene: Scene, _place: Place) -> Reading:
    number, way = weekday_of(match["weekday"]), match["way"].lower().removeprefix("the ")
    masked = f"XXXX-WXX-{number}"
    if scene.day is None:
        return unknown(masked, "day")
    return resolved(weekday_in_week(scene.day, number, WAYS[way]), "published", masked, "day")
