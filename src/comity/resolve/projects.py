"""Projects: claims about one undertaking.

Two reports meet when their names share rare words (a proper name, or two others) and neither type, parties nor place tell
them apart; where the parties are not named, when they share all words of the shorter name. Within one document a plainer name
joins the one undertaking it can mean. A due day that moved is the same project.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from comity.model.claim import Claim, Project
from comity.model.ids import DocumentId
from comity.model.period import Period
from comity.resolve.cluster import Group, clustered
from comity.resolve.features import (
    Name,
    name_of,
    nested_parties,
    numbers_differ,
    overlap,
    place_words,
    places_differ,
    proper_names,
    same_parties,
    shared_words,
)


class Profile(NamedTuple):
    """What project claims that agree in everything say; `proper` are the proper names in the name, folded."""

    name: Name
    proper: tuple[str, ...]
    type: str
    parties: tuple[str, ...]
    place: str | None
    due: Period | None
    document: DocumentId
    claims: tuple[Claim, ...] = ()

    @property
    def shape(self) -> Hashable:
        """All but the document and the claims."""
        return self[:-2]


def projects(claims: Iterable[Claim]) -> list[Group[Profile]]:
    """Groups of claims about one undertaking each."""
    return clustered(sorted(profiles(claims), key=_telling_first), keys=_keys, alike=alike, are_apart=are_apart)


def profiles(claims: Iterable[Claim]) -> Iterator[Profile]:
    """One profile for all claims of a document that agree in everything."""
    found: dict[Profile, list[Claim]] = defaultdict(list)
    for claim in claims:
        payload = claim.payload
        if isinstance(payload, Project):
            proper = proper_names(payload.name, payload.owners)
            bare = Profile(
                name_of(payload.name), proper, payload.type, payload.parties, payload.place, payload.due, claim.document
            )
            found[bare].append(claim)
    for profile, same in found.items():
        yield profile._replace(claims=tuple(sorted(same, key=lambda claim: claim.id)))


def _telling_first(profile: Profile) -> tuple[object, ...]:
    return (-len(profile.proper), -len(profile.name.rare), -len(profile.name.words), profile.name, profile.claims[0].id)


def _keys(profile: Profile) -> Iterator[Hashable]:
    """What two profiles share that are `alike`: a proper name, or the parties and a rare word."""
    yield from profile.proper
    parties = tuple(sorted(set(profile.parties)))
    yield from ((parties, word) for word in profile.name.rare)


def are_apart(one: Profile, other: Profile) -> bool:
    """Whether two profiles cannot be of one undertaking: other parties, another kind, numbers or places that differ."""
    return (
        bool(one.parties and other.parties and not nested_parties(one.parties, other.parties))
        or (one.type != other.type and not {one.type, other.type} & {"other", "programme"})
        or numbers_differ(one.name, other.name)
        or places_differ(one.place, other.place)
        or _proper_differ(one, other)
    )


def _proper_differ(one: Profile, other: Profile) -> bool:
    """Both names hold proper names, and share none."""
    return bool(one.proper) and bool(other.proper) and not set(one.proper) & set(other.proper)


def _rest_fits(one: Profile, other: Profile) -> bool:
    """Whether names that share a proper name tell of one thing: a route and a zone at one port are two."""
    left, right = (set(profile.name.words) - set(profile.proper) for profile in (one, other))
    if left and right:
        return bool(left & right)
    places = place_words(one.place) | place_words(other.place)
    return bool(set(one.proper) & set(other.proper) - places)


def _same_setting(one: Profile, other: Profile) -> str | None:
    """What places two reports of a plain name in one setting: a document, a place below the state, a due day."""
    if one.document == other.document:
        return "document"
    if place_words(one.place) and place_words(one.place) == place_words(other.place):
        return "place"
    return "due day" if one.due is not None and one.due == other.due else None


def alike(one: Profile, other: Profile) -> str | None:
    """Why two profiles that are not apart are of one undertaking, as a sentence; None without a reason."""
    proper = shared_words(one.proper, other.proper)
    if not (one.parties and other.parties):
        is_whole = overlap(one.name.words, other.name.words) == 1.0 and len(shared_words(one.name.rare, other.name.rare)) > 1
        return f"One kind, and their names share {', '.join(proper)}." if proper and is_whole and one.type == other.type else None
    left, right = (set(profile.name.rare) - set(profile.proper) for profile in (one, other))
    rare = shared_words(left, right)
    if proper and overlap(one.proper, other.proper) >= 0.5 and _rest_fits(one, other):
        return f"Both names hold {', '.join(proper)}."
    if len(rare) >= 2 and overlap(left, right) >= 0.6 and same_parties(one.parties, other.parties):
        return f"Same parties, and their names share {', '.join(rare)}."
    words = shared_words(one.name.words, other.name.words)
    if rare and one.name.words == other.name.words and one.type == other.type and same_parties(one.parties, other.parties):
        same = _same_setting(one, other)
        return f"Same parties and kind, same {same}, and their names share {', '.join(words)}." if same else None
    is_plainer = one.document == other.document and overlap(one.name.words, other.name.words) == 1.0
    if words and rare and is_plainer and one.type == other.type and same_parties(one.parties, other.parties):
        return f"One document, same parties and kind, and their names share {', '.join(words)}."
    return None
