"""What stands on page after page and is no part of the text: running heads and feet, and page numbers."""

import re
from collections import Counter

from comity.read.pdf.glyphs import Sheet, Stretch
from comity.read.pdf.layout import MOST

MARGIN = 0.13
"""The share of a page's height, at its head and at its foot, in which running heads and feet stand."""

APART = 0.6
"""Heights of a line that part a running head from the text at least."""

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|стр\.?|página|pág\.?)?\s*[-–—|]?\s*(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|из|\|)\s*[0-9]{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)


def without_furniture(sheets: list[Sheet]) -> list[Sheet]:
    """The pages without what recurs, its digits aside, in the margins of several, and without page numbers."""
    seen: Counter[tuple[str, bool]] = Counter()
    for one in sheets:
        seen.update({key for stretch in one.stretches if (key := _key(stretch, one.height)) is not None})
    needed = max(2, -(-len(sheets) // 3)) if len(sheets) < 9 else 3
    return [one._replace(stretches=_kept(one, seen, needed)) for one in sheets]


def _kept(page: Sheet, seen: Counter[tuple[str, bool]], needed: int) -> list[Stretch]:
    if len(page.stretches) > MOST:  # no page that people made, and looking at all pairs would take too long
        return page.stretches
    again = {one for one in page.stretches if (key := _key(one, page.height)) is not None and seen[key] >= needed}
    others = [one for one in page.stretches if one not in again]
    left = [one for one in page.stretches if one not in again or not _stands_off(one, others)]
    outer = {max(left, key=lambda one: one.top), min(left, key=lambda one: one.bottom)} if left else set()
    return [one for one in left if not (one in outer and _key(one, page.height) and _PAGE_NUMBER.fullmatch(one.words))]


def _stands_off(one: Stretch, others: list[Stretch]) -> bool:
    """Whether a stretch stands further from all others than lines of one text do, which may recur by chance."""
    return all(max(one.bottom - other.top, other.bottom - one.top) > APART * one.size for other in others)


def _key(one: Stretch, height: float) -> tuple[str, bool] | None:
    """How a stretch in a margin is known again, and whether it is at the head; None for one in the middle of the page."""
    is_head = one.bottom > (1 - MARGIN) * height
    if not is_head and one.top >= MARGIN * height:
        return None
    return _DIGITS.sub("#", one.words).casefold(), is_head
