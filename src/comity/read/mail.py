"""Letters and saved pages (MHTML): what somebody wrote, or the main page, with what the head tells."""

import contextlib
import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate

from msgspec import structs

from comity.model.errors import SourceError
from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.content import Content
from comity.read.html import html
from comity.read.plain import plain

PARTS = 2_000
"""Parts of a letter that are looked at; a letter with more is made to trip its readers."""

# A boundary makes every line be compared with all boundaries above it; so the marks of parts are counted before parsing.
_PART_MARK = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type[ \t]*:[ \t\r\n]{0,20}multipart/", re.IGNORECASE | re.MULTILINE)
_ATTACHED = re.compile(rb"content-disposition[ \t]*:[ \t\r\n]{0,20}attachment|multipart/mixed|message/rfc822", re.IGNORECASE)
MULTIPARTS = 100
"""Parts that hold parts."""
LETTER = 60_000_000
"""Bytes of a letter with all that hangs on it; taking it apart costs ten times as much memory."""


def mail(raw: bytes, name: str) -> Content:
    """The words of a letter: its plain text, else its page; of a saved page the main one. Attachments are left to others.

    The head gives author, day, title and, of a saved page, its address. Raises SourceError where no letter can be made out.
    """
    letter = _parsed(raw, name)
    part = _main_part(letter)
    if part is None:
        raise SourceError("read.empty", f"{name}: a letter without words of its own; its attachments are read by themselves")
    content, charset = _payload(part), part.get_content_charset()
    url = _page_url(letter, part)
    is_page = part.get_content_subtype() == "html"
    found = html(content, name, charset) if is_page else plain(content, name, charset)
    if url is not None:  # a saved page: what it states about itself counts, its head tells when it was saved
        return found._replace(declared=structs.replace(found.declared, url=found.declared.url or url))
    return found._replace(declared=_told(letter))


def attachments(raw: bytes, name: str) -> Iterator[tuple[str | None, bytes, str]]:
    """Name, content and media type of each file that hangs on a letter. Raises SourceError as `mail` does."""
    letter = _parsed(raw, name)
    if _page_url(letter, letter) is not None or letter.get_content_subtype() == "related":
        return
    main = _main_part(letter)
    for part in _parts(letter):
        if part is main or part.get_content_maintype() == "multipart":
            continue
        file = part.get_filename()
        if part.get_content_disposition() == "attachment" or file or part.get_content_type() == "message/rfc822":
            yield _decoded(file), _payload(part), part.get_content_type()


def may_hold_attachments(raw: bytes) -> bool:
    """Whether anything may hang on a letter, without taking it apart."""
    return _ATTACHED.search(raw) is not None


def _parsed(raw: bytes, name: str) -> Message:
    if len(raw) > LETTER:
        text = f"{name}: a letter above {LETTER // 1_000_000} MB; save what hangs on it and add that by itself"
        raise SourceError("read.too-large", text)
    if _count(_PART_MARK, raw) > PARTS or _count(_MULTIPART, raw) > MULTIPARTS:
        raise SourceError(
            "read.too-many-parts", f"{name}: a letter of more than {PARTS} parts; save what is wanted of it by itself"
        )
    try:
        return BytesParser(policy=policy.compat32).parsebytes(raw)
    except (MessageError, ValueError, LookupError, RecursionError, TypeError, AttributeError, IndexError) as error:
        raise SourceError("read.damaged", f"{name}: no letter can be made out ({type(error).__name__}); save it again") from error


def _count(mark: re.Pattern[bytes], raw: bytes) -> int:
    return sum(1 for _ in mark.finditer(raw))


def _parts(letter: Message) -> Iterator[Message]:
    """The letter and its parts, but not those of letters that hang on it."""
    yield letter
    if letter.is_multipart() and letter.get_content_type() != "message/rfc822":
        for part in letter.get_payload():
            if isinstance(part, Message):
                yield from _parts(part)


def _main_part(letter: Message) -> Message | None:
    """The first plain text with words, else the first page; of a saved page the part that its head names as start."""
    texts = [
        part
        for part in _parts(letter)
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment" and not part.is_multipart()
    ]
    pages = [part for part in texts if part.get_content_subtype() == "html"]
    if letter.get_content_subtype() == "related" and pages:
        return pages[0]
    plains = [part for part in texts if part.get_content_subtype() not in {"html", "css", "javascript", "calendar", "csv"}]
    return next((part for part in (*plains, *pages) if _payload(part).strip()), None)


def _payload(part: Message) -> bytes:
    """The bytes of a part, of a letter that hangs on another its own."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        letter = inner[0] if isinstance(inner, list) and inner else None
        return letter.as_bytes() if isinstance(letter, Message) else b""
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return found if isinstance(found, bytes) else b""


def _page_url(letter: Message, part: Message) -> str | None:
    """The address of a saved page; None for a letter."""
    told = letter.get("Snapshot-Content-Location") or (
        part.get("Content-Location") if letter.get_content_subtype() == "related" else None
    )
    url = str(told or "").strip()
    return url if url.startswith(("http://", "https://")) else None


def _told(letter: Message) -> Metadata:
    author, address = parseaddr(_decoded(letter.get("From")) or "")
    parts = parsedate(str(letter.get("Date") or "")[:200])
    try:
        published = Period.day(date(*parts[:3])) if parts else None
    except (ValueError, OverflowError):
        published = None
    return Metadata(
        published=published,
        grade="unknown" if published is None else "declared",
        author=(author or address).strip() or None,
        title=_decoded(letter.get("Subject")),
    )


def _decoded(value: object) -> str | None:
    """A field of the head as one line; what is garbled stays as it is."""
    if value is None:
        return None
    text = str(value)[:2000]
    with contextlib.suppress(ValueError, LookupError, MessageError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode().split()) or None
