"""A crew of workers: items in, answers out in the order of the items, and a reason for each that no worker survived."""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Any, NamedTuple, Self

from comity.model.errors import WorkerError
from comity.workers.child import SECONDS
from comity.workers.frames import Frame, Kind
from comity.workers.process import Cause, Heard, Item, Worker

TRIES: dict[Cause, int] = {"crashed": 3, "timeout": 2, "memory": 2}
"""How many workers an item may cost, by what ended the last. Somebody else may have killed one, or kept it waiting."""

BATCH, BATCH_BYTES = 16, 1_000_000
"""The most items that a worker is given at once, and the bytes of items at which no more are added."""

AHEAD, AHEAD_BYTES = 4096, 64_000_000
"""How many items, and bytes of answers, may come before one that is still worked on; then the others wait for it."""

TICK = 0.05
"""Seconds between two looks at how long and how large the workers have become."""

START_SECONDS = 300.0
"""How long a worker may take to load what it is to do."""

STARTS = 3
"""How many workers in a row may end before they are ready."""


class Bounds(NamedTuple):
    """What an item may take: seconds from when it is begun, beyond those it asks for, and bytes of memory of its process."""

    seconds: float = 30.0
    memory: int = 1_500_000_000


USUAL = Bounds()


class Lost(NamedTuple):
    """An item that was given up: what ended its workers, and how in words ("by the signal SIGSEGV")."""

    cause: Cause
    how: str


class Crew:
    """Workers of this machine, at most `size`, started when they are needed and kept until `close`, or the end of a `with`.

    `modules` are imported by each at its start, so that it is ready sooner; `heard` is what they said and nobody has taken in.
    """

    def __init__(self, size: int, bounds: Bounds = USUAL, modules: Sequence[str] = ()) -> None:
        self.bounds = bounds
        self.workers: list[Worker] = []
        self.heard: SimpleQueue[Heard] = SimpleQueue()
        self.size, self.modules = size, tuple(modules)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Start the first worker now, so that it loads while the caller does other things."""
        if not self.workers:
            self.workers.append(Worker(self.modules, self.heard))

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.close()
        self.workers.clear()
        self.heard = SimpleQueue()

    def map(
        self, function: Callable[[Any], bytes] | bytes, items: Iterable[object], weigh: Callable[[Any], int] = lambda _: 0
    ) -> Iterator[bytes | Lost]:
        """What a function gives for each item, in their order. Items are taken as workers need them; `weigh` tells their bytes.

        The function, which may be pickled already, and the items must pickle. One call at a time. Raises WorkerError where
        workers cannot be started.
        """
        run = _Run(self, function if isinstance(function, bytes) else _pickled(function))
        try:
            yield from run.answers(items, weigh)
        finally:
            run.leave()


class _Run:
    """One call of `map`."""

    def __init__(self, crew: Crew, function: bytes) -> None:
        self._crew, self._function = crew, function
        self._workers = crew.workers
        self._again: deque[Item] = deque()
        self._alone: deque[Item] = deque()
        self._answered: dict[int, bytes | Lost] = {}
        self._bytes_held = 0
        self._taken = self._given = 0
        self._batch = 1
        self._stillborn = 0
        self._looked = 0.0

    def answers(self, items: Iterable[object], weigh: Callable[[Any], int]) -> Iterator[bytes | Lost]:
        """Hand out items until there are none, and give the answers in order."""
        self._items, self._weigh = iter(items), weigh
        for worker in self._workers:
            worker.take(self._function, self._crew.bounds.memory)
        while self._employ() or self._given < self._taken:
            self._hear(TICK)
            self._look()
            while self._given in self._answered:
                answer = self._answered.pop(self._given)
                self._given += 1
                self._bytes_held -= len(answer) if isinstance(answer, bytes) else 0
                yield answer
                self._hear(0)
                self._employ()

    def leave(self) -> None:
        """End the workers that are not done; the others may serve again."""
        for worker in [worker for worker in self._workers if worker.items or not worker.is_ready]:
            self._workers.remove(worker)
            worker.close()

    def _employ(self) -> bool:
        """Give every idle worker items, and start workers where there are too few; whether anybody has something to do."""
        while self._is_more():
            idle = next((worker for worker in self._workers if worker.is_ready and not worker.items), None)
            if idle is not None:
                idle.give(self._next_batch())
            elif len(self._workers) < self._crew.size and all(worker.is_ready for worker in self._workers):
                self._start()
            else:
                return True
        return any(worker.items for worker in self._workers)

    def _is_more(self) -> bool:
        """Whether there is an item that nobody has, and that may be worked on already."""
        if not self._again and not self._alone and (item := self._fresh()) is not None:
            self._again.append(item)
        return bool(self._again or self._alone)

    def _start(self) -> None:
        worker = Worker(self._crew.modules, self._crew.heard)
        worker.take(self._function, self._crew.bounds.memory)
        self._workers.append(worker)

    def _next_batch(self) -> list[Item]:
        """Items for one worker: one that ended another goes alone; the first few batches are small, so that all have some."""
        if self._alone:
            return [self._alone.popleft()]
        batch: list[Item] = []
        weight = 0
        while len(batch) < self._batch and weight < BATCH_BYTES:
            item = self._again.popleft() if self._again else self._fresh()
            if item is None:
                break
            batch.append(item)
            weight += self._weigh(item.what)
        self._batch = min(BATCH, self._batch + 1)
        return batch

    def _fresh(self) -> Item | None:
        """The next item that nobody had, if there is one and it does not lead too far ahead."""
        if self._taken - self._given >= AHEAD or self._bytes_held >= AHEAD_BYTES:
            return None
        for what in self._items:
            self._taken += 1
            return Item(self._taken - 1, what)
        return None

    def _hear(self, seconds: float) -> None:
        """Take in what workers said; wait so long for the first word."""
        try:
            self._take_in(*self._crew.heard.get(timeout=seconds))
            while True:
                self._take_in(*self._crew.heard.get_nowait())
        except Empty:
            return

    def _take_in(self, worker: Worker, frame: Frame | None, at: float) -> None:
        if worker not in self._workers:  # it was ended already
            return
        if frame is None:
            self._bury(worker)
        elif frame.kind == Kind.ANSWER:
            self._answer(worker.items.popleft(), frame.body)
            worker.begin(at)
        elif frame.kind == Kind.ALLOW:
            worker.grace += SECONDS.unpack(frame.body)[0]
        elif frame.kind == Kind.READY:
            worker.is_ready = True
            self._stillborn = 0
        else:
            raise WorkerError(f"A worker cannot do what it is asked to: {frame.body.decode('utf-8', 'replace')}")

    def _answer(self, item: Item, answer: bytes | Lost) -> None:
        self._answered[item.place] = answer
        self._bytes_held += len(answer) if isinstance(answer, bytes) else 0

    def _bury(self, worker: Worker) -> None:
        """A worker has ended: what it was at costs a try, the rest goes to others."""
        self._workers.remove(worker)
        how = worker.ended()
        complaint = worker.complaint()
        worker.close()
        if not worker.is_ready:
            self._stillborn += 1
            if self._stillborn >= STARTS:
                raise WorkerError(f"Workers cannot be started: they end {how} before they are ready. {complaint}".strip())
        if worker.items:
            item = worker.items.popleft()
            item = item._replace(tries=item.tries + 1)
            if item.tries >= TRIES[worker.cause]:
                self._answer(item, Lost(worker.cause, how))
            else:
                self._alone.append(item)
            self._again.extendleft(reversed(worker.items))

    def _look(self) -> None:
        """End workers that have been at an item for too long, have become too large, or do not start."""
        now = monotonic()
        if now - self._looked < TICK / 2:
            return
        self._looked = now
        for worker in self._workers:
            if not worker.is_ready:
                if now - worker.since > START_SECONDS:
                    worker.kill("timeout")
            elif worker.items:
                if now - worker.since > self._crew.bounds.seconds + worker.grace:
                    worker.kill("timeout")
                elif worker.memory() > self._crew.bounds.memory:
                    worker.kill("memory")


def _pickled(function: object) -> bytes:
    try:
        return pickle.dumps(function, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise WorkerError(f"Workers cannot be given what is no function of a module: {error}") from error
