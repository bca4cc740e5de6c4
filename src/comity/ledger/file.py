"""The ledger as a file: whether it is one, whether it fits this program, and how it comes to be."""

import filecmp
import itertools
import logging
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from stat import S_ISDIR

from comity.ledger.connection import Connection
from comity.ledger.words import searchable
from comity.model.errors import LedgerError

LOGGER = logging.getLogger(__name__)

APPLICATION = 1129270612
"""The mark of a ledger in the head of its file: the letters COMT as SQLite's application_id."""

HEADER = b"SQLite format 3\x00"


def prepare(path: Path, *, create: bool) -> None:
    """See to it that there is a ledger of the present form at `path`; raises LedgerError where there cannot be one."""
    mode = _mode(path)
    if mode is not None and S_ISDIR(mode):
        raise LedgerError(f"{path}: this is a folder; name a ledger file, such as {path / 'pile.comity'}")
    if mode is None:
        if not create:
            raise LedgerError(f"{path}: there is no ledger here; make one with `comity add` and the folder of your articles")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: its folder does not exist; make the folder first")
    elif not _looks_right(path, create=create):
        raise LedgerError(f"{path}: this is no Comity ledger; name another file, or try `comity doctor {path}` if it was one")
    if create or _is_older(path):
        connection = Connection(path, is_writer=True)
        try:
            _bring_up(connection)
        finally:
            connection.close()


def _mode(path: Path) -> int | None:
    """What lies at a path, None for nothing; raises LedgerError where one may not look or the links run in a circle."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise LedgerError(
            f"{path}: the ledger cannot be opened ({error.strerror}); check its name and your permissions"
        ) from error


def _is_older(path: Path) -> bool:
    """Whether a ledger lacks some of the scripts of `schema/`; raises LedgerError for one that is empty, foreign or newer.

    Raises LedgerError for an older one too where it cannot be brought up because its folder cannot be written.
    """
    connection = Connection(path)
    try:
        version = _checked_version(connection)
    finally:
        connection.close()
    if version == 0:
        raise LedgerError(f"{path}: this database is empty; fill it with `comity add` and the folder of your articles")
    is_older = version < newest_form()
    if is_older and not os.access(path.resolve().parent, os.W_OK):
        raise LedgerError(
            f"{path}: written by an older Comity (form {version}, this one reads {newest_form()}), and it cannot be brought up "
            "where it lies; copy it to a folder that may be written and open the copy"
        )
    return is_older


def _looks_right(path: Path, *, create: bool) -> bool:
    """Whether a file begins as a database does; an empty one may become a ledger."""
    try:
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except OSError as error:
        raise LedgerError(f"{path}: the ledger cannot be opened ({error.strerror}); check your permissions") from error
    return head == HEADER or (create and not head)


def _bring_up(connection: Connection) -> None:
    """Bring a ledger to the present form: each script of `schema/` that it has not had yet, in one transaction.

    A ledger that is older is first copied beside itself. A kill leaves it as it was or brought up, never in between.
    """
    if _checked_version(connection) == newest_form():
        return
    connection.run("PRAGMA journal_mode = WAL")
    connection.run("BEGIN IMMEDIATE")
    version = _version(connection)  # again: another process may have brought it up meanwhile
    if version not in {0, newest_form()}:
        kept = _kept(connection, version)
        LOGGER.warning(
            "%s was brought from form %d to %d; as it was it is kept as %s", connection.path, version, newest_form(), kept
        )
    _run_scripts(connection, newest_form())
    connection.run("COMMIT")


def bring_to(path: Path, form: int) -> None:
    """Make a ledger of a form, or bring one to it without a copy; for files that nobody has but the caller."""
    connection = Connection(path, is_writer=True)
    try:
        connection.run("PRAGMA journal_mode = WAL")
        connection.run("BEGIN IMMEDIATE")
        _run_scripts(connection, form)
        connection.run("COMMIT")
    finally:
        connection.close()


def _run_scripts(connection: Connection, form: int) -> None:
    """Run the scripts that a ledger has not had yet, up to that of a form."""
    connection.function("searchable", 3, lambda words, start, end: searchable(words[start:end]))
    version = _version(connection)
    for number, script in _scripts():
        if version < number <= form:
            for statement in _statements(script):
                connection.run(statement)
            connection.run(f"PRAGMA user_version = {number}")


def _kept(connection: Connection, version: int) -> Path:
    """Copy a ledger beside itself under a name that is free, or that holds the same already; gives the name."""
    path = connection.path
    made = path.with_name(f".{path.name}.{os.getpid()}.copy")
    made.unlink(missing_ok=True)
    try:
        reader = Connection(path)  # the writer's lock keeps all others from changing what this one copies
        try:
            reader.copy_to(made)
        finally:
            reader.close()
        for number in itertools.count():
            place = path.with_name(f"{path.name}.form{version}" + (f".{number}" if number else ""))
            if not place.exists():
                made.replace(place)
                return place
            if filecmp.cmp(made, place, shallow=False):
                return place
    finally:
        made.unlink(missing_ok=True)
    raise AssertionError  # names never run out


def _checked_version(connection: Connection) -> int:
    """The form of a ledger; raises LedgerError for one that a newer program wrote."""
    newest, version = newest_form(), _version(connection)
    if version > newest:
        raise LedgerError(
            f"{connection.path}: written by a newer Comity (form {version}, this one knows {newest}); update Comity"
        )
    return version


def _version(connection: Connection) -> int:
    """The form of a ledger, 0 for an empty database; raises LedgerError for a database that is something else."""
    application = connection.first("PRAGMA application_id")
    version = connection.first("PRAGMA user_version")
    tables = connection.first("SELECT count(*) FROM sqlite_master")
    if application == (APPLICATION,) and version is not None:
        return int(version[0])
    if (application, version, tables) == ((0,), (0,), (0,)):
        return 0
    raise LedgerError(f"{connection.path}: this is a database, but no Comity ledger; name another file")


def _scripts() -> list[tuple[int, str]]:
    """The scripts of `schema/`, each with the number that its name begins with: the form it brings a ledger to."""
    entries = sorted((files("comity.ledger") / "schema").iterdir(), key=lambda entry: entry.name)
    return [(int(entry.name[:4]), entry.read_text("utf-8")) for entry in entries if entry.name.endswith(".sql")]


def newest_form() -> int:
    """The form of ledger that this program writes."""
    return _scripts()[-1][0]


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each of which ends in a semicolon at the end of a line."""
    yield from (statement for statement in script.split(";\n") if statement.strip())
