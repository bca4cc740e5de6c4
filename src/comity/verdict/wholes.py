"""A part beside its whole: goods without oil beside all goods, half a year beside the year. Neither a match nor a clash."""

from collections import defaultdict
from collections.abc import Iterator

from comity.model.ids import ClaimId
from comity.model.record import Quantity
from comity.model.verdict import Cluster
from comity.model.wording import amount
from comity.verdict.case import Case


def parts_beside_wholes(case: Case) -> Iterator[Cluster]:
    """Actual levels of one flow, one of which has a narrower scope or a shorter period than the other and is smaller."""
    flows: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in case.quantities.values():
        if quantity.world == "actual" and _levels(case, quantity):
            flows[_flow(quantity)].append(quantity)
    for quantities in flows.values():
        for whole in quantities:
            for part in quantities:
                if _is_part(part, whole) and _value(case, part) < _value(case, whole):
                    yield _cluster(case, part, whole)


def _cluster(case: Case, part: Quantity, whole: Quantity) -> Cluster:
    what = f"{amount(_value(case, part), part.unit)} ({part.scope or (part.period.label() if part.period else '')})"
    year = whole.period.label() if whole.period else ""
    note = f"{what} beside {amount(_value(case, whole), whole.unit)} of {year}: a part beside the whole, not a clash."
    return case.cluster("quantity", "compatible", [*_levels(case, part), *_levels(case, whole)], note=note)


def _levels(case: Case, quantity: Quantity) -> list[ClaimId]:
    return [m.claim for m in case.measured.get(quantity.id, []) if case.figures[m.claim].relation == "level"]


def _value(case: Case, quantity: Quantity) -> float:
    return case.figures[case.ordered(_levels(case, quantity))[0]].value


def _flow(quantity: Quantity) -> tuple[object, ...]:
    q = quantity
    return q.indicator, q.reporter, q.partner, q.direction, q.product, q.unit


def _is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether one quantity is the other but for a narrower scope or a shorter period within its year."""
    if part.period is None or whole.period is None or whole.scope is not None or not whole.period.is_calendar_year:
        return False
    is_narrower = part.scope is not None and part.period == whole.period
    is_shorter = part.period != whole.period and part.scope is None and whole.period.contains(part.period)
    return is_narrower or is_shorter
