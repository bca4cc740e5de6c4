"""The cheapest origins to set aside."""

from tests.unit.reconcile.factory import Pile, turnover

from comity.model.claim import Voice
from comity.model.origin import Origin
from comity.reconcile import reconcile
from comity.reconcile.aside import set_aside

T24 = turnover(2024)


def origin(name: str, voice: Voice | None, *claims: str) -> Origin:
    return Origin(id=name, voice=voice, claims=claims, documents=(), is_certain=True, reasons=())


def test_one_origin_that_is_part_of_every_conflict_is_set_aside() -> None:
    pile = Pile()
    pile.add("c_1", T24, (99.0, 101.0), speaker="Example Union")
    pile.add("c_2", T24, (130.0, 132.0), speaker="Example Bank")
    pile.add("c_3", T24, (130.5, 131.0), speaker="Example Board")
    bodies = [origin(f"o_{n}", Voice(name="x", type="government"), f"c_{n}") for n in (1, 2, 3)]
    conflicts = reconcile(*pile.all).conflicts
    assert len(conflicts) == 2
    assert set_aside(conflicts, bodies) == ("o_1",)


def test_an_unnamed_source_goes_before_an_office() -> None:
    pile = Pile()
    pile.add("c_1", T24, (99.0, 101.0), speaker="Example Union")
    pile.add("c_2", T24, (130.0, 132.0), speaker="Example Bank")
    office, nobody = origin("o_1", Voice(name="customs", type="government"), "c_1"), origin("o_2", None, "c_2")
    conflicts = reconcile(*pile.all).conflicts
    assert set_aside(conflicts, [office, nobody]) == ("o_2",)
    assert set_aside(conflicts, [nobody, office]) == ("o_2",)


def test_without_conflicts_nobody_is_set_aside() -> None:
    assert set_aside([], []) == ()
