"""What has been fetched, so that nothing is asked for twice: a small file beside the archive.

It is a journal, one line of JSON for each address, written when the page lies in the archive. What it lacks, because of a kill or
because it was deleted, is learned again from the archive itself.
"""

import os
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from warcio.recordloader import ArcWarcRecord

from comity.fetch.archive import Archive
from comity.fetch.connection import Answer, Headers

_PIECE = 1_000_000


class Seen(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is known of an address that was asked for.

    `etag` and `modified` are how its server names the version that we have, `digest` is one of the bytes it unpacked to.
    `changed` is when the list that named it said that it was changed; `leads` where it redirects to; `end` how long the archive
    was with it.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    changed: str | None = None
    leads: str | None = None
    end: int = 0


class _Head(Struct, frozen=True):
    """The first line: by what its beginning is known which archive the journal is about."""

    archive: str
    bytes: int


class State:
    """What is known of the addresses of one archive; use it in a `with` statement."""

    def __init__(self, archive: Archive) -> None:
        """Take up what the journal says, and what the archive holds beyond it; the archive's end is mended on the way."""
        self.path = archive.path.with_name(f"{archive.path.name}.state")
        self._archive = archive
        self.seen: dict[str, Seen] = {}
        self._file = -1
        self._open(self._known())

    def _known(self) -> int:
        """Read the journal where it is about this archive; up to which byte it knows the archive."""
        try:
            lines = self.path.read_bytes().split(b"\n")
            head = msgspec.json.decode(lines[0], type=_Head)
        except (OSError, msgspec.DecodeError):
            return 0
        if head.bytes > self._archive.size or head.archive != _print(self._archive.path, head.bytes):
            return 0
        end = 0
        for line in lines[1:-1]:  # the last is empty, or was never finished
            try:
                seen = msgspec.json.decode(line, type=Seen)
            except msgspec.DecodeError:
                break
            if seen.end > self._archive.size:
                break
            self.seen[seen.url] = seen
            end = max(end, seen.end)
        return end

    def _open(self, end: int) -> None:
        """Mend the archive, learn what lies behind `end`, and write the journal anew where it is not whole."""
        self._archive.mend(end)
        for record in self._archive.records(end) if self._archive.size > end else ():
            learned = _learned(record, self._archive.size)
            if learned is not None:
                self.seen[learned.url] = learned

    def begin(self) -> None:
        """Write what is known to a new journal and go on there: call it once the archive has its first record."""
        size = min(self._archive.size, 512)
        head = _Head(_print(self._archive.path, size), size)
        lines = [msgspec.json.encode(line) for line in (head, *self.seen.values())]
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.write_bytes(b"\n".join(lines) + b"\n")
        fresh.replace(self.path)
        self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND)

    def close(self) -> None:
        """Let the journal go."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def note(self, seen: Seen) -> None:
        """Remember an address, in the file too."""
        if self.seen.get(seen.url) == seen:
            return
        self.seen[seen.url] = seen
        os.write(self._file, msgspec.json.encode(seen) + b"\n")

    def conditions(self, url: str) -> Headers:
        """The headers that ask for a page only if it is not the one we have."""
        seen = self.seen.get(url)
        if seen is None:
            return ()
        etag = ((b"If-None-Match", seen.etag.encode()),) if seen.etag else ()
        modified = ((b"If-Modified-Since", seen.modified.encode()),) if seen.modified else ()
        return (*etag, *modified)


def seen_of(answer: Answer, changed: str | None = None, end: int = 0) -> Seen:
    """What to remember of an answer with a page."""
    return Seen(
        url=answer.to.url,
        etag=_sendable(answer.header("etag")),
        modified=_sendable(answer.header("last-modified")),
        digest=sha256(answer.unpacked).hexdigest(),
        changed=changed,
        end=end,
    )


def _learned(record: ArcWarcRecord, end: int) -> Seen | None:
    """What a record of the archive tells of an address."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return None
    url, status = record.rec_headers.get_header("WARC-Target-URI") or "", headers.get_statuscode()
    if status.startswith("3"):
        return Seen(url=url, leads=headers.get_header("Location"), end=end)
    if status != "200":
        return None
    digest, stream = sha256(), record.content_stream()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    etag, modified = headers.get_header("ETag"), headers.get_header("Last-Modified")
    return Seen(url=url, etag=_sendable(etag), modified=_sendable(modified), digest=digest.hexdigest(), end=end)


def _sendable(value: str | None) -> str | None:
    """A header's value that can be sent back as it came; None for any other."""
    return value if value and value.isascii() and value.isprintable() and len(value) <= 1_000 else None


def _print(path: Path, count: int) -> str:
    with path.open("rb") as file:
        return sha256(file.read(count)).hexdigest()
