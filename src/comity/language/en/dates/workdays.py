"""Spans of days of work: "this working week", "the next four business days". Work is taken to rest on Saturday and Sunday."""

from datetime import date, timedelta
from re import Match

from msgspec.structs import replace

from comity.language.en.dates.nearest import from_publication
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene
from comity.language.en.dates.spans import shifted
from comity.language.en.dates.words import Pieces, number_of
from comity.model.period import Period

WEEKS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
AHEAD = frozenset({"next", "coming"})
LONGEST = 260


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for working weeks and days."""
    week = r"(?:working |business |work ?)week(?![a-z])"
    return (
        Rule("working week", rf"(?:the )?(?P<way>this|current|last|past|previous|next|coming) {week}", _week),
        Rule(
            "working days",
            rf"(?:the )?(?P<way>last|past|previous|next|coming) (?P<count>{at.number}) (?:business|working|trading) days",
            _days,
            ends=False,
        ),
    )


def _week(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "this working week" as its days from Monday to Friday."""
    week = from_publication("week", scene, WEEKS[match["way"].lower()])
    if week.period is None or week.period.first is None:
        return week
    return replace(week, period=Period(week.period.first, week.period.first + timedelta(4)), precision="range")


def _days(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "the next four business days" as the days from the first of them to the last, without that of publication."""
    count = number_of(match["count"])
    if count is None or count != int(count) or not 1 <= count <= LONGEST:
        return None
    length = Reading(value=f"P{count:g}D", precision="day", kind="DURATION", anchor="unresolved", role="in")
    found = _counted(scene.day, int(count), 1 if match["way"].lower() in AHEAD else -1) if scene.day else []
    if not found:
        return length
    return replace(length, period=Period(min(found), max(found)), precision="range", anchor="published")


def _counted(day: date, count: int, step: int) -> list[date]:
    """The `count` days of work nearest after `day`, or before it where `step` is -1; none beyond the calendar."""
    found: list[date] = []
    at: date | None = day
    while len(found) < count:
        at = shifted(at, step) if at else None
        if at is None:
            return []
        if at.isoweekday() <= 5:
            found.append(at)
    return found
