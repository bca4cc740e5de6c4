"""Records: from groups of claims about one thing to the thing itself, with an id that a further report leaves alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from comity.model.claim import Claim, Event, Instrument, Measure, Project
from comity.model.ids import RecordId, digest
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Membership, Record
from comity.resolve.events import Profile as EventProfile
from comity.resolve.events import events
from comity.resolve.features import name_of
from comity.resolve.instruments import ACCORDS, FOUNDING, instruments
from comity.resolve.measures import Found, measures
from comity.resolve.people import People
from comity.resolve.projects import projects

STARTING = frozenset({"imposed", "granted", "threatened"})


class Things(NamedTuple):
    """The records of a pile with their members, and for each record the sentences that say why its claims are one.

    `bases` are the ids that the records have by what they are, before those alike in it are told apart.
    """

    records: tuple[Record, ...]
    members: tuple[Membership, ...]
    reasons: dict[RecordId, tuple[str, ...]]
    bases: frozenset[RecordId] = frozenset()


class _Draft(NamedTuple):
    """A record before its id is known to be its own."""

    record: Record
    claims: tuple[Claim, ...]
    reasons: tuple[str, ...]


def things(pile: Pile, people: People) -> Things:
    """Everything but quantities and persons that a pile's claims are about; `people` are the persons of its documents.

    Denied claims are about a record too; they change no state.
    """
    drafts = list(_drafts(pile, people))
    records: dict[RecordId, Record] = {}
    members: set[Membership] = set()
    reasons: dict[RecordId, tuple[str, ...]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.record.id, min(claim.id for claim in draft.claims))):
        record = draft.record
        while record.id in records:  # alike in all that makes an id, and yet kept apart
            record = replace(record, id=another(record.id))
        records[record.id] = record
        reasons[record.id] = draft.reasons
        members.update(Membership(record.id, claim.id, "of") for claim in draft.claims)
    bases = frozenset(draft.record.id for draft in drafts)
    return Things(tuple(records[key] for key in sorted(records)), tuple(sorted(members)), reasons, bases)


def another(record: RecordId) -> RecordId:
    """The id of what is alike in all that makes an id, and yet kept apart."""
    return "r_" + digest(record, "another")


def _drafts(pile: Pile, people: People) -> Iterator[_Draft]:
    claims = tuple(pile.claims.values())
    for instrument in instruments(claims):
        yield _instrument([c for profile in instrument.profiles for c in profile.claims], instrument.reasons)
    for project in projects(claims):
        yield _project([c for profile in project.profiles for c in profile.claims], project.reasons)
    for event in events(pile, people):
        yield _event(event.profiles, event.reasons)
    for measure in measures(pile, people):
        yield _measure(measure)


def _instrument(claims: Sequence[Claim], reasons: Sequence[str]) -> _Draft:
    payloads = [claim.payload for claim in claims if isinstance(claim.payload, Instrument)]
    founded = most_exact(payload.date for payload in payloads if payload.action in FOUNDING)
    kind = most_common([payload.type for payload in payloads])
    parties = max((payload.parties for payload in payloads), key=lambda codes: (len(codes), codes))
    names = united([payload.name] for payload in payloads)
    sectors = united(payload.sectors for payload in payloads)
    key = ("instrument", "accord" if kind in ACCORDS else kind, *parties, _label(founded), _name_key(names))
    record = Record(id="", kind="instrument", name="", names=names, type=kind, parties=parties, sectors=sectors, date=founded)
    return _draft(key, record, claims, reasons)


def _project(claims: Sequence[Claim], reasons: Sequence[str]) -> _Draft:
    payloads = [claim.payload for claim in claims if isinstance(claim.payload, Project)]
    kind = most_common([payload.type for payload in payloads])
    parties = max((payload.parties for payload in payloads), key=lambda codes: (len(codes), codes))
    names = united([payload.name] for payload in payloads)
    sectors = united(payload.sectors for payload in payloads)
    record = Record(id="", kind="project", name="", names=names, type=kind, parties=parties, sectors=sectors)
    return _draft(("project", kind, *parties, _name_key(names)), record, claims, reasons)


def _event(profiles: Sequence[EventProfile], reasons: Sequence[str]) -> _Draft:
    claims = [claim for profile in profiles for claim in profile.claims]
    payloads = [claim.payload for claim in claims if isinstance(claim.payload, Event)]
    kind, date = payloads[0].type, most_exact(payload.date for payload in payloads)
    place = most_common([payload.place for payload in payloads if payload.place])
    told = min(claim.id for claim in claims) if date is None else None  # undated happenings never meet
    key = ("event", kind, *min(profile.actors for profile in profiles), _label(date), told)
    names = united([_event_name(payload, place)] for payload in payloads)
    states = united(profile.states for profile in profiles)
    return _draft(key, Record(id="", kind="event", name="", names=names, type=kind, parties=states, date=date), claims, reasons)


def _event_name(event: Event, place: str) -> str:
    where = f", {place}" if place else ""
    return f"{event.type}: {', '.join(event.actors)}{where}"


def _measure(found: Found) -> _Draft:
    payloads = [claim.payload for claim in found.claims if isinstance(claim.payload, Measure)]
    started = most_exact(payload.date for payload in payloads if payload.action in STARTING)
    regime, names = found.regime, united([_measure_name(payload)] for payload in payloads)
    key = ("measure", regime.type, regime.imposer, regime.target, *regime.object, regime.document)
    record = Record(id="", kind="measure", name="", names=names, type=regime.type, parties=found.parties, date=started)
    return _draft(key, record, found.claims, ())


def _measure_name(measure: Measure) -> str:
    aimed = f" on {measure.target}" if measure.target else ""
    about = f" ({measure.object})" if measure.object else ""
    return f"{measure.type.replace('_', ' ')}{aimed}{about}, {measure.imposer or 'imposer not named'}"


def _draft(key: Sequence[str | None], record: Record, claims: Iterable[Claim], reasons: Iterable[str]) -> _Draft:
    """Complete a record: its id from its key, its name the fullest of its names."""
    fullest = max(record.names, key=lambda name: (len(name_of(name).words), len(name), name))
    return _Draft(replace(record, id="r_" + digest(*key), name=fullest), tuple(claims), tuple(reasons))


def _label(date: Period | None) -> str | None:
    return date.label() if date else None


def _name_key(names: Iterable[str]) -> str:
    """The telling words that all names with any share, else the fewest words of one: a fuller name seldom changes it."""
    told = [set(name_of(name).words) for name in names if name_of(name).words]
    if not told:
        return ""
    shared = set.intersection(*told)
    shortest = min((sorted(words) for words in told), key=lambda words: (len(words), words))
    return " ".join(sorted(shared) or shortest)


def most_exact(dates: Iterable[Period | None]) -> Period | None:
    """The date that covers the fewest days; the earlier of two."""
    known = [date for date in dates if date is not None and date.is_bounded]
    return min(known, key=lambda date: (date.days or 0, date), default=None)


def most_common(values: Sequence[str]) -> str:
    """The value most claims give, the first in the alphabet of several; empty for none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")


def united(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Everything that any of some lists holds, once, sorted."""
    return tuple(sorted({item for value in values for item in value}))
