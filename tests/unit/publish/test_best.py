"""Best values beside conflicts."""

from tests.unit.publish.factory import material

from comity.publish.best import best_values


def test_what_several_origins_give_has_a_best_value_with_its_spread() -> None:
    people, turnover = best_values(material())
    assert (people.value, people.low, people.high, people.agreeing, people.origins) == (30000.0, 30000.0, 34000.0, 1, 2)
    assert (turnover.value, turnover.agreeing, turnover.origins) == (200e6, 2, 2)
    assert people.share < turnover.share < 1.0


def test_a_best_value_never_hides_a_conflict() -> None:
    assert all(best.is_disputed for best in best_values(material()))
    assert all(best.because == tuple(sorted(best.because)) for best in best_values(material()))
