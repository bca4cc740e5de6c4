from datetime import date

import pytest
from tests.unit.publish.relation import CLAIMS, claim, instrument

from comity.model.claim import Event, Measure, Project
from comity.model.period import Period
from comity.publish.acts import act_name, act_of, action_words, ending, is_promise, promised, type_words


def project(status: str, due: Period | None = None) -> Project:
    return Project(name="rail link", type="route", parties=("CHL", "NOR"), status=status, due=due)  # type: ignore[arg-type]


def test_figures_and_statements_are_no_acts() -> None:
    assert act_of(CLAIMS["trade"]) is None
    assert act_of(CLAIMS["says"]) is None
    assert act_of(CLAIMS["signed"]) == CLAIMS["signed"].payload


def test_the_end_of_what_runs_is_no_promise() -> None:
    until = Period.year(2041)
    running, planned = (claim("wire", "in Oslo", project(status, until)) for status in ("extended", "planned"))
    assert ending(running.payload) == until
    assert promised(running, running.payload) is None
    assert promised(planned, planned.payload) == until
    assert ending(planned.payload) is None


def test_a_date_after_the_telling_is_a_promise_and_a_denied_one_is_none() -> None:
    later = Period.day(date(2025, 12, 1))
    said = claim("wire", "in Oslo", instrument("accord", when=later))
    assert (action_words(said, said.payload), promised(said, said.payload)) == ("to be signed", later)
    denied = claim("wire", "in Oslo", instrument("accord", when=later), is_denied=True)
    assert promised(denied, denied.payload) is None
    assert not is_promise(denied, denied.payload)


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (Measure(type="recognition", imposer="NOR", target="CHL", action="granted"), "Recognition by Norway of Chile"),
        (
            Measure(type="licence", imposer=None, target=None, action="revoked", object="Example Oil's licence"),
            "Licence: Example Oil's licence",
        ),
        (Event(type="visit", root="CONSULT", actors=(), place="Oslo"), "Visit: actors not said, Oslo"),
        (project("planned"), "rail link"),
    ],
)
def test_names_say_who_does_what_to_whom(payload: Measure | Event | Project, name: str) -> None:
    assert act_name(payload, {"NOR": "Norway", "CHL": "Chile"}.__getitem__) == name


def test_a_type_that_says_nothing_is_called_by_its_kind() -> None:
    assert type_words("other", "project") == "project"
    assert type_words("mou", "instrument") == "memorandum of understanding"
