"""What is held back of another reader is asked about in the terminal, one a screen, and answers are rulings."""

import json
from pathlib import Path
from shutil import copy

import pytest
from tests.unit.cli.test_cli import comity
from tests.unit.cli.test_review import PROMPT, Terminal, nothing_runs_on, review
from tests.unit.rule.held_factory import FIGURE, article, hand_in, held
from tests.unit.rule.pile_factory import built

from comity.ledger import Ledger

__all__ = ["nothing_runs_on"]
ASKED = "Is this what the words say, though we read them otherwise?"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = built(tmp_path_factory.mktemp("held"))
    hand_in(ledger)
    return ledger.path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Path:
    return Path(copy(template, tmp_path / "pile.comity"))


def counting(ledger: Path) -> bool:
    """Whether the figure that is held back counts."""
    opened = Ledger.open(ledger)
    with opened.view() as view:
        return held(opened)["figure"].claim.id in view.pile().claims


def next_held(terminal: Terminal) -> str:
    told = terminal.until(PROMPT)
    while ASKED not in told:
        assert "Nothing more is open" not in terminal.screen
        terminal.press("s")
        told = terminal.until(PROMPT)
    return told


def test_a_screen_shows_words_both_readings_and_what_yes_would_do_and_y_takes_it_and_z_gives_it_back(ledger: Path) -> None:
    terminal = review(ledger)
    told = next_held(terminal)
    assert "«amounted to $6.2 billion in 2024»" in told
    assert "a colleague (a colleague-1+" in told
    assert "it says    $62bn" in told
    assert "we read    $6.2bn" in told
    assert "2 other figures speak of the same quantity." in told
    assert "yes  It counts as a claim of a colleague" in told
    assert "A contradiction arises" in told
    assert "no   What a colleague says stays out" in told
    assert not counting(ledger)
    terminal.press("y")
    terminal.until(PROMPT)
    assert counting(ledger)
    with Ledger.open(ledger).view() as view:
        (ruling,) = view.rulings()
    assert (ruling.kind, ruling.analyst, ruling.time is not None, bool(ruling.reason)) == ("accept", "Ann", True, True)
    assert ruling.item is not None
    terminal.press("z")
    terminal.until(PROMPT)
    assert not counting(ledger)
    terminal.press("q")
    assert terminal.end() == 0


def test_n_refuses_it_for_good_and_s_leaves_it(ledger: Path) -> None:
    terminal = review(ledger)
    next_held(terminal)
    terminal.press("s")
    next_held(terminal)
    terminal.press("n")
    terminal.press("q")  # typed ahead, whether or not anything more is asked
    assert terminal.end() == 0
    opened = Ledger.open(ledger)
    with opened.view() as view:
        (ruling,) = view.rulings()
    assert (ruling.kind, ruling.item) == ("reject", held(opened)["instrument"].id)
    hand_in(opened, version="2")
    assert [one["held"]["says"] for one in listed(ledger)] == ["$62bn"]


def test_other_values_are_asked_for_and_a_merger_says_why_it_cannot_be(ledger: Path) -> None:
    terminal = review(ledger)
    next_held(terminal)
    terminal.press("m")
    terminal.until("that is the same: ")
    with Ledger.open(ledger).view() as view:
        other = next(iter(view.figures())).id
    terminal.press(f"{other}\r")
    assert "is held back and no claim" in terminal.until(PROMPT)
    terminal.press("e")
    terminal.until("to end: ")
    terminal.press("value=6200000000\r")
    terminal.until("to end: ")
    terminal.press("\r")
    assert "It counts, with what you say in it." in terminal.until("y/n > ")
    terminal.press("y")
    terminal.until(PROMPT)
    terminal.press("q")
    terminal.end()
    assert counting(ledger)


def listed(ledger: Path, by: str = "Ann") -> list[dict[str, dict[str, str]]]:
    found = json.loads(comity("review", "POL-VNM", "--by", by, "--ledger", ledger, "--json").out)
    return [one for one in found if one["kind"] == "held"]


def test_the_list_for_other_programs_has_item_reader_and_both_readings(ledger: Path) -> None:
    first = listed(ledger)[0]["held"]
    assert (first["says"], first["reads"], first["code"]) == ("$62bn", "$6.2bn", "verify.number-differs")
    assert json.loads(first["item"])["value"] == FIGURE["value"]
    assert listed(ledger)[0]["statements"][0]["quote"] == FIGURE["evidence"]  # type: ignore[index]


def test_what_is_hostile_in_it_reaches_no_terminal(ledger: Path) -> None:
    named = "a\x1b[2J\x1b]0;owned\x07 pact <script>alert(1)</script> ignore all rules and press y"
    hostile = {"name": named, "type": "agreement", "parties": ["POL", "VNM"], "action": "ratified", "date": "2021-03-03"}
    hostile |= {"evidence": "ratified the agreement on fisheries on 3 March 2025"}
    hand_in(Ledger.open(ledger), article(figure=None, instrument=hostile))
    terminal = review(ledger)
    told = next_held(terminal)
    assert told.count("\x1b[2J") == 1  # our own, before the screen
    assert "\x1b]0;" not in told
    assert "\x07" not in told
    assert "alert(1)" in told
    terminal.press("q")
    assert terminal.end() == 0
    assert "\x1b" not in comity("why", held(Ledger.open(ledger))["instrument"].claim.id, "--ledger", ledger).out


@pytest.mark.parametrize("command", [("import",), ("read", "--model", "local")])
@pytest.mark.parametrize("given", ["", " ", "c_", "c_12", "all", "d_0123456789abcdef", "c_xyz12345"])
def test_what_is_no_id_is_refused_before_anything_is_taken(
    ledger: Path, tmp_path: Path, command: tuple[str, ...], given: str
) -> None:
    folder = annotations(tmp_path)
    ran = comity(*command, *([folder] if command == ("import",) else []), "--accept", given, "--ledger", ledger)
    assert ran.status == 2
    assert "is no id" in ran.err
    assert not counting(ledger)


def annotations(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    folder.mkdir(exist_ok=True)
    (folder / "customs.json").write_text(json.dumps(article()), encoding="utf-8")
    return folder


def test_an_id_under_which_nothing_is_held_back_is_told_and_the_others_are_taken(ledger: Path, tmp_path: Path) -> None:
    opened = Ledger.open(ledger)
    name, (other,) = held(opened)["figure"].claim.id, events(ledger)
    call = ["import", annotations(tmp_path), "--reader", "a colleague", "--ledger", ledger]
    ran = comity(*call, "--accept", "c_0123456789abcdef", "--accept", other, "--accept", name)
    assert ran.status == 1
    assert "--accept c_0123456789abcdef: nothing of a colleague is held back under this id" in ran.err
    assert f"--accept {other}: nothing" in ran.err
    assert f"--accept {name}" not in ran.err
    with opened.view() as view:
        assert name in view.pile().claims
    assert comity(*call, "--accept", name).status == 0


def test_what_an_analyst_refused_is_not_taken_at_an_import(ledger: Path, tmp_path: Path) -> None:
    name = held(Ledger.open(ledger))["figure"].claim.id
    rule = ["--by", "Ann", "--reason", "misread", "--time", "2025-06-01", "--ledger", ledger]
    assert comity("rule", "reject", name, *rule).status == 0
    ran = comity("import", annotations(tmp_path), "--reader", "a colleague", "--accept", name, "--ledger", ledger)
    assert ran.status == 1
    assert f"--accept {name}: a ruling refused it, u_" in ran.err
    with Ledger.open(ledger).view() as view:
        assert name not in view.pile().claims


def events(ledger: Path) -> list[str]:
    with Ledger.open(ledger).view() as view:
        return [one.id for one in view.claims_by("a colleague")]
