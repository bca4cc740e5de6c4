"""Seals: a digest of what was written, by which a later change of it shows.

Texts and documents need none, since their ids are digests of what they hold. A reading is sealed when it is written: what was
known of its document and the claims read out of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from comity.ledger import rows
from comity.ledger.connection import Connection, Row
from comity.model.ids import digest

ID, PAYLOAD = rows.CLAIM.index("id"), rows.CLAIM.index("payload")


class Seal(NamedTuple):
    """What a reading was when it was written: digests of what was known of the document, and of each claim."""

    known: str
    claims: frozenset[str]

    @classmethod
    def read(cls, text: str) -> "Seal":
        """A seal as it lies in the ledger."""
        known, *claims = text.split(" ")
        return cls(known, frozenset(claims))

    def __str__(self) -> str:
        return " ".join((self.known, *sorted(self.claims)))


def known_digest(reading: Row) -> str:
    """The digest of a row of `metadata`, the number of its build aside."""
    named = dict(zip(rows.METADATA, reading, strict=True))
    told = (int(value) if isinstance(value, bool) else value for name, value in named.items() if name != "build")
    return digest(*(None if value is None else str(value) for value in told))


def claim_digest(row: Row) -> str:
    """The digest of a row of `claim`: of its id and the whole claim, from which the columns follow."""
    return digest(row[ID], row[PAYLOAD])


def seal(reading: Row, claims: Iterable[Row]) -> Seal:
    """The seal of a reading with the rows of its claims."""
    return Seal(known_digest(reading), frozenset(map(claim_digest, claims)))


def enter_seal(connection: Connection, number: int, reading: Row, claims: Iterable[Row]) -> None:
    """Seal a reading."""
    connection.run("INSERT INTO seal (reading, digest) VALUES (?, ?)", (number, str(seal(reading, claims))))
