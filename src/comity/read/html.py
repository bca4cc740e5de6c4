"""Web pages: the article without its surroundings, and what the page states about itself. Nothing is fetched."""

import logging
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import structs

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.read.content import Content
from comity.read.declared import declared
from comity.read.encoding import decode
from comity.read.implied import hush, implied
from comity.read.masthead import masthead
from comity.read.nesting import shallow, thinned
from comity.read.tables import table_lines

HEAD = 4096
"""How many bytes may precede the declaration of the encoding."""

MOST_ELEMENTS = 15_000
"""Elements of a page in which an article is looked for, which takes a second or so; articles have some hundreds."""

SHORT = 500
"""Code points below which the extractor is known to fall back on the whole page, menus and all."""

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
    """The article of a web page, a paragraph a line, with the page's own account of publisher, date, author and title.

    A page of more than `MOST_ELEMENTS` is read whole, without its menus, for finding the article in it takes too long; a note
    says so. `charset` is the encoding that the page came with.
    """
    told = _CHARSET.search(raw, 0, HEAD)
    decoded = decode(raw, name, charset or (told[1].decode("ascii") if told else None))
    page, tree = _parsed(thinned(_XML_DECLARATION.sub("", decoded.words)), name)
    stated = declared(tree)
    stated = structs.replace(stated, publisher=stated.publisher or masthead(tree, stated.url))
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        return Content(_everything(tree), stated, decoded.doubt, (_long(name),))
    words = _words(page, tree)
    return Content(words, implied(tree, stated), decoded.doubt)


def _long(name: str) -> Finding:
    text = f"{name}: a page of more than {MOST_ELEMENTS} elements, read whole with what stands around its articles; split it."
    return Finding(code="read.long-page", subject=name, text=text)


def _words(page: str, tree: HtmlElement) -> str:
    """The article; on a small page, where the extractor takes in the menus too, everything that is not marked as furniture."""
    article = _article(page)
    if len(article) >= SHORT:
        return article
    whole = _everything(tree)
    return article if article and len(whole) > 2 * len(article) else whole


def _parsed(page: str, name: str) -> tuple[str, HtmlElement]:
    """A page and its tree, both without the tags that lie too deep for parsers. Raises SourceError where there is none."""
    tree, is_whole = _tree(page, name)
    if is_whole:
        return page, tree
    page = shallow(page)
    return page, _tree(page, name, is_huge=True)[0]


def _tree(page: str, name: str, *, is_huge: bool = False) -> tuple[HtmlElement, bool]:
    """The tree of a page, and whether the parser came to its end; it gives up on deep ones and long ones unless told."""
    parser = HTMLParser(no_network=True, huge_tree=is_huge)
    try:
        tree = document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("read.empty", f"{name}: no page can be made out in it; check that it was saved whole") from error
    return tree, not any(entry.level_name == "FATAL" for entry in parser.error_log)


def _article(page: str) -> str:
    """The words of the article, or "" where the extractor finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (slow to import, and only pages need it)

    hush()
    try:
        found = bare_extraction(page, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # whatever trips the extractor on one page, the page's words are still there to be read
        logger.debug("the article extractor failed", exc_info=True)
        return ""
    return "" if found is None else str(getattr(found, "text", "") or "").strip()


def _everything(tree: HtmlElement) -> str:
    """All words of a page that are not its furniture, a block a line, a row of a table a line."""
    pieces: list[str] = []
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if skipped is None:
            pieces.append("\n" if tag in BLOCKS else "")
            if event == "start" and tag in FURNITURE | {"script"}:
                skipped = element
            elif event == "start" and tag == "table" and (rows := table_lines(element)) is not None:
                pieces.append("\n".join(rows))
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
