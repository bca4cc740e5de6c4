"""The commands that fetch, against a server of the tests' own."""

import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.consult.inside import ran
from tests.unit.fetch.site import page, reply, serving

from comity.ledger import Ledger
from comity.model.text import Document


def test_fetch_tells_what_it_got_and_what_not(tmp_path: Path) -> None:
    with serving({"/a": page("A."), "/b": page("B.")}) as site:
        (tmp_path / "list.txt").write_text(
            f"\ufeff# mine\n\n{site.address}/b # the second\n  # none\nno address\n", encoding="utf-8"
        )
        common = ("-o", "a.warc.gz", "--allow-private", "--pause", "0")
        done = ran("fetch", f"{site.address}/a", "--list", "list.txt", *common, cwd=tmp_path)
        again = ran("fetch", f"{site.address}/a", *common, cwd=tmp_path)
        nothing = ran("fetch", f"{site.address}/none", *common, cwd=tmp_path)
    assert (done.status, done.out) == (0, "2 pages fetched, 0 known already, 1 finding.\n")
    assert done.err.startswith("fetch.bad-address: no address: ")
    assert (again.status, again.out, again.err) == (0, "0 pages fetched, 1 known already, 0 findings.\n", "")
    assert nothing.status == 1
    assert nothing.err == f"fetch.status: {site.address}/none: the server answers with status 404; check the address\n"


def test_your_own_network_is_not_fetched_from_unless_you_say_so(tmp_path: Path) -> None:
    with serving({"/a": page("A.")}) as site:
        done = ran("fetch", f"{site.address}/a", "-o", "a.warc.gz", cwd=tmp_path)
    assert done.status == 1
    assert done.err.startswith("fetch.private: ")
    assert not site.asked


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("fetch", "-o", "a.warc.gz"), 2, "Name addresses to fetch"),
        (("fetch", "http://news.example/"), 2, "Missing option '-o'"),
        (("fetch", "--list", "none.txt", "-o", "a.warc.gz"), 1, "none.txt: the list of addresses cannot be read"),
        (("fetch", "--list", "empty.txt", "-o", "a.warc.gz"), 1, "empty.txt: it lists no address"),
        (("fetch", "--list", "bytes.txt", "-o", "a.warc.gz"), 1, "it is no UTF-8"),
        (("fetch", "http://127.0.0.1/", "-o", "bytes.txt"), 1, "bytes.txt is no WARC file"),
        (("fetch", "http://127.0.0.1/", "-o", "none/a.warc.gz"), 1, "cannot be written"),
        (("watch", "none.txt", "--once"), 1, "none.txt: the list of addresses cannot be read"),
        (("watch",), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(arguments: tuple[str, ...], status: int, told: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    done = ran(*arguments, cwd=tmp_path)
    assert done.status == status
    assert told in done.err


@pytest.mark.parametrize("package", ["httpx", "httpcore", "protego", "feedparser", "warcio"])
def test_without_the_extra_it_says_what_to_install(package: str, tmp_path: Path) -> None:
    lame = f"import sys; sys.modules[{package!r}] = None; from comity.cli import main; main()"
    run = [sys.executable, "-c", lame, "fetch", "http://127.0.0.1/", "-o", str(tmp_path / "a.warc.gz")]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"fetching needs the package {package}; install it with pip install 'comity[fetch]'." in done.stderr


def test_help_of_fetching_loads_no_network() -> None:
    code = (
        "import sys; from comity.cli import program; program(['fetch', '--help'], standalone_mode=False); print([*sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "robots.txt" in done.stdout
    assert "'httpcore'" not in done.stdout


ARTICLE = """<html><head><title>Talks</title><meta property="og:site_name" content="Sample Courier"></head><body><article>
<h1>Talks on trade</h1><p>Trade between Brazil and India amounted to $7.4 billion in 2023, the Indian customs service said.</p>
<p>The two governments will meet again in the autumn to speak of ports, of credit and of what the farmers need.</p>
<p>{rest}</p></article></body></html>"""


def article(rest: str, *headers: str) -> bytes:
    return reply(ARTICLE.format(rest=rest).encode(), "Content-Type: text/html; charset=utf-8", *headers)


def packed(sound: bytes) -> Iterator[bytes]:
    """The same answer packed and in chunks."""
    content = gzip.compress(sound.partition(b"\r\n\r\n")[2])
    yield b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    yield from (f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in (content[:99], content[99:]))
    yield b"0\r\n\r\n"


def documents(ledger: Path) -> list[Document]:
    with Ledger.open(ledger).view() as view:
        return list(view.documents())


def test_a_watched_feed_becomes_documents_with_their_addresses_and_latest_days(tmp_path: Path) -> None:
    began = datetime.now(UTC).date()
    with serving({"/a": article("The first."), "/b": packed(article("The second."))}) as site:
        site.pages["/feed"] = reply(b"<urlset><url><loc>/a</loc></url></urlset>", 'ETag: "1"')
        (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n", encoding="utf-8")
        watch = ("watch", "feeds.txt", "--once", "--allow-private", "--pause", "0")
        first = ran(*watch, cwd=tmp_path)
        (one,) = documents(tmp_path / "pile.comity")
        site.pages["/feed"] = reply(b"<urlset><url><loc>/b</loc></url><url><loc>/a</loc></url></urlset>", 'ETag: "2"')
        site.asked.clear()
        second = ran(*watch, cwd=tmp_path)
        third = ran(*watch, cwd=tmp_path)
    assert (first.status, second.status, third.status) == (0, 0, 0)
    assert site.paths() == ["/feed", "/b", "/feed"]
    assert one.metadata.url == f"{site.address}/a"
    assert one.metadata.published is not None
    assert (one.metadata.published.first, one.metadata.grade) == (None, "inferred")
    assert one.metadata.published.last is not None
    assert began <= one.metadata.published.last <= datetime.now(UTC).date()
    assert one.metadata.publisher == "Sample Courier"
    held = documents(tmp_path / "pile.comity")
    assert {document.metadata.url for document in held} == {f"{site.address}/a", f"{site.address}/b"}
    assert all("feeds.warc.gz#" in document.address for document in held)
    assert second.out.startswith("1 page fetched, 1 known already, 0 findings.\n1 added. The ledger holds 2 documents ")
    assert "0 pages fetched" in third.out
    assert [line.split(":")[0] for line in (first.err + second.err + third.err).splitlines()] == ["read.no-date"] * 2


def test_fetch_add_reads_what_an_earlier_run_left_unread(tmp_path: Path) -> None:
    """As when a run is killed between fetching and adding."""
    with serving({"/a": article("The first."), "/b": article("The second.")}) as site:
        common = ("-o", "a.warc.gz", "--allow-private", "--pause", "0")
        ran("fetch", f"{site.address}/a", *common, cwd=tmp_path)
        ran("fetch", f"{site.address}/b", "--add", *common, cwd=tmp_path)
    assert {document.metadata.url for document in documents(tmp_path / "pile.comity")} == {
        f"{site.address}/a",
        f"{site.address}/b",
    }
    again = ran("add", "a.warc.gz", cwd=tmp_path)  # the same documents, whichever command reads the archive
    assert again.out.startswith("2 unchanged")
    assert len(documents(tmp_path / "pile.comity")) == 2


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="needs Ctrl-C")
def test_watching_goes_on_until_it_is_ended(tmp_path: Path) -> None:
    with serving({"/a": article("The first.")}) as site:
        (tmp_path / "feeds.txt").write_text(f"{site.address}/a\n", encoding="utf-8")
        arguments = ["watch", "feeds.txt", "--allow-private", "--pause", "0", "--every", "60"]
        run = [sys.executable, "-c", "from comity.cli import main; main()", *arguments]
        path = os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))  # seen from another folder
        with subprocess.Popen(
            run, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}
        ) as process:
            assert process.stdout is not None
            told = [process.stdout.readline() for _ in range(2)]
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
    assert told[0] == "1 page fetched, 0 known already, 0 findings.\n"
    assert told[1].startswith("1 added. The ledger holds 1 document ")
    assert len(documents(tmp_path / "pile.comity")) == 1


def test_what_the_ledger_holds_from_elsewhere_is_not_fetched_for_a_feed(tmp_path: Path) -> None:
    with serving({"/a": article("The first.")}) as site:
        (tmp_path / "saved.html").write_bytes(ARTICLE.format(rest="Saved by hand.").encode())
        (tmp_path / "manifest.csv").write_text(f"path,url,publisher,published,lang\nsaved.html,{site.address}/a,,2025,en\n")
        ran("add", "--manifest", "manifest.csv", cwd=tmp_path)
        site.pages["/feed"] = reply(b"<urlset><url><loc>/a</loc></url></urlset>")
        ran("fetch", f"{site.address}/feed", "-o", "a.warc.gz", "--add", "--allow-private", "--pause", "0", cwd=tmp_path)
    assert site.paths() == ["/feed"]
