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

from comity.model.finding import Finding
from comity.model.page import Page, Source
from comity.pipeline.document import failed
from comity.pipeline.lost import bounds_of, reason
from comity.pipeline.unpacking import Opener, Unpack, guarded
from comity.read.limits import LIMITS, Limits
from comity.workers import Crew, Lost

Compile: TypeAlias = Callable[[Source], Page]

_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Page).decode


class Executor(Protocol):
    """Something that opens packs and reads sources."""

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        """The documents of a source, which may be a pack, and what is wrong with it."""

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order; sources are taken as they are needed."""


class Serial:
    """Reads in this process, one document after another. What ends the process ends the build."""

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        """The documents of a source."""
        return guarded(unpack, source)

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order."""
        return map(compile_, sources)


SERIAL = Serial()


class Processes:
    """Reads in processes of this machine, at most `workers` of them; use it in a `with` statement, which ends them.

    A document that ends its process, or takes longer or more memory than `limits` allow, is tried again by itself, and then costs
    only itself: its page has a finding with the reason. A `crew` that was started before takes the place of `workers`.
    """

    def __init__(self, workers: int = 1, limits: Limits = LIMITS, crew: Crew | None = None) -> None:
        self.limits = limits
        self.crew = crew or Crew(workers)
        self.crew.bounds = bounds_of(limits)
        self.opener = Opener(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.crew.close()
        self.opener.__exit__(kind, error, trace)

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        """The documents of a source. A pack is opened in a process of its own."""
        return self.opener.members(unpack, source)

    def pages(self, compile_: Compile, sources: Iterable[Source]) -> Iterator[Page]:
        """The page of each source, in their order. Raises WorkerError where processes cannot be started."""
        # The queue holds what the crew is ahead of us, which it bounds.
        waiting: deque[Source] = deque()
        for answer in self.crew.map(partial(packed, compile_), _noted(sources, waiting), _weight):
            yield unpacked(answer, waiting.popleft(), self.limits)


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
    code, text = reason(lost, limits)
    return failed(source, code, f"{source.address}: {text}")


def _noted(sources: Iterable[Source], waiting: "deque[Source]") -> Iterator[Source]:
    for source in sources:
        waiting.append(source if source.raw is None else replace(source, raw=None))
        yield source


def _weight(source: Source) -> int:
    """Bytes that are sent with a source."""
    return 0 if source.raw is None else len(source.raw)
