"""The front door."""

from tests.unit.reconcile.factory import Pile, turnover, walk_one

from comity.model.origin import Origins
from comity.model.record import Records
from comity.model.verdict import Verdict
from comity.reconcile import reconcile


def test_an_empty_pile_has_an_empty_verdict() -> None:
    assert reconcile([], Records((), ()), Origins((), ())) == Verdict((), (), ())


def test_everything_is_sorted() -> None:
    pile = walk_one()
    pile.add("c_0", turnover(2018), (10e6, 11e6), speaker="Example Bank")
    verdict = reconcile(*pile.all)
    assert [one.quantity for one in verdict.bounds] == sorted(one.quantity for one in verdict.bounds)
    assert [one.id for one in verdict.conflicts] == sorted(one.id for one in verdict.conflicts)


def test_a_target_never_contradicts_an_outcome() -> None:
    pile = Pile()
    pile.add("c_1", turnover(2024), (99.0, 101.0))
    pile.add("c_2", turnover(2024, world="target:norland"), (500.0, 501.0))
    assert reconcile(*pile.all).conflicts == ()
