"""Times of day, read thinly: the day is what counts. "This morning", "last night", "Friday evening", "10 p.m. Wednesday"."""

from re import Match

from comity.language.en.dates.nearest import weekday
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene
from comity.language.en.dates.spans import around
from comity.language.en.dates.words import Pieces, lexicon, one_of, weekday_of


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for times of day, the most specific first."""
    part = rf"(?P<part>{one_of(lexicon().dayparts)})"
    zone = r"(?: (?:GMT|UTC|EST|EDT|CET|ET|MSK|Moscow time|local time))?"
    clock = rf"(?:(?P<hour>\d\d?)(?::(?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b\.?)|(?P<named>noon|midnight)){zone}"
    return (
        Rule("clock", rf"{clock}(?:,? (?:on )?(?P<weekday>{at.weekday}|yesterday|today|tomorrow))?", _clock),
        Rule("part of a day", rf"(?P<weekday>{at.weekday}|yesterday|tomorrow) {part}(?![a-z])", _part),
        Rule(
            "part of this day",
            rf"(?P<near>this|last) {part}(?![a-z])|(?P<tonight>tonight)|(?P<night>overnight)(?! [a-z])",
            _near_part,
        ),
    )


def _at(day: Reading, time: str) -> Reading:
    return Reading(value=f"{day.value}T{time}", period=day.period, precision="day", kind="TIME", anchor=day.anchor)


def _day(word: str | None, scene: Scene, place: Place) -> Reading:
    key = (word or "today").lower()
    if key in lexicon().weekdays:
        return weekday(scene, place, weekday_of(key))
    return _offset({"yesterday": -1, "tomorrow": 1}.get(key, 0), scene)


def _offset(days: int, scene: Scene) -> Reading:
    span = around("day", scene.day, days) if scene.day else None
    if span is None:
        return Reading(value="XXXX-XX-XX", precision="day", anchor="unresolved")
    return Reading(value=span.value, period=span.period, precision="day", anchor="published")


def _clock(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    if match["named"]:
        if not match["weekday"]:
            return None
        time = "12:00" if match["named"].lower() == "noon" else "24:00"
    else:
        hour, minute = int(match["hour"]), match["minute"] or "00"
        if not 1 <= hour <= 12 or int(minute) > 59:
            return None
        time = f"{hour % 12 + (12 if match['half'].lower().startswith('p') else 0):02d}:{minute}"
    return _at(_day(match["weekday"], scene, place), time)


def _part(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    return _at(_day(match["weekday"], scene, place), lexicon().dayparts[match["part"].lower()])


def _near_part(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    if match["tonight"] or match["night"]:
        return _at(_offset(0, scene), "NI")
    if match["near"].lower() == "last":
        return _at(_offset(-1, scene), "NI") if match["part"].lower() == "night" else None
    return _at(_offset(0, scene), lexicon().dayparts[match["part"].lower()])
