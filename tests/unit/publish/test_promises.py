from datetime import date

from tests.unit.publish.relation import CLAIMS, LATEST, STATION, claim, instrument, material

from comity.model.claim import Project
from comity.model.period import Period
from comity.model.record import Membership
from comity.publish.material import Material
from comity.publish.matters import matters
from comity.publish.promises import Promise, aims, in_order

DUE = Period.day(date(2025, 7, 5))


def promises(day: date | None, held: Material | None = None) -> dict[str, Promise]:
    found = held or material()
    own = [promise for matter in matters(found, day) for promise in matter.promises]
    return {promise.title: promise for promise in in_order((*own, *aims(found, day)))}


def station(status: str, page: str, words: str, due: Period | None = None) -> Material:
    told = claim(page, words, Project(name="station", type="facility", parties=("CHL", "NOR"), status=status, due=due))  # type: ignore[arg-type]
    return material(extra=(told,), members=(Membership(STATION.id, told.id, "of"),))


def test_a_day_that_passed_without_a_report_is_silent_and_said_so() -> None:
    found = promises(LATEST)["satellite ground station"]
    assert found.standing == "silent"
    assert found.sentence == "due 5 July 2025; no later report: open"
    assert found.record == STATION.id


def test_before_its_day_a_promise_is_due() -> None:
    assert promises(date(2025, 7, 5))["satellite ground station"].standing == "due"
    assert promises(date(2025, 7, 6))["satellite ground station"].standing == "silent"


def test_a_later_report_answers_a_promise_but_not_before_it_was_made() -> None:
    held = station("operating", "sample", "in Lima")
    assert promises(LATEST, held)["satellite ground station"].standing == "answered"
    assert promises(date(2025, 8, 1), held)["satellite ground station"].standing == "silent"


def test_a_promise_made_after_the_day_asked_for_is_not_known_yet() -> None:
    assert "satellite ground station" not in promises(date(2025, 3, 1))


def test_the_same_promise_told_less_exactly_is_one() -> None:
    held = station("planned", "wire", "ground station in Chile", Period.month(2025, 7))
    (matter,) = (m for m in matters(held, LATEST) if m.record.id == STATION.id)
    (found,) = matter.promises
    assert found.due == DUE
    assert len(found.claims) == 2


def test_what_is_negotiated_without_a_day_is_told_to_have_none() -> None:
    found = promises(LATEST)["fisheries protocol"]
    assert (found.standing, found.due, found.sentence) == ("undated", None, "no day is given")


def test_an_undated_promise_that_was_kept_is_gone() -> None:
    negotiated = claim("wire", "in Oslo", instrument("lease", "negotiating"))
    signed = claim("sample", "in Lima", instrument("lease", "signed"))
    members = tuple(Membership(STATION.id, each.id, "of") for each in (negotiated, signed))
    held = material(without=("station",), extra=(negotiated, signed), members=members)
    (matter,) = (m for m in matters(held, LATEST) if m.record.id == STATION.id)
    assert matter.promises == ()


def test_an_aim_in_figures_is_silent_once_its_year_is_over() -> None:
    found = promises(LATEST)["Bilateral trade turnover, Norway and Chile"]
    assert (found.standing, found.words, found.record) == ("silent", "target: $300M", None)
    assert [each.id for each in found.claims] == [CLAIMS["aim"].id]


def test_promises_stand_in_the_order_of_their_days() -> None:
    assert [promise.due for promise in promises(LATEST).values()] == [DUE, Period.year(2025), None]


def test_without_any_day_nothing_is_late() -> None:
    assert {promise.standing for promise in promises(None).values()} == {"due", "undated"}
