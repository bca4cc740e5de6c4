"""Dates counted from another: "last year", "two years ago", "the previous year", "a year earlier", "yesterday"."""

from datetime import date
from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.nearest import weekday_in_week
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Anchor, Reading, Rule, Scene, of_span, unknown
from comity.language.en.dates.spans import Span, around, month_span, on_day, quarter_span, season_span, shifted, year_before, year_span
from comity.language.en.dates.words import Pieces, lexicon, month_of, number_of, singular, weekday_of
from comity.language.en.dates.years import DATED, single_year

PARTS = frozenset({"month", "quarter", "half", "season", "range"})
PRECISE = {"century": "century", "decade": "decade", "weekend": "range", "fortnight": "week", "hour": "day", "minute": "day"}
OFFSETS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for dates counted from another, the most specific first."""
    unit = r"(?:weekend|week|month|quarter|year|decade|century)"
    count = rf"(?:{at.number}|{at.some}|an?)"
    near = r"(?:last|this past|past|this coming|this|current|next|coming)"
    same = r"(?:same|corresponding|comparable|similar|equivalent|analogous)"
    return (
        Rule("day by name", r"the day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow", _named_day, _is_named_day),
        Rule(
            "same span a year before",
            rf"(?:the |a )?(?:{same} )(?:(?:year(?:-| )(?:ago|earlier) )?(?:period|quarter|month|time|half|months))(?:,? (?:of|in|from|a|the)?(?: the)? ?(?P<year>{at.year}|(?:last|previous|preceding|prior) year|year (?:earlier|ago|before)))",
            _same_span,
            waits=True,
        ),
        Rule("same span of a year", rf"the (?P<year>{at.year}) (?:period|quarter|half)", _same_span, waits=True),
        Rule("a year before", r"(?:the )?(?:(?:same |comparable |corresponding )?year(?:-| )(?:earlier|ago)(?: (?P<name>period|quarter|month|half|figure|level))?|(?:quarter|period|month) a year (?:ago|earlier))", _year_before, waits=True),
        Rule("a year ago", r"(?:an?|one) year ago", _year_ago, waits=True),
        Rule("ago", rf"(?P<count>{count}) (?P<unit>{at.unit}) ago", _ago),
        Rule("a year earlier", r"(?:an?|one) year (?:earlier|before)(?! the)(?= ?[.,;:)]| ?$| (?:and|to|in|on|when|as|for|with|at|because|after|thanks|due)\b)", _year_before, waits=True),
        Rule("counted", rf"(?P<count>{count}) (?P<unit>{at.unit}) (?P<way>earlier|previously|later|afterwards)", _counted, waits=True),
        Rule("the year before", rf"the (?P<unit>{unit}|day) (?P<way>before|after|earlier)(?= ?[.,;:)]| ?$| (?:and|to|in|when|as)\b)", _next_to, waits=True),
        Rule("next to a date", rf"the (?P<way>previous|preceding|prior|following|next) (?P<unit>{unit}|day)", _next_to, waits=True),
        Rule("previous", rf"(?P<way>previous|preceding|prior|following) (?P<unit>{unit}|day)(?!s)", _next_to, waits=True),
        Rule("same as a date", rf"(?:the same|that(?: same)?) (?P<unit>year|month|quarter|week|day|decade)(?![a-z])", _same, waits=True),
        Rule("the quarter", r"the (?:latest |recent |most recent |just-ended )?quarter(?! of| century|-| final)", _quarter, waits=True),
        Rule("last unit", rf"(?P<way>{near}) (?P<unit>{unit})(?:s(?= [a-z]))?(?!s)", _near_unit, _is_near_unit),
        Rule("last weekday", rf"(?P<way>{near}|previous) (?P<weekday>{at.weekday})", _near_weekday),
        Rule("last month by name", rf"(?P<way>{near}) (?P<month>{at.month_name})(?![a-z])", _near_month, _is_near_month),
        Rule("last season", rf"(?P<way>{near}) (?P<season>{at.season})", _near_season),
        Rule("the weekend", r"(?:the|at|over) (?:the )?weekend", _weekend),
        Rule("end of a unit", r"(?:the )?end of (?:the|this) (?P<unit>month|week|decade|century)", _end_of_unit),
    )


def _named_day(match: Match[str], scene: Scene, _place: Place) -> Reading:
    words = " ".join(match[0].lower().split())
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}[words]
    return _published("day", scene, offset)


def _is_named_day(match: Match[str], text: str) -> bool:
    """Whether "Today" is no part of a title such as "Example Today"."""
    before = text[max(0, match.start() - 24) : match.start()]
    word = before.split()[-1] if before.strip() else ""
    glued = before[-1:] == " " and "\n" not in before[-2:]
    return not (match[0][0].isupper() and glued and word[:1].isupper() and word[-1:].isalpha())


def _published(unit: str, scene: Scene, offset: int) -> Reading:
    precision = PRECISE.get(unit, unit)
    if scene.day is None:
        return unknown("XXXX", precision)
    return of_span(around(unit, scene.day, offset), "published") or unknown("XXXX", precision)


def _near_unit(match: Match[str], scene: Scene, _place: Place) -> Reading:
    way = match["way"].lower().split()[-1]
    return _published(singular(match["unit"]), scene, OFFSETS[way])


def _is_near_unit(match: Match[str], text: str) -> bool:
    """Whether one calendar unit is meant: "the past year" and "the next decade" are lengths of time, "the last years" vague."""
    way = match["way"].lower().split()[-1]
    article = text[max(0, match.start() - 5) : match.start()].lower().rstrip().endswith((" the", "\nthe")) or text[: match.start()].lower().strip() == "the"
    if match[0].lower().endswith("s"):
        return way == "last" and not article and singular(match["unit"]) in {"year", "week", "month"}
    return way in {"this", "current"} or (not article and way != "past") or match["way"].lower() == "this past"


def _near_weekday(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "last Friday" as the latest before the day of publication, "this Friday" as the week's, "next Friday" only where it is not two."""
    way, number = match["way"].lower().split(), weekday_of(match["weekday"])
    masked = f"XXXX-WXX-{number}"
    if scene.day is None:
        return unknown(masked, "day")
    today = scene.day.isoweekday()
    if way[-1] in {"last", "past", "previous"}:
        return of_span(_stepped(scene.day, -((today - number - 1) % 7 + 1)), "published") or unknown(masked, "day")
    if way[-1] in {"this", "current"}:
        return of_span(weekday_in_week(scene.day, number, 0), "published") or unknown(masked, "day")
    if way[-1] == "next" and number > today:
        return unknown(masked, "day")
    return of_span(_stepped(scene.day, (number - today - 1) % 7 + 1), "published") or unknown(masked, "day")


def _stepped(day: date, step: int) -> Span | None:
    found = shifted(day, step)
    return on_day(found) if found else None


def _near_month(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "last May" as the latest that has ended, "next May" as the earliest to begin, "this May" as the year's."""
    number, way = month_of(match["month"]), match["way"].lower().split()[-1]
    if scene.day is None:
        return unknown(f"XXXX-{number:02d}", "month")
    year, month = scene.day.year, scene.day.month
    offset = {"last": -(number >= month), "past": -(number >= month), "next": int(number <= month), "coming": int(number <= month)}.get(way, 0)
    return of_span(month_span(year + offset, number), "published") or unknown(f"XXXX-{number:02d}", "month")


def _is_near_month(match: Match[str], _text: str) -> bool:
    return match["month"][0].isupper()


def _near_season(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "last summer" as the latest that has ended, "next summer" as the earliest to begin, "this summer" as the year's; no winter."""
    season, way = lexicon().seasons[match["season"].lower()], match["way"].lower()
    if scene.day is None:
        return unknown(f"XXXX-{season}", "season")
    spans = [season_span(scene.day.year + step, season) for step in (-2, -1, 0, 1, 2)]
    if way in {"this", "current", "this coming"}:
        return of_span(spans[2], "published") or unknown(f"XXXX-{season}", "season")
    first = [span for span in spans if span.period and span.period.first and span.period.first > scene.day]
    ended = [span for span in spans if span.period and span.period.last and span.period.last < scene.day]
    found = (first[:1] if way in {"next", "coming"} else ended[-1:]) or [None]
    return of_span(found[0], "published") or unknown(f"XXXX-{season}", "season")


def _weekend(_match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read the weekend as the one ahead where the verb looks ahead, else the latest that has ended or is running."""
    if scene.day is None:
        return unknown("XXXX-WXX-WE", "range")
    running = scene.day.isoweekday() >= 6
    return _published("weekend", scene, 0 if place.tense == "future" or running else -1)


def _end_of_unit(match: Match[str], scene: Scene, _place: Place) -> Reading:
    return _published(match["unit"].lower(), scene, 0)


_LOOSE = compile_pattern(r"\b(?:more than|less than|over|at least|up to|under|fewer than)\s+$", IGNORECASE)


def _ago(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "three months ago" as the calendar unit that many before publication; decades, and a bound ("over ten years ago"), fix none."""
    unit, count = singular(match["unit"]), number_of(match["count"])
    if match["count"].lower() == "some":
        return None
    precision = PRECISE.get(unit, unit)
    loose = _LOOSE.search(match.string, max(0, place.start - 14), match.start()) is not None
    if count is None or count != int(count) or unit in {"hour", "minute"} or count > 9999:
        return unknown("PAST_REF", precision)
    if unit in {"decade", "century"} or loose:
        shift = _published("year", scene, -int(count) * {"decade": 10, "century": 100}.get(unit, 1)) if unit in {"decade", "century", "year"} else unknown("PAST_REF", precision)
        return unknown(shift.value, precision)
    return _published(unit, scene, -int(count))


def _year_ago(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "a year ago" beside a part of a year as the same part the year before; else as last year."""
    before = [reading for _, reading in scene.earlier(place) if reading.precision in PARTS]
    moved = year_before(before[0].span) if before else None
    if moved is not None:
        return of_span(moved, "sentence") or unknown("XXXX", "year")
    del match
    return _published("year", scene, -1)


def _year_before(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "a year earlier" and "the year-ago quarter" as the same part of a year, the year before the date nearest to them."""
    name = match.groupdict().get("name")
    wanted = frozenset({name.lower()}) if name and name.lower() in {"quarter", "month", "half"} else DATED
    return _moved_a_year(scene.antecedent(place, wanted))


def _moved_a_year(anchor: Reading | None, years: int = 1) -> Reading:
    moved = year_before(anchor.span, years) if anchor else None
    if moved is not None:
        return of_span(moved, "sentence") or unknown("XXXX", "year")
    year = single_year(anchor)
    return (of_span(year_span(year - years), "sentence") if year and anchor and anchor.precision in {"day", "week"} else None) or unknown("XXXX", "year")


def _same_span(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the same period of 2023" as the span nearest before it, moved to that year."""
    anchor = scene.antecedent(place, DATED - {"day", "week"})
    words, year = match["year"].lower(), single_year(anchor)
    if words[:1].isdigit():
        return _moved_a_year(anchor, year - int(words)) if year else unknown(words, "range")
    if words.startswith("last") and scene.day and year:
        return _moved_a_year(anchor, year - scene.day.year + 1)
    return unknown("XXXX", "range") if words.startswith("last") else _moved_a_year(anchor)


_COMPARED = compile_pattern(r"\b(?:over|from|than|with|to|on|against|versus|vs\.?|in)\s+(?:in\s+)?$", IGNORECASE)


def _next_to(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the previous year" as the calendar unit beside the date nearest to it.

    A part of a year compared with "the previous year" is compared with the same part of that year.
    """
    unit, way = singular(match["unit"]), match["way"].lower()
    offset = 1 if way in {"following", "next", "after"} else -1
    precision = PRECISE.get(unit, unit)
    anchor = scene.antecedent(place, DATED)
    if anchor is None or anchor.period is None or anchor.period.first is None or anchor.period.last is None:
        return unknown("XXXX", precision)
    compared = _COMPARED.search(match.string, max(0, match.start() - 16), match.start()) is not None
    if unit == "year" and offset < 0 and compared and anchor.precision in PARTS and year_before(anchor.span):
        return _moved_a_year(anchor)
    if around(unit, anchor.period.first) != around(unit, anchor.period.last):
        return unknown("XXXX", precision)
    return of_span(around(unit, anchor.period.first, offset), "sentence") or unknown("XXXX", precision)


def _counted(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "three years later" as the unit that many after the date nearest before it."""
    unit, count = singular(match["unit"]), number_of(match["count"])
    precision = PRECISE.get(unit, unit)
    before = [reading for _, reading in scene.earlier(place) if reading.precision in DATED]
    period = before[0].period if before else None
    sure = period is not None and period.first is not None and period.last is not None and count is not None and count == int(count) and abs(count) < 10000
    if match["count"].lower() == "some" or unit in {"hour", "minute"}:
        return None
    if not sure or period is None or period.first is None or period.last is None or count is None or unit in {"decade", "century"}:
        return unknown("XXXX", precision)
    offset = int(count) * (1 if match["way"].lower() in {"later", "afterwards"} else -1)
    if around(unit, period.first) != around(unit, period.last):
        return unknown("XXXX", precision)
    return of_span(around(unit, period.first, offset), "sentence") or unknown("XXXX", precision)


def _same(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "that year" as the unit that holds the date nearest before it."""
    unit = match["unit"].lower()
    before = [reading for _, reading in scene.earlier(place) if reading.precision in DATED]
    period = before[0].period if before else None
    if period is None or period.first is None or period.last is None or around(unit, period.first) != around(unit, period.last):
        return unknown("XXXX", unit)
    return of_span(around(unit, period.first), "sentence") or unknown("XXXX", unit)


def _quarter(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the quarter" as the one spoken of before, "the latest quarter" as the last that had ended by publication."""
    before = [reading for _, reading in scene.earlier(place) if reading.precision == "quarter"]
    if before and before[0].period is not None and "latest" not in match[0].lower():
        return of_span(before[0].span, "sentence") or unknown("XXXX-QX", "quarter")
    if "quarter" == match[0].lower().removeprefix("the ") or scene.day is None:
        return unknown("XXXX-QX", "quarter")
    index = scene.day.year * 4 + (scene.day.month - 1) // 3 - 1
    return of_span(quarter_span(index // 4, index % 4 + 1), "published") or unknown("XXXX-QX", "quarter")
