"""Which format a source is in: its beginning tells, and its name where the beginning is only text."""

import re
from pathlib import PurePath
from typing import Literal, TypeAlias, get_args

from comity.read.signatures import foreign

Format: TypeAlias = Literal["plain", "markdown", "html", "pdf", "docx", "mail"]
"""What holds the words of one document."""

Pack: TypeAlias = Literal["zip", "tar", "squeezed", "warc", "mbox", "lines", "array", "feed"]
"""What holds documents of its own. "squeezed" is one file made smaller; "lines" are records of JSON, "array" a list of them."""

Kind: TypeAlias = Format | Pack | Literal["foreign"]
"""A format, a pack, or what is neither."""

FORMATS: frozenset[str] = frozenset(get_args(Format))
PACKS: frozenset[str] = frozenset(get_args(Pack))

SUFFIXES: dict[str, Kind] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".mbox": "mbox",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".gz": "squeezed",
    ".bz2": "squeezed",
    ".xz": "squeezed",
    ".tgz": "squeezed",
    ".tar": "tar",
    ".zip": "zip",
}

HEAD = 4096
"""How many bytes are looked at for the beginning of a file."""

WRITTEN: dict[str, Kind] = {
    suffix: kind for suffix, kind in SUFFIXES.items() if kind in {"plain", "markdown", "html", "mail", "mbox", "lines", "feed"}
}
"""What a name may say of a file whose beginning is only text."""

MEDIA: dict[str, Kind] = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
}

# What may stand before the first element; every repetition is bounded, so that looking is linear.
_PROLOGUE = rb"\s{0,500}(?:<\?[^>]{0,500}\?>\s{0,500}){0,3}(?:<!--.{0,2000}?-->\s{0,500}){0,5}"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s{1,50}html|html)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s{0,500}<\?xml\b")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_POSTMARK = re.compile(rb"From [^\r\n]{1,200}\r?\n")
_RECORD = re.compile(rb"\s{0,500}\{\s{0,500}\"[^\"\r\n]{1,80}\"\s{0,50}:")
_ARRAY = re.compile(rb"\s{0,500}\[" + _RECORD.pattern)
_MARK = b"\xef\xbb\xbf"
_POSTAL = frozenset({
    b"message-id", b"mime-version", b"received", b"return-path", b"content-type", b"delivered-to", b"x-mailer",
    b"content-transfer-encoding",
})  # fmt: skip


def is_known(name: str) -> bool:
    """Whether a name is that of a file which is read without being asked for."""
    return suffix(name) in SUFFIXES


def format_of(name: str, head: bytes, media: str | None = None) -> Kind:
    """What a source is by its beginning (see `HEAD`); where that is only text, by a media type or else by its name."""
    known = _signed(head) or _lettered(head)
    if known is not None:
        return known
    told = MEDIA.get((media or "").partition(";")[0].strip().lower()) or WRITTEN.get(suffix(name))
    if media is not None or told not in {None, "plain"}:
        return told or "plain"
    return "foreign" if _XML.match(head.removeprefix(_MARK)) else _textual(head)


def named(head: bytes) -> str:
    """Words for a foreign file, with their article."""
    return foreign(head) or "an XML file that is neither a page nor a feed"


def suffix(name: str) -> str:
    """The last part of a name from its dot on, in lower case."""
    return PurePath(name).suffix.lower()


def _signed(head: bytes) -> Kind | None:
    """The kind that a signature tells."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")):
        return "squeezed"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if foreign(head) is not None:
        return "foreign"
    return "pdf" if b"%PDF-" in head[:1024] else None


def _lettered(head: bytes) -> Kind | None:
    """The kind of mail, pages and feeds, which their first lines tell."""
    start = head.removeprefix(_MARK)
    postmark = _POSTMARK.match(start)
    if postmark and len(_names(start[postmark.end() :])) > 1:
        return "mbox"
    names = _names(start)
    if b"from" in names and names & _POSTAL:
        return "mail"
    if _PAGE.match(start):
        return "html"
    return "feed" if start.lstrip().startswith((b"<?xml", b"<rss", b"<feed", b"<!--")) and _FEED.search(start) else None


def _names(start: bytes) -> set[bytes]:
    """The names of the fields of a letter's head, as far as a text begins with one."""
    names: set[bytes] = set()
    place = 0
    while (match := _HEADER.match(start, place)) is not None:
        names.add(match[1].lower())
        place = match.end()
    return names


def _textual(head: bytes) -> Kind:
    """A text whose name does not tell: records of JSON, a page somewhere in its beginning, or plain text."""
    start = head.removeprefix(_MARK)
    if _RECORD.match(start):
        return "lines"
    if _ARRAY.match(start):
        return "array"
    lowered = head[:1024].lower()
    return "html" if b"<!doctype html" in lowered or b"<html" in lowered else "plain"
