"""What stands on page after page and is no part of the text: running heads and feet, and page numbers."""

import re
from collections import Counter

from comity.read.pdf.layout import Line

MARGIN = 0.13
"""The share of a page's height, at its head and at its foot, in which running heads and feet stand."""

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|стр\.?|página|pág\.?)?\s*[-–—|]?\s*(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|из|\|)\s*[0-9]{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The lines of each page less those that recur, their digits aside, in the margins, and less page numbers."""
    seen: Counter[tuple[str, bool]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        seen.update({key for line in lines if (key := _key(line, height)) is not None})
    needed = max(2, -(-len(pages) // 3)) if len(pages) < 9 else 3
    return [_kept(lines, height, seen, needed) for lines, height in zip(pages, heights, strict=True)]


def _kept(lines: list[Line], height: float, seen: Counter[tuple[str, bool]], needed: int) -> list[Line]:
    left = [line for line in lines if (key := _key(line, height)) is None or seen[key] < needed]
    outer = {
        id(line)
        for line in (max(left, key=lambda one: one.top, default=None), min(left, key=lambda one: one.bottom, default=None))
        if line
    }
    return [
        line
        for line in left
        if not (id(line) in outer and _key(line, height) is not None and _PAGE_NUMBER.fullmatch(line.words.strip()))
    ]


def _key(line: Line, height: float) -> tuple[str, bool] | None:
    """How a line in a margin is known again, and whether it is at the head; None for one in the middle of the page."""
    is_head = line.bottom > (1 - MARGIN) * height
    if not is_head and line.top >= MARGIN * height:
        return None
    return _DIGITS.sub("#", line.words).casefold(), is_head
