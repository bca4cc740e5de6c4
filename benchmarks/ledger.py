"""A ledger of a million claims: loading it, asking it, deriving what follows, and adding an article.

    python benchmarks/ledger.py [--claims 1000000] [--states 1000] [--keep FILE] [--articles 30]
        [--stages load,ask,derive,overview,add]

Claims are made up (`piles.py`). Loading is timed through the ledger's own door against plain inserts of the same rows, made
beforehand, into tables with the same keys and settings, in the same run. Everything else is a time, which is held to a
bar. Times are CPU seconds of the process, so that what else runs on the machine does not count. `--keep` leaves the ledger in a
file and goes on with it the next time.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Collection
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.piles import World, page, pages
from msgspec.structs import replace

from comity.cli.options import material_of
from comity.ledger import Ledger
from comity.ledger.batch import INSERTS, Batch
from comity.ledger.columns import figure_columns
from comity.ledger.connection import Connection
from comity.ledger.entry import BATCH
from comity.model.page import Page
from comity.pipeline import follow
from comity.publish.compose import overview as shown
from comity.trace import packed_prints

VERSION = "made"


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process, which another one's work does not lengthen, and what came out."""
    gc.collect()
    start = time.process_time()
    found = what()
    return time.process_time() - start, found


def told(name: str, seconds: float, bar: float | None = None, more: str = "") -> None:
    """A line of the outcome: a time, its bar, and whether it is kept."""
    size = f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.2f} ms"
    limit = (
        ""
        if bar is None
        else f" (bar {bar if bar >= 1 else 1000 * bar:g} {'s' if bar >= 1 else 'ms'}: {'kept' if seconds <= bar else 'MISSED'})"
    )
    print(f"{name}: {size}{limit}{more and '; ' + more}", flush=True)


ROWS_OF_CLAIMS = ("text", "document", "metadata", "standing", "claim")
"""The tables without those of words to search and of seals."""


def load(path: Path, claims: int, world: World) -> None:
    """Load pages in turns with plain SQLite, thousand by thousand, so that all meet the same noise.

    Plain SQLite inserts the same rows, made beforehand, into tables with the same keys: once into those of texts, documents and
    claims alone, and once into all that the ledger fills with them: words to search, sentences and seals too.
    """
    ledger = Ledger.open(path, create=True)
    ours, made = 0.0, 0
    peers = [Peer(path.with_suffix(".plain"), ROWS_OF_CLAIMS), Peer(path.with_suffix(".words"), (*INSERTS, "standing"))]
    source = pages(claims, world)
    with tempfile.TemporaryDirectory() as folder:
        made_rows = Rows(Path(folder, "rows.comity"))
        while some := list(islice(source, 4000)):
            made += sum(len(one.claims) for one in some)
            ours += timed(lambda some=some: _posted(ledger, some))[0]
            prepared = [made_rows.of(some[start : start + BATCH]) for start in range(0, len(some), BATCH)]
            for peer in peers:
                peer.spent += timed(lambda peer=peer, prepared=prepared: peer.insert(prepared))[0]
    print(f"loaded {made:,} claims in {ours:.1f} s ({made / ours:,.0f} a second)", flush=True)
    for peer, what in zip(
        peers, ("texts, documents and claims alone", "all that the ledger fills, words and seals too"), strict=True
    ):
        print(f"plain SQLite, {what}: {peer.spent:.1f} s; the ledger is {peer.spent / ours:.2f} times as fast", flush=True)
        peer.close()
    print(f"the file takes {path.stat().st_size / 1e6:,.0f} MB", flush=True)


def _posted(ledger: Ledger, some: list[Page]) -> None:
    with ledger.entry() as entry:
        for one in some:
            entry.post(one, VERSION)


class Rows:
    """The rows that pages make, by table, with the numbers that a ledger gives them."""

    def __init__(self, path: Path) -> None:
        Ledger.open(path, create=True)
        self._batch = Batch(Connection(path))
        self._batch.begin()

    def of(self, some: list[Page]) -> dict[str, list[Any]]:
        """The rows of some pages."""
        for one in some:
            assert one.document is not None
            assert one.text is not None
            self._batch.enter_document(one.document, one.text)
            self._batch.enter_reading(one.document, one.claims, 1, VERSION, "builtin", is_preferred=True)
        found = self._batch.take()
        found["standing"] = [(one["document"], one["number"], one["number"], one["claims"]) for one in found["standing"]]
        return found


class Peer:
    """Plain SQLite with some tables of a ledger; `spent` are seconds."""

    def __init__(self, path: Path, tables: Collection[str]) -> None:
        Ledger.open(path, create=True)
        self.spent = 0.0
        self._path = path
        self._tables = [table for table in (*INSERTS, "standing") if table in tables]
        self._raw = sqlite3.connect(path, isolation_level=None)
        self._raw.execute("INSERT INTO build (number) VALUES (1)")

    def insert(self, prepared: list[dict[str, list[Any]]]) -> None:
        """Insert the rows of some transactions."""
        statements = INSERTS | {"standing": "INSERT INTO standing (document, reading, known, claims) VALUES (?, ?, ?, ?)"}
        for rows in prepared:
            self._raw.execute("BEGIN IMMEDIATE")
            for table in self._tables:
                self._raw.executemany(statements[table], rows[table])
            self._raw.execute("COMMIT")

    def close(self) -> None:
        """Close, and leave nothing."""
        self._raw.close()
        self._path.unlink()


def ask(path: Path) -> None:
    """Look-ups by id, document and pair, and all figures as columns."""
    ledger = Ledger.open(path)
    rng = Random(3)
    with ledger.view() as view:
        highest = next(view.rows("SELECT max(rowid) FROM claim"))[0]
        some = [rng.randint(1, highest) for _ in range(300)]
        known = [next(view.rows(f"SELECT id, document FROM claim WHERE rowid = {number}")) for number in some]
        told(
            "a claim by id",
            statistics.median(timed(lambda one=one: view.claim(one[0]))[0] for one in known),
            0.002,
            "median of 300",
        )
        told(
            "the claims of a document",
            statistics.median(timed(lambda one=one: view.claims_of(one[1]))[0] for one in known),
            0.005,
            "median of 300",
        )
        dyads = view.dyads()
        told("all pairs of states with their figures", timed(view.dyads)[0])
        chosen = [dyads[0][:2], *(one[:2] for one in rng.sample(dyads[: len(dyads) // 4], 100))]
        times = [timed(lambda pair=pair: view.figures(pair))[0] for pair in chosen]
        told(f"the figures of a pair, the most spoken of ({dyads[0][2]})", times[0], 0.030)
        told(
            "the figures of a pair, of the upper quarter",
            statistics.median(times),
            0.030,
            f"median of 100, longest {1000 * max(times):.1f} ms",
        )
        seconds, columns = timed(lambda: figure_columns(view))
        told(f"all {len(columns.claim):,} figure claims as columns", seconds, 4.0)


def overview(path: Path) -> None:
    """What `comity show` tells of a pair."""
    with Ledger.open(path).view() as view:
        dyads = view.dyads()
    rng = Random(4)
    chosen = [dyads[0][:2], *(one[:2] for one in rng.sample(dyads[: len(dyads) // 4], 30))]
    times = [timed(lambda pair=pair: shown(material_of(pair, path)))[0] for pair in chosen]
    told(f"the overview of a pair, the most spoken of ({dyads[0][2]} figures)", times[0], 0.2)
    told(
        "the overview of a pair, of the upper quarter",
        statistics.median(times),
        0.2,
        f"median of 30, longest {1000 * max(times):.0f} ms",
    )


def derived(path: Path) -> None:
    """Everything that follows, from nothing."""

    def whole() -> None:
        with Ledger.open(path).entry() as entry:
            follow(entry, is_whole=True)

    told("deriving everything", timed(whole)[0])


def printed(made: Page) -> Page:
    """A page as reading gives it, with its fingerprints."""
    return made if made.text is None else replace(made, prints=packed_prints(made.text.words))


def add(path: Path, articles: int, world: World) -> None:
    """One article after another, each with all that follows from it."""
    with Ledger.open(path).view() as view:
        number = next(view.rows("SELECT count(*) FROM document"))[0] + 1_000_000
    times = []

    def one() -> None:
        with Ledger.open(path).entry() as entry:
            entry.post(printed(page(world, number)), VERSION)
            follow(entry)

    for _ in range(articles):
        number += 1
        times.append(timed(one)[0])
    first, rest = times[0], sorted(times[1:])
    told(f"adding one article, median of {len(rest)}", statistics.median(rest), 1.0)
    share = sum(seconds <= 1.0 for seconds in rest) / len(rest)
    print(
        f"the first, with what is loaded on the way: {first:.2f} s; the slowest {rest[-1]:.2f} s; within a second: {share:.0%}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--states", type=int, default=1000, help="Few of them make pairs of thousands of claims.")
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--stages", default="load,ask,derive,overview,add")
    asked = parser.parse_args()
    world = World(states=asked.states)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder, "made.comity")
        for stage in asked.stages.split(","):
            gc.collect()
            gc.freeze()  # what is alive by now is not looked through again before each of hundreds of timings
            {
                "load": lambda: load(path, asked.claims, world),
                "ask": lambda: ask(path),
                "derive": lambda: derived(path),
                "overview": lambda: overview(path),
                "add": lambda: add(path, asked.articles, world),
            }[stage]()


if __name__ == "__main__":
    main()
