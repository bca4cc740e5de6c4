"""Asking only what changed: elsewhere a change leaves bounds and conflicts as they were, and there they are those of all."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.unit.reconcile.factory import CUSTOMS, MINISTRY, Pile, flow, turnover

from comity.model.ids import QuantityId
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.verdict import Conflict, Verdict
from comity.reconcile import reached, reconcile


def like(quantity: Quantity, **changes: object) -> Quantity:
    """A quantity that differs from another in some of its key."""
    key = {name: value for name, value in structs.asdict(quantity).items() if name != "id"}
    return Quantity.of(**{**key, **changes})


EXPORTS, ARRIVED = flow("trade.exports", "NRL", "ESR"), flow("trade.imports", "ESR", "NRL")
FIRST, SECOND = Period(date(2024, 1, 1), date(2024, 6, 30)), Period(date(2024, 7, 1), date(2024, 12, 31))
WORTH = {
    EXPORTS: 100.0,
    ARRIVED: 105.0,
    flow("trade.imports", "NRL", "ESR"): 60.0,
    flow("trade.exports", "NRL", "ESR", "wheat"): 30.0,
    flow("trade.exports", "NRL", "ESR", "coal"): 40.0,
    turnover(2024): 160.0,
    like(turnover(2024), reporter="ESR", partner="NRL"): 160.0,
    turnover(2023): 120.0,
    turnover(2018): 80.0,
    turnover(2024, world="target:norland"): 200.0,
    like(EXPORTS, period=FIRST): 45.0,
    like(EXPORTS, period=SECOND): 55.0,
    like(EXPORTS, period=Period.year(2023)): 90.0,
}
"""What is told of: mirrors, wholes and their parts, halves of a year, a turnover told from either end, a target."""
QUANTITIES = tuple(WORTH)


class Said(NamedTuple):
    """A statement: of what, and measured from what; how far off, how narrow, by whom and when; with what it has one origin."""

    of: int
    base: int | None
    relation: str
    factor: float
    width: float
    speaker: str
    day: int
    origin: int


def said() -> st.SearchStrategy[Said]:
    places = st.integers(0, len(QUANTITIES) - 1)
    return st.builds(
        Said,
        of=places,
        base=places,
        relation=st.sampled_from(["level", "level", "level", "ratio", "difference"]),
        factor=st.sampled_from([1.0, 1.0, 1.0, 1.5, 12.0, 1000.0]),
        width=st.sampled_from([0.01, 0.05, 0.2]),
        speaker=st.sampled_from([MINISTRY, CUSTOMS, "a bank", "an institute"]),
        day=st.integers(1, 4),
        origin=st.integers(0, 9),
    )


def pile_of(statements: dict[str, Said]) -> Pile:
    pile = Pile()
    for name, one in statements.items():
        of, base = QUANTITIES[one.of], QUANTITIES[one.base] if one.base is not None else None
        relation = "level" if base is None or base == of else one.relation
        worth = WORTH[of] if relation == "level" else WORTH[of] / WORTH[base] if relation == "ratio" else WORTH[of] - WORTH[base]  # type: ignore[index]
        slack = one.width * (WORTH[of] if relation == "difference" else worth)
        pile.add(
            name,
            of,
            (worth * one.factor - slack, worth * one.factor + slack),
            lenient=(worth * one.factor - 2 * slack, worth * one.factor + 2 * slack),
            base=None if relation == "level" else base,
            relation=relation,  # type: ignore[arg-type]
            unit="USD" if relation == "difference" else None,
            speaker=one.speaker,
            asserted=date(2025, 5, one.day),
            origin=f"{one.origin}",
        )
    return pile


def told_of(statements: dict[str, Said]) -> set[Quantity]:
    return {QUANTITIES[place] for one in statements.values() for place in (one.of, one.base) if place is not None}


def near(conflicts: Sequence[Conflict], statements: dict[str, Said], found: Collection[QuantityId]) -> set[Conflict]:
    """The conflicts with a claim that measures one of some quantities."""
    return {one for one in conflicts if any(QUANTITIES[statements[claim].of].id in found for claim in one.claims)}


def limits(verdict: Verdict) -> dict[QuantityId, object]:
    return {bound.quantity: bound for bound in verdict.bounds}


@settings(max_examples=60, deadline=None)
@given(st.lists(said(), min_size=2, max_size=16), st.lists(said(), max_size=3), st.data())
def test_what_is_not_reached_stays_and_what_is_reached_is_as_in_the_whole(
    first: list[Said], new: list[Said], data: st.DataObject
) -> None:
    before = {f"c_{number}": one for number, one in enumerate(first)}
    gone = data.draw(st.sets(st.sampled_from(sorted(before)), max_size=3))
    after = {name: one for name, one in before.items() if name not in gone}
    after |= {f"c_{data.draw(st.integers(100, 199))}_{number}": one for number, one in enumerate(new)}
    changed = {name: one for name, one in (before | after).items() if not (name in before and name in after)}
    together = {one.origin for one in changed.values()}  # whom one origin speaks for tells which of its claims counts
    changed |= {name: one for name, one in (before | after).items() if one.origin in together}
    old, now = reconcile(*pile_of(before).all), reconcile(*pile_of(after).all)
    found = reached(*pile_of(after).all, told_of(changed))
    event(f"reached {len(found) * 4 // len(QUANTITIES)} quarters")
    untouched = {one.id for one in QUANTITIES} - found
    assert {key: limits(old).get(key) for key in untouched} == {key: limits(now).get(key) for key in untouched}
    assert set(old.conflicts) - near(old.conflicts, before, found) == set(now.conflicts) - near(now.conflicts, after, found)
    part = reconcile(*pile_of(after).all, only=found)
    assert {key: limits(part).get(key) for key in found} == {key: limits(now).get(key) for key in found}
    assert near(part.conflicts, after, found) == near(now.conflicts, after, found)
    assert set(part.findings) <= set(now.findings)
