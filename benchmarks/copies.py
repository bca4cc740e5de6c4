"""The fingerprint index beside rensa and datasketch: time to add a text, bytes for each, recall and precision of planted copies.

    python benchmarks/copies.py [--texts 20000] [--words 600] [--methods comity,rensa,datasketch]

Texts are drawn from a chain of invented words in which word pairs recur as in a language; one in a hundred is a copy of another:
60 % of its words with a fifth of them changed, and menus around. Every text is looked up before it is added, and each pair
that Comity's index meets is verified by aligning; two copies of one text count neither way. rensa and datasketch run only
where they are installed.
"""

import argparse
import time
from collections.abc import Callable
from random import Random
from typing import Any

from comity.model.origin import COPYING
from comity.trace.copies import compare
from comity.trace.index import PrintIndex

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


def comity(texts: list[str]) -> tuple[Pairs, float | None, list[float]]:
    index, hits, times = PrintIndex(), set(), []
    for number, text in enumerate(texts):
        begun = time.process_time()
        for other in index.add(text):
            shared = compare(texts[other], text)
            if shared is not None and shared.kind in COPYING:
                hits.add((other, number))
        times.append(time.process_time() - begun)
    return hits, index.size / len(texts), times


def rensa(texts: list[str]) -> tuple[Pairs, float | None, list[float]]:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415  (compared with only where it is installed)

    index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=64)

    def sketch(text: str) -> Any:
        made = RMinHash(num_perm=128, seed=42)
        made.update(shingles(text))
        return made

    return _sketched(texts, sketch, index)


def datasketch(texts: list[str]) -> tuple[Pairs, float | None, list[float]]:
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


def _sketched(texts: list[str], sketch: Callable[[str], Any], index: Any) -> tuple[Pairs, float | None, list[float]]:
    hits, times, made = set(), [], []
    for number, text in enumerate(texts):
        begun = time.process_time()
        mine = sketch(text)
        hits |= {(other, number) for other in index.query(mine) if mine.jaccard(made[other]) >= 0.12}
        index.insert(number, mine)
        made.append(mine)
        times.append(time.process_time() - begun)
    return hits, None, times


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
            hits, size, times = METHODS[name](texts)
        except ImportError:
            print(f"{name:10}  not installed")
            continue
        right = len(hits & gold)
        wrong = sum(root[left] != root[other] for left, other in hits)
        times.sort()
        mean, late = 1000 * sum(times) / len(times), 1000 * times[int(0.99 * len(times))]
        bytes_each = f"{size:,.0f} bytes a text" if size is not None else "size not told"
        found = f"recall {right / len(gold):.3f}  precision {right / (right + wrong or 1):.3f}"
        print(
            f"{name:10}  {found}  {mean:.2f} ms a text, 99 % within {late:.2f}, slowest {1000 * times[-1]:.0f}  {bytes_each}",
            flush=True,
        )


if __name__ == "__main__":
    main()
