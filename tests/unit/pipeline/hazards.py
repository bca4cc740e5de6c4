"""An engine on which some texts are fatal: what a fault in native code, an endless search or a bomb does to its process."""

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.syntax import Parse
from comity.read.unpack import unpacked


class Hazardous:
    name = "hazardous"
    digest = "0"

    def analyse(self, text: str) -> tuple[Parse, ...]:
        if "Segfaultia" in text:
            ctypes.string_at(0)
        if "Hangistan" in text:
            time.sleep(3600)
        if "Memoria" in text:
            kept = []
            while True:
                kept.append(bytearray(5_000_000))
                time.sleep(0.001)
        return ()


def engine() -> Hazardous:
    return Hazardous()


def fatal_unpacking(source: Source) -> Iterator[Source | Finding]:
    """Unpacks until a member that its reader does not survive."""
    for item in unpacked(source):
        if isinstance(item, Source) and item.address.endswith("#bomb.txt"):
            ctypes.string_at(0)
        yield item


def unpacking_killed_once(source: Source) -> Iterator[Source | Finding]:
    """Unpacks, and is killed at some member by somebody else, the first time."""
    for place, item in enumerate(unpacked(source)):
        if place == 150:
            mark = Path(f"{source.path}.mark")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        yield item


def faulty_unpacking(source: Source) -> Iterator[Source | Finding]:
    """Unpacks one member and slips."""
    yield next(unpacked(source))
    raise RuntimeError("the archive slipped")
