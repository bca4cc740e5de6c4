"""Matters: the agreements, projects, measures and events of a dyad, each with its life and its state on a day.

Which action gives the state on a day is told by `comity.resolve.life`, from all documents together; where nothing has
been done by then, the last promise told by then stands for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim, Event, Project, kind_of
from comity.model.ids import OriginId, RecordId
from comity.model.period import Period
from comity.model.record import Record, RecordKind
from comity.publish.acts import Act, act_name, act_of, action, action_words, ending, happening, is_ahead, lone, promised
from comity.publish.lines import snippet
from comity.publish.material import Material
from comity.publish.promises import Promise, aims, in_order, record_promises
from comity.resolve.life import state_as_of

KINDS: tuple[RecordKind, ...] = ("instrument", "project", "measure", "event")


class Moment(Struct, frozen=True, kw_only=True):
    """A line of a life: what was done or promised, when (None: the words give no day), and the claims that say so.

    `told` is when the first of them says so; `known` is the day from which it counts, None where not even the day of the
    telling is known. `until` is the end of what runs, `due` the day by which something is promised.
    """

    action: str
    words: str
    period: Period | None
    told: Period | None
    known: date | None
    until: Period | None
    due: Period | None
    is_ahead: bool
    is_denied: bool
    claims: tuple[Claim, ...]


class Matter(Struct, frozen=True, kw_only=True):
    """A record with its life in order of time, and the moment that gives its state on the day asked for, if any does.

    `title` is what it is called: an agreement or project by its record's name, a measure or event by who does what to whom.
    `others` are codes of states outside the pair that are parties to it. `origins` are the independent origins of its claims.
    """

    record: Record
    title: str
    life: tuple[Moment, ...]
    state: Moment | None
    others: tuple[str, ...]
    origins: tuple[OriginId, ...]
    promises: tuple[Promise, ...] = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else documents call it; the names of measures and events are made by us and are no one's words."""
        if self.record.kind not in {"instrument", "project"}:
            return ()
        return tuple(name for name in self.record.names if name != self.title)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims about it, in the order of its life."""
        return tuple(claim for moment in self.life for claim in moment.claims)

    @property
    def until(self) -> tuple[Period, ...]:
        """The ends that statements give it, each once, the earliest first."""
        return tuple(sorted({moment.until for moment in self.life if moment.until}, key=Period.label))


def matters(material: Material, day: date | None, kinds: Collection[RecordKind] = KINDS) -> tuple[Matter, ...]:
    """The matters of the dyad of some kinds as of a day, in order of their first dated moment, the undated last.

    To the dyad belongs what both states are party to; what one is party to and no third state; whatever names no party;
    and measures and events that touch one of them, whoever else takes part.
    """
    return tuple(each for each in _all(material, day, kinds) if _belongs(material, each))


_promises_known: WeakKeyDictionary[Material, dict[date | None, tuple[Promise, ...]]] = WeakKeyDictionary()


def all_promises(material: Material, day: date | None) -> tuple[Promise, ...]:
    """What matters of the dyad promise and figures aim at, as of a day, in the order of their days; found once for each."""
    found = _promises_known.setdefault(material, {})
    if day not in found:
        own = (
            promise
            for each in _all(material, day, KINDS, only_promising=True)
            if _belongs(material, each)
            for promise in each.promises
        )
        found[day] = in_order((*own, *aims(material, day)))
    return found[day]


def around(material: Material, day: date | None) -> tuple[Matter, ...]:
    """Agreements and projects of one of the two states with a third, which documents on the pair tell of."""
    pair = set(material.dyad)
    found = _all(material, day, ("instrument", "project"))
    return tuple(each for each in found if pair & set(each.record.parties) and not _belongs(material, each))


def _all(material: Material, day: date | None, kinds: Collection[RecordKind], *, only_promising: bool = False) -> list[Matter]:
    groups = list(_records(material, kinds))
    promises = record_promises(groups, day)
    found = [
        _matter(material, record, claims, day, promises.get(record.id, ()))
        for record, claims in groups
        if not only_promising or record.id in promises
    ]
    return sorted(found, key=_place)


def _records(material: Material, kinds: Collection[RecordKind]) -> Iterator[tuple[Record, list[Claim]]]:
    """Every record of some kinds with its claims of the dossier; a claim without a record makes one of its own."""
    groups: dict[RecordId, list[Claim]] = defaultdict(list)
    records: dict[RecordId, Record] = {}
    for claim in material.claims.values():
        act = act_of(claim)
        if act is None or kind_of(act) not in kinds:
            continue
        record = material.record_of.get(claim.id) or lone(claim, act, _name(material, claim, act), material.state_of_actor)
        records[record.id] = record
        groups[record.id].append(claim)
    documents = material.pile.documents
    for key in sorted(groups):
        yield records[key], sorted(groups[key], key=lambda c: (documents[c.document].address, c.evidence.start, c.id))


def _matter(
    material: Material, record: Record, claims: Sequence[Claim], day: date | None, promises: tuple[Promise, ...]
) -> Matter:
    life = tuple(_life(claims))
    title = _title(material, record, claims)
    return Matter(
        record=record,
        title=title,
        life=life,
        state=_state(record, claims, life, day),
        others=tuple(sorted(code for code in set(record.parties) & set(material.names) if code not in material.dyad)),
        origins=tuple(origin.id for origin in material.origins_of(claim.id for claim in claims)),
        promises=tuple(replace(promise, title=title) for promise in promises),
    )


def _title(material: Material, record: Record, claims: Sequence[Claim]) -> str:
    """What a record is called: measures and events by the claim that tells most of them."""
    if record.kind in {"instrument", "project"}:
        return record.name
    names = [_name(material, claim, act) for claim in claims if (act := act_of(claim)) is not None]
    return max(sorted(names), key=len)


def _name(material: Material, claim: Claim, act: Act) -> str:
    if isinstance(act, Event) and act.type == "other":  # its type says nothing: the words do
        return snippet(material.pile.quote(claim.id))
    return act_name(act, material.party_name)


def _state(record: Record, claims: Sequence[Claim], life: Sequence[Moment], day: date | None) -> Moment | None:
    """The moment that gives the state on a day, or on the last of all days.

    An action told again without its day is left out: it would count from the telling and hide what came between.
    """
    dated = _dated_actions(claims)
    first_hand = [c for c in claims if (act := act_of(c)) and not (_is_bare(c, act) and action(act) in dated)]
    state = state_as_of(record, first_hand, day or date.max)
    if state is not None:
        return next(moment for moment in life if any(claim.id == state.claim for claim in moment.claims))
    told = [m for m in life if not m.is_denied and (day is None or m.known is None or m.known <= day)]
    return max(told, key=lambda m: (m.known or date.min, not m.is_ahead, m.words), default=None)


def _belongs(material: Material, matter: Matter) -> bool:
    pair, record = set(material.dyad), matter.record
    touched = pair & set(record.parties)
    if record.kind in {"measure", "event"}:
        is_open = record.kind == "event" and not matter.others
        return bool(touched) or is_open or any(material.names_one(claim) for claim in matter.claims)
    return touched == pair or not matter.others


def _dated_actions(claims: Iterable[Claim]) -> dict[str, Period]:
    """The sharpest date that the claims give each action that has happened."""
    dated: dict[str, Period] = {}
    for claim in claims:
        act = act_of(claim)
        period = happening(act) if act else None
        if act is not None and period is not None and not is_ahead(claim, act) and not claim.is_denied:
            dated[action(act)] = min(dated.get(action(act), period), period, key=_sharpness)
    return dated


def _is_bare(claim: Claim, act: Act) -> bool:
    """Whether the words tell of something done without saying when; the status of a project holds when it is told."""
    return happening(act) is None and not is_ahead(claim, act) and not claim.is_denied and not isinstance(act, Project)


def _life(claims: Iterable[Claim]) -> list[Moment]:
    """Claims that tell of the same action at the same time make one moment; a later telling without a day joins the dated one."""
    pairs = [(claim, act) for claim in claims if (act := act_of(claim)) is not None]
    dated = _dated_actions(claims)
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    shapes: dict[tuple[object, ...], Moment] = {}
    for claim, act in pairs:
        moment = _moment(claim, act, dated)
        status = moment.known if isinstance(act, Project) else None
        key = (moment.words, moment.period, moment.until, moment.due, status)
        shapes.setdefault(key, moment)
        groups[key].append(claim)
    moments = [_joined(shapes[key], groups[key]) for key in groups]
    return sorted(moments, key=_moment_place)


def _sharpness(period: Period) -> tuple[int, str]:
    return (period.days or 10**7, period.label())


def _moment(claim: Claim, act: Act, dated: dict[str, Period]) -> Moment:
    ahead = is_ahead(claim, act)
    period = dated.get(action(act)) if _is_bare(claim, act) else happening(act)
    return Moment(
        action=action(act),
        words=action_words(claim, act),
        period=period,
        told=claim.asserted,
        known=_known(claim, None if ahead else period),
        until=ending(act),
        due=promised(claim, act),
        is_ahead=ahead,
        is_denied=claim.is_denied,
        claims=(claim,),
    )


def _joined(moment: Moment, claims: Sequence[Claim]) -> Moment:
    """One moment for several claims: told when the first of them was, counting from the earliest day that one of them proves."""
    told = [claim.asserted for claim in claims if claim.asserted and claim.asserted.first]
    known = [day for claim in claims if (day := _known(claim, None if moment.is_ahead else moment.period))]
    first = min(told, key=lambda period: (period.first or date.max, period.label()), default=None)
    ordered = tuple(
        sorted(claims, key=lambda claim: (_known(claim, None) or date.max, claim.document, claim.evidence.start, claim.id))
    )
    return replace(moment, claims=ordered, told=first, known=min(known, default=None))


def _known(claim: Claim, period: Period | None) -> date | None:
    """The day from which an action counts."""
    told = claim.asserted.first if claim.asserted else None
    if period is None:
        return told
    last = period.last or period.first
    if last is None or told is None:
        return last or told
    return min(last, max(told, period.first or told))


def _moment_place(moment: Moment) -> tuple[bool, date, str, str]:
    start = (moment.period.first or moment.period.last) if moment.period else moment.known
    return (start is None, start or date.max, moment.words, moment.claims[0].id)


def _place(matter: Matter) -> tuple[bool, date, str, str]:
    return (*_moment_place(matter.life[0])[:2], matter.title, matter.record.id)
