"""Clusters: profiles join one by one, the most telling first, and only where exactly one group will have them.

Whatever is alike to members of two groups that are themselves apart fits neither better, and stays alone: a wrong merger costs
more than a missed one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from comity.model.ids import DocumentId


class Profiled(Protocol):
    """What can be clustered: something read in one document."""

    @property
    def document(self) -> DocumentId:
        """Where it was read."""

    @property
    def shape(self) -> Hashable:
        """All that it says, but for the document and the claims: two profiles of one shape compare alike with a third."""


P = TypeVar("P", bound=Profiled)


class Group(Generic[P]):
    """Profiles of one record, with a sentence for each that joined."""

    def __init__(self) -> None:
        """Begin with no profile."""
        self.profiles: list[P] = []
        self.reasons: list[str] = []
        self._shapes: dict[Hashable, P] = {}
        self._read_in: dict[DocumentId, list[P]] = defaultdict(list)

    def add(self, profile: P) -> None:
        """Take a profile in."""
        self.profiles.append(profile)
        self._shapes.setdefault(profile.shape, profile)
        self._read_in[profile.document].append(profile)

    def telling(self, document: DocumentId) -> Iterator[P]:
        """One profile of each shape, and those of a document: what a profile of that document must be held against."""
        yield from self._shapes.values()
        yield from self._read_in.get(document, ())


def clustered(
    profiles: Iterable[P],
    *,
    keys: Callable[[P], Iterable[Hashable]],
    alike: Callable[[P, P], str | None],
    are_apart: Callable[[P, P], bool],
) -> list[Group[P]]:
    """Group profiles, given from the most telling to the least.

    Two profiles can only meet if they share one of `keys`. A profile joins a group when `alike` gives a reason for one of its
    members, `are_apart` holds for none, and no other group is a candidate too.
    """
    groups: list[Group[P]] = []
    index: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for profile in profiles:
        mine = set(keys(profile))
        near = sorted({number for key in mine for number in index[key]})
        candidates = [(number, why) for number in near if (why := _reason(profile, groups[number], alike, are_apart))]
        if len(candidates) == 1:
            number, why = candidates[0]
            groups[number].reasons.append(why)
        else:
            number = len(groups)
            groups.append(Group())
        groups[number].add(profile)
        for key in mine:
            index[key][number] = None
    return groups


def _reason(profile: P, group: Group[P], alike: Callable[[P, P], str | None], are_apart: Callable[[P, P], bool]) -> str | None:
    members = list(group.telling(profile.document))
    if any(are_apart(profile, member) for member in members):
        return None
    return next((why for member in members if (why := alike(profile, member))), None)
