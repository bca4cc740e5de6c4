"""Servers that misbehave: each gets a finding with a sentence, in bounded bytes and time, and the page beside it is fetched."""

import gzip
import itertools
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import binary, booleans, floats, lists, sampled_from, tuples
from msgspec import structs
from tests.unit.fetch.site import Asked, Reply, Site, StillClock, moved, page, reply, serving
from warcio.archiveiterator import ArchiveIterator

from comity.fetch import Limits, fetch

NARROW = Limits(
    body_bytes=300_000,
    unpacked_bytes=1_000_000,
    connect_seconds=1.0,
    read_seconds=1.0,
    whole_seconds=2.0,
    interval=0.0,
    longest_wait=30.0,
    is_private_allowed=True,
)


def endless() -> Reply:
    return itertools.chain([b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"], itertools.repeat(b"on and on " * 1000))


def endless_chunks() -> Reply:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return itertools.chain([head], itertools.repeat(b"3e8\r\n" + b"x" * 1000 + b"\r\n"))


def dripping_body() -> Reply:
    drops: Reply = itertools.chain.from_iterable(itertools.repeat((b"x", 0.05)))
    return itertools.chain([b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"], drops)


def dripping_head() -> Reply:
    return itertools.chain([b"HTTP/1.1 200 OK\r\nX-Long: "], itertools.chain.from_iterable(itertools.repeat((b"x", 0.05))))


def promises() -> Reply:
    """An answer that only ever says that an answer will come."""
    return itertools.chain.from_iterable(itertools.repeat((b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 0.01)))


def bomb(layers: int = 1) -> bytes:
    content = bytes(20_000_000)
    for _ in range(layers):
        content = gzip.compress(content, 9)
    return reply(content, f"Content-Encoding: {', '.join(['gzip'] * layers)}")


def deflate_bomb() -> bytes:
    return reply(zlib.compress(bytes(20_000_000), 9), "Content-Encoding: deflate")


def rubble() -> bytes:
    """Thousands of packed streams of nothing."""
    return reply(gzip.compress(b"") * 10_000, "Content-Encoding: gzip")


TROUBLE: dict[str, tuple[Callable[[], Reply], str]] = {
    "silent": (lambda: [5.0], "fetch.slow"),
    "silent in the body": (lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nsome", 5.0], "fetch.slow"),
    "drips its body": (dripping_body, "fetch.slow"),
    "drips its head": (dripping_head, "fetch.slow"),
    "promises for ever": (promises, "fetch.slow"),
    "endless": (endless, "fetch.too-large"),
    "endless in chunks": (endless_chunks, "fetch.too-large"),
    "declares too much": (lambda: [reply(b"", length=10**12), 0.1], "fetch.too-large"),
    "huge": (lambda: reply(b"x" * 400_000), "fetch.too-large"),
    "bomb": (bomb, "fetch.too-large"),
    "bomb in a bomb": (lambda: bomb(2), "fetch.too-large"),
    "bomb of the other coding": (deflate_bomb, "fetch.too-large"),
    "rubble": (rubble, "fetch.too-large"),
    "packed three times": (lambda: bomb(3), "fetch.bad-answer"),
    "unknown coding": (lambda: reply(b"x", "Content-Encoding: br"), "fetch.bad-answer"),
    "not packed at all": (lambda: reply(b"plain", "Content-Encoding: gzip"), "fetch.bad-answer"),
    "packed and cut": (lambda: reply(gzip.compress(bytes(range(256)) * 9)[:-20], "Content-Encoding: gzip"), "fetch.cut-short"),
    "shorter than declared": (lambda: reply(b"half of", length=14), "fetch.cut-short"),
    "chunks without end": (lambda: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "fetch.cut-short"),
    "hangs up": (lambda: b"", "fetch.bad-answer"),
    "no HTTP": (lambda: b"220 mail.example ESMTP\r\n\r\n", "fetch.bad-answer"),
    "two lengths": (
        lambda: b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "fetch.bad-answer",
    ),
    "no length": (lambda: b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabcd", "fetch.bad-answer"),
    "a head of a megabyte": (lambda: reply(b"x", "X-Long: " + "y" * 1_000_000), "fetch.bad-answer"),
    "a hundred thousand headers": (lambda: reply(b"x", *(["X: y"] * 100_000)), "fetch.bad-answer"),
    "a header with a line of its own": (lambda: reply(b"x", "X-Long: a\rWARC/1.1"), "fetch.bad-answer"),
    "a header with a zero": (lambda: reply(b"x", "X-Long: a\x00b"), "fetch.bad-answer"),
    "circle": (lambda: moved("/trouble"), "fetch.redirects"),
    "redirects nowhere": (lambda: reply(b"", status="301 Moved"), "fetch.redirects"),
    "redirects to a file": (lambda: moved("file:///etc/hosts"), "fetch.bad-address"),
    "redirects with a password": (lambda: moved("http://me:secret@news.example/"), "fetch.bad-address"),
    "redirects to no address": (lambda: moved("http://[::1"), "fetch.bad-address"),
    "not found": (lambda: reply(b"gone", status="404 Not Found"), "fetch.status"),
    "fault": (lambda: reply(b"oh", status="500 Internal Server Error"), "fetch.status"),
    "unchanged though never seen": (lambda: reply(b"", status="304 Not Modified"), "fetch.status"),
    "busy for a day": (lambda: reply(b"", "Retry-After: 86400", status="429 Too Many Requests"), "fetch.busy"),
    "busy": (lambda: reply(b"", status="503 Service Unavailable"), "fetch.busy"),
    "a list with entities": (
        lambda: reply(b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'),
        "fetch.bad-list",
    ),
    "a list with a file in it": (
        lambda: reply(b'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hosts">]><urlset><url><loc>&x;</loc></url></urlset>'),
        "fetch.bad-list",
    ),
    "a broken sitemap": (lambda: reply(b"<urlset><url><loc>http://news.example/a</loc>"), "fetch.bad-list"),
    "a deep feed": (lambda: reply(b"<rss>" + b"<a>" * 90_000), "fetch.bad-list"),
    "a packed list that is a bomb": (
        lambda: reply(gzip.compress(b"<urlset>" + bytes(60_000_000), 9)),
        "fetch.too-large",
    ),
}


@pytest.mark.parametrize("kind", TROUBLE)
def test_each_trouble_is_a_finding_and_costs_nothing_else(kind: str, tmp_path: Path) -> None:
    make, code = TROUBLE[kind]
    is_for_good = "busy for a day" in kind  # then the host is left alone, as it asks
    made = make()
    with serving({"/trouble": made, "/sound": page("A sound page.")}) as site:
        archive = tmp_path / "a.warc.gz"
        before = monotonic()
        found = fetch([f"{site.address}/trouble", f"{site.address}/sound"], archive, NARROW, clock=StillClock())
        assert monotonic() - before < 60  # not a measure of speed: an endless answer never ends at all
    assert found.findings[0].code == code
    text = found.findings[0].text
    assert text.startswith(f"{site.address}/trouble: ")
    assert len(text) < 500
    assert text.isprintable()
    assert "secret" not in text
    assert [kept.url for kept in found.pages] == ([] if is_for_good else [f"{site.address}/sound"])
    assert len(found.findings) == (2 if is_for_good else 1)
    with archive.open("rb") as file:
        urls = [record.rec_headers["WARC-Target-URI"] for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert urls == [kept.url for kept in found.pages]


def test_more_than_declared_is_said_and_the_declared_part_is_kept(tmp_path: Path) -> None:
    with serving({"/a": [reply(b"<p>whole</p>", length=12), 0.05, b"and much more"]}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", NARROW)
    assert [finding.code for finding in found.findings] == ["fetch.wrong-length"]
    with (tmp_path / "a.warc.gz").open("rb") as file:
        bodies = [record.content_stream().read() for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert bodies == [b"<p>whole</p>"]


def test_a_chain_of_redirects_ends_after_five(tmp_path: Path) -> None:
    pages: dict[str, Reply | Callable[[Asked], Reply]] = {f"/{step}": moved(f"/{step + 1}") for step in range(20)}
    with serving(pages | {"/20": page("The end.")}) as site:
        found = fetch([f"{site.address}/0", f"{site.address}/15"], tmp_path / "a.warc.gz", NARROW)
    assert [finding.code for finding in found.findings] == ["fetch.redirects"]
    assert [kept.url for kept in found.pages] == [f"{site.address}/20"]
    assert site.paths() == [f"/{step}" for step in (0, 1, 2, 3, 4, 5, 15, 16, 17, 18, 19, 20)]


def test_who_is_busy_is_asked_once_more_when_the_time_has_come(tmp_path: Path) -> None:
    clock = StillClock()
    answers = iter([reply(b"", "Retry-After: 7", status="503 Service Unavailable"), page("Here now.")])
    with serving({"/a": lambda _: next(answers)}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", NARROW, clock=clock)
    assert [kept.url for kept in found.pages] == [f"{site.address}/a"]
    assert not found.findings
    assert clock.slept == [7.0]


def test_a_moment_may_be_named_as_the_end_of_a_wait(tmp_path: Path) -> None:
    clock = StillClock()
    answers = iter([reply(b"", "Retry-After: Wed, 04 Mar 2026 05:06:17 GMT", status="429 Slow Down"), page("Here now.")])
    with serving({"/a": lambda _: next(answers)}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", NARROW, clock=clock)
    assert len(found.pages) == 1
    assert clock.slept == [10.0]


def test_no_connection_is_a_finding(tmp_path: Path) -> None:
    with serving() as site:
        address = site.address
    found = fetch([f"{address}/a"], tmp_path / "a.warc.gz", NARROW)
    assert [finding.code for finding in found.findings] == ["fetch.unreachable"]


def test_a_server_that_speaks_no_tls_is_a_finding(tmp_path: Path) -> None:
    with serving({"/a": page("Here.")}) as site:
        found = fetch([f"https://127.0.0.1:{site.port}/a"], tmp_path / "a.warc.gz", NARROW)
    assert [finding.code for finding in found.findings] == ["fetch.unreachable"]


SOUND = (
    page("A page."),
    moved("/b"),
    reply(gzip.compress(b"packed"), "Content-Encoding: gzip"),
    reply(b"<rss><channel><item><link>/b</link></item></channel></rss>", "ETag: x"),
    reply(b"<urlset><url><loc>/b</loc></url></urlset>"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" + page("Later."),
    reply(b"", "Retry-After: 1", status="429 Slow Down"),
)


@pytest.fixture(scope="module")
def changing() -> Iterator[Site]:
    with serving({"/b": page("B.")}) as site:
        yield site


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sound=sampled_from(SOUND),
    changes=lists(tuples(floats(0, 1), sampled_from(["drop", "put", "double"]), binary(max_size=6)), max_size=4),
    is_robots=booleans(),
)
def test_any_answer_is_a_page_or_a_finding(
    sound: bytes, changes: list[tuple[float, str, bytes]], is_robots: bool, changing: Site, tmp_path: Path
) -> None:
    """Sound answers with bytes taken out, put in and doubled: whatever becomes of them, nothing else breaks."""
    answer = sound
    for place, deed, piece in changes:
        at = int(place * len(answer))
        answer = (
            answer[:at]
            + {"drop": b"", "put": piece, "double": answer[at : at + 40] * 2}[deed]
            + answer[at + (deed == "drop") * 3 :]
        )
    changing.pages["/robots.txt" if is_robots else "/a"] = answer
    changing.pages["/a" if is_robots else "/robots.txt"] = page("A.") if is_robots else reply(b"")
    archive = tmp_path / "a.warc.gz"
    archive.unlink(missing_ok=True)
    limits = structs.replace(NARROW, read_seconds=0.2, whole_seconds=0.5)
    found = fetch([f"{changing.address}/a"], archive, limits, clock=StillClock())
    assert "fetch.fault" not in {finding.code for finding in found.findings}
    assert found.pages or found.findings or found.known
    with archive.open("rb") as file:
        held = [record.rec_headers["WARC-Target-URI"] for record in ArchiveIterator(file, check_digests="raise")]
    assert {kept.url for kept in found.pages} <= set(held)
