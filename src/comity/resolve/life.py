"""Life of a record: what state its dated actions imply for a day, and what became of what was promised.

What lies ahead of its own statement is a promise and no state.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile

from comity.model.claim import Claim, Event, Figure, Project
from comity.model.ids import ClaimId
from comity.model.life import Outcome, Promise, State, action_of, counts_from, date_of, is_ahead
from comity.model.period import Period
from comity.model.record import Quantity, Record, Records

AHEAD = frozenset({"target", "forecast", "conditional"})
INTENTIONS = frozenset({"planned", "announced", "negotiating", "threatened"})
"""Actions that are states of the present although they look ahead."""
STANDING = INTENTIONS | {"in_force", "operating", "under_way", "suspended"}
"""Actions that tell how things stand on the day they are spoken of."""
UNFINISHED = INTENTIONS | {"under_way"}
ORDER = (
    "threatened", "planned", "announced", "negotiating", "reached", "under_way", "signed", "imposed", "granted", "ratified",
    "in_force", "operating", "extended", "eased", "suspended", "completed", "cancelled", "revoked", "terminated",
)  # fmt: skip
"""Which of two actions of one day comes later in the usual course."""


def state_as_of(record: Record, claims: Iterable[Claim], day: date) -> State | None:
    """What a record is on a day by the claims about it: the latest action that has happened by then, None if none has.

    `claims` may hold claims of other kinds (a person's statements); they say nothing about the state. Denied claims count for
    nothing. A claim that counts from after `day` never changes the answer.
    """
    states = [state for claim in claims if (state := _state(record, claim)) is not None and state.day <= day]
    states.sort(key=_rank)
    last = list(takewhile(lambda state: state.action == states[-1].action, reversed(states)))
    return min(last, key=_exactness, default=None)


def due(records: Records, claims: Mapping[ClaimId, Claim], asof: date) -> tuple[Promise, ...]:
    """All that was promised for a day, with what is known of it as of `asof`; by due day, record and claim.

    What a later claim on the same record promises anew takes the place of the earlier promise.
    """
    kinds = {record.id: record.kind for record in records.records}
    members: dict[str, list[Claim]] = {}
    for member in records.members:
        if member.part == "of" and member.claim in claims and kinds.get(member.record) != "person":
            members.setdefault(member.record, []).append(claims[member.claim])
    found = [*_record_promises(records, members, asof), *_aims(records, members, asof)]
    return tuple(sorted(found, key=lambda promise: (promise.due.last or date.max, promise.record, promise.claim)))


def _state(record: Record, claim: Claim) -> State | None:
    action, when = action_of(claim), date_of(claim)
    if action is None or claim.is_denied or record.kind == "person":
        return None
    if action not in INTENTIONS and (claim.modality in AHEAD or is_ahead(when, claim.asserted)):
        return None
    day = counts_from(None if action in INTENTIONS else when, claim.asserted)
    return None if day is None else State(action=action, claim=claim.id, day=day, when=when)


def _rank(state: State) -> tuple[date, bool, int, str]:
    """The order in time; what was done at an unknown time comes before what is said to hold on the day."""
    place = ORDER.index(state.action) if state.action in ORDER else -1
    return state.day, state.when is not None or state.action in STANDING, place, state.claim


def _exactness(state: State) -> tuple[bool, int, date, str]:
    """Of several claims that tell of the same action, the one with the most exact date tells it best."""
    days = state.when.days if state.when else None
    return days is None, days or 0, state.day, state.claim


def _record_promises(records: Records, members: Mapping[str, list[Claim]], asof: date) -> Iterator[Promise]:
    for record in records.records:
        told = members.get(record.id, [])
        promised = [(claim, day) for claim in told if (day := promised_for(claim)) is not None]
        latest = max((_said(claim) for claim, _ in promised), default=None)
        for claim, day in promised:
            if _said(claim) == latest:
                later = [other for other in told if _tells_outcome(other, claim, day)]
                yield Promise(record=record.id, claim=claim.id, due=day, outcome=_outcome(day, is_told=bool(later), asof=asof))


def promised_for(claim: Claim) -> Period | None:
    """The span by whose end something shall have happened, if a claim promises it: the due day, or a date that lies ahead."""
    if claim.is_denied:
        return None
    payload = claim.payload
    if isinstance(payload, Project):
        return payload.due if payload.status in UNFINISHED and payload.due and payload.due.last else None
    when, action = date_of(claim), action_of(claim)
    if when is None or when.last is None or isinstance(payload, Event):
        return None
    is_intended = action in {"negotiating", "threatened"} or claim.modality in AHEAD
    return when if is_ahead(when, claim.asserted) or (is_intended and not _is_past(when, claim.asserted)) else None


def _is_past(when: Period, asserted: Period | None) -> bool:
    return bool(when.last and asserted and asserted.first and when.last < asserted.first)


def _said(claim: Claim) -> date:
    return claim.asserted.first if claim.asserted and claim.asserted.first else date.min


def _tells_outcome(other: Claim, promise: Claim, day: Period) -> bool:
    """Whether a claim tells what became of a promise: said after its day, or said later that it is done or given up."""
    if other.id == promise.id or other.asserted is None or _said(other) <= _said(promise):
        return False
    is_final = action_of(other) not in UNFINISHED and not is_ahead(date_of(other), other.asserted)
    return is_final or (day.last is not None and _said(other) > day.last)


def _outcome(day: Period, *, is_told: bool, asof: date) -> Outcome:
    if is_told:
        return "reported"
    return "silent" if day.last is not None and day.last < asof else "pending"


def _aims(records: Records, members: Mapping[str, list[Claim]], asof: date) -> Iterator[Promise]:
    """Figures aimed at for a period, reported once an actual figure of the same series and period is known."""
    actual = {_series(quantity) for quantity in records.quantities if quantity.world == "actual"}
    for quantity in records.quantities:
        if quantity.period is None or quantity.period.last is None:
            continue
        for claim in members.get(quantity.id, []):
            if claim.modality == "target" and isinstance(claim.payload, Figure) and not claim.is_denied:
                outcome = _outcome(quantity.period, is_told=_series(quantity) in actual, asof=asof)
                yield Promise(record=quantity.id, claim=claim.id, due=quantity.period, outcome=outcome)


def _series(quantity: Quantity) -> tuple[object, ...]:
    q = quantity
    return q.indicator, q.scope, q.reporter, q.partner, q.direction, q.product, q.period
