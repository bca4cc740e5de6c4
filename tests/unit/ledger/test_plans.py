"""What a page on two states asks of a ledger, and what adding an article does, is found by indexes and never by reading a table
through: else either would take longer with every document of the pile.
"""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from benchmarks.piles import World, page
from msgspec.structs import replace

from comity.ledger import Ledger
from comity.ledger.connection import Connection
from comity.ledger.near import Near
from comity.ledger.part import Mentions
from comity.model.page import Page
from comity.pipeline import follow, rule
from comity.resources.mentions import mentions_digest, names_state
from comity.rule.making import made
from comity.trace import packed_prints

SMALL = {"build", "derivation", "ruling", "struck", "edited_claim", "recompared", "waiting", "fingerprinting", "sqlite_master"}
"""Tables that hold few rows, whatever the pile."""
COUNTED = re.compile(r"^SELECT count\(\*\) FROM \w+$|^SELECT \(SELECT count\(\*\) FROM document\) > |same-address|'main'")
"""What an index alone tells, a million rows in some ten milliseconds; and what SQLite asks of its own index of words."""


def printed(number: int) -> Page:
    """A page as reading gives it, with its fingerprints."""
    found = page(World(states=6), number)
    return replace(found, prints=packed_prints(found.text.words) if found.text else None)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    found = Ledger.open(tmp_path_factory.mktemp("plans") / "pile.comity", create=True)
    with found.entry() as entry:
        for number in range(60):
            entry.post(printed(number), "made")
        follow(entry, is_whole=True)
    return found


def watched(connection: Connection) -> list[str]:
    """A list to which every statement on a connection is added from now on."""
    told: list[str] = []
    connection._raw.set_trace_callback(told.append)
    return told


def scans(path: Path, statements: list[str]) -> set[tuple[str, str]]:
    """Tables that a statement reads through, each with the statement."""
    found = set()
    with closing(sqlite3.connect(path)) as raw:
        for sql in {re.sub(r"--.*\n", "", statement).strip() for statement in statements}:
            if (
                not re.match("SELECT|INSERT|UPDATE|DELETE|WITH", sql)
                or "'main'" in sql
                or COUNTED.search(sql)
                or "ledger.same-address" in sql
            ):
                continue
            for *_, detail in raw.execute(f"EXPLAIN QUERY PLAN {sql}"):
                read = re.match(r"SCAN (\S+)", detail)
                if (
                    read
                    and read[1] not in SMALL
                    and not re.search("VIRTUAL TABLE|CONSTANT ROW|standing_stale|tiny|SCAN figure", detail)
                ):
                    found.add((detail, sql))
    return found


def test_a_page_on_two_states_reads_no_table_through(ledger: Ledger) -> None:
    with ledger.view() as view:
        told = watched(view._connection)
        for left, right, _ in view.dyads()[:5]:
            assert view.about((left, right), Mentions(mentions_digest(), names_state)).pile.claims
    assert len(told) > 50
    assert not {found for found in scans(ledger.path, told) if "dyad" not in found[0]}


def test_nor_does_one_under_rulings(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "ruled.comity"
    copyfile(ledger.path, path)
    ruled = Ledger.open(path)
    with ruled.view() as view:
        pairs, claims = view.dyads()[:5], [claim.id for claim in view.figures()[:6]]
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        rulings = [
            made(view, "reject" if place % 2 else "accept", [name], "A", "so", moment) for place, name in enumerate(claims)
        ]
    assert rule(rulings, ruled) == 6
    with ruled.view() as view:
        told = watched(view._connection)
        for left, right, _ in pairs:
            part = view.about((left, right), Mentions(mentions_digest(), names_state))
            assert part.pile.claims
            assert part.rulings
    assert not {found for found in scans(path, told) if "dyad" not in found[0]}


def test_adding_an_article_reads_no_table_through(ledger: Ledger) -> None:
    with ledger.entry() as entry:
        told = watched(entry._connection)
        for number in range(100, 105):
            entry.post(printed(number), "made")
        follow(entry)
    assert len(told) > 100
    assert not scans(ledger.path, told)


def test_records_alike_and_the_latest_day_are_found_without_reading_a_table_through(ledger: Ledger) -> None:
    with ledger.view() as view:
        every = view.records().records
        days = [one.metadata.published for one in view.documents()]
        near, told = Near(view._connection), watched(view._connection)
        some = [one for one in every if one.parties][:5]
        keys = {(one.kind, one.type, one.parties) for one in some}
        assert set(near.alike(some)) == {one.id for one in every if (one.kind, one.type, one.parties) in keys}
        assert near.proven_day() == max(day.first.isoformat() for day in days if day and day.first)
    assert some
    assert not scans(ledger.path, told)
