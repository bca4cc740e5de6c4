"""Which year, month or week a date without one belongs to, by the tense around it.

Told in the past it is the latest that had begun (a part of a year: that had ended) by the day of publication; told as coming,
the earliest that had not ended; else a day lies as near as it can, and a longer span in the past. Where the verb is not right
beside the date, one close at hand is taken before one most of a year away; and of a part of a year that is running and nearly
over nothing is sure. All rules move forward only as
the day of publication does, so what the first and the last possible day agree on holds for every day between.
"""

from collections.abc import Callable
from datetime import date

from comity.language.en.dates.place import Place, Tense
from comity.language.en.dates.reading import Reading, Scene, resolved, unknown
from comity.language.en.dates.spans import Span, around, on_day, shifted, week_span
from comity.language.en.dates.story import is_open, told_on
from comity.model.period import Period

AHEAD = frozenset({"by", "until"})
JUST_GONE, AT_HAND, FAR_OFF = 21, 45, 300
"""A day without its year that lies so few days behind or ahead is meant rather than one so many away, whose year the press would
name, unless the verb stands right before it."""


def yearly(scene: Scene, place: Place, masked: str, name: Callable[[int], Span | None]) -> Reading:
    """Read a date that `name` gives for any year; `masked` is its value when no year can be told."""
    day = scene.day
    if place.told_year is not None and (told := name(place.told_year)) and told.precision in {"day", "month", "season"}:
        return resolved(told, "sentence", masked, told.precision)
    found = None if day is None else _choose(day, place, [name(day.year + step) for step in range(-8, 9)])
    story = None if day is None else told_on(scene, place, name)
    if scene.is_one_of and (story or is_open(scene, place)):
        scene.open.add(place.start)  # whether the story or the news is meant depends on the day
        return unknown(masked, precision_of(name))
    if story and day and _last(story.span) <= day and (found is None or story.outweighs(_gap(found, day))):
        return resolved(story.span, "sentence", masked, story.span.precision)
    if found is None:
        return unknown(masked, precision_of(name))
    return resolved(found, "published", masked, found.precision)


def precision_of(name: Callable[[int], Span | None]) -> str:
    """The precision of what `name` gives for any year."""
    span = name(2000)
    return span.precision if span else "day"


def _choose(day: date, place: Place, options: list[Span | None]) -> Span | None:
    spans = [span for span in options if span is not None and span.period is not None]
    if spans and _grain(spans[0]) == "day" and (tense_of(place) is None or place.is_effective):
        return min(spans, key=lambda span: _distance(span, day))
    return _by_tense(day, place, spans) if spans else None


def _by_tense(day: date, place: Place, spans: list[Span]) -> Span | None:
    """The one of the years' spans, in order, that the tense asks for, unless another is so near that it must be meant."""
    tense = tense_of(place)
    begun = sum(_is_past(span, day) for span in spans)
    ended = sum(_last(span) < day for span in spans)
    if place.ahead_within is not None and _grain(spans[0]) != "day" and 0 < ended < len(spans):
        return spans[ended] if _gap(spans[ended], day) <= place.ahead_within else spans[ended - 1]
    at, other = (ended, ended - 1) if tense == "future" else (begun - 1, begun)
    if not (0 <= at < len(spans) and 0 <= other < len(spans)):
        return None
    if _grain(spans[at]) == "day" and _is_at_hand(day, spans[other], spans[at], place):
        return spans[other]
    if _may_turn(_grain(spans[at]), place) and _is_far_nearer(day, spans[other], spans[at], place):
        is_open = tense == "past" and _grain(spans[at]) == "month" and place.role not in AHEAD
        return None if is_open else spans[other]
    return None if tense != "future" and _is_almost_over(day, spans[other]) else spans[at]


def _is_at_hand(day: date, one: Span, other: Span, place: Place) -> bool:
    """Whether a day lies so near that it is meant whatever the verb says, unless that stands right before it."""
    near = JUST_GONE if tense_of(place) == "future" else AT_HAND
    is_plain = place.is_sure and place.is_told
    return not is_plain and _gap(one, day) <= near and _gap(other, day) >= FAR_OFF


def _is_almost_over(day: date, span: Span) -> bool:
    """Whether a part of a year is running and nearly over, so that what is told of it may be of this year or the last."""
    gone = (day - _first(span)).days + 1
    whole = (_last(span) - _first(span)).days + 1
    return _grain(span) not in {"day", "month"} and gone > 0 and 4 * gone >= 3 * whole


def _may_turn(precision: str, place: Place) -> bool:
    """Whether a near date may outweigh the tense; of a long span that is running nothing is told yet as past.

    It may not where the verb is right beside the date, tells a month in its own clause, or puts a term ahead.
    """
    if place.is_sure or (place.is_told and precision == "month") or (place.tense == "future" and place.role in AHEAD):
        return False
    return precision in {"day", "month", "quarter"} or (precision == "half" and tense_of(place) is None)


def _is_far_nearer(day: date, one: Span, other: Span, place: Place) -> bool:
    """Whether a date close at hand outweighs one most of a year away, as it does where the verb is not right beside it.

    The end of a term ("by February", "through January") may lie further ahead, and so may a month of which no verb tells.
    """
    if tense_of(place) is None and _gap(one, day) <= 92 and _gap(other, day) >= 240:
        return True
    near = 92 if _grain(one) == "day" else 125 if place.role in AHEAD else 45
    return _gap(one, day) <= near and _gap(other, day) >= 200


def _gap(span: Span, day: date) -> int:
    return max((_first(span) - day).days, (day - _last(span)).days, 0)


def _grain(span: Span) -> str:
    """The precision of a span, where a few days ("May 30 - June 2") count as a day."""
    days = span.period.days if span.period else None
    return "day" if days is not None and days < 28 else span.precision


def tense_of(place: Place) -> Tense | None:
    """The tense around the expression; "since" looks back, "by" and "until" without a verb look ahead."""
    if place.role == "since" and not (place.is_start and place.tense):
        return "past"
    return place.tense or ("future" if place.role in AHEAD else None)


def _is_past(span: Span, day: date) -> bool:
    return (_first(span) if _grain(span) in {"day", "month"} else _last(span)) <= day


def _distance(span: Span, day: date) -> tuple[int, bool]:
    return abs((_first(span) - day).days), _first(span) > day


def _first(span: Span) -> date:
    return span.period.first if span.period and span.period.first else date.min


def _last(span: Span) -> date:
    return span.period.last if span.period and span.period.last else date.max


def weekday(scene: Scene, place: Place, number: int) -> Reading:
    """Read a weekday: the last one on or before the day of publication, or the next on or after it where the verb looks ahead.

    Where the verb does not say on which side it lies, the next one counts if it lies near enough.
    """
    masked = f"XXXX-WXX-{number}"
    if scene.day is None:
        return unknown(masked, "day")
    step = (number - scene.day.isoweekday()) % 7
    is_ahead = tense_of(place) == "future" if place.ahead_within is None else step <= place.ahead_within
    found = shifted(scene.day, step if is_ahead else step - 7 if step else 0)
    return (
        Reading(value=found.isoformat(), period=Period.day(found), precision="day", anchor="published")
        if found
        else unknown(masked, "day")
    )


def weekday_in_week(day: date, number: int, weeks: int) -> Span | None:
    """The weekday of the week that lies `weeks` after the one holding `day`."""
    found = shifted(day, 7 * weeks + number - day.isoweekday())
    return on_day(found) if found is not None and week_span(found) is not None else None


PRECISIONS = {"weekend": "range", "fortnight": "week", "hour": "day", "minute": "day", "second": "day"}
"""The precision of a unit of time that is not called after it."""


def from_publication(unit: str, scene: Scene, offset: int) -> Reading:
    """Read the calendar unit that lies `offset` units after the one of publication."""
    found = around(unit, scene.day, offset) if scene.day else None
    return resolved(found, "published", "XXXX", PRECISIONS.get(unit, unit))
