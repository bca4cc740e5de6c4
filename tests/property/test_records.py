"""Whatever the claims: order changes nothing, and a later claim never changes an earlier day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.resolve.record_factory import event, instrument, measure, project, reports

from comity.model.claim import Payload
from comity.model.page import Pile
from comity.model.period import Period
from comity.resolve import instruments as instrument_module
from comity.resolve import projects as project_module
from comity.resolve import resolve
from comity.resolve.cluster import clustered
from comity.resolve.life import state_as_of

START = date(2024, 1, 1)

days = st.integers(0, 400).map(lambda number: Period.day(START + timedelta(days=number)))
dates = st.one_of(st.none(), days, st.integers(1, 12).map(lambda month: Period.month(2024, month)), st.just(Period.year(2024)))
names = st.sampled_from(
    ["strategic partnership treaty", "cooperation agreement", "10-year plan", "gas protocol", "Turkana mill", "new mill"]
)
parties = st.sampled_from([(), ("KEN",), ("KEN", "NOR"), ("KEN", "SWE")])
instruments = st.builds(
    lambda name, when, who, kind, action: instrument(name, when, parties=who, type=kind, action=action),
    names, dates, parties, st.sampled_from(["treaty", "agreement", "plan"]),
    st.sampled_from(["signed", "negotiating", "in_force"]),
)  # fmt: skip
projects = st.builds(lambda name, who, due: project(name, parties=who, due=due), names, parties, dates)
measures = st.builds(
    lambda action, when, target: measure(action, date=when, target=target),
    st.sampled_from(["imposed", "eased", "in_force", "revoked"]), dates, st.sampled_from(["KEN", "SWE", None]),
)  # fmt: skip
events = st.builds(
    lambda when, actors: event("meet", *actors, date=when),
    dates,
    st.sampled_from([("Kenya", "Norway"), ("Kenya",), ("Amina Mfano", "Norway")]),
)
payloads = st.one_of(instruments, projects, measures, events)


def shuffled(piled: Pile, order: list[int]) -> Pile:
    claims = list(piled.claims.items())
    documents = list(piled.documents.items())
    return Pile(dict(documents[n] for n in order), piled.texts, dict(claims[n] for n in order))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_claims_changes_nothing(data: st.DataObject) -> None:
    told: list[Payload] = data.draw(st.lists(payloads, min_size=1, max_size=8))
    piled = reports(*told, days=data.draw(st.lists(days, min_size=len(told), max_size=len(told))))
    order = data.draw(st.permutations(range(len(told))))
    assert resolve(shuffled(piled, order)) == resolve(piled)


@settings(max_examples=60, deadline=None)
@given(st.lists(payloads, min_size=1, max_size=8))
def test_every_claim_is_of_one_record_of_its_kind(told: list[Payload]) -> None:
    piled = reports(*told)
    found = resolve(piled)
    kinds = {record.id: record.kind for record in found.records}
    of = [member.claim for member in found.members if kinds[member.record] != "person"]
    assert sorted(of) == sorted(piled.claims)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(measures, days), min_size=1, max_size=6), st.tuples(measures, days), st.integers(0, 500))
def test_a_later_claim_never_changes_an_earlier_day(
    told: list[tuple[Payload, Period]], later: tuple[Payload, Period], number: int
) -> None:
    day = START + timedelta(days=number)
    piled = reports(*(payload for payload, _ in [*told, later]), days=[said for _, said in [*told, later]])
    claims = list(piled.claims.values())
    record = resolve(piled).records[0]
    alone = state_as_of(record, claims[-1:], day)
    with_it, without = state_as_of(record, claims, day), state_as_of(record, claims[:-1], day)
    if alone is None:
        assert with_it == without


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(instruments, projects), min_size=1, max_size=10))
def test_agreements_and_projects_are_grouped_as_if_each_were_held_against_all(told: list[Payload]) -> None:
    """What two of them must share to be held against each other is shared wherever they are alike."""
    claims = tuple(reports(*told).claims.values())
    kinds = ((instrument_module, instrument_module.instruments), (project_module, project_module.projects))
    for module, grouped in kinds:
        profiles = sorted(module.profiles(claims), key=module._telling_first)
        every = clustered(profiles, keys=lambda _: ("all",), alike=module.alike, are_apart=module.are_apart)
        assert [group.profiles for group in grouped(claims)] == [group.profiles for group in every]
