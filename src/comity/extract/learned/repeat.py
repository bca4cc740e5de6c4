"""Repeats: whether what weights find is only told once more, in other words, of what the text told before or tells elsewhere."""

from collections.abc import Callable
from typing import cast

from comity.model.claim import Event, Instrument, Measure, Payload, Project
from comity.model.period import Period

GENERAL = frozenset({"agreement", "other"})
"""Types of instruments whose nouns alone may stand for any other: "the deal" for a memorandum."""
LEAST_LETTERS = 4
"""Shorter words of a name tell no record from another."""


def is_repeat(new: Payload, told: Payload) -> bool:
    """Whether two claims of one kind may be one, told twice: nothing that they say keeps them apart."""
    check = CHECKS.get(type(new))
    return check is not None and type(new) is type(told) and check(new, told)


def _project(new: Payload, told: Payload) -> bool:
    one, other = cast("Project", new), cast("Project", told)
    return _shares_name(one.name, other.name)


def _instrument(new: Payload, told: Payload) -> bool:
    one, other = cast("Instrument", new), cast("Instrument", told)
    is_one = set(one.parties) <= set(other.parties) or set(other.parties) <= set(one.parties)
    is_other_day = one.date is not None and other.date is not None and not _agree(one.date, other.date)
    is_kin = one.type == other.type or (one.type in GENERAL and len(one.name.split()) == 1)
    return one.action == other.action and is_one and not is_other_day and is_kin


def _measure(new: Payload, told: Payload) -> bool:
    one, other = cast("Measure", new), cast("Measure", told)
    is_one = all(a is None or b is None or a == b for a, b in ((one.imposer, other.imposer), (one.target, other.target)))
    return one.type == other.type and is_one and one.action == other.action


def _event(new: Payload, told: Payload) -> bool:
    one, other = cast("Event", new), cast("Event", told)
    is_other_day = one.date is not None and other.date is not None and not _agree(one.date, other.date)
    is_one = set(one.actors) & set(other.actors)
    return one.type == other.type and bool(is_one) and not is_other_day


CHECKS: dict[type[Payload], Callable[[Payload, Payload], bool]] = {
    Project: _project,
    Instrument: _instrument,
    Measure: _measure,
    Event: _event,
}


def _shares_name(one: str, other: str) -> bool:
    """Whether every telling word of the shorter of two names is a word of the longer."""
    first, second = ({w for w in name.lower().split() if len(w) >= LEAST_LETTERS} for name in (one, other))
    short, long = sorted((first, second), key=len)
    return short <= long


def _agree(one: Period, other: Period) -> bool:
    return one.contains(other) or other.contains(one)
