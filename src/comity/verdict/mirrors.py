"""One flow counted twice: by the state that it leaves and by the one that it reaches. The two numbers need not be equal."""

from collections.abc import Iterator

from msgspec import structs

from comity.model.ids import ClaimId
from comity.model.record import Quantity
from comity.model.verdict import Cluster
from comity.model.wording import amount, digits
from comity.verdict.case import Case


def mirrors(case: Case) -> Iterator[Cluster]:
    """Exports by one state's count beside imports by the other's, where no claim of either is disputed."""
    by_key = {structs.replace(quantity, id=""): quantity for quantity in case.quantities.values()}
    for key, imports in by_key.items():
        if key.indicator != "trade.imports" or key.reporter is None or key.partner is None or key.world != "actual":
            continue
        turned = structs.replace(
            key, indicator="trade.exports", reporter=key.partner, partner=key.reporter, direction="export", id=""
        )
        exports = by_key.get(turned)
        if exports is None:
            continue
        arrived, left = _levels(case, imports), _levels(case, exports)
        if arrived and left and not any(case.conflicts_of.get(claim) for claim in (*arrived, *left)):
            yield _cluster(case, imports, arrived, left)


def _levels(case: Case, quantity: Quantity) -> list[ClaimId]:
    found = [m.claim for m in case.measured.get(quantity.id, ()) if case.figures[m.claim].relation == "level"]
    return list(case.ordered(found))


def _cluster(case: Case, imports: Quantity, arrived: list[ClaimId], left: list[ClaimId]) -> Cluster:
    first, second = case.figures[arrived[0]].value, case.figures[left[0]].value
    multiple = round(first / second, 4)
    note = (
        f"{amount(first, imports.unit)} counted on arrival is {digits(multiple, 3)} times the {amount(second, imports.unit)} "
        "counted on leaving: mirror statistics of one flow, which freight, insurance and time on the way set apart; not a clash."
    )
    return case.cluster("quantity", "compatible", [*arrived, *left], note=note, derived={"import_to_export": multiple})
