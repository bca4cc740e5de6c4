"""Reading the grids of a text: each cell whose labels say what it measures is a figure, by the same tables as prose.

Nothing is weighed here. A cell that no label of its own, of its part of the grid or above the grid names an indicator for is
none, and tells nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from comity.extract.dyad import remembered, states_named
from comity.extract.grid.labels import Label, rest_of, sentence_at
from comity.extract.grid.sides import sides
from comity.extract.indicator import WEIGHTY, Measured, counted, fits, unit_class, wording
from comity.extract.options.scene import Reading
from comity.extract.options.worth import is_of_relations
from comity.extract.settle import settled
from comity.extract.timing import Timing, year_before
from comity.model.analysis import Amount, Analysis, Cell, Grid
from comity.resources.cues import cues
from comity.resources.indicators import indicators

PRICE = "price"


@remembered
def gridded(analysis: Analysis) -> dict[int, tuple[Reading, ...]]:
    """The figures of the grids of a text by the number of the sentence that is their row."""
    found: dict[int, list[Reading]] = {}
    if not states_named(analysis):
        return {}
    for grid in analysis.grids:
        captions = [Label(analysis, span) for span in grid.captions]
        for cell in grid.cells:
            reading = _reading(analysis, cell, captions)
            if reading is not None:
                found.setdefault(reading.setting.number, []).append(reading)
    return {number: tuple(readings) for number, readings in found.items()}


@remembered
def _edges(analysis: Analysis) -> list[tuple[int, int]]:
    return [(grid.start, grid.end) for grid in analysis.grids]


def is_in_grid(analysis: Analysis, place: int) -> bool:
    """Whether a code point of the text stands in a grid, which is read by its labels and not as prose."""
    edges = _edges(analysis)
    number = bisect_right(edges, (place, len(analysis.text.words))) - 1
    return number >= 0 and edges[number][0] <= place < edges[number][1]


def _reading(analysis: Analysis, cell: Cell, captions: Sequence[Label]) -> Reading | None:
    setting = sentence_at(analysis, cell.row[0])
    amount = settled(setting, cell.amount)
    own = [Label(analysis, span) for span in (*cell.labels, *cell.heads)]
    over = [Label(analysis, span) for span in cell.sections]
    measured = _measured(analysis, amount, own, over, captions)
    if measured is None:
        return None
    between = sides(analysis, measured, [*own, *over], captions)
    if between.reporter is None:
        return None
    product = _product(own, over, captions, measured)
    base = cell.base
    if base is None and amount.relation == "ratio" and cell.period is not None and cell.modality == "actual":
        base = year_before(cell.period)
    timing = Timing(cell.period, base if amount.relation in {"ratio", "difference"} else None)
    reading = Reading(setting, amount, measured, product, between, timing, cell.modality, None, None)
    return reading._replace(row=cell.row, part=_part(cell, own, over, product))


def _measured(
    analysis: Analysis, amount: Amount, own: Sequence[Label], over: Sequence[Label], captions: Sequence[Label]
) -> Measured | None:
    """What a cell measures: what it counts, else the fitting indicator of the nearest label that names one.

    Where none does, the label itself names an amount of weight in a text about relations between states.
    """
    kind = unit_class(amount.unit)
    if amount.noun and kind in {"count", "persons"}:
        found = counted(amount, kind)
        return found if found is None or found.code in indicators() or is_of_relations(analysis) else None
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
    """Whether a label names a thing of its own that no indicator of the lines above is said of: it is written small, with goods."""
    return any((word,) in cues("grid.measure", label.setting.lang) for word in label.words.split())


def _is_heavy(amount: Amount, kind: str) -> bool:
    return kind == "energy" or amount.relation != "level" or abs(amount.value) >= WEIGHTY.get(kind, float("inf"))


def _product(own: Sequence[Label], over: Sequence[Label], captions: Sequence[Label], measured: Measured) -> str | None:
    """The goods of the nearest label that names some; what stands behind "of which" is goods where it is no state."""
    for label in (*own, *over):
        if label.product is not None:
            return label.product
        if label.is_part and label.rest and not label.mentions:
            return label.rest
    named = next((label for label in captions if measured.term is not None and measured.term in label.terms), None)
    return named.product if named is not None else None


def _part(cell: Cell, own: Sequence[Label], over: Sequence[Label], product: str | None) -> str | None:
    """What of the whole a cell is, by the words of its labels that name neither indicator, goods nor state: its own row's at least."""
    told = [label for label in (*own, *over) if label.rest and label.rest != product]
    if cell.amount.relation == "ratio":
        told = [label for label in told if label.span not in cell.heads]
    return rest_of(told) or None


def merged(analysis: Analysis, numbers: Sequence[int]) -> Iterator[int]:
    """The sentences to read, in order: those of prose and the rows of grids."""
    yield from sorted({*numbers, *gridded(analysis)})


__all__ = ["Grid", "gridded", "is_in_grid", "merged"]
