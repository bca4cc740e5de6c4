"""Bars over time: what lasts from when until when, a row each; a date that is not exact is as wide as its words leave it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from comity.publish.naming import day_words
from comity.site.charts.chart import Chart, chart

WIDTH, STEP = 560, 26
LEAST = 5.0
"""No bar is narrower, in units of the drawing: a day must be seen."""
LABEL = 34
"""So many characters of a row's name stand beside it; the table has all of it."""

Look: TypeAlias = Literal["holds", "eased", "ahead", "vague", "told"]
FILL: dict[Look, str] = {
    "holds": "var(--ink)",
    "eased": "var(--soft)",
    "ahead": "var(--paper)",
    "vague": "var(--rule)",
    "told": "var(--paper)",
}
STROKE: dict[Look, str] = {
    "holds": "var(--ink)",
    "eased": "var(--soft)",
    "ahead": "var(--accent)",
    "vague": "var(--soft)",
    "told": "var(--soft)",
}


class Bar(Struct, frozen=True, kw_only=True):
    """A span of days in a row. An open end is None: it is not known, and the bar runs to the edge.

    `place` is where the bar leads to on its page ("#r_12"), empty for nowhere.
    """

    first: date | None
    last: date | None
    look: Look
    words: str
    place: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """A row with its name and its bars."""

    name: str
    bars: tuple[Bar, ...]


def spans_chart(rows: Sequence[Row], *, id: str, title: str, day: date | None = None) -> Chart | None:  # noqa: A002
    """Draw rows of bars, with a line at `day`; None where no bar bears any day."""
    days = [edge for row in rows for bar in row.bars for edge in (bar.first, bar.last) if edge]
    if not days:
        return None
    first, last = _years(min(days + ([day] if day else [])), max(days + ([day] if day else [])))
    values = [value for number, row in enumerate(rows) for value in _bars(number, row, first, last)]
    height = STEP * len(rows)
    layers: list[dict[str, Any]] = [
        _rects([value for value in values if not value["place"]], {}),
        _rects([value for value in values if value["place"]], {"href": {"field": "place", "type": "nominal"}}),
        _arrows([value for value in values if value["is_open"]]),
    ]
    if day:
        layers.append(_today(_x(day, first, last), height))
    ticks = {_x(date(year, 1, 1), first, last): str(year) for year in _ticks(first.year, last.year)}
    names = {STEP * number + STEP / 2: _short(row.name) for number, row in enumerate(rows)}
    spec = {
        "width": WIDTH,
        "height": height,
        "padding": 5,
        "encoding": {
            "x": _axis("x", ticks, [0, WIDTH], is_grid=True),
            "y": _axis("y", names, [height, 0], is_grid=False),
        },
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }
    told = f"{len(rows)} rows from {first.year} to {last.year}"
    return chart(id, title, f"{told}; the line stands at {day_words(day)}." if day else f"{told}.", spec)


def _bars(number: int, row: Row, first: date, last: date) -> Iterator[dict[str, Any]]:
    for bar in row.bars:
        start = _x(bar.first, first, last) if bar.first else 0.0
        end = _x(bar.last + timedelta(days=1), first, last) if bar.last and bar.last < date.max else float(WIDTH)
        middle, half = (start + end) / 2, max(end - start, LEAST) / 2
        yield {
            "x": round(max(0.0, middle - half), 1),
            "x2": round(min(float(WIDTH), middle + half), 1),
            "y": STEP * number + 7,
            "y2": STEP * number + STEP - 7,
            "middle": STEP * number + STEP / 2,
            "look": bar.look,
            "words": f"{row.name}\n{bar.words}",
            "place": bar.place,
            "is_open": bar.last is None,
        }


def _rects(values: Sequence[dict[str, Any]], more: dict[str, Any]) -> dict[str, Any]:
    looks = list(FILL)
    words = {"field": "words", "type": "nominal"}
    return {
        "data": {"values": list(values)},
        "mark": {"type": "rect", "strokeWidth": 1.2},
        "encoding": {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "fill": _scaled(looks, [FILL[look] for look in looks]),
            "stroke": _scaled(looks, [STROKE[look] for look in looks]),
            "strokeDash": {"condition": {"test": "datum.look == 'ahead'", "value": [3, 2]}, "value": []},
            "tooltip": words,
            "description": words,
            **more,
        },
    }


def _scaled(looks: Sequence[str], values: Sequence[str]) -> dict[str, Any]:
    return {"field": "look", "type": "nominal", "scale": {"domain": list(looks), "range": list(values)}, "legend": None}


def _arrows(values: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """An arrow at the edge of what has no known end."""
    return {
        "data": {"values": [{"x": WIDTH, "y": value["middle"]} for value in values]},
        "mark": {
            "type": "point",
            "shape": "M-.5,-.7L.5,0L-.5,.7",
            "filled": False,
            "stroke": "var(--ink)",
            "size": 90,
            "clip": False,
        },
    }


def _today(x: float, height: int) -> dict[str, Any]:
    return {
        "data": {"values": [{"x": x, "y": 0, "y2": height}]},
        "mark": {"type": "rule", "color": "var(--accent)", "strokeDash": [2, 3], "strokeWidth": 1.3},
        "encoding": {"y2": {"field": "y2"}},
    }


def _axis(name: str, labels: dict[float, str], domain: Sequence[float], *, is_grid: bool) -> dict[str, Any]:
    chosen = "".join(f"datum.value == {value!r} ? {_quoted(words)} : " for value, words in labels.items())
    return {
        "field": name,
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {
            "title": None,
            "grid": is_grid,
            "values": list(labels),
            "labelExpr": f"{chosen}''",
            "labelLimit": 260,
            "labelOverlap": False,
        },
    }


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1].rstrip()}…"


def _years(first: date, last: date) -> tuple[date, date]:
    """Whole years around the days, one more behind them."""
    return date(first.year, 1, 1), date(min(last.year + 1, 9999), 12, 31)


def _x(day: date, first: date, last: date) -> float:
    share = (day - first).days / max(1, (last - first).days)
    return round(min(1.0, max(0.0, share)) * WIDTH, 1)


def _ticks(first: int, last: int) -> Iterable[int]:
    """At most eight years, round ones where they are many."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if (last - first) / step <= 8)
    return range(-(-first // step) * step, last + 1, step)
