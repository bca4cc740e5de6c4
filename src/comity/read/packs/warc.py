"""Crawls: files in the WARC form, each record held against its length and digest."""

import zlib
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import new as hasher
from typing import TYPE_CHECKING, Any, BinaryIO

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read.formats import HEAD, format_of
from comity.read.needed import needed
from comity.read.packs.answer import Answer, answer
from comity.read.packs.budget import CHUNK, Budget, inner, member, too_large
from comity.read.packs.gaps import GZIP, gap, next_record, size_of
from comity.read.packs.names import damaged, refused
from comity.read.packs.squeezed import expanded

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

HOLDING = {"response", "resource", "conversion"}
"""Kinds of records that hold a document; requests, metadata and the like tell about others."""

DIGESTS = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})
"""Kinds of digests that a record may be held against."""

FURNITURE = ("image/", "audio/", "video/", "font/", "text/css", "javascript", "ecmascript", "json", "font-", "octet-stream")
"""Parts of media types of what pages are furnished with."""


def members_of_warc(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The pages of a crawl, each named by the offset of its record; what is no page is counted in one finding.

    A record that is shorter than it says, or other than its digest says, becomes a finding and is not read.
    """
    left_out: Counter[str] = Counter()
    cut: list[int] = []
    count = 0
    for offset, record in _records(stream, budget):
        if isinstance(record, str):
            yield damaged(pack.address, f"{record}, at offset {offset}")
            continue
        count += 1
        budget.member()
        try:
            found = _read(pack, offset, record, budget)
        except SourceError as error:
            found = refused(inner(pack, offset), error)
        except (OSError, ValueError) as error:
            found = damaged(inner(pack, offset), error)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found
            if record.headers.get("WARC-Truncated"):
                cut.append(offset)
    if left_out or cut:
        yield _remark(pack, count, left_out, cut)


def record_at(pack: Source, stream: BinaryIO, budget: Budget, offset: int) -> Source:
    """The page whose record begins at an offset. Raises SourceError where none begins there or it cannot be read."""
    if _is_whole(stream):
        records = (record for place, record in _records(stream, budget) if place == offset)
    else:
        stream.seek(offset)
        records = (record for _, record in _iterated(stream))
    try:
        record = next(records, None)
    except (OSError, ValueError):
        record = None
    found = "holds no page" if record is None or isinstance(record, str) else _read(pack, offset, record, budget)
    if isinstance(found, str):
        raise SourceError("read.missing", f"{inner(pack, offset)}: no page begins there ({found}); check the offset")
    if isinstance(found, Finding):
        raise SourceError(found.code, found.text)
    return found


def _read(pack: Source, offset: int, record: "WarcRecord", budget: Budget) -> Source | Finding | str:
    """The page of a record; a finding where it is broken; words for what it is where it is none."""
    address = inner(pack, offset)
    headers = record.headers
    told = headers.get("Content-Length") or ""
    if not headers.get("WARC-Type") or not told.isdigit():
        return damaged(address, "the head of a record breaks off")
    raw = _block(record, address, budget)
    if len(raw) < int(told):
        return damaged(address, f"the record breaks off after {len(raw)} of {told} bytes")
    if not _is_sealed(raw, headers.get("WARC-Block-Digest")):
        return damaged(address, "the record is not what its digest says")
    if headers["WARC-Type"] not in HOLDING:
        return "requests and remarks"
    media = headers.get("Content-Type") or ""
    got = answer(raw, budget, address) if media.startswith("application/http") else Answer(200, media, raw)
    if got.status != 200:
        return "answers other than 200"
    return _kept(pack, offset, got, (headers.get("WARC-Target-URI") or "").strip("<>"), _fetched(headers.get("WARC-Date")))


def _fetched(written: str | None) -> tuple[Dating, ...]:
    """The day on which a page was fetched, by universal time."""
    try:
        return (Dating("fetched", Period.day(date.fromisoformat((written or "")[:10]))),)
    except ValueError:
        return ()


def _kept(pack: Source, offset: int, got: Answer, url: str, dates: tuple[Dating, ...]) -> Source | str:
    """A page that was answered, or words for what it is where it is none."""
    media = got.media.lower()
    if any(part in media for part in FURNITURE) or url.endswith(("/robots.txt", ".js", ".css")):
        return "images, styles and programs"
    head = got.body[:HEAD]
    if not head.strip() and not got.body.strip():
        return "empty"
    if not head.startswith(b"<") and format_of("", head, got.media or None) == "foreign":
        return "images, styles and programs"
    declared = Metadata(url=url if url.startswith(("http://", "https://")) else None, dates=dates)
    return member(pack, str(offset), got.body, declared, got.media or None)


def _block(record: "WarcRecord", address: str, budget: Budget) -> bytes:
    """The content of a record. Raises SourceError where it is larger than a document may be."""
    length = record.content_length
    with _unpanicked():
        if length <= budget.limits.file_bytes:
            raw: bytes = record.reader.read(length) if length else b""
            budget.take(len(raw))
            return raw
        while piece := record.reader.read(CHUNK):
            budget.take(len(piece))
    raise too_large(address, budget.limits)


def _is_sealed(raw: bytes, seal: str | None) -> bool:
    """Whether a block is what its digest says; one without a digest, or with one of an unknown kind, is taken as it is."""
    kind, _, told = (seal or "").partition(":")
    kind = kind.strip().lower().replace("-", "")
    if kind not in DIGESTS:
        return True
    made = hasher(kind, raw, usedforsecurity=False)
    base = b32encode(made.digest()).decode().rstrip("=")
    return told.strip().lower() == made.hexdigest() or told.strip().rstrip("=").upper() == base


def _records(stream: BinaryIO, budget: Budget) -> Iterator[tuple[int, Any]]:
    """Records with their offsets; where the file is garbled, words for that, and the search goes on at the next record."""
    if _is_whole(stream):
        yield from _iterated(expanded(stream, budget))
        return
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        last: tuple[int, int] | None = None
        try:
            for offset, record in _iterated(stream):
                if last is not None and (fault := gap(stream, *last, offset)) is not None:
                    yield fault
                last = offset, size_of(record)
                yield offset, record
        except (OSError, ValueError) as error:
            following = next_record(stream, (start if last is None else last[0]) + 1)
            fault = (start, str(error)) if last is None else gap(stream, *last, following, is_doubtful=True)
            if fault is not None:
                yield fault
            start = following
            continue
        if last is not None and (fault := gap(stream, *last, None)) is not None:
            yield fault
        return


def _iterated(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    with needed("fastwarc", "crawls (WARC)"):
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  (an extra, and only crawls need it)

    with _unpanicked():
        for record in ArchiveIterator(stream, parse_http=False):
            yield record.stream_pos, record


@contextmanager
def _unpanicked() -> Iterator[None]:
    """Turn a panic of the library, which is no Exception, into OSError: it costs one record, not the run."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise OSError("the library for crawls gave up on it") from error


def _is_whole(stream: BinaryIO) -> bool:
    """Whether a crawl was squeezed as one, not record by record: its first stretch holds more than the first record."""
    stream.seek(0)
    head = stream.read(1 << 16)
    stream.seek(0)
    if not head.startswith(GZIP):
        return not head.startswith(b"WARC/")
    squeezed = zlib.decompressobj(31)
    try:
        opened = squeezed.decompress(head, 1 << 20)
    except zlib.error:
        return False
    fields, gap, rest = opened.partition(b"\r\n\r\n")
    length = next((line[15:].strip() for line in fields.split(b"\r\n") if line.lower().startswith(b"content-length:")), b"")
    return bool(gap) and length.isdigit() and len(rest) > int(length) + 4


def _remark(pack: Source, count: int, left_out: Counter[str], cut: list[int]) -> Finding:
    """One finding about all records that were passed over or were cut by the crawler."""
    parts = [f"{number} {kind}" for kind, number in sorted(left_out.items())]
    text = f"{pack.address}: of {count} records, {sum(left_out.values())} are no pages ({', '.join(parts)})."
    if cut:
        text += f" The crawler cut {len(cut)} pages short, the first at offset {cut[0]}; they are read as far as they go."
    return Finding(code="read.left-out", subject=pack.address, text=text)
