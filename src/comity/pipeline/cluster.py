"""Reading on a cluster of Dask: shards of documents go out, and their pages come back in the order of the sources.

A task hands its documents to a worker of `comity.workers` beside the worker of Dask, so that a fatal document costs what it
costs on one machine. Machines need the same Comity; the bytes of the documents go with the task, so they need no common disk.
"""

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from threading import local
from types import TracebackType
from typing import Any, NamedTuple, Self

from msgspec.structs import replace

from comity.model.errors import ComityError, ConfigError, WorkerError
from comity.model.finding import Finding
from comity.model.page import Page, Source
from comity.pipeline.executor import Compile, packed, unpacked
from comity.pipeline.lost import bounds_of
from comity.pipeline.shards import answers_of, shard
from comity.pipeline.unpacking import Opener, Unpack
from comity.read.limits import LIMITS, Limits
from comity.workers import Bounds, Crew

SCHEME = "dask://"

SHARD, SHARD_BYTES = 64, 2_000_000
"""The most documents of a task, and the bytes of documents at which no more are added."""

AHEAD = 3
"""How many tasks may be under way for each thread of the cluster."""

PATIENCE = "60s"
"""How long the scheduler may take to answer, and the first worker to come."""


class _Sent(NamedTuple):
    """Sources that are under way, and what will be their shard."""

    sources: tuple[Source, ...]
    shard: Any


class Cluster:
    """Reads on the cluster whose scheduler listens at `address` ("dask://HOST:PORT"); use it in a `with` statement.

    Raises ConfigError for another address or where `distributed` is not installed, WorkerError where nobody answers there.
    """

    def __init__(self, address: str, limits: Limits = LIMITS) -> None:
        if not address.startswith(SCHEME) or not address.removeprefix(SCHEME):
            raise ConfigError(f"{address!r} is no cluster; write dask://HOST:PORT, the address of a scheduler of Dask.")
        try:
            from dask import config  # noqa: PLC0415  (an extra)
            from distributed import Client  # noqa: PLC0415

            connect: Any = Client
        except ImportError as error:
            raise ConfigError("Clusters need `pip install 'comity[cluster]'`, here and on their workers.") from error
        self.limits, self._config = limits, config
        self.opener = Opener(limits)
        try:
            self._client: Any = connect(f"tcp://{address.removeprefix(SCHEME)}", timeout=PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            raise WorkerError(f"{address}: no scheduler with a worker answers there ({error}).") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()
        self.opener.__exit__(kind, error, trace)

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        """The documents of a source. A pack is opened here, in a process of its own."""
        return self.opener.members(unpack, source)

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order. Raises WorkerError where the cluster fails for good."""
        function, batches = pickle.dumps(partial(packed, compile_)), _batches(_held(source, self.limits) for source in sources)
        under_way: deque[_Sent | Page] = deque()
        try:
            while True:
                most = AHEAD * max(1, sum(self._client.nthreads().values()))
                for batch in islice(batches, max(0, most - len(under_way))):
                    # What cannot be sent can hardly be read: that is told here.
                    under_way.append(compile_(batch[0]) if batch[0].raw is None else self._sent(function, batch))
                if not under_way:
                    return
                first = under_way.popleft()
                yield from [first] if isinstance(first, Page) else self._received(first)
        finally:
            self._client.cancel([sent.shard for sent in under_way if isinstance(sent, _Sent)])

    def _sent(self, function: bytes, batch: tuple[Source, ...]) -> _Sent:
        with self._config.set({"distributed.admin.large-graph-warning-threshold": self.limits.file_bytes + SHARD_BYTES}):
            return _Sent(batch, self._client.submit(read_shard, function, batch, bounds_of(self.limits), pure=False))

    def _received(self, sent: _Sent) -> Iterator[Page]:
        try:
            file = sent.shard.result()
        except ComityError:
            raise
        except Exception as error:
            how = f"{type(error).__name__}: {error}"
            raise WorkerError(f"The cluster cannot go on ({how}); run the same command again.") from error
        for source, answer in zip(sent.sources, answers_of(file, sent.sources), strict=True):
            yield unpacked(answer, source, self.limits)


def read_shard(function: bytes, sources: Sequence[Source], bounds: Bounds) -> bytes:
    """What a task does: read sources in a process of its own, which is kept for the next task, and pack the answers."""
    if not hasattr(_own, "crew"):
        _own.crew = Crew(1)  # one for each thread of a worker of Dask; it ends with the thread
    _own.crew.bounds = bounds
    return shard(sources, list(_own.crew.map(function, sources)))


_own = local()


def _held(source: Source, limits: Limits) -> Source:
    """A source with its bytes, if they can be had."""
    if source.raw is not None:
        return source
    try:
        if not source.path.is_file() or source.path.stat().st_size > limits.file_bytes:
            return source
        return replace(source, raw=source.path.read_bytes())
    except OSError:
        return source


def _batches(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """Sources for one task each; what could not be held comes alone."""
    batch: list[Source] = []
    size = 0
    for source in sources:
        if source.raw is None or len(batch) == SHARD or size >= SHARD_BYTES:
            if batch:
                yield tuple(batch)
            batch, size = [], 0
        if source.raw is None:
            yield (source,)
        else:
            batch.append(source)
            size += len(source.raw)
    if batch:
        yield tuple(batch)
