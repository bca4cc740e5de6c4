"""Whether the records of a crawl lie end to end: what lies between or behind them is a record that broke."""

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

GZIP = b"\x1f\x8b\x08"
"""How a squeezed record begins."""
PLAIN = b"\r\n\r\nWARC/"
"""What stands where one record ends and the next begins."""
PIECE = 1 << 16


def size_of(record: "WarcRecord") -> int:
    """Bytes of a record with its head and the two empty lines behind it, as programs write them."""
    fields = record.headers.to_tuples()
    return len("WARC/1.0\r\n\r\n\r\n\r\n") + sum(len(name) + len(value) + 4 for name, value in fields) + record.content_length


def gap(stream: BinaryIO, offset: int, size: int, following: int | None, *, is_doubtful: bool = False) -> tuple[int, str] | None:
    """Where and what lies between a record and the next (None: the end of the file), unless that is nothing.

    The length of a squeezed record stands behind it, so that nothing is unpacked twice unless that length is odd or it
    `is_doubtful` whether the two are neighbours.
    """
    if at(stream, offset, 3) == GZIP:
        if following is not None and not is_doubtful and at(stream, following - 4, 4) == struct.pack("<L", size & 0xFFFFFFFF):
            return None
        end = _end(stream, offset)
    else:
        end = offset + size
        if following is None and at(stream, end - 4, 4) != b"\r\n\r\n":
            end = None
    if end is None:
        return offset, "the file ends inside a record"
    between = at(stream, end, PIECE if following is None else min(following - end, PIECE))
    if not between.strip(b"\r\n\0 "):
        return None
    return end, "the file ends inside a record" if following is None else "a stretch that is no record"


def at(stream: BinaryIO, place: int, count: int) -> bytes:
    """Bytes of a file at a place, without moving where it is read."""
    if count <= 0 or place < 0:
        return b""
    if isinstance(stream, io.BytesIO):
        with stream.getbuffer() as held:
            return bytes(held[place : place + count])
    return os.pread(stream.fileno(), count, place)


def _end(stream: BinaryIO, offset: int) -> int | None:
    """Where a squeezed record ends; None where the file ends before it."""
    machine = zlib.decompressobj(31)
    place = offset
    try:
        while not machine.eof and (piece := at(stream, place, PIECE)):
            place += len(piece)
            while piece and not machine.eof:
                machine.decompress(piece, PIECE)
                piece = machine.unconsumed_tail
    except zlib.error:
        return None
    return place - len(machine.unused_data) if machine.eof else None


def next_record(stream: BinaryIO, start: int) -> int | None:
    """Where the next record begins from an offset on; None where none does."""
    mark = GZIP if at(stream, 0, 3) == GZIP else PLAIN
    while piece := at(stream, start, 1 << 20):
        found = piece.find(mark)
        while found >= 0:
            if mark == PLAIN:
                return start + found + 4
            if _begins(piece[found : found + 4096]):
                return start + found
            found = piece.find(mark, found + 1)
        if len(piece) < 1 << 20:
            return None
        start += len(piece) - 4096
    return None


def _begins(squeezed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(squeezed, 5) == b"WARC/"
    except zlib.error:
        return False
