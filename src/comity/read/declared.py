"""What a web page states about itself: JSON-LD, OpenGraph and other meta elements. Nothing is guessed here."""

import json
import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from comity.model.period import Period
from comity.model.text import Dating, Metadata

Node: TypeAlias = dict[str, object]

DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "pubdate",
)
UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
SECTIONS = ("article:section", "articlesection", "dc.subject.section")
TITLES = ("og:title", "dc.title", "citation_title")
PUBLISHERS = ("og:site_name", "dc.publisher", "citation_publisher")
AUTHORS = ("author", "article:author", "dc.creator", "citation_author")

_ISO_DAY = re.compile(r"\s{0,20}((?:19|20)[0-9]{2})[-/]([01][0-9])[-/]([0-3][0-9])(?![0-9])")
_LANG = re.compile(r"[a-z]{2,3}(?=[-_]|$)")


def declared(tree: HtmlElement) -> Metadata:
    """What the page states: address, publisher, days of publication and change, author, title, section and language.

    None for what it leaves out.
    """
    article = _article(tree)
    metas = _metas(tree)
    day = _day(article.get("datePublished")) or _first_day(metas, DATES)
    updated = _day(article.get("dateModified")) or _first_day(metas, UPDATES)
    return Metadata(
        url=_url(tree, metas),
        publisher=_name(article.get("publisher")) or _first(metas, PUBLISHERS),
        published=None if day is None else Period.day(day),
        grade="unknown" if day is None else "declared",
        dates=() if day is None else (Dating("declared", Period.day(day)),),
        author=_name(article.get("author")) or _author(metas),
        title=_text(article.get("headline")) or _first(metas, TITLES),
        lang=_lang(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or article.get("inLanguage")),
        section=_name(article.get("articleSection")) or _first(metas, SECTIONS),
        updated=None if updated is None else Period.day(updated),
    )


def _article(tree: HtmlElement) -> Node:
    """The one article that the page's JSON-LD describes; empty where there is none, or where several differ in their day."""
    nodes = [node for script in tree.iterfind(".//script[@type='application/ld+json']") for node in _nodes(script.text or "")]
    articles = [node for node in nodes if "Article" in _types(node) or "BlogPosting" in _types(node)]
    days = {str(node.get("datePublished")) for node in articles}
    return articles[0] if len(days) == 1 else {}


def _nodes(script: str) -> Iterator[Node]:
    try:
        pending = deque([json.loads(script)])
    except (ValueError, RecursionError):  # pages often carry broken JSON; the page is read without it
        return
    while pending:
        item = pending.popleft()
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            yield item
            pending.append(item.get("@graph"))


def _types(node: Node) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by name, property or itemprop in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _text(metas.get(name)))), None)


def _first_day(metas: dict[str, str], names: tuple[str, ...]) -> date | None:
    return next((day for name in names if (day := _day(metas.get(name)))), None)


def _author(metas: dict[str, str]) -> str | None:
    named = _first(metas, AUTHORS)
    return None if named is None or named.startswith(("http:", "https:")) else named


def _name(value: object) -> str | None:
    """The name of a JSON-LD person or organisation; several are joined by commas."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item))) or None
    return _text(value)


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _day(value: object) -> date | None:
    match = _ISO_DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # 30 February
        return None


def _lang(value: object) -> str | None:
    match = _LANG.match(value.strip().lower()) if isinstance(value, str) else None
    return match[0] if match else None


def _url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    return next((url for url in (canonical, metas.get("og:url")) if url and _is_web(url)), None)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
