"""Feeds and sitemaps: lists of addresses, read without trust."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal, NamedTuple, TypeAlias

import feedparser
from lxml import etree

from comity.fetch.address import shown
from comity.fetch.errors import FetchError
from comity.fetch.limits import Limits
from comity.fetch.unpack import Unpacker

Kind: TypeAlias = Literal["feed", "sitemap", "index"]

_FEED_BYTES = 10_000_000
"""A feed holds the latest of its articles; a larger one is none."""
_HEAD_BYTES = 4_000
_DEEPEST = 100
"""Elements in elements: no list has more than a dozen."""
_MOST_TAGS = 200_000
"""A feed of a thousand articles has a tenth of that."""
_KINDS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "index"}
_CLOSERS = (("<?", "?>"), ("<!--", "-->"))
_NAME = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})[\s>/]")
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


class Listed(NamedTuple):
    """An address as it stands on a list, and when the list says that its page was last changed, in the list's own words."""

    url: str
    changed: str | None


class Listing(NamedTuple):
    """The addresses of a list in its order, each once; those of an index lead to further lists."""

    kind: Kind
    entries: tuple[Listed, ...]
    is_whole: bool


def listing(body: bytes, base: str, limits: Limits) -> Listing | None:
    """Read a feed, a sitemap or an index of sitemaps, packed or not, told by what it holds; None for anything else.

    `base` is where it was found. At most `limits.addresses` are taken. Raises FetchError for a list that is broken or too
    large, and for one that declares entities, as no list needs.
    """
    name = shown(base)
    is_packed = body[:2] == b"\x1f\x8b"
    kind = _kind(_peeked(body) if is_packed else body[:_HEAD_BYTES])
    if kind is None:
        return None
    most = min(_FEED_BYTES, limits.list_bytes) if kind == "feed" else limits.list_bytes
    if is_packed:
        unpacker = Unpacker(("gzip",), most, name)
        body = unpacker.feed(body)
        unpacker.finish()
    if len(body) > most:
        raise FetchError("fetch.too-large", name, f"a {_CALLED[kind]} of more than {most:,} bytes; left out")
    if _ENTITY.search(body):
        raise FetchError("fetch.bad-list", name, f"declares entities, as bombs do and no {_CALLED[kind]} needs; left out")
    found: dict[str, str | None] = {}
    for url, changed in (_of_feed if kind == "feed" else _of_sitemap)(body, name):
        if len(found) == limits.addresses:
            return Listing(kind, tuple(Listed(*item) for item in found.items()), is_whole=False)
        if url.strip():
            found.setdefault(url.strip(), changed)
    if not found and kind == "feed":
        raise FetchError(
            "fetch.bad-list", name, f"a {_CALLED[kind]} that names no page; the next run asks again", is_passing=True
        )
    return Listing(kind, tuple(Listed(*item) for item in found.items()), is_whole=True)


_CALLED = {"feed": "feed", "sitemap": "sitemap", "index": "sitemap"}


def _peeked(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(body[:_HEAD_BYTES], _HEAD_BYTES)
    except zlib.error:
        return b""


def _kind(head: bytes) -> Kind | None:
    """What a document is by the name of its first element."""
    is_wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    words = head.decode("utf-16" if is_wide else "utf-8-sig", "replace").lstrip()
    while True:
        closer = next((end for start, end in _CLOSERS if words.startswith(start)), None)
        if closer is None and words[:2] == "<!":
            subset = re.match(r"[^>\[]*\[", words)
            closer = "]" if subset else ">"
        elif words[:1] == "]":
            closer = ">"
        if closer is None:
            break
        _, found, rest = words.partition(closer)
        if not found:
            return None
        words = ("]" + rest if closer == "]" else rest).lstrip()
    root = _NAME.match(words)
    return _KINDS.get(root[1].lower()) if root else None


def _of_feed(body: bytes, name: str) -> Iterator[tuple[str, str | None]]:
    """The articles of an RSS or Atom feed; one that breaks is read as far as it goes."""
    fault = _fault(body)
    if fault is not None:
        raise FetchError("fetch.bad-list", name, f"{fault}, as no feed needs; left out")
    found: Any = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if found.bozo and not found.entries:
        reason = " ".join(str(found.get("bozo_exception", "no reason given")).split())[:120]
        raise FetchError(
            "fetch.bad-list", name, f"a feed that cannot be read ({reason}); the next run asks again", is_passing=True
        )
    for entry in found.entries:
        changed = next((str(entry[key]) for key in ("updated", "published") if key in entry), None)
        yield str(entry.get("link") or ""), changed


def _fault(body: bytes) -> str | None:
    """How markup is unlike any feed's, counted roughly and in time that grows with the length; None where it may be one.

    What parses feeds takes a good while for each tag, and more the deeper it stands.
    """
    depth = 0
    for count, tag in enumerate(re.finditer(rb"<(/?)[A-Za-z][^<>]{0,2000}?(/?)>", body)):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth > _DEEPEST:
            return f"elements nested deeper than {_DEEPEST}"
        if count > _MOST_TAGS:
            return f"more than {_MOST_TAGS:,} tags"
    return None


def _of_sitemap(body: bytes, name: str) -> Iterator[tuple[str, str | None]]:
    """The pages of a sitemap, or the sitemaps of an index."""
    options: dict[str, bool] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    location, changed = "", None
    try:
        for _, element in etree.iterparse(BytesIO(body), events=("end",), remove_comments=True, remove_pis=True, **options):
            tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if tag == "loc" and not location:
                location = element.text or ""
            elif tag in {"lastmod", "publication_date"}:
                changed = (element.text or "").strip() or changed
            elif tag in {"url", "sitemap"}:
                yield location, changed
                location, changed = "", None
                element.clear()
                while element.getprevious() is not None:  # what is read is let go
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error).split())[:120]
        raise FetchError(
            "fetch.bad-list", name, f"a sitemap that cannot be read ({reason}); left out", is_passing=True
        ) from error
