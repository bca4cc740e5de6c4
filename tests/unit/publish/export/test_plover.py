import csv
import io
from pathlib import Path

import duckdb
import pytest
from tests.unit.publish.export.ledgers import content, made

from comity.extract.plover import RootTerm
from comity.model.claim import Event
from comity.publish.export.plover import COLUMNS
from comity.resources import load

ROOTS = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "YIELD", "NONE",
}  # fmt: skip
"""The root types of the codebook; YIELD is what its first edition has for CONCEDE and RETREAT, NONE is what is no event of it."""


def test_the_words_of_the_table_tell_root_types_of_the_codebook() -> None:
    assert {row.root for row in load("plover", RootTerm)} <= ROOTS


@pytest.mark.usefixtures("wide_cells")
def test_every_event_is_told_in_a_row_of_a_known_root(any_ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(made(any_ledger, "plover").decode(), newline="")))
    claims = {claim for row in rows for claim in row["claims"].split("; ")}
    assert claims == {claim.id for claim in content(any_ledger).pile.claims.values() if isinstance(claim.payload, Event)}
    assert {row["event_type"] for row in rows} <= ROOTS
    assert len({row["event_id"] for row in rows}) == len(rows)


def test_duckdb_types_the_days(places: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(made(places["deeds"], "plover"))
    found = duckdb.sql(
        f"SELECT event_type, year(event_date), source, source_state, target, location FROM '{tmp_path}/events.csv'"
    ).fetchall()
    assert found == [("CONSULT", 2025, "Anna Orlova", "NOR", "Luis Vega", "Lima")]


@pytest.mark.parametrize("name", ["empty"])
def test_nothing_is_the_header_alone(places: dict[str, Path], name: str) -> None:
    assert made(places[name], "plover").decode() == ",".join(COLUMNS) + "\r\n"
