"""Series points: two figures speak of one quantity when all parts of its key agree.

Only what can be compared becomes a point. Left out are: figures without a period, because "now" is no point; flows between
states of which one is unknown; single shipments, which a period of less than four weeks tells; indicators of which there are
many at a time (loans, orders); counts; ranks but for those of `ranks.py`. A share of one product in a flow is measured from
the whole flow, in its unit. What grew by a rate is taken in the unit that its levels are given in, where that is one; for a
product, whose tons and dollars grow apart, only levels of the same document tell.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from comity.model.claim import Claim, Direction, Figure
from comity.model.ids import DocumentId
from comity.model.period import Period
from comity.model.record import Membership, Part, Quantity
from comity.resources.indicators import is_total

RELATIVE_UNITS = {"percent", "times", "rank", "pp", "bp"}
FOUR_WEEKS = 28


class Key(NamedTuple):
    """A quantity but for its period, unit and world."""

    indicator: str
    scope: str | None
    reporter: str | None
    partner: str | None
    direction: Direction | None
    product: str | None


Told: TypeAlias = tuple[Key, DocumentId | None]
"""A key in one document, or in any."""


def series(claims: Iterable[Claim]) -> tuple[tuple[Quantity, ...], tuple[Membership, ...]]:
    """The quantities of a pile's figures, and which claim speaks of which as what."""
    figures = [(claim, claim.payload) for claim in claims if isinstance(claim.payload, Figure)]
    comparable = [(claim, figure) for claim, figure in figures if is_comparable(figure)]
    units = level_units(comparable)
    quantities: dict[str, Quantity] = {}
    members: set[Membership] = set()
    for claim, figure in comparable:
        for part, quantity in _points(claim, figure, units):
            quantities[quantity.id] = quantity
            members.add(Membership(quantity.id, claim.id, part))
    return tuple(quantities[key] for key in sorted(quantities)), tuple(sorted(members))


def is_comparable(figure: Figure) -> bool:
    """Whether a figure names a quantity well enough to be held against others."""
    if figure.relation == "rank" or figure.period is None or figure.reporter is None:
        return False
    if not is_total(figure.indicator) or figure.unit.partition("/")[0] in {"count", "pp", "bp"}:
        return False
    if figure.relation == "share" and figure.product is None:
        return False
    return figure.direction is None or (figure.partner is not None and (figure.period.days or FOUR_WEEKS) >= FOUR_WEEKS)


def level_units(figures: Iterable[tuple[Claim, Figure]]) -> dict[Told, str]:
    """The one unit that the levels of a key are given in, in each document and anywhere; not where there are several."""
    found: dict[Told, set[str]] = defaultdict(set)
    for claim, figure in figures:
        if figure.unit not in RELATIVE_UNITS:
            key = key_of(figure)
            found[key, claim.document].add(figure.unit)
            found[key, None].add(figure.unit)
    return {told: next(iter(units)) for told, units in found.items() if len(units) == 1}


def key_of(figure: Figure) -> Key:
    """The key of a figure; a mutual figure names its two states in alphabetical order."""
    reporter, partner = figure.reporter, figure.partner
    if figure.direction == "both" and reporter and partner:
        reporter, partner = sorted((reporter, partner))
    return Key(figure.indicator, figure.scope, reporter, partner, figure.direction, figure.product)


def world(claim: Claim) -> str:
    """The world a figure belongs to: estimates are about what is, everything else that is no fact is its speaker's own."""
    if claim.modality in {"actual", "estimate"}:
        return "actual"
    return f"{claim.modality}:{claim.speaker.name.casefold()}"


def _points(claim: Claim, figure: Figure, units: dict[Told, str]) -> Iterable[tuple[Part, Quantity]]:
    key = key_of(figure)
    whole = key._replace(product=None)
    if figure.unit not in RELATIVE_UNITS:
        unit: str | None = figure.unit
    elif figure.relation == "share":
        unit = units.get((whole, None))
    else:
        unit = units.get((key, None if key.product is None else claim.document))
    yield "of", _quantity(key, elapsed(claim, figure.period), unit, world(claim))
    if figure.relation == "share":
        yield "base", _quantity(whole, figure.period, unit, world(claim))
    elif figure.base is not None and figure.base != figure.period:
        yield "base", _quantity(key, figure.base, unit, "actual")


def elapsed(claim: Claim, period: Period | None) -> Period | None:
    """What of a period had passed when an outcome was told: "$4 billion this year", said on 1 May, is about four months."""
    said = claim.asserted.last if claim.asserted is not None else None
    if period is None or said is None or world(claim) != "actual" or period.first is None or period.first > said:
        return period
    return Period(period.first, said) if period.last is None or period.last > said else period


def _quantity(key: Key, period: Period | None, unit: str | None, world_name: str) -> Quantity:
    return Quantity.of(**key._asdict(), period=period, unit=unit, world=world_name)
