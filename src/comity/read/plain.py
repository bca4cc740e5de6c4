"""Plain text: the words are the file."""

from comity.read.content import Content
from comity.read.encoding import decode


def plain(raw: bytes, name: str, charset: str | None = None) -> Content:
    """The words of a text file exactly as decoded; only line ends are made single line feeds.

    Lines that a margin broke stay as they are, for every offset counts the words as stored; where sentences end is told by the
    language, which joins such lines. `charset` is the encoding that its wrapping tells, as a letter's head does.
    """
    decoded = decode(raw, name, charset)
    return Content(decoded.words, doubt=decoded.doubt)
