"""The archive of a fetch: one WARC file, to which each page is appended whole.

Every record is a gzip member of its own, and what belongs to one page is appended in one write that is forced to disk. A kill
between two writes leaves a file that is whole; one in the midst of a write leaves a cut member at the end, which is taken off
again when the file is next opened.
"""

import os
import sys
import zlib
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from comity import __version__
from comity.fetch.connection import Answer, Headers
from comity.model.errors import ConfigError

_PIECE = 1_000_000


class Kept(NamedTuple):
    """A page in the archive: its address, and at which byte its response begins."""

    url: str
    offset: int


class Archive:
    """A WARC file that grows; use it in a `with` statement. One process writes at a time."""

    def __init__(self, path: Path) -> None:
        """Open or begin an archive. Raises ConfigError for a file that is none, or that another process writes."""
        self.path = path
        self.cut = 0
        """How many bytes of a record that was never finished were taken off the end."""
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        except OSError as error:
            raise ConfigError(f"{path} cannot be written ({error.strerror}); name another file.") from error
        try:
            self._lock()
        except BaseException:
            os.close(self._file)
            raise

    def _lock(self) -> None:
        if sys.platform == "win32":
            return
        import fcntl  # noqa: PLC0415  (not on every system)

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ConfigError(f"{self.path} is being written by another fetch; wait for it, or name another file.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._file)

    @property
    def size(self) -> int:
        """The length of the file in bytes."""
        return os.fstat(self._file).st_size

    def mend(self, start: int) -> None:
        """Take off a record at the end that was never finished; everything before `start` is known to be whole.

        Raises ConfigError for a file that is no gzipped WARC: it is left as it is.
        """
        end = self._whole_until(start)
        self.cut = self.size - end
        if self.cut:
            os.ftruncate(self._file, end)
            os.fsync(self._file)

    def _whole_until(self, start: int) -> int:
        """Where the last whole member ends."""
        end = position = start
        with self.path.open("rb") as file:
            file.seek(start)
            stream, rest, head = zlib.decompressobj(31), b"", b""
            while piece := rest or file.read(_PIECE):
                try:
                    made = stream.decompress(piece, _PIECE)
                except zlib.error:
                    break
                head = head or made[:5]
                rest = stream.unconsumed_tail or stream.unused_data
                position += len(piece) - len(rest)
                if stream.eof:
                    if head != b"WARC/":
                        break
                    end, stream, head = position, zlib.decompressobj(31), b""
        if end == 0 and self.size > 0 and not self._is_begun_by_us():
            raise ConfigError(f"{self.path} is no WARC file packed with gzip; name another file to fetch into.")
        return end

    def _is_begun_by_us(self) -> bool:
        """Whether a file without one whole record is the beginning of an archive."""
        with self.path.open("rb") as file:
            try:
                return zlib.decompressobj(31).decompress(file.read(4096), 5) in {b"WARC/", b""} and self.size < 4096
            except zlib.error:
                return False

    def begin(self, now: datetime) -> None:
        """Write the record about the archive itself, where the file is still empty."""
        if self.size:
            return
        fields = {"software": f"Comity/{__version__}", "format": "WARC File Format 1.1", "robots": "classic"}
        block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
        headers = {"WARC-Filename": self.path.name} | _dated("warcinfo", self.path.name, now, block)
        record = _WRITER.create_warc_record("", "warcinfo", BytesIO(block), len(block), warc_headers_dict=headers)
        self._append(_packed(record))

    def add(self, answers: tuple[Answer, ...], now: datetime, note: dict[str, str]) -> Kept:
        """Append a page with the redirects that led to it; `note` says how it was come by, for a record of metadata.

        Either all of it is in the file afterwards or, when this raises OSError, nothing.
        """
        records = [record for answer in answers for record in _exchange(answer, now)]
        if note:
            response = records[-2]
            block = "".join(f"{name}: {value}\r\n" for name, value in note.items()).encode()
            url = answers[-1].to.url
            refers = {"WARC-Refers-To": response.rec_headers.get_header("WARC-Record-ID")}
            headers = _dated("metadata", url, now, block) | refers
            records.append(_WRITER.create_warc_record(url, "metadata", BytesIO(block), len(block), warc_headers_dict=headers))
        members = [_packed(record) for record in records]
        offset = self.size + sum(map(len, members[: 2 * len(answers) - 2]))
        self._append(b"".join(members))
        return Kept(answers[-1].to.url, offset)

    def _append(self, content: bytes) -> None:
        before = self.size
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, before)
            raise

    def records(self, start: int) -> "Iterator[ArcWarcRecord]":
        """The records from a byte on at which one begins."""
        with self.path.open("rb") as file:
            file.seek(start)
            try:
                yield from ArchiveIterator(file)
            except ArchiveLoadFailed as error:
                raise ConfigError(f"{self.path} is no WARC file ({error}); name another file to fetch into.") from error


_WRITER = WARCWriter(BytesIO(), gzip=True, warc_version="1.1")
"""Makes records; what it would write itself is written by `_packed`."""


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types
    """The head of a message, written byte for byte as it came: warcio would spell out, or stumble over, what is not ASCII."""

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:
        """The head as bytes, which were read as Latin-1."""
        written: bytes = self.to_bytes(filter_func, "latin-1")
        return written


def _packed(record: ArcWarcRecord) -> bytes:
    out = BytesIO()
    WARCWriter(out, gzip=True, warc_version="1.1").write_record(record)
    return out.getvalue()


def _exchange(answer: Answer, now: datetime) -> tuple[ArcWarcRecord, ArcWarcRecord]:
    """The response and the request of one exchange. The frames of chunks are gone, so the head says so under another name."""
    url = answer.to.url
    version = _plain(answer.version)
    kept = tuple(
        (b"X-Crawler-" + name if name.lower() == b"transfer-encoding" else name, value) for name, value in answer.headers
    )
    status = _Head(f"{answer.status} {_plain(answer.reason)}", _fields(kept), protocol=version)
    identity = _dated("response", url, now, answer.body)
    headers = identity | {"WARC-IP-Address": answer.place}
    response = _WRITER.create_warc_record(
        url, "response", BytesIO(answer.body), len(answer.body), warc_headers_dict=headers, http_headers=status
    )
    line = _Head(f"GET {answer.to.target} HTTP/1.1", _fields(answer.asked), is_http_request=True)
    concurrent = {"WARC-Concurrent-To": identity["WARC-Record-ID"]}
    headers = _dated("request", url, now, answer.body) | concurrent
    request = _WRITER.create_warc_record(url, "request", BytesIO(), 0, warc_headers_dict=headers, http_headers=line)
    return response, request


def _dated(kind: str, url: str, now: datetime, block: bytes) -> dict[str, str]:
    """The name of a record, which the same record always has, and its time."""
    date = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    name = uuid5(NAMESPACE_URL, f"{kind} {url} {date} {sha256(block).hexdigest()}")
    return {"WARC-Record-ID": f"<urn:uuid:{name}>", "WARC-Date": date}


def _fields(headers: Headers) -> list[tuple[str, str]]:
    return [(_plain(name), _plain(value)) for name, value in headers]


def _plain(value: bytes) -> str:
    return value.decode("latin-1").replace("\r", " ").replace("\n", " ")
