"""Reading the grids of a text: each cell whose labels say what it measures is a figure, by the same tables as prose.

Nothing is weighed here. A cell that no label of its own, of its part of the grid or above the grid names an indicator for is
none, and tells nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from comity.extract.coins import money, shared_currencies
from comity.extract.dyad import remembered, states_named
from comity.extract.grid.labels import Label, rest_of, sentence_at
from comity.extract.grid.sides import sides
from comity.extract.indicator import WEIGHTY, Measured, counted, fits, unit_class, wording
from comity.extract.options.scene import Reading
from comity.extract.options.worth import is_of_relations, may_be_of_relations
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.extract.timing import Timing, year_before
from comity.model.analysis import Amount, Analysis, Cell
from comity.resources.cues import cues
from comity.resources.indicators import indicators

__all__ = ["cells_at", "gridded", "is_in_grid"]

PRICE = "price"


@remembered
def gridded(analysis: Analysis) -> tuple[Reading, ...]:
    """The figures of the grids of a text, in the order of their cells."""
    return tuple(_gridded(analysis)) if states_named(analysis) else ()


def _gridded(analysis: Analysis) -> Iterator[Reading]:
    for grid in analysis.grids:
        captions = [Label(analysis, span) for span in grid.captions]
        labels = {span for cell in grid.cells for span in cell.labels}
        states = {one.states for span in labels for one in Label(analysis, span).mentions if one.kind == "state"}
        before: tuple[Cell, Reading] | None = None
        for cell in grid.cells:
            level = before[1] if before is not None and before[0].row == cell.row and before[0].labels == cell.labels else None
            reading = _reading(analysis, cell, captions, level, has_partners=len(states) > 1 and not _are_sides(states, captions))
            if reading is not None:
                yield reading
                before = (cell, reading) if reading.amount.relation == "level" else before


def _are_sides(states: Collection[tuple[str, ...]], captions: Sequence[Label]) -> bool:
    """Whether the states that rows name are those that the lines above name: the two sides of the table, and no partners."""
    told = {one.states for label in captions for one in label.mentions if one.kind == "state"}
    return len(states) == 2 and told >= set(states)


def cells_at(setting: Setting) -> tuple[Reading, ...]:
    """The figures of the cells that stand in a sentence."""
    found = gridded(setting.analysis)
    first = bisect_left(found, setting.sentence.start, key=_place)
    last = bisect_left(found, setting.sentence.end, key=_place)
    return found[first:last]


def _place(reading: Reading) -> int:
    return reading.amount.start


@remembered
def _edges(analysis: Analysis) -> list[tuple[int, int]]:
    """What is read by its labels: whole grids, and of lines the values that are read so."""
    told = {grid.start for grid in analysis.grids if grid.is_line}
    rows = [(grid.start, grid.end) for grid in analysis.grids if not grid.is_line]
    values = [(reading.amount.start, reading.amount.end) for reading in gridded(analysis)] if told else []
    return sorted([*rows, *(span for span in values if not any(start <= span[0] < end for start, end in rows))])


def is_in_grid(analysis: Analysis, start: int, end: int) -> bool:
    """Whether some words stand in a grid, which is read by its labels and not as prose."""
    edges = _edges(analysis)
    number = bisect_right(edges, (end - 1, len(analysis.text.words))) - 1
    return number >= 0 and edges[number][0] < end and start < edges[number][1]


def _reading(
    analysis: Analysis, cell: Cell, captions: Sequence[Label], level: Reading | None, *, has_partners: bool
) -> Reading | None:
    """The figure of a cell; `level` is that of the row before it, which a change or share in the same row is one of."""
    setting = sentence_at(analysis, cell.amount.start)
    amount = cell.amount
    amount = settled(setting, amount) if amount.unit == "percent" else money(analysis, amount, cell.written)
    own = [Label(analysis, span) for span in (*cell.labels, *cell.heads)]
    over = [Label(analysis, span) for span in cell.sections]
    is_of_level = level is not None and amount.relation in {"ratio", "difference"}
    if level is not None and is_of_level:
        measured, between, product, part = level.measured, level.flow, level.product, level.part
    else:
        found = _measured(analysis, amount, own, over, captions)
        if found is None:
            return None
        measured, between = found, sides(analysis, found, [*own, *over], captions, has_partners=has_partners)
        product = _product(amount, own, over, captions, measured)
        part = _part(cell, own, over, [product, found.wording])
    if between.reporter is None:
        return None
    amount = _of_state(amount, between.reporter)
    base = cell.base
    if base is None and amount.relation == "ratio" and cell.period is not None and cell.modality == "actual":
        base = year_before(cell.period)
    timing = Timing(cell.period, base if amount.relation in {"ratio", "difference"} else None)
    return Reading(setting, amount, measured, product, between, timing, cell.modality, None, None, cell.row, part)


def _of_state(amount: Amount, state: str) -> Amount:
    """An amount in the money of the state that reports it, where several share its name: Nepal's tables count its own rupees."""
    base, slash, rate = amount.unit.partition("/")
    code = shared_currencies().get(base, {}).get(state)
    return replace(amount, unit=f"{code}{slash}{rate}") if code is not None else amount


def _measured(
    analysis: Analysis, amount: Amount, own: Sequence[Label], over: Sequence[Label], captions: Sequence[Label]
) -> Measured | None:
    """What a cell measures: what it counts, else the fitting indicator of the nearest label that names one.

    Where none does, the label itself names an amount of weight in a text about relations between states.
    """
    kind = unit_class(amount.unit)
    if amount.noun and kind in {"count", "persons"}:
        found = counted(amount, kind)
        return found if found is None or found.code in indicators() or may_be_of_relations(analysis) else None
    if kind == "money" and "/" in amount.unit and not amount.unit.endswith(("/yr", "/month", "/d", "/day", "/week")):
        return Measured(PRICE, indicators()[PRICE].label, None)
    is_about = any(label.terms or label.rest for label in own)
    for label in (*own, *over, *captions):
        fitting = [term for term in label.terms if fits(term.code, amount)]
        if fitting:
            return Measured(fitting[0].code, wording(label.setting, fitting[0]), fitting[0])
        if label in own and label.rest and _names_itself(label) and not label.is_part:
            break
    if not is_about or not is_of_relations(analysis) or not _is_heavy(amount, kind):
        return None
    name = next((label.words for label in own if label.rest and not label.mentions), None)
    return Measured(name, name, None) if name is not None else None


def _names_itself(label: Label) -> bool:
    """Whether a label names a measure of its own ("balance"), which no indicator of the lines above is said of."""
    return any((word,) in cues("grid.measure", label.setting.lang) for word in label.words.split())


def _is_heavy(amount: Amount, kind: str) -> bool:
    return kind == "energy" or amount.relation != "level" or abs(amount.value) >= WEIGHTY.get(kind, float("inf"))


def _product(
    amount: Amount, own: Sequence[Label], over: Sequence[Label], captions: Sequence[Label], measured: Measured
) -> str | None:
    """The goods of the nearest label that names some; what stands behind "of which" is goods where it is no state."""
    if amount.noun is not None:  # lorries that are counted are no goods
        return None
    for label in (*own, *over):
        if label.product is not None:
            return label.product
        if label.is_part and label.rest and not label.mentions:
            return label.rest
    named = next((label for label in captions if measured.term is not None and measured.term in label.terms), None)
    return named.product if named is not None else None


def _part(cell: Cell, own: Sequence[Label], over: Sequence[Label], named: Sequence[str | None]) -> str | None:
    """What of the whole a cell is, by the words of its labels that name neither indicator, goods nor state."""
    known = {word for name in (*named, cell.amount.noun) if name for word in name.lower().split()}
    told = [label for label in (*own, *over) if cell.amount.relation != "ratio" or label.span not in cell.heads]
    return rest_of(told, known) or None
