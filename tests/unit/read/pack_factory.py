"""Packs made by hand, for the tests of what unpacks them."""

import gzip
import io
import tarfile
import zipfile
from base64 import b32encode
from collections.abc import Iterable, Mapping
from hashlib import sha1
from pathlib import Path
from uuid import UUID

from comity.model.finding import Finding
from comity.model.page import Source
from comity.read import read
from comity.read.limits import LIMITS, Limits
from comity.read.unpack import unpacked

LETTER = (
    b"From: A. Writer <a@wire.example>\nTo: b@wire.example\nMIME-Version: 1.0\nDate: Wed, 07 May 2025 10:00:00 +0000\n"
    b"Subject: A pact\n\nKenya and Ghana signed a pact.\n"
)


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], links: Iterable[str] = ()) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, "../../etc/passwd"
            archive.addfile(info)
    return out.getvalue()


def page(number: int) -> bytes:
    return f"<html><head><title>t{number}</title></head><body><p>Page number {number} speaks of tea.</p></body></html>".encode()


def record(kind: str, block: bytes, url: str = "", media: str = "application/http; msgtype=response") -> bytes:
    """A record of a crawl, sealed with the digest of its block."""
    seal = b32encode(sha1(block, usedforsecurity=False).digest()).decode()
    head = [
        "WARC/1.1", f"WARC-Type: {kind}", "WARC-Date: 2025-05-08T00:00:00Z", f"WARC-Target-URI: {url}",
        f"WARC-Record-ID: <urn:uuid:{UUID(bytes=sha1(block, usedforsecurity=False).digest()[:16])}>",
        f"WARC-Block-Digest: sha1:{seal}", f"Content-Type: {media}", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def crawl(
    bodies: Iterable[bytes], *, is_squeezed: bool = True, fields: Mapping[int, list[tuple[str, str]]] | None = None
) -> bytes:
    """A crawl of answers with these bodies; `fields` adds lines to the head of some answers."""
    records = [record("warcinfo", b"software: made by hand\r\n", media="application/warc-fields")]
    for number, body in enumerate(bodies):
        told = {"Content-Type": "text/html", **dict((fields or {}).get(number, []))}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        records.append(record("response", f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body, f"https://wire.example/{number}"))
    return b"".join(gzip.compress(one, mtime=0) if is_squeezed else one for one in records)


def bomb(size: int) -> bytes:
    return gzip.compress(b"\0" * size, 9)


def source(root: Path, name: str, content: bytes) -> Source:
    path = root / name
    path.write_bytes(content)
    return Source(path=path, address=f"pile/{name}")


def all_of(one: Source, limits: Limits = LIMITS) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The words of each document in a source by address, and code and subject of each finding."""
    items = list(unpacked(one, limits))
    words = {item.address: read(item, limits)[1].words for item in items if isinstance(item, Source)}
    assert len(words) == sum(isinstance(item, Source) for item in items)
    return words, [(item.code, item.subject) for item in items if isinstance(item, Finding)]
