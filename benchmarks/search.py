"""Search over many documents: how long a question takes, and whether its counts are those of brute force.

    python benchmarks/search.py [--documents 100000] [--ledger FILE]

Makes documents of about 250 words with a vocabulary as skewed as a language's, each with eight claims in four sentences, loads
them, and asks for single words from rare to common, pairs, phrases, beginnings and fields. Brute force is every document and
every sentence looked at word by word. Loading is also timed without the index, in the same run.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

from comity.ledger import Ledger, batch
from comity.model.claim import Claim, Figure, Voice
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.page import Page
from comity.model.period import Period
from comity.model.text import Document, Metadata, Span, Text
from comity.search import search

VOCABULARY = 60_000
WORDS = 250
SENTENCE = 25
STATES = ("KEN", "GHA", "BRA", "IND", "CAN", "CUB", "KAZ", "TUR")
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprtvz" for vowel in "aeiou"]


def vocabulary() -> list[str]:
    """Invented words that no stemmer shortens."""
    made: dict[str, None] = {}
    chance = random.Random(1)
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES, k=3)) + "mo"] = None
    return list(made)


def ranks(documents: int) -> np.ndarray:
    """The words of all documents by rank: a row a document."""
    drawn = np.random.default_rng(2).zipf(1.07, (documents, WORDS))
    return np.where(drawn > VOCABULARY, drawn % VOCABULARY, drawn - 1).astype(np.int32)


def page(number: int, row: np.ndarray, names: list[str]) -> Page:
    words = [names[rank] for rank in row]
    sentences = [" ".join(words[start : start + SENTENCE]) + "." for start in range(0, WORDS, SENTENCE)]
    whole = " ".join(sentences)
    text = Text(text_id(whole), whole)
    address = f"pile/{number:06}.txt"
    name = document_id(text.id, address)
    published = Period.month(2000 + number % 25, 1 + number % 12)
    known = Metadata(publisher=f"Example Wire {number % 50}", published=published, lang="en")
    claims, place = [], 0
    for at, sentence in enumerate(sentences[:4]):
        for half in (0, 1):
            span = Span(text.id, place + 8 * half, place + 8 * half + 8)
            claims.append(claim(name, span, Span(text.id, place, place + len(sentence)), number + at + half))
        place += len(sentence) + 1
    return Page(
        address=address,
        document=Document(id=name, text=text.id, address=address, metadata=known),
        text=text,
        claims=tuple(claims),
    )


def claim(document: str, evidence: Span, passage: Span, turn: int) -> Claim:
    figure = Figure(
        indicator="trade.turnover", wording="Trade", relation="level", value=2e8 + turn, unit="USD", hedge="about",
        strict=Interval(1.9e8, 2.1e8), lenient=Interval(1.8e8, 2.2e8), reporter=STATES[turn % 8], partner=STATES[(turn + 3) % 8],
        direction="both", period=Period.year(2000 + turn % 25),
    )  # fmt: skip
    return Claim(
        id=claim_id(document, evidence.start, evidence.end, "figure", 0), document=document, evidence=evidence, passage=passage,
        chain=(Voice(name=f"Speaker {turn % 200}", type="person"),), asserted=None, modality="actual", payload=figure,
        reader="builtin", extractor="figure.level@1",
    )  # fmt: skip


def load(path: Path, table: np.ndarray, names: list[str], *, is_indexed: bool) -> float:
    """Seconds that posting took; making the pages is left out."""
    spent = 0.0
    with ExitStack() as stack:
        if not is_indexed:
            stack.enter_context(patch.object(batch, "searchable", lambda _: ""))
        ledger = Ledger.open(path, create=True)
        with ledger.entry() as writer:
            for number, row in enumerate(table):
                made = page(number, row, names)
                start = time.perf_counter()
                writer.post(made, "v1")
                spent += time.perf_counter() - start
    return spent


def questions(table: np.ndarray, names: list[str]) -> list[tuple[str, str, np.ndarray, np.ndarray]]:
    """Kind, question, and by brute force which documents and which of the four sentences of each answer it."""
    sentences = table[:, : 4 * SENTENCE].reshape(len(table), 4, SENTENCE)
    chance = random.Random(3)
    found = []
    for kind, low, high in (("rare", 5_000, 50_000), ("middling", 500, 5_000), ("frequent", 50, 500), ("common", 3, 50)):
        drawn = chance.sample(range(low, high), 10)
        found += [(kind, names[rank], (table == rank).any(1), (sentences == rank).any(2)) for rank in drawn]
    for _ in range(20):
        one, other = chance.randrange(20, 300), chance.randrange(300, 20_000)
        both = (table == one).any(1) & (table == other).any(1)
        found.append(("pair", f"{names[other]} {names[one]}", both, (sentences == one).any(2) & (sentences == other).any(2)))
    for _ in range(20):
        row = table[chance.randrange(len(table))]
        at = chance.randrange(WORDS - 1)
        one, other = row[at], row[at + 1]
        runs = (table[:, :-1] == one) & (table[:, 1:] == other)
        inner = (sentences[:, :, :-1] == one) & (sentences[:, :, 1:] == other)
        found.append(("phrase", f'"{names[one]} {names[other]}"', runs.any(1), inner.any(2)))
    for _ in range(10):
        start = names[chance.randrange(1_000, 20_000)][:3] + "a"  # no ending that a stemmer takes away
        ranked = np.array([rank for rank, name in enumerate(names) if name.startswith(start)], dtype=np.int32)
        found.append(("beginning", f"{start}*", np.isin(table, ranked).any(1), np.isin(sentences, ranked).any(2)))
    publishers = np.arange(len(table)) % 50
    for rank in chance.sample(range(50, 2_000), 10):
        at = publishers == rank % 50
        told = f'{names[rank]} from:"example wire {rank % 50}" kind:figure'
        found.append(("field", told, (table == rank).any(1) & at, (sentences == rank).any(2) & at[:, None]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="Keep the ledger here, and use it if it is there.")
    asked = parser.parse_args()
    names, table = vocabulary(), ranks(asked.documents)
    with TemporaryDirectory() as folder:
        path = asked.ledger or Path(folder) / "pile.comity"
        if not path.exists():
            share = table[: len(table) // 10]
            plain = load(Path(folder) / "plain.comity", share, names, is_indexed=False)
            partly = load(Path(folder) / "part.comity", share, names, is_indexed=True)
            print(f"a tenth loaded: {plain:.1f} s without the index, {partly:.1f} s with it ({partly / plain:.2f}x)")
            spent = load(path, table, names, is_indexed=True)
            print(
                f"{len(table):,} documents, {8 * len(table):,} claims loaded in {spent:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
            )
        times: dict[str, list[float]] = {}
        worked: list[float] = []
        wrong = 0
        with Ledger.open(path).view() as view:
            for kind, words, documents, sentences in questions(table, names):
                start, busy = time.perf_counter(), time.process_time()
                found = search(view, words)
                worked.append(1000 * (time.process_time() - busy))
                times.setdefault(kind, []).append(1000 * (time.perf_counter() - start))
                if (found.document_count, found.claim_count) != (int(documents.sum()), 2 * int(sentences.sum())):
                    wrong += 1
                    print(f"WRONG {words}: {found.document_count}, {found.claim_count}")
        for kind, spent_ms in times.items():
            print(f"{kind:10} median {statistics.median(spent_ms):7.1f} ms, worst {max(spent_ms):7.1f} ms of {len(spent_ms)}")
        every = [spent_ms for group in times.values() for spent_ms in group]
        busy_ms = statistics.median(worked)
        print(f"all        median {statistics.median(every):7.1f} ms, of which {busy_ms:.1f} ms of this program on a processor")
        print(f"counts unlike brute force: {wrong} of {len(every)}")


if __name__ == "__main__":
    main()
