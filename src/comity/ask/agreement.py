"""How far two readers agree, kind by kind, and where they read different things out of the same words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from comity.ask.readers import combined, is_alike
from comity.model.claim import Claim, kind_of
from comity.model.ids import DocumentId


class KindAgreement(Struct, frozen=True, kw_only=True):
    """The claims of one kind: how many both read alike, and how many each read alone."""

    kind: str
    alike: int
    one: int
    other: int

    @property
    def all(self) -> int:
        """How many different claims there are."""
        return self.alike + self.one + self.other


class Agreement(Struct, frozen=True, kw_only=True):
    """Two readers on the documents that both read; `differences` are pairs of claims of a kind that share words and not sense."""

    one: str
    other: str
    documents: int
    kinds: tuple[KindAgreement, ...]
    differences: tuple[tuple[Claim, Claim], ...]


def agreements(read: Mapping[str, Sequence[Claim]]) -> tuple[Agreement, ...]:
    """Each two readers, in the order given."""
    return tuple(_agreement(one, other, read) for one, other in combinations(read, 2))


def _agreement(one: str, other: str, read: Mapping[str, Sequence[Claim]]) -> Agreement:
    shared = {claim.document for claim in read[one]} & {claim.document for claim in read[other]}
    ours = [claim for claim in read[one] if claim.document in shared]
    theirs = [claim for claim in read[other] if claim.document in shared]
    alike = Counter(kind_of(claim.payload) for claim in combined({one: ours, other: theirs}, 2))
    counts = [Counter(kind_of(claim.payload) for claim in claims) for claims in (ours, theirs)]
    kinds = tuple(
        KindAgreement(kind=kind, alike=alike[kind], one=counts[0][kind] - alike[kind], other=counts[1][kind] - alike[kind])
        for kind in sorted({*counts[0], *counts[1]})
    )
    told = tuple(pair for left, right in _by_document(ours, theirs) for pair in _differences(left, right))
    return Agreement(one=one, other=other, documents=len(shared), kinds=kinds, differences=told)


def _by_document(*read: Sequence[Claim]) -> list[tuple[list[Claim], ...]]:
    """The claims of several readers, document by document."""
    found: dict[DocumentId, tuple[list[Claim], ...]] = defaultdict(lambda: tuple([] for _ in read))
    for place, claims in enumerate(read):
        for claim in claims:
            found[claim.document][place].append(claim)
    return [found[document] for document in sorted(found)]


def _differences(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of one document that share words and not sense, where neither claim is read alike by the other reader."""
    lone = [
        [one for one in claims if not any(is_alike(one, o) for o in others)]
        for claims, others in ((ours, theirs), (theirs, ours))
    ]
    yield from ((left, right) for left in lone[0] for right in lone[1] if _differ(left, right))


def _differ(one: Claim, other: Claim) -> bool:
    """Whether two claims of a kind share most of their words and say different things."""
    if one.document != other.document or kind_of(one.payload) != kind_of(other.payload) or is_alike(one, other):
        return False
    shared = min(one.evidence.end, other.evidence.end) - max(one.evidence.start, other.evidence.start)
    shorter = min(one.evidence.end - one.evidence.start, other.evidence.end - other.evidence.start)
    return 2 * shared > shorter
