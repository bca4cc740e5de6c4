"""The strip above the timeline: how much each year holds, and lines from what was announced to the day it was announced for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

LEFT, RIGHT, TOP, BASE, BOTTOM = 10.0, 710.0, 8.0, 62.0, 92.0
MOST_YEARS = 160
"""Years before these, counted from the last, are left out of the strip; the form reaches them."""
MOST_ARCS = 120


class Column(NamedTuple):
    """A year: its place across, its height, and how much it holds."""

    year: int
    x: float
    width: float
    y: float
    height: float
    number: int


class Arc(NamedTuple):
    """A line from the year of a telling to the year that is told of."""

    x1: float
    x2: float
    middle: float
    depth: float


class Tick(NamedTuple):
    """A year named under the strip."""

    x: float
    year: int


class Strip(Struct, frozen=True, kw_only=True):
    """The drawing, in a plane of 720 by 110: columns, arcs, names of years, and the span that is chosen (None: all)."""

    columns: tuple[Column, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[Tick, ...]
    first: int
    last: int
    chosen: tuple[float, float] | None


def strip(years: Iterable[int], joins: Sequence[tuple[int, int]], chosen: tuple[int | None, int | None]) -> Strip | None:
    """Draw how often each year occurs; None where there is none."""
    counted = Counter(years)
    if not counted:
        return None
    last = max(counted)
    first = max(min(counted), last - MOST_YEARS + 1)
    step = (RIGHT - LEFT) / (last - first + 1)
    most = max(counted.values())

    def at(year: int) -> float:
        return round(LEFT + (min(max(year, first), last) - first) * step, 1)

    def column(year: int) -> Column:
        height = max(3.0, (BASE - TOP) * counted[year] / most) if counted[year] else 0.0
        return Column(year, at(year), round(max(step - 1, 1.0), 1), round(BASE - height, 1), round(height, 1), counted[year])

    columns = tuple(column(year) for year in range(first, last + 1))
    spans = dict.fromkeys(pair for pair in joins if pair[0] != pair[1])
    arcs = tuple(_arc(at(one) + step / 2, at(other) + step / 2) for one, other in list(spans)[:MOST_ARCS])
    every = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first + 1) / size <= 12 or size == 100)
    ticks = tuple(Tick(round(at(year) + step / 2, 1), year) for year in range(-(-first // every) * every, last + 1, every))
    since, until = chosen
    span = None
    if since is not None or until is not None:
        left, right = at(since if since is not None else first), at(until if until is not None else last) + step
        span = (left, round(max(step, right - left), 1))
    return Strip(columns=columns, arcs=arcs, ticks=ticks, first=first, last=last, chosen=span)


def _arc(x1: float, x2: float) -> Arc:
    return Arc(round(x1, 1), round(x2, 1), round((x1 + x2) / 2, 1), round(min(BOTTOM, BASE + 8 + abs(x2 - x1) / 8), 1))
