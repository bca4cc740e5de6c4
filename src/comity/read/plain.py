"""Plain text: the words are the file."""

from comity.read.content import Content
from comity.read.encoding import decode


def plain(raw: bytes, name: str) -> Content:
    """The words of a text file exactly as decoded; only line ends are made single line feeds."""
    decoded = decode(raw, name)
    return Content(decoded.words, doubt=decoded.doubt)
