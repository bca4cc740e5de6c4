"""What counts of the claims that were read: without those that rulings strike out, with those that analysts edited in place.

Most ledgers hold no rulings, and their claims are read as fast as if there were none; the view `counting_claim` gives the same
rows to queries of one's own.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import json

from comity.ledger.connection import Connection, translated
from comity.ledger.rows import decoded
from comity.model.claim import Claim
from comity.model.ids import ClaimId, DocumentId
from comity.model.page import Pile
from comity.model.ruling import Struck

AMONG = "IN (SELECT value FROM json_each(:values))"


class Counting:
    """The effect of the rulings in a ledger on its current claims, as last derived."""

    def __init__(self, connection: Connection) -> None:
        """Look at nothing yet."""
        self._connection = connection

    @cached_property
    def struck(self) -> tuple[Struck, ...]:
        """The claims that do not count, by claim."""
        rows = self._connection.rows("SELECT claim, ruling, how FROM struck ORDER BY claim, how, ruling")
        return tuple(Struck(claim=claim, ruling=ruling, how=how) for claim, ruling, how in rows)

    @cached_property
    def out(self) -> frozenset[ClaimId]:
        """The claims that do not count."""
        return frozenset(one.claim for one in self.struck)

    @cached_property
    def edited(self) -> dict[ClaimId, Claim]:
        """The claims that count otherwise than they were read."""
        with translated(self._connection.path):
            found = [decoded(payload, Claim) for (payload,) in self._connection.rows("SELECT payload FROM edited_claim")]
        return {claim.id: claim for claim in found}

    @property
    def source(self) -> str:
        """The view of the claims that count: one that costs nothing more where no ruling changes any."""
        return "counting_claim" if self.out or self.edited else "current_claim"

    def applied(self, claims: Iterable[Claim], is_meant: Callable[[Claim], bool] = lambda _: True) -> tuple[Claim, ...]:
        """Claims as they count, by document (address, id), place and id as before; `is_meant` tells which were asked for.

        An edit can make a claim one of those that were asked for, or one that is none of them.
        """
        if not self.out and not self.edited:
            return tuple(claims)
        known = {claim.id: claim for claim in claims if claim.id not in self.out and claim.id not in self.edited}
        changed = {name: claim for name, claim in self.edited.items() if name not in self.out and is_meant(claim)}
        return tuple(sorted((*known.values(), *changed.values()), key=self._place))

    def among(self, claims: Mapping[ClaimId, Claim]) -> dict[ClaimId, Claim]:
        """Of some claims those that count, as they count; nothing else is looked at."""
        ids = {"values": json.encode(list(claims)).decode()}
        out = {one.claim for one in self.struck_of(claims)}
        with translated(self._connection.path):
            rows = self._connection.rows(f"SELECT payload FROM edited_claim WHERE id {AMONG}", ids)
            edited = {claim.id: claim for (payload,) in rows for claim in (decoded(payload, Claim),)}
        return {name: edited.get(name, claim) for name, claim in claims.items() if name not in out}

    def struck_of(self, claims: Iterable[ClaimId]) -> tuple[Struck, ...]:
        """Those of some claims that do not count, by claim."""
        ids = {"values": json.encode(list(claims)).decode()}
        rows = self._connection.rows(
            f"SELECT claim, ruling, how FROM struck WHERE claim {AMONG} ORDER BY claim, how, ruling", ids
        )
        return tuple(Struck(claim=claim, ruling=ruling, how=how) for claim, ruling, how in rows)

    @property
    def has_struck(self) -> bool:
        """Whether any claim does not count."""
        return self._connection.first("SELECT 1 FROM struck LIMIT 1") is not None

    def pile(self, pile: Pile) -> Pile:
        """A pile with its claims as they count."""
        if not self.out and not self.edited:
            return pile
        claims = {claim.id: claim for claim in self.applied(pile.claims.values())}
        return Pile(pile.documents, pile.texts, claims, held=pile.held)

    def _place(self, claim: Claim) -> tuple[str, str, int, int, str]:
        return self._addresses[claim.document], claim.document, claim.evidence.start, claim.evidence.end, claim.id

    @cached_property
    def _addresses(self) -> dict[DocumentId, str]:
        return dict(self._connection.rows("SELECT id, address FROM document"))
