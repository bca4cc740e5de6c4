"""A bad file: what is in it, and what ought to be said of it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

TEA = "The tea of the valley was praised by all who came to the fair, the owner of the garden said."
"""Words in which nobody asserts anything, so that what survives of a bad file is no news."""

Write: TypeAlias = Callable[[Path], object]


class Bad(NamedTuple):
    """A file by its name, what makes it, and what is expected.

    `codes` are the codes of all findings about it and what is in it, beside those about unknown dates and publishers. `words` must
    be read out of it; where it is empty nothing may be. Where `codes` is None, damage at that place may leave words or not, and
    either is right, but a document or a finding there must be.
    """

    name: str
    content: bytes | Write
    codes: frozenset[str] | None
    words: str = ""

    def put(self, folder: Path) -> None:
        """Make the file."""
        path = folder / self.name
        if isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            self.content(path)


def refused(name: str, content: bytes | Write, *codes: str) -> Bad:
    """Nothing of it is read."""
    return Bad(name, content, frozenset(codes))


def fine(name: str, content: bytes | Write, words: str = TEA, *codes: str) -> Bad:
    """Words of it are read, with findings or without."""
    return Bad(name, content, frozenset(codes), words)


def either(name: str, content: bytes) -> Bad:
    """Told or read."""
    return Bad(name, content, None)


def cut(raw: bytes, count: int, first: int = 8) -> list[bytes]:
    """The beginnings of a file, of so many lengths, evenly from `first` bytes to one that lacks little."""
    return [raw[: first + (len(raw) - 2 - first) * step // (count - 1)] for step in range(count)]


def garbled(raw: bytes, places: range) -> list[bytes]:
    """The file with one byte turned over, at each of the places."""
    return [raw[:place] + bytes((raw[place] ^ 0xFF,)) + raw[place + 1 :] for place in places]


def sparse(size: int, head: bytes = b"") -> Write:
    """A file of a size that takes no room on the disk."""

    def write(path: Path) -> None:
        with path.open("wb") as stream:
            stream.write(head)
            stream.truncate(size)

    return write
