"""How a crew and its processes talk: frames of a kind, a length and so many bytes, over two pipes."""

import struct
from enum import IntEnum
from typing import IO, NamedTuple

HEAD = struct.Struct(">BQ")


class Kind(IntEnum):
    """What a frame is. The crew sends FUNCTION and ITEMS; the process sends the others."""

    FUNCTION = 1
    """A pickled function, and how many bytes of memory it may take."""
    ITEMS = 2
    """A pickled list of items."""
    READY = 3
    """The function is loaded."""
    UNUSABLE = 4
    """The function cannot be loaded: a sentence in UTF-8."""
    ANSWER = 5
    """What the function gives for the next of the items."""
    ALLOW = 6
    """The item at hand may take so many seconds more."""


class Frame(NamedTuple):
    """One message."""

    kind: Kind
    body: bytes


def write(pipe: IO[bytes], kind: Kind, body: bytes = b"") -> None:
    """Send a frame. Raises OSError where nobody reads any more."""
    pipe.write(HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def read(pipe: IO[bytes]) -> Frame | None:
    """The next frame; None where the other side has gone, if in the middle of a frame."""
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    kind, size = HEAD.unpack(head)
    body = pipe.read(size)
    return None if len(body) < size else Frame(Kind(kind), body)
