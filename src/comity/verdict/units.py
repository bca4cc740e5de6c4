"""Numbers that differ because one is a rate and the other a total: neither averaged nor set against each other."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from comity.model.ids import ClaimId
from comity.model.period import Period
from comity.model.verdict import Cluster
from comity.model.wording import amount
from comity.verdict.case import Case

TIMES_A_YEAR = {"d": 365.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0}


class _Subject(NamedTuple):
    """What rate and total must share."""

    indicator: str
    states: tuple[str, str]
    direction: str | None
    product: str | None
    unit: str


class _Rate(NamedTuple):
    subject: _Subject
    times: float
    value: float


def unit_traps(case: Case) -> Iterator[Cluster]:
    """A rate ("$300 million a month") beside yearly totals of one flow: the common unit and the multiple of the latest."""
    rates: dict[_Rate, list[ClaimId]] = defaultdict(list)
    totals: dict[_Subject, list[tuple[Period, ClaimId]]] = defaultdict(list)
    for claim, figure in case.figures.items():
        if figure.relation != "level" or figure.reporter is None:
            continue
        unit, _, per = figure.unit.partition("/")
        first, second = sorted((figure.reporter, figure.partner or ""))
        subject = _Subject(figure.indicator, (first, second), figure.direction, figure.product, unit)
        if per in TIMES_A_YEAR:
            rates[_Rate(subject, TIMES_A_YEAR[per], figure.value)].append(claim)
        elif figure.period and figure.period.is_calendar_year and case.pile.claims[claim].modality == "actual":
            totals[subject].append((figure.period, claim))
    for rate, claims in rates.items():
        beside = totals.get(rate.subject, [])
        if beside:
            latest = max(period for period, _ in beside)
            yield _trap(case, claims, [claim for period, claim in beside if period == latest], rate.value * rate.times)


def _trap(case: Case, rates: list[ClaimId], totals: list[ClaimId], yearly: float) -> Cluster:
    rate, total = case.figures[rates[0]], case.figures[case.ordered(totals)[0]]
    year = total.period.label() if total.period else ""
    multiple = round(yearly / total.value, 4)
    note = (
        f"{amount(rate.value, rate.unit)} is {amount(yearly, total.unit)} a year, {amount(multiple, 'times')} the "
        f"{amount(total.value, total.unit)} of {year}: a rate beside a total, not a clash."
    )
    derived: dict[str, float | str] = {f"annualised_{total.unit.lower()}": yearly, f"multiple_of_{year}": multiple}
    return case.cluster("quantity", "unit_trap_no_clash", [*rates, *totals], note=note, derived=derived)
