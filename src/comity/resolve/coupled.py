"""Which claims are about one thing, or might be: what has to be looked at together when some of them change.

Two claims can only meet if they share one of `keys`. Those that are alike and not apart are joined, step by step: whatever
becomes of a claim depends on the claims that it is joined with, and on no others.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any

from comity.model.claim import Claim, Event, Instrument, Measure, Project
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.period import Period
from comity.resolve import events, instruments, projects
from comity.resolve.features import is_close, name_of, proper_names
from comity.resolve.measures import object_words, regime_of
from comity.resolve.people import People, surname_stem
from comity.resolve.states import code_of, folded
from comity.resolve.words import words_of

WEEK = 7


def keys(claim: Claim) -> Iterator[tuple[Hashable, ...]]:
    """What two claims must share to be about one agreement, project, event or measure; nothing for other claims."""
    match claim.payload:
        case Instrument() as deed:
            words, parties = name_of(deed.name).words, tuple(sorted(set(deed.parties)))
            yield from (("instrument", parties, word) for word in words)
            yield from (("instrument", one, other) for place, one in enumerate(words) for other in words[place + 1 :])
            yield from (("instrument", parties, week) for week in _weeks(deed.date))
        case Project() as deed:
            yield from (("project", word) for word in proper_names(deed.name, deed.owners))
            parties = tuple(sorted(set(deed.parties)))
            yield from (("project", parties, word) for word in name_of(deed.name).rare)
        case Event() as deed:
            yield from (("event", deed.type, week) for week in _weeks(deed.date))
        case Measure() as deed if not deed.imposer or deed.target is None:
            yield ("measure", claim.document)
        case Measure() as deed:
            about = ("measure", deed.type, code_of(deed.imposer or "") or folded(deed.imposer or ""), object_words(deed))
            yield (*about, code_of(deed.target or "") or folded(deed.target or ""))
            yield from ((*about, "surname", surname_stem(word.folded)) for word in words_of(deed.target or ""))


def is_matter(claim: Claim) -> bool:
    """Whether a claim is about an agreement, a project, a measure or an event."""
    return isinstance(claim.payload, Instrument | Project | Measure | Event)


def is_personal(claim: Claim) -> bool:
    """Whether what a claim is about depends on whom its document means by a name."""
    return isinstance(claim.payload, Measure | Event)


def _weeks(when: Period | None) -> Iterator[int]:
    """The weeks that a date of at most a month touches; wider dates bring nothing together that bears no name."""
    if when is not None and when.first is not None and when.last is not None and is_close(when):
        yield from range(when.first.toordinal() // WEEK, when.last.toordinal() // WEEK + 1)


def coupled(pile: Pile, people: People, seeds: Collection[ClaimId]) -> frozenset[ClaimId]:
    """Some claims of a pile with all of its claims that they are joined with."""
    reached = {claim for claim in seeds if claim in pile.claims}
    for nodes, is_edge in _kinds(pile, people):
        reached |= _joined(nodes, is_edge, reached)
    return frozenset(reached)


def _kinds(pile: Pile, people: People) -> Iterator[tuple[list[Any], Callable[[Any, Any], bool]]]:
    """The profiles of each kind, and whether two of them are joined."""
    claims = tuple(pile.claims.values())
    yield list(instruments.profiles(claims)), lambda one, two: _meet(one, two, instruments)
    yield list(projects.profiles(claims)), lambda one, two: _meet(one, two, projects)
    yield list(events.profiles(pile, people)), lambda one, two: _meet(one, two, events)
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.payload, Measure):
            groups[regime_of(claim, claim.payload, people)].append(claim)
    yield [_Same(tuple(same)) for same in groups.values()], lambda *_: False


class _Same:
    """Claims that are about one thing whatever else there is."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self.claims = claims


def _meet(one: Any, other: Any, kind: Any) -> bool:
    return not kind.are_apart(one, other) and bool(kind.alike(one, other) or kind.alike(other, one))


def _joined(profiles: Iterable[Any], is_edge: Callable[[Any, Any], bool], seeds: Collection[ClaimId]) -> set[ClaimId]:
    index: dict[Hashable, list[Any]] = defaultdict(list)
    found: set[ClaimId] = set()
    front = []
    for profile in profiles:
        for key in {key for claim in profile.claims for key in keys(claim)}:
            index[key].append(profile)
        if any(claim.id in seeds for claim in profile.claims):
            front.append(profile)
    done = {id(profile) for profile in front}
    while front:
        profile = front.pop()
        found.update(claim.id for claim in profile.claims)
        near = {id(other): other for claim in profile.claims for key in keys(claim) for other in index[key]}
        for other in near.values():
            if id(other) not in done and is_edge(profile, other):
                done.add(id(other))
                front.append(other)
    return found
