"""The pace an aim needs against the pace that was kept: compound growth a year between calendar years."""

from collections import defaultdict
from collections.abc import Iterable
from math import expm1, log
from typing import TypeAlias
from weakref import WeakKeyDictionary

from comity.model.ids import ClaimId
from comity.model.record import Quantity
from comity.verdict.case import Case

Series: TypeAlias = tuple[object, ...]
"""What figures of one series share: all that they measure but the period."""


def pace(case: Case, claims: Iterable[ClaimId]) -> dict[str, float | str]:
    """Growth in percent a year from the latest actual year to the aim, and from the earliest known actual year to the latest.

    Values are taken at their word (`Bound.nominal`), implied ones included; nothing where the years or values are not known.
    """
    aims = [case.quantities[record] for claim in claims for record in (case.memberships[claim].get("of"),) if record]
    aim = next((q for q in aims if q.world != "actual" and _year(q) is not None), None)
    if aim is None:
        return {}
    past = [(year, value) for year, value in actual_years(case).get(_key(aim), []) if year < (_year(aim) or 0)]
    aimed = case.bounds[aim.id].nominal if aim.id in case.bounds else None
    if not past or aimed is None:
        return {}
    latest, value = past[-1]
    found: dict[str, float | str] = {
        "from_year": latest,
        "to_year": _year(aim) or 0,
        "required_growth_percent_per_year": growth(value, aimed, (_year(aim) or 0) - latest),
    }
    earliest, first = past[0]
    if earliest < latest:
        found[f"achieved_{earliest}_{latest}_percent_per_year"] = growth(first, value, latest - earliest)
    return found


def growth(first: float, last: float, years: int) -> float:
    """Compound growth in percent a year from one value to another so many years later."""
    return round(100 * expm1(log(last / first) / years), 3)


_of_case: WeakKeyDictionary[Case, dict[Series, list[tuple[int, float]]]] = WeakKeyDictionary()


def actual_years(case: Case) -> dict[Series, list[tuple[int, float]]]:
    """The actual values of each series by calendar year, in order; gathered once for a case."""
    if case not in _of_case:
        found: defaultdict[Series, list[tuple[int, float]]] = defaultdict(list)
        for quantity in case.quantities.values():
            year, bound = _year(quantity), case.bounds.get(quantity.id)
            if quantity.world == "actual" and year is not None and bound and bound.nominal:
                found[_key(quantity)].append((year, bound.nominal))
        _of_case[case] = {key: sorted(values) for key, values in found.items()}
    return _of_case[case]


def _key(quantity: Quantity) -> Series:
    q = quantity
    return q.indicator, q.scope, q.reporter, q.partner, q.direction, q.product, q.unit


def _year(quantity: Quantity) -> int | None:
    period = quantity.period
    return period.first.year if period is not None and period.first is not None and period.is_calendar_year else None
