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

Rule = Callable[[Case], Iterable[Cluster]]

ON_FIGURES: tuple[Rule, ...] = (
    agreements,
    moods,
    clashes,
    narrowed,
    companions,
    unit_traps,
    parts_beside_wholes,
    mirrors,
    networks,
    silences,
)
"""The rules that look at the figures of one pair of states, and at what was aimed at."""
ON_DOCUMENTS: tuple[Rule, ...] = (republications, copies)
"""The rules that look at documents and what they copy."""
ON_RECORDS: tuple[Rule, ...] = (one_thing, sequences, silences)
"""The rules that look at one record, or at all recognitions of one state."""
ON_PROJECTS: tuple[Rule, ...] = (parts_of_wholes,)
"""The rules that look at all projects of some parties."""
ON_PERSONS: tuple[Rule, ...] = (one_person,)
"""The rules that look at one person."""
JUDGES = tuple(dict.fromkeys((*ON_FIGURES, *ON_DOCUMENTS, *ON_RECORDS, *ON_PROJECTS, *ON_PERSONS)))


def judge(  # noqa: PLR0917  (one argument for each thing a verdict is drawn from, in the order of the stages)
    pile: Pile,
    records: Records,
    origins: Origins,
    verdict: Verdict,
    promises: Iterable[Promise] = (),
    rules: Iterable[Rule] = JUDGES,
) -> tuple[Cluster, ...]:
    """All clusters of a pile, by kind, verdict and id. `promises` are what was promised for a day, and what became of it."""
    case = Case(pile, records, origins, verdict, promises)
    found = {cluster.id: cluster for rule in rules for cluster in rule(case)}
    return tuple(sorted(found.values(), key=lambda cluster: (cluster.kind, cluster.verdict, cluster.id)))
