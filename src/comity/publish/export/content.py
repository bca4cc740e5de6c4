"""What an export is made of: everything in a ledger, or what it holds on a pair of states, closed under reference."""

from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from comity.ask import Answer
from comity.ledger import View
from comity.model.claim import Claim
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.ruling import Struck
from comity.model.verdict import Cluster, Verdict
from comity.publish.export.stamp import Stamp, stamp
from comity.publish.material import Dyad, Material


class Content:
    """The part of a ledger that an export speaks of. Everything named by a part of it is part of it too.

    `dyad` None is the whole ledger. Nothing is read before it is asked for: an export from columns makes no objects.
    """

    def __init__(self, view: View, dyad: Dyad | None = None, answer: Answer | None = None) -> None:
        """`view` must stay open while the content is used; what an `answer` says takes the place of what it holds."""
        self.view = view
        self._held = answer
        self.dyad = dyad

    @property
    def scope(self) -> str:
        """The pair, as "BRA-IND", or "all"."""
        return "-".join(self.dyad) if self.dyad else "all"

    @cached_property
    def stamp(self) -> Stamp:
        """Which ledger this comes from."""
        return stamp(self.view)

    @cached_property
    def material(self) -> Material | None:
        """What the dossier of the pair is written from; None for the whole ledger."""
        if self.dyad is None:
            return None
        return Material(
            dyad=self.dyad,
            pile=self._pile,
            records=self._records,
            origins=self._origins,
            verdict=self._verdict,
            clusters=self._clusters,
            findings=self.view.findings(),
            read=self.view.as_read() if self._struck else None,
            struck=self._struck,
            rulings=self._held.rulings if self._held else self.view.rulings(),
        )

    @cached_property
    def pile(self) -> Pile:
        """Documents, texts and claims."""
        if self.material is None:
            return self._pile
        claims = self._claims_of(self.material)
        documents = {document.id for document in self.material.documents} | {claim.document for claim in claims.values()}
        kept = {name: document for name, document in self._pile.documents.items() if name in documents}
        texts = {document.text for document in kept.values()}
        return Pile(kept, {name: text for name, text in self._pile.texts.items() if name in texts}, claims)

    @cached_property
    def records(self) -> Records:
        """What the claims are about, and what ties it together."""
        if self.material is None:
            return self._records
        members = tuple(member for member in self._records.members if member.claim in self.pile.claims)
        named = {member.record for member in members} | {bound.quantity for bound in self.verdict.bounds}
        ends = {record.id for record in self._records.records} & named | {q.id for q in self._records.quantities} & named
        return Records(
            tuple(quantity for quantity in self._records.quantities if quantity.id in named),
            members,
            tuple(record for record in self._records.records if record.id in named),
            tuple(link for link in self.material.links if {link.source, link.target} <= ends),
        )

    @cached_property
    def origins(self) -> Origins:
        """The witnesses behind the claims, and who copied whom."""
        if self.material is None:
            return self._origins
        pile, found = self.pile, []
        for origin in self._origins.origins:
            claims = tuple(claim for claim in origin.claims if claim in pile.claims)
            if claims:
                documents = tuple(document for document in origin.documents if document in pile.documents)
                found.append(replace(origin, claims=claims, documents=documents))
        copies = (copy for copy in self._origins.copies if copy.left in pile.documents and copy.right in pile.documents)
        return Origins(tuple(found), tuple(copies))

    @cached_property
    def verdict(self) -> Verdict:
        """What follows from the claims together."""
        if self.material is None:
            return self._verdict
        conflicts = tuple(sorted(self.material.conflicts, key=lambda conflict: conflict.id))
        return Verdict(tuple(self.material.bounds.values()), conflicts, self._verdict.findings)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Verdicts on statements that belong together."""
        if self.material is None:
            return self._clusters
        kept = self.pile.documents
        return tuple(each for each in self.material.concluded if all(member.document in kept for member in each.members))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful."""
        return self.view.findings() if self.material is None else self.material.findings

    def keeps(self, sort: str, name: object) -> bool:
        """Whether something of a sort with this id is part of the content."""
        return self.material is None or name in self._kept[sort]

    @cached_property
    def _kept(self) -> dict[str, set[object]]:
        records = self.records
        quantities = {quantity.id for quantity in records.quantities}
        own = {record.id for record in records.records}
        return {
            "document": set(self.pile.documents),
            "text": set(self.pile.texts),
            "claim": set(self.pile.claims),
            "quantity": set(quantities),
            "record": set(own),
            "subject": {*quantities, *own},
            "origin": {origin.id for origin in self.origins.origins},
            "conflict": {conflict.id for conflict in self.verdict.conflicts},
            "cluster": {cluster.id for cluster in self.clusters},
        }

    def _claims_of(self, material: Material) -> dict[ClaimId, Claim]:
        """The claims of the pair and those that its conflicts and bounds rest on, in the order of the pile."""
        named: Iterable[str] = (
            *(claim for conflict in material.conflicts for claim in conflict.claims),
            *(because for bound in material.bounds.values() for because in bound.because),
        )
        kept = {*material.claims, *named}
        return {name: claim for name, claim in self._pile.claims.items() if name in kept}

    @cached_property
    def _pile(self) -> Pile:
        return self._held.pile if self._held else self.view.pile()

    @cached_property
    def _records(self) -> Records:
        return self._held.records if self._held else self.view.records()

    @cached_property
    def _origins(self) -> Origins:
        return self._held.origins if self._held else self.view.origins()

    @cached_property
    def _verdict(self) -> Verdict:
        return self._held.verdict if self._held else self.view.verdict()

    @cached_property
    def _struck(self) -> tuple[Struck, ...]:
        return self._held.struck if self._held else self.view.struck()

    @cached_property
    def _clusters(self) -> tuple[Cluster, ...]:
        return self._held.clusters if self._held else self.view.clusters()
