"""From nothing to a ledger, by stage: CPU seconds, share, documents a second and peak memory of each, and what a profile shows.

    python -m benchmarks.stages [--documents 10000] [--sentences 24] [--profile 200]

Made-up articles of news length (`benchmarks/articles.py`) go through in blocks, each stage of a block after the other, in one
process that has read nothing before. The peak of a stage is that of the whole process while the stage runs. What a stage is:

    load     the program and its tables; the network comes with the first analysis
    read     from the file to words and metadata, and the notices in them
    parse    the network and what makes trees of its scores
    layers   the other layers: sentences, quantities, dates, actors, speech
    extract  claims
    prints   fingerprints, by which copies are found
    enter    rows, words to search and seals into the ledger
    derive   everything that follows from all documents
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

STAGES = ("load", "read", "parse", "layers", "extract", "prints", "enter", "derive")
BLOCK = 256


class Clock:
    """What each stage has taken so far: CPU seconds, and the most memory of the process in millions of bytes."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.peak = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        forget_peak()
        start = time.process_time()
        yield
        self.seconds[name] += time.process_time() - start
        self.peak[name] = max(self.peak[name], peak())


def forget_peak() -> None:
    """Let the peak of memory be counted from now (Linux; elsewhere it is not told)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> float:
    """The most memory since, in millions of bytes."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))


def measured(documents: int, sentences: int, clock: Clock) -> tuple[int, int, float]:
    """Build a ledger of so many articles; how many claims and words it has, and how many millions of bytes its file."""
    with clock.stage("load"):
        from benchmarks.articles import article, written
        from msgspec.structs import replace

        from comity.extract import extract
        from comity.language import analyse
        from comity.ledger import Ledger
        from comity.model.page import Page
        from comity.pipeline import follow
        from comity.pipeline.parts import standard
        from comity.read import read
        from comity.trace import RULES, notices, packed_prints

        parts = standard()
    network = _Timed(parts.languages["en"])
    parts = replace(parts, languages={"en": network.language})
    claims = words = 0
    with TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        for _ in written(folder, documents, sentences):
            pass
        opened = Ledger.open(Path(name) / "pile.comity", create=True)
        with opened.entry() as entry:
            entry.meetings.follow(RULES)
            for start in range(0, documents, BLOCK):
                made = [article(number, sentences) for number in range(start, min(start + BLOCK, documents))]
                sources = [_source(folder, one) for one in made]
                with clock.stage("read"):
                    texts = [read(source) for source in sources]
                    texts = [(replace(one[0], notices=notices(one[1].words)), *one[1:]) for one in texts]
                before = network.seconds
                with clock.stage("layers"):
                    analyses = [analyse(document, text, parts.languages) for document, text, _ in texts]
                clock.seconds["parse"] += network.seconds - before
                clock.seconds["layers"] -= network.seconds - before
                clock.peak["parse"] = clock.peak["layers"]
                with clock.stage("extract"):
                    found = [extract(analysis, parts.extractors) for analysis in analyses]
                with clock.stage("prints"):
                    prints = [packed_prints(text.words) for _, text, _ in texts]
                pages = [
                    Page(address=read_[0].address, document=read_[0], text=read_[1], claims=own, findings=read_[2], prints=print_)
                    for read_, own, print_ in zip(texts, found, prints, strict=True)
                ]
                del analyses
                claims += sum(map(len, found))
                words += sum(len(text.words.split()) for _, text, _ in texts)
                with clock.stage("enter"):
                    for page in pages:
                        entry.post(page, parts.version)
            with clock.stage("derive"):
                follow(entry)
        return claims, words, sum(file.stat().st_size for file in Path(name).glob("pile.comity*")) / 1e6


def _source(folder: Path, made: Any) -> Any:
    from comity.model.page import Source

    return Source(path=folder / made.name, address=f"{folder.name}/{made.name}", stated=made.stated)


class _Timed:
    """A language whose engine is timed. Trees are made of its parses elsewhere, which counts to the other layers."""

    def __init__(self, language: Any) -> None:
        from msgspec.structs import replace

        self.seconds = 0.0
        self.engine = language.engine()
        self.name, self.digest = self.engine.name, self.engine.digest
        self.language = replace(language, engine=lambda: self)

    def analyse(self, text: str) -> Any:
        start = time.process_time()
        parses = self.engine.analyse(text)
        self.seconds += time.process_time() - start
        return parses


def profiled(documents: int, sentences: int, rows: int = 14) -> None:
    """The functions in which reading so many articles spends its time, by themselves."""
    from benchmarks.articles import written

    from comity.pipeline import compile_document
    from comity.pipeline.parts import standard

    parts = standard()
    with TemporaryDirectory() as name:
        sources = list(written(Path(name), documents, sentences))
        compile_document(parts, sources[0])
        profile = cProfile.Profile()
        work: Callable[[], Any] = lambda: [compile_document(parts, source) for source in sources]  # noqa: E731
        profile.runcall(work)
    stats: Any = pstats.Stats(profile)
    total = stats.total_tt
    print(f"of {documents} documents read again under a profiler, which makes short functions look longer than they are:")
    ranked = sorted(stats.stats.items(), key=lambda item: -item[1][2])[:rows]
    for (file, _, function), (_, calls, own, _, _) in ranked:
        place = f"{Path(file).parent.name}/{Path(file).name}" if file != "~" else "built in"
        print(f"  {100 * own / total:5.1f} %  {calls:9,} calls  {place}: {function}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=24)
    parser.add_argument("--profile", type=int, default=200, help="so many documents are read under a profiler at the end")
    asked = parser.parse_args()
    clock = Clock()
    claims, words, size = measured(asked.documents, asked.sentences, clock)
    total = sum(clock.seconds.values())
    count = asked.documents
    print(f"{count:,} documents, {words / count:.0f} words and {claims / count:.1f} claims each, on one thread")
    print(f"  {total:,.0f} CPU seconds, {count / total:.1f} documents a CPU second, a ledger of {size:,.0f} MB")
    for name in STAGES:
        own = clock.seconds[name]
        each = f"{1000 * own / count:7.2f} ms each, {count / max(own, 1e-9):8,.0f} documents a second"
        print(f"  {name:8} {own:8.1f} s {100 * own / total:5.1f} %, {each}, peak {clock.peak[name]:6,.0f} MB")
    if asked.profile:
        profiled(asked.profile, asked.sentences)


if __name__ == "__main__":
    main()
