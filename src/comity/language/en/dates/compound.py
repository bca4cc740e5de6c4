"""Lengths of several units: "two weeks and two days", "2 years 1 month 21 days ago", "an hour and 30 minutes"."""

from datetime import date, timedelta
from re import Match

from msgspec.structs import replace

from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, resolved
from comity.language.en.dates.spans import on_day, stepped
from comity.language.en.dates.words import Pieces, compiled, lexicon, number_of, pieces, singular
from comity.model.period import Period

ORDER = ("year", "month", "week", "day", "hour", "minute", "second")
BELOW_A_DAY = frozenset({"hour", "minute", "second"})


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for lengths of several units."""
    part = rf"(?:{at.number}|an?) (?:year|month|week|day|hour|minute|second)s?"
    parts = rf"{part}(?:(?:,? and|,)? {part}){{1,3}}+"
    return (
        Rule("several units ago", rf"(?P<parts>{parts}) (?P<way>ago|from now|from today|hence)", _ago, _descends),
        Rule(
            "several units back",
            rf"(?:the )?(?P<way>last|past|next|coming) (?P<parts>{parts})(?![a-z]| (?:ago|earlier|later)\b)",
            _back,
            _descends,
            ends=False,
        ),
        Rule("several units", rf"(?P<parts>{parts})(?![a-z]|-)", _length, _descends, ends=False),
    )


def _units(words: str) -> list[tuple[str, int]]:
    """Each unit with its number, as the words have them; empty where a number is none that counts units."""
    at = pieces()
    found = compiled(rf"(?P<count>{at.number}|an?) (?P<unit>year|month|week|day|hour|minute|second)s?").finditer(words)
    counted = [(singular(each["unit"]), number_of(each["count"])) for each in found]
    return [(unit, int(count)) for unit, count in counted if count is not None and count == int(count) and count <= 9999]


def _descends(match: Match[str], _text: str) -> bool:
    """Whether each unit is finer than the one before it: "two years and three months", not "two years, two years"."""
    order = [ORDER.index(unit) for unit, _ in _units(match["parts"])]
    return len(order) > 1 and order == sorted(set(order))


def _length(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    units = _units(match["parts"])
    days = "".join(f"{count}{lexicon().units[unit][0]}" for unit, count in units if unit not in BELOW_A_DAY)
    clock = "".join(f"{count}{unit[0].upper()}" for unit, count in units if unit in BELOW_A_DAY)
    value = f"P{days}{'T' if clock else ''}{clock}"
    finest = units[-1][0]
    return Reading(
        value=value, precision="day" if finest in BELOW_A_DAY else finest, kind="DURATION", anchor="unresolved", role="in"
    )


def _moved(day: date | None, units: list[tuple[str, int]], sign: int) -> date | None:
    """The day that lies all these units after `day`, or before it where `sign` is -1."""
    for unit, count in units:
        if day is None or unit in BELOW_A_DAY:
            return None
        day = stepped(day, unit, sign * count)
    return day


def _ago(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read the day that lies so far from publication; open where the finest unit is coarser than a week."""
    units, is_past = _units(match["parts"]), match["way"].lower() == "ago"
    day = _moved(scene.day, units, -1 if is_past else 1) if units[-1][0] in {"day", "week"} else None
    return resolved(on_day(day) if day else None, "published", "PAST_REF" if is_past else "FUTURE_REF", "day")


def _back(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the last three months and two weeks" as these days up to publication, without the day itself."""
    length, units = _length(match, scene, place), _units(match["parts"])
    ahead = match["way"].lower() in {"next", "coming"}
    end = _moved(scene.day, units, 1 if ahead else -1)
    if scene.day is None or end is None or end == scene.day:
        return length
    first, last = (scene.day + timedelta(1), end) if ahead else (end, scene.day - timedelta(1))
    return replace(length, period=Period(first, last), precision="range", anchor="published")
