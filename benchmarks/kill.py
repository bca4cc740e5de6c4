"""A build killed at random moments: what is left, what was lost, whether the resumed build ends where an undisturbed one does.

    python benchmarks/kill.py [--times 50] [--seed 1]

Each time a process of its own builds the sample documents, tells after every commit how many it has posted, and is killed
with SIGKILL at a random moment: a random while after a random one of its commits. The ledger must then open and hold every
document that was told of; a second build of the same sources must leave exports equal, byte for byte, to those of a build
that nobody killed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from comity.ledger import Ledger
from comity.ledger.examine import examine
from comity.ledger.rows import encoded
from comity.publish.export.rows import figure_rows

PILE = Path(__file__).resolve().parents[1] / "src" / "comity" / "demo" / "pile"
BUILD = """
import sys
from pathlib import Path
from comity.ledger import Ledger, entry
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

def told(self, commit=entry.Entry.commit):
    commit(self)
    print(sum(self.counts.values()), flush=True)

entry.BATCH = 2
entry.Entry.commit = told
folder = Path(sys.argv[2])
sources, findings = gather([folder], folder / "manifest.csv")
build(sources, standard(), Ledger.open(Path(sys.argv[1]), create=True), findings)
"""


class Outcome(NamedTuple):
    """One killing: how many documents were told of, whether it was in time, and what was found wrong."""

    told: int
    is_killed: bool
    wrong: tuple[str, ...]


def exports(path: Path) -> dict[str, bytes]:
    """Everything that a ledger says, as bytes."""
    with Ledger.open(path).view() as view:
        pile = view.pile()
        followed = (view.records(), view.origins(), view.verdict(), view.clusters(), view.findings())
        return {
            "claims": "\n".join(map(encoded, pile.claims.values())).encode(),
            "figures": "\n".join(map(encoded, figure_rows(pile))).encode(),
            "documents": "\n".join(map(encoded, pile.documents.values())).encode(),
            **{type(part).__name__ + str(place): encoded(part).encode() for place, part in enumerate(followed)},
        }


class Whole(NamedTuple):
    """A build that nobody kills: its exports, how many times it commits, and how long it takes from one to the next."""

    exports: dict[str, bytes]
    commits: int
    gap_seconds: float


def undisturbed(folder: Path) -> Whole:
    path = folder / "whole.comity"
    with started(path) as process:
        next(lines(process))
        start = time.monotonic()
        commits = 1 + sum(1 for _ in lines(process))
        spent = time.monotonic() - start
    return Whole(exports(path), commits, spent / (commits - 1))


def killed(path: Path, chance: random.Random, whole: Whole) -> Outcome:
    """Build, kill at a random moment, look at what is left, build again and compare."""
    commits, delay = chance.randrange(1, whole.commits), chance.uniform(0, whole.gap_seconds)
    with started(path) as process:
        numbers = lines(process)
        told = [next(numbers) for _ in range(commits)]
        time.sleep(delay)
        is_killed = process.poll() is None
        if is_killed:
            os.kill(process.pid, signal.SIGKILL)
        told += list(numbers)
    wrong = []
    with Ledger.open(path).view() as view:
        held = len(view.pile().documents)
    if held < max(told):
        wrong.append(f"{max(told)} documents were told of, {held} are there")
    wrong += examine(path).faults
    with started(path) as process:
        for _ in lines(process):
            pass
    found = exports(path)
    wrong += [f"{name} differs" for name in whole.exports if found[name] != whole.exports[name]]
    return Outcome(max(told), is_killed, tuple(wrong))


def started(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(path), str(PILE)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def lines(process: subprocess.Popen[str]) -> Iterator[int]:
    """The numbers that a build tells; a line that a kill cut in two was never told."""
    assert process.stdout is not None
    yield from (int(line) for line in process.stdout if line.endswith("\n"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole = undisturbed(folder)
        print(f"{whole.commits} commits, {whole.gap_seconds:.2f} s apart")
        outcomes: list[Outcome] = []
        while sum(outcome.is_killed for outcome in outcomes) < asked.times:
            outcomes.append(killed(folder / f"{len(outcomes)}.comity", chance, whole))
            print(f"{len(outcomes)}: {outcomes[-1]}", flush=True)
    in_time = [outcome for outcome in outcomes if outcome.is_killed]
    sound = sum(not outcome.wrong for outcome in in_time)
    print(f"{sound} of {len(in_time)} killed builds open, hold all that was told and are resumed to the same exports")


if __name__ == "__main__":
    main()
