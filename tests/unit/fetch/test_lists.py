"""Feeds and sitemaps, sound and hostile."""

import gzip
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis.strategies import binary, from_regex, lists, sampled_from, text
from tests.unit.fetch.site import Asked, Reply, page, reply, serving

from comity.fetch import Limits, fetch
from comity.fetch.errors import FetchError
from comity.fetch.lists import Listed, listing
from comity.fetch.run import MOST_ALIKE

OWN = Limits(interval=0.0, is_private_allowed=True, connect_seconds=2.0, read_seconds=2.0)
BASE = "http://news.example/list"


def rss(*entries: tuple[str, str]) -> bytes:
    items = "".join(f"<item><title>T</title><link>{escape(url)}</link><pubDate>{day}</pubDate></item>" for url, day in entries)
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def atom(*entries: tuple[str, str]) -> bytes:
    items = "".join(f'<entry><link href="{escape(url)}"/><updated>{day}</updated></entry>' for url, day in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>'.encode()


def sitemap(*entries: tuple[str, str]) -> bytes:
    items = "".join(f"<url><loc>\n {escape(url)} </loc><lastmod>{day}</lastmod></url>" for url, day in entries)
    return f'<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</urlset>'.encode()


def index(*urls: str) -> bytes:
    return (
        "<sitemapindex>" + "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls) + "</sitemapindex>"
    ).encode()


ENTRIES = (("http://news.example/a?x=1&y=2", "2026-03-01"), ("http://other.example/b", "2026-03-02"))


@pytest.mark.parametrize("make", [rss, atom, sitemap])
@pytest.mark.parametrize("wrap", [bytes, gzip.compress, lambda body: b"\xef\xbb\xbf" + body])
def test_lists_tell_their_addresses_and_days(make: Callable[..., bytes], wrap: Callable[[bytes], bytes]) -> None:
    found = listing(wrap(make(*ENTRIES)), BASE, OWN)
    assert found is not None
    assert found.entries == tuple(Listed(*entry) for entry in ENTRIES)
    assert found.is_whole


def test_a_list_is_known_behind_remarks_and_declarations() -> None:
    head = b'<?xml version="1.0"?>\n<!-- <html> [a] > --><?style a="<b>"?>\n<!DOCTYPE urlset [ <!-- x > --> ]>\n'
    found = listing(head + sitemap(*ENTRIES).partition(b"?>")[2], BASE, OWN)
    assert found is not None
    assert [entry.url for entry in found.entries] == [url for url, _ in ENTRIES]


@pytest.mark.parametrize("body", [b"<rss>" + b"<a>" * 101 + b"</a>" * 101 + b"</rss>", b"<rss>" + b"<a/>" * 200_001 + b"</rss>"])
def test_feeds_that_would_take_long_to_parse_are_refused(body: bytes) -> None:
    with pytest.raises(FetchError) as caught:
        listing(body, BASE, OWN)
    assert caught.value.code == "fetch.bad-list"


@pytest.mark.parametrize("coding", ["utf-16", "utf-8", "iso-8859-1"])
def test_a_sitemap_in_another_coding(coding: str) -> None:
    body = f'<?xml version="1.0" encoding="{coding}"?><urlset><url><loc>http://news.example/é</loc></url></urlset>'.encode(coding)
    found = listing(body, BASE, OWN)
    assert found is not None
    assert found.entries == (Listed("http://news.example/é", None),)


def test_entities_are_refused_in_wide_letters_too() -> None:
    body = '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "x">]><urlset><url><loc>&a;</loc></url></urlset>'
    for coding in ("utf-8", "utf-16", "utf-16-le"):
        encoded = (b"\xff\xfe" if coding == "utf-16-le" else b"") + body.encode(coding)
        with pytest.raises(FetchError) as caught:
            listing(encoded, BASE, OWN)
        assert caught.value.code == "fetch.bad-list"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"words", b"<html><head><title>rss</title></head></html>", b"<!DOCTYPE html><html><body><rss></rss></body></html>",
        b"%PDF-1.7",
        b"PK\x03\x04", b"<?xml version='1.0'?><article/>", b"<!-- <rss> -->", b"<", b"<?", b"<!DOCTYPE [", b"\x1f\x8b broken",
        gzip.compress(b"<html></html>"), b"\xff\xfe<", b"{}",
    ],
)  # fmt: skip
def test_what_is_no_list_is_a_page(body: bytes) -> None:
    assert listing(body, BASE, OWN) is None


@settings(deadline=None)
@given(
    binary(max_size=300), sampled_from([b"", b"<rss>", b"<feed>", b"<urlset>", b"<sitemapindex>", b"\x1f\x8b", b"<!DOCTYPE ["])
)
def test_any_bytes_are_a_list_or_none_or_broken(body: bytes, head: bytes) -> None:
    assert _outcome(head + body) in {None, "fetch.bad-list", "fetch.cut-short", "fetch.too-large", "fetch.bad-answer"}


def _outcome(body: bytes) -> str | None:
    try:
        listing(body, BASE, OWN)
    except FetchError as error:
        return error.code
    return None


@settings(deadline=None)
@given(lists(from_regex(r"http://news\.example/[a-z0-9?&=%<>'\"]{0,20}", fullmatch=True), max_size=20, unique=True))
def test_a_sitemap_gives_back_what_was_written(urls: list[str]) -> None:
    found = listing(sitemap(*((url, "2026") for url in urls)), BASE, OWN)
    assert found is not None
    assert [entry.url for entry in found.entries] == urls


@settings(deadline=None)
@given(text(max_size=50))
def test_an_address_on_a_list_is_fetched_or_told(words: str) -> None:
    body = b"<urlset><url><loc>" + escape("".join(c for c in words if c.isprintable())).encode() + b"</loc></url></urlset>"
    found = listing(body, BASE, OWN)
    assert found is not None
    assert len(found.entries) <= 1


def test_a_list_is_bounded() -> None:
    body = sitemap(*((f"http://news.example/{number}", "2026") for number in range(100)))
    found = listing(body, BASE, Limits(addresses=30))
    assert found is not None
    assert (len(found.entries), found.is_whole) == (30, False)


def test_a_feed_is_followed_and_its_pages_are_asked_for_once(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    with serving({"/a": page("A."), "/b": page("B."), "/c": page("C.")}) as site:
        site.pages["/feed"] = rss((f"{site.address}/a", "Mon, 02 Mar 2026"), ("/b", "Tue, 03 Mar 2026"))
        site.pages["/feed"] = reply(site.pages["/feed"], 'ETag: "one"')  # type: ignore[arg-type]
        first = fetch([f"{site.address}/feed"], archive, OWN)
        assert site.paths() == ["/feed", "/a", "/b"]
        feed = rss(("/c", "Wed, 04 Mar 2026"), ("/b", "Wed, 04 Mar 2026"), (f"{site.address}/a", "Mon, 02 Mar 2026"))
        site.pages["/feed"] = lambda asked: reply(feed) if asked.headers["if-none-match"] == '"one"' else b""
        site.asked.clear()
        second = fetch([f"{site.address}/feed"], archive, OWN)
    assert [kept.url for kept in first.pages] == [f"{site.address}/a", f"{site.address}/b"]
    assert site.paths() == ["/feed", "/c", "/b"]  # what the feed calls changed is asked for, and found to be the same
    assert ([kept.url for kept in second.pages], second.known) == ([f"{site.address}/c"], 2)
    assert not second.findings


def test_what_a_feed_leads_to_is_not_forgotten_when_it_failed(tmp_path: Path) -> None:
    """The feed is asked for without conditions until every page on it is settled, for good or bad."""
    archive = tmp_path / "a.warc.gz"
    answers = iter([reply(b"", status="500 Oh"), page("B at last.")])
    with serving({"/a": page("A."), "/b": lambda _: next(answers), "/gone": reply(b"", status="410 Gone")}) as site:
        body = rss(("/a", "1"), ("/b", "1"), ("/gone", "1"))

        def feed(asked: Asked) -> Reply:
            return reply(b"", status="304 Not Modified") if "if-none-match" in asked.headers else reply(body, 'ETag: "one"')

        site.pages["/feed"] = feed
        runs = [fetch([f"{site.address}/feed"], archive, OWN) for _ in range(3)]
    assert [[kept.url[-1] for kept in run.pages] for run in runs] == [["a"], ["b"], []]
    assert [[finding.code for finding in run.findings] for run in runs] == [["fetch.status"] * 2, ["fetch.status"], []]
    assert "if-none-match" in site.asked[-1].headers
    assert site.asked[-1].path == "/feed"


def test_an_index_leads_to_sitemaps_and_these_to_pages(tmp_path: Path) -> None:
    with serving({"/a": page("A."), "/b": page("B.")}) as site:
        site.pages["/index"] = reply(index("/one.xml.gz", "/two.xml"))
        site.pages["/one.xml.gz"] = reply(gzip.compress(sitemap((f"{site.address}/a", "2026"))), "Content-Type: application/gzip")
        site.pages["/two.xml"] = reply(sitemap((f"{site.address}/b", "2026")))
        found = fetch([f"{site.address}/index"], tmp_path / "a.warc.gz", OWN)
    assert [kept.url for kept in found.pages] == [f"{site.address}/a", f"{site.address}/b"]


def test_an_index_of_itself_and_one_of_ever_more_come_to_an_end(tmp_path: Path) -> None:
    with serving({f"/{step}": reply(index(f"/{step + 1}")) for step in range(20)}) as site:
        site.pages["/self"] = reply(index("/self", "/0"))
        found = fetch([f"{site.address}/self"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == ["/self", "/0", "/1", "/2"]
    assert [finding.code for finding in found.findings] == ["fetch.bad-list"]


def test_pages_are_counted_and_the_rest_is_left_to_the_next_run(tmp_path: Path) -> None:
    few = Limits(interval=0.0, is_private_allowed=True, pages=3)
    with serving({f"/{number}": page(str(number)) for number in range(4)}) as site:
        site.pages["/feed"] = reply(rss(*((f"/{number}", "1") for number in range(4))), 'ETag: "one"')
        runs = [fetch([f"{site.address}/feed"], tmp_path / "a.warc.gz", few) for _ in range(2)]
    assert [len(run.pages) for run in runs] == [2, 2]
    assert [[finding.code for finding in run.findings] for run in runs] == [["fetch.more-pages"], []]


def test_more_addresses_than_a_run_takes_are_told_and_left_out(tmp_path: Path) -> None:
    few = Limits(interval=0.0, is_private_allowed=True, addresses=5)
    with serving({f"/{number}": page(str(number)) for number in range(9)}) as site:
        for name in ("one", "two"):
            numbers = range(4) if name == "one" else range(4, 9)
            site.pages[f"/{name}"] = reply(sitemap(*((f"/{number}", "1") for number in numbers)))
        found = fetch([f"{site.address}/one", f"{site.address}/two"], tmp_path / "a.warc.gz", few)
    assert len(found.pages) == 3
    assert "fetch.more-pages" in {finding.code for finding in found.findings}


def test_what_a_list_calls_changed_and_its_server_does_not_is_asked_for_once(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Reply:
        return reply(b"", status="304 Not Modified") if "if-none-match" in asked.headers else page("A.", 'ETag: "1"')

    with serving({"/a": answer}) as site:
        for day in ("1", "2", "2"):
            site.pages["/feed"] = reply(sitemap(("/a", day)))
            fetch([f"{site.address}/feed"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == ["/feed", "/a", "/feed", "/a", "/feed"]


def test_what_the_ledger_holds_is_not_asked_for_again(tmp_path: Path) -> None:
    with serving({"/a": page("A."), "/b": page("B.")}) as site:
        site.pages["/feed"] = reply(rss(("/a", "1"), ("/b", "1")))
        found = fetch([f"{site.address}/feed"], tmp_path / "a.warc.gz", OWN, known={f"{site.address}/a"})
    assert site.paths() == ["/feed", "/b"]
    assert found.known == 1


def test_hostile_addresses_on_a_list_are_told_and_the_others_fetched(tmp_path: Path) -> None:
    bad = ["file:///etc/hosts", "http://me:secret@news.example/", "javascript:alert(1)", "http://[::1", "http://" + "a" * 9_000]
    with serving({"/a": page("A.")}) as site:
        site.pages["/feed"] = reply(sitemap(*((url, "1") for url in (*bad, "/a"))))
        found = fetch([f"{site.address}/feed"], tmp_path / "a.warc.gz", OWN)
    assert site.paths() == ["/feed", "/a"]
    assert [finding.code for finding in found.findings] == ["fetch.bad-address"] * len(bad)
    assert not any("secret" in finding.text for finding in found.findings)


def test_a_list_of_nothing_but_bad_addresses_leaves_few_findings(tmp_path: Path) -> None:
    with serving() as site:
        site.pages["/feed"] = reply(sitemap(*((f"file:///{number}", "1") for number in range(1_000))))
        found = fetch([f"{site.address}/feed"], tmp_path / "a.warc.gz", OWN)
    assert len(found.findings) == MOST_ALIKE + 1
    assert "950 more" in found.findings[-1].text
