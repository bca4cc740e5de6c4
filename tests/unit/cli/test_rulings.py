"""Rulings as an analyst gives them: stated before, written for good, shown everywhere, exchanged with colleagues."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
import time_machine
from click.testing import CliRunner, Result
from tests.unit.rule.pile_factory import acts, built, levels

from comity.cli import program
from comity.ledger import Ledger
from comity.model.claim import Claim
from comity.model.errors import ConfigError, RulingError

PAIR = "POL-VNM"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ruled")).path


@pytest.fixture
def ledger(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(copy(template, tmp_path / "pile.comity"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, [*map(str, arguments)], catch_exceptions=False)


def lines(*arguments: object) -> Iterator[str]:
    ran = run(*arguments)
    assert ran.exit_code == 0, ran.output
    yield from ran.output.splitlines()


def trade(ledger: Path) -> dict[str, Claim]:
    with Ledger.open(ledger).view() as view:
        return levels(view.as_read())


def rule(kind: str, *ids: str, by: str = "Ann", time: str = "2025-06-01") -> str:
    *_, last = lines("rule", kind, *ids, "--by", by, "--reason", "seen again", "--time", time)
    return last.split()[0]


def test_a_ruling_says_what_it_changes_and_a_dry_run_writes_nothing(ledger: Path) -> None:
    name = trade(ledger)["customs"].id
    *told, last = lines("rule", "reject", name, "--by", "Ann", "--reason", "misread", "--dry-run")
    assert [line for line in told if line.startswith("The contradiction k_") and line.endswith(" is gone.")]
    assert last == "Nothing was written."
    assert json.loads(run("rulings", "--json").output) == []
    *again, last = lines("rule", "reject", name, "--by", "Ann", "--reason", "misread")
    assert again == told
    assert last.endswith(" is in the ledger.")


@pytest.mark.parametrize("command", ["figures", "clashes", "sources", "agreements", "projects", "measures", "timeline", "system"])
def test_every_list_shows_what_is_struck_out_with_the_reason(ledger: Path, command: str) -> None:
    name = trade(ledger)["customs"].id
    rule("reject", name)
    told = run(command, PAIR).output
    assert "By ruling these do not count" in told
    (place,) = [number for number, line in enumerate(told.splitlines()) if name in line and "[rejected]" in line]
    assert "Ann, 2025-06-01: seen again" in told.splitlines()[place - 1]


def test_the_short_view_counts_what_is_struck_out(ledger: Path) -> None:
    assert "By ruling" not in run("show", PAIR).output
    rule("reject", trade(ledger)["customs"].id)
    assert "By ruling 1 statement does not count; comity rulings tells why." in run("show", PAIR).output


def test_the_json_of_figures_holds_what_is_struck_out(ledger: Path) -> None:
    name = trade(ledger)["customs"].id
    rule("set-aside", "Vietnamese customs department")
    found = json.loads(run("figures", PAIR, "--json").output)
    assert name not in {row["claim"] for row in found["figures"]}
    struck = {row["claim"]["id"]: row for row in found["struck"]}
    assert struck[name]["how"] == "set aside"
    assert struck[name]["ruling"]["reason"] == "seen again"
    assert "6.2 billion" in struck[name]["quote"]


def test_the_dossier_shows_what_is_struck_out(ledger: Path, tmp_path: Path) -> None:
    name = trade(ledger)["customs"].id
    rule("reject", name)
    assert run("report", PAIR, "-o", tmp_path / "d.html").exit_code == 0
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "What rulings changed" in page
    assert "rejected" in page
    assert "Ann, 2025-06-01: seen again" in page


def test_why_shows_the_rulings_on_an_id(ledger: Path) -> None:
    name = trade(ledger)["customs"].id
    ruling = rule("reject", name)
    for asked in (name, ruling):
        told = run("why", asked).output
        assert ruling in told
        assert "seen again" in told
        assert "[rejected]" in told
    assert "“Trade between Poland and Vietnam amounted to $6.2 billion" in run("why", ruling).output
    assert run("why", name).output.startswith(f"Claim {name}")
    rule("withdraw", ruling, time="2025-06-02")
    assert "[withdrawn]" in run("why", name).output
    assert json.loads(run("why", ruling, "--json").output)["kind"] == "reject"


def test_a_note_stands_on_any_id_and_changes_nothing(ledger: Path) -> None:
    with Ledger.open(ledger).view() as view:
        (conflict,) = view.verdict().conflicts
        before = view.pile(), view.verdict()
    rule("note", conflict.id)
    assert "seen again" in run("why", conflict.id).output
    with Ledger.open(ledger).view() as view:
        assert (view.pile(), view.verdict()) == before


def test_an_edit_takes_fields_with_years_and_lists(ledger: Path) -> None:
    name = trade(ledger)["customs"].id
    edit = ["rule", "edit", name, "--by", "Ann", "--reason", "typo", "--set", "period=2023", "--set", "value=4.2e9"]
    assert any("is gone" in line for line in lines(*edit))
    assert any("By ruling these are read otherwise" in line for line in lines("figures", PAIR))
    with Ledger.open(ledger).view() as view:
        agreement = acts(view.pile(), "instrument", "later")[0].id
    *_, last = lines(
        "rule", "edit", agreement, "--by", "Ann", "--reason", "x", "--set", 'sectors=["transport"]', "--set", "until=null"
    )
    assert last.startswith("u_")
    with Ledger.open(ledger).view() as view:
        assert view.claim(agreement).payload.sectors == ("transport",)  # type: ignore[union-attr]
    assert run("rule", "edit", name, "--by", "Ann", "--reason", "x", "--set", "value").exit_code == 2


def test_the_rulings_of_two_colleagues_meet_in_one_file(ledger: Path, tmp_path: Path) -> None:
    theirs = Path(copy(ledger, tmp_path / "theirs.comity"))
    name = trade(ledger)["customs"].id
    rule("reject", name)
    run("rule", "accept", name, "--by", "Bob", "--reason", "it says so", "--time", "2025-06-02", "--ledger", theirs)
    assert run("rulings", "--export", tmp_path / "ours.jsonl").exit_code == 0
    assert run("rulings", "--export", tmp_path / "theirs.jsonl", "--ledger", theirs).exit_code == 0
    both = {*(tmp_path / "ours.jsonl").read_bytes().splitlines(True), *(tmp_path / "theirs.jsonl").read_bytes().splitlines(True)}
    (tmp_path / "both.jsonl").write_bytes(b"".join(sorted(both)))
    assert "2 rulings read, 1 of them new." in run("rulings", "--import", tmp_path / "both.jsonl").output
    assert "2 rulings read, 1 of them new." in run("rulings", "--import", tmp_path / "both.jsonl", "--ledger", theirs).output
    assert "2 rulings read, 0 of them new." in run("rulings", "--import", tmp_path / "both.jsonl").output
    told = [run("rulings", "--export", "-", "--ledger", path).stdout_bytes for path in (ledger, theirs)]
    assert told[0] == told[1]
    listed = run("rulings").output
    assert listed.count("[disputed]") == 2
    assert "ruling.disagreement" in listed
    assert "ruling.disagreement" in run("figures", PAIR).output


def test_a_file_that_is_none_is_refused_with_its_line(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("<<<<<<< ours\n", encoding="utf-8")
    with pytest.raises(RulingError, match=r"bad\.jsonl, line 1"):
        run("rulings", "--import", tmp_path / "bad.jsonl")
    with pytest.raises(ConfigError, match="is the ledger itself"):
        run("rulings", "--export", ledger)
    with pytest.raises(ConfigError, match="cannot be read"):
        run("rulings", "--import", tmp_path / "none.jsonl")


@pytest.mark.parametrize("time", ["yesterday", "2025-13-01"])
def test_a_time_that_is_none_is_wrong_usage(ledger: Path, time: str) -> None:
    ran = run("rule", "reject", trade(ledger)["customs"].id, "--by", "Ann", "--reason", "x", "--time", time)
    assert ran.exit_code == 2
    assert "2025-05-07T14:00:00Z" in ran.output


# The two times


def test_asof_is_what_was_known_and_at_is_what_held(ledger: Path) -> None:
    def state(*options: str) -> str | None:
        (agreement,) = [
            one
            for one in json.loads(run("agreements", PAIR, *options, "--json").output)["agreements"]
            if "fisheries" in one["name"]
        ]
        return agreement["state"]["words"] if agreement["state"] else None

    with Ledger.open(ledger).view() as view:
        rule("same", *(acts(view.pile(), "instrument", name)[0].id for name in ("wire", "customs")))
    assert state() == "ratified"
    assert state("--at", "2025-03-02") == "signed"
    assert state("--asof", "2025-03-09") == "signed"
    assert state("--asof", "2025-03-10") == "ratified"
    assert state("--at", "2025-03-05") == "ratified"
    assert state("--at", "2025-03-05", "--asof", "2025-03-09") == "signed"
    assert state("--at", "2025-01-02") is None


@pytest.mark.parametrize(
    "command", ["figures", "clashes", "sources", "show", "agreements", "projects", "measures", "timeline", "system"]
)
def test_every_list_takes_both_times(ledger: Path, command: str) -> None:
    known = run(command, PAIR, "--asof", "2025-02-10").output
    assert "As known on 2025-02-10: 2 documents do not count." in known
    assert "Sample Courier" not in known.replace("documents do not count", "")
    assert "As added by 2025-05-06: 4 documents were in the ledger." in run(command, PAIR, "--added", "2025-05-06").output
    assert run(command, PAIR, "--at", "2025-05-01").exit_code == 0


def test_at_keeps_the_figures_of_that_day(ledger: Path) -> None:
    def values(*options: str) -> set[str]:
        return {row["claim"] for row in json.loads(run("figures", PAIR, *options, "--json").output)["figures"]}

    assert values("--at", "2024-06-30") == {claim.id for claim in trade(ledger).values()}
    assert values("--at", "2023-06-30") == set()


def test_a_dossier_says_as_of_when_it_is(ledger: Path, tmp_path: Path) -> None:
    assert run("report", PAIR, "-o", tmp_path / "d.html", "--asof", "2025-02-10").exit_code == 0
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "As known on 2025-02-10" in page
    assert "Sample Courier" not in page


def test_adding_on_a_day_of_the_clock_is_asked_for_in_so_many_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trade between Poland and Vietnam amounted to $4.1 billion in 2024.\n", encoding="utf-8")
    path = tmp_path / "pile.comity"
    with time_machine.travel("2025-09-08T10:00:00Z", tick=False):
        assert run("add", tmp_path / "a.txt", "--ledger", path, "--on", "today").exit_code == 0
    with Ledger.open(path).view() as view:
        assert [one.day for one in view.builds()] == ["2025-09-08"]
    assert run("add", tmp_path / "a.txt", "--ledger", path, "--on", "soon").exit_code == 2


def test_an_export_as_of_a_day_is_that_of_a_ledger_of_that_day(ledger: Path, tmp_path: Path) -> None:
    """The same documents, added alone and ruled on alike, export to the same bytes."""
    (tmp_path / "only").mkdir()
    only = built(tmp_path / "only", "wire", "reprint").path
    rulings = [trade(ledger)["reprint"].id, trade(ledger)["customs"].id]
    for name in rulings:
        rule("reject", name)
    run("rule", "reject", rulings[0], "--by", "Ann", "--reason", "seen again", "--time", "2025-06-01", "--ledger", only)
    for form in ("jsonl", "csv"):
        then, alone = (
            run("export", "--to", form, "--ledger", path, *options).stdout_bytes
            for path, options in ((ledger, ("--asof", "2025-02-28")), (only, ()))
        )
        assert then == alone
        assert rulings[0].encode() not in then
        assert then != run("export", "--to", "jsonl", "--ledger", ledger).stdout_bytes
    for options, path in ((("--asof", "2025-02-28"), ledger), ((), only)):
        run("export", "--to", "gold", "-o", tmp_path / f"gold{len(options)}", "--ledger", path, *options)
    assert {path.name: path.read_bytes() for path in (tmp_path / "gold0").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "gold2").iterdir()
    }
