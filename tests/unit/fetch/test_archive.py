"""The archive: a WARC that other programs read, whole after any kill, and the little file beside it."""

import gzip
import os
import random
import resource
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import floats
from tests.unit.fetch.site import StillClock, moved, page, reply, serving
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from comity.fetch import Limits, fetch
from comity.model.errors import ConfigError

OWN = Limits(interval=0.0, is_private_allowed=True, connect_seconds=2.0, read_seconds=2.0)


def records(archive: Path) -> list[tuple[str, str | None, bytes]]:
    """Kind, address and content of each record."""
    with archive.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers["WARC-Target-URI"], record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def responses(archive: Path) -> list[str | None]:
    return [url for kind, url, _ in records(archive) if kind == "response"]


def test_a_page_lies_in_the_archive_as_it_was_sent_with_what_was_asked(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    body = "<p>Ein Wort – слово.</p>".encode()
    with serving() as site:
        site.pages["/a"] = reply(gzip.compress(body), "Content-Encoding: gzip", "Content-Type: text/html")
        site.pages["/b"] = [
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"5\r\nhello\r\n",
            0.01,
            b"6\r\n world\r\n0\r\n\r\n",
        ]
        found = fetch([f"{site.address}/a", f"{site.address}/b"], archive, OWN, clock=StillClock())
    with archive.open("rb") as file:
        seen = [record.rec_headers["WARC-Date"] for record in ArchiveIterator(file)]
    assert set(seen) == {"2026-03-04T05:06:07Z"}
    assert [(kind, url) for kind, url, _ in records(archive)] == [
        ("warcinfo", None),
        ("response", f"{site.address}/a"),
        ("request", f"{site.address}/a"),
        ("response", f"{site.address}/b"),
        ("request", f"{site.address}/b"),
    ]
    assert [content for kind, _, content in records(archive) if kind == "response"] == [body, b"hello world"]
    with archive.open("rb") as file:  # another reader, by offset, with its own check of digests
        for kept in found.pages:
            file.seek(kept.offset)
            record = next(iter(FastIterator(file, parse_http=False)))
            assert record.headers["WARC-Target-URI"] == kept.url
            assert record.headers["WARC-IP-Address"] == "127.0.0.1"
            assert record.verify_block_digest()
    assert archive.read_bytes()[:2] == b"\x1f\x8b"


def test_a_head_is_kept_byte_for_byte(tmp_path: Path) -> None:
    head = b'HTTP/1.1 200 Sch\xc3\xb6n\r\nContent-Length: 1\r\nX-Odd:  a\x80; b="\xd1\x81"\r\nx-oDD: \r\n\r\n'
    with serving({"/a": head + b"x"}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
    assert not found.findings
    with (tmp_path / "a.warc.gz").open("rb") as file:
        file.seek(found.pages[0].offset)
        block = next(iter(FastIterator(file, parse_http=False))).reader.read()
    assert block == head.replace(b":  a", b": a") + b"x"


def test_the_same_answers_at_the_same_time_make_the_same_bytes(tmp_path: Path) -> None:
    with serving({"/a": page("A."), "/b": moved("/a")}) as site:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            fetch([f"{site.address}/b"], tmp_path / name / "a.warc.gz", OWN, clock=StillClock())
    one, two = ((tmp_path / name / "a.warc.gz").read_bytes() for name in ("one", "two"))
    assert one == two


def test_redirects_lie_before_their_page_and_lists_are_named_behind_it(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    with serving({"/old": moved("/new", "301 Moved"), "/new": page("New.")}) as site:
        site.pages["/feed"] = reply(b"<urlset><url><loc>/old</loc><lastmod>2026-03-01</lastmod></url></urlset>")
        found = fetch([f"{site.address}/feed"], archive, OWN)
        assert fetch([f"{site.address}/feed"], archive, OWN).known == 1
    assert site.paths() == ["/feed", "/old", "/new", "/feed"]
    kinds = [(kind, url and url.rpartition("/")[2]) for kind, url, _ in records(archive)]
    pairs = [("response", "old"), ("request", "old"), ("response", "new"), ("request", "new")]
    assert kinds == [("warcinfo", None), *pairs, ("metadata", "new")]
    assert records(archive)[-1][2] == f"via: {site.address}/feed\r\nlastmod: 2026-03-01\r\n".encode()
    with archive.open("rb") as file:
        file.seek(found.pages[0].offset)
        assert next(iter(ArchiveIterator(file))).rec_headers["WARC-Target-URI"] == f"{site.address}/new"


def test_a_checker_of_another_house_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Command:
        inputs = (str(tmp_path / "a.warc.gz"),)
        verbose = True

    with serving({"/a": page("A."), "/empty": reply(b"")}) as site:
        fetch([f"{site.address}/a", f"{site.address}/empty"], tmp_path / "a.warc.gz", OWN)
    Checker(Command()).process_all()
    told = capsys.readouterr().out
    assert "digest pass" in told
    assert "failed" not in told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=floats(0, 1), is_journal_kept=floats(0, 2))
def test_an_archive_cut_anywhere_is_mended_and_taken_further(
    share: float, is_journal_kept: float, grown: Any, tmp_path: Path
) -> None:
    """As after a kill in the midst of a write: whole pages stay, the cut one is taken off and fetched again."""
    content, journal, ends, site = grown
    archive = tmp_path / "a.warc.gz"
    cut = int(share * len(content))
    archive.write_bytes(content[:cut])
    beside = tmp_path / "a.warc.gz.state"
    beside.unlink(missing_ok=True)
    if is_journal_kept < 1:  # it knows no page that the archive did not hold, and may know less
        lines = journal.split(b"\n")
        known = [lines[0], *(line for line, end in zip(lines[1:], ends, strict=False) if end <= cut)]
        beside.write_bytes(b"\n".join(known[: 1 + int(is_journal_kept * len(known))]) + b"\n")
    found = fetch([f"{site.address}/{number}" for number in range(4)], archive, OWN, clock=StillClock())
    assert {code for finding in found.findings for code in [finding.code]} <= {"fetch.cut-archive"}
    assert sorted(url or "" for url in responses(archive)) == [f"{site.address}/{number}" for number in range(4)]
    whole = sum(end <= cut for end in ends)
    assert len(found.pages) <= 4 - whole  # a page whose request alone was cut is there too


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An archive of four pages with its journal, where each page ends, and the site it is of."""
    folder = tmp_path_factory.mktemp("grown")
    archive = folder / "a.warc.gz"
    ends = []
    with serving({f"/{number}": page(f"Page {number}. " * 30) for number in range(4)}) as site:
        for number in range(4):
            fetch([f"{site.address}/{number}"], archive, OWN, clock=StillClock())
            ends.append(archive.stat().st_size)
        yield archive.read_bytes(), (folder / "a.warc.gz.state").read_bytes(), ends, site


def test_a_lost_or_broken_journal_is_learned_again_from_the_archive(tmp_path: Path) -> None:
    archive, beside = tmp_path / "a.warc.gz", tmp_path / "a.warc.gz.state"
    with serving() as site:
        site.pages["/a"] = lambda asked: (
            reply(b"", status="304 Not Modified") if asked.headers.get("if-none-match") == '"v1"' else page("A.", 'ETag: "v1"')
        )
        fetch([f"{site.address}/a"], archive, OWN)
        size = archive.stat().st_size
        for broken in (None, b"", b"\xff\x00", b"{}\n", beside.read_bytes()[:-9], b"x" * 9_000, b'{"archive":"0","bytes":9}\n'):
            beside.unlink() if broken is None else beside.write_bytes(broken)
            found = fetch([f"{site.address}/a"], archive, OWN)
            assert (found.pages, found.known, found.findings) == ((), 1, ())
            assert archive.stat().st_size == size


def test_another_archive_under_the_name_does_not_inherit_the_journal(tmp_path: Path) -> None:
    with serving({"/a": page("A."), "/b": page("B.")}) as site:
        fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
        (tmp_path / "a.warc.gz").unlink()
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
        assert [kept.url for kept in found.pages] == [f"{site.address}/a"]


@pytest.mark.parametrize("content", [b"words of mine", b"WARC/1.1\r\n", gzip.compress(b"words of mine")])
def test_a_file_that_is_no_archive_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    target = tmp_path / "a.warc.gz"
    target.write_bytes(content)
    with pytest.raises(ConfigError):
        fetch([], target, OWN)
    assert target.read_bytes() == content


def test_an_archive_of_another_program_is_taken_further(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    with serving({"/a": page("A."), "/b": page("B.")}) as site:
        with archive.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("ETag", '"v1"')], protocol="HTTP/1.1")
            body = b"<html><body><p>A.</p></body></html>"
            writer.write_record(
                writer.create_warc_record(f"{site.address}/a", "response", BytesIO(body), len(body), http_headers=head)
            )
        before = archive.read_bytes()
        found = fetch([f"{site.address}/a", f"{site.address}/b"], archive, OWN)
    assert [(len(found.pages), found.known)] == [(1, 1)]
    assert site.asked[1].headers["if-none-match"] == '"v1"'
    assert archive.read_bytes().startswith(before)
    assert responses(archive) == [f"{site.address}/a", f"{site.address}/b"]


def test_two_at_once_do_not_write_one_archive(tmp_path: Path) -> None:
    with serving() as site:

        def nested(_: object) -> bytes:
            with pytest.raises(ConfigError, match="another fetch"):
                fetch([f"{site.address}/b"], tmp_path / "a.warc.gz", OWN)
            return page("A.")

        site.pages["/a"] = nested
        assert len(fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN).pages) == 1


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "a.warc.gz"
    with serving({"/a": page("A."), "/b": page("B. " * 3000)}) as site:
        fetch([f"{site.address}/a"], archive, OWN)
        before = archive.read_bytes()
        was = resource.getrlimit(resource.RLIMIT_FSIZE)
        old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50, was[1]))
        try:
            with pytest.raises(OSError, match="large"):
                fetch([f"{site.address}/b"], archive, OWN)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, was)
            signal.signal(signal.SIGXFSZ, old)
        assert archive.read_bytes() == before
        assert len(fetch([f"{site.address}/b"], archive, OWN).pages) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_killed_fetch_leaves_a_whole_archive_and_the_next_goes_on(tmp_path: Path) -> None:
    """A real process, really killed at chance moments, until a run comes to its end."""
    archive = tmp_path / "a.warc.gz"
    chance = random.Random(18)
    names = [f"/{number}" for number in range(30)]
    noise = {name: chance.randbytes(30_000) for name in names}
    with serving({name: [reply(noise[name])[:9_000], 0.02, reply(noise[name])[9_000:]] for name in names}) as site:
        program = (
            "import sys; from pathlib import Path; from comity.fetch import Limits, fetch; print('ready', flush=True); "
            "fetch(sys.argv[2:], Path(sys.argv[1]), Limits(interval=0.0, is_private_allowed=True))"
        )
        kills, asked = 0, 0
        for _ in range(12):
            run = [sys.executable, "-c", program, str(archive), *(site.address + name for name in names)]
            with subprocess.Popen(run, stdout=subprocess.PIPE, env=os.environ) as process:
                assert process.stdout is not None
                process.stdout.readline()
                end = monotonic() + chance.uniform(0.1, 0.6)
                while process.poll() is None and monotonic() < end:
                    sleep(0.01)
                is_killed = process.poll() is None and kills < 5
                if is_killed:
                    process.kill()
                    kills += 1
                process.wait(timeout=60)
            held = responses(archive) if archive.exists() and archive.stat().st_size else []
            assert len(held) == len(set(held))
            assert len(held) >= asked
            asked = len(held)
            if not is_killed:
                assert process.returncode == 0
                break
        assert kills
        assert sorted(url or "" for url in held) == sorted(site.address + name for name in names)
        contents = {url: content for kind, url, content in records(archive) if kind == "response"}
        assert contents == {site.address + name: noise[name] for name in names}


def test_bytes_of_a_record_are_never_taken_for_an_archive_in_it(tmp_path: Path) -> None:
    """A page that is itself an archive, or looks like the head of a record, changes nothing."""
    with serving(
        {"/a": reply(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"), "/b": reply(gzip.compress(b"WARC/1.1\r\n") * 3)}
    ) as site:
        fetch([f"{site.address}/a", f"{site.address}/b"], tmp_path / "a.warc.gz", OWN)
        (tmp_path / "a.warc.gz.state").unlink()
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
    assert found.known == 1
    assert len(responses(tmp_path / "a.warc.gz")) == 2
    assert len(list(FastIterator(BytesIO((tmp_path / "a.warc.gz").read_bytes())))) == 5
