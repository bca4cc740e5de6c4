"""Verdict: what can be said of statements taken together, in the vocabulary of `docs/reference/verdicts.md`.

Each rule is a function from the case to clusters; the list below is all of them.
"""

from collections.abc import Callable, Iterable

from comity.model.life import Promise
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Cluster, Verdict
from comity.verdict.agreement import agreements, moods
from comity.verdict.case import Case
from comity.verdict.clash import clashes
from comity.verdict.deadlines import silences
from comity.verdict.documents import copies, republications
from comity.verdict.mirrors import mirrors
from comity.verdict.network import networks
from comity.verdict.parts import parts_of_wholes
from comity.verdict.people import one_person
from comity.verdict.records import one_thing
from comity.verdict.sequences import sequences
from comity.verdict.subject import companions, narrowed
from comity.verdict.units import unit_traps
from comity.verdict.wholes import parts_beside_wholes

JUDGES: tuple[Callable[[Case], Iterable[Cluster]], ...] = (
    agreements,
    moods,
    clashes,
    narrowed,
    companions,
    unit_traps,
    parts_beside_wholes,
    mirrors,
    networks,
    republications,
    copies,
    one_thing,
    parts_of_wholes,
    sequences,
    silences,
    one_person,
)


def judge(
    pile: Pile, records: Records, origins: Origins, verdict: Verdict, promises: Iterable[Promise] = ()
) -> tuple[Cluster, ...]:
    """All clusters of a pile, by kind, verdict and id. `promises` are what was promised for a day, and what became of it."""
    case = Case(pile, records, origins, verdict, promises)
    found = {cluster.id: cluster for rule in JUDGES for cluster in rule(case)}
    return tuple(sorted(found.values(), key=lambda cluster: (cluster.kind, cluster.verdict, cluster.id)))
