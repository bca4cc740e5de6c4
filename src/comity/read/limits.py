"""How much of a source is read: what bounds the time and the memory that a hostile or broken one costs."""

from msgspec import Struct

MEGA = 1_000_000
RATIO = 200
"""How many times its own size a pack may unpack to; articles shrink five to twenty times, bombs a thousand times and more."""
FLOOR = 64 * MEGA
"""Bytes that a pack may unpack to however small it is."""


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of reading, as `[limits]` of comity.toml sets them; sizes are in millions of bytes.

    `file_mb` bounds a single document as it is stored, `text_mb` a document that is text: a page, plain text, and the words that
    come out of anything. `pack_mb` bounds what all members of one archive, mailbox, crawl or feed come to when unpacked,
    `members` how many there are, `depth` how many packs may lie inside one another, and `pages` the pages of a PDF.

    Where workers read, `seconds` bound the time until the words of a document are read (their analysis adds more by their
    number), and `memory_mb` the memory of the process that reads it.
    """

    file_mb: float = 200.0
    text_mb: float = 10.0
    pack_mb: float = 50_000.0
    members: int = 10_000_000
    depth: int = 3
    pages: int = 3_000
    seconds: float = 30.0
    memory_mb: float = 1_500.0

    def __post_init__(self) -> None:
        """Refuse limits under which nothing could be read."""
        for name in self.__struct_fields__:
            if not getattr(self, name) > 0:
                msg = f"`{name}` must be above 0"
                raise ValueError(msg)

    @property
    def file_bytes(self) -> int:
        """The most bytes of one document."""
        return int(self.file_mb * MEGA)

    @property
    def text_bytes(self) -> int:
        """The most bytes of a document that is text, and the most code points of its words."""
        return int(self.text_mb * MEGA)

    @property
    def pack_bytes(self) -> int:
        """The most bytes of all documents in one pack."""
        return int(self.pack_mb * MEGA)


LIMITS = Limits()
"""The limits where nothing else is configured."""
