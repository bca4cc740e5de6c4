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


class Series(NamedTuple):
    """What a figure is of, its time aside, and its value: at one time one series has one value."""

    about: tuple[object, ...]
    value: float


class Kin(NamedTuple):
    """A date of another item of the document, where that item's evidence stands, and of which series it is."""

    field: Field
    start: int
    end: int
    series: Series | None = None


def of_series(days: Period, field: Field, series: Series | None, kin: Sequence[Kin]) -> Iterator[str]:
    """Whether the days would give the figure's series two values for one time; and whether it has a value a year from them."""
    if series is None or field.is_base:
        return
    ours = [one for one in kin if not one.field.is_base and one.series is not None and one.series.about == series.about]
    same = [one for one in ours if one.field.days == days]
    if any(one.series != series for one in same):
        yield "series|two values"
    elif same:
        yield "series|again"
    if {moved(days, -12), moved(days, 12)} & {one.field.days for one in ours if one.series != series}:
        yield "series|a year on"


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
