"""Which claims can be true together, what follows from them, and the smallest sets that clash."""

from collections.abc import Collection, Sequence

from comity.model.claim import Claim
from comity.model.ids import QuantityId
from comity.model.origin import Origins
from comity.model.rate import Rate
from comity.model.record import Quantity, Records
from comity.model.ruling import Ruling
from comity.model.verdict import Assumption, Verdict
from comity.reconcile.added import find_added, tightened
from comity.reconcile.adding import Adding, adding
from comity.reconcile.assumptions import default_assumptions
from comity.reconcile.bounds import find_bounds
from comity.reconcile.clashes import find_clashes
from comity.reconcile.explain import explain
from comity.reconcile.ranks import find_ranks
from comity.reconcile.systems import near, systems

__all__ = ["explain", "reached", "reconcile"]


def reconcile(
    pile_claims: Sequence[Claim],
    records: Records,
    origins: Origins,
    assumptions: Sequence[Assumption] | None = None,
    *,
    rates: Sequence[Rate] = (),
    rulings: Sequence[Ruling] = (),
    only: Collection[QuantityId] | None = None,
    limiting: Collection[QuantityId] = (),
) -> Verdict:
    """Hold all figures against one another.

    `records` tells which quantity each claim measures and from which; `origins` which claims are copies of one statement.
    `assumptions` are used besides the claims (None: those of `assumptions.tsv`), `rates` of exchange let statements in two
    currencies meet, and `rulings` say which claims speak of one quantity (those that say the opposite are in `records` already).
    With `only`, nothing is asked but the systems in which one of these quantities stands; of the systems of those that are
    `limiting` besides no more than their bounds, for ranks are counted over them. The order of nothing matters.

    Gives bounds for every quantity that a constraint asked speaks of, all minimal conflicts up to a cap, and findings.
    """
    known = default_assumptions() if assumptions is None else tuple(assumptions)
    every = systems(pile_claims, records, origins, known, rates=rates, rulings=rulings)
    asked, narrator = every if only is None else every.only({*only, *limiting}), every.narrator
    clashes = find_clashes(asked.parts, narrator, every.parts)
    bounds = find_bounds(asked.parts, clashes.contradicted, clashes.disputed, narrator)
    summed = adding(asked.parts, asked.additions)
    ranks = find_ranks(asked.said, tightened(bounds, summed, narrator), clashes.disputed, known, narrator)
    own = summed if only is None else _among(summed, every.joined(only))
    conflicts = (*clashes.conflicts, *find_added(own, clashes.conflicts, narrator), *ranks.conflicts)
    findings = tuple(sorted((*every.said.findings, *clashes.findings)))
    return Verdict(ranks.bounds, tuple(sorted(conflicts, key=lambda one: one.id)), findings)


def reached(
    pile_claims: Sequence[Claim], records: Records, origins: Origins, changed: Collection[Quantity], rates: Sequence[Rate] = ()
) -> frozenset[QuantityId]:
    """The quantities of which the verdict may be another where what is said of the `changed` ones is, ranks aside.

    Some of those may be gone. `pile_claims` are all figures of their pairs of states as they are now.
    """
    return near(systems(pile_claims, records, origins, default_assumptions(), rates=rates), changed)


def _among(parts: Sequence[Adding], quantities: Collection[QuantityId]) -> list[Adding]:
    return [part for part in parts if part.quantities[0] in quantities]
