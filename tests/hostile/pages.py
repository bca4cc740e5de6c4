"""Bad pages and other XML."""

from collections.abc import Iterator

from tests.hostile.bad import TEA, Bad, either, fine, refused


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Tea</title>{head}</head><body>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


P = f"<p>{TEA}</p>"
LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:1/z.dtd">]>'


def pages() -> Iterator[Bad]:
    yield from _deep()
    yield from _broken()
    yield from _declarations()
    yield from _feeds()


def _deep() -> Iterator[Bad]:
    for tag in ("div", "span", "b", "table", "ul", "blockquote", "font", "svg"):
        yield fine(f"nested-{tag}.html", page(P + f"<{tag}>" * 3_000 + "deep" + f"</{tag}>" * 3_000))
    yield Bad("nested-million.html", page(P + "<div>" * 1_000_000), frozenset(("read.long-page",)), TEA)._replace(codes=None)
    yield fine("tags-million.html", page(P + "<i></i>" * 1_000_000), TEA, "read.long-page")
    yield fine("closed-never-opened.html", page(P + "</div>" * 200_000))
    yield fine("attributes.html", page(P + "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">end</p>"))
    yield fine("attributes-alike.html", page(P + "<p" + " a=1" * 1_000_000 + ">end</p>"))
    yield fine("attribute-huge.html", page(P + f'<p class="{"x" * 5_000_000}">end</p>'))
    yield fine("attribute-open.html", page(P + f'<p class="{"x" * 100_000}'))
    yield fine("tag-name-huge.html", page(P + f"<{'x' * 100_000}>end"))
    yield fine("angles.html", page(P + "<" * 4_000))
    yield fine("rows.html", page(P + "<table>" + "<tr><td>1<td>2" * 400))


def _broken() -> Iterator[Bad]:
    yield fine("script-tricks.html", page(P + "<script>'</scr'+'ipt>' <!-- <script> --> </script><script>if (a </script>"))
    yield fine("script-open.html", page(P + "<script>" + "var a;" * 1_000))
    yield fine("comment-open.html", page(P + "<!-- " + "never closed " * 100))
    yield fine("comment-odd.html", page(P + "<!--><!---><!-- -- --!><!-- > -->" + P))
    yield fine("cdata.html", page(P + f"<![CDATA[{TEA}]]><![CDATA["))
    yield fine("processing.html", page(P + "<?php echo 1 ?><?" + "x" * 1_000))
    yield fine("textarea-open.html", page(P + "<textarea>" + "x " * 200))
    yield fine("entities.html", page(P + "&#0;&#x110000;&#xD800;&#99999999999;&bogus;&amp" + "&" * 900))
    yield refused("nul.html", page(P + "\x00"), "read.binary")
    yield fine("no-end.html", b"<html><p>" + TEA.encode())
    yield fine("no-start.html", P.encode() + b"</body></html>")
    yield fine("two-pages.html", page(P) + page(P))
    yield fine(
        "frames.html",
        page(P + '<frameset><frame src="file:///etc/passwd"></frameset><iframe src="http://127.0.0.1:1/"></iframe>'),
    )
    yield fine("base.html", page(P, '<base href="file:///etc/"><link rel="canonical" href="javascript:alert(1)">'))
    yield fine("refresh.html", page(P, '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:1/">'))
    for charset in ("bogus", "utf-7", "utf-16", "rot13", "hex", "idna", "unicode_escape", "undefined", "zlib", "punycode"):
        yield fine(f"charset-{charset}.html", page(P, f'<meta charset="{charset}">'))
        yield either(
            f"charset-{charset}-broken.html", page(P + "é", f'<meta charset="{charset}">').replace("é".encode(), b"\xe9\xff")
        )
    for name, data in {
        "deep": "[" * 100_000, "number": '{"datePublished": 1e999}', "list": '{"datePublished": [[[]]]}', "null": "null",
        "closed": '{"@type": "NewsArticle", "datePublished": "2024-13-45', "huge": '{"a": ' + "9" * 50_000 + "}",
        "self": '{"@graph": [{"@graph": [{"@graph": []}]}], "publisher": {"name": {"name": 7}}, "author": [null, [1]]}',
    }.items():  # fmt: skip
        yield fine(f"json-ld-{name}.html", page(P, f'<script type="application/ld+json">{data}</script>'))
    for number, day in enumerate(("0000-00-00", "9999-12-31T99:99", "2024-02-30", "١٢٣", "-1", "1e400", "2" * 5_000)):
        yield fine(f"day-{number}.html", page(P, f'<meta property="article:published_time" content="{day}">'))
    yield refused("only-script.html", page("<script>alert(1)</script>"), "read.empty")
    yield refused("only-picture.html", page('<img src="a.png">').replace(b"<title>Tea</title>", b""), "read.empty")
    yield fine("surrogate.html", page(P + "\ud800"), TEA, "read.encoding")._replace(codes=None)


def _declarations() -> Iterator[Bad]:
    yield fine("laughs.html", f"<?xml version='1.0'?>{LAUGHS}<html><body>{P}<p>&j;</p></body></html>".encode())
    yield fine("outside.html", f"{OUTSIDE}<html><body>{P}<p>&x;</p></body></html>".encode())
    yield refused("laughs.xml", f"<?xml version='1.0'?>{LAUGHS}<r>&j;</r>".encode(), "read.unknown-format")
    yield refused("outside.xml", f"<?xml version='1.0'?>{OUTSIDE}<r>&x;</r>".encode(), "read.unknown-format")
    yield refused("plain.xml", b"<?xml version='1.0'?><r>tea</r>", "read.unknown-format")


def feed(items: str, before: str = "", kind: str = "rss") -> bytes:
    if kind == "rss":
        return f"<?xml version='1.0'?>{before}<rss version='2.0'><channel><title>Example Wire</title>{items}</channel></rss>".encode()
    return f"<?xml version='1.0'?>{before}<feed xmlns='http://www.w3.org/2005/Atom'><title>Example Wire</title>{items}</feed>".encode()


def _feeds() -> Iterator[Bad]:
    item = f"<item><title>Tea</title><description>{TEA}</description></item>"
    yield refused("none.rss", feed(""), "read.empty")
    yield refused("none.atom", feed("", kind="atom"), "read.empty")
    yield refused("wordless.rss", feed("<item><title>Tea</title></item>" * 3), "read.empty")
    yield fine("laughs.rss", feed(item + "<item><description>&j;</description></item>", LAUGHS))._replace(codes=None)
    yield fine("outside.rss", feed(item + "<item><description>&x;</description></item>", OUTSIDE))._replace(codes=None)
    yield fine("nested.rss", feed(item + "<item>" * 5_000))._replace(codes=None)
    yield fine("cut.rss", feed(item * 3)[:-60], TEA, "read.empty")
    yield fine("cdata.rss", feed(item + f"<item><description><![CDATA[{TEA} ]]&gt;</description></item>"))._replace(codes=None)
    yield fine(
        "days.rss",
        feed(
            "".join(
                item.replace("<title>", f"<pubDate>{day}</pubDate><title>")
                for day in ("", "never", "Wed, 99 May 2025 99:99:99 +9999", "9" * 400)
            )
        ),
    )
    yield fine("same-id.atom", feed(f"<entry><id>1</id><summary>{TEA}</summary></entry>" * 5, kind="atom"))
    yield fine("entries.rss", feed(item * 5))
    yield fine("not-utf-8.rss", feed(item).replace(b"</item>", b"\xff\xfe</item>"))._replace(codes=None)
    yield refused("not-a-feed.rss", b"<?xml version='1.0'?><rss", "read.empty")
    yield refused("large.rss", feed(item * 110_000), "read.too-large")
