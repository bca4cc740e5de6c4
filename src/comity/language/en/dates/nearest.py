"""Which year, month or week a date without one belongs to, by the tense around it.

Told in the past it is the latest that had begun (a part of a year: that had ended) by the day of publication; told as coming,
the earliest that had not ended; else a day lies as near as it can, and a longer span in the past. Where the verb is not right
beside the date, one close at hand is taken before one most of a year away. All rules move forward only as
the day of publication does, so what the first and the last possible day agree on holds for every day between.
"""

from collections.abc import Callable
from datetime import date

from comity.language.en.dates.place import Place, Tense
from comity.language.en.dates.reading import Reading, Scene, resolved, unknown
from comity.language.en.dates.spans import Span, around, on_day, shifted, week_span
from comity.model.period import Period

AHEAD = frozenset({"by", "until"})


def yearly(scene: Scene, place: Place, masked: str, name: Callable[[int], Span | None]) -> Reading:
    """Read a date that `name` gives for any year; `masked` is its value when no year can be told."""
    day = scene.day
    found = None if day is None else _choose(day, place, [name(day.year + step) for step in range(-8, 9)])
    if found is None:
        return unknown(masked, precision_of(name))
    return resolved(found, "published", masked, found.precision)


def precision_of(name: Callable[[int], Span | None]) -> str:
    """The precision of what `name` gives for any year."""
    span = name(2000)
    return span.precision if span else "day"


def _choose(day: date, place: Place, options: list[Span | None]) -> Span | None:
    spans = [(span.period, span) for span in options if span is not None and span.period is not None]
    tense = tense_of(place)
    if tense is None and spans and _grain(spans[0][1]) == "day":
        return min((span for _, span in spans), key=lambda span: _distance(span.period, day))
    if tense == "future":
        at, other = next((index for index, (period, _) in enumerate(spans) if _last(period) >= day), None), -1
    else:
        at, other = (
            max((index for index, (period, span) in enumerate(spans) if _is_past(period, _grain(span), day)), default=None),
            1,
        )
    if at is None:
        return None
    if (
        not place.is_sure
        and _may_turn(_grain(spans[at][1]), tense)
        and 0 <= at + other < len(spans)
        and _is_far_nearer(day, spans[at + other], spans[at])
    ):
        at += other
    return spans[at][1]


def _may_turn(precision: str, tense: Tense | None) -> bool:
    """Whether a near date may outweigh the tense; of a long span that is running nothing is told yet as past."""
    return precision in {"day", "month", "quarter"} or (precision == "half" and tense is None)


def _is_far_nearer(day: date, one: tuple[Period, Span], other: tuple[Period, Span]) -> bool:
    """Whether a date close at hand outweighs one most of a year away, as it does where the verb is not right beside it."""
    near = 92 if _grain(one[1]) == "day" else 45
    return _gap(one[0], day) <= near and _gap(other[0], day) >= 200


def _gap(period: Period, day: date) -> int:
    return max((_first(period) - day).days, (day - _last(period)).days, 0)


def _grain(span: Span) -> str:
    """The precision of a span, where a few days ("May 30 - June 2") count as a day."""
    days = span.period.days if span.period else None
    return "day" if days is not None and days < 28 else span.precision


def tense_of(place: Place) -> Tense | None:
    """The tense around the expression; "by" and "until" without a verb look ahead."""
    return place.tense or ("future" if place.role in AHEAD else None)


def _is_past(period: Period, precision: str, day: date) -> bool:
    return (_first(period) if precision in {"day", "month"} else _last(period)) <= day


def _distance(period: Period | None, day: date) -> tuple[int, bool]:
    first = _first(period) if period else date.max
    return abs((first - day).days), first > day


def _first(period: Period) -> date:
    return period.first or date.min


def _last(period: Period) -> date:
    return period.last or date.max


def weekday(scene: Scene, place: Place, number: int) -> Reading:
    """Read a weekday: the last one on or before the day of publication, or the next on or after it where the verb looks ahead."""
    masked = f"XXXX-WXX-{number}"
    if scene.day is None:
        return unknown(masked, "day")
    step = (number - scene.day.isoweekday()) % 7
    found = shifted(scene.day, step if place.tense == "future" else step - 7 if step else 0)
    return (
        Reading(value=found.isoformat(), period=Period.day(found), precision="day", anchor="published")
        if found
        else unknown(masked, "day")
    )


def weekday_in_week(day: date, number: int, weeks: int) -> Span | None:
    """The weekday of the week that lies `weeks` after the one holding `day`."""
    found = shifted(day, 7 * weeks + number - day.isoweekday())
    return on_day(found) if found is not None and week_span(found) is not None else None


PRECISIONS = {"weekend": "range", "fortnight": "week", "hour": "day", "minute": "day"}
"""The precision of a unit of time that is not called after it."""


def from_publication(unit: str, scene: Scene, offset: int) -> Reading:
    """Read the calendar unit that lies `offset` units after the one of publication."""
    found = around(unit, scene.day, offset) if scene.day else None
    return resolved(found, "published", "XXXX", PRECISIONS.get(unit, unit))
