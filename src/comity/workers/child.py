"""The process of a worker: it loads a function, and answers items one after another until its crew has gone."""

import ctypes
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from comity.workers.frames import Kind, read, write

SECONDS = struct.Struct(">d")
MEMORY = struct.Struct(">Q")

if sys.platform != "win32":
    import resource

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of linux/prctl.h
_ask: list[Callable[[float], None]] = []


def allow(seconds: float) -> None:
    """Say that the item at hand may take so many seconds more, now that its size is known; nothing where no crew waits for it."""
    for ask in _ask:
        ask(seconds)


def main(parent: int, modules: Sequence[str]) -> None:
    """Serve the crew in process `parent`; `modules` are imported while it makes up its mind."""
    requests, replies = _pipes()
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the crew decides when a build that is interrupted ends
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what crashes on a pile of bombs would fill the disk
    _ask.append(lambda seconds: write(replies, Kind.ALLOW, SECONDS.pack(seconds)))
    for name in modules:
        import_module(name)
    function: Callable[[Any], bytes] | None = None
    while (frame := read(requests)) is not None:
        if frame.kind == Kind.FUNCTION:
            function = _loaded(frame.body[MEMORY.size :], replies)
            _bound(*MEMORY.unpack_from(frame.body))
        elif function is not None:
            for item in pickle.loads(frame.body):  # noqa: S301  (the crew's own words)
                write(replies, Kind.ANSWER, function(item))


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes from and to the crew. What anything prints afterwards goes nowhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, replies


def _die_with(parent: int) -> None:
    """End with the crew, if it is killed while a document hangs; where the system has no such thing, after that document.

    The system counts by threads: a worker ends with the thread that started it, and is replaced if others still use its crew.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()


def _loaded(pickled: bytes, replies: IO[bytes]) -> Callable[[Any], bytes] | None:
    try:
        function: Callable[[Any], bytes] = pickle.loads(pickled)  # noqa: S301  (the crew's own words)
    except Exception as error:
        write(replies, Kind.UNUSABLE, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        return None
    write(replies, Kind.READY)
    os.dup2(1, 2)  # until here the crew reads what went wrong; what libraries say of a document is nobody's
    return function


def _bound(memory: int) -> None:
    """Let no more than twice the memory be taken from now on, which stops what grows faster than the crew looks."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = pages * resource.getpagesize() + 2 * memory
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
