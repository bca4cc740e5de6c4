"""Which reading a conflict needs, and what is listed."""

from tests.unit.reconcile.factory import Pile, flow, turnover, walk_one

from comity.model.interval import Interval
from comity.model.verdict import Assumption
from comity.reconcile import reconcile
from comity.reconcile.clashes import CAP

T24, T21, T18 = turnover(2024), turnover(2021), turnover(2018)
EXPORTS, IMPORTS = flow("trade.exports", "NRL", "ESR"), flow("trade.imports", "ESR", "NRL")


def test_the_worked_example_is_one_contradiction_of_three_claims() -> None:
    (conflict,) = reconcile(*walk_one().all).conflicts
    assert (conflict.label, conflict.claims, conflict.assumptions) == ("contradiction", ("c_a1", "c_a2", "c_c1"), ())
    assert round(conflict.gap, 4) == 0.3635


def test_reprints_do_not_multiply_conflicts() -> None:
    pile = walk_one()
    pile.add("c_b1", T24, (190e6, 210e6), lenient=(180e6, 220e6), value=200e6, hedge="about", origin="ministry")
    pile.add("c_b2", T24, (1.535, 1.545), lenient=(1.53, 1.55), base=T18, value=54, unit="percent", origin="ministry")
    assert reconcile(*pile.all).conflicts == reconcile(*walk_one().all).conflicts


def test_what_only_the_strict_reading_shows_is_a_tension() -> None:
    pile = Pile()
    pile.add("c_1", T24, (195.0, 205.0), lenient=(150.0, 250.0))
    pile.add("c_2", T24, (220.0, 230.0), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert (conflict.label, conflict.claims) == ("tension", ("c_1", "c_2"))


def test_a_tension_that_holds_a_contradiction_is_not_listed() -> None:
    pile = walk_one()
    labels = [one.label for one in reconcile(*pile.all).conflicts]
    assert labels == ["contradiction"]


def test_a_tension_inside_a_contradiction_is_listed_beside_it() -> None:
    pile = Pile()
    pile.add("c_1", T24, (195.0, 205.0), lenient=(150.0, 250.0))
    pile.add("c_2", T24, (220.0, 230.0), lenient=(240.0, 260.0), speaker="Example Bank")
    pile.add("c_3", T24, (400.0, 410.0), speaker="Example Union")
    found = {(one.label, one.claims) for one in reconcile(*pile.all).conflicts}
    assert found == {("tension", ("c_1", "c_2")), ("contradiction", ("c_1", "c_3")), ("contradiction", ("c_2", "c_3"))}


def test_a_conflict_that_needs_an_assumption_is_a_tension_however_wide() -> None:
    pile = Pile()
    pile.add("c_1", EXPORTS, (99.0, 101.0))
    pile.add("c_2", IMPORTS, (990.0, 1010.0), speaker="Example Bank")
    (conflict,) = reconcile(*pile.all).conflicts
    assert (conflict.label, conflict.assumptions, conflict.slip) == ("tension", ("mirror-trade",), None)
    assert reconcile(*pile.all, assumptions=()).conflicts == ()


def test_the_users_own_width_of_an_assumption_counts() -> None:
    pile = Pile()
    pile.add("c_1", EXPORTS, (99.0, 101.0))
    pile.add("c_2", IMPORTS, (139.0, 141.0), speaker="Example Bank")
    wide = Assumption(id="mirror-trade", text="much is smuggled", strict=Interval(0.5, 2.0), lenient=Interval(0.2, 5.0))
    assert len(reconcile(*pile.all).conflicts) == 1
    assert reconcile(*pile.all, assumptions=[wide]).conflicts == ()


def test_one_assumption_used_twice_leaves_no_claim_that_is_not_needed() -> None:
    wheat_out, wheat_in = flow("trade.exports", "NRL", "ESR", "wheat"), flow("trade.imports", "ESR", "NRL", "wheat")
    pile = Pile()
    pile.add("c_1", wheat_out, (99.0, 101.0), speaker="Example Union")
    pile.add("c_2", wheat_in, (990.0, 1010.0), speaker="Example Bank")
    pile.add("c_3", EXPORTS, (0.99, 1.01), base=wheat_out)
    pile.add("c_4", IMPORTS, (0.99, 1.01), base=wheat_in)
    found = {(one.claims, one.assumptions) for one in reconcile(*pile.all).conflicts}
    assert found == {(("c_1", "c_2"), ("mirror-trade",))}


def test_what_may_be_several_things_never_makes_a_contradiction() -> None:
    aid24, aid18 = turnover(2024, "aid"), turnover(2018, "aid")
    pile = Pile()
    pile.add("c_1", aid24, (190.0, 210.0))
    pile.add("c_2", aid24, (1.5, 1.6), base=aid18)
    pile.add("c_3", aid18, (10.0, 11.0), speaker="Example Bank")
    assert [one.label for one in reconcile(*pile.all).conflicts] == ["tension"]


def test_beyond_the_cap_a_finding_says_that_there_is_more() -> None:
    pile = Pile()
    for index in range(12):
        pile.add(f"c_a{index:02}", T24, (100.0, 101.0), speaker=f"one {index}")
        pile.add(f"c_b{index:02}", T24, (200.0, 201.0), speaker=f"other {index}")
    verdict = reconcile(*pile.all)
    assert [one.label for one in verdict.conflicts] == ["contradiction"] * CAP
    assert [finding.code for finding in verdict.findings] == ["reconcile.more-conflicts"]


def test_ids_depend_on_label_and_members_alone() -> None:
    first = reconcile(*walk_one().all).conflicts[0]
    pile = walk_one()
    pile.add("c_x", T21, (1.0, 2.0))
    assert reconcile(*pile.all).conflicts[0].id == first.id
