"""One amount as all that it may tell."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.model.analysis import Amount
from comity.model.interval import Interval
from comity.model.meanings import as_percentages, changed

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
def test_a_level_with_a_sign_is_a_difference_up_or_down(value: float) -> None:
    euros = replace(percentage(value, 0.02), unit="EUR")
    up, down = changed(euros, 1), changed(euros, -1)
    assert (up.relation, up.value, down.relation, down.value) == ("difference", value, "difference", -value)
    assert center(up.strict) == -center(down.strict)
