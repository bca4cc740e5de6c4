"""A cluster of Dask on this machine, with workers that are really killed: the ledger is that of one process."""

import os
import pickle
import signal
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from distributed import LocalCluster
from msgspec.structs import replace
from pyarrow import parquet
from tests.unit.pipeline.ledgers import PARTS, built, made

from comity.model.errors import ConfigError, WorkerError
from comity.model.finding import Finding
from comity.model.page import Page, Source
from comity.pipeline import cluster as cluster_module
from comity.pipeline import compile_document
from comity.pipeline.cluster import Cluster, read_shard
from comity.pipeline.config import Config
from comity.pipeline.executor import SERIAL, Compile, packed, page_of
from comity.pipeline.parts import standard
from comity.pipeline.shards import answers_of, shard
from comity.pipeline.unpacking import Unpack
from comity.read.limits import Limits
from comity.workers import Bounds, Lost


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Source]:
    return made(tmp_path_factory.mktemp("articles"), 200, sentences=2)


@pytest.fixture(scope="module")
def dask() -> Iterator[LocalCluster]:
    """A scheduler and two workers, each a process of one thread."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as started:
        yield started


class Murderous:
    """Reads on a cluster of which one worker is killed after some pages."""

    def __init__(self, pool: Cluster, dask: LocalCluster) -> None:
        self.pool, self.dask, self.killed = pool, dask, 0

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        return self.pool.members(unpack, source)

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        for place, page in enumerate(self.pool.pages(compile_, sources)):
            yield page
            if place == 10:
                os.kill(self.dask.workers[0].process.pid, signal.SIGKILL)
                self.killed += 1


def address(dask: LocalCluster) -> str:
    return dask.scheduler_address.replace("tcp://", "dask://")


def test_the_ledger_of_a_cluster_is_that_of_one_process(
    dask: LocalCluster, sources: Sequence[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "SHARD", 16)
    (tmp_path / "serial").mkdir()
    _, whole = built(sources, SERIAL, tmp_path / "serial")
    with Cluster(address(dask)) as pool:
        murderous = Murderous(pool, dask)
        report, rows = built(iter(sources), murderous, tmp_path)
    assert murderous.killed == 1
    assert rows == whole
    assert (report.added, report.failed) == (200, 3)


def test_a_fatal_document_costs_itself_on_a_cluster_too(dask: LocalCluster, tmp_path: Path) -> None:
    texts = {name: f"Trade between {name} and Norway reached $310 million in 2024." for name in ("Kenya", "Segfaultia", "Chile")}
    for name, words in texts.items():
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    found = [Source(path=tmp_path / f"{name}.txt", address=f"pile/{name}.txt") for name in texts]
    parts = standard(Config(engines={"en": "python:tests.unit.pipeline.hazards:engine"}))
    with Cluster(address(dask), Limits(seconds=5)) as pool:
        pages = list(pool.pages(partial(compile_document, parts), found))
    assert [page.document is None for page in pages] == [False, True, False]
    assert [finding.code for finding in pages[1].findings] == ["read.crashed"]


def test_a_shard_is_parquet_and_gives_back_the_pages(sources: Sequence[Source]) -> None:
    some = [replace(source, raw=source.path.read_bytes()) for source in sources[1:4]]
    file = read_shard(pickle.dumps(partial(packed, partial(compile_document, PARTS))), some, Bounds())
    answers = list(answers_of(file, some))
    pages = [compile_document(PARTS, source) for source in some]
    assert [page_of(answer) for answer in answers if isinstance(answer, bytes)] == pages
    table = parquet.read_table(BytesIO(file)).to_pylist()
    assert [row["document"] for row in table] == [page.document and page.document.id for page in pages]
    assert [row["claims"] for row in table] == [len(page.claims) for page in pages]
    lost = Lost("timeout", "by the signal SIGKILL")
    assert list(answers_of(shard(some[:1], [lost]), some[:1])) == [lost]
    with pytest.raises(WorkerError, match="other documents"):
        list(answers_of(file, some[::-1]))


def test_what_is_no_cluster_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="dask://HOST:PORT"):
        Cluster("localhost:8786")
    monkeypatch.setattr(cluster_module, "PATIENCE", "1s")
    with pytest.raises(WorkerError, match="no scheduler"):
        Cluster("dask://127.0.0.1:9")
