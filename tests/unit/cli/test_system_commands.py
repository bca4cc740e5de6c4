"""The commands on a relation, on a small relation that stands in for a ledger."""

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.unit.publish.relation import CLAIMS, STATION, TREATY, material

from comity.cli import agreements, measures, program, projects, system, timeline
from comity.cli.asof import Day

COMMANDS = ("agreements", "projects", "measures", "timeline", "system")


@pytest.fixture(autouse=True)
def relation(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (agreements, measures, projects, system, timeline):
        monkeypatch.setattr(module, "material_of", lambda dyad, ledger, times: material())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments], catch_exceptions=False)


def rows(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").output)


def test_an_agreement_is_told_with_its_state_its_life_and_its_ids() -> None:
    out = run("agreements", "NOR-CHL").output
    assert out.startswith("Agreements of Norway and Chile as of 12 January 2026 (the latest day that a document proves)")
    assert f"partnership treaty  {TREATY.id}" in out
    assert "state        ratified, 1 September 2025" in out
    assert "Both parliaments ratified the treaty on 1 September 2025." in out
    assert "stands on    4 origins · 3 outlets" in out
    for name in ("signed", "repeated", "ratified", "undated"):
        assert CLAIMS[name].id in out
    assert "border pact" not in out


def test_at_tells_the_state_of_that_day() -> None:
    out = run("agreements", "NOR-CHL", "--at", "2025-06-01").output
    assert "as of 1 June 2025\n" in out
    assert "state        signed, 4 March 2025" in out
    assert "(later than the day asked for)" in out


def test_a_promise_past_its_day_is_told_to_be_open() -> None:
    assert "promise      planned: due 5 July 2025; no later report: open" in run("projects", "NOR-CHL").output
    assert "promise      planned: due 5 July 2025\n" in run("projects", "NOR-CHL", "--at", "2025-06-01").output


def test_measures_and_timeline_tell_of_third_states() -> None:
    assert "Sanctions by United States on Chile" in run("measures", "NOR-CHL").output
    out = run("timeline", "NOR-CHL").output
    assert "December 2025 (month)  Sanctions by United States on Chile: eased" in out
    assert "5 March 2025 (day, day of the telling)  satellite ground station: planned" in out


def test_the_system_names_every_sector_and_shows_every_claim() -> None:
    out = run("system", "NOR-CHL").output
    assert "HEALTH: nothing in the documents" in out
    assert "with third states: Peru" in out
    assert "satellite ground station — under — partnership treaty" in out
    assert [name for name, claim in CLAIMS.items() if claim.id not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_gives_json_with_its_day(command: str) -> None:
    found = rows(command, "NOR-CHL")
    assert found["as_of"] == "2026-01-12"
    assert rows(command, "NOR-CHL", "--at", "2025-06-01")["as_of"] == "2025-06-01"


def test_json_holds_state_and_promises() -> None:
    (station,) = rows("projects", "NOR-CHL")["projects"]
    assert station["id"] == STATION.id
    assert station["state"]["words"] == "planned"
    (promise,) = station["promises"]
    assert (promise["standing"], promise["due"]) == ("silent", "2025-07-05")


@pytest.mark.parametrize("day", ["2025", "5 July", "2025-13-01"])
def test_a_day_that_is_none_is_wrong_usage(day: str) -> None:
    ran = run("agreements", "NOR-CHL", "--at", day)
    assert ran.exit_code == 2
    assert "2025-05-07" in ran.output


def test_a_day_may_be_given_as_one() -> None:
    assert Day().convert(date(2025, 5, 7), None, None) == date(2025, 5, 7)


@pytest.mark.parametrize(("command", "one"), [("agreements", "agreement"), ("projects", "project"), ("measures", "measure")])
def test_nothing_found_is_told(command: str, one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (agreements, measures, projects):
        monkeypatch.setattr(module, "material_of", lambda dyad, ledger, times: material(without=CLAIMS))
    assert f"No {one} was read in the documents on the two states." in run(command, "NOR-CHL").output
