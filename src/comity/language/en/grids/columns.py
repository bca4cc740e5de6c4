"""Which words head which column of a grid, and which of its columns name the rows."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from comity.language.en.grids.rows import Block, Row, Span, is_dated, is_missing, is_value

FARTHEST = 400
"""Blanks before a row that count."""


class Columns(NamedTuple):
    """The columns of a grid: `labels` are those that name the rows; `heads` gives for each the words above, the lowest first."""

    width: int
    labels: tuple[int, ...]
    heads: tuple[tuple[Span, ...], ...]
    edges: tuple[float, ...]


def columns(text: str, block: Block) -> Columns:
    """The columns of a grid, as many as its longest row has cells."""
    told = [row for row in block.rows if len(row.cells) > 1]
    count = max(len(row.cells) for row in told)
    full = [row for row in told if len(row.cells) == count]
    edges = tuple(median(row.cells[n][1] - row.start + _indent(text, row) for row in full) for n in range(count))
    labels = _labels(text, full, count)
    heads: list[list[Span]] = [[] for _ in range(count)]
    for row in reversed(block.heads):
        for column, span in enumerate(_above(text, block, row, count, edges)):
            if span is not None and span[0] < span[1]:
                heads[column].append(span)
    return Columns(count, labels, tuple(tuple(own) for own in heads), edges)


def cells_of(text: str, block: Block, row: Row, found: Columns) -> tuple[Span | None, ...]:
    """The cells of a row by column; None where it has none. Of a short row only blanks tell where its cells belong."""
    if len(row.cells) == found.width:
        return row.cells
    if block.mark != "blanks":
        return (row.cells[0], *(None for _ in range(found.width - 1)))
    placed: list[Span | None] = [None] * found.width
    for number, cell in enumerate(row.cells):
        edge = cell[1] - row.start + _indent(text, row)
        column = 0 if number == 0 else min(range(1, found.width), key=lambda n: abs(found.edges[n] - edge))
        placed[column] = cell
    return tuple(placed)


def _labels(text: str, rows: Sequence[Row], count: int) -> tuple[int, ...]:
    """The columns that hold words or dates and no numbers; the first alone where all hold numbers."""
    named = []
    for column in range(count):
        cells = [text[slice(*row.cells[column])] for row in rows]
        worded = sum(not is_value(cell) and not is_missing(cell) for cell in cells)
        if worded and 2 * worded > sum(not is_missing(cell) for cell in cells):
            named.append(column)
    dated = [column for column in named if column and all(is_dated(text[slice(*row.cells[column])]) for row in rows)]
    named = [column for column in named if column not in dated] or named
    return tuple(named) or (0,)


def _above(text: str, block: Block, row: Row, count: int, edges: Sequence[float]) -> tuple[Span | None, ...]:
    """The cells of a head by column: one that lacks the corner goes one to the right; one of few goes over several columns."""
    cells = row.cells
    if len(cells) == count:
        return tuple(_filled(cells)) if row is not block.heads[-1] else cells
    if len(cells) == count - 1:
        return (None, *(_filled(cells) if row is not block.heads[-1] else cells))
    if len(cells) < count - 1 and (count - 1) % len(cells) == 0 and block.mark != "blanks":
        wide = (count - 1) // len(cells)
        return (None, *(cell for cell in cells for _ in range(wide)))
    if 1 < len(cells) < count and (count - 1) % (len(cells) - 1) == 0 and block.mark != "blanks":
        wide = (count - 1) // (len(cells) - 1)
        return (cells[0], *(cell for cell in cells[1:] for _ in range(wide)))
    if block.mark != "blanks":
        return (None,) * count
    placed: list[Span | None] = [None] * count
    starts = [cell[0] - row.start + _indent(text, row) for cell in cells]
    for column in range(count):
        over = [cell for cell, start in zip(cells, starts, strict=True) if start <= edges[column]]
        placed[column] = over[-1] if over else None
    return tuple(placed)


def _filled(cells: Sequence[Span]) -> list[Span | None]:
    """A head over several columns is written over the first of them."""
    filled: list[Span | None] = []
    for cell in cells:
        filled.append(cell if cell[0] < cell[1] else filled[-1] if filled else None)
    return filled


def _indent(text: str, row: Row) -> int:
    """How many blanks stand before a row in its line."""
    earliest = max(0, row.start - FARTHEST)
    return row.start - max(earliest - 1, *(text.rfind(mark, earliest, row.start) for mark in "\n\r")) - 1
