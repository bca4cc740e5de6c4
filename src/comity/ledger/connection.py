"""One connection to a ledger file: what SQLite complains about comes out as a sentence."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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

    def close(self) -> None:
        """Close; closing twice does nothing."""
        self._finalizer()

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement and give the number of the row it inserted, if it did."""
        with translated(self.path):
            return self._raw.execute(sql, values).lastrowid or 0

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, replace: bool = False) -> None:
        """Add rows to a table; where told to, in place of those of the same key."""
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        with translated(self.path):
            self._raw.executemany(f"INSERT{' OR REPLACE' if replace else ''} INTO {table} ({names}) VALUES ({marks})", rows)

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, one at a time."""
        with translated(self.path):
            for row in self._raw.execute(sql, values):  # noqa: UP028  (`yield from` would close a cursor of a closed file)
                yield row

    def first(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        with translated(self.path):
            row: Row | None = self._raw.execute(sql, values).fetchone()
            return row


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
        raise LedgerError(_damaged(path, str(error))) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise LedgerError(f"{path}: a value cannot be stored ({error}); the words it comes from must be mended first") from error


def _sentence(path: Path, error: sqlite3.Error) -> str:
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        seconds = f"{PATIENCE_SECONDS:.0f} seconds"
        return f"{path}: another build has been writing to this ledger for {seconds}; wait for it to end and try again"
    if isinstance(error, sqlite3.IntegrityError):
        return f"{path}: rows that contradict each other were refused ({reason}); nothing of them was kept, please report it"
    if "readonly" in reason or "unable to open" in reason:
        return f"{path}: the ledger cannot be opened ({reason}); check that it and its folder may be written"
    if "disk is full" in reason:
        return f"{path}: the disk is full; make room and run the build again, it goes on where it stopped"
    return _damaged(path, reason)


def _damaged(path: Path, reason: str) -> str:
    return f"{path}: the ledger is damaged ({reason}); take it from a backup, or delete it and add the sources again"
