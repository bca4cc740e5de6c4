"""The cells of a grid with their units, their time and the labels that name them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from comity.language.en.grids.captions import Captions
from comity.language.en.grids.columns import Columns, cells_of
from comity.language.en.grids.periods import Frame, is_split_year, period_of, same_part, year_in
from comity.language.en.grids.rows import Block, Row, Span, is_missing, is_value, plain
from comity.language.en.grids.series import Item, Series
from comity.language.en.grids.units import Unit, changed, is_percent, is_share, naming, unit_in, valued, written
from comity.model.analysis import Amount, Cell
from comity.model.claim import Modality
from comity.model.period import Period

_CHANGE = re.compile(
    r"\b(?:changes?|chg|growth|yoy|y-o-y|increase|rise|fall|variation|difference)\b|\by/y\b|\+/-|±|^[+-]\s?%$", re.IGNORECASE
)
_ON = re.compile(r"\b(?:on|over|from|vs\.?|against|since|to)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^(?:rank|ranking|place|position|no\.?|nr\.?|#|hs|hs code|code|row|line)$", re.IGNORECASE)
_POINTS = re.compile(r"\bp\.?p\.?\b|percentage points?|\bpoints\b", re.IGNORECASE)
_MOODS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("forecast", re.compile(r"\b(?:forecast|projection|projected|proj|outlook)\b|\(f\)|(?<=\d)f$", re.IGNORECASE)),
    ("target", re.compile(r"\b(?:targets?|planned|plan|goal)\b", re.IGNORECASE)),
    ("estimate", re.compile(r"\b(?:estimates?|estimated|est)\b|\(e\)|(?<=\d)e$", re.IGNORECASE)),
)
_PART = re.compile(r"(?:\(?[a-z0-9]{1,2}[.)]\s*)?(?:[-–•]\s*)?(?:of which|of them|including|incl\.|thereof)\b", re.IGNORECASE)
_DECIMAL = re.compile(r"\d[.,]\d{1,2}(?!\d)")
_WRITTEN = re.compile(r"(?P<before>[^\d+\-−–]*)[+\-−–]?\d(?:[\d,.]*\d)?(?P<behind>.*)")
NEAR = 100
"""Characters from a label to a value on its line that are quoted together."""


def mood_of(words: str) -> Modality:
    """What the marks and words of a head or cell make of its number: "2025e", "(f)", "target"."""
    return next((mood for mood, pattern in _MOODS if pattern.search(words)), "actual")


class GridReader:
    """A grid as it is read: its columns and what the lines above it tell."""

    def __init__(self, text: str, block: Block, found: Columns, captions: Captions) -> None:
        """Read the heads of a block with the columns found in it."""
        self.text = text
        self.block = block
        self.columns = found
        self.captions = captions
        self.frame = captions.frame
        self.periods = [self._head_period(column) for column in range(found.width)]

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
        if any(_ORDINAL.match(self._at(span)) for span in heads):
            return None
        head = " ".join(self._at(span) for span in heads)
        words = [self._at(span) for span in labels]
        named = [*words, head, *(self._at(span) for span in section)]
        is_change = _CHANGE.search(head) is not None
        unit = self.captions.unit(named, is_whole=_DECIMAL.search(self._at(cell)) is None)
        amount = self._amount(cell, unit, [head, *words], is_change=is_change)
        if amount is None:
            return None
        period, is_told = self._period(labels, column, section)
        marks = " ".join([head, self._at(cell), *(words if is_told else [])])
        is_dated = self.periods[column] is not None and len(heads) == 1
        return Cell(
            amount=amount,
            written=written(plain(self._at(cell)), unit),
            row=(row.start, row.end),
            labels=() if is_told else self._naming(labels),
            heads=() if is_dated else self._naming(heads),
            sections=self._naming(section),
            period=period,
            base=self._base(head, period) if is_change else None,
            modality=mood_of(marks),
        )

    def _naming(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The parts of labels that name something: no units, no dates."""
        found = (naming(self.text, span) for span in spans if period_of(self._at(span), self.frame) is None)
        return tuple(span for span in found if span[0] < span[1])

    def _period(self, labels: tuple[Span, ...], column: int, section: tuple[Span, ...]) -> tuple[Period | None, bool]:
        """The days a cell is of, and whether its label is a date: that of its row and column together, or of either.

        A row that names no year is of that of its column or section.
        """
        own = self.periods[column]
        over = next((found for span in section if (found := period_of(self._at(span), self.frame)) is not None), None)
        own = own or over
        for span in labels:
            word = self._at(span)
            found = period_of(word, self.frame)
            if found is None and not is_split_year(word):
                continue
            if own is not None and own.last is not None and year_in(word) is None:
                return period_of(word, Frame(self.frame.captions, self.frame.published, own.last.year)), True
            return found, True
        heads = [self._at(span) for span in self.columns.heads[column]]
        if own is None and any(is_split_year(head) for head in heads):
            return None, False
        if own is None and _CHANGE.search(" ".join(heads)):
            own = next((self.periods[n] for n in range(column - 1, -1, -1) if self.periods[n] is not None), None)
        return own or self.captions.period, False

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
        return as_part(valued(words, unit, cell), named)


def as_part(amount: Amount | None, named: Sequence[str]) -> Amount | None:
    """A percentage as a share, where the words that name it say that it is one."""
    if amount is None or amount.unit != "percent" or amount.relation != "share":
        return amount
    return replace(amount, is_relation_certain=any(is_share(one) for one in named))


def line_cells(text: str, found: Series, captions: Captions) -> Iterator[Cell]:
    """The cells of a series on one line. One value alone needs the unit of its label, not that of the lines above."""
    label = text[slice(*found.label)]
    dated, cut = _dated_label(text, found.label, captions.frame)
    for item in found.items:
        words = text[slice(*item.value)]
        names = [text[slice(*item.name)], label] if item.name is not None else [label]
        names += [text[slice(*found.section)]] if found.section is not None else []
        unit = captions.unit(names, is_whole=_DECIMAL.search(words) is None)
        is_own = any(unit_in(name) is not None for name in names) or (
            unit is not None and valued(words, unit, item.value) is None
        )
        is_above = unit is None or captions.unit([""]) == unit
        if not is_own and is_above and (len(found.items) == 1 or item.name is not None):
            continue
        unit = _like_first(text, found, item) or unit
        amount = _of_item(words, unit, item, captions)
        if amount is None:
            continue
        stated = period_of(text[slice(*item.date)], captions.frame) if item.date is not None else None
        period = stated or dated or captions.period
        if item.is_bracketed and not captions.has_changes:
            period = captions.bracketed(period)
        naming_label = naming(text, cut)
        first = (
            found.label[0]
            if found.label[0] <= item.value[0] <= found.label[0] + NEAR
            else (item.date or item.name or item.value)[0]
        )
        heads = (item.name,) if item.name is not None else ()
        yield Cell(
            amount=as_part(amount, names) or amount,
            written=written(plain(words), unit),
            row=(min(first, item.value[0]), max(item.value[1], item.date[1] if item.date else 0)),
            labels=(*heads, *((naming_label,) if naming_label[0] < naming_label[1] else ())),
            sections=_told(text, found.section),
            period=period,
            modality=mood_of(label),
        )


def _told(text: str, section: Span | None) -> tuple[Span, ...]:
    """The naming part of the words that head a line, where there are some."""
    span = naming(text, section) if section is not None else (0, 0)
    return (span,) if span[0] < span[1] else ()


def _like_first(text: str, found: Series, item: Item) -> Unit | None:
    """The unit that a bare value takes over from the first of its series: "EUR 3.61bn (3.58bn)", "USD 5 million; 2024, 6"."""
    first = _WRITTEN.fullmatch(text[slice(*found.items[0].value)])
    own = _WRITTEN.fullmatch(text[slice(*item.value)])
    if item is found.items[0] or first is None or own is None or not (first["before"].strip() or first["behind"].strip()):
        return None
    if own["before"].strip() or own["behind"].strip() not in {"", first["behind"].strip()}:
        return None
    return Unit(f"{first['before']}{{}}" + ("" if own["behind"].strip() else first["behind"]))


def _of_item(words: str, unit: Unit | None, item: Item, captions: Captions) -> Amount | None:
    if item.is_bracketed and captions.has_changes:
        return changed(plain(words), None, item.value, is_relative=True)
    if words[:1] in "+-−–" and unit is not None and unit.pattern == "{}%":
        return changed(plain(words), None, item.value, is_relative=True)
    return valued(plain(words), unit, item.value)


def _dated_label(text: str, label: Span, frame: Frame) -> tuple[Period | None, Span]:
    """The date that the last part of a label is ("Balance, 2025"), and the label without it."""
    words = text[slice(*label)]
    comma = max(words.rfind(","), words.rfind("("))
    if comma > 0:
        found = period_of(words[comma + 1 :].strip(" )"), frame)
        if found is not None:
            return found, (label[0], label[0] + comma)
    return None, label
