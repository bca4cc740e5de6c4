"""In which order the stretches of a page are read: columns one after another, and rows of tables from left to right."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from comity.read.pdf.glyphs import Sheet, Stretch

PROSE = 15
"""Characters that half of the lines of a column have at least; cells of tables have fewer."""
COLUMN_LINES = 4
"""Lines of a column at least."""
MOST = 2_000
"""Stretches of a page in which columns and cells are looked for; a page of a newspaper has some hundreds."""
MOST_CELLS = 100
"""Stretches of a line that may be cells."""
MOST_ACROSS = 0.4
"""The share of stretches that may run across a gutter: headings and pictures' captions."""
CELLS = " | "
APART = 1.6
"""A gap of so many heights of a line parts cells whatever stands above and below."""

_BULLET = re.compile(r"[•▪●○◦‣·*–—-]|\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")


class Line(NamedTuple):
    """A line of a page: its words, its box, the edges of the column it stands in, and whether it is a row of cells."""

    words: str
    left: float
    bottom: float
    right: float
    top: float
    column_left: float
    column_right: float
    is_row: bool

    @property
    def size(self) -> float:
        """Height of the line."""
        return max(self.top - self.bottom, 1.0)


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a page in reading order."""
    return _read(sheet.stretches, 0)


def _read(stretches: list[Stretch], depth: int) -> list[Line]:
    gutter = _gutter(stretches) if depth < 4 else None
    if gutter is None:
        return _rows(stretches)
    across = sorted((one for one in stretches if one.left < gutter - 1 and one.right > gutter + 1), key=lambda one: -one.top)
    rest = [one for one in stretches if not (one.left < gutter - 1 and one.right > gutter + 1)]
    found: list[Line] = []
    for band, wide in _bands(rest, across):
        found += _read([one for one in band if one.right <= gutter + 1], depth + 1)
        found += _read([one for one in band if one.left >= gutter - 1 and one.right > gutter + 1], depth + 1)
        found += _rows(wide)
    return found


def _bands(rest: list[Stretch], across: list[Stretch]) -> list[tuple[list[Stretch], list[Stretch]]]:
    """What stands above each stretch that runs across the columns, with it; last what stands below them all."""
    bands: list[tuple[list[Stretch], list[Stretch]]] = []
    for wide in across:
        middle = (wide.bottom + wide.top) / 2
        above = [one for one in rest if (one.bottom + one.top) / 2 > middle]
        rest = [one for one in rest if (one.bottom + one.top) / 2 <= middle]
        if not above and bands:
            bands[-1][1].append(wide)
        else:
            bands.append((above, [wide]))
    return [*bands, (rest, [])]


def _gutter(stretches: list[Stretch]) -> float | None:
    """Where a gap runs down between two columns of prose; None where there is one column, or a table."""
    if not 2 * COLUMN_LINES <= len(stretches) <= MOST:
        return None
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(one.right) for one in stretches}):
        place = edge + 1.5
        left = [one for one in stretches if one.right <= place + 1]
        right = [one for one in stretches if one.left >= place - 1 and one.right > place + 1]
        across = len(stretches) - len(left) - len(right)
        if across > MOST_ACROSS * len(stretches) or not _are_columns(left, right):
            continue
        width = min(one.left for one in right) - max(one.right for one in left)
        if best is None or (across, -width) < best[:2]:
            best = (across, -width, place)
    return best[2] if best else None


def _are_columns(left: list[Stretch], right: list[Stretch]) -> bool:
    """Whether two sides are prose that stands side by side; the last column of a text may be short."""
    is_short = 1 < len(right) < COLUMN_LINES and len(left) > 2 * COLUMN_LINES and _is_even(right)
    return _is_prose(left) and (_is_prose(right) or is_short) and _are_beside(left, right)


def _is_prose(side: list[Stretch]) -> bool:
    return len(side) >= COLUMN_LINES and median(len(one.words) for one in side) >= PROSE


def _is_even(side: list[Stretch]) -> bool:
    """Whether a few lines are prose under one another."""
    edges = [one.left for one in side]
    return max(edges) - min(edges) < 2 and len(side[0].words) >= PROSE


def _are_beside(left: list[Stretch], right: list[Stretch]) -> bool:
    """Whether two sides stand beside each other for at least half of the height of the lower one."""
    low = max(min(one.bottom for one in left), min(one.bottom for one in right))
    high = min(max(one.top for one in left), max(one.top for one in right))
    heights = [max(one.top for one in side) - min(one.bottom for one in side) for side in (left, right)]
    return high - low >= 0.5 * min(heights)


def _rows(stretches: list[Stretch]) -> list[Line]:
    """Stretches from top to bottom, those of one height joined from left to right."""
    if not stretches:
        return []
    column = min(one.left for one in stretches), max(one.right for one in stretches)
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: (-(one.bottom + one.top), one.left)):
        last = rows[-1][0] if rows else None
        if last is not None and abs((one.bottom + one.top) - (last.bottom + last.top)) < min(one.size, last.size):
            rows[-1].append(one)
        else:
            rows.append([one])
    rows = [sorted(row, key=lambda one: one.left) for row in rows]
    around = [(), *rows, ()]
    return [_line(row, column, [*above, *below]) for above, row, below in zip(around, rows, around[2:], strict=False)]


def _line(row: list[Stretch], column: tuple[float, float], beside: Sequence[Stretch]) -> Line:
    """A line of stretches; `beside` are those of the lines above and below it."""
    words = row[0].words
    cells = 1
    for before, one in pairwise(row):
        is_cell = _are_cells(before, one, beside) and not (before is row[0] and _BULLET.fullmatch(before.words))
        cells += is_cell
        words += (CELLS if is_cell else " ") + one.words
    edges = (
        min(one.left for one in row),
        min(one.bottom for one in row),
        max(one.right for one in row),
        max(one.top for one in row),
    )
    return Line(words, *edges, *column, cells > 1)


def _are_cells(before: Stretch, one: Stretch, beside: Sequence[Stretch]) -> bool:
    """Whether a gap in a line parts two cells: it is very wide, or a cell begins or ends above or below where this one does."""
    if one.left - before.right > APART * min(one.size, before.size):
        return True
    if len(beside) > 3 * MOST_CELLS:
        return False
    starts = any(abs(other.left - one.left) < 1 for other in beside) and any(
        abs(other.left - before.left) < 1 for other in beside
    )
    is_number = any(letter.isdigit() for letter in one.words)  # numbers stand under one another by their right edges
    return starts or (is_number and any(abs(other.right - one.right) < 1 and other.left > before.right for other in beside))
