"""Growth rates that look like a clash and fit once their bases are told apart, with the levels that follow."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from comity.model.ids import ClaimId, QuantityId
from comity.model.verdict import Cluster
from comity.resources.indicators import label
from comity.verdict.case import Case


def networks(case: Case) -> Iterator[Cluster]:
    """Ratios of one quantity to different bases that hold together, with each base's implied level and the change between."""
    disputed = {claim for conflict in case.verdict.conflicts for claim in conflict.claims}
    for quantity, members in case.measured.items():
        bases: dict[QuantityId, list[ClaimId]] = defaultdict(list)
        for member in members:
            base = case.memberships[member.claim].get("base")
            if base is not None and case.figures[member.claim].relation == "ratio":
                bases[base].append(member.claim)
        claims = [claim for group in bases.values() for claim in group]
        if len(bases) > 1 and not disputed & set(claims):
            measured = case.quantities[quantity]
            period = measured.period.label() if measured.period else ""
            note = (
                f"Each growth rate of {label(measured.indicator)} in {period} is measured from another base; they hold together."
            )
            yield case.cluster("quantity_network", "compatible", claims, note=note, derived=_levels(case, bases))


def _levels(case: Case, bases: dict[QuantityId, list[ClaimId]]) -> dict[str, float | str]:
    """The levels that follow for the bases, and the changes from each base to the next."""
    known = []
    for base in bases:
        quantity, bound = case.quantities[base], case.bounds.get(base)
        if quantity.period is not None and bound is not None and bound.nominal is not None:
            known.append((quantity.period.label(), bound.nominal, quantity.unit or ""))
    known.sort()
    found: dict[str, float | str] = {f"level_{period}_{unit.lower()}": round(value, 2) for period, value, unit in known}
    for (first, low, _), (second, high, _) in pairwise(known):
        found[f"change_{first}_{second}_percent"] = round(100 * (high / low - 1), 2)
    return found
