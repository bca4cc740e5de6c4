"""What the other items of a document say of a date: who reads one line alike throughout is rarely wrong on one of its items."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.model.period import Period
from comity.verify.counting import moved
from comity.verify.texts import LEVELS, Region

MANY = 3


class Field(NamedTuple):
    """A date of an item: the key that holds it, its days, and whether it is what another date is compared with."""

    name: str
    days: Period
    is_base: bool = False


class Kin(NamedTuple):
    """A date of another item of the document, and where that item's evidence stands."""

    field: Field
    start: int
    end: int


def shared(days: Period, field: Field, kin: Sequence[Kin], regions: Sequence[Region]) -> Iterator[str]:
    """How near the other items stand that have the date too, and how many they are; and whether the nearest have others."""
    alike = [one for one in kin if one.field.is_base == field.is_base]
    for level, (start, end) in zip(LEVELS, regions, strict=True):
        here = [one for one in alike if one.start < end and start < one.end]
        same = sum(one.field.days == days for one in here)
        if same:
            yield f"shared|{level}"
            yield f"shared|{min(same, MANY)}"
            yield f"shared|{level}|{'mostly' if 2 * same > len(here) else 'partly'}"
            break
    else:
        yield "shared|not"
    if any(one.field.is_base != field.is_base and one.field.days == days for one in kin):
        yield "shared|crossed"
    beside = {moved(one.field.days, months) for one in alike for months in (-12, 12)}
    if days in beside:
        yield "shared|a year from"
