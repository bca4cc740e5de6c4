from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.interval import Interval
from comity.model.period import Period
from comity.publish.chart import BOTTOM, LEFT, RIGHT, TOP, Drawing, Point, Pull, draw, middle


def point(year: int, value: float | None, low: float | None, high: float | None, label: str = "x") -> Point:
    interval = Interval(low, high)
    return Point(
        kind="actual", period=Period.year(year), value=value, strict=interval, lenient=interval, label=label, title=label
    )


def drawn(*points: Point, pulls: tuple[Pull, ...] = ()) -> Drawing:
    return draw(points, pulls, unit="USD", id="chart-1", title="Trade")


def test_a_higher_value_stands_higher_and_a_later_year_further_right() -> None:
    low, high = drawn(point(2018, 100, 90, 110), point(2024, 200, 190, 210)).marks
    assert low.x < high.x
    assert low.y is not None
    assert high.y is not None
    assert low.y > high.y


def test_lengths_are_true_to_the_values() -> None:
    drawing = drawn(point(2018, 100, 100, 100), point(2024, 200, 200, 200))
    heights = [drawing.zero - mark.y for mark in drawing.marks if mark.y is not None]
    assert heights[1] == pytest.approx(2 * heights[0], rel=0.01)


def test_zero_is_on_the_axis_even_when_all_values_are_large() -> None:
    drawing = drawn(point(2018, 1000, 990, 1010), point(2019, 1001, 990, 1010))
    assert drawing.zero == BOTTOM
    assert drawing.y_ticks[0].label == "$0"


def test_negative_values_lie_below_zero() -> None:
    mark = drawn(point(2018, -50, -60, -40), point(2019, 50, 40, 60)).marks[0]
    drawing = drawn(point(2018, -50, -60, -40), point(2019, 50, 40, 60))
    assert mark.y is not None
    assert mark.y > drawing.zero


def test_a_value_without_upper_limit_reaches_the_top() -> None:
    mark = drawn(point(2018, 100, 100, None), point(2019, 50, 40, 60)).marks[0]
    assert mark.is_open
    assert mark.strict is not None
    assert mark.strict[0] == TOP


def test_marks_of_one_year_stand_side_by_side() -> None:
    marks = drawn(point(2018, 1, 1, 1), point(2018, 1, 1, 1), point(2018, 1, 1, 1)).marks
    assert len({mark.x for mark in marks}) == 3


def test_labels_never_cover_one_another() -> None:
    drawing = drawn(*(point(2018 + number % 3, 100 + number, 99, 130, "about $100M") for number in range(12)))
    boxes = [(mark.label.x, mark.label.y, mark.label.anchor) for mark in drawing.marks if mark.label]
    assert 0 < len(boxes) == len(set(boxes))


def test_crowded_charts_leave_labels_to_the_table() -> None:
    drawing = drawn(*(point(1900 + number, 5, 5, 5) for number in range(60)))
    assert all(mark.label is None for mark in drawing.marks)


def test_a_pull_joins_its_points_and_equal_words_are_written_once() -> None:
    pulls = (Pull(0, 1, "+12 % a year"), Pull(0, 2, "+12 % a year"))
    drawing = drawn(point(2024, 200, 190, 210), point(2030, 400, 390, 410), point(2030, 401, 390, 410), pulls=pulls)
    first, second = drawing.joins
    assert (first.x1, first.y1, first.x2) == (drawing.marks[0].x, drawing.marks[0].y, drawing.marks[1].x)
    assert (first.label is not None, second.label is None) == (True, True)


def test_a_pull_to_a_mark_without_value_is_not_drawn() -> None:
    assert drawn(point(2024, 200, 190, 210), point(2030, None, 390, 410), pulls=(Pull(0, 1, "x"),)).joins == ()


def test_the_middle_of_periods() -> None:
    assert middle(Period.year(2018)) == pytest.approx(2018.5, abs=0.002)
    assert middle(Period(date(2026, 1, 1), None)) == 2026
    assert middle(Period(None, date(2030, 12, 31))) == pytest.approx(2031, abs=0.002)


def test_a_period_of_several_years_shows_its_reach() -> None:
    long = Point(
        kind="actual",
        period=Period(date(2018, 1, 1), date(2022, 12, 31)),
        value=5,
        strict=Interval(4, 6),
        lenient=Interval(4, 6),
        label="",
        title="",
    )
    mark, other = drawn(long, point(2020, 5, 4, 6)).marks
    assert mark.reach is not None
    assert mark.reach[0] < mark.x < mark.reach[1]
    assert other.reach is None


VALUES = st.floats(min_value=-1e12, max_value=1e12).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(st.lists(st.tuples(st.integers(1, 9999), VALUES, st.booleans()), min_size=1, max_size=50))
def test_everything_is_drawn_inside_the_axes(rows: list[tuple[int, float, bool]]) -> None:
    drawing = drawn(*(point(year, value, value, None if is_open else value) for year, value, is_open in rows))
    for mark in drawing.marks:
        assert LEFT <= mark.x <= RIGHT
        assert mark.y is not None
        assert TOP <= mark.y <= BOTTOM
        assert mark.strict is not None
        assert TOP <= mark.strict[0] <= mark.strict[1] <= BOTTOM
    assert 2 <= len(drawing.y_ticks) <= 12
    assert len(drawing.x_ticks) <= 14
