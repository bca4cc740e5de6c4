"""What a source is, by its content; and words for one that holds no document."""

from typing import BinaryIO

from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.formats import HEAD, Kind, format_of, named
from comity.read.packs.names import BROKEN
from comity.read.signatures import zipped


def kind_of(source: Source, stream: BinaryIO) -> Kind:
    """What a source is; an archive that is one document of an office program counts as that. The stream is left at its start."""
    stream.seek(0)
    kind = format_of(source.address, stream.read(HEAD), source.media)
    stream.seek(0)
    if kind == "zip" and (held := _office(stream)) is not None:
        return "docx" if held == "docx" else "foreign"
    return kind


def what_is(stream: BinaryIO) -> str:
    """Words for what a foreign file is."""
    stream.seek(0)
    head = stream.read(HEAD)
    if head.startswith(b"PK"):
        return _office(stream) or "an archive"
    return named(head)


def unknown(address: str, what: str | None) -> Finding:
    """A finding about a file that holds no document, or is text of which nothing tells that it is one."""
    text = (
        f"{address}: this is {what}, not a document; leave it out, or save its text as .txt, .docx or .pdf and add that."
        if what
        else f"{address}: left out, for its name is not that of a text; name the file itself to read it."
    )
    return Finding(code="read.unknown-format", subject=address, text=text)


def _office(stream: BinaryIO) -> str | None:
    try:
        return zipped(stream)
    except (*BROKEN, NotImplementedError):
        return None  # unpacking it will say what is wrong
    finally:
        stream.seek(0)
