"""Interval charts: every statement a mark at its period, with the values that its words allow as bars.

Scales and places are computed here in the units of the drawing's view box; the template only writes them down. The y axis is
linear and holds zero, so that lengths can be compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, floor, log10
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Modality
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.wording import amount

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""
MarkKind: TypeAlias = Modality | Literal["implied"]

WIDTH, HEIGHT = 720.0, 320.0
LEFT, RIGHT, TOP, BOTTOM = 72.0, 700.0, 26.0, 284.0
DODGE = 16.0
LETTER = 6.4
"""Mean width of a letter of a label: an estimate, since nothing is measured before the page is shown."""
LABELLED = 40
"""A chart with more marks than this goes without labels beside them: the table carries the values."""
DAYS_OF_A_YEAR = 365.2425
LONG_DAYS = 370
"""Marks of periods longer than a year show their reach."""


class Point(Struct, frozen=True, kw_only=True):
    """A value at a period, as a chart is given it: the nominal `value`, what the words allow, a short label and a full title."""

    kind: MarkKind
    period: Period
    value: float | None
    strict: Interval
    lenient: Interval
    label: str
    title: str
    is_disputed: bool = False


class Pull(Struct, frozen=True):
    """A dashed line from one point to a later one (by their places in the list), with words: the pace that a target needs."""

    source: int
    target: int
    label: str


class Tick(Struct, frozen=True):
    """A place on an axis and its words."""

    at: float
    label: str


class Label(Struct, frozen=True):
    """Words in a drawing; `anchor` is the SVG text-anchor."""

    x: float
    y: float
    text: str
    anchor: str = "start"


class Mark(Struct, frozen=True, kw_only=True):
    """A drawn point. `strict` and `lenient` are top and bottom of the bars; `is_open` when no value is too high for the words."""

    kind: MarkKind
    x: float
    y: float | None
    strict: tuple[float, float] | None
    lenient: tuple[float, float] | None
    is_open: bool
    reach: tuple[float, float] | None
    title: str
    is_disputed: bool
    label: Label | None = None


class Join(Struct, frozen=True, kw_only=True):
    """A dashed line between two marks and its words, which are left out where they would cover other words."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: Label | None


class Drawing(Struct, frozen=True, kw_only=True):
    """A chart with every place computed, in a view box of `WIDTH` by `HEIGHT`."""

    id: str
    title: str
    description: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    zero: float
    marks: tuple[Mark, ...]
    joins: tuple[Join, ...]
    kinds: tuple[MarkKind, ...]


KIND_ORDER: tuple[MarkKind, ...] = ("actual", "estimate", "implied", "target", "forecast", "capacity", "conditional")


def draw(points: Sequence[Point], pulls: Sequence[Pull], *, unit: str | None, id: str, title: str) -> Drawing:  # noqa: A002
    """Lay out a chart of points of one unit; points need a period with at least one end. `id` is unique within the page."""
    years = _year_range(points)
    values = value_ticks(points)
    places = _places(points, years)
    marks = [_mark(point, x, values, years) for point, x in zip(points, places, strict=True)]
    joins = tuple(_joins(marks, pulls))
    return Drawing(
        id=id,
        title=title,
        description=_description(points, unit),
        x_ticks=_year_ticks(years),
        y_ticks=tuple(Tick(_y(value, values), amount(value, unit)) for value in values),
        zero=_y(0.0, values),
        marks=tuple(_labelled(marks, points, joins)),
        joins=joins,
        kinds=tuple(kind for kind in KIND_ORDER if any(point.kind == kind for point in points)),
    )


def middle(period: Period) -> float:
    """The middle of a period in years with their fraction: 2024.5 for the year 2024; an open period stands at its known end."""
    ends = [day.year + (day.timetuple().tm_yday - 1 + part) / DAYS_OF_A_YEAR for day, part in _ends(period)]
    return sum(ends) / len(ends)


def _ends(period: Period) -> Iterable[tuple[date, float]]:
    if period.first is not None:
        yield period.first, 0.0
    if period.last is not None:
        yield period.last, 1.0


def _year_range(points: Sequence[Point]) -> tuple[int, int]:
    """The first year and the one after the last; at least three years, so that a mark never fills the width."""
    middles = [floor(middle(point.period) - 1e-6) for point in points]
    first, last = min(middles), max(middles) + 1
    return (first - 1, last + 1) if last - first < 3 else (first, last)


def _x(year: float, years: tuple[int, int]) -> float:
    return round(LEFT + (RIGHT - LEFT) * (year - years[0]) / (years[1] - years[0]), 1)


def _y(value: float, ticks: Sequence[float]) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return round(BOTTOM - (BOTTOM - TOP) * min(1.0, max(0.0, share)), 1)


def value_ticks(points: Sequence[Point]) -> tuple[float, ...]:
    """Round values from zero (or below) to above everything finite that is drawn."""
    drawn = [
        value
        for point in points
        for value in (point.value, point.strict.low, point.strict.high, point.lenient.low, point.lenient.high)
        if value is not None
    ]
    low, high = min(0.0, *drawn, 0.0), max(0.0, *drawn, 0.0)
    if low == high:
        high = 1.0
    step = _round_step((high - low) / 4)
    return tuple(step * place for place in range(floor(low / step), ceil(high / step + 1e-9) + 1))


def _round_step(rough: float) -> float:
    """The least of 1, 2, 2.5, 5 or 10 times a power of ten that is not below `rough`."""
    power = 10.0 ** floor(log10(rough))
    return next(power * part for part in (1.0, 2.0, 2.5, 5.0, 10.0, 20.0) if power * part >= rough)


def _year_ticks(years: tuple[int, int]) -> tuple[Tick, ...]:
    """A tick in the middle of a year; of long spans every second, fifth, tenth ... year."""
    span = years[1] - years[0]
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if span / step <= 13), span)
    return tuple(Tick(_x(year + 0.5, years), str(year)) for year in range(years[0], years[1]) if year % step == 0)


def _places(points: Sequence[Point], years: tuple[int, int]) -> list[float]:
    """The x of every point; those of one period stand side by side."""
    rows: dict[float, list[int]] = defaultdict(list)
    for number, point in enumerate(points):
        rows[_x(middle(point.period), years)].append(number)
    places = [0.0] * len(points)
    width = (RIGHT - LEFT) / (years[1] - years[0])
    for x, numbers in rows.items():
        step = min(DODGE, 0.8 * width / len(numbers))
        for place, number in enumerate(numbers):
            shifted = x + (place - (len(numbers) - 1) / 2) * step
            places[number] = round(min(RIGHT, max(LEFT + 4, shifted)), 1)
    return places


def _bar(interval: Interval, ticks: Sequence[float]) -> tuple[float, float] | None:
    """Top and bottom of the bar of an interval; an open end reaches to the edge."""
    if interval.low is None and interval.high is None:
        return None
    top = TOP if interval.high is None else _y(interval.high, ticks)
    bottom = _y(0.0, ticks) if interval.low is None else _y(interval.low, ticks)
    return top, max(top, bottom)


def _mark(point: Point, x: float, ticks: Sequence[float], years: tuple[int, int]) -> Mark:
    reach = None
    if (point.period.days or 0) > LONG_DAYS:
        begin, end = (day.year + (day.timetuple().tm_yday - 1 + part) / DAYS_OF_A_YEAR for day, part in _ends(point.period))
        reach = (max(LEFT, _x(begin, years)), min(RIGHT, _x(end, years)))
    return Mark(
        kind=point.kind,
        x=x,
        y=None if point.value is None else _y(point.value, ticks),
        strict=_bar(point.strict, ticks),
        lenient=None if point.kind == "implied" else _bar(point.lenient, ticks),
        is_open=point.strict.high is None and point.strict.low is not None,
        reach=reach,
        title=point.title,
        is_disputed=point.is_disputed,
    )


def _joins(marks: Sequence[Mark], pulls: Sequence[Pull]) -> Iterable[Join]:
    taken: list[Box] = []
    for pull in pulls:
        source, target = marks[pull.source], marks[pull.target]
        if source.y is None or target.y is None:
            continue
        middle_x, middle_y = (source.x + target.x) / 2, (source.y + target.y) / 2
        label = Label(round(middle_x, 1), round(middle_y - 10, 1), pull.label, "end" if target.y < source.y else "middle")
        is_shown = len(taken) < LABELLED and _is_free(_text_box(label), taken)
        if is_shown:
            taken.append(_text_box(label))
        yield Join(x1=source.x, y1=source.y, x2=target.x, y2=target.y, label=label if is_shown else None)


def _labelled(marks: Sequence[Mark], points: Sequence[Point], joins: Sequence[Join]) -> Iterable[Mark]:
    """Give every mark its label where one of four places beside it is free; a label without a place is left to the table."""
    if len(marks) > LABELLED:
        yield from marks
        return
    taken = [box for mark in marks if (box := _mark_box(mark))] + [_text_box(join.label) for join in joins if join.label]
    for mark, point in zip(marks, points, strict=True):
        label = next((label for label in _candidates(mark, point.label) if _is_free(_text_box(label), taken)), None)
        if label is not None:
            taken.append(_text_box(label))
        yield replace(mark, label=label)


def _mark_box(mark: Mark) -> Box | None:
    edges = [y for pair in (mark.strict, mark.lenient) if pair for y in pair] + ([mark.y] if mark.y is not None else [])
    return (mark.x - 6, min(edges) - 4, mark.x + 6, max(edges) + 4) if edges else None


def _candidates(mark: Mark, text: str) -> Iterable[Label]:
    """Above the bars, right, left and below them."""
    box = _mark_box(mark)
    if box is None:
        return
    level = mark.y if mark.y is not None else (box[1] + box[3]) / 2
    yield Label(mark.x, round(box[1] - 3, 1), text, "middle")
    yield Label(round(box[2] + 4, 1), round(level + 4, 1), text)
    yield Label(round(box[0] - 4, 1), round(level + 4, 1), text, "end")
    yield Label(mark.x, round(box[3] + 12, 1), text, "middle")


def _text_box(label: Label) -> Box:
    width = LETTER * len(label.text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - 10, left + width, label.y + 2


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    inside = box[0] >= LEFT and box[2] <= WIDTH and box[1] >= 0 and box[3] <= BOTTOM
    return inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)


def _description(points: Sequence[Point], unit: str | None) -> str:
    """What the picture shows, for those who do not see it."""
    values = [point.value for point in points if point.value is not None]
    if not values:
        return f"{len(points)} marks; the table holds every value."
    return (
        f"{len(points)} marks between {amount(min(values), unit)} and {amount(max(values), unit)}; the table holds every value."
    )
