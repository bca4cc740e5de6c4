"""How an agreement or project stands, in one word of eight, for a board on which each has one place."""

from datetime import date
from typing import Literal, TypeAlias

from comity.publish.matters import Matter, Moment
from comity.publish.questions.in_force import group_of

Place: TypeAlias = Literal["proposed", "signed", "in_force", "under_way", "delayed", "done", "lapsed", "silent"]
PLACES: dict[Place, str] = {
    "proposed": "Proposed",
    "signed": "Signed",
    "in_force": "In force",
    "under_way": "Under way",
    "delayed": "Delayed",
    "done": "Done",
    "lapsed": "Lapsed",
    "silent": "Silent",
}
"""The places of the board in the order of a life, with what they are called."""
ABOUT: dict[Place, str] = {
    "proposed": "Planned, announced or negotiated.",
    "signed": "Signed or agreed; nobody tells that it is in force.",
    "in_force": "Ratified, in force or extended, as last told.",
    "under_way": "Being done, or running.",
    "delayed": "Suspended, or promised anew for a later day.",
    "done": "Completed.",
    "lapsed": "Cancelled, terminated, or past its end.",
    "silent": "The promised day has passed and nobody reports.",
}
BY_ACTION: dict[str, Place] = {
    "signed": "signed",
    "reached": "signed",
    "ratified": "in_force",
    "in_force": "in_force",
    "extended": "in_force",
    "under_way": "under_way",
    "operating": "under_way",
    "suspended": "delayed",
    "completed": "done",
    "terminated": "lapsed",
    "cancelled": "lapsed",
}
"""What the last action that has happened makes of it; what is not here looks ahead."""
RUNNING = frozenset({"in_force", "under_way", "delayed", "signed"})


def place_of(matter: Matter, day: date | None) -> Place:
    """The place of an agreement or project on a day: silence comes before everything, the end before what was done earlier."""
    if any(promise.standing == "silent" for promise in matter.promises):
        return "silent"
    if group_of(matter, day) == "ended":
        return "lapsed"
    state = matter.state
    has_happened = state is not None and not state.is_ahead and not state.is_denied
    found = BY_ACTION.get(state.action, "proposed") if state is not None and has_happened else "proposed"
    if matter.record.kind == "project" and found == "in_force":
        found = "under_way"  # an extended undertaking runs on
    if found in RUNNING and _is_over(matter, day):
        return "lapsed"
    return "delayed" if found in {"proposed", "under_way"} and is_put_off(matter, day) else found


def is_put_off(matter: Matter, day: date | None) -> bool:
    """Whether what was promised for one day was promised again, by a day, for a later one."""
    dues = [(moment.known, moment.due) for moment in sorted(matter.life, key=_told) if moment.due and _is_known(moment, day)]
    if len(dues) < 2:
        return False
    (before, first), (after, last) = dues[0], dues[-1]
    is_later = first.last is not None and last.first is not None and last.first > first.last
    return before is not None and after is not None and before < after and is_later


def last_word(matter: Matter) -> date | None:
    """The latest day on which anybody told of it."""
    return max((claim.asserted.first for claim in matter.claims if claim.asserted and claim.asserted.first), default=None)


def _is_over(matter: Matter, day: date | None) -> bool:
    ends = [until.last for until in matter.until if until.last]
    return bool(day and ends and max(ends) < day)


def _is_known(moment: Moment, day: date | None) -> bool:
    return not moment.is_denied and (day is None or moment.known is None or moment.known <= day)


def _told(moment: Moment) -> tuple[date, str]:
    return moment.known or date.min, moment.claims[0].id
