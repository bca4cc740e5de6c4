"""Documents of Word: paragraphs and tables in their order, and what their properties tell."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from comity.model.errors import SourceError
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read.content import Content
from comity.read.needed import needed
from comity.read.packs.names import BROKEN
from comity.read.tables import MOST_SPANNED, row_line

PART = 60_000_000
"""Bytes of one part of a document as unpacked; a book has a tenth of that."""
RATIO = 400
"""How many times its own size a document may unpack to: its markup repeats itself more than words do."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)


def docx(raw: bytes, name: str) -> Content:
    """The words of a document: a paragraph a line, a row of a table a line with its cells parted by ` | `.

    Words that were struck out with changes tracked are left out, inserted ones are in. Raises SourceError where it is locked,
    damaged, or unpacks to more than a document may.
    """
    _refuse_bomb(raw, name)
    with needed("python-docx", f"{name} and other Word documents"):
        from docx import Document  # noqa: PLC0415  (an extra, and only such documents need it)

    try:
        document = Document(io.BytesIO(raw))
        words = "\n".join(line for line in _lines(document.element.body) if line.strip())
        return Content(words, _declared(document.core_properties))
    except (*BROKEN, KeyError, AttributeError, TypeError, SyntaxError) as error:
        text = f"{name}: no document can be made out ({type(error).__name__}); save it again from its program"
        raise SourceError("read.damaged", text) from error


def _refuse_bomb(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
    except BROKEN as error:
        raise SourceError("read.damaged", f"{name}: damaged or cut short ({error}); get it again from its source") from error
    if any(info.flag_bits & 1 for info in infos):
        raise SourceError("read.locked", f"{name}: it is locked with a password; unlock it and add it again")
    total = sum(info.file_size for info in infos)
    if total > max(PART, RATIO * len(raw)) or any(info.file_size > PART for info in infos if info.filename.endswith(".xml")):
        raise SourceError("read.too-large", f"{name}: it unpacks to {total // 1_000_000} MB; split it, or save its text as .txt")


def _lines(block: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs and rows inside a block, through content controls and the like."""
    for element in block:
        if element.tag == f"{_W}p":
            yield from _text(element).split("\n")
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, depth)
        elif element.tag not in _SKIPPED and isinstance(element.tag, str) and depth < 50:
            yield from _lines(element, depth + 1)


def _rows(table: Any, depth: int) -> Iterator[str]:
    for row in table.iterchildren(f"{_W}tr", f"{_W}sdt"):
        own = [cell for cell in row.iter(f"{_W}tc") if depth < 50 and next(cell.iterancestors(f"{_W}tr")) is row]
        cells: list[str] = []
        for cell in own:
            cells += [" ".join(_lines(cell, depth + 1)), *[""] * (_columns(cell) - 1)]
        yield row_line(cells)


def _columns(cell: Any) -> int:
    """Over how many columns a cell stands."""
    stated = cell.find(f"{_W}tcPr/{_W}gridSpan")
    words = str(stated.get(f"{_W}val")) if stated is not None else ""
    return min(int(words), MOST_SPANNED) if words.isascii() and words.isdigit() and int(words) else 1


def _text(paragraph: Any) -> str:
    """The words of a paragraph; breaks inside of it part lines."""
    pieces: list[str] = []
    pending = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab":
            pieces.append("\t")
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        pending.extend(reversed(element))
    return "".join(pieces)


def _declared(properties: Any) -> Metadata:
    """What the properties tell. The day of making is not that of publication: it is only implied."""
    try:
        made = None if properties.author == "python-docx" else properties.created  # its template has a day of its own
    except (ValueError, AttributeError):
        made = None
    return Metadata(
        dates=(Dating("file", Period.day(made.date())),) if made else (),
        author=" ".join((properties.author or "").split()) or None,
        title=" ".join((properties.title or "").split()) or None,
    )
