"""Citations, and links that lead to the very words in the original.

A link uses the text fragment of the WICG draft "URL Fragment Text Directives" (`#:~:text=start,end`): browsers that know it
scroll to the words and mark them, others open the page.
"""

from urllib.parse import quote, urlsplit

from comity.model.text import Document
from comity.publish.naming import dated

WHOLE_WORDS = 10
"""Evidence of up to so many words is given whole in a link; longer evidence by its first and last words."""
END_WORDS = 5


def web_address(url: str | None) -> str | None:
    """The address if it can safely be a link, else None.

    Only http and https with a host pass; addresses with a user name ("https://bank.example@elsewhere.example"), white space
    or control characters are shown as text only.
    """
    if url is None or not url.isprintable() or any(mark.isspace() or mark in '\\<>"' for mark in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc
    return url if is_web else None


def link(url: str | None, words: str) -> str | None:
    """A link to these words in the page at `url`, or None where the address is not of the web."""
    address = web_address(url)
    if address is None or not words.split():
        return address
    page, mark, fragment = address.partition("#")
    directive = f":~:text={_fragment(words)}"
    return f"{page}#{fragment.partition(':~:')[0] if mark else ''}{directive}"


def _fragment(words: str) -> str:
    """The words as a text directive: white space is one space, and what the syntax uses (comma, hyphen, ampersand) is encoded.

    Words of several blocks of a page can only be found as a range.
    """
    tokens = words.split()
    if len(tokens) <= WHOLE_WORDS and "\n" not in words.strip():
        return _encoded(tokens)
    return f"{_encoded(tokens[:END_WORDS])},{_encoded(tokens[-END_WORDS:])}"


def _encoded(tokens: list[str]) -> str:
    text = " ".join(tokens).encode("utf-8", "replace")
    return quote(text, safe="").replace("-", "%2D")


def citation(document: Document) -> str:
    """A document as a reference: "Example Wire, “Trade grows”, A. Writer, 7 May 2025 (stated), https://..."."""
    metadata = document.metadata
    parts = [
        metadata.publisher or "publisher not known",
        f"“{metadata.title}”" if metadata.title else None,
        metadata.author,
        dated(metadata),
        metadata.url or document.address,
    ]
    return ", ".join(part for part in parts if part)
