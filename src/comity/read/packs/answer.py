"""What a server answered, taken out of its wrapping."""

import io
import zlib
from typing import NamedTuple

from comity.model.errors import SourceError
from comity.read.packs.budget import Budget


class Answer(NamedTuple):
    """Status, media type and body of an answer of a web server."""

    status: int
    media: str
    body: bytes


def answer(raw: bytes, budget: Budget, address: str) -> Answer:
    """Read an answer in HTTP/1.x with its chunks joined and its squeezing undone.

    Raises SourceError `read.damaged` where its content cannot be unpacked, `read.too-large` where it unpacks to too much.
    """
    end = raw.find(b"\r\n\r\n")
    gap = 4
    if end < 0:
        end, gap = raw.find(b"\n\n"), 2
    head = raw[:end] if end >= 0 else raw
    body = raw[end + gap :] if end >= 0 else b""
    status, _, fields = head.partition(b"\n")
    held: dict[str, str] = {}
    for line in fields.split(b"\n"):
        name, _, value = line.partition(b":")
        held[name.strip().lower().decode("latin-1")] = value.strip().decode("latin-1")
    code = status.split(b" ", 2)[1:2]
    if "chunked" in held.get("transfer-encoding", "").lower():
        body = _joined(body)
    coding = held.get("content-encoding", "").lower().strip()
    if coding not in {"", "identity"}:
        body = _expanded(body, coding, budget, address)
    return Answer(int(code[0]) if code and code[0].isdigit() else 0, held.get("content-type", ""), body)


def _joined(body: bytes) -> bytes:
    """A body without the marks between its chunks; as it is where it has none, for some crawlers take them out."""
    pieces: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\r\n", place, place + 100)
        size = body[place:end].partition(b";")[0].strip() if end >= 0 else b"?"
        try:
            length = int(size, 16)
        except ValueError:
            return b"".join(pieces) if pieces else body
        if length <= 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + length])
        place = end + 2 + length + 2


def _expanded(body: bytes, coding: str, budget: Budget, address: str) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        if not body.startswith(b"\x1f\x8b"):  # the crawler unpacked it and kept the header
            return body
        return _inflated(body, 31, budget, address)
    if coding == "deflate":
        return _inflated(body, 15 if body[:1] == b"\x78" else -15, budget, address)
    if coding == "br":
        return _unbrotlied(body, budget, address)
    raise SourceError("read.damaged", f"{address}: squeezed in a way that is not read ({coding[:40]}); save the page another way")


def _inflated(body: bytes, window: int, budget: Budget, address: str) -> bytes:
    machine = zlib.decompressobj(window)
    limit = budget.limits.file_bytes
    try:
        found = machine.decompress(body, limit)
    except zlib.error as error:
        raise SourceError("read.damaged", f"{address}: its content cannot be unpacked ({error}); get it again") from error
    budget.take(len(found))
    if machine.unconsumed_tail:
        raise SourceError("read.too-large", f"{address}: unpacks to more than a document may be (`file_mb` under [limits])")
    if not machine.eof:
        raise SourceError("read.damaged", f"{address}: its squeezed content breaks off; get it again")
    return found


def _unbrotlied(body: bytes, budget: Budget, address: str) -> bytes:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  (whoever gets here has it)

    try:
        return budget.bytes_of(BrotliReader(io.BytesIO(body)), address)  # type: ignore[arg-type]
    except (OSError, ValueError, EOFError) as error:
        raise SourceError("read.damaged", f"{address}: its content cannot be unpacked ({error}); get it again") from error
