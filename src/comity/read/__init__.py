"""From files to words: what an article says, letter for letter, and what is known about where it comes from."""

import unicodedata
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import structs

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.ids import document_id, text_id
from comity.model.page import Source
from comity.model.text import Document, Text
from comity.read.content import Content
from comity.read.formats import format_of
from comity.read.html import html
from comity.read.markdown import markdown
from comity.read.metadata import gaps, settle
from comity.read.plain import plain
from comity.read.whole import whole

MAX_BYTES = 200_000_000
"""No article comes near this; a file above it is a dump to be split, and would cost the memory of the machine."""

READERS = {"plain": plain, "markdown": markdown, "html": html}


def read(source: Source) -> tuple[Document, Text, tuple[Finding, ...]]:
    """Read one source: its document, its words, and what is doubtful about either.

    The words are fixed here: every offset counts code points of `Text.words`. `Document.notices` are left to others. Raises
    SourceError when there are no words to be had; its code and sentence make the finding.
    """
    raw = _bytes(source) if source.raw is None else source.raw
    content = READERS[format_of(source.path, raw)](raw, source.address)
    _refuse_wordless(content, source.address)
    text = Text(text_id(content.words), content.words)
    metadata = whole(settle(source.stated, content.declared, content.words))
    document = Document(id=document_id(text.id, source.address), text=text.id, address=source.address, metadata=metadata)
    findings = gaps(metadata, source.address)
    if content.doubt is not None:
        findings = (Finding(code="read.encoding", subject=source.address, text=content.doubt), *findings)
    return document, text, tuple(structs.replace(finding, document=document.id) for finding in findings)


def _refuse_wordless(content: Content, address: str) -> None:
    if not any(unicodedata.category(letter)[0] in "LNSP" for letter in content.words):  # marks without a letter are no words
        raise SourceError("read.empty", f"{address}: there are no words in it; check that it was saved whole, or leave it out")
    try:
        content.words.encode("utf-8")
    except UnicodeEncodeError as error:
        msg = f"{address}: half of a character (a lone surrogate) at code point {error.start}; save the file again as UTF-8"
        raise SourceError("read.encoding", msg) from error


def _bytes(source: Source) -> bytes:
    try:
        status = source.path.stat()
        if not S_ISREG(status.st_mode):
            kind = "a folder" if S_ISDIR(status.st_mode) else "a device or pipe"
            raise SourceError("read.unreadable", f"{source.address}: this is {kind}, not a file; name the file to read")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size // 1_000_000} MB"
            raise SourceError("read.too-large", f"{source.address}: {size} is above the limit of 200 MB; split it into articles")
        return source.path.read_bytes()
    except OSError as error:
        raise SourceError("read.unreadable", _unreadable(source, source.path, error)) from error


def _unreadable(source: Source, path: Path, error: OSError) -> str:
    reason = (
        "a link to a file that is gone" if path.is_symlink() and not path.exists() else (error.strerror or "it cannot be opened")
    )
    return f"{source.address}: cannot be read ({reason}); check that it is there and that you may open it"
