"""Verdict: what can be said of statements taken together, in the vocabulary of `docs/reference/verdicts.md`.

Each rule is a function from the case to clusters; the list below is all of them.
"""

from collections.abc import Callable, Iterable

from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Cluster, Verdict
from comity.verdict.agreement import agreements, moods
from comity.verdict.case import Case
from comity.verdict.clash import clashes
from comity.verdict.documents import copies, republications
from comity.verdict.network import networks
from comity.verdict.subject import companions, narrowed
from comity.verdict.units import unit_traps

JUDGES: tuple[Callable[[Case], Iterable[Cluster]], ...] = (
    agreements,
    moods,
    clashes,
    narrowed,
    companions,
    unit_traps,
    networks,
    republications,
    copies,
)


def judge(pile: Pile, records: Records, origins: Origins, verdict: Verdict) -> tuple[Cluster, ...]:
    """All clusters of a pile, by kind, verdict and id."""
    case = Case(pile, records, origins, verdict)
    found = {cluster.id: cluster for rule in JUDGES for cluster in rule(case)}
    return tuple(sorted(found.values(), key=lambda cluster: (cluster.kind, cluster.verdict, cluster.id)))
