"""Which ledger an export comes from: a digest of everything in it that counts."""

from datetime import date
from hashlib import sha256

from msgspec import Struct

from comity import __version__
from comity.ledger import View
from comity.ledger.connection import query
from comity.model.errors import LedgerError

DERIVED = ("record", "matter", "link", "origin", "copy", "bound", "conflict", "cluster")


class Stamp(Struct, frozen=True, kw_only=True):
    """Program and ledger behind an export. Equal digests mean equal documents, claims and conclusions.

    `digest` is the whole SHA-256 in hexadecimal; `latest_day` the latest day that a document proves, None where none is
    dated; `is_current` False where the last build was stopped before its conclusions were drawn.
    """

    program: str
    digest: str
    documents: int
    claims: int
    latest_day: date | None
    is_current: bool


def stamp(view: View) -> Stamp:
    """The stamp of a ledger: order and number of builds leave no trace in it.

    The digest is taken over the digests of all rows, sorted, kind by kind.
    """
    hasher, counts = sha256(), {"documents": 0, "claims": 0}
    sorts = {
        "documents": query("tables/digest"),
        "claims": "SELECT payload FROM current_claim UNION ALL SELECT payload FROM taken_claim",
    }
    sorts |= {name: f"SELECT payload FROM {name}" for name in DERIVED}
    for sort, sql in sorts.items():
        digests = sorted(sha256(payload.encode()).digest() for (payload,) in view.rows(sql))
        hasher.update(f"{sort} {len(digests)}\n".encode())
        hasher.update(b"".join(digests))
        if sort in counts:
            counts[sort] = len(digests)
    return Stamp(
        program=f"comity {__version__}",
        digest=hasher.hexdigest(),
        latest_day=_latest_day(view),
        is_current=view.is_current(),
        **counts,
    )


def _latest_day(view: View) -> date | None:
    """The latest first day of publication."""
    found = view.rows("SELECT max(published_first) FROM metadata JOIN latest ON latest.reading = metadata.number")
    (day,) = next(iter(found), (None,))
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise LedgerError(f"a document is dated {day!r}, which is no day; the ledger is damaged") from error
