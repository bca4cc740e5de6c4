"""Bytes to words: which encoding a file is in, and what is no text at all."""

import codecs
import re
from typing import NamedTuple

from comity.model.errors import SourceError
from comity.read.cyrillic import old_cyrillic
from comity.read.signatures import foreign

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ")
"""How archives and compressed files begin."""

MAX_CONTROL_SHARE = 0.1
# Western European text keeps far below this share of letters beyond ASCII; Cyrillic or Greek in an old encoding is far above.
MAX_WESTERN_SHARE = 0.3
# A file is damaged UTF-8, not another encoding, when well-formed sequences outnumber broken ones by this factor.
MIN_GOOD_TO_BAD = 4

SAMPLE = 100_000
"""How many bytes are looked at to tell an encoding."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


class Decoded(NamedTuple):
    """The words of a file and, where the encoding had to be guessed, a sentence about the guess."""

    words: str
    doubt: str | None = None


def decode(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """Turn the bytes of a text file into words with single line feeds; no other character is changed.

    UTF-8 and whatever a byte order mark names are read as such; else the encoding that the file declares, if it is given; else
    windows-1252, or the old encoding in which the bytes are words in Cyrillic letters, with a doubt. Raises SourceError
    `read.binary` for what is no text, `read.encoding` for text in an encoding that cannot be told.
    """
    kind = foreign(raw[:64]) or ("a PDF" if raw.startswith(b"%PDF-") else "an archive" if raw.startswith(PACKED) else None)
    if kind is not None:
        raise SourceError("read.binary", f"{name}: this is {kind}, not text; save its text as .txt or .html and add that")
    words, doubt = _decoded(raw, name, declared)
    _refuse_binary(words, name)
    return Decoded(words.replace("\r\n", "\n").replace("\r", "\n"), doubt)


def _decoded(raw: bytes, name: str, declared: str | None) -> Decoded:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _marked(raw, name, encoding)
    if b"\x00" in raw:
        wide = _wide(raw)
        if wide is not None:
            return wide
        raise SourceError(
            "read.binary", f"{name}: this is no text (it holds zero bytes); save its text as .txt or .html and add that"
        )
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _declared(raw, declared) or _damaged(raw, name) or _western(raw, name)


def _marked(raw: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            msg = f"{name}: marked as {encoding.upper()} but broken at byte {error.start}; save it again as UTF-8"
            raise SourceError("read.encoding", msg) from error
        return _damaged(raw.removeprefix(codecs.BOM_UTF8), name) or _western(raw, name)


def _wide(raw: bytes) -> Decoded | None:
    """UTF-16 without its mark, in which every second byte of a text in Latin letters is zero; None for anything else."""
    sample = raw[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = (
        "utf-16-le" if not even and odd > 0.4 * len(sample) else "utf-16-be" if not odd and even > 0.4 * len(sample) else None
    )
    try:
        return Decoded(raw.decode(encoding)) if encoding else None
    except UnicodeDecodeError:
        return None


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(raw.decode(declared))
    except (LookupError, ValueError):  # an encoding Python does not know, or a declaration that is wrong
        return None


def _damaged(raw: bytes, name: str) -> Decoded | None:
    """UTF-8 with a few broken bytes, each shown as U+FFFD; None when this is more likely another encoding."""
    words = raw.decode("utf-8", "replace")
    broken = words.count("\ufffd") - raw.count("\ufffd".encode())
    good = len(_BEYOND_ASCII.findall(words)) - broken
    if good < MIN_GOOD_TO_BAD * broken:
        return None
    places = "1 place" if broken == 1 else f"{broken} places"
    return Decoded(words, f"{name}: UTF-8, but broken in {places}, shown as U+FFFD; save the file again from its source")


def _western(raw: bytes, name: str) -> Decoded:
    sample = raw[:SAMPLE]
    letters = sum(bytes((byte,)).isalpha() for byte in sample)
    high = sum(byte > 0x7F for byte in sample)
    if high > MAX_WESTERN_SHARE * (letters + high):
        encoding = old_cyrillic(sample)
        if encoding is None:
            raise SourceError("read.encoding", f"{name}: its encoding cannot be told; save it as UTF-8 and add it again")
        return Decoded(raw.decode(encoding, "replace"), f"{name}: not UTF-8; read as {encoding}, check it, or save it as UTF-8")
    try:
        words = raw.decode("windows-1252")
    except UnicodeDecodeError:
        words = raw.decode("latin-1")
    return Decoded(words, f"{name}: not UTF-8; read as windows-1252, check its accents and quotation marks, or save it as UTF-8")


def _refuse_binary(words: str, name: str) -> None:
    if "\x00" in words or len(_CONTROLS.findall(words)) > MAX_CONTROL_SHARE * len(words):
        raise SourceError(
            "read.binary", f"{name}: this is no text (control characters); save its text as .txt or .html and add that"
        )
