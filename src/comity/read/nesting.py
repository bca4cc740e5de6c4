"""Pages made to overturn their readers: tags inside of tags, thousands deep, and tags of a hundred thousand attributes."""

import re

DEEPEST = 80
"""How deep tags may lie inside one another in a page that goes too deep for parsers, which stop at some 250."""

LONG = 10_000
"""Code points from which on a tag is looked into."""
MOST_ATTRIBUTES = 500
"""Attributes of a tag that parsers are given; they compare each with all before it."""

_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9:-]{{0,30}})\s[^<>]{{{LONG},}}+>?")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])[^<>]{0,10000}>")
# fmt: off
_NEVER_CLOSED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body",
))
# fmt: on


def thinned(page: str) -> str:
    """The page without the attributes of tags that have more than `MOST_ATTRIBUTES`."""
    return page if len(page) < LONG else _LONG_TAG.sub(_thin, page)


def _thin(match: re.Match[str]) -> str:
    tag = match[0]
    return f"<{match[1]}>" if len(tag.split(None, MOST_ATTRIBUTES + 1)) > MOST_ATTRIBUTES else tag


def shallow(page: str) -> str:
    """The page without the tags that lie deeper than `DEEPEST`; the words in them stay, parted by line ends."""
    if page.count("<") <= DEEPEST:
        return page
    pieces: list[str] = []
    place = depth = 0
    for match in _TAG.finditer(page):
        name = match[2].lower()
        if name in _NEVER_CLOSED and depth <= DEEPEST:
            continue
        depth += -1 if match[1] else (name not in _NEVER_CLOSED)
        depth = max(depth, 0)
        if depth > DEEPEST or (match[1] and depth == DEEPEST):
            pieces += [page[place : match.start()], "\n"]
            place = match.end()
    return "".join([*pieces, page[place:]]) if pieces else page
