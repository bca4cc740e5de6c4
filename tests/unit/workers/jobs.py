"""What the workers of these tests are asked to do; they import it by name."""

import ctypes
import os
import signal
import time
from pathlib import Path

from comity.workers import allow


def work(item: object) -> bytes:  # noqa: C901  (a deed each)
    """Answer an item, or do what it says: a pair of a deed and what it is about."""
    if not isinstance(item, tuple):
        return f"{item} was read".encode()
    deed, about = item
    if deed == "die":
        os.kill(os.getpid(), about)
    if deed == "fault":
        ctypes.string_at(0)  # a real segmentation fault
    if deed == "exit":
        os._exit(about)
    if deed == "hang":
        time.sleep(3600)
    if deed == "spin":  # holds the interpreter's lock, so that no thread of the process can do anything
        sum(1 for _ in iter(int, 1))
    if deed == "eat":
        kept = []
        while True:
            kept.append(bytearray(about))
            time.sleep(0.001)
    if deed == "slow":
        allow(about)
        time.sleep(about)
    if deed == "die once":
        mark = Path(about)
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return b"read the second time"
        os.kill(os.getpid(), signal.SIGKILL)
    if deed == "pid":
        time.sleep(about)
        return str(os.getpid()).encode()
    return b"read"


class Unusable:
    """A function that no other process can load."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (int, ("no number",))

    def __call__(self, item: object) -> bytes:
        return b""
