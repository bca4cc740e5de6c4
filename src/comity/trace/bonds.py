"""What holds two claims of different documents together with certainty: copied words, or one named speaker."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from operator import attrgetter

from msgspec import Struct

from comity.model.claim import Claim, Figure, Voice
from comity.model.ids import ClaimId, DocumentId
from comity.model.origin import Copy, Passage
from comity.model.wording import figure_value
from comity.trace.cast import Cast
from comity.trace.sayings import Key, Saying, Sayings
from comity.trace.voices import contradicts, is_one, outlet_key


class Bond(Struct, frozen=True, order=True):
    """Two claims of one origin, and a sentence that says why.

    `leaves` are those of the two that no longer belong with what their document says otherwise: borrowed claims.
    """

    left: ClaimId
    right: ClaimId
    reason: str
    leaves: tuple[ClaimId, ...] = ()


def by_document(claims: Iterable[Claim]) -> dict[DocumentId, list[Claim]]:
    """Claims by document, each list in the order of the words."""
    found: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.evidence, claim.id)):
        found[claim.document].append(claim)
    return found


def copied_bonds(cast: Cast, copies: Sequence[Copy], sayings: Sayings) -> Iterator[Bond]:
    """Claims that say the same in words that two documents share."""
    claims = by_document(cast.pile.claims.values())
    for copy in copies:
        if copy.kind in {"furniture", "translation"}:
            continue
        lefts = _carried(claims.get(copy.left, []), [(p.left_start, p.left_end) for p in copy.passages])
        rights = _carried(claims.get(copy.right, []), sorted((p.right_start, p.right_end) for p in copy.passages))
        pairs = [*_equal_figures(lefts, rights, sayings), *_equal_statements(lefts, rights, copy.passages)]
        allowed = [(left, right) for left, right in pairs if _may_be_copied(left, right, copy, cast)]
        for left, right in allowed:
            yield Bond(left.id, right.id, copy.reasons[0], _borrowed(left, right, copy))
        if copy.is_direction_known:
            matched = {right.id for _, right in allowed}
            unmatched = [right for right in rights if cast.is_own(right) and right.id not in matched]
            yield from _unmatched_bonds(filter(cast.is_own, claims.get(copy.left, [])), unmatched, copy)


def _unmatched_bonds(lefts: Iterable[Claim], rights: Iterable[Claim], copy: Copy) -> Iterator[Bond]:
    """What a copy says in the original's words is the original's, even where nothing was read out of those words there."""
    first = next(iter(lefts), None)
    if first is not None:
        for right in rights:
            yield Bond(first.id, right.id, copy.reasons[0], (right.id,))


def _carried(claims: Sequence[Claim], stretches: Sequence[tuple[int, int]]) -> list[Claim]:
    """The claims of which shared words make up at least half of the evidence; stretches sorted and disjoint."""
    ends = [end for _, end in stretches]
    kept = []
    for claim in claims:
        start, end = claim.evidence.start, claim.evidence.end
        shared = 0
        for first, last in stretches[bisect_left(ends, start + 1) :]:
            if first >= end:
                break
            shared += min(last, end) - max(first, start)
        if shared * 2 >= end - start:
            kept.append(claim)
    return kept


def _equal_figures(lefts: Iterable[Claim], rights: Iterable[Claim], sayings: Sayings) -> Iterator[tuple[Claim, Claim]]:
    """Figures that say the same; where one side says a thing several times, in order, the last for all that are over."""
    there: dict[Key, list[Claim]] = defaultdict(list)
    for right in rights:
        if isinstance(right.payload, Figure):
            there[sayings.by_claim[right.id].key].append(right)
    met: dict[Key, int] = defaultdict(int)
    for left in lefts:
        if not isinstance(left.payload, Figure):
            continue
        key = sayings.by_claim[left.id].key
        if key in there:
            yield left, there[key][min(met[key], len(there[key]) - 1)]
            met[key] += 1


def _equal_statements(
    lefts: Iterable[Claim], rights: Sequence[Claim], passages: Sequence[Passage]
) -> Iterator[tuple[Claim, Claim]]:
    """Statements whose words lie on one another in a shared passage."""
    statements = sorted((claim for claim in rights if not isinstance(claim.payload, Figure)), key=attrgetter("evidence"))
    starts = [claim.evidence.start for claim in statements]
    ends = [passage.left_end for passage in passages]
    for left in lefts:
        if isinstance(left.payload, Figure):
            continue
        place = bisect_left(ends, left.evidence.start + 1)
        if place == len(passages) or passages[place].left_start >= left.evidence.end:
            continue
        shift = passages[place].right_start - passages[place].left_start
        nearest = bisect_left(starts, left.evidence.start + shift)
        for right in statements[max(0, nearest - 1) : nearest + 2]:
            if _lie_together(left, right, shift):
                yield left, right
                break


def _lie_together(left: Claim, right: Claim, shift: int) -> bool:
    """Whether two stretches of evidence cover each other by half or more once one is moved onto the other."""
    start, end = left.evidence.start + shift, left.evidence.end + shift
    shared = min(end, right.evidence.end) - max(start, right.evidence.start)
    return shared * 2 >= max(end - start, right.evidence.end - right.evidence.start)


def _may_be_copied(left: Claim, right: Claim, copy: Copy, cast: Cast) -> bool:
    """Whether the voices allow it: one of two named voices would be misread, and a quotation needs somebody quoted."""
    if cast.is_named(left) and cast.is_named(right):
        return not contradicts(left.speaker, right.speaker)
    return copy.kind != "quotation" or cast.is_named(left) or cast.is_named(right)


def _borrowed(left: Claim, right: Claim, copy: Copy) -> tuple[ClaimId, ...]:
    """Which of two claims in shared words is not its own document's: the copy's, or both where nobody knows the original."""
    if copy.is_direction_known:
        return (right.id,)
    return () if copy.kind in {"republication", "update"} else (left.id, right.id)


def speaker_bonds(cast: Cast, sayings: Sayings) -> Iterator[Bond]:
    """Claims of different documents that give one figure by one named speaker, or by one outlet's own account."""
    groups: dict[Key, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings.by_claim.values(), key=lambda saying: (saying.period or "", saying.claim.id)):
        groups[saying.key].append(saying)
    for group in groups.values():
        voiced = [(saying, voice) for saying in group if (voice := cast.named_voice(saying.claim)) is not None]
        for left, right in _neighbours(voiced):
            if left.is_equal(right) and left.claim.document != right.claim.document:
                yield _speaker_bond(left, right, cast)


def _neighbours(voiced: Sequence[tuple[Saying, Voice]]) -> Iterator[tuple[Saying, Saying]]:
    """Chain the sayings of each voice, and join the voices that bear one name; a figure has few voices."""
    chains: dict[tuple[str, str, str], list[tuple[Saying, Voice]]] = defaultdict(list)
    for saying, voice in voiced:
        name = outlet_key(voice.name) if voice.type == "outlet" else voice.name
        chains[(voice.type, name, voice.state or "")].append((saying, voice))
    for chain in chains.values():
        yield from pairwise(saying for saying, _ in chain)
    for one, other in combinations(sorted(chains), 2):
        if is_one(chains[one][0][1], chains[other][0][1]):
            yield chains[one][0][0], chains[other][0][0]


def _speaker_bond(left: Saying, right: Saying, cast: Cast) -> Bond:
    names = " and ".join(sorted((cast.labels[left.claim.document], cast.labels[right.claim.document])))
    voice = cast.named_voice(left.claim)
    assert voice is not None  # noqa: S101  (only voiced sayings come here)
    return Bond(left.claim.id, right.claim.id, f"{names} both have {saying_words(left)} from {voice.name}.")


def saying_words(saying: Saying) -> str:
    """A saying in a few words: "about $200M for 2024"."""
    figure = saying.claim.payload
    assert isinstance(figure, Figure)  # noqa: S101  (sayings are made of figures alone)
    return f"{figure_value(figure)} for {saying.period}" if saying.period else figure_value(figure)
