"""Promises: what was planned, negotiated, threatened or aimed at, by when, and whether anybody reported on it since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model import life
from comity.model.claim import Claim
from comity.model.ids import ClaimId, RecordId
from comity.model.period import Period
from comity.model.record import Membership, Record, Records
from comity.publish.acts import act_of, action_words, is_promise, promised
from comity.publish.lines import value_words
from comity.publish.material import Material
from comity.publish.naming import period_words, series_words
from comity.resolve.life import due

Standing: TypeAlias = Literal["silent", "due", "undated", "answered"]
"""Silent: the day has passed and nobody reports; due: still to come; undated: without a day; answered: reported on since."""
STANDINGS: dict[life.Outcome, Standing] = {"silent": "silent", "pending": "due", "reported": "answered"}
SAID: dict[Standing, str] = {
    "silent": "due {}; no later report: open",
    "due": "due {}",
    "undated": "no day is given",
    "answered": "due {}; reported on since",
}


class Promise(Struct, frozen=True, kw_only=True):
    """Something said to come: what (`title`), how it is put (`words`), by when (None: no day), and how it stands.

    `record` is the agreement, project or measure it belongs to, None for an aim in figures.
    """

    title: str
    words: str
    due: Period | None
    standing: Standing
    claims: tuple[Claim, ...]
    record: RecordId | None = None

    @property
    def sentence(self) -> str:
        """How it stands, in words: "due 5 July 2025; no later report: open"."""
        return SAID[self.standing].format(period_words(self.due))


def record_promises(groups: Iterable[tuple[Record, Sequence[Claim]]], day: date | None) -> dict[RecordId, tuple[Promise, ...]]:
    """The promises of records by what was told until a day, in the order of their days."""
    known = [(record, _told(claims, day)) for record, claims in groups]
    held = Records(
        quantities=(),
        members=tuple(Membership(record.id, claim.id, "of") for record, claims in known for claim in claims),
        records=tuple(record for record, _ in known),
    )
    claims_of = {claim.id: claim for _, claims in known for claim in claims}
    dated: dict[RecordId, list[life.Promise]] = defaultdict(list)
    for promise in due(held, claims_of, day or date.min):
        dated[promise.record].append(promise)
    found = {
        record.id: tuple(_dated(record, dated[record.id], claims_of)) or _undated(record, claims) for record, claims in known
    }
    return {record: promises for record, promises in found.items() if promises}


def _told(claims: Iterable[Claim], day: date | None) -> list[Claim]:
    """Claims made by a day; those of no known day count."""
    return [c for c in claims if day is None or c.asserted is None or c.asserted.first is None or c.asserted.first <= day]


def _dated(record: Record, found: Iterable[life.Promise], claims: Mapping[ClaimId, Claim]) -> Iterable[Promise]:
    """Promises for overlapping spans are one, for the sharpest of them."""
    groups: list[list[life.Promise]] = []
    for promise in sorted(found, key=lambda each: (each.due.days or 10**7, each.due.label(), each.claim)):
        same = next((group for group in groups if group[0].due.overlaps(promise.due)), None)
        if same is None:
            groups.append([promise])
        else:
            same.append(promise)
    for group in sorted(groups, key=lambda group: (group[0].due.last or date.max, group[0].claim)):
        said = tuple(claims[promise.claim] for promise in group)
        yield Promise(
            title=record.name,
            words=_words(said[0]),
            due=group[0].due,
            standing=STANDINGS[group[0].outcome],
            claims=said,
            record=record.id,
        )


def _undated(record: Record, claims: Sequence[Claim]) -> tuple[Promise, ...]:
    """What is promised for no day, unless something else is told of it as late or later; an expected event is no promise."""
    if record.kind == "event":
        return ()
    said = [claim for claim in claims if (act := act_of(claim)) and is_promise(claim, act) and promised(claim, act) is None]
    others = [claim for claim in claims if claim not in said]
    if not said or max(map(_day, others), default=date.min) >= max(map(_day, said)) > date.min:
        return ()
    return (
        Promise(title=record.name, words=_words(said[0]), due=None, standing="undated", claims=tuple(said), record=record.id),
    )


def _day(claim: Claim) -> date:
    return (claim.asserted.first if claim.asserted else None) or date.min


def _words(claim: Claim) -> str:
    act = act_of(claim)
    return action_words(claim, act) if act else ""


def aims(material: Material, day: date | None) -> tuple[Promise, ...]:
    """Figures aimed at for a period, by what was told until a day: one promise for each series point and value."""
    claims = {claim.id: claim for claim in _told(material.figures, day)}
    groups: dict[tuple[RecordId, str], list[life.Promise]] = defaultdict(list)
    held = Records(quantities=material.records.quantities, members=material.records.members)
    for promise in due(held, claims, day or date.min):
        groups[promise.record, value_words(claims[promise.claim])].append(promise)
    return tuple(
        Promise(
            title=series_words(material.quantities[quantity], material.names),
            words=f"target: {value}",
            due=group[0].due,
            standing=STANDINGS[group[0].outcome],
            claims=tuple(claims[promise.claim] for promise in group),
        )
        for (quantity, value), group in groups.items()
    )


def in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Promises by their day, those without one last."""
    return tuple(sorted(promises, key=_place))


def _place(promise: Promise) -> tuple[bool, date, str, str]:
    end = promise.due.last or promise.due.first if promise.due else None
    return (end is None, end or date.max, promise.title, promise.claims[0].id)
