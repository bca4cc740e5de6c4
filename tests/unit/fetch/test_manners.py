"""What is asked for and how often: robots.txt, the pace of each host, and nothing twice."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, tuples
from tests.unit.fetch.site import Asked, Reply, StillClock, moved, page, reply, serving

from comity import __version__
from comity.fetch import Limits, fetch
from comity.fetch.pace import Pace

OWN = Limits(interval=0.0, is_private_allowed=True, connect_seconds=2.0, read_seconds=2.0, longest_wait=60.0)


def codes(found: object) -> list[str]:
    return [finding.code for finding in found.findings]  # type: ignore[attr-defined]


def test_a_request_says_who_asks_and_brings_nothing_along(tmp_path: Path) -> None:
    with serving({"/a": page("First.", "Set-Cookie: who=you"), "/b": page("Second.")}) as site:
        fetch([f"{site.address}/a", f"{site.address}/b"], tmp_path / "a.warc.gz", OWN)
    for asked in site.asked:
        assert asked.headers["user-agent"].startswith(f"Comity/{__version__} (")
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /a", ["/b"]),
        ("User-agent: comity\nDisallow: /b\n\nUser-agent: *\nDisallow: /", ["/a"]),
        ("User-agent: other\nDisallow: /", ["/a", "/b"]),
        ("User-agent: *\nDisallow: /\nAllow: /b", ["/b"]),
        ("User-agent: *\nDisallow: /*a$", ["/b"]),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", ["/b"]),
        ("<html>no rules at all</html>", ["/a", "/b"]),
        ("User-agent: *\nDisallow: /" + "*a" * 50 + "*b\nDisallow: /a", ["/b"]),  # no engine of patterns hangs on it
        ("User-agent: *\nCrawl-delay: nan\nDisallow: /a", ["/b"]),
        ("User-agent: *\nCrawl-delay: -5\nDisallow: /a", ["/b"]),
        ("User-agent: *\x00\nDisallow: /a\nDisallow: \udcff", ["/b"]),
        ("User-agent: *\nDisallow: /a\n" + "# filler\n" * 100_000 + "Disallow: /b", ["/b"]),
    ],
)
def test_robots_are_heeded(rules: str, allowed: list[str], tmp_path: Path) -> None:
    robots = reply(rules.encode("utf-8", "surrogatepass"), "Content-Type: text/plain")
    with serving({"/robots.txt": robots, "/a": page("First."), "/b": page("Second.")}) as site:
        found = fetch([f"{site.address}/a", f"{site.address}/b"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == allowed
    assert codes(found) == ["fetch.robots"] * (2 - len(allowed))
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("robots", "is_open", "code"),
    [
        (reply(b"", status="404 Not Found"), True, None),
        (reply(b"", status="403 Forbidden"), True, None),
        (reply(b"", status="500 Oh"), False, "fetch.robots-unread"),
        (moved("/robots.txt"), True, None),  # a circle leads nowhere, which forbids nothing
        (moved("http://192.168.7.7/robots.txt"), False, "fetch.unreachable"),
        (b"", False, "fetch.bad-answer"),
    ],
)
def test_what_a_missing_robots_file_means(robots: Reply, *, is_open: bool, code: str | None, tmp_path: Path) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if host == "192.168.7.7":
            raise OSError("not from here")  # no test leaves this machine
        return [host]

    with serving({"/robots.txt": robots, "/a": page("First.")}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN, resolver=resolver)
    assert bool(found.pages) == is_open
    assert codes(found) == ([] if code is None else [code])


def test_rules_hold_for_where_a_redirect_leads(tmp_path: Path) -> None:
    pages: dict[str, Reply] = {"/robots.txt": reply(b"User-agent: *\nDisallow: /closed"), "/a": moved("/closed/a")}
    with serving({**pages, "/closed/a": page("Closed.")}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == ["/a"]
    assert codes(found) == ["fetch.robots"]
    assert found.findings[0].text.startswith(f"{site.address}/a: leads to {site.address}/closed/a: ")


def test_each_host_is_asked_at_its_pace_and_the_others_meanwhile(tmp_path: Path) -> None:
    clock = StillClock()
    slow = reply(b"User-agent: *\nCrawl-delay: 10")
    with (
        serving({"/robots.txt": slow, "/1": page("1"), "/2": page("2")}) as one,
        serving({"/3": page("3"), "/4": page("4")}) as two,
    ):
        # two names for this machine, so that they are two hosts
        other = f"http://localhost:{two.port}"
        addresses = [f"{one.address}/1", f"{one.address}/2", f"{other}/3", f"{other}/4"]
        limits = Limits(interval=2.0, is_private_allowed=True)
        found = fetch(addresses, tmp_path / "a.warc.gz", limits, clock=clock)
    assert [kept.url.rpartition("/")[2] for kept in found.pages] == ["1", "3", "4", "2"]
    assert sum(clock.slept) == 2.0 + 10.0  # after the robots.txt of the first and the second host, and before the last page


def test_a_crawl_delay_of_a_day_is_heeded_by_staying_away(tmp_path: Path) -> None:
    with serving({"/robots.txt": reply(b"User-agent: *\nCrawl-delay: 86400"), "/a": page("First.")}) as site:
        found = fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN)
    assert codes(found) == ["fetch.robots"]
    assert not site.paths()


@settings(deadline=None)
@given(lists(tuples(integers(0, 3), integers(0, 5)), max_size=30), integers(0, 4))
def test_no_host_is_asked_sooner_than_its_interval(turns: list[tuple[int, int]], slower: int) -> None:
    clock = StillClock()
    pace = Pace(clock, 2.0)
    pace.slow("0", float(slower))
    last: dict[str, float] = {}
    for host, pause in turns:
        clock.passed += pause
        pace.take_turn(str(host))
        least = max(2.0, slower) if host == 0 else 2.0
        assert clock.passed - last.get(str(host), -9.0) >= least
        last[str(host)] = clock.passed


def test_an_unchanged_page_is_asked_for_with_what_its_server_named_it(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"v1"':
            assert asked.headers["if-modified-since"] == "Sun, 01 Mar 2026 00:00:00 GMT"
            return reply(b"", status="304 Not Modified")
        return page("First.", 'ETag: "v1"', "Last-Modified: Sun, 01 Mar 2026 00:00:00 GMT")

    archive = tmp_path / "a.warc.gz"
    with serving({"/a": answer}) as site:
        first = fetch([f"{site.address}/a"], archive, OWN)
        size = archive.stat().st_size
        again = fetch([f"{site.address}/a"], archive, OWN)
    assert (len(first.pages), first.known) == (1, 0)
    assert (len(again.pages), again.known) == (0, 1)
    assert not again.findings
    assert archive.stat().st_size == size


def test_a_page_that_is_the_same_again_is_not_kept_twice_and_a_changed_one_is(tmp_path: Path) -> None:
    words = iter(["The same.", "The same.", "Another."])
    with serving({"/a": lambda _: page(next(words))}) as site:
        counts = [len(fetch([f"{site.address}/a"], tmp_path / "a.warc.gz", OWN).pages) for _ in range(3)]
    assert counts == [1, 0, 1]


def test_an_address_is_visited_once_in_a_run_however_often_it_is_named(tmp_path: Path) -> None:
    with serving({"/a": page("First.")}) as site:
        fetch([f"{site.address}/a", f"{site.address}/a#part", f"{site.address.upper()}/a"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == ["/a"]
