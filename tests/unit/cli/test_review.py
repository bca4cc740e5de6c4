"""A review in a real pseudo-terminal: keys are pressed, screens come back, and the ledger holds the answers."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner
from msgspec import structs
from tests.unit.rule.pile_factory import acts, built, levels, sources

from comity.cli import program
from comity.extract import FIGURES
from comity.ledger import Ledger
from comity.model.errors import ConfigError
from comity.pipeline import build, rule
from comity.pipeline.parts import assemble, standard
from comity.rule.making import made

PAIR = "POL-VNM"
PROMPT = "q quit > "
PATIENCE_SECONDS = 120
LAUNCH = """
import fcntl, os, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C is a signal, as in a terminal
from comity.cli import main
main()
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("reviewed")).path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Path:
    return Path(copy(template, tmp_path / "pile.comity"))


@pytest.fixture(autouse=True)
def nothing_runs_on() -> Iterator[None]:
    """A program whose test fell is ended with it."""
    yield
    for left in Terminal.running:
        left.kill()
        left.wait()
    Terminal.running.clear()


class Terminal:
    """A program in a terminal of its own."""

    running: ClassVar[list[subprocess.Popen[bytes]]] = []

    def __init__(self, *arguments: object) -> None:
        self.screen = ""
        self._file, its_end = pty.openpty()
        command = [sys.executable, "-c", LAUNCH, *map(str, arguments)]
        environment = {**os.environ, "TERM": "xterm"}
        self._program = subprocess.Popen(command, stdin=its_end, stdout=its_end, stderr=its_end, env=environment)
        self.running.append(self._program)
        os.close(its_end)

    def until(self, mark: str) -> str:
        """Everything printed up to a mark, which must come."""
        while mark not in self.screen:
            assert select.select([self._file], [], [], PATIENCE_SECONDS)[0], f"no {mark!r} after {self.screen!r}"
            try:
                read = os.read(self._file, 4096)
            except OSError:  # the program has closed the terminal
                read = b""
            assert read, f"the program ended before {mark!r}: {self.screen}"
            self.screen += read.decode()
        told, _, self.screen = self.screen.partition(mark)
        return told

    def press(self, keys: str) -> None:
        os.write(self._file, keys.encode())

    def end(self) -> int:
        """Wait for the program to end and give its status."""
        while True:
            try:
                read = os.read(self._file, 4096)
            except OSError:
                break
            if not read:
                break
            self.screen += read.decode()
        os.close(self._file)
        return self._program.wait()


def review(ledger: Path, by: str = "Ann") -> Terminal:
    return Terminal("review", PAIR, "--by", by, "--ledger", ledger)


def kinds(ledger: Path) -> list[str]:
    with Ledger.open(ledger).view() as view:
        return [ruling.kind for ruling in view.rulings()]


def test_a_session_states_effects_takes_answers_and_undoes_them(ledger: Path) -> None:
    terminal = review(ledger)
    first = terminal.until(PROMPT)
    assert "Was this read rightly?" in first
    assert "«Trade between Poland and Vietnam amounted to" in first
    assert "It is part of the contradiction k_" in first
    assert "no   The contradiction k_" in first
    assert kinds(ledger) == []
    terminal.press("?")
    assert "accept" in terminal.until(PROMPT)
    terminal.press("x")
    assert "means nothing here" in terminal.until(PROMPT)
    terminal.press("n")
    terminal.until(PROMPT)
    with Ledger.open(ledger).view() as view:
        assert {ruling.kind for ruling in view.rulings()} == {"reject"}
        assert view.verdict().conflicts == ()
    terminal.press("z")
    assert "Was this read rightly?" in terminal.until(PROMPT)
    with Ledger.open(ledger).view() as view:
        assert view.struck() == ()
        assert len(view.verdict().conflicts) == 1
    terminal.press("q")
    assert terminal.end() == 0
    assert "Stopped" in terminal.screen


def test_two_claims_that_were_read_rightly_are_weighed_and_a_later_session_goes_on(ledger: Path) -> None:
    terminal = review(ledger)
    terminal.until(PROMPT)
    terminal.press("y")
    terminal.until(PROMPT)
    terminal.press("q")
    assert terminal.end() == 0
    terminal = review(ledger)
    assert "Was this read rightly?" in terminal.until(PROMPT)
    terminal.press("y")
    told = terminal.until(PROMPT)
    assert "Does the first of these stand" in told
    assert "yes  The contradiction k_" in told
    terminal.press("n")
    terminal.until(PROMPT)
    terminal.press("q")
    terminal.end()
    with Ledger.open(ledger).view() as view:
        assert view.verdict().conflicts == ()
        assert {one.how for one in view.struck()} == {"gives way"}
    assert "moved" not in {one["kind"] for one in listed(ledger)}  # what gives way is read as it was


def test_an_edit_is_asked_for_field_by_field_and_told_before_it_is_taken(ledger: Path) -> None:
    terminal = review(ledger)
    terminal.until(PROMPT)
    terminal.press("e")
    terminal.until("to end: ")
    terminal.press("colour=red\r")
    terminal.until("to end: ")
    terminal.press("\r")
    assert "has no field 'colour'" in terminal.until(PROMPT)
    assert kinds(ledger) == []
    terminal.press("e")
    terminal.until("to end: ")
    terminal.press("period=2022\r")
    terminal.until("to end: ")
    terminal.press("\r")
    assert "is gone" in terminal.until("y/n > ")
    assert kinds(ledger) == []
    terminal.press("y")
    terminal.until(PROMPT)
    terminal.press("q")
    terminal.end()
    assert set(kinds(ledger)) == {"edit"}


def test_what_is_skipped_comes_again_and_what_one_is_unsure_of_does_not(ledger: Path) -> None:
    terminal = review(ledger)
    first = terminal.until(PROMPT)
    terminal.press("s")
    second = terminal.until(PROMPT)
    assert first.splitlines()[3:] != second.splitlines()[3:]
    terminal.press("u")
    terminal.until(PROMPT)
    terminal.press("\x03")
    assert terminal.end() == 130
    assert kinds(ledger) == ["note"]
    with Ledger.open(ledger).view() as view:
        noted = view.rulings()[0].claims
    for by, is_left_out in (("Ann", True), ("Bob", False)):
        asked = [tuple(one["claims"]) for one in listed(ledger, by) if one["kind"] == "reading"]
        assert (noted not in asked) is is_left_out


def test_a_ruling_whose_words_are_read_otherwise_is_brought_back(ledger: Path, tmp_path: Path) -> None:
    """The first question after an extractor moved a span is whether one's own ruling holds for what is read there now."""

    def better(analysis: Any) -> Any:
        for draft in FIGURES.run(analysis):
            yield structs.replace(draft, start=draft.start + 6)

    with Ledger.open(ledger).view() as view:
        name = levels(view.pile())["customs"].id
        document = levels(view.pile())["customs"].document
        ruling = made(view, "reject", [name], "Ann", "misread", datetime(2025, 6, 1, tzinfo=UTC))
    rule([ruling], Ledger.open(ledger))
    base = standard()
    parts = assemble(base.languages, (structs.replace(FIGURES, version=99, run=better), *base.extractors[1:]))
    build(sources(tmp_path), parts, Ledger.open(ledger))
    assert "moved" not in {one["kind"] for one in listed(ledger, "Bob")}
    terminal = review(ledger)
    told = terminal.until(PROMPT)
    assert "Does your ruling hold for this claim?" in told
    assert ruling.id in told
    assert "yes  The contradiction k_" in told
    terminal.press("y")
    terminal.until(PROMPT)
    terminal.press("q")
    assert terminal.end() == 0
    with Ledger.open(ledger).view() as view:
        (struck,) = view.struck()
        assert view.as_read().claims[struck.claim].document == document
        assert sorted(one.kind for one in view.rulings()) == ["reject", "reject", "withdraw"]
        assert [one for one in view.findings() if one.code == "ruling.claim-gone"] == []


def test_merging_joins_records_and_says_so_before(ledger: Path) -> None:
    with Ledger.open(ledger).view() as view:
        before = [record for record in view.records().records if record.kind == "instrument"]
    terminal = review(ledger)
    told = terminal.until(PROMPT)
    while "Are these two about one and the same?" not in told:
        assert "Nothing more is open" not in terminal.screen
        terminal.press("s")
        told = terminal.until(PROMPT)
    assert re.search(r"yes  \d statements? on the instrument r_", told)
    assert "would be about" in told
    terminal.press("m")
    assert "Nothing more is open. 1 answered." in terminal.until("come again.")
    assert terminal.end() == 0
    with Ledger.open(ledger).view() as view:
        after = [record for record in view.records().records if record.kind == "instrument"]
    assert len(after) == len(before) - 1


def test_a_claim_can_be_merged_with_one_that_is_named(ledger: Path) -> None:
    with Ledger.open(ledger).view() as view:
        other = acts(view.pile(), "instrument", "later")[0].id
    terminal = review(ledger)
    terminal.until(PROMPT)
    terminal.press("m")
    terminal.until("that is the same: ")
    terminal.press("c_ffffffff\r")
    assert "holds nothing called" in terminal.until(PROMPT)
    terminal.press("m")
    terminal.until("that is the same: ")
    terminal.press(f"{other}\r")
    assert "a figure and something else" in terminal.until(PROMPT)
    terminal.press("q")
    assert terminal.end() == 0
    assert kinds(ledger) == []


def test_keys_typed_ahead_are_not_lost(ledger: Path) -> None:
    terminal = review(ledger)
    terminal.press("ssssssq")
    assert terminal.end() == 0
    assert "skipped come again" in terminal.screen


def listed(ledger: Path, by: str = "Ann") -> list[dict[str, object]]:
    ran = CliRunner().invoke(program, ["review", PAIR, "--by", by, "--ledger", str(ledger), "--json"], catch_exceptions=False)
    found: list[dict[str, object]] = json.loads(ran.output)
    return found


def test_the_queue_is_listed_with_the_words_the_most_valuable_first(ledger: Path) -> None:
    found = listed(ledger)
    values = [float(str(one["value"])) for one in found]
    assert values == sorted(values, reverse=True)
    assert found[0]["kind"] == "reading"
    with Ledger.open(ledger).view() as view:
        disputed = {claim for conflict in view.verdict().conflicts for claim in conflict.claims}
    assert {str(one["claims"][0]) for one in found if one["kind"] == "reading"} == disputed  # type: ignore[index]


def test_a_review_without_a_terminal_says_what_to_do(ledger: Path) -> None:
    with pytest.raises(ConfigError, match="--json"):
        CliRunner().invoke(program, ["review", PAIR, "--by", "Ann", "--ledger", str(ledger)], catch_exceptions=False)


def test_what_is_ruled_on_is_asked_of_nobody_unless_it_is_disputed(ledger: Path) -> None:
    with Ledger.open(ledger).view() as view:
        name = levels(view.pile())["customs"].id

    def asked(by: str) -> bool:
        return (name,) in [tuple(one["claims"]) for one in listed(ledger, by)]  # type: ignore[arg-type]

    def ruled(kind: str, by: str, day: str) -> None:
        options = ["--by", by, "--reason", "x", "--time", day, "--ledger", str(ledger)]
        assert CliRunner().invoke(program, ["rule", kind, name, *options], catch_exceptions=False).exit_code == 0

    assert asked("Ann")
    ruled("accept", "Ann", "2025-06-01")
    assert not asked("Ann")
    assert not asked("Bob")
    ruled("reject", "Bob", "2025-06-02")
    assert not asked("Ann")
    assert asked("Cy")
