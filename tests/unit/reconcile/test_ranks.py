"""The r-th largest among what is stated."""

import pytest
from tests.unit.reconcile.factory import Pile, flow

from comity.model.record import Quantity
from comity.model.verdict import Bound, Conflict
from comity.reconcile import reconcile

NRL, ESR, VAL, WES = (flow("trade.exports", state, "KLM", product="tea") for state in ("NRL", "ESR", "VAL", "WES"))


def rank(pile: Pile, name: str, of: Quantity, place: int, **more: str) -> None:
    pile.add(name, of, (place, place), relation="rank", unit="rank", wording="supplier", speaker=f"voice of {name}", **more)


def level(pile: Pile, name: str, of: Quantity, low: float | None, high: float | None) -> None:
    pile.add(name, of, (low, high), speaker=f"voice of {name}")


def bounds(pile: Pile) -> dict[str, Bound]:
    return {bound.quantity: bound for bound in reconcile(*pile.all).bounds}


def conflicts(pile: Pile) -> list[Conflict]:
    return list(reconcile(*pile.all).conflicts)


def test_between_those_that_rank_around_it() -> None:
    pile = Pile()
    for name, of, place in (("c_1", NRL, 1), ("c_2", ESR, 2), ("c_3", VAL, 3)):
        rank(pile, name, of, place)
    level(pile, "c_4", NRL, 99.0, 101.0)
    level(pile, "c_5", VAL, 39.0, 41.0)
    found = bounds(pile)[ESR.id]
    assert (found.strict.low, found.strict.high, found.is_stated) == (39.0, 101.0, False)
    assert set(found.because) == {"c_1", "c_2", "c_4", "c_5", "rank-order"}  # second behind the first: no other is larger
    assert conflicts(pile) == []
    assert any("rank 2 (assumed: a rank is counted among all partners" in step.text for step in found.steps)


def test_the_largest_is_at_least_what_any_other_is() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 1)
    level(pile, "c_2", ESR, 39.0, 41.0)
    level(pile, "c_3", VAL, 59.0, 61.0)
    found = bounds(pile)
    assert (found[NRL.id].strict.low, found[NRL.id].strict.high) == (59.0, None)
    assert set(found[NRL.id].because) == {"c_1", "c_3", "rank-order"}


def test_the_second_may_be_exceeded_by_any_one() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 2)
    level(pile, "c_2", ESR, 39.0, 41.0)
    assert NRL.id not in bounds(pile)
    level(pile, "c_3", VAL, 59.0, 61.0)
    assert bounds(pile)[NRL.id].strict.low == 39.0


def test_nothing_unknown_bounds_it_from_above() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 3)
    for name, of, value in (("c_2", ESR, 40.0), ("c_3", VAL, 50.0), ("c_4", WES, 60.0)):
        level(pile, name, of, value, value)
    found = bounds(pile)[NRL.id]
    assert (found.strict.low, found.strict.high) == (40.0, None)


def test_whoever_is_not_before_the_last_free_place_is_no_larger() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 1)
    rank(pile, "c_2", ESR, 2)
    level(pile, "c_3", ESR, 49.0, 51.0)
    level(pile, "c_4", WES, None, 500.0)
    found = bounds(pile)[WES.id]
    assert found.strict.high == 51.0
    assert {"c_1", "c_2", "c_3", "rank-order"} <= set(found.because)


def test_as_many_larger_ones_as_the_rank_itself_are_a_tension() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 2)
    level(pile, "c_2", NRL, 29.0, 31.0)
    level(pile, "c_3", ESR, 39.0, 41.0)
    assert conflicts(pile) == []
    level(pile, "c_4", VAL, 61.0, 63.0)
    (conflict,) = conflicts(pile)
    assert (conflict.label, conflict.claims, conflict.assumptions) == ("tension", ("c_1", "c_2", "c_3", "c_4"), ("rank-order",))
    assert conflict.gap == pytest.approx(0.2296, abs=1e-3)
    assert conflict.relief.startswith("It rests on an assumption: a rank is counted among all partners")
    assert conflict.mends[0].text == "voice of c_2 would have to say at least $39 instead of $30"


def test_who_ranks_behind_is_no_larger() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 2)
    rank(pile, "c_2", ESR, 5)
    level(pile, "c_3", NRL, 29.0, 31.0)
    level(pile, "c_4", ESR, 39.0, 41.0)
    assert [one.claims for one in conflicts(pile)] == [("c_1", "c_2", "c_3", "c_4")]


def test_ranks_of_those_before_it_take_their_places() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 2)
    rank(pile, "c_2", ESR, 1)
    level(pile, "c_3", NRL, 29.0, 31.0)
    level(pile, "c_4", VAL, 39.0, 41.0)
    assert [one.claims for one in conflicts(pile)] == [("c_1", "c_2", "c_3", "c_4")]


def test_two_on_one_place_and_one_on_two_places_say_nothing() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 1)
    rank(pile, "c_2", ESR, 1)
    rank(pile, "c_5", VAL, 2)
    rank(pile, "c_6", VAL, 3)
    level(pile, "c_3", WES, 39.0, 41.0)
    level(pile, "c_4", NRL, 9.0, 11.0)
    assert conflicts(pile) == []
    assert ESR.id not in bounds(pile)


def test_another_product_another_market_and_an_unknown_head_stand_apart() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 1)
    level(pile, "c_2", NRL, 9.0, 11.0)
    level(pile, "c_3", flow("trade.exports", "ESR", "KLM", product="coffee"), 39.0, 41.0)
    level(pile, "c_4", flow("trade.exports", "ESR", "WES", product="tea"), 39.0, 41.0)
    assert conflicts(pile) == []
    other = Pile()
    other.add("c_1", NRL, (1, 1), relation="rank", unit="rank", wording="trading partner")
    level(other, "c_2", NRL, 9.0, 11.0)
    level(other, "c_3", ESR, 39.0, 41.0)
    assert conflicts(other) == []


def test_a_buyer_is_ranked_among_the_destinations() -> None:
    pile = Pile()
    one, other = (flow("trade.exports", "NRL", state) for state in ("ESR", "VAL"))
    pile.add("c_1", one, (1, 1), relation="rank", unit="rank", wording="export market", speaker="voice of c_1")
    level(pile, "c_2", one, 9.0, 11.0)
    level(pile, "c_3", other, 39.0, 41.0)
    assert [found.claims for found in conflicts(pile)] == [("c_1", "c_2", "c_3")]


def test_without_the_assumption_ranks_say_nothing() -> None:
    pile = Pile()
    rank(pile, "c_1", NRL, 1)
    level(pile, "c_2", NRL, 9.0, 11.0)
    level(pile, "c_3", ESR, 39.0, 41.0)
    assert reconcile(*pile.all, assumptions=()).conflicts == ()
