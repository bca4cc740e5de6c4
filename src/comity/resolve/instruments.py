"""Agreements: claims about one instrument, whatever it is called.

Two reports meet when the parties are the same and the day of signing is, or one date lies within the other, and their names
do not tell of different things; without a date only where telling names agree. Nothing meets by its parties alone.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from comity.model.claim import Claim, Instrument
from comity.model.ids import DocumentId
from comity.model.period import Period
from comity.resolve.cluster import Group, clustered
from comity.resolve.features import (
    Name,
    dates_differ,
    dates_nest,
    is_close,
    name_of,
    nested_parties,
    numbers_differ,
    overlap,
    proper_names,
    same_day,
    same_parties,
    shared_words,
)

FOUNDING = frozenset({"signed", "reached"})
BEFORE = frozenset({"negotiating", "announced"})
ACCORDS = frozenset({"treaty", "agreement"})
LOOSE = ACCORDS | {"mou", "protocol", "contract", "other"}
"""Types that reporters take for one another: an agreement may be a treaty, a memorandum, a protocol."""


class Profile(NamedTuple):
    """What instrument claims that agree in everything say; `founded` is the date of signing, if they tell it.

    `said` is when they were made, of which undated claims take their place in time.
    """

    name: Name
    type: str
    parties: tuple[str, ...]
    founded: Period | None
    proper: tuple[str, ...]
    until: Period | None
    is_before: bool
    said: Period | None
    document: DocumentId
    claims: tuple[Claim, ...] = ()

    @property
    def shape(self) -> Hashable:
        """All but the document and the claims."""
        return self[:-2]


def instruments(claims: Iterable[Claim]) -> list[Group[Profile]]:
    """Groups of claims about one instrument each."""
    return clustered(sorted(profiles(claims), key=_telling_first), keys=_keys, alike=alike, are_apart=are_apart)


def profiles(claims: Iterable[Claim]) -> Iterator[Profile]:
    """One profile for all claims of a document that agree in everything."""
    found: dict[Profile, list[Claim]] = defaultdict(list)
    for claim in claims:
        payload = claim.payload
        if isinstance(payload, Instrument):
            founded = payload.date if payload.action in FOUNDING else None
            bare = Profile(
                name=name_of(payload.name),
                type=payload.type,
                parties=payload.parties,
                founded=founded,
                proper=proper_names(payload.name),
                until=payload.until,
                is_before=payload.action in BEFORE,
                said=claim.asserted if founded is None else None,
                document=claim.document,
            )
            found[bare].append(claim)
    for profile, same in found.items():
        yield profile._replace(claims=tuple(sorted(same, key=lambda claim: claim.id)))


def _telling_first(profile: Profile) -> tuple[object, ...]:
    """Named before nameless, dated before undated, exact before wide."""
    days = profile.founded.days if profile.founded else None
    rank = 2 if profile.founded is None else 0 if profile.name.words else 1
    return (rank, days or 10**6, -len(profile.name.words), profile.name.words, profile.claims[0].id)


def _keys(profile: Profile) -> Iterator[Hashable]:
    """What two profiles share that are `alike`: the parties and a word, two words, or the parties and the year."""
    parties, words = tuple(sorted(set(profile.parties))), profile.name.words
    yield from ((parties, word) for word in words)
    yield from combinations(words, 2)
    if profile.founded and profile.founded.first:
        yield profile.founded.first.year, profile.parties


def are_apart(one: Profile, other: Profile) -> bool:
    """Whether two profiles cannot be of one instrument: other parties, another kind, dates, numbers or terms that differ."""
    return (
        not nested_parties(one.parties, other.parties)
        or not _types_fit(one.type, other.type)
        or one.name.is_many != other.name.is_many
        or numbers_differ(one.name, other.name)
        or dates_differ(one.founded, other.founded)
        or dates_differ(one.until, other.until)
        or _is_out_of_time(one, other)
        or _is_out_of_time(other, one)
    )


def _types_fit(one: str, other: str) -> bool:
    return one == other or ({one, other} <= LOOSE and bool({one, other} & (ACCORDS | {"other"})))


def _is_out_of_time(one: Profile, other: Profile) -> bool:
    """Whether one was said when the other's signing rules it out: negotiated after it, or in being before it."""
    if other.founded is None or one.founded is not None or one.said is None:
        return False
    if one.is_before:
        return bool(one.said.first and other.founded.last and one.said.first > other.founded.last)
    return bool(one.said.last and other.founded.first and one.said.last < other.founded.first)


def alike(one: Profile, other: Profile) -> str | None:
    """Why two profiles that are not apart are of one instrument, as a sentence; None without a reason."""
    shared = shared_words(one.name.words, other.name.words)
    named = f" and their names share {', '.join(shared)}" if shared else ""
    is_named = overlap(one.name.words, other.name.words) >= 0.5
    if not same_parties(one.parties, other.parties) and len(shared) < 2:
        return None
    is_nameless = not (one.name.words and other.name.words) and {one.type, other.type} <= ACCORDS
    if same_day(one.founded, other.founded):
        return f"Same parties, signed on the same day{named}." if is_named or is_nameless else None
    wider = dates_nest(one.founded, other.founded)
    if wider is not None:
        is_enough = (is_named or is_nameless) if is_close(wider) else is_named and (len(shared) > 1 or _share_proper(one, other))
        return f"Same parties, one date lies within the other ({wider.label()}){named}." if is_enough else None
    return _by_name(one, other, shared)


def _share_proper(one: Profile, other: Profile) -> bool:
    """Both names hold one proper name: "the Shusha Declaration"."""
    return bool(set(one.proper) & set(other.proper))


def _by_name(one: Profile, other: Profile, shared: tuple[str, ...]) -> str | None:
    """Names alone: all telling words of the shorter, at least two; a proper name will do, and one rare word within a document."""
    is_near = one.document == other.document and bool(set(shared) & set(one.name.rare))
    is_enough = len(shared) > 1 or is_near or _share_proper(one, other)
    if is_enough and overlap(one.name.words, other.name.words) == 1.0 and same_parties(one.parties, other.parties):
        return f"Same parties, and their names share {', '.join(shared)}."
    return None
