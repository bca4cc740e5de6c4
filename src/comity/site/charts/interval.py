"""The interval chart: every statement a mark at its period with the values that its words allow, what follows as a band.

Marks differ by shape before colour: a disc is actual, half a disc an estimate, a diamond a target, a triangle a forecast, a
rectangle a capacity, a dashed ring conditional, and a flat stroke follows from others and is stated by nobody.
"""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

from comity.model.wording import amount
from comity.publish.chart import BOTTOM, LEFT, RIGHT, TOP, Drawing, Mark, Point, Pull, draw, value_ticks
from comity.site.charts.chart import Chart, chart

WIDTH, HEIGHT = RIGHT - LEFT, BOTTOM - TOP

SHAPES = {
    "actual": "circle",
    "estimate": "M0,-1A1,1 0 0,0 0,1ZM0,-1A1,1 0 0,1 0,1A1,1 0 0,0 0,-1Z",
    "target": "diamond",
    "forecast": "triangle-up",
    "capacity": "M-1.3,-.8H1.3V.8H-1.3Z",
    "conditional": "circle",
    "implied": "M-1.2,0H1.2",
}
"""The shape of each kind of mark."""

AIMS = ("target", "forecast", "conditional")
FLOOR, CEILING = -1e300, 1e300
ALIGN = {"start": "left", "middle": "center", "end": "right"}

COLOUR = {"condition": {"test": "datum.is_aim", "value": "var(--accent)"}, "value": "var(--ink)"}
TOOLTIP = {"field": "words", "type": "nominal"}
BAND = {"type": "bar", "size": 14, "filled": True, "fill": "var(--rule)", "fillOpacity": 0.55, "stroke": "var(--soft)"}
BAR = {"type": "rule", "strokeWidth": 11, "opacity": 0.28}
MARK = {"type": "point", "size": 70, "strokeWidth": 1.6, "opacity": 1}
LABEL = {"type": "text", "align": {"expr": "datum.align"}}
DASHED = {"strokeDash": [5, 4], "strokeWidth": 1.3, "color": "var(--accent)"}
POINTS: dict[str, Any] = {
    "shape": {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(SHAPES), "range": list(SHAPES.values())},
        "legend": None,
    },
    "fill": {"condition": {"test": "datum.kind == 'actual'", "value": "var(--ink)"}, "value": "var(--paper)"},
    "stroke": COLOUR,
    "strokeDash": {"condition": {"test": "datum.kind == 'conditional'", "value": [2, 1.6]}, "value": []},
    "tooltip": TOOLTIP,
    "description": TOOLTIP,
}
PLACE = {"field": "place", "type": "nominal"}
TEXTS: dict[str, Any] = {
    "x": {"field": "px", "type": "quantitative"},
    "y": {"field": "py", "type": "quantitative", "scale": None, "axis": None},
    "text": {"field": "words", "type": "nominal"},
    "color": COLOUR,
}


def interval_chart(
    points: Sequence[Point],
    pulls: Sequence[Pull],
    *,
    unit: str | None,
    id: str,  # noqa: A002
    title: str,
    is_log: bool = False,
    words: Sequence[str] = (),
    places: Sequence[str] = (),
) -> Chart:
    """Draw points of one unit; those with a period without any end cannot be given.

    `words` are what the documents say, shown with each point, and `places` where each point leads to on its page ("#c_12"); a
    point without has an empty one. `is_log` asks for a logarithmic scale, which leaves out what is not above zero; the table
    holds it.
    """
    drawing = draw(points, pulls, unit=unit, id=id, title=title)
    is_log = is_log and any(point.value is not None and point.value > 0 for point in points)
    rows = [
        _row(mark, point, said, place, is_log=is_log)
        for mark, point, said, place in zip(
            drawing.marks, points, words or [""] * len(points), places or [""] * len(points), strict=True
        )
    ]
    scale = _log_scale(rows, unit) if is_log else _even_scale(value_ticks(points), unit)
    layers = [
        _layer([row for row in rows if row["kind"] == "implied"], BAND, _between("low", "high")),
        _layer(rows, {"type": "rule", "strokeWidth": 1.2}, _between("wide_low", "wide_high")),
        _layer([row for row in rows if row["kind"] != "implied"], BAR, _between("low", "high")),
        _layer(_paces(rows, pulls), {"type": "rule", **DASHED}, {"x2": {"field": "x2"}, "y2": {"field": "value2"}}),
        _layer([row for row in rows if row["value"] is not None and "place" not in row], MARK, POINTS),
        _layer([row for row in rows if row["value"] is not None and "place" in row], MARK, {**POINTS, "href": PLACE}),
        *([] if is_log else [_layer(_labels(drawing), LABEL, TEXTS)]),
    ]
    spec = {
        "width": WIDTH,
        "height": HEIGHT,
        "padding": {"left": 5, "right": 24, "top": 24, "bottom": 5},
        "encoding": {"x": _across(drawing), "y": {"field": "value", "type": "quantitative", **scale}},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }
    return chart(id, title, drawing.description, spec)


def _layer(rows: Sequence[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _row(mark: Mark, point: Point, said: str, place: str, *, is_log: bool) -> dict[str, Any]:
    """The values of a mark: its place across in units of the plot, and its values in those of the series.

    Limits that are open reach to the edge of the plot, which clamps them.
    """
    value, strict, lenient = point.value, point.strict, point.lenient
    values = {"value": value, "low": strict.low, "high": strict.high, "wide_low": lenient.low, "wide_high": lenient.high}
    if is_log:
        values = {name: each if each is None or each > 0 else None for name, each in values.items()}
    for low, high in (("low", "high"), ("wide_low", "wide_high")):
        if values[low] is not None or values[high] is not None:
            values[low] = FLOOR if values[low] is None else values[low]
            values[high] = CEILING if values[high] is None else values[high]
    is_aim = point.kind in AIMS
    told = f"{point.title}\n{said}" if said else point.title
    row = {"x": round(mark.x - LEFT, 1), **values, "kind": point.kind, "words": told, "is_aim": is_aim}
    return row | {"place": place} if place else row


def _paces(rows: Sequence[dict[str, Any]], pulls: Sequence[Pull]) -> list[dict[str, Any]]:
    """The dashed lines from the latest actual value to each aim, with the growth that it takes."""
    ends = [(rows[pull.source], rows[pull.target], pull.label) for pull in pulls]
    return [
        {"x": one["x"], "value": one["value"], "x2": other["x"], "value2": other["value"], "words": label}
        for one, other, label in ends
        if one["value"] is not None and other["value"] is not None
    ]


def _labels(drawing: Drawing) -> list[dict[str, Any]]:
    """The words beside marks and lines, where a place for them is free."""
    found = [(mark.label, mark.kind in AIMS) for mark in drawing.marks] + [(join.label, True) for join in drawing.joins]
    return [
        {
            "px": round(label.x - LEFT, 1),
            "py": round(label.y - TOP, 1),
            "words": label.text,
            "is_aim": is_aim,
            "align": ALIGN[label.anchor],
        }
        for label, is_aim in found
        if label is not None
    ]


def _across(drawing: Drawing) -> dict[str, Any]:
    """Years stand in the middle of their width; places are computed, so that marks of one period stand side by side."""
    labels = {round(tick.at - LEFT, 1): tick.label for tick in drawing.x_ticks}
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [0, WIDTH], "nice": False, "zero": False},
        "axis": {"title": None, "grid": False, "values": list(labels), "labelExpr": _looked_up(labels)},
    }


def _even_scale(ticks: Sequence[float], unit: str | None) -> dict[str, Any]:
    return {
        "scale": {"domain": [ticks[0], ticks[-1]], "nice": False, "clamp": True},
        "axis": _axis({value: amount(value, unit) for value in ticks}),
    }


def _log_scale(rows: Sequence[dict[str, Any]], unit: str | None) -> dict[str, Any]:
    values = [row["value"] for row in rows if row["value"] is not None]
    low, high = min(values) / 1.5, max(values) * 1.5
    rounds = [digit * 10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1) for digit in (1, 2, 5)]
    return {
        "scale": {"type": "log", "domain": [low, high], "nice": False, "clamp": True},
        "axis": _axis({value: amount(value, unit) for value in rounds if low <= value <= high}),
    }


def _axis(labels: dict[float, str]) -> dict[str, Any]:
    return {"title": None, "values": list(labels), "labelExpr": _looked_up(labels)}


def _between(low: str, high: str) -> dict[str, Any]:
    return {"y": {"field": low, "type": "quantitative"}, "y2": {"field": high}, "color": COLOUR, "tooltip": TOOLTIP}


def _looked_up(labels: dict[float, str]) -> str:
    """An expression that gives each value of an axis the words made for it here."""
    chosen = "".join(f"datum.value == {value!r} ? {_quoted(words)} : " for value, words in labels.items())
    return f"{chosen}''"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
