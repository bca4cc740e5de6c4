"""Who publishes a page that does not state it: by its title, the pictures in its head, and its address."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from comity.resources import load
from comity.resources.publishers import fold, known_publisher
from comity.resources.rows import Publisher

LONGEST = 60
"""Code points of the longest name of a publisher."""
SHORTEST = 4
"""Letters of the shortest name that an address is matched with; fewer are in too many addresses."""

_PARTS = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022»:-]{1,2}\s+")
_LETTERS = re.compile(r"[^a-z0-9]")
_NAMES = ("application-name", "apple-mobile-web-app-title", "og:site_name", "publisher")


def masthead(tree: HtmlElement, url: str | None) -> str | None:
    """The publisher as the page names it where its table or its address bears that out; None where nothing does."""
    label = _label(url)
    for name in _candidates(tree):
        if 1 < len(name) <= LONGEST and (_is_of(name, label) or known_publisher(name) is not None):
            return name
    row = _by_label().get(label)
    return None if row is None else row.name


def _candidates(tree: HtmlElement) -> Iterator[str]:
    """What may be the name of the publisher, from the likeliest on."""
    for meta in tree.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _NAMES and meta.get("content"):
            yield _line(meta.get("content"))
    title = tree.findtext(".//title") or ""
    parts = [_line(part) for part in _PARTS.split(title)]
    if len(parts) > 1:
        yield parts[-1]
        yield parts[0]
    for image in [*tree.iterfind(".//header//img"), *tree.iterfind(".//h1//img"), *tree.iterfind(".//a//img")][:20]:
        if image.get("alt"):
            yield _line(image.get("alt")).removesuffix(" logo").removesuffix(" Logo")


def _line(text: str) -> str:
    return " ".join(text.split())


def _letters(name: str) -> str:
    return _LETTERS.sub("", fold(name))


def _label(url: str | None) -> str:
    """The name in an address: `samplecourier` of `https://www.sample-courier.example/a`."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
    parts = [part for part in host.split(".") if part not in {"www", "com", "co", "org", "net", "gov", "news", "en", "m"}]
    return _LETTERS.sub("", max(parts[:-1] or parts, key=len, default=""))


def _is_of(name: str, label: str) -> bool:
    letters = _letters(name)
    return min(len(letters), len(label)) >= SHORTEST and (letters in label or label in letters)


@cache
def _by_label() -> dict[str, Publisher]:
    """Publishers by the letters of their names, as an address would have them."""
    found: dict[str, Publisher] = {}
    for row in load("publishers", Publisher):
        for form in (row.name, *row.forms):
            if len(_letters(form)) >= SHORTEST:
                found.setdefault(_letters(form), row)
    return found
