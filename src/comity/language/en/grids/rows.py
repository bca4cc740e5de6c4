"""Which lines of a text are rows of a grid, and where their cells stand.

A grid is a run of lines that one mark parts into cells: bars, tabs, leading dots, semicolons, or two blanks and more.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_RULE = re.compile(r"[\s|:+=–—-]+")
_MARKS = {
    "|": re.compile(r"\|"),
    "tab": re.compile(r"\t+"),
    "dots": re.compile(r"\s*(?:\.{3,}|…+)\s*|\s\.{1,2}\s"),
    "blanks": re.compile(r"\s{2,}"),
    "semicolons": re.compile(r";\s"),
}
_SIGN = r"[+\-−–±]?\s?"
_MONEY = r"(?:[A-Za-z]{0,3}[$€£¥₹₩₺₽]|[A-Z]{3}|Rs\.?)?\s?"
_TAIL = r"\s?(?:%|[^\W\d_%]{1,7}(?:/[^\W\d_]{1,4})?(?: [^\W\d_]{1,8})?)?"
_NOTE = re.compile(r"\s*(?:[*†‡§#¹²³⁴]+|\((?:[a-h]|prov|est|rev|prel)\.?\)|\[[a-z0-9]\])$", re.IGNORECASE)
_LETTERED = re.compile(r"(?<=\d)[pefr]$")
_VALUE = re.compile(rf"[~≈]?{_SIGN}{_MONEY}{_SIGN}\d[\d,.'’]*(?:[ \u00a0\u202f]\d{{3}})*{_TAIL}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_DATED = re.compile(
    r"(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|[1-4]?[qh][1-4]?\b|fy|\d{1,2}m\b", re.IGNORECASE
)
MISSING = frozenset({"", "-", "–", "—", "..", "...", "…", ":", "n/a", "n.a.", "n.a", "na", "x", "nil", "not available", "•"})
LONGEST = 300
"""Characters of a line; longer ones are paragraphs."""
FEWEST_LISTED = 3
"""Cells that a line parted by semicolons has at least; two make a sentence."""
MOST_HEADS = 3
SHORT_SECTION = 60


class Row(NamedTuple):
    """A line of a grid: its words, and the span of each of its cells, empty ones included."""

    start: int
    end: int
    cells: tuple[Span, ...]


class Block(NamedTuple):
    """The lines of a grid: those that head it and those under them; a row of one cell names a section."""

    mark: str
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]


def plain(cell: str) -> str:
    """The words of a cell without footnote marks: "1,204*", "2024 (prov.)", "88 (e)"."""
    cell = cell.strip()
    while (note := _NOTE.search(cell)) is not None:
        cell = cell[: note.start()]
    return _LETTERED.sub("", cell).strip()


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell.strip().lower() in MISSING or not plain(cell)


def is_value(cell: str) -> bool:
    """Whether a cell gives a number, with at most a sign, a currency, a unit or a footnote mark."""
    words = plain(cell)
    return _VALUE.fullmatch(words) is not None and not is_dated(words)


def is_dated(cell: str) -> bool:
    """Whether a cell is written as a year or another date: "2023", "2023-24", "Q1 2024", "Jan-May"."""
    words = plain(cell)
    return _YEAR.fullmatch(words) is not None or _DATED.match(words) is not None


@lru_cache(maxsize=2)
def blocks(text: str) -> tuple[Block, ...]:
    """The grids of a text in order: two rows at least with numbers, or one under a head that dates its columns."""
    found: list[Block] = []
    for mark, rows in _runs(text):
        block = _block(text, mark, rows)
        if block is not None:
            found.append(block)
    return tuple(found)


def lines_of_grids(text: str) -> dict[int, bool]:
    """Where the lines of grids begin, and whether each has numbers or only heads others."""
    return {
        row.start: not is_head and len(row.cells) > 1
        for block in blocks(text)
        for is_head, rows in ((True, block.heads), (False, block.rows))
        for row in rows
    }


def _runs(text: str) -> Iterator[tuple[str, list[Row]]]:
    """Lines on end that one mark parts, with single cells between them; a rule of dashes parts nothing."""
    mark, rows, last = "", list[Row](), 0
    for match in LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        if rows and _RULE.fullmatch(line):
            last = match.end()
            continue
        breaks = text.count("\n", last, match.start())
        start, end = trimmed(text, *match.span())
        own = _mark_of(text[start:end])
        is_bare = bool(rows) and not own and end - start <= SHORT_SECTION and text[end - 1] not in ".!?;"
        is_near = breaks <= 1 or (breaks == 2 and own == mark == "|")
        if rows and (not is_near or not (own == mark or is_bare)):
            yield mark, rows
            rows = []
        if own and (not rows or own == mark):
            mark = own
            rows.append(Row(start, end, _cells(text, start, end, own)))
        elif rows and is_bare:
            rows.append(Row(start, end, ((start, end),)))
        last = end
    if rows:
        yield mark, rows


def _mark_of(line: str) -> str:
    """The mark that parts a line into cells; "" for prose."""
    if len(line) > LONGEST:
        return ""
    if "|" in line:
        return "|"
    if "\t" in line:
        return "tab"
    if re.search(r"(?:\.{3,}|…)\s*[^\s.…]", line):
        return "dots"
    if re.search(r"\S\s{2,}\S", line):
        return "blanks"
    return "semicolons" if line.count("; ") >= FEWEST_LISTED - 1 and line[-1] not in ".!?" else ""


def _cells(text: str, start: int, end: int, mark: str) -> tuple[Span, ...]:
    spans, place = [], start
    for match in _MARKS[mark].finditer(text, start, end):
        spans.append(trimmed(text, place, match.start()))
        place = match.end()
    spans.append(trimmed(text, place, end))
    if mark == "|" and len(spans) > 1:
        first = 1 if text[start] == "|" else 0
        spans = spans[first : len(spans) - (text[end - 1] == "|")]
    return tuple(spans)


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of a text without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _block(text: str, mark: str, rows: Sequence[Row]) -> Block | None:
    """A run of lines as a grid; None where it has too few numbers, or lines of other lengths under semicolons."""
    first = next((n for n, row in enumerate(rows) if _has_value(text, row)), len(rows))
    above = range(max(0, first - MOST_HEADS), first)
    heads = [rows[number] for number in above if len(rows[number].cells) > 1]
    lowest = max((number + 1 for number in above if len(rows[number].cells) > 1), default=first)
    body = list(rows[lowest:])
    while body and len(body[-1].cells) == 1:
        body.pop()
    told = [row for row in body if _has_value(text, row)]
    is_headed = any(is_dated(text[slice(*cell)]) for row in heads for cell in row.cells)
    if len(told) < 2 - is_headed or (mark == "semicolons" and not _is_even(text, heads, told)):
        return None
    if not heads and any(len(row.cells) > 2 for row in told):
        return None
    if heads and not _is_over(text, heads[-1], max(len(row.cells) for row in told)):
        return None
    return Block(mark, tuple(heads), tuple(body))


def _is_over(text: str, head: Row, count: int) -> bool:
    """Whether it is sure which column each cell of the lowest head stands over.

    One that lacks a cell lacks the corner; where its first cell looks like the corner, two others have run together.
    """
    dated = [is_dated(text[slice(*cell)]) for cell in head.cells]
    return len(head.cells) != count - 1 or dated[0] or not any(dated)


def _has_value(text: str, row: Row) -> bool:
    """Whether a row has a number behind its label."""
    return any(is_value(text[slice(*cell)]) for cell in row.cells[1:])


def _is_even(text: str, heads: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether lines parted by semicolons are a grid: all of one length, under a head, with numbers alone behind the label."""
    length = len(rows[0].cells)
    behind = (text[slice(*cell)] for row in rows for cell in row.cells[1:])
    is_told = all(is_value(cell) or is_missing(cell) for cell in behind)
    return bool(heads) and is_told and all(len(row.cells) == length for row in rows) and len(heads[-1].cells) == length
