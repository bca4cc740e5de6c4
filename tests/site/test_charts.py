"""Charts: every value a mark, equal charts equal drawings, nothing of a document's words runs or breaks out."""

from datetime import date
from xml.etree import ElementTree as ET

import msgspec

from comity.model.interval import Interval
from comity.model.period import Period
from comity.publish.chart import Point, Pull
from comity.site.charts import drawn
from comity.site.charts.interval import interval_chart
from comity.site.render import _data


def _point(year: int, value: float | None, kind: str = "actual", title: str = "x") -> Point:
    low, high = (None, None) if value is None else (value * 0.9, value * 1.1)
    return Point(
        kind=kind,  # type: ignore[arg-type]
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        value=value,
        strict=Interval(low, high),
        lenient=Interval(low, None),
        label=f"{value}",
        title=title,
    )


POINTS = [_point(2018, 85e6), _point(2024, 200e6), _point(2030, 400e6, "target"), _point(2021, 131e6, "implied")]
PULLS = [Pull(1, 2, "+12.2 % a year")]
SVG = "{http://www.w3.org/2000/svg}"


def test_every_value_is_a_mark_and_every_pace_a_line() -> None:
    svg = ET.fromstring(drawn(interval_chart(POINTS, PULLS, unit="USD", id="c", title="Trade")))
    marks = [one for one in svg.iter(f"{SVG}path") if one.get("aria-roledescription") == "point"]
    assert len(marks) == len(POINTS)
    words = {one.text for one in svg.iter(f"{SVG}text")}
    assert {"+12.2 % a year", "2018", "2024", "2030", "$0"} <= words
    assert not [one for one in svg.iter() if one.tag == f"{SVG}style" or one.get("style")]


def test_shapes_tell_the_kinds_apart() -> None:
    kinds = ["actual", "estimate", "target", "forecast", "capacity", "conditional", "implied"]
    points = [_point(2018 + place, 100.0, kind) for place, kind in enumerate(kinds)]
    svg = ET.fromstring(drawn(interval_chart(points, [], unit=None, id="c", title="All")))
    looks = {
        (one.get("d"), one.get("fill"), one.get("stroke-dasharray"))
        for one in svg.iter(f"{SVG}path")
        if one.get("aria-roledescription") == "point"
    }
    assert len(looks) == len(kinds)


def test_equal_charts_are_equal_drawings_and_follow_the_theme() -> None:
    one, other = (drawn(interval_chart(POINTS, PULLS, unit="USD", id="c", title="Trade")) for _ in range(2))
    assert one == other
    assert "var(--ink)" in one


def test_a_logarithmic_scale_leaves_out_what_it_cannot_show() -> None:
    points = [*POINTS, _point(2019, 0.0), _point(2020, None)]
    svg = ET.fromstring(drawn(interval_chart(points, [], unit="USD", id="c", title="T", is_log=True)))
    marks = [one for one in svg.iter(f"{SVG}path") if one.get("aria-roledescription") == "point"]
    assert len(marks) == len(POINTS)


def test_hostile_words_stay_words() -> None:
    hostile = "</script><script>alert(1)</script> ' \\ \u202e & <img src=x onerror=alert(1)>"
    points = [_point(2018, 1.0, title=hostile), _point(2019, 2.0, title=hostile)]
    found = interval_chart(points, [], unit=None, id="c", title=hostile)
    svg = ET.fromstring(drawn(found))
    assert not [one for one in svg.iter() if one.tag.rpartition("}")[2] in {"script", "img", "foreignObject"}]
    data = str(_data(found.spec))
    assert "<" not in data
    assert msgspec.json.decode(data) == found.spec
