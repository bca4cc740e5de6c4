"""Series: the figures that measure one thing over time, and the pace between their points."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias
from weakref import WeakKeyDictionary

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.ids import QuantityId, digest
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.verdict import Bound
from comity.publish.chart import middle
from comity.publish.material import Material
from comity.publish.naming import series_words

Key: TypeAlias = tuple[str, ...]
"""Indicator, scope, reporter, partner, direction, product and unit, each as text."""


class Series(Struct, frozen=True, kw_only=True):
    """Figures of one indicator, flow, product and unit, in order of time, and what follows for its points."""

    key: Key
    title: str
    unit: str | None
    claims: tuple[Claim, ...]
    bounds: tuple[tuple[Quantity, Bound], ...]
    is_bilateral: bool


_known: WeakKeyDictionary[Material, tuple[Series, ...]] = WeakKeyDictionary()


def all_series(material: Material) -> tuple[Series, ...]:
    """Every series of the dossier, the one that most rests on first; they are found once for each material."""
    if material not in _known:
        claims, bounds = _grouped(material)
        found = [_series(material, key, claims[key], bounds.get(key, [])) for key in sorted(claims)]
        _known[material] = tuple(sorted(found, key=lambda series: _rank(material, series)))
    return _known[material]


def series_id(series: Series) -> str:
    """The name of a series in an address: the same in every ledger that holds it."""
    return digest(*series.key)


def _rank(material: Material, series: Series) -> tuple[bool, int, int, Key]:
    """Between the two states first, then by origins, by figures and by name."""
    origins = material.origins_of(claim.id for claim in series.claims)
    return not series.is_bilateral, -len(origins), -len(series.claims), series.key


Groups: TypeAlias = tuple[dict[Key, list[Claim]], dict[Key, list[tuple[Quantity, Bound]]]]


def _grouped(material: Material) -> Groups:
    """Figures and bounds by series; a figure without a unit of its own ("tripled") joins its series where that has just one."""
    keys = {
        claim.id: _key(material.quantity_of.get(claim.id), claim.payload)
        for claim in material.figures
        if isinstance(claim.payload, Figure)
    }
    bound_keys = {quantity: _key(material.quantities[quantity], None) for quantity in material.bounds}
    units: dict[Key, set[str]] = defaultdict(set)
    for key in (*keys.values(), *bound_keys.values()):
        if key[-1]:
            units[key[:-1]].add(key[-1])

    def settled(key: Key) -> Key:
        known = units[key[:-1]]
        return key if key[-1] or len(known) != 1 else (*key[:-1], *known)

    claims: dict[Key, list[Claim]] = defaultdict(list)
    for claim in material.figures:
        claims[settled(keys[claim.id])].append(claim)
    bounds: dict[Key, list[tuple[Quantity, Bound]]] = defaultdict(list)
    for quantity, key in bound_keys.items():
        bounds[settled(key)].append((material.quantities[quantity], material.bounds[quantity]))
    return claims, bounds


def _key(quantity: Quantity | None, figure: Figure | None) -> Key:
    record = quantity or figure
    assert record is not None  # noqa: S101  (callers give one of the two)
    unit = quantity.unit if quantity else (figure.unit if figure and figure.relation in {"level", "difference"} else None)
    parts = (record.indicator, record.scope, record.reporter, record.partner, record.direction, record.product, unit)
    return tuple(part or "" for part in parts)


def _series(material: Material, key: Key, claims: list[Claim], bounds: list[tuple[Quantity, Bound]]) -> Series:
    first = claims[0]
    record = material.quantity_of.get(first.id)
    shown = record if record is not None else first.payload
    assert isinstance(shown, Quantity | Figure)  # noqa: S101  (series hold figures only)
    return Series(
        key=key,
        title=series_words(shown, material.names),
        unit=key[-1] or None,
        claims=tuple(sorted(claims, key=lambda claim: _place(material, claim))),
        bounds=tuple(sorted(bounds, key=lambda pair: (_order(pair[0].period), pair[0].id))),
        is_bilateral=material.is_about_pair(first),
    )


def _place(material: Material, claim: Claim) -> tuple[tuple[int, float], str, str, int, str]:
    document = material.pile.documents[claim.document]
    return _order(claim_period(material, claim)), claim.modality, document.address, claim.evidence.start, claim.id


def _order(period: Period | None) -> tuple[int, float]:
    """By time; what has no period comes last."""
    return (0, middle(period)) if is_placed(period) and period is not None else (1, 0.0)


def is_placed(period: Period | None) -> bool:
    """Whether a period has an end at which it could be drawn."""
    return period is not None and (period.first is not None or period.last is not None)


def is_limited(values: Interval) -> bool:
    """Whether values are limited on both sides."""
    return values.low is not None and values.high is not None


def claim_period(material: Material, claim: Claim) -> Period | None:
    """When a figure holds: the resolved period, else that of the words."""
    quantity = material.quantity_of.get(claim.id)
    own = claim.payload.period if isinstance(claim.payload, Figure) else None
    return (quantity.period if quantity else None) or own


def pace(start: float, end: float, years: float) -> float | None:
    """Growth in percent a year that leads from one value to another; None where no yearly rate leads there."""
    if start <= 0 or end <= 0 or years <= 0:
        return None
    return float(((end / start) ** (1 / years) - 1) * 100)


def latest(pairs: Sequence[tuple[QuantityId, Period, float]], before: float) -> tuple[QuantityId, Period, float] | None:
    """The last point before a moment (in years), the smaller id where two stand there."""
    earlier = [(middle(period), quantity) for quantity, period, _ in pairs if middle(period) < before]
    if not earlier:
        return None
    last = max(moment for moment, _ in earlier)
    chosen = min(quantity for moment, quantity in earlier if moment == last)
    return next(pair for pair in pairs if pair[0] == chosen)
