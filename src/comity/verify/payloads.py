"""From a record of the exchange form to what a claim asserts."""

import re
from functools import cache
from math import isfinite

from msgspec import Struct

from comity.model.claim import Event, EventType, Figure, Instrument, Measure, Payload, Project, Statement
from comity.resources import load
from comity.verify.dates import period, span
from comity.verify.errors import RefusedError
from comity.verify.indicator import measured
from comity.verify.items import AttributionItem, EventItem, FigureItem, InstrumentItem, Item, MeasureItem, ProjectItem
from comity.verify.numbers import limits
from comity.verify.states import code, code_of_name

ROOTS: dict[EventType, str] = {
    "meet": "CONSULT",
    "visit": "CONSULT",
    "call": "CONSULT",
    "sign": "AGREE",
    "deliver": "COOPERATE",
    "attack": "ASSAULT",
    "arrest": "COERCE",
}
"""The PLOVER root of each type of event; the exchange form has no field for it."""
NO_ROOT = "NONE"
CODE = re.compile(r"\s*[A-Z]{2,4}\s*")


class Sector(Struct, frozen=True, kw_only=True):
    """A row of `sectors.tsv`: a field in which states deal with one another, and the words that name it."""

    code: str
    label: str
    words: tuple[str, ...]


def payload(item: Item) -> Payload:
    """What a record asserts. Raises RefusedError for codes, dates and numbers that are none."""
    match item:
        case FigureItem():
            return figure(item)
        case AttributionItem():
            return Statement(form=item.kind)
        case InstrumentItem():
            return instrument(item)
        case ProjectItem():
            return project(item)
        case MeasureItem():
            return measure(item)
        case EventItem():
            return event(item)


def figure(item: FigureItem) -> Figure:
    """A number, with the intervals that its hedge allows."""
    if item.value_hi is not None and item.value_hi < item.value:
        raise RefusedError(f"its range ends at {item.value_hi:g} before it begins at {item.value:g}")
    if not (isfinite(item.value) and isfinite(item.value_hi or 0)):
        raise RefusedError("its value is no finite number")
    if not item.unit.strip():
        raise RefusedError("it has no unit")
    about = measured(item)
    strict, lenient = limits(item)
    return Figure(
        indicator=about.indicator,
        wording=item.indicator,
        relation=item.relation,
        value=item.value,
        value_high=item.value_hi,
        unit=item.unit,
        hedge=item.hedge,
        strict=strict,
        lenient=lenient,
        scope=about.scope,
        reporter=code(item.reporter),
        partner=code(item.partner),
        direction=item.direction,
        product=about.product,
        period=span(item.period_start, item.period_end),
        base=span(item.base_start, item.base_end),
    )


def instrument(item: InstrumentItem) -> Instrument:
    """An action on an agreement."""
    return Instrument(
        name=item.name,
        type=item.type,
        parties=_parties(item.parties),
        action=item.action,
        date=period(item.date),
        until=period(item.until),
        sectors=_sectors(item.sectors),
    )


def project(item: ProjectItem) -> Project:
    """The state of an undertaking."""
    return Project(
        name=item.name,
        type=item.kind,
        parties=_parties(item.parties),
        status=item.status,
        due=period(item.due),
        place=item.place,
    )


def measure(item: MeasureItem) -> Measure:
    """What one does to another."""
    return Measure(type=item.type, imposer=item.imposer, target=item.target, action=item.action, date=period(item.date))


def event(item: EventItem) -> Event:
    """Something that happens between actors."""
    return Event(type=item.type, root=ROOTS.get(item.type, NO_ROOT), actors=item.actors, date=period(item.date), place=item.place)


def _parties(given: tuple[str, ...]) -> tuple[str, ...]:
    """Codes as they are, states by name as their codes, others by name. Raises RefusedError for what looks like a code only."""
    return tuple(sorted({_party(name) for name in given}))


def _party(name: str) -> str:
    if CODE.fullmatch(name) or not name.strip():
        return str(code(name))
    return code_of_name(name) or name


def _sectors(given: tuple[str, ...]) -> tuple[str, ...]:
    """The sorted codes of the fields that the table knows; other words name none."""
    return tuple(sorted({_sector_codes()[name.casefold()] for name in given if name.casefold() in _sector_codes()}))


@cache
def _sector_codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("sectors", Sector):
        for word in (row.code, row.label, *row.words):
            found.setdefault(word.casefold(), row.code)
    return found
