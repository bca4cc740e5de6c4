"""The site over a large ledger: how long pages are waited for, what they weigh, and fifty readers while a build runs.

    python -m benchmarks.site LEDGER [--stages cold,upper,pages,readers] [--turns 5] [--readers 50] [--articles 30]

`comity serve` runs as its users run it, in a process of its own, and is asked over HTTP. "Cold" is the first page that is asked
for a pair of states: nothing of it was gathered before, though the server has answered for another pair. Times are from sending
the request to the first byte, in wall time, the least of some fresh servers, for other work on the machine only ever adds to it;
beside them stands the CPU time that the server spent. The weight of a page is that of its HTML by gzip, once without charts:
the drawings and the data by which they come alive.

The readers ask for pages of the most spoken-of pair and of others as fast as they are answered, while `comity add` reads articles
into a copy of the ledger.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.articles import article
from benchmarks.ledger import told

from comity.ledger import Ledger
from comity.site.pages import PAGES

CHARTS = re.compile(rb"<svg .*?</svg>|<script type=\"application/json\">.*?</script>", re.DOTALL)
BARS = {"": 0.2, "figures": 0.3}
"""Seconds to the first byte that a page may take."""
WEIGHT = 60_000
"""Bytes that a page without its charts may take, compressed."""
COMITY = (sys.executable, "-c", "from comity.cli import main; main()")
PATIENCE_SECONDS = 600.0
TICKS = os.sysconf("SC_CLK_TCK")


class Reply(NamedTuple):
    """An answer: its status, its body, and wall seconds to its first byte and to its last."""

    status: int
    body: bytes
    first: float
    whole: float


class Server:
    """A `comity serve` that runs."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port

    def ask(self, path: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            start = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            first = time.perf_counter() - start
            body = answer.read()
            return Reply(answer.status, body, first, time.perf_counter() - start)
        finally:
            connection.close()

    def cpu(self) -> float:
        """CPU seconds of the server so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak(self) -> int:
        """The most memory that it held, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1000  # type: ignore[index]


@contextmanager
def serving(path: Path, warm: str = "") -> Iterator[Server]:
    """Serve a ledger; the page `warm` is asked for first, so that templates and charts are ready, as after a minute of use."""
    command = [*COMITY, "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = int(re.search(r":(\d+)/", process.stdout.readline())[1])  # type: ignore[index]
            server = Server(process, port)
            if warm:
                for page in ("", "/figures"):
                    assert server.ask(f"{warm}{page}").status == 200
            yield server
        finally:
            process.terminate()


def pairs(path: Path) -> list[tuple[str, int]]:
    """The pairs as paths with how many figures they have, most spoken of first."""
    with Ledger.open(path).view() as view:
        return [(f"/{one}-{other}", number) for one, other, number in view.dyads()]


def cold(path: Path, chosen: list[tuple[str, int]], warm: str, turns: int) -> None:
    """The first page that is asked for a pair."""
    for pair, number in chosen:
        for page, bar in BARS.items():
            taken = []
            for _ in range(turns):
                with serving(path, warm) as server:
                    before = server.cpu()
                    reply = server.ask(f"{pair}/{page}".rstrip("/"))
                    assert reply.status == 200, reply.body
                    taken.append((reply.first, server.cpu() - before))
            first, cpu = min(taken)
            name = f"cold, {page or 'overview'} of {pair[1:]} ({number} figures)"
            told(name, first, bar, f"CPU {1000 * cpu:.0f} ms; slowest of {turns} {1000 * max(taken)[0]:.0f} ms")


def upper(path: Path, known: list[tuple[str, int]], warm: str) -> None:
    """Cold pages of many pairs of the upper quarter, each asked for once, by one server."""
    chosen = Random(5).sample(known[1 : len(known) // 4], 2 * 30)
    with serving(path, warm) as server:
        for page, some in (("", chosen[::2]), ("figures", chosen[1::2])):
            times = [server.ask(f"{pair}/{page}".rstrip("/")).first for pair, _ in some]
            more = f"median of {len(times)}; slowest {1000 * max(times):.0f} ms"
            told(f"cold, {page or 'overview'} of the upper quarter", statistics.median(times), BARS[page], more)


def weights(body: bytes) -> tuple[int, int]:
    """The weight of a page compressed, and without its charts."""
    return len(gzip.compress(body, 6)), len(gzip.compress(CHARTS.sub(b"", body), 6))


def pages(path: Path, chosen: list[tuple[str, int]], warm: str) -> None:
    """Every page of a pair once it is gathered, and its weight; then once more, as it is kept."""
    print(f"{'page':<24}{'made':>9}{'kept':>9}{'bytes':>12}{'gzip':>10}{'no charts':>11}")
    for pair, _ in chosen:
        with serving(path, warm) as server:
            server.ask(pair)
            worst = 0
            for page in (one for one in PAGES if one.scope == "pair" and one.item != "must"):
                where = f"{pair}/{page.name}".rstrip("/")
                made, kept = server.ask(f"{where}?theme=light"), server.ask(f"{where}?theme=light")
                assert made.status == 200, made.body
                compressed, bare = weights(made.body)
                worst = max(worst, bare)
                times = f"{1000 * made.first:>6.0f} ms{1000 * kept.first:>6.0f} ms"
                print(f"{where:<24}{times}{len(made.body):>12,}{compressed:>10,}{bare:>11,}", flush=True)
            print(
                f"heaviest without charts: {worst:,} bytes compressed (bar {WEIGHT:,}: {'kept' if worst <= WEIGHT else 'MISSED'})"
            )
            print(f"the server holds {server.peak()} MB at most", flush=True)


def copied(path: Path, target: Path) -> None:
    """A ledger with what lies in its log."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def read_while_built(path: Path, known: list[tuple[str, int]], number: int, articles: int) -> None:
    """Readers that ask as fast as they are answered, until a build in another process is done."""
    some = [known[0][0], *(pair for pair, _ in Random(6).sample(known[: len(known) // 4], 9))]
    asked = [f"{pair}{page}" for pair in some for page in ("", "/figures", "/sources", "/timeline")] + ["/"]
    with tempfile.TemporaryDirectory() as folder:
        ledger, news = Path(folder, "pile.comity"), Path(folder, "news")
        copied(path, ledger)
        news.mkdir()
        for place in range(articles):
            made = article(5_000_000 + place)
            (news / made.name).write_text(made.words, encoding="utf-8")
        with serving(ledger, some[1]) as server:
            adding = subprocess.Popen(
                [*COMITY, "add", str(news), "--ledger", str(ledger)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            start = time.perf_counter()

            def read(reader: int) -> list[tuple[int, float]]:
                rng, found = Random(reader), []
                while adding.poll() is None or len(found) < 3:
                    try:
                        reply = server.ask(rng.choice(asked))
                        found.append((reply.status, reply.first))
                    except OSError:
                        found.append((0, 0.0))
                return found

            with ThreadPoolExecutor(number) as pool:
                replies = [reply for some in pool.map(read, range(number)) for reply in some]
            seconds = time.perf_counter() - start
            assert adding.wait() == 0
            statuses = Counter(status for status, _ in replies)
            times = sorted(first for _, first in replies)
            print(f"{number} readers, {articles} articles added in {seconds:.0f} s: {len(replies):,} pages, {dict(statuses)}")
            print(
                f"to the first byte: median {times[len(times) // 2]:.2f} s, nine in ten {times[9 * len(times) // 10]:.2f} s, "
                f"slowest {times[-1]:.2f} s; the server holds {server.peak()} MB at most",
                flush=True,
            )
            errors = len(replies) - statuses[200]
            print(f"errors: {errors} (bar 0: {'kept' if not errors else 'MISSED'})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--stages", default="cold,upper,pages,readers")
    parser.add_argument("--turns", type=int, default=5, help="So many fresh servers are asked for each cold page.")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--articles", type=int, default=30)
    asked = parser.parse_args()
    known = pairs(asked.ledger)
    chosen, warm = [known[0], known[len(known) // 2]], known[1][0]
    for stage in asked.stages.split(","):
        {
            "cold": lambda: cold(asked.ledger, chosen, warm, asked.turns),
            "upper": lambda: upper(asked.ledger, known, warm),
            "pages": lambda: pages(asked.ledger, chosen, warm),
            "readers": lambda: read_while_built(asked.ledger, known, asked.readers, asked.articles),
        }[stage]()


if __name__ == "__main__":
    main()
