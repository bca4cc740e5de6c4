"""What adds, in piles of claims: conflicts are minimal, bounds hold the truth, order never matters."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.factory import Pile, flow, turnover

from comity.model.record import Records
from comity.reconcile import reconcile

EXPORTS, IMPORTS, BOTH, BEFORE = (
    flow("trade.exports", "NRL", "ESR"),
    flow("trade.imports", "NRL", "ESR"),
    turnover(2024),
    turnover(2023),
)
TRUTH = {EXPORTS.id: 100.0, IMPORTS.id: 60.0, BOTH.id: 160.0, BEFORE.id: 120.0}


@st.composite
def piles(draw: st.DrawFn, most_off: int = 1) -> Pile:
    """Levels and changes around true values; some of them off by half."""
    pile, off = Pile(), 0
    for index in range(draw(st.integers(2, 7))):
        quantity = draw(st.sampled_from([EXPORTS, IMPORTS, BOTH, BEFORE]))
        is_off = off < most_off and draw(st.booleans())
        off += is_off
        value, width = TRUTH[quantity.id] * (1.5 if is_off else 1.0), draw(st.sampled_from([0.01, 0.05, 0.2]))
        limits = (value * (1 - width), value * (1 + width))
        if quantity is BOTH and draw(st.booleans()):
            rise = (40.0 - 100 * width, 40.0 + 100 * width)
            pile.add(f"c_{index}", BOTH, rise, base=BEFORE, relation="difference", unit="USD", speaker=f"speaker {index}")
        else:
            pile.add(f"c_{index}", quantity, limits, speaker=f"speaker {index}")
    return pile


def without(pile: Pile, claim: str) -> tuple[object, Records, object]:
    claims, records, origins = pile.all
    members = tuple(member for member in records.members if member.claim != claim)
    return [one for one in claims if one.id != claim], Records(records.quantities, members), origins


@settings(max_examples=60, deadline=None)
@given(piles())
def test_leaving_out_any_one_claim_of_a_conflict_ends_it(pile: Pile) -> None:
    for conflict in reconcile(*pile.all).conflicts:
        for claim in conflict.claims:
            rest = reconcile(*without(pile, claim))  # type: ignore[arg-type]
            assert not any(set(one.claims) <= set(conflict.claims) for one in rest.conflicts)


@settings(max_examples=60, deadline=None)
@given(piles(most_off=0))
def test_bounds_hold_the_truth_where_every_claim_does(pile: Pile) -> None:
    verdict = reconcile(*pile.all)
    assert verdict.conflicts == ()
    for bound in verdict.bounds:
        for interval in (bound.strict, bound.lenient):
            assert interval.low is None or interval.low <= TRUTH[bound.quantity] * (1 + 1e-6)
            assert interval.high is None or interval.high >= TRUTH[bound.quantity] * (1 - 1e-6)


@settings(max_examples=40, deadline=None)
@given(piles(), st.randoms(use_true_random=False))
def test_order_never_matters(pile: Pile, random: object) -> None:
    claims, records, origins = pile.all
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(shuffled, records, origins) == reconcile(claims, records, origins)


@settings(max_examples=40, deadline=None)
@given(piles(most_off=0))
def test_what_a_bound_rests_on_is_enough_for_it(pile: Pile) -> None:
    claims, records, origins = pile.all
    for bound in reconcile(claims, records, origins).bounds:
        kept = [one for one in claims if one.id in bound.because]
        members = tuple(member for member in records.members if member.claim in bound.because)
        again = {one.quantity: one for one in reconcile(kept, Records(records.quantities, members), origins).bounds}
        if bound.quantity in again:
            alone = again[bound.quantity].strict
            assert bound.strict.low is None or (alone.low or 0.0) >= bound.strict.low * (1 - 1e-4)
            assert bound.strict.high is None or (alone.high or 1e9) <= bound.strict.high * (1 + 1e-4)
