"""Citations of the documents: CSL-JSON for Zotero, pandoc and citeproc, and RIS for reference managers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from comity.model.period import Period
from comity.model.text import Document
from comity.publish.cite import web_address
from comity.publish.export.cells import one_line
from comity.publish.export.content import Content
from comity.publish.export.form import About


def csl(content: Content, _: About) -> Iterator[bytes]:
    """Every document as an item of CSL-JSON, in the order of the pile."""
    items = [csl_item(document) for document in content.pile.documents.values()]
    yield msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def csl_item(document: Document) -> dict[str, Any]:
    """A document as an item of CSL-JSON; what is not known is left out."""
    known = document.metadata
    item = {
        "id": document.id,
        "type": "article-newspaper",
        "title": title(document),
        "container-title": one_line(known.publisher or ""),
        "author": [{"literal": author}] if (author := one_line(known.author or "")) else None,
        "issued": {"date-parts": parts} if (parts := _date_parts(known.published)) else None,
        "URL": web_address(known.url),
        "language": known.lang,
        "archive_location": one_line(document.address),
        "note": _note(document),
    }
    return {key: value for key, value in item.items() if value}


def title(document: Document) -> str:
    """The title, or the address of a document without one."""
    return one_line(document.metadata.title or "") or one_line(document.address)


def _note(document: Document) -> str:
    published, grade = document.metadata.published, document.metadata.grade
    if published is not None and published.first is None and published.last is not None:
        return f"published by {published.last.isoformat()}"
    return f"date {grade}" if published and grade not in {"stated", "unknown"} else ""


def _date_parts(period: Period | None) -> list[list[int]]:
    """One date as exact as it is known, or two for a span; none where only a last possible day is known."""
    if period is None or period.first is None:
        return []
    days = [day for day in (period.first, period.last) if day is not None]
    if len(days) == 2:
        if period.is_calendar_year:
            return [[period.first.year]]
        if period == Period.month(period.first.year, period.first.month):
            return [[period.first.year, period.first.month]]
        if period.first == period.last:
            days = days[:1]
    return [[day.year, day.month, day.day] for day in days]


def ris(content: Content, _: About) -> Iterator[bytes]:
    """Every document as a record of RIS, in the order of the pile."""
    for document in content.pile.documents.values():
        yield ris_record(document).encode() + b"\r\n"


def ris_record(document: Document) -> str:
    """A document as a record of RIS."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(document)) + "ER  - \r\n"


def _tags(document: Document) -> Iterator[tuple[str, str]]:
    known = document.metadata
    yield "TY", "NEWS"
    yield "ID", document.id
    yield "TI", title(document)
    day = known.published.first if known.published else None
    pairs = (
        ("T2", one_line(known.publisher or "")),
        ("AU", one_line(known.author or "")),
        ("PY", f"{day.year:04d}" if day else ""),
        ("DA", _ris_date(known.published, day)),
        ("UR", web_address(known.url) or ""),
        ("LA", known.lang or ""),
        ("AV", one_line(document.address)),
        ("N1", _note(document)),
    )
    yield from (pair for pair in pairs if pair[1])


def _ris_date(period: Period | None, day: date | None) -> str:
    """YYYY/MM/DD/ with what is not known left empty, and the span in words where it is none of these."""
    if period is None or day is None:
        return ""
    if period.first == period.last:
        return f"{day.isoformat().replace('-', '/')}/"
    if period.is_calendar_year:
        return f"{day.year:04d}///"
    if period == Period.month(day.year, day.month):
        return f"{day.year:04d}/{day.month:02d}//"
    return f"{day.year:04d}///{period.label().replace('/', ' to ')}"
