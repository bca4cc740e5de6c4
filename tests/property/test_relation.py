"""What holds of the matters of a relation on every day and in whatever order its claims are held."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.publish.relation import CLAIMS, material

from comity.model.page import Pile
from comity.publish.matters import matters
from comity.publish.timeline import timeline

DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))
LATER = ("ratified", "met", "eased", "imposed", "aim", "protocol")


@settings(max_examples=25, deadline=None)
@given(DAYS)
def test_nothing_later_than_the_day_gives_a_state_or_an_answer(day: date) -> None:
    held = material()
    for matter in matters(held, day):
        assert matter.state is None or matter.state.known is None or matter.state.known <= day
        assert all(
            promise.due is None or promise.due.last is None or promise.due.last < day
            for promise in matter.promises
            if promise.standing == "silent"
        )
    shown = timeline(held, matters(held, day), day)
    assert all(entry.is_ahead or entry.period.first is None or entry.period.first <= day for entry in shown)


@settings(max_examples=25, deadline=None)
@given(DAYS, st.sets(st.sampled_from(LATER)))
def test_leaving_out_what_counts_only_later_changes_no_state(day: date, left_out: set[str]) -> None:
    full, part = material(), material(without=left_out)
    kept = {matter.record.id: matter for matter in matters(part, day)}
    gone = {CLAIMS[name].id for name in left_out}
    for matter in matters(full, day):
        if matter.record.id in kept and matter.state and not gone & {claim.id for claim in matter.state.claims}:
            state = kept[matter.record.id].state
            assert state is not None
            assert state.words == matter.state.words


@settings(max_examples=25, deadline=None)
@given(DAYS, st.integers(0, 99))
def test_the_order_of_claims_changes_nothing(day: date, seed: int) -> None:
    held, turned = material(), material()
    items = list(held.pile.claims.items())
    turned.pile = Pile(held.pile.documents, held.pile.texts, dict(Random(seed).sample(items, len(items))))
    assert matters(held, day) == matters(turned, day)
    entries = [timeline(each, matters(each, day), day) for each in (held, turned)]
    assert entries[0] == entries[1]
