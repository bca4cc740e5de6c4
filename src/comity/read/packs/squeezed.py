"""Files that were made smaller as a whole: gzip, bzip2 and xz."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, cast

from comity.read.packs.budget import Budget, Counted


def expanded(stream: BinaryIO, budget: Budget) -> io.BufferedReader:
    """The content of a squeezed file as a stream that is counted while it is read.

    Reading raises EOFError, OSError or lzma.LZMAError where the file breaks off or is garbled.
    """
    mark = stream.read(3)
    stream.seek(0)
    opened = OPENERS.get(mark, _gzip)(stream)
    return io.BufferedReader(Counted(opened, budget), 1 << 16)


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


OPENERS: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"BZh": lambda stream: cast("BinaryIO", bz2.BZ2File(stream)),
    b"\xfd7z": lambda stream: cast("BinaryIO", lzma.LZMAFile(stream)),  # noqa: SIM115
}
"""What opens a squeezed file by its first bytes; it leaves the stream that it reads from to its owner."""
