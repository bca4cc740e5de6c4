"""The commands as a user runs them: output on standard output, the rest on standard error, exit status as promised."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from comity.cli.lines import one_line


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def comity(*arguments: object, cwd: Path | None = None) -> Ran:
    command = [sys.executable, "-c", "from comity.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8")
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, demo_pile: Path) -> Path:
    path = tmp_path_factory.mktemp("cli") / "pile.comity"
    ran = comity("add", demo_pile, "--manifest", demo_pile / "manifest.csv", "--ledger", path)
    assert ran.status == 0, ran.err
    assert "documents" in ran.out
    return path


def test_help_lists_every_command_and_loads_none() -> None:
    code = "import sys; from comity.cli import program as p; p.main(['--help'], standalone_mode=False); print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name in ("add", "show", "figures", "sources", "clashes", "why", "report", "export", "demo"):
        assert f"\n  {name} " in done.stdout
    assert "'numpy'" not in done.stdout
    assert "'comity.pipeline'" not in done.stdout


@pytest.mark.parametrize("command", ["show", "figures", "sources", "clashes"])
def test_reading_commands_print_and_give_json(command: str, ledger: Path) -> None:
    plain = comity(command, "BRA-IND", "--ledger", ledger)
    assert plain.status == 0, plain.err
    assert plain.out.strip()
    assert not plain.err
    ran = comity(command, "India-Brazil", "--ledger", ledger, "--json")
    assert ran.status == 0
    assert json.loads(ran.out)


def test_clashes_as_json_are_minimal_sets_with_their_steps(ledger: Path) -> None:
    (clash,) = json.loads(comity("clashes", "BRA-IND", "--ledger", ledger, "--json").out)
    assert clash["label"] == "contradiction"
    assert len(clash["claims"]) == 3
    assert clash["gap"] > 0.2
    assert [step["because"] for step in clash["steps"]]
    assert set(clash["claims"]) == {step["because"] for step in clash["steps"]}


def test_strict_exits_with_three_only_where_there_is_a_contradiction(ledger: Path) -> None:
    assert comity("clashes", "BRA-IND", "--ledger", ledger, "--strict").status == 3
    assert comity("clashes", "KAZ-TUR", "--ledger", ledger, "--strict").status == 0
    assert comity("clashes", "BRA-IND", "--ledger", ledger).status == 0


def test_why_leads_from_a_clash_to_the_words(ledger: Path) -> None:
    (clash,) = json.loads(comity("clashes", "BRA-IND", "--ledger", ledger, "--json").out)
    assert "One of these must give" in comity("why", clash["id"], "--ledger", ledger).out
    claim = comity("why", clash["claims"][0][:8], "--ledger", ledger)
    assert claim.status == 0
    for part in ("words", "document", "chain", "rule", "figure."):
        assert part in claim.out


def test_why_explains_a_value_that_nobody_states(ledger: Path) -> None:
    found = json.loads(comity("figures", "KAZ-TUR", "--ledger", ledger, "--json").out)
    for bound in found["implied"]:
        told = comity("why", bound["quantity"], "--ledger", ledger).out
        assert "nobody states it" in told
        assert "because of" in told
    assert "sources" not in found


def test_export_gold_writes_a_file_for_each_document(ledger: Path, tmp_path: Path) -> None:
    ran = comity("export", "--to", "gold", "-o", tmp_path / "gold", "--ledger", ledger)
    assert ran.status == 0
    assert not ran.out
    names = {path.name for path in (tmp_path / "gold").iterdir()}
    assert "CROSS.json" in names
    assert "bra-ind-01-wire.json" in names
    article = json.loads((tmp_path / "gold" / "bra-ind-01-wire.json").read_text(encoding="utf-8"))
    assert {figure["value"] for figure in article["figures"]} >= {12_000_000_000, 9}


def test_export_csv_is_read_by_a_csv_reader(ledger: Path, tmp_path: Path) -> None:
    assert comity("export", "--to", "csv", "-o", tmp_path / "f.csv", "--ledger", ledger).status == 0
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 20
    assert all(row["quote"] for row in rows)
    lines = comity("export", "--to", "jsonl", "--ledger", ledger).out.splitlines()
    claims = [json.loads(line) for line in lines if line.startswith('{"row":"claim"')]
    assert len(claims) > len(rows)
    assert all(claim["quote"] for claim in claims)
    assert json.loads(lines[0])["row"] == "about"
    about = json.loads((tmp_path / "f.about.json").read_text(encoding="utf-8"))
    assert about["ledger"] == json.loads(lines[0])["ledger"]


def test_report_writes_one_page_without_any_outside_reference(ledger: Path, tmp_path: Path) -> None:
    ran = comity("report", "BRA-IND", "-o", tmp_path / "dossier.html", "--ledger", ledger)
    assert ran.status == 0
    page = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "src=" not in page.replace("default-src", "").replace("style-src", "").replace("img-src", "")
    assert "$7.4bn" in page


WRONG = [
    (("figures", "BRA-XXX"), 1, "XXX"),
    (("figures", "BRAIND"), 2, "pair of states"),
    (("figures", "BRA-BRA"), 2, "twice"),
    (("figures", "BRA-FJI"), 1, "BRA-IND"),
    (("why", "c_ffffffffffffffff"), 1, "c_ffffffffffffffff"),
    (("why", "nonsense"), 1, "nonsense"),
]


@pytest.mark.parametrize(("arguments", "status", "words"), WRONG)
def test_wrong_questions_get_a_sentence(arguments: tuple[str, ...], status: int, words: str, ledger: Path) -> None:
    ran = comity(*arguments, "--ledger", ledger)
    assert ran.status == status
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not ran.out


def test_missing_ledger_and_missing_paths_get_a_sentence(tmp_path: Path) -> None:
    ran = comity("show", "BRA-IND", "--ledger", tmp_path / "none.comity")
    assert (ran.status, ran.out) == (1, "")
    assert "comity add" in ran.err
    ran = comity("add", "--ledger", tmp_path / "x.comity")
    assert ran.status == 2
    ran = comity("add", tmp_path / "nowhere", "--ledger", tmp_path / "x.comity")
    assert "nowhere" in ran.err
    assert "Traceback" not in ran.err


def test_manifest_that_names_a_missing_file_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.", encoding="utf-8")
    rows = "path,publisher,published,lang\na.txt,Example Wire,2025,en\nb.txt,Nobody,2025,en\n"
    (tmp_path / "m.csv").write_text(rows, encoding="utf-8")
    ran = comity("add", tmp_path / "a.txt", "--manifest", tmp_path / "m.csv", "--ledger", tmp_path / "p.comity")
    assert ran.status == 0
    assert "b.txt" in ran.err
    assert "1 added" in ran.out


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a demo, and what it printed by line."""
    folder = tmp_path_factory.mktemp("demo")
    ran = comity("demo", "--ledger", folder / "demo.comity")
    assert ran.status == 0, ran.err
    return folder, ran.out.splitlines()


def of_pair(demo: tuple[Path, list[str]], pair: str) -> list[str]:
    """The lines that the demo printed on a pair of states."""
    lines = demo[1]
    start = next(place for place, line in enumerate(lines) if line.endswith(f"dossier-{pair}.html"))
    return lines[start : next((place for place in range(start, len(lines)) if not lines[place]), len(lines))]


def test_demo_writes_a_dossier_for_each_pair_and_changes_nothing_when_run_again(demo: tuple[Path, list[str]]) -> None:
    folder, lines = demo
    assert f"Ledger: {folder / 'demo.comity'}" == lines[0]
    assert "27 added" in lines[1]
    for pair in ("BRA-IND", "CAN-CUB", "KAZ-TUR"):
        page = folder / f"dossier-{pair}.html"
        assert f"Dossier: {page}" in lines
        assert page.stat().st_size > 10_000
    again = comity("demo", "--ledger", folder / "demo.comity").out.splitlines()
    assert "27 unchanged" in again[1]
    assert again[2:] == lines[2:]


@pytest.mark.parametrize(
    ("pair", "label", "statements"), [("BRA-IND", "CONTRADICTION", 3), ("CAN-CUB", "CONTRADICTION", 2), ("KAZ-TUR", "TENSION", 2)]
)
def test_demo_tells_one_conflict_of_each_pair_in_full(
    pair: str, label: str, statements: int, demo: tuple[Path, list[str]]
) -> None:
    lines = of_pair(demo, pair)
    assert [line.split()[0] for line in lines if line.startswith(("CONTRADICTION", "TENSION"))] == [label]
    assert sum(line.startswith("  c_") for line in lines) == statements
    assert lines.count("  One of these must give.") == 1


def test_figures_and_clashes_answer_under_premises_and_keep_nothing(ledger: Path) -> None:
    before = comity("clashes", "BRA-IND", "--ledger", ledger)
    assert "CONTRADICTION" in before.out
    without = comity("clashes", "BRA-IND", "--ledger", ledger, "--without", "Indian customs service")
    assert without.out.startswith("Without Indian customs service: ")
    assert "is gone." in without.out
    assert "CONTRADICTION" not in without.out
    words = "Trade between Brazil and India was $2 billion in 2024"
    assumed = comity("figures", "BRA-IND", "--ledger", ledger, "--assume", words, "--asof", "2025-12-31", "--json")
    found = json.loads(assumed.out)
    assert found["premises"][-1].startswith("q_") or " arises: k_" in found["premises"][-1]
    assert any(row["value"] == 2e9 for row in found["figures"])
    assert comity("clashes", "BRA-IND", "--ledger", ledger).out == before.out


def test_rulings_and_rates_are_premises(ledger: Path, tmp_path: Path) -> None:
    before = comity("clashes", "BRA-IND", "--ledger", ledger, "--json")
    conflict = next(one for one in json.loads(before.out) if one["label"] == "contradiction")
    first = conflict["claims"][0]
    aside = comity("clashes", "BRA-IND", "--ledger", ledger, "--set-aside", first)
    assert aside.out.startswith(f"Ruled: {first} is set aside")
    assert f"{conflict['id']} is gone." in aside.out
    refused = comity("figures", "BRA-IND", "--ledger", ledger, "--same", first, first)
    assert (refused.status, "A ruling is about two claims" in refused.err) == (1, True)
    assert comity("clashes", "BRA-IND", "--ledger", ledger, "--different", first).status == 2
    table = tmp_path / "rates.csv"
    table.write_text("currency,per,from,until,low,high\nINR,USD,2024-01-01,2024-12-31,82,86\n", encoding="utf-8")
    rated = comity("figures", "BRA-IND", "--ledger", ledger, "--rates", table)
    assert rated.out.startswith("By the rates of exchange of rates.csv.")
    table.write_text("currency,per\n", encoding="utf-8")
    assert "has no column from" in comity("figures", "BRA-IND", "--ledger", ledger, "--rates", table).err
    assert "has no column from" in comity("add", table, "--ledger", tmp_path / "x.comity", "--rates", table).err


def test_a_premise_that_names_nothing_is_an_error_in_a_sentence(ledger: Path) -> None:
    ran = comity("figures", "BRA-IND", "--ledger", ledger, "--without", "Nobody At All")
    assert ran.status == 1
    assert "Nothing in the ledger goes back to 'Nobody At All'" in ran.err


def test_clashes_end_with_where_to_look_first(ledger: Path) -> None:
    ran = comity("clashes", "BRA-IND", "--ledger", ledger)
    assert "it is the least weight to set aside, not a verdict on who is wrong:" in ran.out


@pytest.mark.parametrize(
    ("pair", "label", "words"),
    [
        ("BRA-IND", "Copied", "Example Wire -> The Daily Sample, 100% of the shorter text"),
        ("BRA-IND", "Copied", "Specimen Bulletin -> Specimen Globe, 66% of the shorter text"),
        ("CAN-CUB", "Copied", "Sample Courier -> Northern Placeholder, 100% of the shorter text"),
        ("KAZ-TUR", "Translated", "Ornek Gazetesi, by Sample Translator"),
        ("BRA-IND", "Agreement", "Action Plan for Agricultural Cooperation: signed, 7 July 2025, until 2028"),
        ("BRA-IND", "Agreement", "Action Plan for Energy Cooperation: signed, 17 July 2025, until 2029"),
        ("CAN-CUB", "Agreement", "Moa Nickel joint venture: extended, told 12 February 2025, until 2040"),
        ("CAN-CUB", "Kept apart", "2,600 t a month is 31,200 t a year"),
        ("CAN-CUB", "Kept apart", "$410M (2024-01-01/2024-06-30) beside $890M of 2024"),
        ("KAZ-TUR", "Kept apart", "$3.6bn (without oil) beside $5.1bn of 2024"),
        ("CAN-CUB", "Changed", "USA eased CUB (2015-01); USA imposed CUB (2017-11)"),
        ("CAN-CUB", "Silent", "new acid plant: planned, due April 2025; no later report: open"),
        ("KAZ-TUR", "Silent", "joint logistics centre: planned, due September 2024; no later report: open"),
        ("CAN-CUB", "Revoked", "Licence by Cuba for Canada: revoked, 20 May 2025"),
    ],
)
def test_demo_tells_on_one_line_what_else_it_found(pair: str, label: str, words: str, demo: tuple[Path, list[str]]) -> None:
    found = [line for line in of_pair(demo, pair) if line.startswith(label) and words in line]
    assert len(found) == 1


def test_demo_tells_a_treaty_with_three_names_once(demo: tuple[Path, list[str]]) -> None:
    (line,) = (line for line in of_pair(demo, "KAZ-TUR") if line.startswith("Agreement") and "ransit" in line)
    for name in ("transit partnership treaty", "Agreement on Transit Partnership", "Treaty on Transit Partnership"):
        assert name in line


def test_demo_calls_no_licence_revoked_that_still_stands(demo: tuple[Path, list[str]]) -> None:
    assert not any(line.startswith("Revoked") for line in of_pair(demo, "BRA-IND"))


def test_output_into_a_closed_pipe_ends_quietly(ledger: Path) -> None:
    command = f"{sys.executable} -c 'from comity.cli import main; main()' figures BRA-IND --ledger {ledger} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


def test_nothing_is_written_over_the_ledger(ledger: Path) -> None:
    before = ledger.read_bytes()
    for arguments in (
        ("export", "--to", "csv", "-o", ledger),
        ("export", "--to", "jsonl", "-o", ledger),
        ("report", "BRA-IND", "-o", ledger),
    ):
        ran = comity(*arguments, "--ledger", ledger)
        assert (ran.status, ran.out) == (1, "")
        assert "is the ledger itself" in ran.err
    assert ledger.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a full device")
def test_a_full_disk_is_a_sentence(ledger: Path) -> None:
    code = "from comity.cli import main; main()"
    for arguments in (["clashes", "BRA-IND"], ["export", "--to", "csv"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-c", code, *arguments, "--ledger", str(ledger)],
                stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 1
        assert "No space left on device" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_terminal_gets_no_control_characters() -> None:
    assert one_line("trade \x1b[31mrose\x07\nagain") == "trade \ufffd[31mrose\ufffd again"
