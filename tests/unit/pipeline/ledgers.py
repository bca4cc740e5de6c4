"""Sources and ledgers for the tests of what reads them."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.articles import written

from comity.ledger import Ledger
from comity.model.finding import Finding
from comity.model.page import Source
from comity.pipeline import BuildReport, build
from comity.pipeline.executor import Executor
from comity.pipeline.parts import Parts, standard

PARTS = standard()


def made(folder: Path, count: int, sentences: int) -> Sequence[Source]:
    """So many short articles, and three files that cannot be read."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "program.txt").write_bytes(bytes(range(256)) * 40)
    bad = [Source(path=folder / name, address=f"bad/{name}") for name in ("empty.txt", "gone.txt", "program.txt")]
    return [*bad[:1], *written(folder, count, sentences), *bad[1:]]


def built(
    sources: Iterable[Source | Finding], pool: Executor, folder: Path, parts: Parts = PARTS
) -> tuple[BuildReport, list[str]]:
    """A new ledger, and everything that its file holds: every row of every table with its number."""
    path = folder / "pile.comity"
    report = build(sources, parts, Ledger.open(path, create=True), pool=pool)
    return report, dump(path)


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
