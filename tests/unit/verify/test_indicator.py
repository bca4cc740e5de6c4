from typing import Any

import msgspec
import pytest
from tests.unit.verify.article_factory import figure

from comity.model.claim import Figure
from comity.model.interval import Interval
from comity.publish.export.gold import indicator_text
from comity.resources.indicators import indicators
from comity.verify.indicator import Measured, measured
from comity.verify.items import FigureItem


def read(indicator: str, **changes: Any) -> Measured:
    return measured(msgspec.convert(figure(indicator=indicator, **changes), FigureItem))


@pytest.mark.parametrize(
    ("indicator", "changes", "code", "scope", "product"),
    [
        ("bilateral trade turnover", {}, "trade.turnover", None, None),
        ("Total trade between Kenya and Ghana", {}, "trade.turnover", None, None),
        ("wheat exports", {"product": "wheat"}, "trade.exports", None, "wheat"),
        ("wheat exports", {}, "trade.exports", None, "wheat"),
        ("exports of Ghanaian goods to Kenya", {}, "trade.exports", None, None),
        (
            "rank among suppliers of wheat to Kenya",
            {"relation": "rank", "unit": "rank", "product": "wheat"},
            "trade.exports",
            None,
            "wheat",
        ),
        ("trade turnover growth", {"relation": "ratio", "unit": "percent"}, "trade.turnover", None, None),
        ("trade turnover per month, without oil", {}, "trade.turnover", "without oil", None),
        ("trade turnover excluding oil", {}, "trade.turnover", "without oil", None),
        (
            "imports of cocoa, coffee and seafood",
            {"product": "cocoa, coffee and seafood"},
            "trade.imports",
            None,
            "cocoa, coffee and seafood",
        ),
        ("length of the visa waiver", {"unit": "years"}, "duration", None, None),
    ],
)
def test_a_text_that_is_understood_whole_gets_a_code(
    indicator: str, changes: dict[str, Any], code: str, scope: str | None, product: str | None
) -> None:
    assert read(indicator, **changes) == Measured(code, scope, product)


@pytest.mark.parametrize(
    "indicator",
    [
        "exports of services through Mombasa",
        "wheat and barley exports",
        "exports to Nigeria",
        "average trade turnover",
        "exports and imports",
        "trade turnover growth",
        "seats in the assembly",
        "",
        "projected trade in local currencies",
    ],
)
def test_a_text_with_words_left_over_stays_as_it_is(indicator: str) -> None:
    assert read(indicator) == Measured(indicator, None, None)


@pytest.mark.parametrize("code", sorted(set(indicators()) - {"duration"}))
@pytest.mark.parametrize("relation", ["level", "ratio", "difference", "share", "rank"])
def test_what_export_calls_an_indicator_import_understands(code: str, relation: Any) -> None:
    unit = {"share": "percent", "ratio": "percent", "rank": "rank"}.get(relation, "USD")
    told = Figure(
        indicator=code,
        wording="x",
        relation=relation,
        value=3.0,
        unit=unit,
        hedge="exact",
        strict=Interval(3, 3),
        lenient=Interval(3, 3),
        product="wheat" if relation == "level" else None,
        scope="without oil" if relation == "difference" else None,
    )
    again = read(indicator_text(told), relation=relation, unit=unit, product=told.product)
    assert again == Measured(code, told.scope, told.product)
