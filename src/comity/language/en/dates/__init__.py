"""Dates, spans of days, lengths of time and repetitions in English, as the words give them."""

from datetime import date

from msgspec.structs import replace

from comity.language.en.dates.evidence import Evidence, evidence
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Found, Order, Reading, Scene
from comity.language.en.dates.scan import found_in
from comity.language.en.dates.stretch import (
    Stretch,
    from_publication,
    moved,
    stretched,
    stretches,
    to_publication,
    weekday_before,
    within_a_week,
)
from comity.model.analysis import When
from comity.model.period import Period

DIVIDED = frozenset({"week", "month", "quarter", "half", "season", "year", "decade", "century"})


def dates(text: str, published: Period | None = None, *, order: Order | None = None) -> tuple[When, ...]:
    """Every date, span of days, length of time and repetition in `text`, in order and without overlap.

    A relative expression is counted from `published`, a day or a span of possible days: it resolves only to what holds on
    each of them, else its period is None and its anchor "unresolved". Without `published` the text's own evidence bounds
    it where it shows both ends (see `shown`); else only absolute dates, and dates counted from these, resolve. A length of
    time has a period only where it is counted from publication ("over the past three months"); "in the next five years"
    denotes the calendar year five years after it. Words as vague as "recently", and ages, are left alone.

    `order` tells how the publisher writes days in figures: "03/08/2025" stays open without it.
    """
    found = found_in(text)
    groups = stretches(text, found)
    bare = _readings(found, None, order)
    unplaced = _grouped(groups, bare, None)
    published = published or evidence(found, bare).period
    if published is None or published.first is None or published.last is None:
        return _whens(groups, unplaced)
    spans = published.first != published.last
    first = _grouped(groups, _readings(found, published.first, order, is_one_of=spans), published.first)
    last = first
    if spans:
        last = _grouped(groups, _readings(found, published.last, order, is_one_of=spans), published.last)
    agreed = [_agreed(*readings) for readings in zip(first, last, unplaced, strict=True)]
    return _whens(groups, agreed)


def shown(text: str) -> Evidence:
    """What a text shows by itself of its day of publication, each bound with its words."""
    found = found_in(text)
    return evidence(found, _readings(found, None, None))


def _grouped(groups: tuple[Stretch, ...], readings: list[Reading | None], day: date | None) -> list[Reading | None]:
    """The reading of each group, the two expressions of a span or of a step put together."""
    return [_of_group(group, readings, day) for group in groups]


def _of_group(group: Stretch, readings: list[Reading | None], day: date | None) -> Reading | None:
    if group.first is None:
        return from_publication(readings[group.last], day) if group.last is not None else None
    first = readings[group.first]
    if group.last is None:
        return to_publication(first, day)
    if group.first == group.last:
        return first
    last = readings[group.last]
    if group.weekday is not None:
        first = weekday_before(last, group.weekday) or first
    if group.is_week:
        last = within_a_week(first, last)
    if group.step is None:
        return stretched(first, last, group.edges)
    found = moved(last, group.step)
    is_counted = last is not None and last.anchor in {"published", "absolute"} and group.step.bound != "all"
    is_untold = found is not None and is_counted and _is_told_too_early(found, group.place, day)
    return _untold(found) if found and is_untold else found


def _is_told_too_early(reading: Reading, place: Place, day: date | None) -> bool:
    """Whether what is told as past would lie after publication, so that it was counted from another date than the one named."""
    first = reading.period.first if reading.period else None
    return day is not None and first is not None and first > day and place.tense == "past"


def _untold(reading: Reading) -> Reading:
    return replace(reading, value="XXXX", period=None, anchor="unresolved")


def _readings(
    found: tuple[Found, ...], day: date | None, order: Order | None, *, is_one_of: bool = False
) -> list[Reading | None]:
    """What each expression means if the text was published on `day`; those counted from another date are read last."""
    scene = Scene(found[0].match.string if found else "", day, [], [], order, is_one_of)
    readings: list[Reading | None] = [None] * len(found)
    for waits in (False, True):
        for index, expression in enumerate(found):
            if expression.rule.waits is waits:
                readings[index] = reading = expression.rule.read(expression.match, scene, expression.place)
                if reading is not None and reading.kind in {"DATE", "TIME"} and not expression.rule.compares:
                    scene.note(expression.place, reading)
    return readings


def _agreed(first: Reading | None, last: Reading | None, unplaced: Reading | None) -> Reading | None:
    """What holds on the first and on the last possible day holds on all between; else nothing is resolved."""
    if first == last:
        return first
    return unplaced and replace(unplaced, period=None, anchor="unresolved")


def _whens(groups: tuple[Stretch, ...], readings: list[Reading | None]) -> tuple[When, ...]:
    return tuple(_when(group.place, reading) for group, reading in zip(groups, readings, strict=True) if reading is not None)


def _when(place: Place, reading: Reading) -> When:
    return When(
        start=place.start,
        end=place.end,
        kind=reading.kind,
        value=reading.value,
        period=reading.period,
        role=reading.role or place.role or "in",
        precision=reading.precision,
        anchor=reading.anchor,
        part=place.part if reading.precision in DIVIDED else None,
    )
