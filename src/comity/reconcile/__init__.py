"""Which claims can be true together, what follows from them, and the smallest sets that clash."""

from collections.abc import Sequence

from comity.model.claim import Claim
from comity.model.origin import Origins
from comity.model.rate import Rate
from comity.model.record import Records
from comity.model.ruling import Ruling
from comity.model.verdict import Assumption, Verdict
from comity.reconcile.added import find_added, tightened
from comity.reconcile.adding import adding
from comity.reconcile.additions import assumed_additions, stated_additions
from comity.reconcile.assumptions import assumed, default_assumptions
from comity.reconcile.bounds import find_bounds
from comity.reconcile.clashes import find_clashes
from comity.reconcile.components import components
from comity.reconcile.constraints import stated
from comity.reconcile.exchange import exchanged
from comity.reconcile.explain import Narrator, explain
from comity.reconcile.ranks import find_ranks
from comity.reconcile.rulings import ruled_same

__all__ = ["explain", "reconcile"]


def reconcile(
    pile_claims: Sequence[Claim],
    records: Records,
    origins: Origins,
    assumptions: Sequence[Assumption] | None = None,
    *,
    rates: Sequence[Rate] = (),
    rulings: Sequence[Ruling] = (),
) -> Verdict:
    """Hold all figures against one another.

    `records` tells which quantity each claim measures and from which; `origins` which claims are copies of one statement.
    `assumptions` are used besides the claims (None: those of `assumptions.tsv`), `rates` of exchange let statements in two
    currencies meet, and `rulings` say which claims speak of one quantity (those that say the opposite are in `records` already).
    The order of nothing matters. Gives bounds for
    every quantity that a constraint speaks of, all minimal conflicts up to a cap, and findings.
    """
    known = default_assumptions() if assumptions is None else tuple(assumptions)
    said = stated(pile_claims, records, origins)
    named = [(row.of, row.base) for row in said.constraints] + [(row.of, row.base) for row in said.changes]
    spoken_of = {quantity for pair in named for quantity in pair}
    spoken = [one for one in records.quantities if one.id in spoken_of]
    currencies, same = exchanged(spoken, rates), ruled_same(records, rulings)
    rows = (*said.constraints, *assumed(spoken, known), *currencies.constraints, *same.constraints)
    narrator = Narrator(pile_claims, records.quantities, (*known, *currencies.premises, *same.premises))
    parts = components(rows)
    clashes = find_clashes(parts, narrator)
    bounds = find_bounds(parts, clashes.contradicted, clashes.disputed, narrator)
    summed = adding(parts, (*stated_additions(said.changes), *assumed_additions(spoken, known)))
    ranks = find_ranks(said, tightened(bounds, summed, narrator), clashes.disputed, known, narrator)
    conflicts = (*clashes.conflicts, *find_added(summed, clashes.conflicts, narrator), *ranks.conflicts)
    findings = tuple(sorted((*said.findings, *clashes.findings)))
    return Verdict(ranks.bounds, tuple(sorted(conflicts, key=lambda one: one.id)), findings)
