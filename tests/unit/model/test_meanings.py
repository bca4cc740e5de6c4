"""One amount as all that it may tell."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.model.analysis import Amount
from comity.model.interval import Interval
from comity.model.meanings import as_count, as_percentages, as_sums

PERCENT = Amount(
    start=0,
    end=2,
    phrase_start=0,
    phrase_end=2,
    value=1,
    unit="percent",
    relation="level",
    strict=Interval(0, 1),
    lenient=Interval(0, 1),
)
VALUES = st.floats(min_value=0.1, max_value=99, allow_nan=False).map(lambda value: round(value, 2))


def percentage(value: float, width: float) -> Amount:
    near, far = Interval(value - width / 2, value + width / 2), Interval(value - width, value + width)
    return replace(PERCENT, value=value, strict=near, lenient=far)


def center(interval: Interval) -> float:
    assert interval.low is not None
    assert interval.high is not None
    return (interval.low + interval.high) / 2


@given(VALUES, st.floats(min_value=0, max_value=0.05))
def test_a_percentage_may_be_a_share_a_level_a_rise_or_a_fall_with_limits_of_its_kind(value: float, width: float) -> None:
    found = {(one.relation, one.value): one for one in as_percentages(percentage(value, width))}
    assert set(found) == {("share", value), ("level", value), ("ratio", value), ("ratio", -value)}
    wanted = {("share", value): value / 100, ("level", value): value}
    wanted |= {("ratio", value): 1 + value / 100, ("ratio", -value): 1 - value / 100}
    assert all(abs(center(found[told].strict) - middle) < 1e-6 for told, middle in wanted.items())
    assert all(one.lenient.contains(one.strict) for one in found.values())


@given(VALUES, st.floats(min_value=0, max_value=0.05))
def test_what_a_percentage_was_taken_for_changes_nothing_of_what_it_may_be(value: float, width: float) -> None:
    first = list(as_percentages(percentage(value, width)))
    for taken in first:
        again = list(as_percentages(taken))
        assert [(one.relation, one.value) for one in again] == [(one.relation, one.value) for one in first]
        assert all(abs(center(one.strict) - center(other.strict)) < 1e-6 for one, other in zip(again, first, strict=True))


def test_a_sign_leaves_only_its_change() -> None:
    ten = percentage(10, 0.1)
    assert [(one.relation, one.value) for one in as_percentages(ten, -1)] == [("ratio", -10)]
    assert [(one.relation, one.value) for one in as_percentages(ten, 1)] == [("ratio", 10)]


@given(VALUES)
def test_a_sum_may_be_a_level_or_a_difference_up_or_down_whatever_it_was_taken_for(value: float) -> None:
    euros = replace(percentage(value, 0.02), unit="EUR")
    told = [("level", value), ("difference", value), ("difference", -value)]
    for taken in as_sums(euros):
        again = list(as_sums(taken))
        assert [(one.relation, one.value) for one in again] == told
        assert center(again[0].strict) == -center(again[2].strict)


def test_nine_times_may_be_how_often() -> None:
    nine = replace(PERCENT, unit="times", relation="ratio", value=9.0)
    often = as_count(nine)
    assert (often.unit, often.relation, often.value, often.strict) == ("count", "level", 9.0, Interval(9.0, 9.0))
