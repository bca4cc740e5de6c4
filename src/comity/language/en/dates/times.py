"""Times of day, read thinly: the day is what counts. "This morning", "last night", "Friday evening", "10 p.m. Wednesday"."""

from datetime import date
from re import DOTALL, IGNORECASE, Match
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates.nearest import weekday, yearly
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, unknown
from comity.language.en.dates.relative import NEAR, is_title, near_weekday
from comity.language.en.dates.spans import around, day_span, shifted
from comity.language.en.dates.words import Pieces, day_of, lexicon, month_of, one_of, weekday_of
from comity.model.period import Period

ZONES = (
    "GMT|UTC|BST|CES?T|EES?T|WES?T|[ECMP][SD]?T|AK[SD]T|HST|AST|MSK|IST|JST|KST|HKT|SGT|PHT|WIB|PKT"
    "|AE[SD]T|NZ[SD]T|EAT|CAT|SAST|BRT|ART"
)
"""Short names of time zones as news agencies write them behind a time."""


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for times of day, the most specific first."""
    part = rf"(?P<part>{one_of(lexicon().dayparts)})"
    zone = rf"(?: (?:{ZONES}|(?-i:[A-Z][a-z]+) time|(?:Eastern|local)(?: time)?)(?![a-z]))"
    dated = rf"(?P<month>{at.month}) (?P<day>{at.day})"
    turned = rf"(?P<day2>{at.day}) (?:of )?(?P<month2>{at.month})"
    dated = rf"(?:{dated}|{turned})(?:,? (?P<year>(?:1[5-9]|20)\d\d(?!\d)))?"
    alone = rf"(?!,? (?:{at.month}) \d|,? \d\d? (?:of )?{at.month})"
    day = rf"(?:(?P<weekday>{at.weekday}|yesterday|today|tomorrow){alone}|(?:{at.weekday},? )?{dated})"
    twelve = r"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    full = rf"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?!\d|:|[%-])|(?P<compact>[0-2]\d[0-5]\d)(?={zone})"
    clock = rf"(?:{twelve}|{full}|(?P<named>noon|midday|midnight)){zone}?"
    near = rf"(?P<near>this|last|yesterday|tomorrow|{at.weekday}) {part}|(?P<tonight>tonight)"
    hour = r"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))?(?:(?P<oclock> o['’]clock)| ?(?P<half>[ap]\.?m\b\.?))?"
    ordered = (
        Rule("clock of a part of a day", rf"{hour}{zone}?,? (?:on )?(?:{near})(?![a-z]|-)", _clock_of_part, _is_clock_of_part),
        Rule("clock and day", rf"{clock},? (?:on )?{day}", _clock, _is_clock),
        Rule("day and clock", rf"{day},? (?:at|around|about|by|until) (?:around |about )?{clock}", _clock),
        Rule("clock", clock, _clock, _is_clock),
        Rule(
            "part and day",
            rf"(?:mid-?)?(?P<part>morning|afternoon|evening|night)(?:,? (?:of|on))? {day}",
            _part,
            _is_part_of_day,
            definite=True,
        ),
        Rule("weekdays", rf"(?P<weekday>{at.weekday})(?:s| {part}s)(?![a-z])", _weekdays, _is_capital),
        Rule(
            "early hours",
            rf"(?:the )?(?P<early>early|small) hours of {day}(?: {one_of(lexicon().dayparts)})?(?![a-z])",
            _part,
        ),
        Rule(
            "part of a day told",
            rf"(?P<told>that|the same|the next|the following|the previous) {part}(?![a-z]|-)"
            rf"|the (?P<eve>{one_of(lexicon().dayparts)}) before"
            r"(?! (?:the|a|an|his|her|its|their|last|he|she|they|it|[a-z]+ing)\b)"
            r"|(?P<turn>dawn|daybreak|dusk|nightfall)(?![a-z]|-)|all (?P<whole>night)(?![a-z]|-)"
            r"|(?:late|early|mid)(?:-| )(?P<within>morning|afternoon|evening)(?![a-z]|-)",
            _told_part,
            _is_told,
        ),
        Rule("part of a day", rf"{day} {part}(?![a-z])", _part),
        Rule("part of a near day", rf"{NEAR} (?P<weekday>{at.weekday}) {part}(?![a-z])", _part_of_near_day),
        Rule("part of the day", rf"the {part}(?![a-z]|-)", _day_part, _is_within),
        Rule(
            "part of this day",
            rf"(?P<near>this|last) {part}(?![a-z])|(?P<tonight>tonight)|(?P<night>overnight)",
            _near_part,
            _is_no_title,
        ),
    )
    told = {"clock", "part of the day", "part of a day told"}
    return tuple(replace(rule, waits=rule.name in told) for rule in ordered)


def _at(day: Reading, time: str) -> Reading:
    return Reading(value=f"{day.value}T{time}", period=day.period, precision="day", kind="TIME", anchor=day.anchor)


_BRACKET = compile_pattern(r"\s*\($")
_TO_DAY = compile_pattern(r"\)?\s*(?:\([^()]{1,30}\)\s*)?,?\s*(?:(?:on|of|early|late|next)\s+)*(?:the\s+)?", IGNORECASE)


_CLAUSE_ON = compile_pattern(
    r"(?:(?!\b(?:and|but|or|that|which|who|as|after|before|since|until|for|when|while|because|said|to)\b)[^,;:—]){0,60}\bon\s+",
    IGNORECASE,
)


def _day_of(text: str, scene: Scene, place: Place) -> Reading:
    """Read the day of a time that stands without one.

    It is that of a time whose zone it translates in brackets, of the date right after it, else of the nearest day before it
    in its sentence or after it in its clause. The day of a sentence before gives the value alone, as the story may have
    moved on; where nothing names a day it is that of publication.
    """
    before = [(other, reading) for other, reading in scene.earlier(place) if reading.precision == "day" and _is_named(reading)]
    if before and _is_bracketed(text, before[0][0].end, place.start):
        return _only_day(before[0][1])
    after = [(other, reading) for other, reading in scene.later(place)[:1] if reading.precision == "day" and _is_named(reading)]
    if after and _TO_DAY.fullmatch(text, place.end, after[0][0].start):
        return _only_day(after[0][1])
    if before and before[0][0].start >= place.left:
        return _only_day(before[0][1])
    if after and _CLAUSE_ON.fullmatch(text, place.end, after[0][0].start):
        return _only_day(after[0][1])
    told = [(other, reading) for other, reading in before if _can_be_told(reading, scene, place)]
    if len(told) > 1 and _is_of_saying(text, told[1][0].end, told[0][0].start):
        told = told[1:]
    return replace(_only_day(told[0][1]), period=None, anchor="unresolved") if told else _offset(0, scene)


def _is_named(reading: Reading) -> bool:
    """Whether a day has a name of its own, as "to date" has not."""
    return not reading.value.endswith("_REF")


_SAYING = compile_pattern(r"(?:(?![.!?]\s).)*\b(?:said|told|announced|reported|wrote|tweeted)(?:\s+[a-z]+){0,2}\s+", DOTALL)


def _is_of_saying(text: str, end: int, start: int) -> bool:
    """Whether the day at `start` is that on which something was only said, in the sentence of the day that ends at `end`."""
    return _SAYING.fullmatch(text, end, start) is not None


def _is_bracketed(text: str, end: int, start: int) -> bool:
    """Whether what starts here stands in brackets right behind what ended there."""
    return _BRACKET.fullmatch(text, end, start) is not None


def _only_day(reading: Reading) -> Reading:
    """The day of a date or time."""
    return replace(reading, value=reading.value.partition("T")[0], kind="DATE")


def _can_be_told(reading: Reading, scene: Scene, place: Place) -> bool:
    """Whether a time told in its tense can fall on that day."""
    first = reading.period.first if reading.period else None
    if first is None or scene.day is None:
        return False
    return first <= scene.day if place.tense == "past" else first >= scene.day if place.tense == "future" else True


def _day(word: str, scene: Scene, place: Place) -> Reading:
    key = word.lower()
    if key in lexicon().weekdays:
        return weekday(scene, place, weekday_of(key))
    return _offset({"yesterday": -1, "tomorrow": 1}.get(key, 0), scene)


def _offset(days: int, scene: Scene) -> Reading:
    span = around("day", scene.day, days) if scene.day else None
    if span is None:
        return Reading(value="XXXX-XX-XX", precision="day", anchor="unresolved")
    return Reading(value=span.value, period=span.period, precision="day", anchor="published")


def _clock(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    time = _time(match)
    day = _named_day(match, scene, place)
    return None if time is None or day is None else _at(day, time)


def _time(match: Match[str]) -> str | None:
    """The time of day in the form of ISO 8601, or None where the clock has no such time."""
    if match["named"]:
        return "24:00" if match["named"].lower() == "midnight" else "12:00"
    if match["compact"]:
        return f"{match['compact'][:2]}:{match['compact'][2:]}" if int(match["compact"][:2]) < 24 else None
    if match["hour24"]:
        return f"{int(match['hour24']):02d}:{match['minute24']}"
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    return f"{hour % 12 + (12 if match['half'].lower().startswith('p') else 0):02d}:{match['minute'] or '00'}"


def _clock_of_part(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "9:30 this morning" and "8 o'clock last night" as that time of the day; of twelve hours the part tells which half."""
    hour, part = int(match["hour"]), "night" if match["tonight"] else match["part"].lower()
    half = (match["half"] or ("a" if part == "morning" else "p")).lower()
    if hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    word = (match["near"] or "today").lower()
    day = _offset(-1, scene) if word == "last" else _day(word, scene, place)
    return _at(day, f"{hour:02d}:{match['minute'] or '00'}") if hour < 24 and match["hour"] != "0" else None


def _is_clock_of_part(match: Match[str], text: str) -> bool:
    """Whether figures before "this morning" are a time: with minutes, "o'clock" or "p.m.", or after "at"."""
    if match["near"] and match["near"].lower() == "last" and match["part"].lower() != "night":
        return False
    told = match["minute"] or match["oclock"] or match["half"]
    return bool(told) or _AT.search(text, max(0, match.start() - 10), match.start()) is not None


_AT = compile_pattern(r"\b(?:at|by|from|until|till|to|since|before|after|around|about|and|between)\s+$", IGNORECASE)


def _is_clock(match: Match[str], text: str) -> bool:
    """Whether figures with a colon are a time: "at 10:30" or with a zone, not a score; "noon" alone is none."""
    parts = match.groupdict()
    if parts["named"]:
        named = any(parts.get(key) for key in ("weekday", "month", "month2"))
        return named or _AT.search(text, max(0, match.start() - 10), match.start()) is not None
    if parts["hour24"] is None:
        return True
    cued = _AT.search(text, max(0, match.start() - 10), match.start()) is not None
    return cued or match[0][-1].isalpha()


def _named_day(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    parts = match.groupdict()
    if not (parts.get("month") or parts.get("month2")):
        return _day(parts["weekday"], scene, place) if parts.get("weekday") else _day_of(match.string, scene, place)
    month, day = month_of(parts["month"] or parts["month2"]), day_of(parts["day"] or parts["day2"])
    if parts["year"]:
        return of_span(day_span(int(parts["year"]), month, day))
    if day_span(2000, month, day) is None:
        return None
    return yearly(scene, place, f"XXXX-{month:02d}-{day:02d}", lambda year: day_span(year, month, day))


def _part(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    day = _named_day(match, scene, place)
    is_early = match.groupdict().get("early") is not None
    return _at(day, "MO" if is_early else lexicon().dayparts[match["part"].lower()]) if day else None


def _part_of_near_day(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "last Friday night" as of the day that "last Friday" names."""
    return _at(near_weekday(match, scene, place), lexicon().dayparts[match["part"].lower()])


TURNS = {"dawn": "MO", "daybreak": "MO", "dusk": "EV", "nightfall": "NI"}


def _told_part(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "that morning" and "at dawn" as of the day spoken of, "the next morning" as of the day after it."""
    day = _day_of(match.string, scene, place)
    word = match["turn"] or match["whole"] or match["within"] or match["eve"] or match["part"]
    named = TURNS.get(word.lower()) or lexicon().dayparts[word.lower()]
    step = {"the next": 1, "the following": 1, "the previous": -1}.get(
        " ".join((match["told"] or "").lower().split()), -bool(match["eve"])
    )
    if not _names_day(scene, place):  # of which day it is told is a guess
        return _at(unknown("XXXX-XX-XX" if step else day.value, "day"), named)
    if not step:
        return _at(day, named)
    try:
        moved = around("day", date.fromisoformat(day.value), step)
    except ValueError:
        moved = None
    if moved is None:
        return _at(unknown("XXXX-XX-XX", "day"), named)
    return _at(replace(day, value=moved.value, period=moved.period if day.period else None), named)


def _names_day(scene: Scene, place: Place) -> bool:
    """Whether a day is named before the expression."""
    return any(reading.precision == "day" for _, reading in scene.earlier(place))


_UNTIL = compile_pattern(r"\b(?:by|until|till|since|in\s+the|from|during\s+the)\s+$", IGNORECASE)
_CUED = compile_pattern(r"\b(?:at|before|by|until|since|after|around|from)\s+$", IGNORECASE)


def _is_told(match: Match[str], text: str) -> bool:
    """Whether "dawn" is a time: after a preposition, and not one of an age ("after the dawn of", "at dawn of")."""
    if match["within"]:
        return _UNTIL.search(text, max(0, match.start() - 12), match.start()) is not None
    if match["turn"] is None:
        return not text[match.end() : match.end() + 4].startswith(" of ")
    is_cued = _CUED.search(text, max(0, match.start() - 8), match.start()) is not None
    return is_cued and match["turn"].islower() and not text[match.end() : match.end() + 4].startswith(" of ")


def _day_part(match: Match[str], scene: Scene, place: Place) -> Reading:
    day = _day_of(match.string, scene, place)
    if match["part"].lower() == "night" and not _names_day(scene, place):
        day = replace(day, period=None, anchor="unresolved")  # the night before publication or the one after it
    return _at(day, lexicon().dayparts[match["part"].lower()])


_WITHIN = compile_pattern(r"\b(?:in|during|later in|by|through|throughout)\s+$", IGNORECASE)


def _is_within(match: Match[str], text: str) -> bool:
    """Whether "in the morning" is told of some day, not of a day named after it."""
    before = _WITHIN.search(text, max(0, match.start() - 10), match.start())
    return before is not None and not text[match.end() : match.end() + 4].startswith((" of ", " hou"))


def _is_part_of_day(match: Match[str], text: str) -> bool:
    """Whether "the morning of May 7" is meant, not the "night" of a "Saturday night" before a day."""
    return not text[max(0, match.start() - 12) : match.start()].rstrip().endswith(("day", "last", "this"))


def _is_no_title(match: Match[str], text: str) -> bool:
    return not is_title(match, text)


def _weekdays(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    part = f"T{lexicon().dayparts[match['part'].lower()]}" if match["part"] else ""
    value = f"XXXX-WXX-{lexicon().weekdays[match['weekday'].lower()]}{part}"
    return Reading(value=value, precision="day", kind="SET", anchor="unresolved", role="in")


def _is_capital(match: Match[str], _text: str) -> bool:
    return match[0][0].isupper()


_NOUN = compile_pattern(r"\s(?!(?:and|or|to|in|of|at|by|on|for|with|from|as|after|but|the|a)\b)[a-z]")


def _night_before(day: date) -> Reading | None:
    """The night that ends on a day; it has the name of the day it begins on."""
    eve = shifted(day, -1)
    if eve is None:
        return None
    return Reading(value=f"{eve.isoformat()}TNI", period=Period(eve, day), precision="range", kind="TIME", anchor="published")


def _near_part(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    if match["tonight"] or match["night"]:
        found = _at(_offset(0, scene), "NI")
        if match["night"] and _NOUN.match(match.string, match.end()):  # "overnight losses" may be of either night
            return replace(unknown(found.value, "day"), kind="TIME")
        return _night_before(scene.day) if match["night"] and place.tense == "past" and scene.day else found
    if match["near"].lower() == "last":
        return _at(_offset(-1, scene), "NI") if match["part"].lower() == "night" else None
    return _at(_offset(0, scene), lexicon().dayparts[match["part"].lower()])
