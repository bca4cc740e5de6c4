"""Several processes at one ledger: readers never wait for a build, and of two builds the second waits or says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger, connection
from comity.model.errors import LedgerError

BUILD = """
import sys
from pathlib import Path
from tests.unit.ledger.factory import figure, page
from comity.ledger import Ledger

ledger = Ledger.open(Path(sys.argv[1]))
with ledger.entry() as entry:
    number = 0
    print("begun", flush=True)
    while not Path(sys.argv[2]).exists():
        number += 1
        entry.post(page(f"pile/{number}.txt", f"Trade came to {number}.", payloads=(figure(),)), "v1")
        if number % 50 == 0:
            entry.commit()
            print(number, flush=True)
"""
READ = """
import sys
from pathlib import Path
from comity.ledger import Ledger

with Ledger.open(Path(sys.argv[1])).view() as view:
    documents, claims = view.documents(), view.figures()
    assert len(documents) == len(claims) == view.totals().documents == len(view.pile().texts), (len(documents), len(claims))
    print(len(documents))
"""
HOLD = """
import sys
from pathlib import Path
from comity.ledger import Ledger

with Ledger.open(Path(sys.argv[1])).entry():
    print("begun", flush=True)
    sys.stdin.read()
"""
READERS = 20


def started(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """A process of its own that runs a script."""
    paths = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "pile.comity", create=True).entry() as entry:
        entry.post(page("pile/first.txt", payloads=(figure(),)), "v1")
    return tmp_path / "pile.comity"


def begun(builder: "subprocess.Popen[str]") -> None:
    """Wait until a builder has written and committed some."""
    assert builder.stdout is not None
    assert builder.stdout.readline() == "begun\n"
    assert int(builder.stdout.readline()) > 0


def test_twenty_readers_are_served_while_one_builds(path: Path) -> None:
    stop = path.with_name("stop")
    builder = started(BUILD, path, stop)
    begun(builder)
    readers = [started(READ, path) for _ in range(READERS)]
    answers = [reader.communicate() for reader in readers]
    assert builder.poll() is None, "the build ended before the readers did"
    stop.touch()
    assert builder.communicate()[1] == ""
    assert [reader.returncode for reader in readers] == [0] * READERS, answers
    assert all(int(out) >= 51 for out, _ in answers)


def test_a_reader_sees_one_moment_however_long_it_reads(path: Path) -> None:
    stop = path.with_name("stop")
    with Ledger.open(path).view() as view:
        builder = started(BUILD, path, stop)
        begun(builder)
        assert len(view.documents()) == view.totals().claims == 1
        stop.touch()
        builder.communicate()
        assert len(view.documents()) == 1
    with Ledger.open(path).view() as later:
        assert len(later.documents()) > 50


def test_a_second_builder_waits_for_the_first(path: Path) -> None:
    now = path.with_name("now")
    now.touch()
    first = started(HOLD, path)
    assert first.stdout is not None
    assert first.stdout.readline() == "begun\n"
    second = started(BUILD, path, now)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    assert first.communicate("")[1] == ""
    out, errors = second.communicate()
    assert (out, errors, second.returncode) == ("begun\n", "", 0)


def test_a_second_builder_that_waited_in_vain_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = started(HOLD, path)
    assert first.stdout is not None
    assert first.stdout.readline() == "begun\n"
    monkeypatch.setattr(connection, "PATIENCE_SECONDS", 0.2)
    with pytest.raises(LedgerError, match="another build has been writing"), Ledger.open(path).entry():
        pass
    assert first.communicate("")[1] == ""
