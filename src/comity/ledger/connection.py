"""One connection to a ledger file: what SQLite complains about comes out as a sentence."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias
from weakref import finalize

import msgspec

from comity.model.errors import LedgerError

PATIENCE_SECONDS = 30.0
"""How long a writer waits for another one before it gives up."""

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Sequence[object] | Mapping[str, object]


@cache
def query(name: str) -> str:
    """The SQL of `query/NAME.sql`."""
    return (files("comity.ledger") / "query" / f"{name}.sql").read_text("utf-8")


class Connection:
    """A connection to the ledger at `path`, for one thread at a time. It closes with `close`, or when nothing refers to it."""

    def __init__(self, path: Path, *, is_writer: bool = False) -> None:
        self.path = path
        with translated(path):
            self._raw = sqlite3.connect(
                _uri(path, is_writer=is_writer), uri=True, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._finalizer = finalize(self, self._raw.close)
            self._raw.execute("PRAGMA foreign_keys = ON")

    def function(self, name: str, count: int, run: Callable[..., str | bool | None]) -> None:
        """Let statements on this connection call a function of so many values; it must give the same for the same."""
        self._raw.create_function(name, count, run, deterministic=True)

    def copy_to(self, path: Path) -> None:
        """Write the whole database to another file, which must not be there; it is on the disk when this returns."""
        with translated(path), closing(sqlite3.connect(path)) as copy:
            self._raw.backup(copy)

    def close(self) -> None:
        """Close; closing twice does nothing."""
        self._finalizer()

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement and give the number of the row it inserted, if it did."""
        with translated(self.path):
            return self._raw.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each of some values."""
        with translated(self.path):
            self._raw.executemany(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, replace: bool = False) -> None:
        """Add rows to a table; where told to, in place of those of the same key."""
        with translated(self.path):
            self._raw.executemany(_inserting(table, tuple(columns), replace=replace), rows)

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, one at a time."""
        with translated(self.path):
            for row in self._raw.execute(sql, values):  # noqa: UP028  (`yield from` would close a cursor of a closed file)
                yield row

    def blocks(self, sql: str, size: int) -> Iterator[list[Row]]:
        """The rows of a query, so many at a time."""
        with translated(self.path):
            cursor = self._raw.execute(sql)
            while block := cursor.fetchmany(size):
                yield block

    def first(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        with translated(self.path):
            row: Row | None = self._raw.execute(sql, values).fetchone()
            return row


@cache
def _inserting(table: str, columns: tuple[str, ...], *, replace: bool) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT{' OR REPLACE' if replace else ''} INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def _uri(path: Path, *, is_writer: bool) -> str:
    """The address SQLite opens: where neither the folder can be written nor a log lies, it must be told that nothing changes."""
    place = path.resolve()
    if is_writer:
        return place.as_uri() + "?mode=rwc"
    is_still = not os.access(place.parent, os.W_OK) and not place.with_name(place.name + "-wal").exists()
    return place.as_uri() + ("?immutable=1" if is_still else "?mode=ro")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what goes wrong in SQLite into LedgerError."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake in this program, such as the use of a closed view: no sentence would help
        raise
    except sqlite3.Error as error:
        raise LedgerError(_sentence(path, error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # a row, or what SQLite says of it, holds broken words
        raise LedgerError(damaged(path, str(error))) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise LedgerError(f"{path}: a value cannot be stored ({error}); the words it comes from must be mended first") from error


def _sentence(path: Path, error: sqlite3.Error) -> str:
    reason = str(error)
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF  # the low byte is the kind, what is above it the detail
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        seconds = f"{PATIENCE_SECONDS:.0f} seconds"
        return f"{path}: another build has been writing to this ledger for {seconds}; wait for it to end and try again"
    if isinstance(error, sqlite3.IntegrityError):
        return f"{path}: rows that contradict each other were refused ({reason}); nothing of them was kept, please report it"
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return f"{path}: the ledger cannot be opened ({reason}); check that it and its folder may be written"
    if code == sqlite3.SQLITE_FULL:
        return f"{path}: the disk is full; make room and run the build again, it goes on where it stopped"
    if code == sqlite3.SQLITE_IOERR:
        return (
            f"{path}: the system refused to read or write it ({reason}, {error.sqlite_errorname}); make room, or lift a limit on "
            "the size of files, and run the build again: what was committed is safe"
        )
    return damaged(path, reason)


def damaged(path: Path, reason: str) -> str:
    """The sentence for a ledger that is not what was written."""
    return f"{path}: the ledger is damaged ({reason}); `comity doctor {path}` tells what can be saved"
