"""Conflicts as clusters: a contradiction is a clash, one that a usual mix-up mends a likely slip, the rest are tensions."""

from collections.abc import Iterator
from math import exp

from comity.model.verdict import Cluster
from comity.model.wording import apart
from comity.verdict.case import Case

VERDICTS = {"contradiction": "clash", "slip": "likely_slip", "tension": "tension"}


def clashes(case: Case) -> Iterator[Cluster]:
    """One cluster for each minimal conflict, with the factor by which its statements stand apart."""
    for conflict in case.verdict.conflicts:
        factor = round(exp(conflict.gap), 4)
        note = f"These {len(conflict.claims)} statements cannot all be true; they stand apart by {apart(conflict.gap)}."
        for more in (conflict.slip.text if conflict.slip else "", conflict.relief):
            note += f" {more}" if more else ""
        yield case.cluster("quantity", VERDICTS[conflict.label], conflict.claims, note=note, factor=factor)
