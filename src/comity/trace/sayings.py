"""What a figure claim says, as keys that are equal where two claims say the same."""

from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.record import Quantity, Records

Key: TypeAlias = tuple[str, ...]

AHEAD = frozenset({"target", "forecast", "conditional", "capacity"})
"""What has not come to pass; a target and a forecast of one value may be one statement, an outcome and a target not."""
SMALL_UNITS = frozenset({"count", "rank", "years", "months", "days", "persons"})
TELLING_COUNT = 10
"""Counts, ranks and terms below this are too common to mark a source."""


class Saying(Struct, frozen=True):
    """What one figure claim says. `core` leaves out the scope and the product, and like `key` the times, which may be unknown.

    `flow` is what moves from whom to whom, without any value.
    """

    claim: Claim
    flow: Key
    key: Key
    core: Key
    period: str | None
    product: str | None
    scope: str | None
    base: str | None
    is_telling: bool

    def is_equal(self, other: "Saying") -> bool:
        """Whether both say the same, for one period and from one base where both name one."""
        return self.key == other.key and _may_agree(self.period, other.period) and _may_agree(self.base, other.base)

    def is_other_scope(self, other: "Saying") -> bool:
        """Whether both say the same of a wider and a narrower subject: one value of one flow, of products that differ."""
        is_same_subject = (self.product, self.scope) == (other.product, other.scope)
        return self.core == other.core and not is_same_subject and _may_agree(self.period, other.period)

    def is_of_same_flow(self, other: "Saying") -> bool:
        """Whether both are about one flow of one subject, for one period where both name one."""
        mine, theirs = (self.flow, self.product, self.scope), (other.flow, other.product, other.scope)
        return mine == theirs and _may_agree(self.period, other.period)


class Sayings:
    """The sayings of all figure claims of a pile."""

    def __init__(self, pile: Pile, records: Records) -> None:
        self._quantities = {quantity.id: quantity for quantity in records.quantities}
        self._of: dict[ClaimId, Quantity] = {}
        self._base: dict[ClaimId, Quantity] = {}
        for member in records.members:
            quantity = self._quantities.get(member.record)
            if quantity is not None:
                (self._of if member.part == "of" else self._base)[member.claim] = quantity
        self._claims = pile.claims

    @cached_property
    def by_claim(self) -> dict[ClaimId, Saying]:
        """Each figure claim's saying."""
        return {
            claim.id: self._saying(claim, claim.payload) for claim in self._claims.values() if isinstance(claim.payload, Figure)
        }

    def _saying(self, claim: Claim, figure: Figure) -> Saying:
        """Read from the record the claim speaks of where it has one, else from the figure itself."""
        about = self._of.get(claim.id) or figure
        base = self._base.get(claim.id)
        base_period = base.period if base is not None else figure.base
        period = None if about.period is None else about.period.label()
        core = (
            *_flow(about),
            figure.relation,
            *_value(figure),
            "ahead" if claim.modality in AHEAD else "actual",
            "denied" if claim.is_denied else "",
        )
        return Saying(
            claim=claim,
            flow=(about.indicator, *_flow(about)),
            key=(*core, about.product or "", about.scope or ""),
            core=core,
            period=period,
            product=about.product,
            scope=about.scope,
            base=None if base_period is None else base_period.label(),
            is_telling=figure.relation != "rank" and not (figure.unit in SMALL_UNITS and abs(figure.value) < TELLING_COUNT),
        )


def _may_agree(one: str | None, other: str | None) -> bool:
    """Whether two times are one, as far as they are known."""
    return None in {one, other} or one == other


def _flow(about: Quantity | Figure) -> Key:
    """What moves from whom to whom, so that one state's exports and the other's imports meet."""
    reporter, partner = about.reporter or "", about.partner or ""
    if about.direction == "both" or about.indicator == "trade.turnover":
        return (about.indicator, *sorted((reporter, partner)))
    if about.indicator in {"trade.exports", "trade.imports"} and reporter and partner:
        is_export = about.direction == "export" or (about.direction is None and about.indicator == "trade.exports")
        return ("trade", reporter, partner) if is_export else ("trade", partner, reporter)
    return (about.indicator, reporter, partner)


def _value(figure: Figure) -> Key:
    """The value and its unit; a ratio as the factor, so that "+200 %" and "threefold" are one."""
    value, high, unit = figure.value, figure.value_high, figure.unit
    if figure.relation == "ratio" and unit == "percent":
        value, high, unit = 1 + value / 100, None if high is None else 1 + high / 100, "times"
    return (f"{value:.9g}", "" if high is None else f"{high:.9g}", unit)
