import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger, file
from comity.model.errors import LedgerError

OLD_ROWS = """
INSERT INTO text VALUES ('t_1', 'Words.');
INSERT INTO document VALUES ('d_1', 't_1', 'pile/a.txt');
INSERT INTO build (number, version) VALUES (1, 'v0');
INSERT INTO metadata (document, build, version, grade, payload, notices) VALUES ('d_1', 1, 'v0', 'unknown', '{}', '[]');
INSERT INTO claim (
    reading, id, build, document, kind, evidence_start, evidence_end, modality, is_denied, reader, extractor, payload
) VALUES (1, 'c_1', 1, 'd_1', 'figure', 0, 5, 'actual', 0, 'builtin', 'x@1', '{}');
"""


def test_a_ledger_is_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "odd name # ? %20 é.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page(), "v1")
    for create in (False, True):
        with Ledger.open(path, create=create).view() as view:
            assert len(view.documents()) == 1


def test_a_missing_file_tells_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="comity add"):
        Ledger.open(tmp_path / "none.comity")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="make the folder first"):
        Ledger.open(tmp_path / "no" / "pile.comity", create=True)


@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_ledger_is_refused_and_left_as_it_was(tmp_path: Path, create: bool) -> None:
    letter = tmp_path / "letter.comity"
    letter.write_text("Dear reader, this is no database at all.")
    other = tmp_path / "other.comity"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE t (x)")
    for path, reason in ((letter, "no Comity ledger"), (other, "no Comity ledger"), (tmp_path, "this is a folder")):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(LedgerError, match=reason):
            Ledger.open(path, create=create)
        assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_database_is_no_ledger_until_something_is_added(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(LedgerError, match="empty"):
        Ledger.open(path)
    with Ledger.open(path, create=True).view() as view:
        assert view.documents() == ()


def test_an_empty_file_becomes_a_ledger_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    path.touch()
    with pytest.raises(LedgerError, match="no Comity ledger"):
        Ledger.open(path)
    with Ledger.open(path, create=True).view() as view:
        assert view.documents() == ()


@pytest.mark.parametrize("create", [False, True])
def test_an_older_file_is_brought_up_and_keeps_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, create: bool
) -> None:
    path = tmp_path / "pile.comity"
    scripts = file._scripts()
    with monkeypatch.context() as patch:
        patch.setattr(file, "_scripts", lambda: scripts[:1])
        Ledger.open(path, create=True)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript(OLD_ROWS)
    with Ledger.open(path, create=create).view() as view:
        assert [document.address for document in view.documents()] == ["pile/a.txt"]
        assert list(view.rows("SELECT id, reader, action FROM current_claim")) == [("c_1", "builtin", None)]


def test_a_newer_file_refuses_an_older_program(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    Ledger.open(path, create=True)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer Comity"):
        Ledger.open(path)


def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        for number in range(50):
            entry.post(page(f"pile/{number}.txt", payloads=(figure(),)), "v1")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path).view() as view:
        view.pile()


def test_a_file_cut_short_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    Ledger.open(path, create=True)
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(LedgerError, match=r"damaged|no Comity ledger"):
        Ledger.open(path)


def test_the_file_is_an_ordinary_strict_database(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page(payloads=(figure(),)), "v1")
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
        assert raw.execute(loose).fetchall() == []
        columns = "kind, indicator, reporter, partner, period_first, unit, value, lenient_high, speaker"
        row = raw.execute(f"SELECT {columns} FROM claim").fetchone()
    assert row == ("figure", "trade.turnover", "KEN", "GHA", "2024-01-01", "USD", 2e8, None, "the ministry")


def test_a_place_that_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / "loop", tmp_path / ("x" * 5000)):
        for create in (False, True):
            with pytest.raises(LedgerError, match="cannot be opened"):
                Ledger.open(path, create=create)


@pytest.mark.parametrize("payload", ["{", '{"id": 1}', "[]"])
def test_a_row_that_is_broken_is_damage(tmp_path: Path, payload: str) -> None:
    path = tmp_path / "a.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page(payloads=(figure("KEN", "GHA"),)), "v1")
    with closing(sqlite3.connect(path)) as raw, raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE claim SET payload = ?", (payload,))
    with Ledger.open(path).view() as view, pytest.raises(LedgerError, match=r"a\.comity: the ledger is damaged"):
        view.pile()
