"""Names of members, and what is said of those that cannot be read."""

import lzma
import zlib
from collections import Counter
from zipfile import BadZipFile

from comity.model.errors import SourceError
from comity.model.finding import Finding

BROKEN = (OSError, EOFError, ValueError, RuntimeError, OverflowError, MemoryError, BadZipFile, zlib.error, lzma.LZMAError)
"""What the unpackers of the standard library raise on damaged input; NotImplementedError is a RuntimeError."""


class Names:
    """Gives each member a name of its own, for an archive may hold two files of one name."""

    def __init__(self) -> None:
        """Begin without names."""
        self._held: Counter[str] = Counter()

    def own(self, name: str) -> str:
        """The name, with its number after `~` from the second time on. It is only a name: nothing is ever written under it."""
        self._held[name] += 1
        stem, dot, ending = name.rpartition(".")
        return name if self._held[name] == 1 else f"{stem or ending}~{self._held[name]}{dot}{ending if dot else ''}"


def link(address: str) -> Finding:
    """A link inside of an archive."""
    text = f"{address}: a link inside an archive is not followed; what it points to is read if it is in the archive too."
    return Finding(code="read.linked-member", subject=address, text=text)


def locked(address: str) -> Finding:
    """A member under a password."""
    text = f"{address}: it is locked with a password; unlock it and add it again."
    return Finding(code="read.locked", subject=address, text=text)


def refused(address: str, error: SourceError) -> Finding:
    """A refusal as a finding."""
    return Finding(code=error.code, subject=address, text=str(error))


def damaged(address: str, what: object) -> Finding:
    """A pack or member that breaks off or is garbled."""
    text = f"{address}: damaged or cut short ({what}); get it again from its source."
    return Finding(code="read.damaged", subject=address, text=text)
