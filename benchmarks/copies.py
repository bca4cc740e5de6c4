"""The ledger's index of fingerprints beside rensa and datasketch: time to add a text, bytes for each, planted copies found.

    python benchmarks/copies.py [--texts 20000] [--words 600] [--methods comity,rensa,datasketch]

Texts are drawn from a chain of invented words in which word pairs recur as in a language; one in a hundred is a copy of another:
60 % of its words with a fifth of them changed, and menus around. Two copies of one text count neither way. Comity fingerprints
each text and enters it in the index of a ledger file, in transactions of as many as a build commits at once; then it aligns the
pairs that meet. The last texts come one to a transaction, and its commit counts. The others hold sketches in memory, look each
text up and add it; a pair counts from a similarity of 0.12 on. rensa and datasketch run only where they are installed. Times
are of the processor, so that other work on the machine does not count; those of Comity include the reads and writes of the file.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from comity.ledger import Entry, Ledger
from comity.ledger.entry import BATCH
from comity.model.ids import document_id, text_id
from comity.model.page import Page
from comity.model.text import Document, Metadata, Text
from comity.trace import RULES, compared, packed_prints

ALONE = 200
"""So many texts come last, each in a transaction of its own."""
SIZE = """
    SELECT sum(pgsize) FROM dbstat WHERE name IN (
        SELECT name FROM sqlite_schema WHERE tbl_name IN ('fingerprinted', 'posting', 'waiting', 'meeting')
    )
"""

SYLLABLES = ("ba", "do", "fen", "gar", "hul", "ker", "lim", "mo", "nar", "pel", "ros", "tam", "vi", "zen", "sto", "ril")
MENU = "Home World Politics Business Sport Culture Opinion Subscribe now and never miss a story of ours again"
RIGHTS = "All rights reserved Reproduction in whole or in part needs our written permission in advance"
Pairs = set[tuple[int, int]]


def corpus(total: int, size: int) -> tuple[list[str], Pairs]:
    """Texts, and the pairs of which one copies the other."""
    source = Random(11)
    words = ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(9000)]
    follow = {word: source.choices(words[: 300 + 40 * (place % 90)], k=12) for place, word in enumerate(words)}
    texts: list[list[str]] = []
    gold: Pairs = set()
    for number in range(total):
        if number % 100 == 99:
            other = source.randrange(number)
            original = texts[other]
            start = source.randrange(int(len(original) * 0.4))
            kept = [
                w if source.random() > 0.2 else source.choice(words) for w in original[start : start + int(len(original) * 0.6)]
            ]
            texts.append([*MENU.split(), *kept, *RIGHTS.split()])
            gold.add((other, number))
            continue
        made = [source.choice(words)]
        while len(made) < size:
            made.append(source.choice(follow[made[-1]]))
        texts.append(made)
    return [" ".join(text) for text in texts], gold


class Result(NamedTuple):
    """Pairs called copies, seconds that each text took to add, and what else there is to say."""

    hits: Pairs
    seconds: list[float]
    more: str = "size not told"


def comity(texts: list[str]) -> Result:
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
        with ledger.entry() as entry:
            entry.meetings.follow(RULES)
            names = [posted(entry, number, text) for number, text in enumerate(texts)]
            seconds, commits, alone = [], [], []
            for number, (name, text) in enumerate(zip(names, texts, strict=True), start=1):
                seconds.append(timed(lambda name=name, text=text: entry.meetings.add(name, packed_prints(text))))
                if number > len(texts) - ALONE:
                    alone.append(seconds[-1] + timed(entry.commit))
                elif number % BATCH == 0:
                    commits.append(timed(entry.commit))
            places = {name: place for place, name in enumerate(names)}
            pairs = list(entry.meetings.to_compare())
            begun = time.process_time()
            found = list(compared(pairs, lambda name: texts[places[name]]))
            aligning = time.process_time() - begun
        with ledger.view() as view:
            (size,) = next(view.rows(SIZE))
    hits = {
        (min(ends), max(ends))
        for left, right, common in found
        if common is not None and common.is_copy and (ends := (places[left], places[right]))
    }
    more = (
        f"{size / len(texts):,.0f} bytes a text\n"
        f"{'':12}a commit of {BATCH}: {spread(commits)}; one text with its commit: {spread(alone)}; "
        f"{len(pairs):,} pairs aligned in {aligning:.0f} s"
    )
    return Result(hits, seconds, more)


def posted(entry: Entry, number: int, words: str) -> str:
    text = Text(text_id(words), words)
    name = document_id(text.id, f"{number}.txt")
    entry.post(
        Page(
            address=f"{number}.txt",
            document=Document(id=name, text=text.id, address=f"{number}.txt", metadata=Metadata()),
            text=text,
        ),
        "1",
    )
    return name


def timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def spread(seconds: list[float]) -> str:
    ranked = sorted(1000 * each for each in seconds) or [0.0]
    middle, late = ranked[len(ranked) // 2], ranked[int(0.99 * (len(ranked) - 1))]
    return f"median {middle:.1f} ms, 99 % within {late:.1f}, slowest {ranked[-1]:.1f}"


def rensa(texts: list[str]) -> Result:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415  (compared with only where it is installed)

    index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=64)

    def sketch(text: str) -> Any:
        made = RMinHash(num_perm=128, seed=42)
        made.update(shingles(text))
        return made

    return _sketched(texts, sketch, index)


def datasketch(texts: list[str]) -> Result:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (compared with only where it is installed)

    index = MinHashLSH(threshold=0.2, num_perm=128)

    def sketch(text: str) -> Any:
        made = MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in shingles(text)])
        return made

    return _sketched(texts, sketch, index)


def shingles(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[place : place + 3]) for place in range(len(words) - 2)]


def _sketched(texts: list[str], sketch: Callable[[str], Any], index: Any) -> Result:
    hits, times, made = set(), [], []
    for number, text in enumerate(texts):
        begun = time.process_time()
        mine = sketch(text)
        hits |= {(other, number) for other in index.query(mine) if mine.jaccard(made[other]) >= 0.12}
        index.insert(number, mine)
        made.append(mine)
        times.append(time.process_time() - begun)
    return Result(hits, times)


METHODS = {"comity": comity, "rensa": rensa, "datasketch": datasketch}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--methods", default=",".join(METHODS))
    arguments = parser.parse_args()
    texts, gold = corpus(arguments.texts, arguments.words)
    root = list(range(len(texts)))
    for original, copy in sorted(gold, key=lambda pair: pair[1]):
        root[copy] = root[original]
    for name in arguments.methods.split(","):
        try:
            hits, seconds, more = METHODS[name](texts)
        except ImportError:
            print(f"{name:10}  not installed")
            continue
        right = len(hits & gold)
        wrong = sum(root[left] != root[other] for left, other in hits)
        found = f"recall {right / len(gold):.3f}  precision {right / (right + wrong or 1):.3f}"
        print(f"{name:10}  {found}  adding a text: {spread(seconds)}  {more}", flush=True)


if __name__ == "__main__":
    main()
