"""Examining a ledger file: what is wrong with it, from the head of the file to the letters of a quote. Nothing is changed."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct

from comity.ledger import rows
from comity.ledger.connection import Row
from comity.ledger.file import APPLICATION, HEADER, newest_form
from comity.ledger.seals import Seal, claim_digest, known_digest
from comity.model.claim import Claim
from comity.model.errors import LedgerError
from comity.model.held import Held
from comity.model.ids import document_id, text_id
from comity.model.text import Metadata

MOST = 20
"""So many faults of one kind are named."""

KEPT = ("text", "document", "metadata", "claim", "held", "ruling")
"""What a ledger is there to keep; all else follows from it, or tells how it came to be."""


LATER = frozenset({"held", "ruling"})
"""What ledgers of older forms lack."""


class Health(Struct, frozen=True, kw_only=True):
    """What examining a file found: `faults` in sentences, none for a sound ledger; `counts` of rows that could be counted.

    `notes` are no faults: what could not be examined, or what is left to do.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    counts: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def examine(path: Path) -> Health:
    """Examine a ledger. Raises LedgerError only where there is no file to look at, or it may not be read."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = path.stat().st_size
    except IsADirectoryError as error:
        raise LedgerError(f"{path}: this is a folder; name a ledger file") from error
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror}); check its name and your permissions") from error
    log = path.resolve().with_name(f"{path.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0  # what a full disk kept out of the file is still in the log
    fault = _head(head, None if has_log else size)
    if fault is not None:
        return Health(faults=(fault,), notes=(), counts={})
    faults: list[str] = []
    notes: list[str] = []
    counts: dict[str, int] = {}
    mode = "mode=ro" if has_log else "immutable=1"  # without a log, leave none behind
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)) as raw:
        for check in (_form, _structure, _counts, _texts, _documents, _readings, _held, _rest):
            try:
                for is_fault, sentence in check(raw, counts):
                    (faults if is_fault else notes).append(sentence)
            except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite may quote broken letters
                faults.append(f"{(check.__doc__ or '').rstrip('.')} cannot be examined to the end ({error}).")
    return Health(faults=tuple(_shortened(faults)), notes=tuple(notes), counts=counts)


Told = Iterator[tuple[bool, str]]
"""Whether it is a fault, and the sentence."""


def _head(head: bytes, size: int | None) -> str | None:
    """What the first bytes show to be wrong, if something; with a size, whether it is the one they tell."""
    if not head:
        return "The file is empty."
    if not head.startswith(HEADER):
        return "The file does not begin as a ledger does: it is something else, or its head is destroyed."
    page, count = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    expected = (65536 if page == 1 else page) * count
    if (
        size is not None and size < expected and head[24:28] == head[92:96]
    ):  # else the count is of an older program and says nothing
        return f"The file is cut short: it has {size:,} bytes of {expected:,}."
    return None


def _form(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """The form of the ledger."""
    application, version = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION:
        yield True, "It is a database, but does not say that it is a ledger."
    if version > newest_form():
        yield True, f"It was written by a newer Comity (form {version}, this one knows {newest_form()})."
    elif version < newest_form():
        yield False, f"It is of an older form ({version}); it is brought to form {newest_form()} when it is next opened."


def _structure(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """The structure of the file."""
    for (message,) in raw.execute(f"PRAGMA integrity_check({MOST})"):
        if message != "ok":
            yield True, f"The structure is damaged: {message}."
    for table, row, parent, _key in raw.execute("PRAGMA foreign_key_check"):
        yield True, f"Row {row} of {table} belongs to a row of {parent} that is not there."


def _counts(raw: sqlite3.Connection, counts: dict[str, int]) -> Told:
    """The number of rows."""
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in KEPT:
        if table in there:
            counts[table] = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        elif table not in LATER:
            yield True, f"The table {table} is not there."


def _texts(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """The words of the texts."""
    for name, words in raw.execute("SELECT id, words FROM text"):
        if not isinstance(words, str) or text_id(words) != name:
            yield True, f"The words of text {name} are not those that were read."


def _documents(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """The documents."""
    for name, text, address in raw.execute("SELECT id, text, address FROM document"):
        if document_id(text, address) != name:
            yield True, f"Document {name} is not at the address at which it was read ({address!r})."


def _readings(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """The claims."""
    seals = dict(_seals(raw))
    unsealed = 0
    columns = ", ".join(f'"{name}"' for name in rows.CLAIM)
    for number, *row in raw.execute(f"SELECT number, {', '.join(rows.METADATA)} FROM metadata"):
        claims = raw.execute(f"SELECT {columns} FROM claim WHERE reading = ?", (number,)).fetchall()
        unsealed += number not in seals
        yield from ((True, fault) for fault in reading_faults(tuple(row), claims, seals.get(number)))
    if unsealed:
        yield False, f"{unsealed:,} readings are older than seals; of them only the form could be examined."


def reading_faults(row: Row, claims: Sequence[Row], sealed: Seal | None) -> Iterator[str]:
    """What is wrong with a reading: with what was known of the document, with a claim, or with how many there are."""
    fault = known_fault(row, sealed)
    if fault is not None:
        yield fault
    yield from (fault for claim in claims if (fault := claim_fault(claim, sealed)) is not None)
    missing = 0 if sealed is None else len(sealed.claims) - len(claims)
    if missing > 0:
        yield f"Claims of document {row[0]} are not there: {missing:,} of {missing + len(claims):,}."


def _held(raw: sqlite3.Connection, counts: dict[str, int]) -> Told:
    """What is held back."""
    columns = ", ".join(f'"{name}"' for name in rows.HELD)
    for row in raw.execute(f"SELECT {columns} FROM held") if "held" in counts else ():
        if not is_held_sound(row):
            yield True, f"What is held back under {row[1]} is not as it was written."


def is_held_sound(row: Row) -> bool:
    """Whether a row of `held` says in its columns what its payload says; the item is a digest of it."""
    try:
        return rows.held_row(rows.decoded(str(row[-1]), Held), row[0]) == tuple(row)
    except (msgspec.DecodeError, ValueError, IndexError):
        return False


def _seals(raw: sqlite3.Connection) -> Iterator[tuple[int, Seal]]:
    if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'seal'").fetchone():
        told = raw.execute("SELECT reading, digest FROM seal")
        yield from ((reading, Seal.read(str(text))) for reading, text in told)


def _rest(raw: sqlite3.Connection, _: dict[str, int]) -> Told:
    """What follows from the claims."""
    derived = raw.execute("SELECT coalesce(max(number), 0) FROM build WHERE is_derived").fetchone()[0]
    read = raw.execute("SELECT coalesce(max(build), 0) FROM metadata").fetchone()[0]
    if not isinstance(derived, int) or not isinstance(read, int):
        yield True, "Which claims what follows was derived from can no longer be read."
    elif derived < read:
        yield False, "What follows from the claims is older than some of them; the next `comity add` derives it anew."


def known_fault(row: Row, sealed: Seal | None) -> str | None:
    """What is wrong with a row of `metadata`, if something."""
    named = dict(zip(rows.METADATA, row, strict=True))
    try:
        rows.decoded(str(named["payload"]), Metadata)
    except (msgspec.DecodeError, ValueError) as error:
        return f"What is known of document {named['document']} cannot be read ({error})."
    if sealed is not None and known_digest(row) != sealed.known:
        return f"What is known of document {named['document']} is not as it was written."
    return None


def claim_fault(row: Row, sealed: Seal | None) -> str | None:
    """What is wrong with a row of `claim`, if something: its columns say what the whole claim says, and it was written so."""
    named = dict(zip(rows.CLAIM, row, strict=True))
    name = named["id"]
    try:
        claim = rows.decoded(str(named["payload"]), Claim)
        again = rows.claim_row(claim, named["reading"], named["build"], named["publisher"])
    except (msgspec.DecodeError, ValueError, IndexError) as error:
        return f"Claim {name} cannot be read ({error})."
    if tuple(int(value) if isinstance(value, bool) else value for value in again) != row:
        return f"Claim {name} says one thing in its columns and another in its payload."
    if sealed is not None and claim_digest(row) not in sealed.claims:
        return f"Claim {name} is not as it was written."
    return None


def _shortened(faults: list[str]) -> Iterator[str]:
    """Faults, of each kind (the first words) no more than can be read."""
    seen: Counter[str] = Counter()
    for fault in faults:
        kind = fault.split(maxsplit=1)[0]
        seen[kind] += 1
        if seen[kind] <= MOST:
            yield fault
    yield from (f"And {count - MOST:,} more that begin with “{kind}”." for kind, count in seen.items() if count > MOST)
