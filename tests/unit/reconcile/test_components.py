"""Parts that share no quantity, and their columns."""

from math import log

from comity.model.interval import Interval
from comity.reconcile.components import columns, components
from comity.reconcile.constraints import Constraint


def row(because: str, of: str, base: str | None, strict: Interval, lenient: Interval | None = None) -> Constraint:
    return Constraint(because=because, of=of, base=base, strict=strict, lenient=lenient or strict)


ROWS = [
    row("c_3", "q_b", None, Interval(2.0, None), Interval(1.0, None)),
    row("c_1", "q_c", "q_a", Interval(None, 4.0)),
    row("c_2", "q_d", None, Interval(1.0, 2.0)),
    row("c_0", "q_b", "q_c", Interval(1.0, 2.0)),
]


def test_levels_do_not_join_components_and_ratios_do() -> None:
    first, second = components(ROWS)
    assert first.quantities == ("q_a", "q_b", "q_c")
    assert [one.because for one in first.constraints] == ["c_0", "c_1", "c_3"]
    assert second.quantities == ("q_d",)
    assert components(ROWS[::-1]) == [first, second]


def test_columns_hold_logarithms_of_the_reading_asked_for() -> None:
    cols = columns(components(ROWS), "lenient")
    assert cols["t"].tolist() == [1, 2, 1, 0]
    assert cols["s"].tolist() == [2, 0, -1, -1]
    assert cols["log_lo"].tolist() == [0.0, -1e300, 0.0, 0.0]
    assert cols["log_hi"].tolist() == [log(2), log(4), 1e300, log(2)]
    assert cols["claim_ptr"].tolist() == [0, 3, 4]
    assert cols["var_ptr"].tolist() == [0, 3, 4]
    assert columns(components(ROWS), "strict")["log_lo"].tolist() == [0.0, -1e300, log(2), 0.0]


def test_no_constraints_make_no_components() -> None:
    assert components([]) == []
    assert columns([], "strict")["claim_ptr"].tolist() == [0]
