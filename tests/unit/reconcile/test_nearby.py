"""Quantities that are taken for one another: found by what they share, and the same as by comparing each with all."""

from itertools import product

from comity.model.period import Period
from comity.model.record import Quantity
from comity.reconcile.slips import Levels, _near


class All(Levels):
    """All quantities, for each of them."""

    def beside(self, quantity: Quantity) -> list[Quantity]:
        return [self._quantities[key] for key in sorted(self.of)]


def test_what_may_be_taken_for_a_quantity_is_found_as_by_comparing_it_with_all() -> None:
    flows = ("trade.exports", "trade.imports", "trade.turnover", "debt")
    sides = (("KEN", "GHA"), ("GHA", "KEN"), ("KEN", "TGO"), ("KEN", None))
    times = (Period.year(2023), Period.year(2024), Period.month(2024, 3), None)
    goods = (None, "tea")
    every = {
        one.id: one
        for flow, (reporter, partner), when, good in product(flows, sides, times, goods)
        for one in (Quantity.of(indicator=flow, reporter=reporter, partner=partner, period=when, product=good, unit="USD"),)
    }
    stated = dict.fromkeys(every, ())
    found = [list(_near(one, Levels(stated, every))) for one in every.values()]
    assert found == [list(_near(one, All(stated, every))) for one in every.values()]
    assert sum(map(len, found)) > 100
