"""Figures about one flow that do not say the same: a scope narrowed in the retelling, or several measures that agree."""

from collections import defaultdict
from collections.abc import Iterator

from comity.model.claim import Figure
from comity.model.ids import ClaimId
from comity.model.verdict import Cluster
from comity.verdict.case import Case, Stream, stream


def narrowed(case: Case) -> Iterator[Cluster]:
    """One utterance retold with a wider scope in one text and a narrower one in another: same origin, flow, change and period."""
    alike: dict[tuple[object, ...], list[ClaimId]] = defaultdict(list)
    for claim, figure in case.figures.items():
        if figure.period is not None and figure.partner is not None:
            key = (stream(figure), figure.relation, figure.value, figure.unit, figure.period, case.origin(claim))
            alike[key].append(claim)
    for claims in alike.values():
        scopes = {_scope(case.figures[claim]) for claim in claims}
        if len(scopes) > 1 and (None, None) in scopes and case.documents(claims) > 1:
            parts = sorted(" ".join(part for part in scope if part) for scope in scopes if scope != (None, None))
            wide = _wide_speaker(case, claims)
            note = f"One origin{wide}; one text says it of all goods, another only of {' and of '.join(parts)}."
            yield case.cluster("quantity", "same_origin_scope_narrowed", claims, note=note)


def _scope(figure: Figure) -> tuple[str | None, str | None]:
    return figure.product, figure.scope


def _wide_speaker(case: Case, claims: list[ClaimId]) -> str:
    named = [
        case.pile.claims[claim].speaker.name
        for claim in case.ordered(claims)
        if _scope(case.figures[claim]) == (None, None) and case.pile.claims[claim].speaker.type != "outlet"
    ]
    return f" ({named[0]})" if named else ""


def companions(case: Case) -> Iterator[Cluster]:
    """Different measures of one product's flow, such as a weight and a rank, which do not exclude each other."""
    flows: dict[tuple[Stream, str], list[ClaimId]] = defaultdict(list)
    for claim, figure in case.figures.items():
        if figure.product is not None and figure.partner is not None:
            flows[stream(figure), figure.product].append(claim)
    disputed = {claim for conflict in case.verdict.conflicts for claim in conflict.claims}
    for (_, product), claims in sorted(flows.items(), key=repr):
        measures = {(case.figures[claim].relation, case.figures[claim].unit) for claim in claims}
        if len(measures) > 1 and case.documents(claims) > 1 and not disputed & set(claims):
            note = f"They measure the flow of {product} in different ways and do not exclude each other."
            yield case.cluster("quantity", "compatible", claims, note=note)
