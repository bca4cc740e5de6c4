"""How much of a pack may still be unpacked, counted while it is."""

import io
from collections.abc import Callable
from typing import BinaryIO

from comity.model.errors import SourceError
from comity.model.page import Source
from comity.model.text import Metadata
from comity.read.fields import FIELDS, Fields
from comity.read.limits import FLOOR, MEGA, RATIO, Limits
from comity.read.place import printable

CHUNK = 1 << 18
"""Bytes that are unpacked between two looks at what is left."""


class SpentError(Exception):
    """A pack unpacks to more than its limits allow; nothing more of it is read."""


class Budget:
    """What is left of the limits for one file and everything inside it."""

    def __init__(self, limits: Limits, size: int, fields: Fields = FIELDS) -> None:
        """`size` is that of the file in bytes: it may unpack to `RATIO` times that, or `FLOOR` if that is more."""
        self.limits = limits
        self.fields = fields
        self._allowed = min(limits.pack_bytes, max(FLOOR, RATIO * size))
        self._bytes = self._allowed
        self._members = limits.members

    def take(self, count: int) -> None:
        """Note bytes that were unpacked. Raises SpentError past the limit."""
        self._bytes -= count
        if self._bytes < 0:
            msg = f"it unpacks to more than {self._allowed // MEGA} MB (`pack_mb`, or {RATIO} times its size)"
            raise SpentError(msg)

    def member(self) -> None:
        """Note a member. Raises SpentError past the limit."""
        self._members -= 1
        if self._members < 0:
            msg = f"it has more than {self.limits.members} members (`members`)"
            raise SpentError(msg)

    def bytes_of(self, stream: BinaryIO, address: str, *, is_counted: bool = False) -> bytes:
        """All bytes of a member, counted here unless the stream counts itself.

        Raises SourceError where it is larger than a document may be, SpentError where the pack is.
        """
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(CHUNK):
            size += len(piece)
            if not is_counted:
                self.take(len(piece))
            if size > self.limits.file_bytes:
                raise too_large(address, self.limits)
            pieces.append(piece)
        return b"".join(pieces)


class Counted(io.RawIOBase):
    """A stream whose every byte is taken from a budget."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        """Read from a stream, which stays its owner's to close."""
        super().__init__()
        # Piece by piece, so that what comes before a cut is had before the cut is found.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._budget = budget
        self._fence: int | None = None
        self._place = 0

    def seekable(self) -> bool:
        """To where it stands already, which is all that some readers want."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stay where it stands. Raises io.UnsupportedOperation for any other place."""
        if offset != (self._place if whence == io.SEEK_SET else 0) or whence == io.SEEK_END:
            raise io.UnsupportedOperation("a squeezed file is read from its beginning to its end")
        return self._place

    def fence(self, count: int | None) -> None:
        """Let at most so many bytes be read from here on; None lifts the fence."""
        self._fence = count

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes. Raises SpentError past the budget or the fence."""
        piece = self._read(min(len(buffer), CHUNK))
        self._budget.take(len(piece))
        if self._fence is not None:
            self._fence -= len(piece)
            if self._fence < 0:
                msg = "the names of its members alone take too many bytes"
                raise SpentError(msg)
        self._place += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


def counted_stream(stream: BinaryIO, budget: Budget) -> tuple[io.BufferedReader, Counted]:
    """A stream with what counts it, which is there already where it comes out of a squeezed file."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Counted):
        return stream, stream.raw
    counted = Counted(stream, budget)
    return io.BufferedReader(counted, 1 << 16), counted


def too_large(address: str, limits: Limits) -> SourceError:
    """The error of a member above the limit of a document."""
    text = f"{address}: above the limit of {limits.file_mb:g} MB; split it into articles, or raise `file_mb` under [limits]"
    return SourceError("read.too-large", text)


def member(pack: Source, name: str, raw: bytes, declared: Metadata | None = None, media: str | None = None) -> Source:
    """A member of a pack as a source of its own, with what the manifest states of the pack that is true of each member."""
    stated = Metadata(
        publisher=pack.stated.publisher,
        published=pack.stated.published,
        grade=pack.stated.grade,
        author=pack.stated.author,
        lang=pack.stated.lang,
        section=pack.stated.section,
    )
    return Source(path=pack.path, address=inner(pack, name), stated=stated, raw=raw, declared=declared or Metadata(), media=media)


def inner(pack: Source, name: str | int) -> str:
    """The address of a member: that of the pack, `#`, and the name of the member, on one line and of bounded length."""
    return f"{pack.address}#{printable(str(name)[:1000])}"
