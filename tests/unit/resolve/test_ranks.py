"""What a rank is about."""

from tests.unit.reconcile.factory import flow

from comity.model.claim import Claim, Direction, Figure, Voice
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.text import Span
from comity.resolve.ranks import ranked

LEVEL = flow("trade.exports", "ESR", "KLM", product="tea")


def rank(
    wording: str = "supplier",
    indicator: str = "trade.exports",
    reporter: str = "NRL",
    partner: str = "KLM",
    direction: Direction = "export",
    scope: str | None = None,
    product: str | None = "tea",
) -> Claim:
    three = Interval(3, 3)
    figure = Figure(
        indicator=indicator, wording=wording, relation="rank", value=3, unit="rank", hedge="exact", strict=three, lenient=three,
        scope=scope, reporter=reporter, partner=partner, direction=direction, product=product, period=Period.year(2024),
    )  # fmt: skip
    return Claim(
        id="c_1", document="d_1", evidence=Span("t_1", 0, 5), passage=Span("t_1", 0, 9),
        chain=(Voice(name="Example Wire", type="outlet"),), asserted=None, modality="actual", payload=figure,
        reader="builtin", extractor="figure.rank@1",
    )  # fmt: skip


def about(claim: Claim, *levels: Quantity) -> Quantity | None:
    quantities, members = ranked([claim], levels)
    found = {one.id: one for one in quantities}
    return found[members[0].record] if members else None


def test_a_rank_speaks_of_the_flow_beside_those_that_are_told() -> None:
    assert about(rank(), LEVEL) == flow("trade.exports", "NRL", "KLM", product="tea")


def test_it_takes_the_form_in_which_the_others_are_told() -> None:
    arrived = flow("trade.imports", "KLM", "ESR", product="tea")
    assert about(rank(), arrived) == flow("trade.imports", "KLM", "NRL", product="tea")


def test_a_buyer_stands_beside_other_destinations() -> None:
    buyer = rank("largest buyer", "trade.imports", direction="import")
    assert about(buyer, flow("trade.imports", "ESR", "KLM", product="tea")) == flow("trade.imports", "NRL", "KLM", product="tea")
    assert about(buyer, flow("trade.imports", "NRL", "ESR", product="tea")) is None


def test_a_source_of_imports_stands_at_their_origin() -> None:
    source = rank("source", "trade.imports", "KLM", "NRL", "import")
    assert about(source, flow("trade.imports", "KLM", "ESR", product="tea")) == flow("trade.imports", "KLM", "NRL", product="tea")


def test_nothing_is_said_without_others_of_the_same_product_market_and_unit() -> None:
    tonnes = Quantity.of(
        indicator="trade.exports", reporter="VAL", partner="KLM", direction="export", product="tea", period=Period.year(2024),
        unit="t",
    )  # fmt: skip
    assert about(rank()) is None
    assert about(rank(), LEVEL, tonnes) is None
    assert about(rank(product="coffee"), LEVEL) is None
    assert about(rank(partner="VAL"), LEVEL) is None
    assert about(rank(scope="organic"), LEVEL) is None
    assert about(rank("trading partner", "trade.turnover", direction="both"), LEVEL) is None
