"""What the rules say of a small pile of invented claims."""

from datetime import date

from comity.model.page import Pile
from comity.model.verdict import Cluster, Verdict
from comity.resolve import resolve
from comity.resolve.life import due
from comity.trace import trace
from comity.verdict import judge


def judged(pile: Pile, verdict: str) -> list[Cluster]:
    """The clusters of one verdict."""
    records = resolve(pile)
    promises = due(records, pile.claims, pile.proven_day() or date.min)
    found = judge(pile, records, trace(pile, records), Verdict((), (), ()), promises)
    return [cluster for cluster in found if cluster.verdict == verdict]
