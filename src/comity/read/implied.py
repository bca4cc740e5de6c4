"""What the markup of a page implies where the page does not state it: day, title and author."""

import logging
from datetime import date
from typing import Any

from lxml.html import HtmlElement
from msgspec import structs

from comity.model.period import Period
from comity.model.text import Dating, Metadata

logger = logging.getLogger(__name__)


def implied(tree: HtmlElement, stated: Metadata) -> Metadata:
    """Fill what a page does not state with what its markup implies, and keep the day that it implies beside any that is stated.

    The tree loses the elements that give the address: the day in it would be taken for one that the markup implies.
    """
    day = _day(tree)
    title = stated.title or _found("extract_title", tree)
    author = stated.author or _found("extract_author", tree)
    dates = stated.dates if day is None else (*stated.dates, Dating("markup", day))
    return structs.replace(stated, title=title, author=author, dates=dates)


def hush() -> None:
    """Keep the extractors from warning on their own: a page without an article is read whole, or becomes a finding."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _day(tree: HtmlElement) -> Period | None:
    from htmldate import find_date  # noqa: PLC0415  (slow to import, and only pages need it)

    hush()
    for element in [*tree.iter("link"), *tree.iter("meta")]:
        is_address = (element.get("rel") or "").lower() == "canonical" or (element.get("property") or "").lower() == "og:url"
        if is_address and element.getparent() is not None:
            element.getparent().remove(element)
    # The extensive search is off: it answers for pages that have no date (research on 990 pages: right in 70 of 100 cases where
    # only it finds one). A fixed last day keeps the clock out.
    try:
        written = find_date(tree, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-12-31")
        return Period.day(date.fromisoformat(written)) if written else None
    except Exception:  # whatever trips it on one page, the rest of the page is still there to be read
        logger.debug("the search for a date failed", exc_info=True)
        return None


def _found(name: str, tree: HtmlElement) -> str | None:
    """What a part of the extractor finds."""
    from trafilatura import metadata  # noqa: PLC0415

    search: Any = getattr(metadata, name)
    try:
        return " ".join((search(tree) or "").split()) or None
    except Exception:  # as above
        logger.debug("the search for metadata failed", exc_info=True)
        return None
