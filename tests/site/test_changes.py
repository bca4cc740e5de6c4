"""What changed since a day, as the command has it."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from comity.cli import program
from comity.site import material


def test_the_page_tells_what_the_command_tells(site: Any) -> None:
    page = json.loads(site.ask("/BRA-IND/changes.json?since=2025-03-31").body)["page"]
    arguments = ["changes", "BRA-IND", "--since", "2025-03-31", "--json", "--ledger", str(site.ledger)]
    told = json.loads(CliRunner().invoke(program, arguments).stdout)["changes"]
    assert len(page["rows"]) == len(told) > 3
    assert [row["cells"][2] for row in page["rows"]] == [one["sentence"] for one in told]
    assert all(row["quotes"] for row in page["rows"] if row["cells"][0] in {"New", "Revised", "Newly disputed"})


def test_without_a_day_it_compares_with_the_last_but_one(site: Any) -> None:
    page = json.loads(site.ask("/BRA-IND/changes.json").body)["page"]
    assert page["since"] is not None
    assert page["since"] < "2025-07-28"
    chosen = [day for day in page["days"] if day["is_chosen"]]
    assert len(chosen) == 1
    assert json.loads(site.ask(chosen[0]["address"].replace("/changes?", "/changes.json?")).body)["page"]["rows"] == page["rows"]


def test_on_a_large_ledger_a_day_is_chosen_first(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "LARGE", 0)  # the theme gives the page a place of its own among those that are kept
    page = json.loads(site.ask("/KAZ-TUR/changes.json?theme=dark").body)["page"]
    assert page["since"] is None
    assert "choose a day" in page["lead"][0]
    chosen = page["days"][-1]["address"].replace("/changes?", "/changes.json?")
    assert json.loads(site.ask(chosen).body)["page"]["rows"]


def test_a_day_after_all_documents_changes_nothing(site: Any) -> None:
    assert "Nothing changed since" in site.ask("/BRA-IND/changes?since=2030-01-01").text
