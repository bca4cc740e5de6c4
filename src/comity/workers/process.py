"""A worker as its crew sees it: a process with two pipes, and a thread that hears what it says."""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from signal import Signals
from tempfile import TemporaryFile
from threading import Thread
from time import monotonic
from typing import IO, Literal, NamedTuple, TypeAlias, cast

from comity.workers.child import MEMORY
from comity.workers.frames import Frame, Kind, read, write

PROGRAM = "import sys; sys.path[:] = {path!r}; from comity.workers.child import main; main({parent}, {modules!r})"

Cause: TypeAlias = Literal["crashed", "timeout", "memory"]


class Item(NamedTuple):
    """Something to work on: its place among all, and how many workers it has cost."""

    place: int
    what: object
    tries: int = 0


class Heard(NamedTuple):
    """What a worker said and when; no frame is the last there is to hear."""

    worker: "Worker"
    frame: Frame | None
    at: float


class Worker:
    """A process. `items` are those it has not answered; `since` is when it began the first, and `grace` what that asked for."""

    def __init__(self, modules: Sequence[str], heard: "SimpleQueue[Heard]") -> None:
        program = PROGRAM.format(path=sys.path, parent=os.getpid(), modules=tuple(modules))
        self._errors: IO[bytes] = TemporaryFile()  # noqa: SIM115  (closed with the worker)
        self._process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-c", program, "comity-worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)
        self.items: deque[Item] = deque()
        self.is_ready = False
        self.since = monotonic()
        self.grace = 0.0
        self.cause: Cause = "crashed"
        self._listener = Thread(target=self._listen, args=(heard,), daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def take(self, function: bytes, memory: int) -> None:
        """Send the function that items are for; the worker says when it is ready."""
        self.is_ready = False
        self.since = monotonic()
        self._send(Kind.FUNCTION, MEMORY.pack(memory) + function)

    def give(self, items: Sequence[Item]) -> None:
        """Send items to a worker that is ready and has none."""
        self.items.extend(items)
        self.begin(monotonic())
        self._send(Kind.ITEMS, pickle.dumps([item.what for item in items], pickle.HIGHEST_PROTOCOL))

    def begin(self, at: float) -> None:
        """Count the time of the next item from now."""
        self.since, self.grace = at, 0.0

    def memory(self) -> int:
        """Bytes of memory that the process holds; 0 where the system does not tell."""
        if sys.platform != "linux":
            return 0
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError, IndexError):
            return 0

    def kill(self, cause: Cause) -> None:
        """End the process, for a reason; what it said before is still heard."""
        self.cause = cause
        self._process.kill()

    def ended(self) -> str:
        """How the process ended, once nothing more is heard: "by the signal SIGSEGV"."""
        code = self._process.wait()
        return f"by the signal {_signal(-code)}" if code < 0 else f"with the status {code}"

    def complaint(self) -> str:
        """The last line that the process wrote before it was ready, such as why a module cannot be imported."""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._requests, self._replies, self._errors):
            with suppress(OSError):  # what was not sent any more
                pipe.close()

    def _send(self, kind: Kind, body: bytes) -> None:
        try:
            write(self._requests, kind, body)
        except OSError:
            self._process.kill()  # it has gone, or is going: that nothing more is heard tells

    def _listen(self, heard: "SimpleQueue[Heard]") -> None:
        while (frame := read(self._replies)) is not None:
            heard.put(Heard(self, frame, monotonic()))
        heard.put(Heard(self, None, monotonic()))


def _signal(number: int) -> str:
    try:
        return Signals(number).name
    except ValueError:  # one of real time
        return str(number)
