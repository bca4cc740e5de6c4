"""Dates counted from the day of publication: "last year", "two weeks ago", "next Friday", "this summer", "yesterday"."""

from datetime import date, timedelta
from re import IGNORECASE, Match
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates.fiscal import running_year
from comity.language.en.dates.nearest import PRECISIONS, from_publication, weekday_in_week
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, resolved, unknown
from comity.language.en.dates.spans import Span, month_span, on_day, season_span, shifted, winter_span
from comity.language.en.dates.story import is_open, whole_told
from comity.language.en.dates.words import Pieces, lexicon, month_of, number_of, singular, weekday_of
from comity.language.en.dates.years import near
from comity.model.period import Period

OFFSETS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

NEAR = r"(?P<way>last|this past|past|this coming|this|current|next|coming)"


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for dates counted from publication, the most specific first."""
    unit = r"(?:calendar )?(?:weekend|week|month|quarter|year|decade|century)"
    count = rf"(?:{at.number}|{at.some}|an?|half an?)"
    return (
        Rule("day by name", r"the day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow", _named_day, _is_named_day),
        Rule("part of a century ago", r"(?:half a|an? half|(?P<quarter>an? quarter(?: of a)?))(?:-| )century ago", _century_ago),
        Rule("ago", rf"(?P<count>{count}) (?P<unit>{at.unit})(?P<loose> or (?:so|two|more))? ago", _ago),
        Rule("last unit", rf"{NEAR} (?P<unit>{unit})(?:s(?= [a-z]))?(?!s)", _near_unit, _is_near_unit),
        Rule("after next", r"(?:the )?(?P<unit>weekend|week|month|quarter|year) (?P<way>after next|before last)", _after_next),
        Rule("last fiscal year", rf"(?:the )?{NEAR} (?:fiscal|financial) (?P<unit>year|quarter|half)(?![a-z])", _near_fiscal),
        Rule("last weekday", rf"{NEAR} (?P<weekday>{at.weekday})", near_weekday),
        Rule("previous weekday", rf"(?P<way>previous) (?P<weekday>{at.weekday})", near_weekday),
        Rule("last month by name", rf"{NEAR} (?P<month>{at.month_name})(?![a-z])", _near_month, _is_near_month),
        Rule("last season", rf"{NEAR} (?P<season>{at.season})", _near_season),
        Rule("the weekend", r"the weekend", _weekend),
        Rule("end of a unit", r"(?:the )?end of (?:the|this) (?P<unit>month|week|decade|century)", _end_of_unit),
        Rule("end of unit", r"end of (?P<unit>year|month|week)(?= ?[.,;:!?)]| ?$| (?:and|or|but)\b)", _end_of_unit),
        Rule("end of unit, short", r"(?:the )?EO(?P<letter>[YM])(?= ?[.,;:!?)]| ?$| (?:and|or|but)\b)", _end_of_short, _is_short),
        Rule(
            "up to publication",
            r"(?:to|till) date(?= ?[.,;:!?)]| ?$| (?:and|in|the|for|from|of|has|have|is|was)\b)",
            _by_now,
            _is_by_now,
        ),
    )


def _named_day(match: Match[str], scene: Scene, _place: Place) -> Reading:
    words = " ".join(match[0].lower().split())
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}[words]
    return from_publication("day", scene, offset)


def _is_named_day(match: Match[str], text: str) -> bool:
    """Whether "Today" is no part of a title such as "Example Today"."""
    before = text[max(0, match.start() - 24) : match.start()]
    word = before.split()[-1] if before.strip() else ""
    glued = before[-1:] == " " and "\n" not in before[-2:]
    return not (match[0][0].isupper() and glued and word[:1].isupper() and word[-1:].isalpha()) and not is_title(match, text)


_TITLED = compile_pattern(r",?(?:[\"”]|''|[’'](?!s\b))(?!\s+(?:he|she|they|it|we|I|said|says|the)\b)|\s+[Ww]ith\s[A-Z]")


_STATION = compile_pattern(r"\b[A-Z]{3,5}(?: News)?(?:['’]s?)?\s+$")


def is_title(match: Match[str], text: str) -> bool:
    """Whether capitalised words are a programme: in quotation marks, or right behind its station ("CBS This Morning")."""
    if not all(word[0].isupper() for word in match[0].split()):
        return False
    opens = text[max(0, match.start() - 1) : match.start()] in {'"', "“", "‘", "'"}
    is_aired = " " in match[0] and not match[0].isupper() and _STATION.search(text, max(0, match.start() - 16), match.start())
    return bool(is_aired) or (opens and _TITLED.match(text, match.end()) is not None)


def _near_unit(match: Match[str], scene: Scene, place: Place) -> Reading:
    way = match["way"].lower().split()[-1]
    whole = from_publication(singular(match["unit"]), scene, OFFSETS[way])
    return cut_at_publication(whole, match.string[place.start : match.start()], scene.day)


def _after_next(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "the week after next" and "the year before last" as the second after the one of publication, or before it."""
    return from_publication(match["unit"].lower(), scene, 2 if match["way"].lower() == "after next" else -2)


def cut_at_publication(whole: Reading, lead: str, day: date | None) -> Reading:
    """Cut a running span at publication: "earlier this year" ends before that day, "later this year" begins with it."""
    word, period = lead.lower().split()[:1], whole.period
    if day is None or period is None or period.first is None or period.last is None or not period.first < day <= period.last:
        return whole
    if word == ["earlier"]:
        return replace(whole, period=Period(period.first, day - timedelta(1)))
    return replace(whole, period=Period(day, period.last)) if word == ["later"] else whole


def _near_fiscal(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "this fiscal year" by the name of the calendar's; its days are those of the one state named beside it, else open."""
    offset = OFFSETS[match["way"].lower().split()[-1]]
    named = from_publication(match["unit"].lower(), scene, offset)
    if scene.day is not None and match["unit"].lower() == "year":
        period = running_year(match.string, near(place), scene.day, offset)
        if period is not None:
            return replace(named, period=period)
    return unknown(named.value, named.precision)


def _is_near_unit(match: Match[str], text: str) -> bool:
    """Whether one calendar unit is meant: "the past year" and "the next decade" are lengths of time, "the last years" vague."""
    way = match["way"].lower().split()[-1]
    if is_title(match, text):
        return False
    if singular(match["unit"]) != "quarter" and _is_owned(match, text):
        return False
    article = text[max(0, match.start() - 5) : match.start()].lower().split()[-1:] == ["the"]
    if match[0].lower().endswith("s"):
        return way == "last" and not article and singular(match["unit"]) in {"year", "week", "month"}
    past = way == "past" and singular(match["unit"]) != "quarter"
    return way in {"this", "current"} or (not article and not past) or match["way"].lower() == "this past"


_OWN = compile_pattern(r"\b(?:his|her|their|its|my|our|your|whose|(?P<of>[a-z]+(?:['’]s|s['’])))\s+$", IGNORECASE)
_OF = compile_pattern(r"\s+(?:in|as|of|at|with|under|before)\b")


def _is_owned(match: Match[str], text: str) -> bool:
    """Whether a year or a week is someone's last or next, not that beside publication's: "his last year in office"."""
    if match["way"].lower().split()[-1] in {"this", "current"}:
        return False
    own = _OWN.search(text, max(0, match.start() - 24), match.start())
    return own is not None and (own["of"] is None or _OF.match(text, match.end()) is not None)


def near_weekday(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "last Friday" as the latest before publication and "next Friday" as the next week's.

    "The previous Friday" is the one before the last, "this Friday" that of the week, or the next where it has gone by and the
    verb looks ahead. A day of the running week goes by its name alone, or with "this".
    """
    way, number = match["way"].lower().split(), weekday_of(match["weekday"])
    masked = f"XXXX-WXX-{number}"
    if scene.day is None:
        return unknown(masked, "day")
    today = scene.day.isoweekday()
    if way[-1] == "previous":
        return resolved(_stepped(scene.day, -((today - number - 1) % 7 + 8)), "published", masked, "day")
    if way[-1] in {"last", "past"}:
        return resolved(_stepped(scene.day, -((today - number - 1) % 7 + 1)), "published", masked, "day")
    if way[-1] in {"this", "current"}:
        weeks = int(place.tense == "future" and number < today)
        return resolved(weekday_in_week(scene.day, number, weeks), "published", masked, "day")
    if way[-1] == "next":
        return resolved(weekday_in_week(scene.day, number, 1), "published", masked, "day")
    return resolved(_stepped(scene.day, (number - today - 1) % 7 + 1), "published", masked, "day")


def _stepped(day: date, step: int) -> Span | None:
    found = shifted(day, step)
    return on_day(found) if found else None


def _near_month(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "last May" as the latest that has ended, "next May" as the earliest to begin, "this May" as the year's.

    In June "last May" is that of the year before, as the May just over is "last month"; in January "last December" is just over.
    """
    number, way = month_of(match["month"]), match["way"].lower().split()[-1]
    if scene.day is None:
        return unknown(f"XXXX-{number:02d}", "month")
    year, month = scene.day.year, scene.day.month
    offset = {
        "last": -(number >= month - 1),
        "past": -(number >= month),
        "next": int(number <= month),
        "coming": int(number <= month),
    }.get(way, 0)
    return resolved(month_span(year + offset, number), "published", f"XXXX-{number:02d}", "month")


def _is_near_month(match: Match[str], _text: str) -> bool:
    return match["month"][0].isupper()


def _near_season(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "last summer" as the latest that has ended, "next summer" as the first to begin, "this summer" as the year's."""
    season, way = lexicon().seasons[match["season"].lower()], match["way"].lower()
    if scene.day is None:
        return unknown(f"XXXX-{season}", "season")
    if season == "WI":
        return _near_winter(way, scene.day, place)
    spans = [season_span(scene.day.year + step, season) for step in (-2, -1, 0, 1, 2)]
    if way in {"this", "current", "this coming"}:
        return resolved(spans[2], "published", f"XXXX-{season}", "season")
    if way in {"next", "coming"}:
        found = next((span for span in spans if span.period and span.period.first and span.period.first > scene.day), None)
    else:
        found = next((span for span in spans[::-1] if span.period and span.period.last and span.period.last < scene.day), None)
    return resolved(found, "published", f"XXXX-{season}", "season")


def _near_winter(way: str, day: date, place: Place) -> Reading:
    """Read "last winter" and "this winter" by the year they begin in; until March the latter is the one that began in December.

    A winter to come has no days: it may be that of either half of the globe.
    """
    is_late = day.month < 3 or (day.month == 3 and place.tense != "future")
    year = day.year - is_late
    if way in {"this", "current"} and (is_late or day.month == 12):
        return resolved(winter_span(year), "published", "XXXX-WI", "season")
    if way in {"last", "past", "previous", "this past"}:
        return resolved(winter_span(day.year - 1 - (day.month < 3)), "published", "XXXX-WI", "season")
    following = day.year + (way in {"next", "coming"} and day.month == 12)
    return resolved(season_span(following, "WI"), "published", "XXXX-WI", "season")


def _weekend(_match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read the weekend as the one ahead where the verb looks ahead, else the latest that has ended or is running."""
    if scene.day is None:
        return unknown("XXXX-WXX-WE", "range")
    running = scene.day.isoweekday() >= 6
    return replace(
        from_publication("weekend", scene, 0 if place.tense == "future" or place.role == "before" or running else -1), role="in"
    )


def _end_of_unit(match: Match[str], scene: Scene, place: Place) -> Reading:
    unit = match["unit"].lower()
    told = whole_told(scene, place, unit) if unit in {"month", "year"} and "this" not in match[0].lower() else None
    if told is None and is_open(scene, place):
        return unknown("XXXX", unit)
    return resolved(told, "sentence", "XXXX", unit) if told else from_publication(unit, scene, 0)


def _end_of_short(match: Match[str], scene: Scene, _place: Place) -> Reading:
    return from_publication({"Y": "year", "M": "month"}[match["letter"].upper()], scene, 0)


_SHORT = compile_pattern(r"\b(?:by|at|until|till|before)\s+(?:the\s+)?$", IGNORECASE)


def _is_short(match: Match[str], text: str) -> bool:
    """Whether "EOY" is the end of the year: in capitals after a preposition of time."""
    start = match.start()
    return match[0][-3:].isupper() and _SHORT.search(text, max(0, start - 12), start) is not None


def _by_now(_match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "to date" as the time up to publication."""
    found = from_publication("day", scene, 0)
    return replace(found, value="PRESENT_REF", role="as_of")


_UP = compile_pattern(
    r"\b(?:up|brought|bring|year|quarter|month|according|subject|due|back|prior"
    r"|hard|difficult|easy|impossible|possible|able|used)[\s-]+$",
    IGNORECASE,
)
_FROM = compile_pattern(r"\bfrom\s[^.;:]*$", IGNORECASE)


def _is_by_now(match: Match[str], text: str) -> bool:
    """Whether "to date" tells of a time, as in "sold to date", not in "up to date" or "from March to date"."""
    start = match.start()
    return _UP.search(text, max(0, start - 12), start) is None and _FROM.search(text, max(0, start - 40), start) is None


def _century_ago(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "half a century ago" as the year 50 before publication, which fixes no days."""
    named = from_publication("year", scene, -25 if match["quarter"] else -50)
    return unknown(named.value if named.period else "PAST_REF", "year")


_LOOSE = compile_pattern(r"\b(?:more than|less than|over|at least|up to|under|fewer than)\s+$", IGNORECASE)


def _ago(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "three months ago" as the calendar unit that many before publication.

    Decades and centuries, and a bound ("over ten years ago"), name a year as TIMEX3 has it, yet fix no days.
    """
    unit, count = singular(match["unit"]), number_of(match["count"])
    if match["count"].lower() == "some":
        return None
    precision = PRECISIONS.get(unit, unit)
    loose = match["loose"] is not None or _LOOSE.search(match.string, max(0, place.start - 14), match.start()) is not None
    if count is None or count != int(count) or unit in {"hour", "minute", "second"} or count > 9999:
        return unknown("PAST_REF", precision)
    if unit in {"decade", "century"} or loose:
        years = {"decade": 10, "century": 100}.get(unit)
        named = from_publication("year" if years else unit, scene, -int(count) * (years or 1))
        return unknown(named.value if named.period else "PAST_REF", named.precision)
    return from_publication(unit, scene, -int(count))
