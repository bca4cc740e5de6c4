"""Whatever reads the documents, and whoever is killed meanwhile, the ledger is the same; a fatal document costs itself alone."""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.pipeline.ledgers import PARTS, built, made

from comity.ledger import Ledger
from comity.model.errors import ConfigError
from comity.model.finding import Finding
from comity.model.page import Page, Source
from comity.pipeline import compile_document
from comity.pipeline.config import Config
from comity.pipeline.executor import SERIAL, Compile, Processes, packed, unpacked
from comity.pipeline.parts import standard
from comity.pipeline.unpacking import Unpack
from comity.read.limits import Limits

TIGHT = Limits(seconds=6, memory_mb=400)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Source]:
    """Sixty short articles, and files that cannot be read."""
    return made(tmp_path_factory.mktemp("articles"), 60, sentences=4)


@pytest.fixture(scope="module")
def whole(sources: Sequence[Source], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return built(sources, SERIAL, tmp_path_factory.mktemp("serial"))[1]


class Murderous:
    """Reads in processes of which one is killed after each of so many pages."""

    def __init__(self, pool: Processes, every: int) -> None:
        self.pool, self.every, self.killed = pool, every, 0

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        return self.pool.members(unpack, source)

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        for place, page in enumerate(self.pool.pages(compile_, sources)):
            yield page
            if place % self.every == 0 and self.killed < 10 and self.pool.crew.workers:
                os.kill(self.pool.crew.workers[self.killed % len(self.pool.crew.workers)].pid, signal.SIGKILL)
                self.killed += 1


@pytest.mark.parametrize("workers", [1, 2])
def test_ledgers_are_equal_with_any_number_of_workers(
    workers: int, sources: Sequence[Source], whole: list[str], tmp_path: Path
) -> None:
    with Processes(workers) as pool:
        report, rows = built(iter(sources), pool, tmp_path)
    assert rows == whole
    assert (report.added, report.failed) == (60, 3)


def test_ledgers_are_equal_though_workers_are_killed(sources: Sequence[Source], whole: list[str], tmp_path: Path) -> None:
    with Processes(2) as processes:
        pool = Murderous(processes, 6)
        _, rows = built(sources, pool, tmp_path)
    assert pool.killed == 10
    assert rows == whole


def test_a_fatal_document_costs_itself_and_says_why(tmp_path: Path) -> None:
    fatal = {"Segfaultia": "read.crashed", "Hangistan": "read.timeout", "Memoria": "read.memory"}
    texts = {f"{name}.txt": f"Trade between {name} and Norway reached $310 million in 2024." for name in fatal}
    texts |= {f"{place}.txt": f"Trade between Kenya and Norway reached ${place + 300} million in 2024." for place in range(20)}
    sources_here = []
    for name, words in sorted(texts.items()):
        (tmp_path / name).write_text(words, encoding="utf-8")
        sources_here.append(Source(path=tmp_path / name, address=f"pile/{name}"))
    parts = standard(Config(engines={"en": "python:tests.unit.pipeline.hazards:engine"}))
    with Processes(2, TIGHT) as pool:
        report, _ = built(sources_here, pool, tmp_path, parts)
    assert (report.added, report.failed) == (20, 3)
    with Ledger.open(tmp_path / "pile.comity").view() as view:
        found = {finding.subject: finding for finding in view.findings() if finding.code in fatal.values()}
    assert {subject: finding.code for subject, finding in found.items()} == {
        f"pile/{name}.txt": code for name, code in fatal.items()
    }
    assert all(finding.text.startswith(f"{subject}: ") for subject, finding in found.items())
    assert "by the signal SIGSEGV" in found["pile/Segfaultia.txt"].text


def test_findings_among_the_sources_are_kept(sources: Sequence[Source], tmp_path: Path) -> None:
    told = [Finding(code="read.missing", subject="pack.zip", text=f"pack.zip: {part}.") for part in ("one", "two")]
    _, _ = built([told[0], sources[1], told[1]], SERIAL, tmp_path)
    with Ledger.open(tmp_path / "pile.comity").view() as view:
        assert [finding for finding in view.findings() if finding.subject == "pack.zip"] == told


def test_a_held_source_reads_like_its_file(sources: Sequence[Source]) -> None:
    source = sources[1]
    held = replace(source, raw=source.path.read_bytes(), path=Path("elsewhere.txt"))
    assert compile_document(PARTS, held) == compile_document(PARTS, source)


def test_pages_come_back_as_they_were(sources: Sequence[Source]) -> None:
    for source in (sources[0], sources[1]):
        page = compile_document(PARTS, source)
        assert unpacked(packed(partial(compile_document, PARTS), source), source, TIGHT) == page


def test_a_page_that_cannot_be_packed_costs_one_document(sources: Sequence[Source]) -> None:
    def halved(source: Source) -> Page:
        page = compile_document(PARTS, source)
        assert page.document is not None
        return replace(page, document=replace(page.document, metadata=replace(page.document.metadata, title="half \ud83d")))

    page = unpacked(packed(halved, sources[1]), sources[1], TIGHT)
    assert page.document is None
    assert page.findings[0].code == "read.fault"


def test_parts_made_by_hand_stay_in_their_process(sources: Sequence[Source]) -> None:
    parts = replace(PARTS, extractors=PARTS.extractors[:1])
    with Processes(1) as pool, pytest.raises(ConfigError, match="by hand"):
        list(pool.pages(partial(compile_document, parts), sources))


def test_workers_of_another_version_are_refused() -> None:
    again, (config, version) = PARTS.__reduce__()
    assert again(config, version) == replace(PARTS, rates=())
    with pytest.raises(ConfigError, match=r"not 0\.0\.1"):
        again(config, "0.0.1")


def test_a_build_without_sources_starts_nothing(tmp_path: Path) -> None:
    with Processes(2) as pool:
        built([], pool, tmp_path)
        assert not pool.crew.workers
