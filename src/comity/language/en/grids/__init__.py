"""Grids of numbers in English text, in whatever form they come: each cell with its unit, its period and the words that name it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from comity.language.en.grids.columns import Columns, cells_of, columns
from comity.language.en.grids.periods import Frame, is_split_year, period_in, period_of, same_part, year_in
from comity.language.en.grids.rows import LONGEST, Block, Row, Span, blocks, is_missing, is_value, plain
from comity.language.en.grids.units import (
    Unit,
    changed,
    counted_in,
    is_number_unit,
    is_percent,
    is_share,
    naming,
    unit_in,
    units_in,
    valued,
    written,
)
from comity.model.analysis import Amount, Cell, Grid
from comity.model.claim import Modality
from comity.model.period import Period

__all__ = ["grids"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_CHANGE = re.compile(
    r"\b(?:changes?|chg|growth|yoy|y-o-y|increase|rise|fall|variation|difference)\b|\by/y\b|\+/-|±|^[+-]?\s?%$|^% ?$", re.I
)
_ON = re.compile(r"\b(?:on|over|from|vs\.?|against|since|to)\b", re.I)
_ORDINAL = re.compile(r"^(?:rank|ranking|place|position|no\.?|nr\.?|#|hs|hs code|code|row|line)$", re.I)
_POINTS = re.compile(r"\bp\.?p\.?\b|percentage points?|\bpoints\b", re.I)
_MOODS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("forecast", re.compile(r"\b(?:forecast|projection|projected|proj|outlook)\b|\(f\)|(?<=\d)f$", re.I)),
    ("target", re.compile(r"\b(?:targets?|planned|plan|goal)\b", re.I)),
    ("estimate", re.compile(r"\b(?:estimates?|estimated|est)\b|\(e\)|(?<=\d)e$", re.I)),
)
_NOTE = re.compile(r"\(|notes?\b|source|units?\b|values?\b|figures\b|\*", re.I)
_PART = re.compile(r"(?:\(?[a-z0-9]{1,2}[.)]\s*)?(?:[-–•]\s*)?(?:of which|of them|including|incl\.|thereof)\b", re.I)
MOST_CAPTIONS = 3
"""How many lines above a grid may tell of it, besides the first of the text."""
VALUED = re.compile(r"\b(?:values?|exports?|imports?|trade|turnover|balance|sales|revenue|cost|paid|payments|bill)\b", re.I)
"""Words of money, where the lines above a grid name a unit of money and another."""


def grids(text: str, published: Period | None) -> tuple[Grid, ...]:
    """The grids of a text in order, with every cell whose number has a unit; others say nothing.

    A unit is that of the cell, else of its row, its column, its section or the lines above, the nearest that has one; things and
    people are counted where only the row or column names them. The time is that of the row, the column or the lines above.
    """
    found = blocks(text)
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()] if found else []
    floors = [0, *(block.rows[-1].end for block in found)]
    read = (_grid(text, block, _captions(text, lines, block, floor), published) for block, floor in zip(found, floors, strict=False))
    return tuple(grid for grid in read if grid.cells)


def _captions(text: str, lines: Sequence[Span], block: Block, floor: int) -> tuple[Span, ...]:
    """The lines that tell of a grid: the nearest above it down to the grid before, the first of the text, and a note below."""
    start, end = (block.heads or block.rows)[0].start, block.rows[-1].end
    first, behind = (bisect_left(lines, (place, 0)) for place in (start, end))
    near = lines[max(0, first - MOST_CAPTIONS) : first]
    above = [line for line in near if floor <= line[0] and line[1] - line[0] <= LONGEST]
    below = lines[behind] if behind < len(lines) else None
    notes = [below] if below is not None and below[1] - below[0] <= LONGEST and _NOTE.match(text, below[0]) else []
    title = [lines[0]] if lines and lines[0][1] <= start and lines[0] not in above else []
    return (*reversed(above), *notes, *title)


def _grid(text: str, block: Block, captions: tuple[Span, ...], published: Period | None) -> Grid:
    told = "\n".join(text[slice(*span)] for span in captions)
    heads = " ".join(text[row.start : row.end] for row in block.heads)
    corner = text[slice(*block.heads[-1].cells[0])] if block.heads else ""
    year = year_in(corner) or year_in(heads) or year_in(told)
    reader = _Reader(text, block, columns(text, block), captions, Frame(told, published, year))
    first = (block.heads or block.rows)[0].start
    return Grid(start=first, end=block.rows[-1].end, captions=captions, cells=tuple(reader.cells()))


class _Reader:
    """A grid as it is read: its columns and what the lines above it tell."""

    def __init__(self, text: str, block: Block, found: Columns, captions: Sequence[Span], frame: Frame) -> None:
        self.text = text
        self.block = block
        self.columns = found
        self.frame = frame
        self.captions = [text[slice(*span)] for span in captions]
        self.period = next((one for caption in self.captions if (one := period_in(caption, frame.published))), None)
        self.periods = [self._head_period(column) for column in range(found.count)]

    def cells(self) -> Iterator[Cell]:
        """The cells with an amount, row by row."""
        section: tuple[Span, ...] = ()
        whole: tuple[Span, ...] = ()
        for row in self.block.rows:
            if len(row.cells) == 1:
                section = (row.cells[0],)
                continue
            cells = cells_of(self.text, self.block, row, self.columns)
            labels = tuple(cell for n in self.columns.labels if (cell := cells[n]) is not None and cell[0] < cell[1])
            if not any(cell is not None and is_value(self._at(cell)) for cell in cells):
                section = labels or section
                continue
            is_part = bool(labels) and _PART.match(self.text, labels[0][0]) is not None
            whole = whole if is_part else labels
            over = (*whole, *section) if is_part else section
            for column, cell in enumerate(cells):
                if cell is None or column in self.columns.labels or is_missing(self._at(cell)):
                    continue
                found = self._cell(row, labels, column, cell, over)
                if found is not None:
                    yield found

    def _at(self, span: Span) -> str:
        return self.text[slice(*span)]

    def _naming(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The parts of labels that name something: no units, no dates."""
        found = (naming(self.text, span) for span in spans if period_of(self._at(span), self.frame) is None)
        return tuple(span for span in found if span[0] < span[1])

    def _head_period(self, column: int) -> Period | None:
        """The days that the heads of a column name: the lowest with those above it, or any of them."""
        heads = [self._at(span) for span in self.columns.heads[column]]
        for lower, upper in pairwise(heads):
            both = period_of(f"{lower} {upper}", self.frame) if year_in(lower) is None else None
            if both is not None:
                return both
        return next((found for head in heads if (found := period_of(head, self.frame)) is not None), None)

    def _cell(self, row: Row, labels: tuple[Span, ...], column: int, cell: Span, section: tuple[Span, ...]) -> Cell | None:
        heads = self.columns.heads[column]
        head = " ".join(self._at(span) for span in heads)
        if any(_ORDINAL.match(self._at(span)) for span in heads):
            return None
        period, is_told = self._period(labels, column)
        is_change = _CHANGE.search(head) is not None
        unit = self._unit([self._at(span) for span in labels], head, section)
        amount = self._amount(cell, unit, [head, *(self._at(span) for span in labels)], is_change=is_change)
        if amount is None:
            return None
        base = self._base(head, period) if is_change else None
        named = " ".join([head, self._at(cell), *(self._at(span) for span in labels if is_told)])
        return Cell(
            amount=amount,
            written=written(plain(self._at(cell)), unit),
            row=(row.start, row.end),
            labels=() if is_told else self._naming(labels),
            heads=() if self.periods[column] is not None and len(heads) == 1 else self._naming(heads),
            sections=self._naming(section),
            period=period,
            base=base,
            modality=next((mood for mood, pattern in _MOODS if pattern.search(named)), "actual"),
        )

    def _period(self, labels: tuple[Span, ...], column: int) -> tuple[Period | None, bool]:
        """The days a cell is of, and whether its label is a date: that of its row and column together, or of either."""
        own = self.periods[column]
        words = [self._at(span) for span in labels]
        for word in words:
            found = period_of(word, self.frame)
            if found is None and not is_split_year(word):
                continue
            if own is not None and year_in(word) is None:
                year = own.last.year if own.last else None
                return period_of(word, Frame(self.frame.captions, self.frame.published, year)), True
            return found, True
        if own is None and any(is_split_year(self._at(span)) for span in self.columns.heads[column]):
            return None, False
        head = " ".join(self._at(span) for span in self.columns.heads[column])
        if own is None and _CHANGE.search(head):
            own = next((self.periods[n] for n in range(column - 1, -1, -1) if self.periods[n] is not None), None)
        return own or self.period, False

    def _base(self, head: str, period: Period | None) -> Period | None:
        """What a column of changes is measured from, where its head says so: "change on 2024"."""
        mark = _ON.search(head)
        year = year_in(head[mark.end() :]) if mark is not None else None
        if year is None or period is None or period.last is None or year >= period.last.year:
            return None
        return same_part(period, year)

    def _amount(self, cell: Span, unit: Unit | None, named: Sequence[str], *, is_change: bool) -> Amount | None:
        """The number of a cell in its unit; `named` are the words of its column and row."""
        words = plain(self._at(cell))
        if is_change:
            if _POINTS.search(named[0]) and not words.endswith("%"):
                return changed(words, Unit("{} percentage points"), cell, is_relative=False)
            is_relative = words.endswith("%") or is_percent(named[0]) or (unit is not None and unit.pattern == "{}%")
            return changed(words, unit, cell, is_relative=is_relative)
        amount = valued(words, unit, cell)
        if amount is not None and amount.unit == "percent" and amount.relation == "share":
            return replace(amount, is_relation_certain=any(is_share(one) for one in named))
        return amount

    def _unit(self, labels: list[str], head: str, section: tuple[Span, ...]) -> Unit | None:
        sections = [self._at(span) for span in section]
        scale = ""
        for words in (*labels, head, *sections):
            found = unit_in(words)
            if found is not None and found.pattern:
                return found
            scale = scale or (found.scale if found is not None else "")
        above = [unit for caption in self.captions if (unit := self._stated(caption, [*labels, head, *sections])) is not None]
        scale = scale or next((unit.scale for unit in above if unit.scale), "")
        own = next((unit for words in (*labels, head, *sections) if (unit := counted_in(words, scale)) is not None), None)
        is_number = any(is_number_unit(part) for words in (*labels, head) for part in re.split(r"[,()]", words))
        of_money = next((unit for unit in above if unit.pattern), None)
        if own is not None and (of_money is None or is_number or _counts_people(own)):
            return own
        return None if is_number else of_money

    def _stated(self, caption: str, words: list[str]) -> Unit | None:
        """The unit that a line above states; of one of money and another, the one that the labels fit."""
        units = units_in(caption)
        if len(units) < 2:
            return units[0] if units else unit_in(caption)
        is_money = any(VALUED.search(word) for word in words)
        fitting = [unit for unit in units if _is_money(unit) == is_money]
        return fitting[0] if len(fitting) == 1 else None


def _is_money(unit: Unit) -> bool:
    amount = valued("250", unit, (0, 0))
    base = amount.unit.partition("/")[0] if amount is not None else ""
    return len(base) == 3 and base.isupper()


def _counts_people(unit: Unit) -> bool:
    amount = valued("250", unit, (0, 0))
    return amount is not None and amount.unit.startswith("persons")

