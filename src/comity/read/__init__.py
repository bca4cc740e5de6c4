"""From files to words: what an article says, letter for letter, and what is known about where it comes from."""

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import structs

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.ids import document_id, text_id
from comity.model.page import Source
from comity.model.text import Document, Text
from comity.read.content import Content
from comity.read.formats import PACKS, Kind
from comity.read.html import html
from comity.read.limits import LIMITS, MEGA, Limits
from comity.read.mail import mail
from comity.read.markdown import markdown
from comity.read.metadata import gaps, known, settle
from comity.read.office import docx
from comity.read.pdf import pdf
from comity.read.plain import plain
from comity.read.sniff import kind_of, what_is
from comity.read.whole import whole

READERS: dict[Kind, Callable[[bytes, Source, Limits], Content]] = {
    "plain": lambda raw, source, _: plain(raw, source.address, _charset(source)),
    "markdown": lambda raw, source, _: markdown(raw, source.address, _charset(source)),
    "html": lambda raw, source, _: html(raw, source.address, _charset(source)),
    "pdf": lambda raw, source, limits: pdf(raw, source.address, limits),
    "docx": lambda raw, source, _: docx(raw, source.address),
    "mail": lambda raw, source, _: mail(raw, source.address),
}
TEXTUAL: frozenset[Kind] = frozenset({"plain", "markdown", "html"})
"""Formats whose bytes are their words."""

_CHARSET = re.compile(r";\s*charset=[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read(source: Source, limits: Limits = LIMITS) -> tuple[Document, Text, tuple[Finding, ...]]:
    """Read one source that holds one document: the document, its words, and what is doubtful about either.

    The words are fixed here: every offset counts code points of `Text.words`. `Document.notices` are left to others. Raises
    SourceError when there are no words to be had; its code and sentence make the finding. What holds several documents is
    for `comity.read.unpack`.
    """
    raw = _bytes(source, limits)
    kind = _kind(source, raw)
    if kind in TEXTUAL and len(raw) > limits.text_bytes:
        raise SourceError("read.too-large", _too_large(source, len(raw), "text_mb", limits.text_mb))
    content = READERS[kind](raw, source, limits)
    _refuse_wordless(content, source.address, limits)
    text = Text(text_id(content.words), content.words)
    metadata = whole(settle(source.stated, known(source.declared, content.declared), content.words))
    document = Document(id=document_id(text.id, source.address), text=text.id, address=source.address, metadata=metadata)
    findings = (*_doubts(content, source.address), *gaps(metadata, source.address))
    return document, text, tuple(structs.replace(finding, document=document.id) for finding in findings)


def _kind(source: Source, raw: bytes) -> Kind:
    """The format of a source. Raises SourceError for what holds no document, or several."""
    stream = BytesIO(raw)
    kind = kind_of(source, stream)
    if kind == "foreign":
        text = f"{source.address}: this is {what_is(stream)}, not text; save its text as .txt, .docx or .pdf and add that"
        raise SourceError("read.binary", text)
    if kind in PACKS:
        text = f"{source.address}: it holds several documents; add it with `comity add`, which reads each of them"
        raise SourceError("read.pack", text)
    return kind


def _charset(source: Source) -> str | None:
    """The encoding that the media type tells."""
    match = _CHARSET.search(source.media or "")
    return match[1] if match else None


def _doubts(content: Content, address: str) -> tuple[Finding, ...]:
    found = list(content.notes)
    if content.doubt is not None:
        found.append(Finding(code="read.encoding", subject=address, text=content.doubt))
    turned = _BIDI.search(content.words)
    if turned is not None:
        told = f"marks that turn the direction of the text, the first at code point {turned.start()}"
        text = f"{address}: {told}; it may look other than it reads, so look at the words before you quote them."
        found.append(Finding(code="read.bidi", subject=address, text=text, start=turned.start(), end=turned.end()))
    return tuple(found)


def _refuse_wordless(content: Content, address: str, limits: Limits) -> None:
    if len(content.words) > limits.text_bytes:
        told = f"more than {limits.text_mb:g} million characters"
        text = f"{address}: {told}; split it into articles, or raise `text_mb` under [limits]"
        raise SourceError("read.too-large", text)
    if not any(unicodedata.category(letter)[0] in "LNSP" for letter in content.words):  # marks without a letter are no words
        raise SourceError("read.empty", f"{address}: there are no words in it; check that it was saved whole, or leave it out")
    try:
        content.words.encode("utf-8")
    except UnicodeEncodeError as error:
        msg = f"{address}: half of a character (a lone surrogate) at code point {error.start}; save the file again as UTF-8"
        raise SourceError("read.encoding", msg) from error


def _bytes(source: Source, limits: Limits) -> bytes:
    if source.raw is not None:
        return source.raw
    try:
        status = source.path.stat()
        if not S_ISREG(status.st_mode):
            kind = "a folder" if S_ISDIR(status.st_mode) else "a device or pipe"
            raise SourceError("read.unreadable", f"{source.address}: this is {kind}, not a file; name the file to read")
        if status.st_size > limits.file_bytes:
            raise SourceError("read.too-large", _too_large(source, status.st_size, "file_mb", limits.file_mb))
        return source.path.read_bytes()
    except OSError as error:
        raise SourceError("read.unreadable", _unreadable(source, source.path, error)) from error


def _too_large(source: Source, size: int, name: str, limit: float) -> str:
    told = f"{size / MEGA:.0f} MB is above the limit of {limit:g} MB"
    return f"{source.address}: {told}; split it into articles, or raise `{name}` under [limits]"


def _unreadable(source: Source, path: Path, error: OSError) -> str:
    reason = (
        "a link to a file that is gone" if path.is_symlink() and not path.exists() else (error.strerror or "it cannot be opened")
    )
    return f"{source.address}: cannot be read ({reason}); check that it is there and that you may open it"
