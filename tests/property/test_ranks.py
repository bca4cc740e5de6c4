"""Ranks among levels: what follows holds the truth, conflicts are minimal, order never matters."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.factory import Pile, flow

from comity.model.record import Records
from comity.reconcile import reconcile

STATES = ("NRL", "ESR", "VAL", "WES", "OST")
FLOWS = tuple(flow("trade.exports", state, "KLM", product="tea") for state in STATES)


@st.composite
def piles(draw: st.DrawFn, *, is_true: bool = False) -> tuple[Pile, dict[str, float]]:
    """Levels of some of five flows of known sizes, and ranks of some; where not all is true, each may be another's."""
    sizes = draw(st.permutations([10.0, 20.0, 35.0, 50.0, 90.0]))
    truth = {one.id: size for one, size in zip(FLOWS, sizes, strict=True)}
    pile = Pile()
    for index, one in enumerate(FLOWS):
        size = truth[one.id] if is_true else draw(st.sampled_from([truth[one.id], 15.0, 60.0]))
        place = sorted(sizes, reverse=True).index(truth[one.id]) + 1
        if draw(st.booleans()):
            pile.add(f"c_l{index}", one, (size * 0.95, size * 1.05), speaker=f"speaker {index}")
        if draw(st.booleans()):
            pile.add(
                f"c_r{index}", one, (place, place), relation="rank", unit="rank", wording="supplier", speaker=f"ranker {index}"
            )
    return pile, truth


@settings(max_examples=150, deadline=None)
@given(piles(is_true=True))
def test_bounds_hold_the_truth_and_nothing_clashes_where_every_claim_is_true(made: tuple[Pile, dict[str, float]]) -> None:
    pile, truth = made
    verdict = reconcile(*pile.all)
    assert verdict.conflicts == ()
    for bound in verdict.bounds:
        for interval in (bound.strict, bound.lenient):
            assert interval.low is None or interval.low <= truth[bound.quantity]
            assert interval.high is None or interval.high >= truth[bound.quantity]


@settings(max_examples=100, deadline=None)
@given(piles())
def test_leaving_out_any_one_claim_of_a_conflict_ends_it(made: tuple[Pile, dict[str, float]]) -> None:
    claims, records, origins = made[0].all
    for conflict in reconcile(claims, records, origins).conflicts:
        for claim in conflict.claims:
            members = tuple(member for member in records.members if member.claim != claim)
            rest = reconcile([one for one in claims if one.id != claim], Records(records.quantities, members), origins)
            assert not any(set(one.claims) <= set(conflict.claims) for one in rest.conflicts)


@settings(max_examples=60, deadline=None)
@given(piles(), st.randoms(use_true_random=False))
def test_order_never_matters(made: tuple[Pile, dict[str, float]], random: object) -> None:
    claims, records, origins = made[0].all
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(shuffled, records, origins) == reconcile(claims, records, origins)
