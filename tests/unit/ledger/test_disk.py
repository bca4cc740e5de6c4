"""What the system refuses: a full disk, a limit on files, media that cannot be written, no permission."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger, file, rows
from comity.ledger.examine import examine
from comity.model.errors import LedgerError
from comity.search import search

FILL = """
import sys
from pathlib import Path
from tests.unit.ledger.factory import figure, page
from comity.ledger import Ledger, entry
from comity.model.errors import LedgerError

if len(sys.argv) > 2:
    import resource, signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
entry.BATCH = 4
grew = "Trade between Kenya and Ghana grew. " * 200
try:
    with Ledger.open(Path(sys.argv[1]), create=True).entry() as writer:
        for number in range(100_000):
            writer.post(page(f"pile/{number}.txt", f"{number}. {grew}", payloads=(figure(),)), "v1")
            if not writer._waiting:
                print(number + 1, flush=True)
except LedgerError as error:
    print(error)
"""
ROOT = Path(__file__).resolve().parents[3]


def can_mount() -> bool:
    """Whether a test may mount a disk of its own."""
    if shutil.which("unshare") is None:
        return False
    asked = ["unshare", "-Urm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


needs_mount = pytest.mark.skipif(not can_mount(), reason="no disk may be mounted here")


def fill(command: list[str]) -> tuple[list[int], str]:
    """The numbers that a process told as safe until the system refused it, and its last words."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT)
    *told, last = ran.stdout.splitlines()
    assert ran.stderr == ""
    return [int(line) for line in told], last


def is_intact(path: Path, told: int) -> None:
    assert examine(path).faults == ()
    with Ledger.open(path).view() as view:
        assert len(view.documents()) >= told > 0


@needs_mount
def test_a_full_disk_stops_with_a_sentence_and_the_ledger_is_intact(tmp_path: Path) -> None:
    script = tmp_path / "fill.py"
    script.write_text(FILL)
    mount = f"mount -t tmpfs -o size=3m none {tmp_path}/disk"
    keep = f"cp {tmp_path}/disk/* {tmp_path}/kept/"
    for name in ("disk", "kept"):
        (tmp_path / name).mkdir()
    shell = f"{mount} && {sys.executable} {script} {tmp_path}/disk/pile.comity && {keep}"
    told, last = fill(["unshare", "-Urm", "sh", "-c", shell])
    assert (
        last == f"{tmp_path}/disk/pile.comity: the disk is full; make room and run the build again, it goes on where it stopped"
    )
    is_intact(tmp_path / "kept" / "pile.comity", told[-1])


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits on files")
def test_a_limit_on_files_stops_with_a_sentence_and_the_ledger_is_intact(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"

    told, last = fill([sys.executable, "-c", FILL, str(path), "2000000"])
    assert last.startswith(f"{path}: the system refused to read or write it")
    assert "what was committed is safe" in last
    is_intact(path, told[-1])
    with Ledger.open(path).entry() as entry:  # with room again it goes on
        assert entry.post(page("pile/more.txt"), "v1") == "added"


def old_ledger(path: Path) -> int:
    """A ledger as the second form left it, with one document; gives how many documents it has."""
    scripts = file._scripts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file, "_scripts", lambda: scripts[:2])
        Ledger.open(path, create=True)
    made = page(payloads=(figure(),))
    with closing(sqlite3.connect(path)) as raw, raw:
        document, text = made.document, made.text
        raw.execute("INSERT INTO text VALUES (?, ?)", (text.id, text.words))
        raw.execute("INSERT INTO document VALUES (?, ?, ?)", (document.id, text.id, document.address))
        raw.execute("INSERT INTO build (number) VALUES (1)")
        marks = ", ".join("?" * len(rows.METADATA))
        raw.execute(
            f"INSERT INTO metadata ({', '.join(rows.METADATA)}) VALUES ({marks})",
            rows.metadata_row(document, 1, "v1", "builtin", is_preferred=True),
        )
        marks = ", ".join("?" * len(rows.CLAIM))
        raw.executemany(
            f"INSERT INTO claim ({', '.join(rows.CLAIM)}) VALUES ({marks})",
            [rows.claim_row(claim, 1, 1, "Example Wire") for claim in made.claims],
        )
    return 1


def test_an_older_ledger_is_kept_beside_itself_and_searched(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    old_ledger(path)
    with Ledger.open(path).view() as view:
        found = search(view, "trading kenya")
        assert (found.claim_count, found.document_count) == (1, 1)
    kept = tmp_path / "pile.comity.form2"
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
        assert raw.execute("SELECT count(*) FROM claim").fetchone() == (1,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    again = tmp_path / "again" / "pile.comity"
    again.parent.mkdir()
    shutil.copyfile(kept, again)
    with Ledger.open(again).view() as one, Ledger.open(path).view() as other:
        assert one.pile() == other.pile()


def test_a_backup_is_never_written_over_by_another(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    old_ledger(path)
    (tmp_path / "pile.comity.form2").write_text("another one's")
    Ledger.open(path)
    assert (tmp_path / "pile.comity.form2").read_text() == "another one's"
    with closing(sqlite3.connect(tmp_path / "pile.comity.form2.1")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)


BRING_UP = """
import os, signal, sys
from pathlib import Path
from comity.ledger import Ledger, connection

stop, count = int(sys.argv[2]), 0

def run(self, sql, values=(), before=connection.Connection.run):
    global count
    count += 1
    if count == stop:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(self, sql, values)

connection.Connection.run = run
Ledger.open(Path(sys.argv[1]))
print(count)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_kill_while_a_ledger_is_brought_up_leaves_it_as_it_was_or_brought_up(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def brought_up(path: Path, stop: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BRING_UP, str(path), str(stop)]
        return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)

    whole = tmp_path / "whole.comity"
    old_ledger(whole)
    steps = int(brought_up(whole, 0).stdout)
    with Ledger.open(whole).view() as view:
        expected = view.pile()
    forms = set()
    for stop in sorted({1, 2, 3, 4, steps // 2, steps - 1, steps}):
        path = tmp_path / f"{stop}.comity"
        old_ledger(path)
        assert brought_up(path, stop).returncode == -signal.SIGKILL
        with closing(sqlite3.connect(path)) as raw:
            forms.add(raw.execute("PRAGMA user_version").fetchone()[0])
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with Ledger.open(path).view() as view:
            assert view.pile() == expected
        assert examine(path).faults == ()
    assert forms == {2}  # the last statement is the commit, and all of these came before it


@needs_mount
def test_read_only_media_can_be_read_and_an_older_ledger_on_them_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    old_ledger(disk / "old.comity")
    with Ledger.open(disk / "new.comity", create=True).entry() as entry:
        entry.post(page(payloads=(figure(),)), "v1")
    program = (
        "from pathlib import Path\nfrom comity.ledger import Ledger\nfrom comity.model.errors import LedgerError\n"
        f"print(len(Ledger.open(Path('{disk}/new.comity')).view().documents()))\n"
        f"for name, create in (('old', False), ('new', True), ('none', True)):\n"
        "    try:\n"
        f"        with Ledger.open(Path('{disk}/' + name + '.comity'), create=create).entry() as entry:\n            pass\n"
        "    except LedgerError as error:\n        print(error)\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program)
    shell = f"mount --bind {disk} {disk} && mount -o remount,bind,ro {disk} && {sys.executable} {script}"
    ran = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", shell],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    documents, old, new, none = ran.stdout.splitlines()
    assert documents == "1"
    assert "older Comity (form 2" in old
    assert "copy it to a folder that may be written" in old
    assert "new.comity: the ledger cannot be opened" in new
    assert "none.comity: the ledger cannot be opened" in none


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_ledger_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    Ledger.open(path, create=True)
    path.chmod(0)
    with pytest.raises(LedgerError, match="permission"):
        Ledger.open(path)
