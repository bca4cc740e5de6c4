"""Pages made to overturn their readers: tags inside of tags, thousands deep."""

import re

DEEPEST = 80
"""How deep tags may lie inside one another in a page that goes too deep for parsers, which stop at some 250."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])[^<>]{0,10000}>")
# fmt: off
_NEVER_CLOSED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body",
))
# fmt: on


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
