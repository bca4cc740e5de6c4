"""Statements that give one value of one thing: as the same fact, or one as an aim and another as an expectation."""

from collections import defaultdict
from collections.abc import Iterator

from comity.model.claim import Figure
from comity.model.ids import ClaimId
from comity.model.interval import Interval
from comity.model.verdict import Cluster
from comity.model.wording import figure_value
from comity.resources.indicators import label
from comity.verdict.case import Case
from comity.verdict.pace import pace


def agreements(case: Case) -> Iterator[Cluster]:
    """Figures of several documents that say the same of one quantity and fit one another within what their words allow."""
    for claims in _said_alike(case).values():
        if any(set(conflict.claims) <= set(claims) for claim in claims for conflict in case.conflicts_of.get(claim, ())):
            continue
        if case.documents(claims) > 1 and is_compatible([case.figures[claim].lenient for claim in claims]):
            figure = case.figures[case.ordered(claims)[0]]
            texts, origins = case.documents(claims), case.independent(claims)
            note = f"{texts} documents give {figure_value(figure)} for {_named(figure)}; {_origins(origins)}."
            yield case.cluster("quantity", "agree", claims, note=note)


def moods(case: Case) -> Iterator[Cluster]:
    """One value of one quantity, which one text gives as an aim and another as an expectation or a fact."""
    alike: dict[tuple[object, ...], list[ClaimId]] = defaultdict(list)
    for quantity_id, members in case.measured.items():
        quantity = case.quantities[quantity_id]
        for member in members:
            if case.figures[member.claim].relation == "level":
                alike[(*_key(case.figures[member.claim]), quantity.unit)].append(member.claim)
    for claims in alike.values():
        said = {case.pile.claims[claim].modality for claim in claims}
        values = [case.figures[claim].strict for claim in claims]
        if len(said) > 1 and case.documents(claims) > 1 and is_compatible(values):
            figure = case.figures[case.ordered(claims)[0]]
            note = f"{figure_value(figure)} for {_named(figure)} is given as {' and as '.join(sorted(said))}."
            yield case.cluster("quantity", "agree_value_differ_modality", claims, note=note, derived=pace(case, claims))


def _said_alike(case: Case) -> dict[tuple[object, ...], list[ClaimId]]:
    """Claims by what they measure and how: levels of one quantity, ratios of one quantity to one base."""
    found: dict[tuple[object, ...], list[ClaimId]] = defaultdict(list)
    for quantity, members in case.measured.items():
        for member in members:
            figure = case.figures[member.claim]
            found[quantity, figure.relation, case.memberships[member.claim].get("base")].append(member.claim)
    return found


def _key(figure: Figure) -> tuple[object, ...]:
    states = (
        sorted((figure.reporter or "", figure.partner or "")) if figure.direction == "both" else (figure.reporter, figure.partner)
    )
    return figure.indicator, figure.scope, *states, figure.direction, figure.product, figure.period


def is_compatible(intervals: list[Interval]) -> bool:
    """Whether one value lies in all intervals."""
    low = max((i.low for i in intervals if i.low is not None), default=None)
    high = min((i.high for i in intervals if i.high is not None), default=None)
    return low is None or high is None or low <= high


def _named(figure: Figure) -> str:
    period = f" in {figure.period.label()}" if figure.period else ""
    states = "-".join(state for state in (figure.reporter, figure.partner) if state)
    return " ".join(part for part in (figure.product, label(figure.indicator), states) if part) + period


def _origins(count: int) -> str:
    return "all go back to one origin" if count == 1 else f"they rest on {count} independent origins"
