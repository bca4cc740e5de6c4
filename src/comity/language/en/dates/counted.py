"""Dates counted from another date of the text: "the previous year", "a year earlier", "three years later", "that month"."""

from datetime import datetime, timedelta
from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.nearest import PRECISIONS, from_publication, weekday_in_week
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import DATED, FAR, Reader, Reading, Rule, Scene, Test, resolved, unknown
from comity.language.en.dates.relative import cut_at_publication
from comity.language.en.dates.spans import (
    FIRST_MONTH,
    around,
    is_year,
    month_span,
    on_day,
    season_span,
    shifted,
    year_before,
    year_span,
)
from comity.language.en.dates.tense import is_of_clause
from comity.language.en.dates.words import Pieces, lexicon, month_of, number_of, singular, weekday_of
from comity.language.en.dates.years import single_year

PARTS = frozenset({"month", "quarter", "half", "season", "range"})


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for dates counted from another date, the most specific first."""
    return (*_comparing(at), *_neighbouring(at))


def _comparing(at: Pieces) -> tuple[Rule, ...]:
    """The rules for spans that another is compared with, so that nothing else is counted from them."""
    ago = r"year(?:-| )(?:earlier|ago)"
    name = r"(?:(?:first|second|third|fourth) )?(?P<name>period|quarter|month|half|figure|level)"
    same = r"(?:the |a )?(?:same|corresponding|comparable|similar|equivalent|analogous)"
    year = rf"(?P<year>{at.figures_year}|(?:last|previous|preceding|prior) year|year (?:earlier|ago|before))"
    closes = r"(?= ?[.,;:)]| ?$| (?:and|to|in|on|when|as|for|with|at|because|after|thanks|due)\b)"
    patterns = (
        (
            "same span of a year",
            rf"{same} (?:{ago} )?(?:period|quarter|month|time|half|months)(?:,? (?:of|in|from|a|the))?(?: the)? {year}",
            _same_span,
        ),
        ("span of a year", rf"the (?P<year>{at.figures_year}) (?P<name>period|quarter|half)", _same_span),
        ("a year before", rf"(?:the )?(?:(?:same|comparable|corresponding) )?{ago}(?: {name})?", _year_before),
        ("span a year ago", r"(?:the )?(?P<name>quarter|period|month) a year (?:ago|earlier)", _year_before),
        ("a year ago", r"(?:an?|one) year ago", _year_ago),
        ("a year earlier", rf"(?:an?|one) year (?:earlier|before)(?! the){closes}", _year_before),
    )
    return tuple(Rule(title, pattern, read, waits=True, compares=True) for title, pattern, read in patterns)


def _neighbouring(at: Pieces) -> tuple[Rule, ...]:
    """The rules for spans that lie beside another or hold it."""
    unit = r"(?P<unit>weekend|week|month|quarter|year|decade|century|day)"
    count = rf"(?P<count>{at.number}|{at.some}|an?)"
    closes = r"(?= ?[.,;:)]| ?$| (?:and|to|in|when|as|was|were|had|with|at|from|because|amid|by)\b)"
    ends_here = r"(?= ?[.,;:)]| ?$| (?:but|to|when)\b)(?!,? (?:and|or|during)\b)"
    back = (
        r"(?P<count>an?|one) (?P<unit>day|week|month|quarter) (?:(?P<way>earlier|before|previously)(?P<side>)"
        r"(?! (?:this|today|tonight|on|in the|the|a|an|his|her|its|their)\b))"
    )
    way = r"(?P<way>earlier|previously|later|afterwards)(?! (?:this|today|tonight|on|in the)\b)"
    patterns = (
        (
            "counted",
            rf"{count} (?P<unit>{at.unit}) (?:{way}|(?P<side>before|after){ends_here})",
            _counted,
        ),
        ("the year before", rf"the {unit} (?P<way>before|after|earlier){closes}", _next_to),
        ("next to a date", rf"the (?P<way>previous|preceding|prior|following) {unit}", _next_to),
        (
            "following month or season",
            rf"the (?:following|(?P<next>next)) (?:(?P<month>{at.month_name})|(?P<season>{at.season}))(?![a-z'’]| \d)",
            _following_part,
        ),
        ("following weekday", rf"(?:the )?following (?P<weekday>{at.weekday})(?!['’])", _following_weekday),
        ("next unit", r"the (?P<way>next) (?P<unit>year|month|week|day)(?![a-z])", _next_to),
        ("previous", rf"(?P<way>previous|preceding|prior|following) {unit}(?!s)", _next_to),
        ("then", r"then", _then),
        ("same as a date", r"(?:the same|that(?: same)?) (?P<unit>year|month|quarter|week|day|decade)(?![a-z])", _same),
        (
            "the unit",
            r"the (?:full |whole |entire )?(?P<fiscal>fiscal |financial )?(?P<unit>year|month|week|day)(?![a-z]|-|['’]s)",
            _the_unit,
        ),
        (
            "the unit's",
            r"the (?P<unit>year|month|week|day)(?=['’]s (?:most|worst|best|first|last|final|[a-z]{3,}est) )",
            _the_unit,
        ),
        ("latest period", r"the (?:latest|most recent) (?:(?P<fiscal>fiscal|financial) year|period)(?![a-z])", _latest),
        ("the quarter", r"the (?P<latest>(?:latest|most recent) )?quarter(?! of| century|-| final)", _quarter),
    )
    fits: dict[Reader, Test] = {
        _then: _is_then,
        _following_weekday: _is_following,
        _next_to: _is_neighbour,
        _following_part: _is_following_part,
        _the_unit: _is_the_unit,
    }
    compared = Rule("compared with", back, _counted, _is_compared_with, waits=True, compares=True)
    return (compared, *(Rule(title, pattern, read, fits.get(read), waits=True) for title, pattern, read in patterns))


_COMPARES = compile_pattern(
    r"\b(?:from|than|against|over|versus|vs\.?|with|to)(?:\s+(?!was\b|were\b|had\b)[^\s.;:,]+){0,4},?\s+$"
    r"|(?:\d|%|\b(?:[mb]|tr)illion|\bthousand|\bper\s?cent|\ban?\s(?:share|barrel|ton|tonne|unit)),?\s+$",
    IGNORECASE,
)


def _is_compared(match: Match[str], place: Place) -> bool:
    """Whether an amount stands against that of "a year ago": after "from" and the like, or right after an amount."""
    return _COMPARES.search(match.string, max(place.left, match.start() - 60), match.start()) is not None


def _is_compared_with(match: Match[str], text: str) -> bool:
    """Whether "a month earlier" is only what an amount is compared with, so that the next date is not counted from it."""
    return _COMPARES.search(text, max(0, match.start() - 60), match.start()) is not None


def _year_ago(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "a year ago" as last year; compared with, as the part of a year spoken of before, a year earlier."""
    if not _is_compared(match, place):
        return from_publication("year", scene, -1)
    before = [reading for _, reading in scene.earlier(place) if reading.precision in PARTS]
    moved = year_before(before[0].span) if before else None
    if moved is not None:
        return resolved(moved, "sentence", "XXXX", moved.precision)
    return from_publication("year", scene, -1)


def _year_before(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "a year earlier" and "the year-ago quarter" as the same part of a year, the year before the date nearest to them."""
    moved, name = _moved_a_year(_like(match, scene, place)), (match.groupdict().get("name") or "").lower()
    if name in {"period", "quarter"} and moved.period is None:
        ended = from_publication("quarter", scene, -1)
        return unknown(_moved_a_year(ended).value, "quarter") if ended.period else moved
    if moved.period is not None or name:
        return moved
    named = from_publication("year", scene, -1)
    return unknown(named.value, "year") if named.period else moved


def _like(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """The date that a span of the same name is counted from: "the year-ago quarter" from a quarter, "period" from part of one."""
    name = (match.groupdict().get("name") or "").lower()
    if name in {"quarter", "month", "half"}:
        return scene.antecedent(place, frozenset({name}))
    parts = scene.antecedent(place, PARTS) if name == "period" else _ended_on(scene, place)
    return parts or scene.antecedent(place, DATED)


def _ended_on(scene: Scene, place: Place) -> Reading | None:
    """The part of a year that ends on the date nearest before: "the quarter ended Feb. 28", "the quarter through February"."""
    before = scene.earlier(place)[:2]
    if len(before) < 2 or before[0][0].start - before[1][0].end > 12:
        return None
    (_, end), (_, part) = before
    is_end = end.precision in {"day", "week"} or (end.precision == "month" and part.precision == "range")
    return part if is_end and part.precision in PARTS else None


def _moved_a_year(anchor: Reading | None, years: int = 1) -> Reading:
    """Read the anchor's span `years` earlier; beside a single day or week the whole year."""
    moved = year_before(anchor.span, years) if anchor else None
    year = single_year(anchor)
    if moved is None and year and anchor and anchor.precision in {"day", "week"}:
        moved = year_span(year - years)
    return resolved(moved, "sentence", "XXXX", "year")


def _same_span(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the same period of 2023" as the span nearest before it, moved to that year."""
    is_named = match.groupdict().get("name") is not None
    whole = DATED - {"day", "week"}
    anchor = _like(match, scene, place) if is_named else _ended_on(scene, place) or scene.antecedent(place, whole)
    words, year = match["year"].lower(), single_year(anchor)
    if words[:1].isdigit():
        return _moved_a_year(anchor, year - int(words)) if year else unknown(words, "range")
    end = anchor.period.last if anchor and anchor.period else None
    if words.startswith("last") and scene.day and end and end.year >= scene.day.year:
        return _moved_a_year(anchor, end.year - scene.day.year + 1)
    if not words.startswith("last"):
        return _moved_a_year(anchor)
    named = from_publication("year", scene, -1)
    return unknown(named.value if named.period else "XXXX", "range")


AHEAD = frozenset({"following", "next", "after", "later", "afterwards"})
_LENGTH = compile_pattern(r"\b(?:over|during|within|for|in|throughout)\s+$", IGNORECASE)
_COMPARED = compile_pattern(r"\b(?:over|from|than|with|to|on|against|versus|vs\.?|in)\s+(?:in\s+)?$", IGNORECASE)


def _next_to(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the previous year" as the calendar unit beside the date nearest to it.

    A part of a year compared with "the previous year" is compared with the same part of that year.
    """
    unit, anchor = singular(match["unit"]), scene.antecedent(place, DATED)
    offset = 1 if match["way"].lower() in AHEAD else -1
    compared = _COMPARED.search(match.string, max(0, match.start() - 16), match.start()) is not None
    if unit == "year" and offset < 0 and compared and anchor and anchor.precision in PARTS and year_before(anchor.span):
        return _moved_a_year(anchor)
    is_bare = not match[0].lower().startswith("the ") or (offset > 0 and place.tense == "future")
    if anchor is None and not scene.read and unit in {"week", "month", "quarter"} and is_bare:
        return from_publication(unit, scene, offset)  # no date stands in the whole text to count it from
    found = _beside(anchor, unit, offset)
    return found if found.period or unit != "day" else _beside_day(scene, place, offset) or found


def _beside_day(scene: Scene, place: Place, offset: int) -> Reading | None:
    """Name the day beside the date nearest before; the story may have moved on since, so it fixes no period."""
    before = [reading for _, reading in scene.earlier(place, FAR) if reading.precision in DATED][:1]
    named = _beside(before[0], "day", offset) if before else None
    return unknown(named.value, "day") if named and named.period else None


def _following_weekday(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the following Friday" as the first after the day spoken of before; of next week where the text has no date at all."""
    number, masked = weekday_of(match["weekday"]), f"XXXX-WXX-{weekday_of(match['weekday'])}"
    before = _before(scene, place)
    if before is not None and before.precision == "day" and before.period and before.period.first:
        day = shifted(before.period.first, (number - before.period.first.isoweekday() - 1) % 7 + 1)
        return resolved(on_day(day) if day else None, "sentence", masked, "day")
    if not scene.read and scene.day is not None and match[0].lower().startswith("f"):
        return resolved(weekday_in_week(scene.day, number, 1), "published", masked, "day")
    return unknown(masked, "day")


_ON = compile_pattern(r"\b(?:on|by|until)\s+$", IGNORECASE)


def _is_following(match: Match[str], text: str) -> bool:
    """Whether "following Friday" is a day and no preposition before one: "the following Friday", "on following Friday"."""
    return match[0].lower().startswith("the ") or _ON.search(text, max(0, match.start() - 7), match.start()) is not None


def _following_part(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the following January" and "the following spring" as the first to begin after the date spoken of before."""
    season = lexicon().seasons[match["season"].lower()] if match["season"] else None
    month = month_of(match["month"]) if match["month"] else 0
    masked, precision = (f"XXXX-{season}", "season") if season else (f"XXXX-{month:02d}", "month")
    before = _before(scene, place)
    last = before.period.last if before and before.period else None
    if last is None or not is_year(last.year + 1):
        return unknown(masked, precision)
    first_month = FIRST_MONTH[season] if season else month
    year = last.year + (first_month <= last.month)
    return resolved(season_span(year, season) if season else month_span(year, month), "sentence", masked, precision)


def _is_following_part(match: Match[str], text: str) -> bool:
    """Whether "the next summer" is told as past, so that it is counted from another date and not from publication."""
    return match["next"] is None or is_of_clause(text, max(0, match.start() - 90), match.start())


def _is_neighbour(match: Match[str], text: str) -> bool:
    """Whether the unit beside a date is meant: "over the next year" is a length of time."""
    return match["way"].lower() != "next" or _LENGTH.search(text, max(0, match.start() - 16), match.start()) is None


def _beside(anchor: Reading | None, unit: str, offset: int) -> Reading:
    """Read the calendar unit `offset` after the one that the anchor lies in; unknown where it lies in several."""
    precision, period = PRECISIONS.get(unit, unit), anchor.period if anchor else None
    if period is None or period.first is None or period.last is None or around(unit, period.first) != around(unit, period.last):
        return unknown("XXXX", precision)
    return resolved(around(unit, period.first, offset), "sentence", "XXXX", precision)


def _before(scene: Scene, place: Place) -> Reading | None:
    """The date nearest before the expression."""
    return next((reading for _, reading in scene.earlier(place) if reading.precision in DATED), None)


def _counted(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "three years later" as the unit that many after the date before it, or as the date beside it ("later, in 2010")."""
    unit, count = singular(match["unit"]), number_of(match["count"])
    if match["count"].lower() == "some":
        return None
    if unit in {"hour", "minute", "second"}:
        if clock := _clock_from(match, scene, place):
            return clock
        value = "X" if count is None else f"{count:g}"
        return Reading(value=f"PT{value}{unit[0].upper()}", precision="day", kind="DURATION", anchor="unresolved", role="in")
    named = scene.later(place)[:1]
    if named and named[0][0].start <= place.end + 6 and named[0][1].precision in DATED:
        return resolved(named[0][1].span, "sentence", "XXXX", named[0][1].precision)
    if count is None or count != int(count) or count > 9999 or unit in {"decade", "century"}:
        return unknown("XXXX", PRECISIONS.get(unit, unit))
    steps = int(count) if (match["way"] or match["side"]).lower() in AHEAD else -int(count)
    found = _beside(_before(scene, place), unit, steps)
    return found if found.period or unit != "day" else _day_from_publication(steps, scene, place) or found


_CLOCK = compile_pattern(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d")


def _clock_from(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "three minutes later" as the time so long after the clock told before it; None where no clock is told."""
    unit, count = singular(match["unit"]), number_of(match["count"])
    told = [reading for _, reading in scene.earlier(place) if reading.kind == "TIME"][:1]
    if not told or count is None or unit == "second" or count > 48 or _CLOCK.fullmatch(told[0].value) is None:
        return None
    sign = 1 if (match["way"] or match["side"]).lower() in AHEAD else -1
    moved = datetime.fromisoformat(told[0].value) + sign * timedelta(**{f"{unit}s": count})
    day = on_day(moved.date())
    period = day.period if told[0].period else None
    value = f"{day.value}T{moved:%H:%M}"
    return Reading(value=value, precision="day", kind="TIME", period=period, anchor="sentence" if period else "unresolved")


def _day_from_publication(steps: int, scene: Scene, place: Place) -> Reading | None:
    """Name the day so many days from publication, where no day is named to count from; it is likely, and no period."""
    if steps > 0 and place.tense != "future":
        return None
    named = from_publication("day", scene, steps)
    return unknown(named.value, "day") if named.period else None


_UP_TO_THEN = compile_pattern(r"\b(?:since|until|till|by)\s+$", IGNORECASE)


def _is_then(match: Match[str], text: str) -> bool:
    """Whether "then" stands for a date: "since then", "until then", no "the then minister" or "by then President"."""
    led = _UP_TO_THEN.search(text, max(0, match.start() - 8), match.start())
    if led is None or text[match.end() : match.end() + 1] == "-":
        return False
    return led[0].lower().split() != ["by"] or not text[match.end() : match.end() + 2].strip().isupper()


def _then(_match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "since then" as the date spoken of before; what was meant may be an event of another day, so it fixes no period."""
    before = _before(scene, place)
    return unknown(before.value.partition("T")[0], before.precision) if before else None


def _same(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "that year" as the unit that holds the date nearest before it."""
    unit = match["unit"].lower()
    found = _beside(_before(scene, place), unit, 0)
    if found.period:
        return found
    before = (_beside(reading, unit, 0) for _, reading in scene.earlier(place, FAR) if reading.precision in DATED)
    named = next((reading for reading in before if reading.period), None)
    return unknown(named.value, named.precision) if named else found  # too far away to be sure of


_WITHIN = compile_pattern(
    r"\b(?:in|for|during|over|throughout|across|through|on|later in|earlier in|late in|early in)\s+$"
    r"|\b(?:rest|remainder|remaining|part|parts|half|quarters?|months?|weeks?|days?|most|course|bulk|start|beginning|middle|end|close|turn)\s+of\s+$",
    IGNORECASE,
)
_MOST_OF = compile_pattern(
    r"\b(?:first|second|third|fourth|last|final|most|worst|best|(?!interest\b|forest\b|request\b|west\b)[a-z]{3,}est)\b(?:\s+[\w'-]+){0,4}?\s+of\s+$"
)
_CLOSES = compile_pattern(
    r"\s*[.,;:!?)\"”—–]|\s+-\s|\s*$"
    r"|\s+(?:so far|and|or|in|on|as|but|while|with|from|at|by|was|were|is|are|rose|fell|grew|came)\b"
    r"(?!\s+(?:ended|ending|march|april|june|september|december))",
    IGNORECASE,
)


_AFTER_ALL = compile_pattern(
    r"(?:\A|[\"“”‘',;:—–-]|[.!?]|\b(?:and|but|that|because|so|think))\s*at\s+the\s+end\s+of\s+$", IGNORECASE
)


def _the_unit(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "for the year" as the year spoken of before in its sentence, else that of publication.

    A fiscal year has a name and no days.
    """
    unit = match["unit"].lower()
    spoken = [reading for other, reading in scene.earlier(place) if other.start >= place.left and reading.precision in DATED]
    found = _beside(spoken[0] if spoken else None, unit, 0)
    found = found if found.period else from_publication(unit, scene, 0)
    if match.groupdict().get("fiscal"):
        return unknown(found.value, found.precision)
    return (
        cut_at_publication(found, match.string[place.start : match.start()], scene.day) if found.anchor == "published" else found
    )


def _is_the_unit(match: Match[str], text: str) -> bool:
    """Whether the unit stands alone after a preposition of time: "for the year", not "the year of the vote"."""
    if text[match.end() : match.end() + 1] in {"'", "’"}:
        return True
    if match["unit"].islower() and match["unit"] != "day" and _MOST_OF.search(text, max(0, match.start() - 60), match.start()):
        return _CLOSES.match(text, match.end()) is not None
    before = _WITHIN.search(text, max(0, match.start() - 16), match.start())
    is_day = match["unit"].lower() == "day" and text[match.end() : match.end() + 1] == ","
    if is_day and _AFTER_ALL.search(text, max(0, match.start() - 30), match.start()):
        return False  # "at the end of the day, it is about trust"
    on_other = before is not None and before[0].lower().startswith("on") and match["unit"].lower() != "day"
    return before is not None and not on_other and _CLOSES.match(text, match.end()) is not None


def _latest(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Name "the latest period" as the part of a year spoken of before, else the last quarter ended; its days stay open."""
    if match["fiscal"]:
        return unknown(from_publication("year", scene, -1).value, "year")
    before = [reading for _, reading in scene.earlier(place, FAR) if reading.precision in PARTS - {"range"}]
    named = before[0] if before else from_publication("quarter", scene, -1)
    return unknown(named.value, named.precision)


def _quarter(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the quarter" as the one spoken of before, "the latest quarter" as the last that had ended by publication."""
    if match["latest"]:
        return from_publication("quarter", scene, -1)
    before = [reading for _, reading in scene.earlier(place, FAR) if reading.precision == "quarter"]
    return resolved(before[0].span if before else None, "sentence", "XXXX-QX", "quarter")
