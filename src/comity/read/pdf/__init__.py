"""PDF: the words of its pages in the order in which people read them."""

import re
import unicodedata
from datetime import date
from typing import Any

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read.content import Content
from comity.read.limits import LIMITS, Limits
from comity.read.needed import needed
from comity.read.pdf.forms import contains_itself
from comity.read.pdf.furniture import without_furniture
from comity.read.pdf.glyphs import Sheet, sheet
from comity.read.pdf.layout import lines_of
from comity.read.pdf.prose import paragraphs

SHARE_OF_STRANGE = 0.3
"""A font without codes for its letters gives at least so many characters that are none."""
LETTERS_OF_A_PAGE = 12
"""Letters that a page has at least, or it counts as a picture."""

_DAY = re.compile(r"D:((?:19|20)\d\d)(\d\d)(\d\d)")


def pdf(raw: bytes, name: str, limits: Limits = LIMITS) -> Content:
    """The words of a PDF: a paragraph a line, columns one after another, a row of a table a line with its cells parted by ` | `.

    Words that a line's end parts are joined; what stands at the head or foot of page after page, and page numbers, are left out.
    Raises SourceError where it is locked, damaged, a picture of a text, or longer than `limits`.
    """
    with needed("pypdfium2", f"{name} and other PDF files"):
        import pypdfium2  # noqa: PLC0415  (an extra, and only such files need it)

    if contains_itself(raw):
        raise _refusal(name, "a drawing contains itself")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    try:
        sheets = _sheets(document, name, limits)
        declared = _declared(document)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    finally:
        document.close()
    blank = [number for number, one in enumerate(sheets, 1) if one.letters < LETTERS_OF_A_PAGE and one.has_pictures]
    _refuse_pictures(sheets, blank, name)
    words = "\n".join(paragraphs([lines_of(one) for one in without_furniture(sheets)]))
    return Content(words, declared, notes=_notes(blank, len(sheets), name))


def _sheets(document: Any, name: str, limits: Limits) -> list[Sheet]:
    count = len(document)
    if count > limits.pages:
        raise SourceError("read.too-large", f"{name}: {count} pages are above the limit of {limits.pages}; split it (`pages`)")
    found: list[Sheet] = []
    left = limits.text_bytes
    for number in range(count):
        one = sheet(document, number, left)
        if one is None:
            raise SourceError("read.too-large", f"{name}: more than {limits.text_mb:g} million characters; split it (`text_mb`)")
        left -= one.characters
        found.append(one)
    return found


def _refusal(name: str, reason: str) -> SourceError:
    if "password" in reason.lower():
        return SourceError("read.locked", f"{name}: it is locked with a password; unlock it and add it again")
    return SourceError("read.damaged", f"{name}: damaged or cut short ({reason}); get it again from its source")


def _refuse_pictures(sheets: list[Sheet], blank: list[int], name: str) -> None:
    if sheets and len(blank) == len(sheets):
        raise SourceError(
            "read.scan", f"{name}: pictures of pages without words; run text recognition (OCR) over it and add that"
        )
    letters = sum(one.letters for one in sheets)
    strange = sum(one.strange for one in sheets)
    if strange > SHARE_OF_STRANGE * (letters + strange):
        text = f"{name}: its letters have no codes, so that no words can be had; run text recognition (OCR) over it and add that"
        raise SourceError("read.scan", text)


def _notes(blank: list[int], count: int, name: str) -> tuple[Finding, ...]:
    if not blank:
        return ()
    pages = ", ".join(map(str, blank[:20])) + (" and more" if len(blank) > 20 else "")
    text = f"{name}: {len(blank)} of {count} pages are pictures without words (page {pages}); run text recognition (OCR) over it."
    return (Finding(code="read.scan", subject=name, text=text),)


def _declared(document: Any) -> Metadata:
    """What the file says about itself. The day of its making is not that of publication: it is only implied."""
    told = document.get_metadata_dict(skip_empty=True)
    match = _DAY.match(told.get("CreationDate", ""))
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    return Metadata(
        dates=() if day is None else (Dating("file", Period.day(day)),),
        author=_line(told.get("Author")),
        title=_line(told.get("Title")),
    )


def _line(text: str | None) -> str | None:
    """A line of text without what cannot be printed."""
    kept = "".join(letter for letter in text or "" if unicodedata.category(letter) not in {"Cs", "Cc", "Co"} or letter.isspace())
    return " ".join(kept.split())[:500] or None
