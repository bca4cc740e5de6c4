"""Series points: what meets and what stays apart."""

from collections.abc import Iterable
from typing import Any

import pytest
from msgspec import structs

from comity.model.claim import Claim, Figure, Voice
from comity.model.interval import Interval
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Records
from comity.model.text import Document, Metadata, Span, Text
from comity.resolve import resolve as resolve_pile

WIDE = Interval(0.0, 1e15)


def figure(**changes: Any) -> Figure:
    given: dict[str, Any] = {
        "indicator": "trade.turnover",
        "wording": "trade",
        "relation": "level",
        "value": 2e8,
        "unit": "USD",
        "hedge": "exact",
        "strict": WIDE,
        "lenient": WIDE,
        "reporter": "KEN",
        "partner": "NOR",
        "direction": "both",
        "period": Period.year(2024),
    }
    return Figure(**{**given, **changes})


def claim(name: str, payload: Figure, modality: Any = "actual", speaker: str = "Example Wire") -> Claim:
    return Claim(
        id=name,
        document="d_1",
        evidence=Span("t_1", 0, 5),
        passage=Span("t_1", 0, 5),
        chain=(Voice(name=speaker, type="outlet"),),
        asserted=None,
        modality=modality,
        payload=payload,
        reader="builtin",
        extractor="figure.level@1",
    )


def resolve(claims: Iterable[Claim]) -> Records:
    """The records of claims, each in the document it names."""
    claims = list(claims)
    names = {claim.document for claim in claims} | {"d_1"}
    documents = {name: Document(id=name, text="t_1", address=f"{name}.txt", metadata=Metadata()) for name in sorted(names)}
    return resolve_pile(Pile(documents, {"t_1": Text("t_1", "words")}, {claim.id: claim for claim in claims}))


def records_of(*figures: Figure) -> dict[str, str]:
    """The record that each figure measures, by its number."""
    found = resolve([claim(str(number), payload) for number, payload in enumerate(figures)])
    return {member.claim: member.record for member in found.members if member.part == "of"}


def test_mutual_trade_is_the_same_from_either_side() -> None:
    found = records_of(figure(), figure(reporter="NOR", partner="KEN"))
    assert found["0"] == found["1"]


LOOKALIKES = [
    {"scope": "without oil"},
    {"unit": "USD/month"},
    {"period": Period.year(2023)},
    {"indicator": "trade.exports", "direction": "export"},
    {"product": "tea"},
    {"partner": "SWE"},
]


@pytest.mark.parametrize("change", LOOKALIKES)
def test_lookalikes_stay_apart(change: dict[str, Any]) -> None:
    found = records_of(figure(), figure(**change))
    assert found["0"] != found["1"]


NO_POINTS = [
    {"period": None},
    {"partner": None},
    {"reporter": None},
    {"indicator": "loan", "direction": None},
    {"relation": "rank", "unit": "rank"},
    {"unit": "count"},
    {"indicator": "trade.exports", "direction": "export", "period": Period.month(2024, 2), "partner": None},
    {"relation": "share", "unit": "percent"},
]


@pytest.mark.parametrize("change", NO_POINTS)
def test_what_cannot_be_compared_is_no_point(change: dict[str, Any]) -> None:
    assert records_of(figure(**change)) == {}


def test_ratio_joins_two_points_in_the_unit_of_their_levels() -> None:
    growth = figure(relation="ratio", value=54, unit="percent", base=Period.year(2018))
    found = resolve([claim("level", figure()), claim("growth", growth)])
    parts = {(member.claim, member.part): member.record for member in found.members}
    assert parts["growth", "of"] == parts["level", "of"]
    base = next(q for q in found.quantities if q.id == parts["growth", "base"])
    assert (base.period, base.unit, base.world) == (Period.year(2018), "USD", "actual")


def test_ratio_of_a_flow_given_in_two_units_joins_neither() -> None:
    tons = figure(indicator="trade.exports", direction="export", product="tea", unit="t")
    dollars = figure(indicator="trade.exports", direction="export", product="tea")
    tea = {"indicator": "trade.exports", "direction": "export", "product": "tea"}
    growth = figure(**tea, relation="ratio", unit="times", base=Period.year(2023))
    found = records_of(tons, dollars, growth)
    assert found["2"] not in {found["0"], found["1"]}


def test_share_is_measured_from_the_whole_flow() -> None:
    exports = figure(indicator="trade.exports", direction="export")
    part = figure(indicator="trade.exports", direction="export", product="tea", relation="share", value=25, unit="percent")
    found = resolve([claim("whole", exports), claim("part", part)])
    parts = {(member.claim, member.part): member.record for member in found.members}
    assert parts["part", "base"] == parts["whole", "of"]


def test_share_of_a_flow_in_money_meets_no_tons() -> None:
    """24% of the import bill is no share of the tons that came in."""
    imports = {"indicator": "trade.imports", "direction": "import"}
    whole, tons = figure(**imports), figure(**imports, product="wheat", unit="t")
    part = figure(**imports, product="wheat", relation="share", value=16, unit="percent")
    found = resolve([claim("whole", whole), claim("tons", tons), claim("part", part)])
    units = {quantity.id: quantity.unit for quantity in found.quantities}
    parts = {(member.claim, member.part): member.record for member in found.members}
    assert parts["part", "of"] != parts["tons", "of"]
    assert (units[parts["part", "of"]], units[parts["part", "base"]]) == ("USD", "USD")


def test_growth_of_a_product_is_in_the_unit_of_its_own_document_alone() -> None:
    exports = {"indicator": "trade.exports", "direction": "export"}
    tons = claim("tons", figure(**exports, product="wheat", unit="t"))
    growth = claim("growth", figure(**exports, product="wheat", relation="ratio", unit="times", base=Period.year(2023)))
    beside, apart = resolve([tons, growth]), resolve([structs.replace(tons, document="d_2"), growth])
    assert [len({m.record for m in found.members if m.part == "of"}) for found in (beside, apart)] == [1, 2]
    total = claim("total", figure(**exports))
    grown = claim("grown", figure(**exports, relation="ratio", unit="times", base=Period.year(2023)))
    both = resolve([structs.replace(total, document="d_2"), grown])
    assert len({m.record for m in both.members if m.part == "of"}) == 1


def test_an_aim_lives_in_a_world_of_its_speaker() -> None:
    aimed = figure(period=Period.year(2030))
    claims = [claim("a", aimed, "target", "Minister A"), claim("b", aimed, "target", "Minister B"), claim("c", aimed, "estimate")]
    found = resolve(claims)
    assert {q.world for q in found.quantities} == {"target:minister a", "target:minister b", "actual"}
    assert resolve(reversed(claims)) == found
