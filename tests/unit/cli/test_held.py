"""What an import holds back is taken by its id or at a key, keeps its mark, and is held again where the record changes."""

import os
import pty
import re
import select
import sys
import time
from pathlib import Path

import pytest
from tests.unit.cli.test_cli import comity
from tests.unit.cli.test_import import exported, folder, imported, ledger, record

from comity.ledger import Ledger

__all__ = ["folder", "ledger"]

WRONG = {"b": {"instruments": [record(parties=["KEN", "SWE"]), record(action="announced", evidence="Kenya and Norway signed")]}}
TAKE = re.compile(r"accept (c_\w+)\.")


def rules(ledger: Path) -> list[str]:
    with Ledger.open(ledger).view() as view:
        return sorted(claim.extractor for claim in view.pile().claims.values() if claim.reader == "a colleague")


def test_what_is_held_back_is_taken_by_its_id_and_stays_taken(ledger: Path, folder: Path, tmp_path: Path) -> None:
    told = imported(ledger, folder, **WRONG).err
    (name,) = TAKE.findall(told)
    assert rules(ledger) == ["instrument.verified@3"]
    assert "1 more held back" in comity("readers", "--ledger", ledger).out
    again = comity("import", folder, "--reader", "a colleague", "--accept", name[:9], "--ledger", ledger)
    assert (again.status, again.err) == (0, "")
    assert rules(ledger) == ["instrument.accepted@3", "instrument.verified@3"]
    assert "1 of them accepted" in comity("readers", "--ledger", ledger).out
    assert "a person accepted it" in comity("why", name, "--ledger", ledger).out
    parties = [one["parties"] for one in exported(ledger, tmp_path / "out")["b"]["instruments"]]  # type: ignore[index]
    assert parties == [["KEN", "NOR"], ["KEN", "SWE"]]
    assert imported(ledger, folder, **WRONG).err == ""
    assert rules(ledger) == ["instrument.accepted@3", "instrument.verified@3"]


def test_a_record_that_changed_is_held_back_again(ledger: Path, folder: Path) -> None:
    (name,) = TAKE.findall(imported(ledger, folder, **WRONG).err)
    comity("import", folder, "--reader", "a colleague", "--accept", name, "--ledger", ledger)
    changed = {"instruments": [record(parties=["KEN", "DNK"]), WRONG["b"]["instruments"][1]]}
    assert TAKE.findall(imported(ledger, folder, b=changed).err) == [name]
    assert rules(ledger) == ["instrument.verified@3"]


def test_asking_needs_somebody_who_answers(ledger: Path, folder: Path) -> None:
    imported(ledger, folder, **WRONG)
    ran = comity("import", folder, "--reader", "a colleague", "--ask", "--ledger", ledger)
    assert ran.status == 1
    assert "needs a terminal" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own is needed")
@pytest.mark.parametrize(("key", "taken"), [("y", ["instrument.accepted@3"]), ("n", [])])
def test_one_key_takes_it_or_leaves_it(ledger: Path, folder: Path, key: str, taken: list[str]) -> None:
    (folder / "b.json").write_text('{"instruments": []}', encoding="utf-8")
    imported(ledger, folder, **WRONG)
    child, terminal = pty.fork()
    if child == 0:
        call = [
            "-c",
            "from comity.cli import main; main()",
            "import",
            str(folder),
            "--reader",
            "a colleague",
            "--ask",
            "--ledger",
            str(ledger),
        ]
        os.execv(sys.executable, [sys.executable, *call])
    shown, is_answered, last = "", False, time.monotonic() + 120
    try:
        while time.monotonic() < last:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part.decode("utf-8", "replace")
            if not is_answered and "leave the rest > " in shown:
                os.write(terminal, key.encode())
                is_answered = True
    finally:
        os.close(terminal)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status == 0, shown
    assert "«signed a fisheries agreement on 3 May 2025»" in shown
    assert [one for one in rules(ledger) if "accepted" in one] == taken
