"""Tables as lines of words: a row a line, its cells parted by bars, so that every cell keeps its column."""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

BAR = " | "
MOST_SPANNED = 100
"""Columns or rows that one cell may stand over; more is a slip of the page."""
LONGEST_CELL = 300
"""Characters of a cell; what is longer is a part of the page, laid out by a table."""
LAID_OUT = frozenset(
    {
        "article",
        "blockquote",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "iframe",
        "img",
        "main",
        "ol",
        "pre",
        "section",
        "table",
        "ul",
    }
)
"""What stands in the cells of a table that only lays out a page."""


def row_line(cells: Sequence[str]) -> str:
    """A row as a line; where its first or last cell is empty, bars stand at both its ends to tell so."""
    words = [" ".join(cell.split()).replace("|", "/") for cell in cells]
    if not any(words):
        return ""
    line = BAR.join(words)
    return line if words[0] and words[-1] else f"| {line} |"


def table_lines(table: HtmlElement) -> list[str] | None:
    """The caption and rows of a table of a page; None where it lays out a page.

    A cell over several columns is followed by empty ones; one over several rows leaves its place empty in all but the first.
    """
    if any(element.tag in LAID_OUT for element in table.iterdescendants() if isinstance(element.tag, str)):
        return None
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    if sum(len(row) > 1 for row in rows) < 2 or any(len(str(cell.text_content())) > LONGEST_CELL for row in rows for cell in row):
        return None
    captions = (" ".join(str(caption.text_content()).split()) for caption in table.iter("caption"))
    return [line for line in (*captions, *(row_line(cells) for cells in _filled(rows))) if line]


def _filled(rows: Sequence[Sequence[HtmlElement]]) -> Iterator[list[str]]:
    """The words of the cells of each row, empty ones where a cell of a row above or to the left reaches."""
    reaching: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        below: dict[int, int] = {}
        for cell in row:
            while reaching.get(len(cells), 0):
                below[len(cells)] = reaching[len(cells)] - 1
                cells.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + wide):
                below[column] = high - 1
            cells += [str(cell.text_content()), *[""] * (wide - 1)]
        while reaching.get(len(cells), 0):
            below[len(cells)] = reaching[len(cells)] - 1
            cells.append("")
        reaching = below
        yield cells


def _span(cell: HtmlElement, name: str) -> int:
    stated = str(cell.get(name) or "").strip()
    return min(int(stated), MOST_SPANNED) if stated.isascii() and stated.isdigit() and int(stated) else 1
