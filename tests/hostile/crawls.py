"""Bad crawls."""

import gzip
import zlib
from collections.abc import Iterator

from tests.hostile.bad import TEA, Bad, cut, either, fine, garbled, refused
from tests.hostile.pages import P, page
from tests.unit.read.pack_factory import bomb, crawl, record

PAGE = page(P * 7)


def crawls() -> Iterator[Bad]:
    yield from _cut()
    yield from _records()
    yield from _answers()


def _cut() -> Iterator[Bad]:
    for is_squeezed in (False, True):
        suffix = "warc.gz" if is_squeezed else "warc"
        whole = crawl([PAGE, PAGE + b" ", PAGE + b"  "], is_squeezed=is_squeezed)
        start = len(whole) // 2
        for number, raw in enumerate(cut(whole, 8, start)[:-1]):
            yield Bad(f"cut-{number}.{suffix}", raw, frozenset(("read.damaged",)), TEA)._replace(
                codes=None if number == 0 else frozenset(("read.damaged", "read.left-out"))
            )
        for number, raw in enumerate(garbled(whole, range(start, len(whole), len(whole) // 16))):
            yield either(f"garbled-{number}.{suffix}", raw)


def _one(*told: tuple[str, str], block: bytes | None = None) -> bytes:
    """A crawl of one answer, whose head is changed."""
    raw = record("response", block or b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, "https://wire.example/1")
    for old, new in told:
        raw = raw.replace(old.encode(), new.encode(), 1)
    return raw


def _records() -> Iterator[Bad]:
    block = _one().partition(b"\r\n\r\n")[2]
    length = f"Content-Length: {len(block) - 4}"
    yield fine("whole.warc", _one())
    yield fine("one-squeeze.warc.gz", gzip.compress(_one() * 2), TEA)._replace(codes=None)
    for name, told in {"long": "999999", "huge": "9" * 30, "short": "9", "minus": "-7", "word": "tea", "none": ""}.items():
        yield either(f"length-{name}.warc", _one((length, f"Content-Length: {told}")))
    yield either("length-left-out.warc", _one((length, "X: 1")))
    yield refused("digest-wrong.warc", _one(("Digest: sha1:", "Digest: sha1:A")), "read.damaged")
    yield fine("digest-odd.warc", _one(("Digest: sha1:", "Digest: tea:")))
    yield refused("type-none.warc", _one(("WARC-Type: response", "X: 1")), "read.damaged")
    for name in ("request", "metadata", "revisit", "tea"):
        yield refused(f"type-{name}.warc", _one(("WARC-Type: response", f"WARC-Type: {name}")), "read.left-out")
    yield fine("version-odd.warc", _one(("WARC/1.1", "WARC/9.9")))._replace(codes=None)
    yield fine("place-odd.warc", _one(("https://wire.example/1", "javascript:alert(1)")))
    yield fine("place-huge.warc", _one(("https://wire.example/1", f"https://wire.example/{'x' * 50_000}")))._replace(codes=None)
    yield fine("said-cut.warc", _one(("WARC-Date", "WARC-Truncated: length\r\nWARC-Date")), TEA, "read.left-out")
    yield either("fields-many.warc", _one(("WARC-Date", "X: 1\r\n" * 20_000 + "WARC-Date")))
    yield either("head-open.warc", b"WARC/1.1\r\n" + b"X: 1\r\n" * 5_000)
    yield either("name-only.warc", b"WARC/")
    yield either("garbage-between.warc", _one() + b"tea" * 500 + _one())
    yield fine("resource.warc", record("resource", PAGE, "https://wire.example/1", "text/html"))
    yield refused(
        "resource-picture.warc", record("resource", b"\x89PNG" * 9, "https://wire.example/1", "image/png"), "read.left-out"
    )


def _answers() -> Iterator[Bad]:
    def said(head: str, body: bytes = PAGE) -> bytes:
        return _one(block=f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body)

    def coded(coding: str, body: bytes) -> bytes:
        return said(f"Content-Encoding: {coding}\r\n", body)

    yield fine("answer-gzip.warc", coded("gzip", gzip.compress(PAGE)))
    yield fine("answer-deflate.warc", coded("deflate", zlib.compress(PAGE)))
    yield refused("answer-gzip-cut.warc", coded("gzip", gzip.compress(PAGE)[:-20]), "read.damaged")
    yield refused("answer-bomb.warc", coded("gzip", bomb(250_000_000)), "read.pack-too-large")
    for coding in ("br", "tea", "gzip, gzip"):
        yield refused(f"answer-{coding.replace(', ', '-twice-')}.warc", coded(coding, b"\x8b" * 99), "read.damaged")
    yield fine("answer-chunked.warc", said("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)))
    for size in ("ffffffffffffffff", "-5", "zz", "0", ""):
        yield either(f"answer-chunk-{size or 'none'}.warc", said("Transfer-Encoding: chunked\r\n", f"{size}\r\n".encode() + PAGE))
    for status in ("404 Not Found", "301 Moved", "-1 x", "99999999999999999999 x"):
        yield refused(f"answer-{status[:3]}.warc", _status(status), "read.left-out")
    yield either("answer-headless.warc", _one(block=TEA.encode()))
    yield either("answer-empty.warc", said("", b""))


def _status(told: str) -> bytes:
    return _one(block=f"HTTP/1.1 {told}\r\nContent-Type: text/html\r\n\r\n".encode() + PAGE)
