"""Figures that two documents share, from which one source is probable though neither names it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from comity.model.claim import Figure, Voice
from comity.model.ids import DocumentId
from comity.trace.bonds import Bond, saying_words
from comity.trace.cast import Cast
from comity.trace.sayings import Key, Saying, Sayings
from comity.trace.voices import contradicts

REACH = 60
"""How many of its shared figures that follow, in the order of their keys, each is paired with: a yearbook costs no square."""


class Signature(Struct, frozen=True):
    """The figures that two documents share and that no named speaker keeps apart, as pairs of sayings."""

    left: DocumentId
    right: DocumentId
    pairs: tuple[tuple[Saying, Saying], ...]


Carried = dict[DocumentId, dict[Key, Saying]]


def signature_bonds(cast: Cast, sayings: Sayings) -> Iterator[Bond]:
    """Probable bonds: two documents give at least two equal figures, unusual enough, by voices that may be one.

    One equal round figure binds nothing. In a pair of texts that a signature binds, a figure of equal value for a wider and a
    narrower subject is bound too.
    """
    carried = _carried(cast, sayings)
    for left, right in sorted(_pairs(carried, cast)):
        signature = _signature(left, right, carried, cast)
        if signature is not None:
            yield from _bonds(signature, carried, cast)


def repeated_bonds(cast: Cast, sayings: Sayings) -> Iterator[Bond]:
    """Probable bonds within a document: a figure in its own words that it elsewhere has from exactly one named speaker."""
    groups: dict[tuple[DocumentId, Key], list[Saying]] = defaultdict(list)
    for saying in sorted(sayings.by_claim.values(), key=lambda saying: saying.claim.id):
        groups[(saying.claim.document, saying.key)].append(saying)
    for (document, _), group in sorted(groups.items(), key=lambda item: item[0]):
        named = [saying for saying in group if cast.is_named(saying.claim)]
        if len({saying.claim.speaker for saying in named}) != 1:
            continue
        given = f"{cast.labels[document]} gives {saying_words(named[0])}"
        reason = f"{given} in its own words and as said by {named[0].claim.speaker.name}: probably one source."
        for saying in group:
            if cast.is_own(saying.claim) and saying.is_equal(named[0]):
                yield Bond(named[0].claim.id, saying.claim.id, reason, (saying.claim.id,))


def _carried(cast: Cast, sayings: Sayings) -> Carried:
    """The figures of each document by what they say; of several claims that say one thing, a named speaker's, else the first."""
    found: Carried = defaultdict(dict)
    order = sorted(
        sayings.by_claim.values(),
        key=lambda saying: (
            saying.claim.document,
            not cast.is_named(saying.claim),
            saying.period is None,
            saying.claim.evidence,
            saying.claim.id,
        ),
    )
    for saying in order:
        found[saying.claim.document].setdefault(saying.key, saying)
    return found


def _pairs(carried: Carried, cast: Cast) -> set[tuple[DocumentId, DocumentId]]:
    """Pairs of documents that share two telling figures; of many such documents, neighbours and one of each set of voices."""
    spread: dict[Key, int] = defaultdict(int)
    for sayings in carried.values():
        for key, saying in sayings.items():
            spread[key] += saying.is_telling
    groups: dict[tuple[Key, Key], list[DocumentId]] = defaultdict(list)
    for document in sorted(carried):
        shared = sorted(key for key, saying in carried[document].items() if saying.is_telling and spread[key] > 1)
        for place, key in enumerate(shared):
            for other in shared[place + 1 : place + 1 + REACH]:
                groups[(key, other)].append(document)
    return {pair for keys, group in groups.items() for pair in _chained(group, keys, carried, cast)}


def _chained(
    group: Sequence[DocumentId], keys: tuple[Key, Key], carried: Carried, cast: Cast
) -> Iterator[tuple[DocumentId, DocumentId]]:
    chains: dict[tuple[str, ...], list[DocumentId]] = defaultdict(list)
    for document in group:
        named = (_speaker(carried[document][key], cast) for key in keys)
        chains[tuple("" if voice is None else f"{voice.name}/{voice.state}" for voice in named)].append(document)
    for chain in chains.values():
        yield from pairwise(chain)
    for one, other in combinations(sorted(chains), 2):
        first, second = sorted((chains[one][0], chains[other][0]))
        yield first, second


def _speaker(saying: Saying, cast: Cast) -> Voice | None:
    return saying.claim.speaker if cast.is_named(saying.claim) else None


def _signature(left: DocumentId, right: DocumentId, carried: Carried, cast: Cast) -> Signature | None:
    pairs = tuple(
        (saying, carried[right][key])
        for key, saying in sorted(carried[left].items())
        if key in carried[right] and saying.is_equal(carried[right][key]) and _may_be_one(saying, carried[right][key], cast)
    )
    is_enough = sum(saying.is_telling for saying, _ in pairs) >= 2
    return Signature(left, right, pairs) if is_enough else None


def _may_be_one(left: Saying, right: Saying, cast: Cast) -> bool:
    one, other = _speaker(left, cast), _speaker(right, cast)
    return one is None or other is None or not contradicts(one, other)


def _bonds(signature: Signature, carried: Carried, cast: Cast) -> Iterator[Bond]:
    left, right = cast.labels[signature.left], cast.labels[signature.right]
    figures = ", ".join(saying_words(saying) for saying, _ in signature.pairs)
    reason = f"{left} and {right} carry the same {len(signature.pairs)} figures ({figures}): probably one source."
    for one, other in signature.pairs:
        yield Bond(one.claim.id, other.claim.id, reason, (one.claim.id, other.claim.id))
    for one, other in _other_scopes(signature, carried, cast):
        subjects = f"{left} has {saying_words(one)} for {_subject(one)}, {right} for {_subject(other)}"
        reason = f"{subjects}, and the two texts share {len(signature.pairs)} other figures: probably one statement."
        yield Bond(one.claim.id, other.claim.id, reason, (one.claim.id, other.claim.id))


def _subject(saying: Saying) -> str:
    """What a figure is about, narrowly: its product or scope where it has one, else its words."""
    wording = saying.claim.payload.wording if isinstance(saying.claim.payload, Figure) else ""
    return saying.product or saying.scope or f"“{wording}”"


def _other_scopes(signature: Signature, carried: Carried, cast: Cast) -> Iterator[tuple[Saying, Saying]]:
    bound = {saying.key for saying, _ in signature.pairs}
    there: dict[Key, list[Saying]] = defaultdict(list)
    for key, saying in sorted(carried[signature.right].items()):
        if key not in bound:
            there[saying.core].append(saying)
    for key, saying in sorted(carried[signature.left].items()):
        if key in bound:
            continue
        for other in there.get(saying.core, ()):
            if saying.is_other_scope(other) and _may_be_one(saying, other, cast):
                yield saying, other
                break
