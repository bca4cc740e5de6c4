"""What a claim says was done, is done or shall be done: its action, when, until when, and how all that is called."""

from collections.abc import Callable
from typing import Any, TypeAlias

from comity.model.claim import Claim, Event, Instrument, Measure, Project, kind_of
from comity.model.period import Period
from comity.model.record import Record
from comity.publish.naming import capital, listed

Act: TypeAlias = Instrument | Project | Measure | Event
ACTS = (Instrument, Project, Measure, Event)

DONE = {
    "negotiating": "under negotiation",
    "in_force": "in force",
    "under_way": "under way",
    "meet": "meeting",
    "sign": "signing",
    "deliver": "delivery",
    "announce": "announcement",
    "reached": "agreed",
    "other": "happened",
}
"""Actions that are not called by their code."""
AHEAD = {
    "signed": "to be signed",
    "extended": "to be extended",
    "ratified": "to be ratified",
    "other": "expected",
    "in_force": "to enter into force",
    "terminated": "to end",
    "reached": "to be agreed",
    "imposed": "to be imposed",
    "eased": "to be eased",
    "revoked": "to be revoked",
    "granted": "to be granted",
    "operating": "to operate",
    "completed": "to be completed",
    "suspended": "to be suspended",
    "cancelled": "to be cancelled",
}
"""How the same actions are called before they have happened."""
TYPES = {
    "mou": "memorandum of understanding",
    "joint_venture": "joint venture",
    "sanction": "sanctions",
    "bank_link": "link between banks",
    "asset_freeze": "asset freeze",
}
TOWARDS = {"recognition": "of", "licence": "for", "visa": "for"}
"""What stands between a measure and its target, where that is not "on"."""
PROMISING = {"planned", "announced", "under_way"}
"""Statuses of a project whose `due` is a promise; of others it is the end of what runs."""
INTENDED = {"planned", "announced", "negotiating", "threatened", "under_way"}
"""Actions of the present that look ahead: they are called the same whenever what they lead to shall happen."""
UNDECIDED = {"target", "forecast", "conditional"}


def act_of(claim: Claim) -> Act | None:
    """The payload of a claim about an instrument, project, measure or event; None for figures and statements."""
    return claim.payload if isinstance(claim.payload, ACTS) else None


def action(act: Act) -> str:
    """The code of what is done: the action of an instrument or measure, the status of a project, the type of an event."""
    if isinstance(act, Project):
        return act.status
    return act.type if isinstance(act, Event) else act.action


def is_ahead(claim: Claim, act: Act) -> bool:
    """Whether the words tell of something still to come when they were said."""
    date, said = happening(act), claim.asserted
    later = bool(date and said and date.first and said.last and date.first > said.last)
    return later or (claim.modality in UNDECIDED and not isinstance(act, Project))


def action_words(claim: Claim, act: Act) -> str:
    """What is done, in words: "signed", "to be signed", "meeting", "denied: imposed"."""
    code = action(act)
    plain = DONE.get(code, code.replace("_", " "))
    if is_ahead(claim, act) and code not in INTENDED:
        plain = AHEAD.get(code, f"{plain} expected")
    return f"denied: {plain}" if claim.is_denied else plain


def happening(act: Act) -> Period | None:
    """When it happened or shall happen; a project has no such day, only the day on which its status was told."""
    return None if isinstance(act, Project) else act.date


def ending(act: Act) -> Period | None:
    """Until when it runs: the term of an instrument or measure, the end of what operates or was extended."""
    if isinstance(act, Instrument | Measure):
        return act.until
    return act.due if isinstance(act, Project) and act.status not in PROMISING else None


def promised(claim: Claim, act: Act) -> Period | None:
    """By when it shall be done; None for what is done, denied or promised without a day."""
    if claim.is_denied:
        return None
    if isinstance(act, Project):
        return act.due if act.status in PROMISING else None
    return act.date if is_ahead(claim, act) else None


def is_promise(claim: Claim, act: Act) -> bool:
    """Whether the words promise, plan, negotiate or threaten something, with a day or without."""
    if claim.is_denied:
        return False
    return action(act) in {"planned", "negotiating", "threatened"} or is_ahead(claim, act) or promised(claim, act) is not None


def type_words(code: str, kind: str = "event") -> str:
    """A type of record in words: "treaty", "joint venture", "asset freeze"; "other" is called by its kind."""
    return kind if code == "other" else TYPES.get(code, DONE.get(code, code.replace("_", " ")))


def act_name(act: Act, called: Callable[[str], str]) -> str:
    """What a record of this claim alone is called; `called` gives the name of a party by its code."""
    if isinstance(act, Instrument | Project):
        return act.name
    if isinstance(act, Event):
        who = listed(dict.fromkeys(act.actors)) or "actors not said"
        return f"{capital(type_words(act.type))}: {who}{f', {act.place}' if act.place else ''}"
    by = f" by {called(act.imposer)}" if act.imposer else ""
    on = f" {TOWARDS.get(act.type, 'on')} {called(act.target)}" if act.target else ""
    about = f": {act.object}" if act.object and not act.target else ""
    return f"{capital(type_words(act.type, 'measure'))}{by}{on}{about}"


def lone(claim: Claim, act: Act, name: str, state_of: Callable[[str], str | None]) -> Record:
    """The record of a claim that none was resolved for; `state_of` gives the code of the state that an actor is, if it is one."""
    parties: tuple[str, ...]
    if isinstance(act, Event):
        parties = tuple(sorted({code for actor in act.actors if (code := state_of(actor))}))
    elif isinstance(act, Measure):
        parties = tuple(sorted({party for party in (act.imposer, act.target) if party}))
    else:
        parties = act.parties
    return Record(
        id=claim.id,
        kind=kind_of(act),  # type: ignore[arg-type]  # the kinds of acts are kinds of records
        name=name,
        names=(name,),
        type=act.type,
        parties=parties,
        sectors=act.sectors if isinstance(act, Instrument | Project) else (),
        date=happening(act),
    )


def details(act: Act) -> dict[str, Any]:
    """What else the claim says, by name: place, owners, signatories, object, basis (the acts of law that a measure rests on)."""
    found: dict[str, Any] = {name: getattr(act, name, None) for name in ("place", "owners", "signatories", "object")}
    found["basis"] = tuple(one.name for one in act.basis) if isinstance(act, Measure) else ()
    return {name: value for name, value in found.items() if value}
