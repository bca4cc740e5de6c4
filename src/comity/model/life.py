"""Life: what held on a day, and what was promised for one."""

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Event, Instrument, Measure, Project
from comity.model.ids import ClaimId, QuantityId, RecordId
from comity.model.period import Period

Outcome: TypeAlias = Literal["pending", "reported", "silent"]


class State(Struct, frozen=True, kw_only=True):
    """What a record was on a day: the latest action known for that day and the claim that tells it.

    `day` is the day from which it certainly counts; `when` is when it happened as worded, None where the words give no date and
    it counts from the day it was said.
    """

    action: str
    claim: ClaimId
    day: date
    when: Period | None


class Promise(Struct, frozen=True, kw_only=True):
    """Something that shall be by a day: a project's due day, a future action on an agreement, a threatened measure, an aim.

    `outcome` is "pending" while the day has not passed, "reported" when a later claim tells of the record, else "silent": the
    day went by and no text says what happened, which is neither done nor failed.
    """

    record: RecordId | QuantityId
    claim: ClaimId
    due: Period
    outcome: Outcome


def action_of(claim: Claim) -> str | None:
    """What a claim says was done or is: "signed", "planned", "revoked", an event's type; None for other kinds of claims."""
    match claim.payload:
        case Instrument(action=action) | Measure(action=action):
            return action
        case Project(status=status):
            return status
        case Event(type=happened):
            return happened
    return None


def date_of(claim: Claim) -> Period | None:
    """When the action of a claim happened or shall happen, as worded."""
    match claim.payload:
        case Instrument(date=when) | Measure(date=when) | Event(date=when):
            return when
    return None


def is_ahead(when: Period | None, asserted: Period | None) -> bool:
    """Whether a date begins after the last day on which it was spoken of."""
    return bool(when and when.first and asserted and asserted.last and when.first > asserted.last)


def counts_from(when: Period | None, asserted: Period | None) -> date | None:
    """The day from which an action counts, None if neither its date nor when it was said is known.

    It is the last day of its date, or the day it was said if that is earlier, because only then it has certainly happened;
    without a date the first day on which it may have been said.
    """
    said = asserted.first if asserted else None
    if when is None or when.last is None:
        return said
    return min(when.last, said) if said and when.first and said >= when.first else when.last
