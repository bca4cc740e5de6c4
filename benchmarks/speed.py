"""Speed of each stage, as ratios against a floor measured in the same run.

    python benchmarks/speed.py [--documents 400] [--claims 1000000]

Floors: for reading, one regular expression that finds numbers in the same words, and quantulum3 and dateparser on the same
texts where they are installed; for the network, one streaming read of the same columns; for the ledger, plain SQLite
inserts of the same payloads. CPU seconds of this process, one thread.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from datetime import time as time_of_day
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from comity.demo import demo_sources
from comity.extract import extract
from comity.language import LANGUAGES, analyse
from comity.language.en import ENGLISH, actors, dates, quantities, sentences, speech
from comity.ledger import Ledger
from comity.model.ids import document_id
from comity.model.page import Page
from comity.model.period import Period
from comity.pipeline import compile_document
from comity.pipeline.parts import standard
from comity.reconcile.engine import feasible_and_bounds

NUMBER = re.compile(r"[$€£]?\d[\d,.]*\s*(?:million|billion|thousand|percent|%)?")


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def reading(documents: int) -> None:
    """Characters a CPU second through each layer and through extraction."""
    parts = standard()
    with demo_sources() as (sources, _):
        pages = [compile_document(parts, source) for source in sources]
    kept = [page for page in pages if page.document and page.text]
    texts = [kept[n % len(kept)] for n in range(documents)]
    size = sum(len(page.text.words) for page in texts if page.text)
    floor, _ = cpu(lambda: [NUMBER.findall(page.text.words) for page in texts if page.text])
    published = [page.document.metadata.published for page in texts if page.document]
    words = [page.text.words for page in texts if page.text]
    parts_of = [sentences(text) for text in words]
    who = [actors(text, split) for text, split in zip(words, parts_of, strict=True)]
    stages: dict[str, Callable[[], Any]] = {
        "sentences": lambda: [sentences(text) for text in words],
        "quantities": lambda: [quantities(text) for text in words],
        "dates": lambda: [dates(text, day) for text, day in zip(words, published, strict=True)],
        "actors": lambda: [actors(text, split) for text, split in zip(words, parts_of, strict=True)],
        "speech": lambda: [speech(*layers) for layers in zip(words, parts_of, who, strict=True)],
        "and syntax, known": lambda: [
            analyse(page.document, page.text, LANGUAGES) for page in texts if page.document and page.text
        ],
    }
    print(f"reading {documents} documents, {size:,} characters; floor, one regular expression: {size / floor:,.0f} a second")
    for name, work in stages.items():
        spent, _ = cpu(work)
        print(f"  {name:17} {size / spent:12,.0f} characters a second, {spent / floor:6.1f} times the floor")
    parsing([page.text.words for page in kept if page.text])
    analyses = [analyse(page.document, page.text, LANGUAGES) for page in texts if page.document and page.text]
    spent, claims = cpu(lambda: [extract(analysis) for analysis in analyses])
    print(f"  {'extract':17} {size / spent:12,.0f} characters a second, {sum(map(len, claims)):,} claims")


def parsing(texts: list[str]) -> None:
    """Words a CPU second through the engine, each text once; a text that was read before costs nothing."""
    engine = ENGLISH.engine()
    engine.analyse("The engine is loaded with its first text.")
    spent, parses = cpu(lambda: [engine.analyse(text) for text in texts])
    words = sum(len(parse.words) for parse in (one for text in parses for one in text))
    print(f"  {'engine':17} {sum(map(len, texts)) / spent:12,.0f} characters a second, {words / spent:,.0f} words a second")


def beside_peers() -> None:
    """Quantities and dates of the demo's documents, read by Comity and by libraries that are made for it, where installed."""
    parts = standard()
    with demo_sources() as (sources, _):
        pages = [compile_document(parts, source) for source in sources]
    read = [(page.text.words, page.document.metadata.published) for page in pages if page.document and page.text]
    if find_spec("quantulum3") is None:
        print("quantities beside quantulum3: not measured, quantulum3 is not installed")
    else:
        parse = import_module("quantulum3.parser").parse
        beside("quantities beside quantulum3", read, lambda words, _: quantities(words), lambda words, _: parse(words))
    if find_spec("dateparser") is None:
        print("dates beside dateparser: not measured, dateparser is not installed")
    else:
        search_dates = import_module("dateparser.search").search_dates

        def searched(words: str, day: Period | None) -> Any:
            base = {"RELATIVE_BASE": datetime.combine(day.first, time_of_day.min)} if day and day.first else {}
            return search_dates(words, languages=["en"], settings=base)

        beside("dates beside dateparser", read, dates, searched)


def beside(
    name: str,
    read: list[tuple[str, Period | None]],
    ours: Callable[[str, Period | None], Any],
    theirs: Callable[[str, Period | None], Any],
) -> None:
    """Characters a CPU second of both readers over the same texts, after one text to warm up."""
    ours(*read[0]), theirs(*read[0])
    size = sum(len(words) for words, _ in read)
    mine, _ = cpu(lambda: [[ours(*one) for one in read] for _ in range(10)])
    peer, _ = cpu(lambda: [theirs(*one) for one in read])
    print(
        f"{name}, {size:,} characters: {10 * size / mine:,.0f} a second, {size / peer:,.0f} a second, "
        f"{10 * peer / mine:.1f} times as fast"
    )


def network(claims: int) -> None:
    """Feasibility and bounds of about so many claims in components of a dozen, against one read of the columns."""
    rng = np.random.default_rng(7)
    per, size = 12, max(1, claims // 12)
    target = np.tile(np.arange(per) % 6, size)
    base = np.tile(np.array([-1] * 6 + [5, 0, 1, 2, 3, 4]), size)
    truth = rng.uniform(10, 20, (size, 6))
    at = np.repeat(np.arange(size), per)
    value = truth[at, target] - np.where(base >= 0, truth[at, np.maximum(base, 0)], 0.0)
    columns = {
        "t": target,
        "s": base,
        "log_lo": value - 0.02,
        "log_hi": value + 0.02,
        "claim_ptr": np.arange(size + 1) * per,
        "var_ptr": np.arange(size + 1) * 6,
    }
    floor, _ = cpu(lambda: [column.sum() for column in columns.values()])
    feasible_and_bounds(columns)  # loads the kernels where they are installed
    spent, (feasible, _, _) = cpu(lambda: feasible_and_bounds(columns))
    assert feasible.all()
    print(f"network: {size * per:,} claims in {spent:.2f} s, {spent / max(floor, 1e-9):.0f} times one read of the columns")


def ledger(documents: int) -> None:
    """Posting pages against plain inserts of the same payloads."""
    parts = standard()
    with demo_sources() as (sources, _):
        pages = [page for source in sources if (page := compile_document(parts, source)).document]
    copies = [_renamed(pages[n % len(pages)], n) for n in range(documents)]
    payloads = [(claim.id, msgspec.json.encode(claim)) for page in copies for claim in page.claims]
    with tempfile.TemporaryDirectory() as folder:
        plain = sqlite3.connect(Path(folder) / "plain.db")
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("CREATE TABLE claim (place INTEGER PRIMARY KEY, id TEXT, payload BLOB)")

        def insert() -> None:
            with plain:
                plain.executemany("INSERT INTO claim (id, payload) VALUES (?, ?)", payloads)

        floor, _ = cpu(insert)
        opened = Ledger.open(Path(folder) / "pile.comity", create=True)

        def post() -> None:
            with opened.entry() as entry:
                for page in copies:
                    entry.post(page, parts.version)

        spent, _ = cpu(post)
    print(
        f"ledger: {len(payloads):,} claims posted in {spent:.2f} s, {spent / floor:.1f} times plain inserts of the same payloads"
    )


def _renamed(page: Page, number: int) -> Page:
    """The same page at another address, so that it is another document."""
    assert page.document is not None
    name = document_id(page.document.text, f"copy/{number}")
    document = msgspec.structs.replace(page.document, id=name, address=f"copy/{number}")
    claims = tuple(
        msgspec.structs.replace(claim, id=f"c_{number:08x}{place:08x}", document=name) for place, claim in enumerate(page.claims)
    )
    return msgspec.structs.replace(page, document=document, address=document.address, claims=claims)


def main() -> None:
    """Run all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--claims", type=int, default=1_000_000)
    chosen = parser.parse_args()
    reading(chosen.documents)
    beside_peers()
    network(chosen.claims)
    ledger(chosen.documents * 10)


if __name__ == "__main__":
    main()
