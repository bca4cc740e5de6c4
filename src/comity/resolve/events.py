"""Events: claims about one happening.

Two reports meet when they are of one type, the same actors take part and the day is the same, or one date lies within the other
and no second happening competes for it. A leader stands for the state: "the presidents signed" and "the states signed" are one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from comity.model.claim import Claim, Event
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.model.period import Period
from comity.resolve.cluster import Group, clustered
from comity.resolve.features import (
    Name,
    dates_differ,
    dates_nest,
    is_close,
    name_of,
    numbers_differ,
    overlap,
    place_words,
    places_differ,
    same_day,
    shared_words,
)
from comity.resolve.measures import leaders
from comity.resolve.people import People
from comity.resolve.states import code_of, folded
from comity.resolve.words import words_of

VAGUE = frozenset({"other", "announce"})
"""Types that say little: such events meet by what their words tell, too."""


class Profile(NamedTuple):
    """What event claims that agree in everything say.

    `actors` are state codes, person records and folded names; `states` the states that take part or whose leaders do;
    `surnames` the last words of the names.
    """

    type: str
    actors: tuple[str, ...]
    states: tuple[str, ...]
    surnames: tuple[str, ...]
    date: Period | None
    place: str | None
    told: Name
    document: DocumentId
    claims: tuple[Claim, ...] = ()

    @property
    def shape(self) -> Hashable:
        """All but the document and the claims."""
        return self[:-2]


def events(pile: Pile, people: People) -> list[Group[Profile]]:
    """Groups of claims about one happening each."""
    return clustered(sorted(profiles(pile, people), key=_telling_first), keys=_keys, alike=alike, are_apart=are_apart)


def profiles(pile: Pile, people: People) -> Iterator[Profile]:
    """One profile for all claims of a document that agree in everything."""
    found: dict[Profile, list[Claim]] = defaultdict(list)
    for claim in pile.claims.values():
        payload = claim.payload
        if isinstance(payload, Event):
            actors = tuple(sorted({_actor(name, claim.document, people) for name in payload.actors}))
            states = tuple(sorted({state for name in payload.actors for state in _states(name, claim.document, people)}))
            told = name_of(pile.quote(claim.id))
            surnames = tuple(sorted({folded(name).rpartition(" ")[2] for name in payload.actors}))
            bare = Profile(payload.type, actors, states, surnames, payload.date, payload.place, told, claim.document)
            found[bare].append(claim)
    for profile, same in found.items():
        yield profile._replace(claims=tuple(sorted(same, key=lambda claim: claim.id)))


def _actor(name: str, document: DocumentId, people: People) -> str:
    person = None if code_of(name) else people.find(name, document)
    return code_of(name) or (person.id if person else folded(name))


def _states(name: str, document: DocumentId, people: People) -> tuple[str, ...]:
    """The state that a name is, or that the person it names leads or speaks for."""
    if code := code_of(name):
        return (code,)
    person = people.find(name, document)
    if person is not None and person.parties:
        return person.parties
    words = words_of(name)
    return (leaders()[words[-1].folded],) if words and words[-1].folded in leaders() else ()


def _telling_first(profile: Profile) -> tuple[object, ...]:
    days = profile.date.days if profile.date else None
    return (profile.date is None, days or 10**6, -len(profile.actors), profile.actors, profile.place or "", profile.claims[0].id)


def _keys(profile: Profile) -> Iterator[Hashable]:
    if profile.date and profile.date.first:
        for actor in {*profile.actors, *profile.states, *profile.surnames}:
            yield profile.type, actor, profile.date.first.year


def are_apart(one: Profile, other: Profile) -> bool:
    """Whether two profiles cannot be of one happening: another type, other actors, dates, places or numbers that differ."""
    return (
        one.type != other.type
        or dates_differ(one.date, other.date)
        or places_differ(one.place, other.place)
        or not _actors_fit(one, other)
        or (numbers_differ(one.told, other.told) and one.type == "meet" and one.date != other.date)
    )


def _actors_fit(one: Profile, other: Profile) -> bool:
    """The actors of one are among those of the other, or both come from the same two states, one side naming only states."""
    left, right = set(one.actors), set(other.actors)
    if left <= right or right <= left:
        return bool(left) and bool(right)
    if one.surnames == other.surnames and len(one.surnames) > 1 and _is_bare(one) != _is_bare(other):
        return one.date == other.date
    is_by_state = left <= set(one.states) or right <= set(other.states)
    return is_by_state and len(one.states) > 1 and one.states == other.states


def _is_bare(profile: Profile) -> bool:
    """Whether a report gives only surnames: "Mfano met Eksempel"."""
    return profile.actors == profile.surnames


def alike(one: Profile, other: Profile) -> str | None:
    """Why two profiles that are not apart are of one happening, as a sentence; None without a reason."""
    shared = shared_words(one.told.rare, other.told.rare)
    is_lone = one.type in VAGUE or 1 in {len(one.actors), len(other.actors)}
    if is_lone and not _same_place(one, other) and len(shared) < 2:
        return None
    if one.type in VAGUE and overlap(one.told.rare, other.told.rare) < 0.5:
        return None
    if same_day(one.date, other.date):
        return "Same actors on the same day."
    wider = dates_nest(one.date, other.date)
    if wider is not None and is_close(wider) and (one.date != other.date or _same_place(one, other)):
        return f"Same actors, one date lies within the other ({wider.label()})."
    return None


def _same_place(one: Profile, other: Profile) -> bool:
    return bool(place_words(one.place) & place_words(other.place))
