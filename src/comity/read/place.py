"""Where a file lies, and what it is called in the pile."""

import os
import unicodedata
from pathlib import Path


def absolute(path: Path) -> Path:
    """The absolute path of a file under its real folder; the file itself may be a link and keeps its name."""
    named = Path(os.path.abspath(path))  # noqa: PTH100  (resolve() would follow the file's own link)
    return named.parent.resolve() / named.name


def tail(path: Path, depth: int) -> str:
    """The last parts of an absolute path with forward slashes, in NFC, so that one file has one address on every system."""
    return printable("/".join(path.parts[1:][-depth:]))


def printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
