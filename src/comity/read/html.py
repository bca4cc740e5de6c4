"""Web pages: the article without its surroundings, and what the page states about itself. Nothing is fetched."""

import logging
import re
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import structs

from comity.model.errors import SourceError
from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.content import Content
from comity.read.declared import declared
from comity.read.encoding import decode

HEAD = 4096
"""How many bytes may precede the declaration of the encoding."""

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
_XML_DECLARATION = re.compile(r"\A\s{0,100}<\?xml[^>]{0,200}\?>")

logger = logging.getLogger(__name__)


def html(raw: bytes, name: str, charset: str | None = None) -> Content:
    """The article of a web page, a paragraph a line, with the page's own account of publisher, date, author and title."""
    told = _CHARSET.search(raw, 0, HEAD)
    decoded = decode(raw, name, charset or (told[1].decode("ascii") if told else None))
    page = _XML_DECLARATION.sub("", decoded.words)
    tree = _tree(page, name)
    stated = declared(tree)
    return Content(_words(page, tree), _completed(stated, page), decoded.doubt)


def _words(page: str, tree: HtmlElement) -> str:
    """The article; on a small page, where the extractor takes in the menus too, everything that is not marked as furniture."""
    article = _article(page)
    if len(article) >= SHORT:
        return article
    whole = _everything(tree)
    return article if article and len(whole) > 2 * len(article) else whole


def _tree(page: str, name: str) -> HtmlElement:
    try:
        return document_fromstring(page, parser=HTMLParser(no_network=True, huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("read.empty", f"{name}: no page can be made out in it; check that it was saved whole") from error


def _article(page: str) -> str:
    """The words of the article, or "" where the extractor finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (slow to import, and only pages need it)

    _hush()
    try:
        found = bare_extraction(page, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # whatever trips the extractor on one page, the page's words are still there to be read
        logger.debug("the article extractor failed", exc_info=True)
        return ""
    return "" if found is None else str(getattr(found, "text", "") or "").strip()


def _completed(stated: Metadata, page: str) -> Metadata:
    """Fill what the page does not state with what its markup implies; a day found so is graded "inferred"."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  (slow to import, and only pages need it)

    try:
        implied = extract_metadata(page, default_url=stated.url, date_config=dict(DATE_SEARCH))
    except Exception:  # as above: a page that trips the extractor keeps what it states
        logger.debug("the metadata extractor failed", exc_info=True)
        return stated
    settled = structs.replace(stated, title=stated.title or implied.title or None, author=stated.author or implied.author or None)
    if stated.published is not None or not implied.date:
        return settled
    return structs.replace(settled, published=Period.day(date.fromisoformat(implied.date)), grade="inferred")


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
