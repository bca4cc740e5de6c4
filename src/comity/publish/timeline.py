"""The timeline: everything that bears a date, in order, as exactly as the words give it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.period import Period
from comity.publish.lines import value_words
from comity.publish.material import Material
from comity.publish.matters import Matter
from comity.publish.naming import series_words
from comity.publish.series import claim_period

EntryKind: TypeAlias = Literal["instrument", "project", "measure", "event", "figure"]


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the timeline: what (`title`), what happened to it (`words`), when, and who says so.

    `is_ahead` when it had not happened when it was told; `is_told` when the date is only that of the telling, as for the
    status of a project.
    """

    kind: EntryKind
    title: str
    words: str
    period: Period
    claims: tuple[Claim, ...]
    record: str | None = None
    is_ahead: bool = False
    is_told: bool = False

    @property
    def sentence(self) -> str:
        """What and what happened to it: "partnership treaty: signed"; an event is called by its type already."""
        is_said = self.kind == "event" and not self.is_ahead
        return self.title if is_said else f"{self.title}: {self.words}"


def timeline(material: Material, matters: Iterable[Matter], day: date | None) -> tuple[Entry, ...]:
    """All dated things told of in the dossier, by their first day, the longer span after the shorter.

    What was promised for a day stands at the telling and again at that day. What happened after `day` is left out; what is
    promised for later stays.
    """
    found = [entry for matter in matters for entry in _matter_entries(matter)]
    found += _figure_entries(material)
    return tuple(sorted((entry for entry in found if _is_before(entry, day)), key=_place))


def _matter_entries(matter: Matter) -> Iterator[Entry]:
    record = matter.record
    for moment in matter.life:
        is_told = moment.is_ahead or moment.period is None
        period = moment.told if is_told else moment.period
        common = {"kind": record.kind, "title": matter.title, "claims": moment.claims, "record": record.id}
        if period is not None:
            yield Entry(words=moment.words, period=period, is_told=is_told, **common)  # type: ignore[arg-type]
        for word, later in (("due", moment.due), ("runs until", _end(moment.until))):
            if later is not None:
                yield Entry(words=f"{moment.words}: {word}", period=later, is_ahead=True, **common)  # type: ignore[arg-type]


def _end(period: Period | None) -> Period | None:
    """The end of a term as a date of its own: the last day where the span is longer than a year."""
    if period is None or period.last is None:
        return None
    return period if (period.days or 400) <= 366 else Period.day(period.last)


def _figure_entries(material: Material) -> Iterator[Entry]:
    """Figures with a period, those that say the same of one point together."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in material.figures:
        period = claim_period(material, claim)
        if period is None or (period.first is None and period.last is None):
            continue
        quantity = material.quantity_of.get(claim.id)
        key = (quantity.id if quantity else claim.id, value_words(claim), claim.modality)
        groups.setdefault(key, []).append(claim)
    for claims in groups.values():
        first = claims[0]
        period, figure = claim_period(material, first), first.payload
        if period is not None and isinstance(figure, Figure):
            yield Entry(
                kind="figure",
                title=series_words(material.quantity_of.get(first.id, figure), material.names),
                words=f"{value_words(first)}{'' if first.modality == 'actual' else f', {first.modality}'}",
                period=period,
                claims=tuple(claims),
                is_ahead=first.modality in {"target", "forecast", "conditional"},
            )


def _is_before(entry: Entry, day: date | None) -> bool:
    start = entry.period.first or entry.period.last
    return day is None or entry.is_ahead or start is None or start <= day


def _place(entry: Entry) -> tuple[date, date, str, str, str]:
    start = entry.period.first or entry.period.last or date.max
    return (start, entry.period.last or date.max, entry.kind, entry.title, entry.claims[0].id)


def precision(period: Period) -> str:
    """How exactly a date is given: "day", "month", "quarter", "half", "year", "span" or "open"."""
    first, last = period.first, period.last
    if first is None or last is None:
        return "open"
    if first == last:
        return "day"
    if period == Period.month(first.year, first.month):
        return "month"
    for name, months in (("quarter", 3), ("half", 6), ("year", 12)):
        closes = Period.month(first.year, first.month + months - 1).last if (first.month - 1) % months == 0 else None
        if first.day == 1 and closes == last:
            return name
    return "span"
