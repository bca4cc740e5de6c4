"""What would mend a conflict, and what keeps a tension from being more."""

import pytest
from tests.unit.reconcile.factory import Pile, flow, turnover, walk_one

from comity.model.interval import Interval
from comity.reconcile import reconcile


def test_each_statement_of_a_contradiction_has_its_smallest_change() -> None:
    (conflict,) = reconcile(*walk_one().all).conflicts
    assert {mend.claim for mend in conflict.mends} == set(conflict.claims)
    assert all(" instead of " in mend.text for mend in conflict.mends)


def test_a_change_that_is_told_mends() -> None:
    pile = walk_one()
    (conflict,) = reconcile(*pile.all).conflicts
    for mend in conflict.mends:
        mended = Pile()
        for claim in pile.claims:
            figure = claim.payload
            parts = {member.part: pile.quantities[member.record] for member in pile.members if member.claim == claim.id}
            of, base = parts["of"], parts.get("base")
            strict = Interval(mend.value, mend.value) if claim.id == mend.claim else figure.strict  # type: ignore[union-attr]
            mended.add(claim.id, of, (strict.low, strict.high), base=base, speaker=claim.speaker.name)
        assert reconcile(*mended.all).conflicts == ()


def test_a_round_number_is_named_as_what_may_be_meant_loosely() -> None:
    pile = Pile()
    pile.add("c_1", turnover(2024), (295.0, 305.0), lenient=(250.0, 350.0), speaker="Example Union")
    pile.add("c_2", turnover(2024), (287.0, 288.0), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert conflict.label == "tension"
    assert conflict.relief.startswith("Rounding may explain it: Example Union's $300")
    assert conflict.relief.endswith("may stand for $250 to $350, which fits the rest.")


def test_an_assumption_is_named_where_a_tension_rests_on_it() -> None:
    pile = Pile()
    pile.add("c_1", flow("trade.exports", "NRL", "ESR"), (99.0, 101.0))
    pile.add("c_2", flow("trade.imports", "ESR", "NRL"), (160.0, 170.0), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert conflict.relief.startswith("It rests on an assumption: what one state reports as imports")


@pytest.mark.parametrize("value", [(1190.0, 1210.0), (99000.0, 101000.0)])
def test_what_is_a_slip_needs_no_relief(value: tuple[float, float]) -> None:
    pile = Pile()
    pile.add("c_1", turnover(2024), (99.0, 101.0), speaker="Example Union")
    pile.add("c_2", turnover(2024), value, speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert conflict.relief == ""
