"""Small piles of figure claims, told apart by short names."""

from collections.abc import Sequence
from datetime import date

from comity.model.claim import Claim, Figure, Hedge, Relation, Voice, VoiceType
from comity.model.interval import Interval
from comity.model.origin import Origin, Origins
from comity.model.period import Period
from comity.model.record import Membership, Quantity, Records
from comity.model.text import Span

MINISTRY = "trade ministry of Norland"
CUSTOMS = "customs service of Norland"


def turnover(year: int, indicator: str = "trade.turnover", world: str = "actual", unit: str = "USD") -> Quantity:
    return Quantity.of(
        indicator=indicator, reporter="NRL", partner="ESR", direction="both", period=Period.year(year), unit=unit, world=world
    )


def flow(indicator: str, reporter: str, partner: str, product: str | None = None) -> Quantity:
    direction = "export" if indicator == "trade.exports" else "import"
    return Quantity.of(
        indicator=indicator,
        reporter=reporter,
        partner=partner,
        direction=direction,
        product=product,
        period=Period.year(2024),
        unit="USD",
    )


class Pile:
    """Claims, their quantities and origins, grown one claim at a time."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.members: list[Membership] = []
        self.quantities: dict[str, Quantity] = {}
        self.witnesses: dict[str, list[str]] = {}

    def add(
        self,
        name: str,
        of: Quantity,
        strict: tuple[float | None, float | None],
        *,
        base: Quantity | None = None,
        lenient: tuple[float | None, float | None] | None = None,
        value: float | None = None,
        unit: str | None = None,
        relation: Relation | None = None,
        hedge: Hedge = "exact",
        speaker: str = MINISTRY,
        voice: VoiceType = "government",
        asserted: date | None = date(2025, 5, 7),
        origin: str | None = None,
        is_denied: bool = False,
        wording: str = "trade",
    ) -> Claim:
        """A level, or a ratio where there is a base; `value` is the middle of `strict` unless given."""
        relation = relation or ("level" if base is None else "ratio")
        low, high = strict
        middle = (low + high) / 2 if low is not None and high is not None else (low or high or 1.0)
        claim = Claim(
            id=name,
            document=f"d_{origin or name}",
            evidence=Span(f"t_{name}", 0, 5),
            passage=Span(f"t_{name}", 0, 9),
            chain=(Voice(name="Example Wire", type="outlet"), Voice(name=speaker, type=voice)),
            asserted=None if asserted is None else Period.day(asserted),
            modality="actual",
            payload=Figure(
                indicator=of.indicator,
                wording=wording,
                relation=relation,
                value=middle if value is None else value,
                unit=unit or ("times" if base is not None else (of.unit or "count")),
                hedge=hedge,
                strict=Interval(*strict),
                lenient=Interval(*(lenient or strict)),
            ),
            reader="builtin",
            extractor="figure.level@1",
            is_denied=is_denied,
        )
        self.claims.append(claim)
        self.witnesses.setdefault(origin or name, []).append(name)
        for quantity, part in ((of, "of"), (base, "base")):
            if quantity is not None:
                self.quantities[quantity.id] = quantity
                self.members.append(Membership(quantity.id, name, part))
        return claim

    @property
    def records(self) -> Records:
        return Records(tuple(sorted(self.quantities.values(), key=lambda one: one.id)), tuple(sorted(self.members)))

    @property
    def origins(self) -> Origins:
        return Origins(
            tuple(
                Origin(id=f"o_{name}", voice=None, claims=tuple(sorted(claims)), documents=(), is_certain=True, reasons=())
                for name, claims in sorted(self.witnesses.items())
            ),
            (),
        )

    @property
    def all(self) -> tuple[Sequence[Claim], Records, Origins]:
        """What `reconcile` takes."""
        return self.claims, self.records, self.origins


def walk_one() -> Pile:
    """About $200M in 2024, up 54 % from 2018, says the ministry; $85M in 2018, says the customs service."""
    pile = Pile()
    pile.add("c_a1", turnover(2024), (190e6, 210e6), lenient=(180e6, 220e6), value=200e6, hedge="about", origin="ministry")
    pile.add(
        "c_a2",
        turnover(2024),
        (1.535, 1.545),
        lenient=(1.53, 1.55),
        base=turnover(2018),
        value=54,
        unit="percent",
        origin="ministry",
    )
    pile.add("c_c1", turnover(2018), (84.5e6, 85.5e6), lenient=(80e6, 90e6), value=85e6, speaker=CUSTOMS, origin="customs")
    return pile
