"""The dates of an item, what it tells of them, and what our own rules gave the same record."""

from comity.model.period import Period
from comity.verify.bearings import Mood, Quoted
from comity.verify.dates import period, span
from comity.verify.items import (
    AttributionItem,
    EventItem,
    FigureItem,
    InstrumentItem,
    Item,
    MeasureItem,
    ProjectItem,
)
from comity.verify.kin import Field, Kin, Series
from comity.verify.reading import Reading
from comity.verify.values import number_place

DONE = frozenset({"signed", "ratified", "reached", "terminated"})
MOODS: dict[str, Mood] = {"actual": "done", "target": "ahead", "forecast": "ahead"}


def fields(item: Item) -> list[Field]:
    """The dates of an item."""
    match item:
        case FigureItem():
            spans = {"period": span(item.period_start, item.period_end), "base": span(item.base_start, item.base_end)}
            return [Field(name, one, name == "base") for name, one in spans.items() if one is not None]
        case InstrumentItem():
            given = {"date": item.date, "until": item.until}
        case ProjectItem():
            given = {"due": item.due}
        case MeasureItem() | EventItem():
            given = {"date": item.date}
        case AttributionItem():
            given = {}
    return [Field(name, days) for name, written in given.items() if (days := period(written)) is not None]


def kin(item: Item, start: int, end: int) -> list[Kin]:
    """The dates of an item as the other items of its document see them."""
    return [Kin(field, start, end, series(item)) for field in fields(item)]


def mood(item: Item) -> Mood:
    """Whether an item tells of what has happened, of what is to come, or of either."""
    if isinstance(item, FigureItem):
        return MOODS.get(item.modality, "open")
    return "done" if isinstance(item, InstrumentItem) and item.action in DONE else "open"


def quoted(item: Item, start: int, end: int, reading: Reading) -> Quoted:
    """The evidence of an item, and where in it its number stands."""
    if not isinstance(item, FigureItem):
        return Quoted(start, end)
    return Quoted(start, end, number_place(item, start, end, reading), series(item))


def series(item: Item) -> Series | None:
    """The series of a figure, with its value; None for other items."""
    if not isinstance(item, FigureItem):
        return None
    measured = (item.indicator.casefold(), item.product, item.relation, item.unit.partition("/")[0])
    states = (item.reporter, item.partner, item.direction)
    based = (item.base_start, item.base_end) if item.relation == "ratio" else ()
    return Series((*measured, *states, item.modality, item.hedge == "range", *based), item.value)


def own(item: Item, start: int, end: int, reading: Reading) -> list[Period]:
    """The dates that our own rules gave the same record."""
    match item:
        case FigureItem():
            return reading.dates_of("figure", item.value, start, end)
        case InstrumentItem():
            return reading.dates_of("instrument", None, start, end)
        case MeasureItem():
            return reading.dates_of("measure", None, start, end)
        case EventItem():
            return reading.dates_of("event", None, start, end)
    return []
