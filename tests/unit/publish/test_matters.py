from datetime import date

from msgspec.structs import replace
from tests.unit.publish.relation import BOTH, CLAIMS, LATEST, SANCTIONS, TREATY, claim, instrument, material

from comity.model.claim import Event, Measure
from comity.model.period import Period
from comity.model.record import Membership
from comity.publish.material import Material
from comity.publish.matters import Matter, around, matters


def named(found: tuple[Matter, ...], title: str) -> Matter:
    return next(matter for matter in found if matter.title == title)


def treaty(day: date, held: Material | None = None) -> Matter:
    return named(matters(held or material(), day, ("instrument",)), "partnership treaty")


def test_claims_of_one_record_make_one_life_in_order_of_time() -> None:
    found = treaty(LATEST)
    assert [(moment.words, moment.period.label() if moment.period else None) for moment in found.life] == [
        ("signed", "2025-03"),
        ("signed", "2025-03-04"),
        ("ratified", "2025-09-01"),
    ]
    assert len(found.origins) == 4


def test_an_action_told_again_without_its_day_is_the_same_action() -> None:
    signing = next(moment for moment in treaty(LATEST).life if moment.period == Period.day(date(2025, 3, 4)))
    assert {each.id for each in signing.claims} == {CLAIMS["signed"].id, CLAIMS["undated"].id}


def test_the_state_is_the_last_action_by_the_day() -> None:
    assert treaty(date(2025, 3, 3)).state is None
    for day, words in ((date(2025, 3, 4), "signed"), (date(2025, 8, 31), "signed"), (date(2025, 9, 1), "ratified")):
        state = treaty(day).state
        assert state is not None
        assert state.words == words


def test_what_comes_later_changes_no_earlier_state() -> None:
    day = date(2025, 6, 1)
    later = claim("gazette", "The treaty of Norway", instrument("treaty", "terminated", Period.day(date(2026, 1, 10))))
    held = material(extra=(later,), members=(Membership(TREATY.id, later.id, "of"),))
    before, after = treaty(day).state, treaty(day, held).state
    assert before is not None
    assert after is not None
    assert (before.words, before.claims) == (after.words, after.claims)
    last = treaty(LATEST, held).state
    assert last is not None
    assert last.words == "terminated"


def test_what_is_denied_gives_no_state() -> None:
    denied = claim(
        "sample", "ratified the treaty", instrument("treaty", "ratified", Period.day(date(2025, 9, 1))), is_denied=True
    )
    held = material(without=("ratified",), extra=(denied,), members=(Membership(TREATY.id, denied.id, "of"),))
    found = treaty(LATEST, held)
    assert found.state is not None
    assert found.state.words == "signed"
    assert "denied: ratified" in {moment.words for moment in found.life}


def test_a_claim_without_a_record_is_a_matter_of_its_own() -> None:
    found = named(matters(material(), LATEST), "fisheries protocol")
    assert found.record.id == CLAIMS["protocol"].id
    assert found.state is not None
    assert found.state.words == "under negotiation"


def test_dealings_with_a_third_state_stand_apart() -> None:
    assert "border pact" not in {matter.title for matter in matters(material(), LATEST)}
    (pact,) = around(material(), LATEST)
    assert (pact.title, pact.others) == ("border pact", ("PER",))


def test_measures_of_third_states_on_one_of_the_two_belong_to_the_pair() -> None:
    found = named(matters(material(), LATEST, ("measure",)), "Sanctions by United States on Chile")
    assert found.record.id == SANCTIONS.id
    assert [moment.words for moment in found.life] == ["imposed", "eased"]
    assert found.others == ("USA",)


def test_measures_and_events_that_touch_neither_state_are_left_out() -> None:
    peru = claim("wire", "in 2020", Measure(type="sanction", imposer="USA", target="PER", action="imposed"))
    talks = claim("wire", "2020", Event(type="meet", root="CONSULT", actors=("United States", "Peru")))
    far = tuple(replace(each, passage=each.evidence) for each in (peru, talks))
    titles = {matter.title for matter in matters(material(extra=far), LATEST)}
    assert not any("Peru" in title for title in titles)
    touching = claim("wire", "in 2020", Measure(type="licence", imposer="USA", target="Example Oil", action="revoked"))
    assert "Licence by United States for Example Oil" in {m.title for m in matters(material(extra=(touching,)), LATEST)}


def test_an_event_is_called_by_its_type_and_actors_and_finds_their_states() -> None:
    found = named(matters(material(), LATEST, ("event",)), "Meeting: Anna Orlova and Luis Vega, Lima")
    assert found.record.parties == ("NOR",)


def test_a_term_is_told_once() -> None:
    term = Period.year(2041)
    long = [claim("wire", words, instrument("lease", "extended", until=term)) for words in ("in Oslo", "on 4 March")]
    found = [matter for matter in matters(material(extra=long), LATEST) if matter.title == "lease"]
    assert [matter.until for matter in found] == [(term,), (term,)]
    assert all(matter.record.parties == BOTH for matter in found)


def test_a_future_signing_is_no_signing() -> None:
    ahead = claim("wire", "in Oslo", instrument("air accord", when=Period.month(2025, 10)))
    found = named(matters(material(extra=(ahead,)), LATEST), "air accord")
    assert found.life[0].is_ahead
    assert found.state is not None
    assert found.state.words == "to be signed"
