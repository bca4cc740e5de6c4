"""Where documents are read: in this process, or in processes that a bad document can end without harm to the others.

Whatever reads them, pages come in the order of the sources, so that ledgers and exports are equal to the byte.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from msgspec import MsgspecError, msgpack
from msgspec.structs import replace

from comity.model.page import Page, Source
from comity.pipeline.config import Limits
from comity.pipeline.document import OUT_OF_MEMORY, failed
from comity.workers import Bounds, Crew, Lost

Compile: TypeAlias = Callable[[Source], Page]

MEGA = 1_000_000
USUAL = Limits()

_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Page).decode


class Executor(Protocol):
    """Something that reads sources."""

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order; sources are taken as they are needed."""


class Serial:
    """Reads in this process, one document after another. What ends the process ends the build."""

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order."""
        return map(compile_, sources)


SERIAL = Serial()


class Processes:
    """Reads in processes of this machine, at most `workers` of them; use it in a `with` statement, which ends them.

    A document that ends its process, or takes longer or more memory than `limits` allow, is tried again by itself, and then costs
    only itself: its page has a finding with the reason. A `crew` that was started before takes the place of `workers`.
    """

    def __init__(self, workers: int = 1, limits: Limits = USUAL, crew: Crew | None = None) -> None:
        self.limits = limits
        self.crew = crew or Crew(workers)
        self.crew.bounds = bounds_of(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.crew.close()

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order. Raises WorkerError where processes cannot be started."""
        # The queue holds what the crew is ahead of us, which it bounds.
        waiting: deque[Source] = deque()
        for answer in self.crew.map(partial(packed, compile_), _noted(sources, waiting), _weight):
            yield unpacked(answer, waiting.popleft(), self.limits)


def bounds_of(limits: Limits) -> Bounds:
    """What a worker may take, by what a configuration says."""
    return Bounds(limits.seconds, int(limits.memory_mb * MEGA))


def packed(compile_: Compile, source: Source) -> bytes:
    """The page of a source as MessagePack."""
    page = compile_(source)
    try:
        return _encode(page)
    except (MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        return _encode(failed(source, "read.fault", f"{source.address}: a fault in Comity ({error}); please report it."))


def unpacked(answer: bytes | Lost, source: Source, limits: Limits) -> Page:
    """The page that a worker answered, or one that says what became of the workers."""
    return _quarantined(source, answer, limits) if isinstance(answer, Lost) else page_of(answer)


def page_of(answer: bytes) -> Page:
    """A page from MessagePack."""
    return _decode(answer)


def _quarantined(source: Source, lost: Lost, limits: Limits) -> Page:
    name = source.address
    if lost.cause == "timeout":
        text = f"reading it takes longer than {limits.seconds:g} seconds; split it, or raise `seconds` in [limits] of comity.toml"
        return failed(source, "read.timeout", f"{name}: {text}")
    if lost.cause == "memory":
        return failed(source, "read.memory", f"{name}: {OUT_OF_MEMORY}")
    text = f"reading it ended the program that read it {lost.how}, three times; leave it out, and report it if you may"
    return failed(source, "read.crashed", f"{name}: {text}")


def _noted(sources: Iterable[Source], waiting: "deque[Source]") -> Iterator[Source]:
    for source in sources:
        waiting.append(source if source.raw is None else replace(source, raw=None))
        yield source


def _weight(source: Source) -> int:
    """Bytes that are sent with a source."""
    return 0 if source.raw is None else len(source.raw)
