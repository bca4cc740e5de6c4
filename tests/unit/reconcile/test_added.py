"""What adds: changes by an amount, two flows of a turnover, the parts of a year."""

from dataclasses import dataclass
from datetime import date

import pytest
from tests.unit.reconcile.factory import Pile, flow, turnover

from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.verdict import Conflict, Verdict
from comity.reconcile import reconcile

T23, T24 = turnover(2023), turnover(2024)


@dataclass
class Part:
    first: date
    last: date

    def of(self) -> Quantity:
        return Quantity.of(
            indicator="trade.turnover",
            reporter="NRL",
            partner="ESR",
            direction="both",
            period=Period(self.first, self.last),
            unit="USD",
        )


H1, H2 = Part(date(2024, 1, 1), date(2024, 6, 30)).of(), Part(date(2024, 7, 1), date(2024, 12, 31)).of()


def verdict(pile: Pile) -> Verdict:
    return reconcile(*pile.all)


def only(pile: Pile) -> Conflict:
    (conflict,) = verdict(pile).conflicts
    return conflict


def rise(pile: Pile, amount: tuple[float, float], name: str = "c_2") -> None:
    pile.add(name, T24, amount, base=T23, relation="difference", unit="USD", speaker="Example Bank")


def test_a_rise_by_an_amount_clashes_with_the_two_levels_it_does_not_lead_between() -> None:
    pile = Pile()
    pile.add("c_1", T23, (99.0, 101.0))
    rise(pile, (48.0, 52.0))
    pile.add("c_3", T24, (199.0, 201.0), speaker="Example Union")
    conflict = only(pile)
    assert (conflict.label, conflict.claims, conflict.assumptions) == ("contradiction", ("c_1", "c_2", "c_3"), ())
    assert conflict.gap == pytest.approx(0.2633, abs=0.001)
    assert {mend.text for mend in conflict.mends} == {
        "trade ministry of Norland would have to say at least $147 instead of $100",
        "Example Union would have to say at most $153 instead of $200",
    }
    assert any(step.text == "2024 is 2023 +$50" for step in conflict.steps)


def test_a_rise_leads_from_one_level_to_the_other() -> None:
    pile = Pile()
    pile.add("c_1", T23, (99.0, 101.0))
    rise(pile, (48.0, 52.0))
    found = {bound.quantity: bound for bound in verdict(pile).bounds}[T24.id]
    assert (found.strict.low, found.strict.high) == (pytest.approx(147.0), pytest.approx(153.0))
    assert (found.nominal, found.is_stated, found.because) == (pytest.approx(150.0), False, ("c_1", "c_2"))


def test_a_fall_by_an_amount_is_a_negative_difference() -> None:
    pile = Pile()
    pile.add("c_1", T23, (99.0, 101.0))
    rise(pile, (-52.0, -48.0))
    found = {bound.quantity: bound for bound in verdict(pile).bounds}[T24.id]
    assert (found.strict.low, found.strict.high) == (pytest.approx(47.0), pytest.approx(53.0))


def test_a_wider_reading_makes_a_tension_of_it() -> None:
    pile = Pile()
    pile.add("c_1", T23, (99.0, 101.0), lenient=(50.0, 150.0))
    rise(pile, (48.0, 52.0))
    pile.add("c_3", T24, (199.0, 201.0), speaker="Example Union")
    conflict = only(pile)
    assert (conflict.label, conflict.relief) == ("tension", "Read generously, as rounded numbers, they fit.")


def test_two_flows_make_up_the_turnover_as_a_named_assumption() -> None:
    pile = Pile()
    pile.add("c_1", flow("trade.exports", "NRL", "ESR"), (99.0, 101.0))
    pile.add("c_2", flow("trade.imports", "NRL", "ESR"), (49.0, 51.0))
    pile.add("c_3", T24, (299.0, 301.0), speaker="Example Union")
    conflict = only(pile)
    assert (conflict.label, conflict.claims, conflict.assumptions) == ("tension", ("c_1", "c_2", "c_3"), ("both-flows",))
    assert conflict.relief.startswith("It rests on an assumption: a state's exports")


def test_halves_make_up_a_year() -> None:
    pile = Pile()
    pile.add("c_1", H1, (99.0, 101.0))
    pile.add("c_2", H2, (109.0, 111.0))
    pile.add("c_3", T24, (400.0, 404.0), speaker="Example Union")
    assert only(pile).assumptions == ("parts-of-a-year",)
    calm = Pile()
    calm.add("c_1", H1, (99.0, 101.0))
    calm.add("c_3", T24, (210.0, 212.0))
    calm.add("c_2", H2, (109.0, 111.0))
    assert verdict(calm).conflicts == ()


def test_what_nothing_is_said_of_takes_part_in_no_sum() -> None:
    pile = Pile()
    pile.add("c_1", H1, (99.0, 101.0))
    pile.add("c_3", T24, (400.0, 404.0), speaker="Example Union")
    assert verdict(pile).conflicts == ()


def test_every_minimal_set_is_found_and_those_without_sums_stay_as_they_were() -> None:
    pile = Pile()
    pile.add("c_1", T23, (99.0, 101.0))
    pile.add("c_2", T23, (119.0, 121.0), speaker="Example Bank")
    pile.add("c_3", T24, (299.0, 301.0), speaker="Example Union")
    rise(pile, (48.0, 52.0), name="c_4")
    assert {one.claims for one in verdict(pile).conflicts} == {("c_1", "c_2"), ("c_1", "c_3", "c_4"), ("c_2", "c_3", "c_4")}


def test_a_change_of_no_amount_over_itself_says_nothing() -> None:
    pile = Pile()
    pile.add("c_1", T24, (48.0, 52.0), base=T24, relation="difference", unit="USD")
    assert verdict(pile) == Verdict((), (), ())


def test_limits_are_as_tight_as_both_flows_leave_them() -> None:
    pile = Pile()
    pile.add("c_1", flow("trade.exports", "NRL", "ESR"), (100.0, 100.0))
    pile.add("c_3", T24, (200.0, 200.0), speaker="Example Union")
    imports = flow("trade.imports", "NRL", "ESR")
    pile.add("c_4", imports, (None, 500.0), speaker="Example Union")
    found = {bound.quantity: bound for bound in verdict(pile).bounds}[imports.id]
    assert (found.strict.low, found.strict.high) == (pytest.approx(90.0), pytest.approx(110.0))
    assert set(found.because) == {"c_1", "c_3", "both-flows"} | ({"c_4"} & set(found.because))
