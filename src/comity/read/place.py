"""Where a file lies, and what it is called in the pile."""

import os
import re
import unicodedata
from pathlib import Path

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def absolute(path: Path) -> Path:
    """The absolute path of a file under its real folder; the file itself may be a link and keeps its name."""
    named = Path(os.path.abspath(path))  # noqa: PTH100  (resolve() would follow the file's own link)
    return Path(os.path.realpath(named.parent)) / named.name  # unlike resolve(), it takes loops of links and names too long


def tail(path: Path, depth: int) -> str:
    """The last parts of an absolute path with forward slashes, in NFC, so that one file has one address on every system."""
    return printable("/".join(path.parts[1:][-depth:]))


def printable(name: str) -> str:
    """A file name as text on one line: bytes that are no UTF-8 and control characters become U+FFFD."""
    return _CONTROLS.sub("\ufffd", unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace")))
