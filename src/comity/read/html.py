"""Web pages: the article without its surroundings, and what the page states about itself. Nothing is fetched."""

import logging
import re
from datetime import date
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import structs

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read.content import Content
from comity.read.declared import declared
from comity.read.encoding import decode
from comity.read.masthead import masthead
from comity.read.nesting import shallow

HEAD = 4096
"""How many bytes may precede the declaration of the encoding."""

MOST_ELEMENTS = 15_000
"""Elements of a page in which an article is looked for, which takes a second or so; articles have some hundreds."""

SHORT = 500
"""Code points below which the extractor is known to fall back on the whole page, menus and all."""

# Day of publication as the page's address and markup imply it. The extensive search is off: it answers for pages that have no
# date (research on 990 pages: right in 70 of 100 cases where only it finds one). A fixed last day keeps the clock out.
DATE_SEARCH = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-12-31"}

# fmt: off
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))
FURNITURE = frozenset((
    "aside", "button", "footer", "form", "head", "header", "iframe", "nav", "noscript", "script", "select", "style", "svg",
    "template",
))
# fmt: on

_CHARSET = re.compile(rb"""(?:charset|encoding)=["']?([A-Za-z0-9_-]{2,40})""")
_ADDRESS = re.compile(r"<(?:link\b[^<>]{0,500}\bcanonical\b|meta\b[^<>]{0,500}\bog:url\b)[^<>]{0,2000}>", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s{0,100}<\?xml[^>]{0,200}\?>")

logger = logging.getLogger(__name__)


def html(raw: bytes, name: str, charset: str | None = None) -> Content:
    """The article of a web page, a paragraph a line, with the page's own account of publisher, date, author and title.

    A page of more than `MOST_ELEMENTS` is read whole, without its menus, for finding the article in it takes too long; a note
    says so. `charset` is the encoding that the page came with.
    """
    told = _CHARSET.search(raw, 0, HEAD)
    decoded = decode(raw, name, charset or (told[1].decode("ascii") if told else None))
    page = shallow(_XML_DECLARATION.sub("", decoded.words))
    tree = _tree(page, name)
    stated = declared(tree)
    stated = structs.replace(stated, publisher=stated.publisher or masthead(tree, stated.url))
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return Content(_everything(tree), stated, decoded.doubt, (_long(name),))
    found = _found(
        _ADDRESS.sub("", page)
    )  # else the day in the page's address would be found in its markup too, as if two agreed
    return Content(_words(found, tree), _completed(stated, found), decoded.doubt)


def _long(name: str) -> Finding:
    text = f"{name}: a page of more than {MOST_ELEMENTS} elements, read whole with what stands around its articles; split it."
    return Finding(code="read.long-page", subject=name, text=text)


def _words(found: Any, tree: HtmlElement) -> str:
    """The article; on a small page, where the extractor takes in the menus too, everything that is not marked as furniture."""
    article = str(getattr(found, "text", None) or "").strip()
    if len(article) >= SHORT:
        return article
    whole = _everything(tree)
    return article if article and len(whole) > 2 * len(article) else whole


def _tree(page: str, name: str) -> HtmlElement:
    try:
        return document_fromstring(page, parser=HTMLParser(no_network=True, huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("read.empty", f"{name}: no page can be made out in it; check that it was saved whole") from error


def _found(page: str) -> Any:
    """What the extractor finds: the article as `text`, and what the markup implies about it; None where it finds nothing."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (slow to import, and only pages need it)

    _hush()
    options: dict[str, Any] = {"include_comments": False, "include_tables": True, "deduplicate": False}
    try:
        return bare_extraction(page, with_metadata=True, date_extraction_params=dict(DATE_SEARCH), **options) or _implied(page)
    except Exception:  # whatever trips the extractor on one page, the page's words are still there to be read
        logger.debug("the article extractor failed", exc_info=True)
        return None


def _implied(page: str) -> Any:
    """What the markup of a page without an article implies."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    return extract_metadata(page, date_config=dict(DATE_SEARCH))


def _completed(stated: Metadata, found: Any) -> Metadata:
    """Fill what the page does not state with what its markup implies; a day found so is told apart from one that is stated."""
    if found is None:
        return stated
    day = _day(found.date)
    dates = (*stated.dates, Dating("markup", day)) if day else stated.dates
    return structs.replace(
        stated, title=stated.title or found.title or None, author=stated.author or found.author or None, dates=dates
    )


def _day(written: str | None) -> Period | None:
    try:
        return Period.day(date.fromisoformat(written)) if written else None
    except ValueError:
        return None


def _hush() -> None:
    """Keep the extractor from warning on its own: a page without an article is read whole, or becomes a finding."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _everything(tree: HtmlElement) -> str:
    """All words of a page that are not its furniture, a block a line."""
    pieces: list[str] = []
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if skipped is None:
            pieces.append("\n" if tag in BLOCKS else "")
            if event == "start" and tag in FURNITURE | {"script"}:
                skipped = element
            elif event == "start":
                pieces.append(_flat(element.text))
        elif event == "end" and element is skipped:
            skipped = None
        if event == "end" and skipped is None:
            pieces.append(_flat(element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
