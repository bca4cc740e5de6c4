"""Saving what can be read of a damaged ledger: texts, documents, claims and rulings, each held against its digest."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from comity.ledger import rows
from comity.ledger.connection import Connection
from comity.ledger.examine import claim_fault, is_held_sound, known_fault
from comity.ledger.file import HEADER, bring_to, newest_form
from comity.ledger.seals import Seal, enter_seal
from comity.model.errors import LedgerError
from comity.model.ids import document_id, text_id

FORM = 2
"""The form of ledger into which rows are saved before it is brought up: what later forms keep besides follows from these rows."""

BASE = ("text", "document", "build", "metadata", "claim", "finding")
"""The tables of that form that are appended to, each after those that it refers to."""

LATER = ("held", "ruling", "ruling_claim")
"""Tables of later forms that hold what nothing else tells."""

STRIDE = 4096
"""So many rows are asked for at once."""

PATIENCE = 4000
"""After so many places without a row in between, the rest of a table is given up."""

PAGE = 4096

BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises on damage; it may quote broken letters."""

NOTHING = "{path}: nothing in it can be saved; take it from a backup, or add the sources again"

Rows = list[tuple[Any, ...]]


class Saved(Struct, frozen=True, kw_only=True):
    """What became of the rows of a damaged ledger, by table: how many are in the new one, and how many were read but refused."""

    kept: dict[str, int]
    refused: dict[str, int]
    incomplete: int
    """Readings of which claims are gone: adding their documents again reads them anew."""


def save(path: Path, target: Path) -> Saved:
    """Write what can be saved of `path` to a new ledger `target`; what follows from it is left to be derived.

    The old file is not touched. Raises LedgerError where the target is there already, or nothing can be read.
    """
    if target.exists():
        raise LedgerError(f"{target}: there is a file already; name a new one")
    if not target.resolve().parent.is_dir():
        raise LedgerError(f"{target}: its folder does not exist; make the folder first")
    with TemporaryDirectory(dir=target.resolve().parent) as folder:
        made = Path(folder) / "saved.comity"
        bring_to(made, FORM)
        with closing(_readable(path, made, Path(folder))) as old:
            refused = Counter[str]()
            with closing(sqlite3.connect(made)) as new, new:
                for table in BASE:
                    _copy(old, new, table, refused)
                incomplete = _prune(new, refused, _seals(old))
            if not _count(made, ("text",))["text"]:
                raise LedgerError(NOTHING.format(path=path))
            bring_to(made, newest_form())
            with closing(sqlite3.connect(made)) as new, new:
                for table in BASE:
                    _complete(old, new, table)
                for table in LATER:
                    _copy(old, new, table, refused)
                _drop(new, refused, "held", "rowid", _unsound(new))
        _enter_seals(made)
        kept = _count(made, (*BASE, *LATER))
        made.replace(target)
    return Saved(kept=kept, refused=dict(refused), incomplete=incomplete)


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str, refused: Counter[str]) -> None:
    """Copy the rows of a table that can be read and that fit."""
    columns = [name for name in _columns(new, table) if name in _columns(old, table)]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    for row in _rows(old, table, columns) if columns else ():
        try:
            new.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)
        except (sqlite3.IntegrityError, sqlite3.DataError):
            refused[table] += 1


def _complete(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Fill in the columns that a table was given in later forms, where its rows were saved."""
    had = set(_base_columns(table))
    later = [name for name in _columns(new, table) if name not in had and name in _columns(old, table)]
    key = {"build": "number", "metadata": "number", "finding": "number"}.get(table, "id")
    if later and table != "claim":  # the columns of a claim follow from the whole claim
        sets = ", ".join(f'"{name}" = ?' for name in later)
        new.executemany(f"UPDATE {table} SET {sets} WHERE {key} = ?", _rows(old, table, (*later, key)))


def _base_columns(table: str) -> list[str]:
    """The columns of a table in the form into which rows are saved."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base.comity"
        bring_to(path, FORM)
        with closing(sqlite3.connect(path)) as raw:
            return _columns(raw, table)


def _count(path: Path, tables: Iterable[str]) -> dict[str, int]:
    """How many rows the tables have that are there."""
    with closing(sqlite3.connect(path)) as raw:
        there = set(_tables(raw))
        return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables if name in there}


def _readable(path: Path, sound: Path, folder: Path) -> sqlite3.Connection:
    """A copy of a damaged file that SQLite opens: padded to its length, and with the head of a sound ledger where need be."""
    for is_mended in (False, True):
        copy = folder / f"damaged{int(is_mended)}.comity"
        shutil.copyfile(path, copy)
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and not is_mended:
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        _pad(copy, sound if is_mended else None)
        raw = sqlite3.connect(copy)
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if "text" in _tables(raw):
                return raw
        except BROKEN:
            pass
        raw.close()
    raise LedgerError(NOTHING.format(path=path))


def _pad(copy: Path, sound: Path | None) -> None:
    """Make a file as long as its head says; with a sound ledger, put the head of that in its place."""
    with copy.open("r+b") as file:
        head = file.read(100)
        size = copy.stat().st_size
        if sound is not None:
            pages = -(-size // PAGE)
            with sound.open("rb") as other:
                fresh = other.read(100)
            head = (
                HEADER + PAGE.to_bytes(2, "big") + b"\x01\x01" + fresh[20:28] + pages.to_bytes(4, "big") + bytes(8) + fresh[40:92]
            )
            head += fresh[24:28] + fresh[96:100]
            file.seek(0)
            file.write(head)
        page = int.from_bytes(head[16:18], "big")
        expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
        if size < expected <= 2 * size + 2**30:
            file.truncate(expected)


def _tables(raw: sqlite3.Connection) -> list[str]:
    """The ordinary tables of a ledger, those of the index of words aside."""
    found = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")]
    index = [name for name in found if name.endswith("_words")]
    return [name for name in found if not name.startswith(("sqlite_", *index))]


def _columns(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def _rows(raw: sqlite3.Connection, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that can be read, around those that cannot."""
    names = ", ".join(f'"{name}"' for name in columns)
    misses = 0
    ranges = _ranges(raw, table)
    while ranges and misses < PATIENCE:
        first, last = ranges.pop()
        try:
            found = raw.execute(
                f"SELECT {names} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid", (first, last)
            ).fetchall()
        except BROKEN:
            misses += 1
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
        else:
            misses = 0 if found else misses
            yield from found


def _seals(raw: sqlite3.Connection) -> dict[int, Seal]:
    """The seals that can be read; a reading without one is taken by its form alone."""
    found = _rows(raw, "seal", ("reading", "digest"))
    return {reading: Seal.read(text) for reading, text in found if isinstance(text, str)}


def _ranges(raw: sqlite3.Connection, table: str) -> list[tuple[int, int]]:
    """Stretches of row numbers that may hold rows, the last first."""
    if table not in _tables(raw):
        return []
    ends = []
    for order in ("", "DESC"):
        try:
            row = raw.execute(f"SELECT rowid FROM {table} ORDER BY rowid {order} LIMIT 1").fetchone()
        except BROKEN:
            row = None if order == "" else (2**22,)  # the way to the last row is lost: no pile here holds more
        ends.append(row[0] if row else None)
    first, last = ends[0] if ends[0] is not None else 1, ends[1]
    if last is None:
        return []
    return [(start, min(start + STRIDE - 1, last)) for start in range(first, last + 1, STRIDE)][::-1]


def _prune(new: sqlite3.Connection, refused: Counter[str], seals: dict[int, Seal]) -> int:
    """Take out whatever is not as it was written, or hangs in the air; gives the number of incomplete readings."""
    _drop(
        new, refused, "text", "id", (name for name, words in new.execute("SELECT id, words FROM text") if text_id(words) != name)
    )
    documents = new.execute("SELECT id, text, address FROM document").fetchall()
    texts = {name for (name,) in new.execute("SELECT id FROM text")}
    _drop(
        new,
        refused,
        "document",
        "id",
        (n for n, text, address in documents if text not in texts or document_id(text, address) != n),
    )
    standing = {name for (name,) in new.execute("SELECT id FROM document")}
    columns = ", ".join(f'"{name}"' for name in rows.CLAIM)
    readings = new.execute(f"SELECT number, {', '.join(rows.METADATA)} FROM metadata").fetchall()
    incomplete = 0
    for number, *row in readings:
        sealed = seals.get(number)
        if row[0] not in standing or known_fault(tuple(row), sealed):
            _drop(new, refused, "metadata", "number", [number])
            continue
        claims: Rows = new.execute(f"SELECT {columns} FROM claim WHERE reading = ?", (number,)).fetchall()
        faulty = [claim[1] for claim in claims if claim_fault(claim, sealed)]
        for name in faulty:
            new.execute("DELETE FROM claim WHERE reading = ? AND id = ?", (number, name))
        refused["claim"] += len(faulty)
        if faulty or (sealed is not None and len(sealed.claims) > len(claims)):
            incomplete += 1
            new.execute("UPDATE metadata SET version = version || '+incomplete' WHERE number = ?", (number,))
    numbers = {number for (number,) in new.execute("SELECT number FROM metadata")}
    _drop(new, refused, "claim", "reading", {n for (n,) in new.execute("SELECT DISTINCT reading FROM claim")} - numbers)
    read = {name for (name,) in new.execute("SELECT DISTINCT document FROM metadata")}
    _drop(new, refused, "document", "id", standing - read)
    builds = {number for (number,) in new.execute("SELECT number FROM build")}
    missing = {build for (build,) in new.execute("SELECT build FROM metadata UNION SELECT build FROM claim")} - builds
    new.executemany("INSERT INTO build (number) VALUES (?)", ((number,) for number in sorted(missing)))
    new.execute("UPDATE build SET is_derived = 0")
    new.execute("DELETE FROM finding WHERE owner = 'verdict'")
    return incomplete


def _unsound(new: sqlite3.Connection) -> Iterator[int]:
    """What is held back and is not as it was written, or of a reading that could not be saved."""
    columns = ", ".join(f'held."{name}"' for name in rows.HELD)
    sql = f"SELECT held.rowid, metadata.number, {columns} FROM held LEFT JOIN metadata ON metadata.number = held.reading"
    yield from (place for place, number, *row in new.execute(sql) if number is None or not is_held_sound(tuple(row)))


def _drop(new: sqlite3.Connection, refused: Counter[str], table: str, column: str, values: Iterable[object]) -> None:
    for value in list(values):
        refused[table] += new.execute(f"DELETE FROM {table} WHERE {column} = ?", (value,)).rowcount


def _enter_seals(path: Path) -> None:
    """Seal what was saved, and leave no log beside the file."""
    columns = ", ".join(f'"{name}"' for name in rows.CLAIM)
    connection = Connection(path, is_writer=True)
    try:
        connection.run("BEGIN IMMEDIATE")
        for number, *row in list(connection.rows(f"SELECT number, {', '.join(rows.METADATA)} FROM metadata ORDER BY number")):
            claims = list(connection.rows(f"SELECT {columns} FROM claim WHERE reading = ? ORDER BY id", (number,)))
            enter_seal(connection, number, tuple(row), claims)
        connection.run("COMMIT")
        connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
