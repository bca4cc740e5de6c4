"""Texts, spans of them, and the documents that carry them."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.ids import DocumentId, TextId
from comity.model.period import Period

Grade: TypeAlias = Literal["stated", "confirmed", "agreed", "declared", "inferred", "disputed", "unknown"]
"""How a date of publication is known, from the best to the worst: the user's manifest states it; the address and the page give
the same day; the page declares the day that its markup or words imply; it is only declared; it is only implied; what declares
and what implies it differ."""

DateSource: TypeAlias = Literal["declared", "address", "markup", "dateline", "pack", "file", "fetched"]
"""What gives a day: the page's own statement, its address, its markup, its words, the archive it lay in, properties of a file;
and the day on which it was fetched, which is only the last that is possible."""

NoticeKind: TypeAlias = Literal["republication", "translation", "dateline", "credit", "update"]


class Span(Struct, frozen=True, gc=False, order=True):
    """A half-open run of code points of a text's words: `words[start:end]` is the quote."""

    text: TextId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span: evidence is never nothing."""
        if not 0 <= self.start < self.end:
            msg = f"a span must hold at least one code point, not {self.start}:{self.end}"
            raise ValueError(msg)


class Text(Struct, frozen=True, gc=False):
    """The words of a document, fixed when read. They are never rewritten: evidence is offsets into them."""

    id: TextId
    words: str

    def quote(self, span: Span) -> str:
        """The words of a span of this text."""
        if span.text != self.id:
            msg = f"span of {span.text} asked of {self.id}"
            raise ValueError(msg)
        return self.words[span.start : span.end]


class Notice(Struct, frozen=True, gc=False, kw_only=True):
    """Words in which a document tells of its own making: "first published by X", "(Agency N)", "Translated by Y".

    `name` is whom it names, as worded; `start` and `end` delimit the notice in the text; `is_altered` when the notice says
    that the text may have been changed.
    """

    kind: NoticeKind
    name: str
    start: int
    end: int
    is_altered: bool = False


class Dating(Struct, frozen=True, gc=False):
    """A day that something gives as that of publication; the grade of a date rests on how these agree."""

    source: DateSource
    period: Period


class Metadata(Struct, frozen=True, gc=False, kw_only=True):
    """What is known about a document besides its words. It can be corrected and enters no id; unknown is None.

    `dates` is the evidence for `published` and its grade. `section` is the part of the outlet that the document stood in, by its
    own name; `updated` the day on which it says it was last changed.
    """

    url: str | None = None
    publisher: str | None = None
    published: Period | None = None
    grade: Grade = "unknown"
    author: str | None = None
    title: str | None = None
    lang: str | None = None
    dates: tuple[Dating, ...] = ()
    section: str | None = None
    updated: Period | None = None


class Document(Struct, frozen=True, gc=False, kw_only=True):
    """A text at an address.

    `address` is the place of the file under the folder it was added from (such as `pile/a.txt`), with forward slashes.
    """

    id: DocumentId
    text: TextId
    address: str
    metadata: Metadata
    notices: tuple[Notice, ...] = ()

    @property
    def name(self) -> str:
        """A short name for people: the publisher if known, else the address."""
        return self.metadata.publisher or self.address
