"""Grids of numbers in English text, in whatever form they come: each cell with its unit, its period and its labels."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from comity.language.en.grids.captions import Captions
from comity.language.en.grids.cells import GridReader, line_cells
from comity.language.en.grids.columns import columns
from comity.language.en.grids.rows import LINE, LONGEST, Block, Span, blocks, trimmed
from comity.language.en.grids.series import series
from comity.model.analysis import Grid
from comity.model.period import Period

__all__ = ["grids"]

_NOTE = re.compile(r"\(|notes?\b|source|units?\b|values?\b|figures\b|\*", re.IGNORECASE)
_TOLD = re.compile(r":\s[^\n]*\b(?!(?:19|20)\d\d\b)\d")
"""What a line with values of its own behind a colon has."""
MOST_CAPTIONS = 3
"""How many lines above a grid may tell of it, besides the first of the text."""


def grids(text: str, published: Period | None) -> tuple[Grid, ...]:
    """The grids of a text in order, with every cell whose number has a unit; others say nothing.

    A unit is that of the cell, else of its row, its column, its section or the lines above, the nearest that has one; things and
    people are counted where only the row or column names them. The time is that of the row, the column or the lines above.
    """
    lines = [match.span() for match in LINE.finditer(text) if match[0].strip()]
    found = sorted([*_blocks(text, lines, published), *_lines(text, lines, published)], key=lambda grid: grid.start)
    return tuple(grid for grid in found if grid.cells)


def _blocks(text: str, lines: Sequence[Span], published: Period | None) -> Iterator[Grid]:
    """The grids whose rows are lines."""
    floor = 0
    for block in blocks(text):
        captions = _captions(text, lines, block, floor)
        floor = block.rows[-1].end
        heads = " ".join(text[row.start : row.end] for row in block.heads)
        told = Captions([text[slice(*span)] for span in captions], published, _corner(text, block) or heads)
        cells = tuple(GridReader(text, block, columns(text, block), told).cells())
        yield Grid(start=(block.heads or block.rows)[0].start, end=floor, captions=captions, cells=cells)


def _corner(text: str, block: Block) -> str:
    """The year in the corner of a grid, which its heads may leave out."""
    corner = text[slice(*block.heads[-1].cells[0])] if block.heads else ""
    return corner if re.fullmatch(r"(?:19|20)\d\d", corner) else ""


def _captions(text: str, lines: Sequence[Span], block: Block, floor: int) -> tuple[Span, ...]:
    """The lines that tell of a grid: the nearest above it down to the grid before, the first of the text, and a note below."""
    start, end = (block.heads or block.rows)[0].start, block.rows[-1].end
    first, behind = (bisect_left(lines, (place, 0)) for place in (start, end))
    if first and lines[first - 1][1] > start:  # the line that the first row stands indented in
        first -= 1
    near = lines[max(0, first - MOST_CAPTIONS) : first]
    above = [line for line in near if floor <= line[0] and line[1] - line[0] <= LONGEST]
    below = lines[behind] if behind < len(lines) else None
    notes = [below] if below is not None and below[1] - below[0] <= LONGEST and _NOTE.match(text, below[0]) else []
    title = [lines[0]] if first and lines[0] not in above else []
    return (*reversed(above), *notes, *title)


def _lines(text: str, lines: Sequence[Span], published: Period | None) -> Iterator[Grid]:
    """The series behind a label on one line, with the first lines of the text to caption them."""
    edges = [((block.heads or block.rows)[0].start, block.rows[-1].end) for block in blocks(text)]
    starts = [start for start, _ in edges]
    free = []
    for line in lines:
        number = bisect_right(starts, line[1]) - 1
        if number < 0 or edges[number][1] <= line[0]:
            free.append(trimmed(text, *line))
    captions = tuple(line for line in lines[:MOST_CAPTIONS] if line[1] - line[0] <= LONGEST and not _TOLD.search(text, *line))
    told = Captions([text[slice(*span)] for span in captions], published)
    for found in series(text, free, told.frame, has_brackets=told.has_brackets):
        cells = tuple(line_cells(text, found, told))
        last = max(cell.row[1] for cell in cells) if cells else found.label[1]
        yield Grid(start=found.label[0], end=last, captions=captions, cells=cells, is_line=True)
