"""One pile read in several ways: what workers gain, what they cost, and that the ledger is the same though they are killed.

    python -m benchmarks.workers [--documents 20000] [--sentences 4] [--ways serial one two killed cluster]

Each way builds a ledger of the same made-up articles (`benchmarks/articles.py`) in a fresh process: without workers, with one,
with two, with two of which one is killed ten times during the run, and on a cluster of Dask with two workers of which one
is killed. Told of each are wall and CPU seconds, of all processes together, until everything is read and entered, and for the
whole build; and a digest of every row of the ledger. The ratio of wall times says something only on a machine with two idle
cores; its load is told beside it.

What handing over costs is measured apart, since it drowns in the noise of reading: CPU seconds of all processes for handing
so many sources to two workers that answer each with a page made before, less those of making the same answers here.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.articles import article, written

from comity.ledger import Ledger
from comity.model.page import Page, Source
from comity.pipeline import build, compile_document
from comity.pipeline.cluster import Cluster
from comity.pipeline.executor import SERIAL, Executor, Processes, packed
from comity.pipeline.parts import standard

WAYS = ("serial", "one", "two", "killed", "cluster")
KILLS = 10


class Watched:
    """An executor that tells when everything is read, and does something after each page."""

    def __init__(self, pool: Executor, after: Callable[[int], None] = lambda _: None) -> None:
        self.pool, self.after = pool, after
        self.wall = self.cpu = 0.0
        self.members = pool.members

    def pages(self, compile_: Callable[[Source], Page], sources: Iterable[Source]) -> Iterator[Page]:
        wall, spent = time.monotonic(), cpu()
        for place, page in enumerate(self.pool.pages(compile_, sources)):
            yield page
            self.after(place)
        self.wall, self.cpu = time.monotonic() - wall, cpu() - spent


def cpu() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def sources_in(folder: Path, documents: int, sentences: int) -> Iterator[Source]:
    """The articles that lie in a folder, in order."""
    for number in range(documents):
        made = article(number, sentences)
        yield Source(path=folder / made.name, address=f"{folder.name}/{made.name}", stated=made.stated)


def read_in_a_way(way: str, folder: Path, documents: int, sentences: int) -> dict[str, Any]:
    """Build a ledger in one way, in this process and what it starts."""
    path = folder.parent / f"{way}.comity"
    start = time.monotonic()
    killed: list[int] = []
    if way == "serial":
        watched = Watched(SERIAL)
        report = build(sources_in(folder, documents, sentences), standard(), Ledger.open(path, create=True), pool=watched)
    elif way == "cluster":
        watched, report = _on_a_cluster(path, folder, documents, sentences, killed)
    else:
        with Processes(1 if way == "one" else 2) as pool:

            def kill(place: int) -> None:
                if way == "killed" and place % max(1, documents // (KILLS + 1)) == 5 and len(killed) < KILLS:
                    worker = pool.crew.workers[len(killed) % len(pool.crew.workers)]
                    os.kill(worker.pid, signal.SIGKILL)
                    killed.append(worker.pid)

            watched = Watched(pool, kill)
            report = build(sources_in(folder, documents, sentences), standard(), Ledger.open(path, create=True), pool=watched)
    return {
        "reading_wall": watched.wall,
        "wall": time.monotonic() - start,
        "cpu": cpu(),
        "killed": len(killed),
        "claims": report.claims,
        "digest": digest(path),
    }


def _on_a_cluster(path: Path, folder: Path, documents: int, sentences: int, killed: list[int]) -> tuple[Watched, Any]:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as dask,
        Cluster(dask.scheduler_address.replace("tcp", "dask")) as pool,
    ):

        def kill(place: int) -> None:
            if place == documents // 3:
                killed.append(dask.workers[0].process.pid)
                os.kill(killed[0], signal.SIGKILL)

        watched = Watched(pool, kill)
        report = build(sources_in(folder, documents, sentences), standard(), Ledger.open(path, create=True), pool=watched)
    return watched, report


def digest(path: Path) -> str:
    """A digest of every row of every table."""
    hasher = sha256()
    connection = sqlite3.connect(path)
    try:
        for line in connection.iterdump():
            hasher.update(line.encode())
    finally:
        connection.close()
    return hasher.hexdigest()[:16]


@cache
def _page(source: Source) -> Page:
    return compile_document(standard(), source)


def canned(source: Source, answer: Source) -> Page:  # noqa: ARG001  (what is answered is always the same)
    """A page that was made before."""
    return _page(answer)


def handing_over(folder: Path, documents: int, sentences: int) -> float:
    """CPU milliseconds a document for handing it to one of two workers and taking its page in."""
    from benchmarks.workers import canned  # as workers import it

    sources = list(sources_in(folder, documents, sentences))
    answer = partial(canned, answer=sources[0])
    answer(sources[0])
    start = cpu()
    for source in sources:
        packed(answer, source)
    floor = cpu() - start
    totals = []
    for count in (documents // 10, documents):  # the difference leaves out what starting takes
        start = cpu()
        with Processes(2) as pool:
            pages = sum(1 for _ in pool.pages(answer, sources[:count]))
        assert pages == count
        totals.append(cpu() - start)
    return 1000 * ((totals[1] - totals[0]) / (documents - documents // 10) - floor / documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--sentences", type=int, default=4)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.folder:  # one way, in a process of its own
        print(json.dumps(read_in_a_way(asked.ways[0], asked.folder, asked.documents, asked.sentences)))
        return
    with TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        for _ in written(folder, asked.documents, asked.sentences):
            pass
        cost = handing_over(folder, min(asked.documents, 20_000), asked.sentences)
        print(f"handing over: {cost:.2f} CPU ms a document", flush=True)
        found = {}
        for way in asked.ways:
            size = ("--documents", str(asked.documents), "--sentences", str(asked.sentences))
            command = [sys.executable, "-m", "benchmarks.workers", *size, "--ways", way, "--folder", str(folder)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found[way] = one = json.loads(done.stdout)
            load = os.getloadavg()[0]
            print(
                f"{way:8} {asked.documents / one['reading_wall']:7.1f} documents a second read and entered, "
                f"{asked.documents / one['wall']:7.1f} in all; {1000 * one['cpu'] / asked.documents:.1f} CPU ms each; "
                f"{one['killed']} killed; {one['claims']:,} claims; rows {one['digest']}; load {load:.1f}",
                flush=True,
            )
    if "serial" in found:
        for way, one in found.items():
            whole, reading = (found["serial"][key] / one[key] for key in ("wall", "reading_wall"))
            more = 1000 * (one["cpu"] - found["serial"]["cpu"]) / asked.documents
            same = "the same rows" if one["digest"] == found["serial"]["digest"] else "OTHER ROWS"
            print(f"{way:8} {whole:.2f} times serial in all, {reading:.2f} in reading; {more:+.2f} CPU ms a document; {same}")


if __name__ == "__main__":
    main()
