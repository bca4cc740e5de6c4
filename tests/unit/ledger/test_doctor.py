import random
import shutil
import sqlite3
import statistics
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.ledger.factory import figure, page

from comity.cli import program
from comity.ledger import Ledger, rows
from comity.ledger.examine import examine
from comity.ledger.file import bring_to
from comity.ledger.salvage import FORM, save
from comity.model.errors import LedgerError
from comity.model.page import Pile
from comity.search import search


def pile_in(path: Path) -> Pile:
    with Ledger.open(path).view() as view:
        return view.pile()


def damaged(sound: Path, folder: Path, seed: int) -> Path:
    """A copy of a ledger, damaged in one of the ways that files are: flipped bits, blocks of zeros, a lost end, a torn head."""
    chance = random.Random(seed)
    raw = bytearray(sound.read_bytes())
    way = seed % 4
    if way == 0:
        for _ in range(chance.choice((1, 3, 50))):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif way == 1:
        start = chance.randrange(len(raw))
        raw[start : start + 4096] = bytes(len(raw[start : start + 4096]))
    elif way == 2:
        del raw[chance.randrange(100, len(raw)) :]
    else:
        length = chance.randrange(1, 100)
        raw[:length] = chance.randbytes(length)
    path = folder / f"{seed}.comity"
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_refused_or_told_and_what_is_saved_is_what_was_written(demo_ledger: Path, tmp_path: Path, seed: int) -> None:
    path = damaged(demo_ledger, tmp_path, seed)
    before, written = path.read_bytes(), pile_in(demo_ledger)
    health = examine(path)
    try:
        seen = pile_in(path)
    except LedgerError:
        assert not health.is_sound
    else:
        assert not health.is_sound or seen == written
    assert path.read_bytes() == before
    target = tmp_path / "saved.comity"
    try:
        save(path, target)
    except LedgerError:
        assert not target.exists()
        assert not health.is_sound
        return
    saved = pile_in(target)
    assert examine(target).faults == ()
    assert saved.texts.items() <= written.texts.items()
    assert saved.documents.items() <= written.documents.items()
    assert saved.claims.items() <= written.claims.items()
    assert seed % 4 != 3 or saved == written  # the head of a file says nothing that is not known
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {path.name, "saved.comity"}  # but for SQLite's logs


def test_a_sound_ledger_is_saved_whole(demo_ledger: Path, tmp_path: Path) -> None:
    saved = save(demo_ledger, tmp_path / "copy.comity")
    assert pile_in(tmp_path / "copy.comity") == pile_in(demo_ledger)
    assert not any(saved.refused.values())
    with Ledger.open(demo_ledger).view() as one, Ledger.open(tmp_path / "copy.comity").view() as other:
        assert search(one, "trade -oil").claim_count == search(other, "trade -oil").claim_count > 0
        assert set(one.findings()) >= set(other.findings())


def test_one_lost_block_costs_little(demo_ledger: Path, tmp_path: Path) -> None:
    raw = bytearray(demo_ledger.read_bytes())
    kept = []
    for number in range(1, len(raw) // 4096, 17):  # the first block is the head
        path, target = tmp_path / f"{number}.comity", tmp_path / f"{number}-saved.comity"
        path.write_bytes(raw[: 4096 * number] + bytes(4096) + raw[4096 * (number + 1) :])
        try:
            save(path, target)
            kept.append(len(pile_in(target).claims))
        except LedgerError:  # the block that leads to all others of the texts
            kept.append(0)
    whole = len(pile_in(demo_ledger).claims)
    assert statistics.median(kept) == whole  # a block of what is derived, or of an index
    assert sum(count >= 0.9 * whole for count in kept) > 0.8 * len(kept)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE text SET words = replace(words, '$200', '$900')", "The words of text"),
        ("UPDATE document SET address = 'pile/b.txt'", "not at the address"),
        ("UPDATE metadata SET publisher = 'Sample Courier'", "is not as it was written"),
        ("UPDATE claim SET value = 3e8", "says one thing in its columns"),
        ('UPDATE claim SET payload = replace(payload, \'"wording":"Trade"\', \'"wording":"Grade"\')', "Claim c_"),
        ("UPDATE claim SET payload = '{'", "cannot be read"),
        ("DELETE FROM claim", "Claims of document"),
        ("DELETE FROM text", "belongs to a row of text that is not there"),
        ("DROP TABLE claim_passage; DROP TABLE claim", "The table claim is not there"),
        ("PRAGMA application_id = 7", "does not say that it is a ledger"),
        ("PRAGMA user_version = 99", "newer Comity"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(tmp_path: Path, change: str, fault: str) -> None:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page("pile/a.txt", payloads=(figure(),)), "v1")
    assert examine(path).faults == ()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript(change)
    assert any(fault in told for told in examine(path).faults)


def test_the_words_of_a_changed_text_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page("pile/a.txt", payloads=(figure(),)), "v1")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE text SET words = replace(words, '$200', '$900')")
    with pytest.raises(LedgerError, match="comity doctor"):
        pile_in(path)


def test_the_command_tells_saves_and_derives(demo_ledger: Path, tmp_path: Path) -> None:
    raw = bytearray(demo_ledger.read_bytes())
    at = raw.find(b"reached about $12 billion in 2024")
    raw[at + 15 : at + 17] = b"99"
    path, target = tmp_path / "bad.comity", tmp_path / "saved.comity"
    path.write_bytes(raw)
    told = CliRunner().invoke(program, ["doctor", str(path), "--save", str(target)])
    assert told.exit_code == 1
    assert "The words of text t_" in told.stdout
    assert "Saved 26 texts, 1 that were not as written left out." in told.stdout
    assert CliRunner().invoke(program, ["doctor", str(target)]).stdout.startswith(f"{target} is sound; it holds 26 texts")
    with Ledger.open(target).view() as view:
        assert view.is_current()
        assert view.records().quantities
    again = CliRunner().invoke(program, ["doctor", str(path), "--save", str(target)])
    assert "there is a file already" in str(again.exception)


@pytest.mark.parametrize("kind", ["missing", "folder", "letter", "empty", "other"])
def test_the_doctor_says_what_is_no_ledger(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "thing"
    if kind == "folder":
        path.mkdir()
    elif kind == "letter":
        path.write_text("Dear reader")
    elif kind == "empty":
        path.touch()
    elif kind == "other":
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("CREATE TABLE t (x)")
    if kind in {"missing", "folder"}:
        with pytest.raises(LedgerError, match=r"cannot be read|this is a folder"):
            examine(path)
        return
    assert not examine(path).is_sound
    with pytest.raises(LedgerError, match="nothing in it can be saved"):
        save(path, tmp_path / "new.comity")
    assert not (tmp_path / "new.comity").exists()


def test_an_older_ledger_is_examined_without_being_brought_up(demo_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.comity"
    shutil.copyfile(demo_ledger, path)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript("DROP TABLE seal; PRAGMA user_version = 2")
    health = examine(path)
    assert health.faults == ()
    assert any("older than seals" in note for note in health.notes)
    assert any("older form (2)" in note for note in health.notes)


def test_the_form_into_which_rows_are_saved_has_every_column_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "base.comity"
    bring_to(path, FORM)
    with closing(sqlite3.connect(path)) as raw:
        for table, columns in (("metadata", rows.METADATA), ("claim", rows.CLAIM)):
            assert set(columns) <= {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}


def test_rulings_are_saved_where_a_ledger_has_them(demo_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "ruled.comity"
    shutil.copyfile(demo_ledger, path)
    with closing(sqlite3.connect(path)) as raw, raw:
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'ruling'").fetchone():
            pytest.skip("this form of ledger keeps no rulings")
        ruling = ("u_1", "note", "A. Sample", "2025-01-01T00:00:00Z", None, "because", "{}")
        names = "id, kind, analyst, time, subject, reason, payload"
        raw.execute(f"INSERT INTO ruling ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", ruling)
    assert save(path, tmp_path / "saved.comity").kept["ruling"] == 1
    with closing(sqlite3.connect(tmp_path / "saved.comity")) as raw:
        assert raw.execute(f"SELECT {names} FROM ruling").fetchone() == ruling
