"""The claims of a pile as a judge looks at them: by quantity, by flow, with the origin that stands behind each."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, QuantityId, digest
from comity.model.life import Promise
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Membership, Quantity, Record, Records
from comity.model.verdict import Bound, Cluster, Conflict, Member, Verdict


class Stream(NamedTuple):
    """A flow whoever reports it: goods go from one state to another; mutual figures have their states sorted."""

    indicator: str
    origin: str | None
    destination: str | None


class Case:
    """All that the verdicts on clusters are drawn from."""

    def __init__(
        self, pile: Pile, records: Records, origins: Origins, verdict: Verdict, promises: Iterable[Promise] = ()
    ) -> None:
        """Lay out a pile with its records, origins, the outcome of reconciling, and what was promised for a day."""
        self.pile = pile
        self.promises = tuple(promises)
        self.records = records
        self.origins = origins
        self.verdict = verdict
        self.quantities: dict[QuantityId, Quantity] = {quantity.id: quantity for quantity in records.quantities}
        self.bounds: dict[QuantityId, Bound] = {bound.quantity: bound for bound in verdict.bounds}

    @cached_property
    def figures(self) -> dict[ClaimId, Figure]:
        """The figures of the pile by claim, denied ones left out."""
        return {c.id: c.payload for c in self.pile.claims.values() if isinstance(c.payload, Figure) and not c.is_denied}

    @cached_property
    def memberships(self) -> dict[ClaimId, dict[str, QuantityId]]:
        """For each claim, the quantity it measures ("of") and the one it measures from ("base")."""
        found: dict[ClaimId, dict[str, QuantityId]] = defaultdict(dict)
        for member in self.records.members:
            if member.record in self.quantities:
                found[member.claim][member.part] = member.record
        return found

    @cached_property
    def measured(self) -> dict[QuantityId, list[Membership]]:
        """For each quantity, the claims that measure it, sorted."""
        found: dict[QuantityId, list[Membership]] = defaultdict(list)
        for member in self.records.members:
            if member.part == "of" and member.record in self.quantities and member.claim in self.figures:
                found[member.record].append(member)
        return found

    @cached_property
    def told(self) -> list[tuple[Record, list[Claim]]]:
        """Each record that is no quantity, with the claims about it that are not denied, in the order of the pile."""
        found: dict[str, list[ClaimId]] = defaultdict(list)
        for member in self.records.members:
            if member.part == "of" and not self.pile.claims[member.claim].is_denied:
                found[member.record].append(member.claim)
        return [(r, [self.pile.claims[c] for c in self.ordered(found[r.id])]) for r in self.records.records if r.id in found]

    @cached_property
    def conflicts_of(self) -> dict[ClaimId, list[Conflict]]:
        """The conflicts that each claim is part of."""
        found: dict[ClaimId, list[Conflict]] = defaultdict(list)
        for conflict in self.verdict.conflicts:
            for claim in conflict.claims:
                found[claim].append(conflict)
        return found

    @cached_property
    def _origin_of(self) -> dict[ClaimId, str]:
        return {claim: origin.id for origin in self.origins.origins for claim in origin.claims}

    def origin(self, claim: ClaimId) -> str:
        """The origin behind a claim; a claim of none stands for itself."""
        return self._origin_of.get(claim, claim)

    def independent(self, claims: Iterable[ClaimId]) -> int:
        """How many independent origins stand behind some claims."""
        return len({self.origin(claim) for claim in claims})

    def documents(self, claims: Iterable[ClaimId]) -> int:
        """How many documents some claims come from."""
        return len({self.pile.claims[claim].document for claim in claims})

    def member(self, claim: ClaimId) -> Member:
        """A claim as a member of a cluster."""
        found = self.pile.claims[claim]
        return Member(
            document=found.document,
            start=found.evidence.start,
            end=found.evidence.end,
            claim=claim,
            modality=found.modality if isinstance(found.payload, Figure) else None,
        )

    def ordered(self, claims: Iterable[ClaimId]) -> tuple[ClaimId, ...]:
        """Claims in the order of the pile."""
        wanted = set(claims)
        return tuple(sorted(wanted, key=self._place))

    def _place(self, claim: ClaimId) -> tuple[str, str, int, str]:
        found: Claim = self.pile.claims[claim]
        return self.pile.documents[found.document].address, found.document, found.evidence.start, claim

    def cluster(
        self,
        kind: str,
        verdict: str,
        claims: Iterable[ClaimId],
        *,
        note: str,
        derived: dict[str, float | str] | None = None,
        factor: float | None = None,
    ) -> Cluster:
        """A cluster of claims with the number of its independent origins."""
        members = self.ordered(claims)
        return Cluster(
            id="v_" + digest(kind, verdict, *members),
            kind=kind,
            verdict=verdict,
            members=tuple(self.member(claim) for claim in members),
            origins=self.independent(members),
            derived=derived or {},
            factor=factor,
            note=note,
        )


def stream(figure: Figure) -> Stream:
    """The flow of a figure seen from nowhere: an export of A to B and an import of B from A are one."""
    if figure.direction == "import":
        return Stream("trade.exports", figure.partner, figure.reporter)
    if figure.direction == "both" and figure.reporter and figure.partner:
        first, second = sorted((figure.reporter, figure.partner))
        return Stream(figure.indicator, first, second)
    return Stream(figure.indicator, figure.reporter, figure.partner)
