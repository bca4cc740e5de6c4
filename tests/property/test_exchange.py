"""Two currencies and rulings: bounds hold the truth, a ruling of "same" is as good as one quantity, order never matters."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.factory import Pile, turnover

from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.rate import Rate
from comity.model.ruling import Ruling
from comity.reconcile import reconcile

DOLLARS, LIRAS = turnover(2024), turnover(2024, unit="TRY")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Rate, ...]:
    """Rows that cover 2024 one after the other, each with limits around 30."""
    cuts = sorted(draw(st.sets(st.integers(1, 364), max_size=4)))
    starts = [date(2024, 1, 1) + timedelta(days=cut) for cut in (0, *cuts)]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), date(2025, 3, 1)]
    return tuple(
        Rate(
            table="own.csv",
            row=row,
            currency="TRY",
            per="USD",
            days=Period(first, last),
            value=Interval(30.0 - wide, 30.0 + wide),
        )
        for row, (first, last) in enumerate(zip(starts, ends, strict=True), start=2)
        for wide in [draw(st.sampled_from([0.0, 1.0, 5.0]))]
    )


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    """Levels of 100 dollars and 3,000 liras, some with one limit only."""
    pile = Pile()
    for index in range(draw(st.integers(1, 5))):
        quantity, value = draw(st.sampled_from([(DOLLARS, 100.0), (LIRAS, 3000.0)]))
        width = draw(st.sampled_from([0.01, 0.1]))
        low, high = value * (1 - width), value * (1 + width)
        limits = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
        pile.add(f"c_{index}", quantity, limits, speaker=f"speaker {index}")
    return pile


@settings(max_examples=80, deadline=None)
@given(piles(), tables(), st.randoms(use_true_random=False))
def test_true_statements_in_two_currencies_never_clash_and_bound_one_another_rightly(
    pile: Pile, table: tuple[Rate, ...], random: object
) -> None:
    verdict = reconcile(*pile.all, rates=table)
    assert verdict.conflicts == ()
    for bound in verdict.bounds:
        truth = 100.0 if bound.quantity == DOLLARS.id else 3000.0
        assert bound.strict.low is None or bound.strict.low <= truth * (1 + 1e-9)
        assert bound.strict.high is None or bound.strict.high >= truth * (1 - 1e-9)
    shuffled = list(table)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(*pile.all, rates=shuffled) == verdict


@settings(max_examples=80, deadline=None)
@given(piles(), tables())
def test_rates_only_ever_narrow_a_bound(pile: Pile, table: tuple[Rate, ...]) -> None:
    before = {bound.quantity: bound for bound in reconcile(*pile.all).bounds}
    for bound in reconcile(*pile.all, rates=table).bounds:
        assert before[bound.quantity].strict.contains(bound.strict)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.floats(50, 200), st.floats(1.0, 1.5)), min_size=2, max_size=5).filter(
        lambda rows: len({row[0] for row in rows}) == 2
    )
)
def test_claims_ruled_the_same_clash_where_one_quantity_would(rows: list[tuple[bool, float, float]]) -> None:
    apart, one = Pile(), Pile()
    for index, (is_other, low, width) in enumerate(rows):
        limits = (low, low * width)
        apart.add(f"c_{index}", turnover(2023) if is_other else DOLLARS, limits, speaker=f"speaker {index}")
        one.add(f"c_{index}", DOLLARS, limits, speaker=f"speaker {index}")
    first = next(index for index, row in enumerate(rows) if row[0])
    second = next(index for index, row in enumerate(rows) if not row[0])
    ruling = Ruling(kind="same", claims=(f"c_{first}", f"c_{second}"))
    found = {conflict.claims for conflict in reconcile(*apart.all, rulings=[ruling]).conflicts}
    assert found == {conflict.claims for conflict in reconcile(*one.all).conflicts}
