"""What nobody said but is used: rows of `assumptions.tsv`, and the quantities they join."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Assumption
from comity.reconcile.constraints import Constraint, hull
from comity.resources import load

MIRRORS = {"trade.exports": "trade.imports", "trade.imports": "trade.exports"}
"""The same flow has one indicator where it leaves and another where it arrives."""


def default_assumptions() -> tuple[Assumption, ...]:
    """What is assumed unless the user says otherwise: the rows of `assumptions.tsv`."""
    return tuple(
        Assumption(
            id=row.id,
            text=row.text,
            strict=Interval(row.strict_low, row.strict_high),
            lenient=Interval(row.lenient_low, row.lenient_high),
        )
        for row in load("assumptions", AssumptionRow)
    )


class AssumptionRow(Struct, frozen=True, kw_only=True):
    """A row of `assumptions.tsv`: limits of a ratio, empty for none."""

    id: str
    text: str
    strict_low: float | None = None
    strict_high: float | None = None
    lenient_low: float | None = None
    lenient_high: float | None = None


def assumed(quantities: Sequence[Quantity], assumptions: Iterable[Assumption]) -> tuple[Constraint, ...]:
    """The constraints that nobody stated: mirrored flows, and parts that cannot exceed their whole."""
    keys = {_key(quantity): quantity for quantity in quantities}
    pairs = {"mirror-trade": _mirrors(keys), "part-of-whole": _wholes(keys)}
    return tuple(
        Constraint(
            because=assumption.id,
            of=of.id,
            base=base.id,
            strict=assumption.strict,
            lenient=hull(assumption.strict, assumption.lenient),
            is_assumed=True,
            is_firm=False,
        )
        for assumption in sorted(assumptions, key=lambda row: row.id)
        for of, base in pairs.get(assumption.id, [])
    )


def _key(quantity: Quantity) -> Quantity:
    return structs.replace(quantity, id="")


def _mirrors(quantities: Mapping[Quantity, Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Imports with the exports of the other reporter: the same goods, counted on arrival and on leaving."""
    found = []
    for key, quantity in quantities.items():
        other = quantities.get(
            structs.replace(
                key,
                indicator=MIRRORS.get(key.indicator, ""),
                reporter=key.partner,
                partner=key.reporter,
                direction={"export": "import", "import": "export"}.get(key.direction or ""),
            )
        )
        if other is not None and key.indicator == "trade.imports" and key.reporter is not None and key.partner is not None:
            found.append((quantity, other))
    return sorted(found, key=lambda pair: (pair[0].id, pair[1].id))


def _wholes(quantities: Mapping[Quantity, Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Flows of one product with the flow of all products."""
    found = []
    for key, quantity in quantities.items():
        whole = quantities.get(structs.replace(key, product=None))
        if key.product is not None and key.indicator in MIRRORS and whole is not None:
            found.append((quantity, whole))
    return sorted(found, key=lambda pair: (pair[0].id, pair[1].id))
