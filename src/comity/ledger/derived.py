"""The derived tables: written whole, or one neighbourhood in place of what it was."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from msgspec import json

from comity.ledger import rows
from comity.ledger.connection import Connection, Row, query
from comity.model.ids import ClaimId, ClusterId, DocumentId
from comity.model.origin import Origins
from comity.model.record import Records
from comity.model.verdict import Cluster, Verdict

Tie: TypeAlias = tuple[int, DocumentId, ClaimId]
"""A key by which a claim may meet others, as a signed number of 64 bits, with the claim and its document."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "record": rows.RECORD,
    "record_claim": rows.RECORD_CLAIM,
    "matter": rows.MATTER,
    "person_name": rows.PERSON_NAME,
    "link": rows.LINK,
    "tie": rows.TIE,
    "origin": rows.ORIGIN,
    "origin_claim": rows.ORIGIN_CLAIM,
    "copy": rows.COPY,
    "bound": rows.BOUND,
    "conflict": rows.CONFLICT,
    "conflict_claim": rows.CONFLICT_CLAIM,
    "cluster": rows.CLUSTER,
    "cluster_member": rows.CLUSTER_MEMBER,
    "dyad": rows.DYAD,
}
"""The derived tables and their columns; findings of the verdict lie with the other findings."""

_COLUMNS = COLUMNS | {"finding": rows.FINDING}

KEYS: dict[str, int] = {"record_claim": 3, "person_name": 2, "link": 5, "tie": 3, "origin_claim": 2, "copy": 3}
KEYS |= {"conflict_claim": 2, "cluster_member": 2, "dyad": 2, "finding": len(rows.FINDING)}
"""How many of its first columns are the key of a table: one where nothing is said."""


def enter_all(  # noqa: PLR0917  (one argument for each thing that is derived, in the order of the stages)
    connection: Connection,
    records: Records,
    origins: Origins,
    verdict: Verdict,
    clusters: Sequence[Cluster],
    ties: Iterable[Tie],
) -> None:
    """Write everything that is derived in place of what was."""
    for table in COLUMNS:
        connection.run(f"DELETE FROM {table}")
    connection.run("DELETE FROM finding WHERE owner = 'verdict'")
    insert(connection, "record", map(rows.record_row, records.quantities))
    insert(connection, "record_claim", ((one.record, one.claim, one.part) for one in records.members))
    insert(connection, "matter", map(rows.matter_row, records.records))
    insert(connection, "person_name", ((one.document, one.name, one.record, one.stem) for one in records.names))
    insert(connection, "link", map(rows.link_row, records.links))
    insert(connection, "tie", ties)
    insert(connection, "origin", map(rows.origin_row, origins.origins))
    insert(connection, "origin_claim", ((claim, one.id) for one in origins.origins for claim in dict.fromkeys(one.claims)))
    insert(connection, "copy", map(rows.copy_row, origins.copies))
    insert(connection, "bound", map(rows.bound_row, verdict.bounds))
    insert(connection, "conflict", map(rows.conflict_row, verdict.conflicts))
    insert(connection, "conflict_claim", ((claim, one.id) for one in verdict.conflicts for claim in dict.fromkeys(one.claims)))
    connection.insert("finding", rows.FINDING, (rows.finding_row(one, "verdict") for one in dict.fromkeys(verdict.findings)))
    insert(connection, "cluster", map(rows.cluster_row, clusters))
    insert(connection, "cluster_member", (row for one in clusters for row in rows.member_rows(one)))
    insert(connection, "dyad", connection.rows(query("dyads_now").replace("current_claim", "counting_claim")))


def insert(connection: Connection, table: str, new: Iterable[Row]) -> None:
    """Add rows to a derived table."""
    connection.insert(table, _COLUMNS[table], new)


def rows_where(connection: Connection, table: str, column: str, values: Collection[object]) -> set[Row]:
    """The rows of a derived table in which a column has one of some values."""
    names = ", ".join(f'"{name}"' for name in _COLUMNS[table])
    sql = f'SELECT {names} FROM {table} WHERE "{column}" IN (SELECT value FROM json_each(:values))'
    return set(connection.rows(sql, {"values": json.encode(list(values)).decode()})) if values else set()


def clusters_with(connection: Connection, claims: Collection[ClaimId], documents: Collection[DocumentId]) -> set[ClusterId]:
    """The clusters with a member that is one of some claims, or that has no claim and is of one of some documents."""
    sql = "SELECT DISTINCT cluster FROM cluster_member WHERE {} IN (SELECT value FROM json_each(:values))"
    found: set[ClusterId] = set()
    for statement, among in ((sql.format("claim"), claims), (sql.format("document") + " AND claim IS NULL", documents)):
        if among:
            found |= {row[0] for row in connection.rows(statement, {"values": json.encode(list(among)).decode()})}
    return found


def exchange(connection: Connection, table: str, old: Collection[Row], new: Iterable[Row]) -> tuple[set[Row], set[Row]]:
    """Put rows in place of others, touching only those that differ; give those that went and those that came."""
    before, after = set(old), set(new)
    gone, come = before - after, after - before
    key = _COLUMNS[table][: KEYS.get(table, 1)]
    where = " AND ".join(f'"{name}" IS ?' for name in key)
    connection.run_many(f"DELETE FROM {table} WHERE {where}", [row[: len(key)] for row in gone])
    insert(connection, table, come)
    return gone, come
