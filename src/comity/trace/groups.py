"""Claims put together into groups, each of which one source can have said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from comity.model.claim import Voice
from comity.model.ids import ClaimId
from comity.trace.bonds import Bond
from comity.trace.cast import Cast
from comity.trace.voices import contradicts


class Groups:
    """A union-find over the claims of a pile that knows each group's named speakers and refuses to join two that contradict."""

    def __init__(self, cast: Cast) -> None:
        """Begin with every claim alone."""
        self._parent: dict[ClaimId, ClaimId] = {claim: claim for claim in sorted(cast.pile.claims)}
        self._voices: dict[ClaimId, frozenset[Voice]] = {
            claim.id: frozenset({claim.speaker}) if cast.is_named(claim) else frozenset() for claim in cast.pile.claims.values()
        }
        self.bonds: list[Bond] = []
        self._is_probable: set[ClaimId] = set()

    def root(self, claim: ClaimId) -> ClaimId:
        """The claim that stands for the group of a claim: its smallest."""
        path = []
        while self._parent[claim] != claim:
            path.append(claim)
            claim = self._parent[claim]
        for passed in path:
            self._parent[passed] = claim
        return claim

    def voices(self, claim: ClaimId) -> frozenset[Voice]:
        """The named speakers of the group of a claim."""
        return self._voices[self.root(claim)]

    def is_certain(self, claim: ClaimId) -> bool:
        """Whether nothing that is only probable was needed to make the group of a claim."""
        return self.root(claim) not in self._is_probable

    def join(self, claims: Sequence[ClaimId]) -> None:
        """Put claims together that one document has from one voice."""
        for claim in claims[1:]:
            self._unite(claims[0], claim, is_certain=True)

    def bind(self, bonds: Iterable[Bond]) -> list[Bond]:
        """Put claims together by certain bonds and return those that held; one between contradicting speakers does not."""
        return [bond for bond in sorted(set(bonds)) if self._holds(bond, is_certain=True)]

    def bind_probably(self, bonds: Iterable[Bond]) -> list[Bond]:
        """Put claims together by probable bonds and return those that held.

        A group between two speakers who contradict one another might be either's, and is given to neither.
        """
        order = sorted(set(bonds))
        around: dict[ClaimId, set[Voice]] = defaultdict(set)
        for bond in order:
            left, right = self.root(bond.left), self.root(bond.right)
            around[left] |= self._voices[right]
            around[right] |= self._voices[left]
        decided = [
            bond
            for bond in order
            if not _clash(self.voices(bond.left), around[self.root(bond.right)])
            and not _clash(self.voices(bond.right), around[self.root(bond.left)])
        ]
        return [bond for bond in decided if self._holds(bond, is_certain=False)]

    def members(self) -> dict[ClaimId, list[ClaimId]]:
        """All groups by the claim that stands for each; claims sorted."""
        found: dict[ClaimId, list[ClaimId]] = defaultdict(list)
        for claim in self._parent:
            found[self.root(claim)].append(claim)
        return found

    def _holds(self, bond: Bond, *, is_certain: bool) -> bool:
        if _clash(self.voices(bond.left), self.voices(bond.right)):
            return False
        self._unite(bond.left, bond.right, is_certain=is_certain)
        self.bonds.append(bond)
        return True

    def _unite(self, left: ClaimId, right: ClaimId, *, is_certain: bool) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return
        self._parent[second] = first
        self._voices[first] |= self._voices.pop(second)
        if not is_certain or second in self._is_probable:
            self._is_probable.add(first)


def _clash(left: Iterable[Voice], right: Iterable[Voice]) -> bool:
    return any(contradicts(one, other) for one in left for other in right)
