"""The commands that fetch, against a server of the tests' own."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.consult.inside import ran
from tests.unit.fetch.site import page, serving


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
