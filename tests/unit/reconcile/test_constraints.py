"""What claims say about quantities, and what is left out."""

from datetime import date

import pytest
from msgspec import structs
from tests.unit.reconcile.factory import Pile, flow, turnover

from comity.model.claim import Figure
from comity.model.interval import Interval
from comity.model.origin import Origins
from comity.model.record import Quantity
from comity.model.verdict import Assumption
from comity.reconcile.assumptions import assumed, default_assumptions
from comity.reconcile.constraints import Constraint, stated

T24, T18 = turnover(2024), turnover(2018)


def constraints(pile: Pile) -> tuple[Constraint, ...]:
    return stated(*pile.all).constraints


def names(pile: Pile) -> list[str]:
    return [row.because for row in constraints(pile)]


def test_a_level_limits_its_quantity_and_a_ratio_joins_two() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), value=200.0)
    pile.add("c_2", T24, (1.535, 1.545), base=T18, value=54.0, unit="percent")
    level, ratio = constraints(pile)
    assert (level.of, level.base, level.strict, level.nominal) == (T24.id, None, Interval(190.0, 210.0), 200.0)
    assert (ratio.of, ratio.base, ratio.nominal) == (T24.id, T18.id, 1.54)


@pytest.mark.parametrize(
    ("relation", "unit", "value", "strict", "nominal"),
    [
        ("ratio", "percent", -12.0, (0.875, 0.885), 0.88),
        ("ratio", "times", 3.0, (2.5, 3.5), 3.0),
        ("share", "percent", 25.0, (0.245, 0.255), 0.25),
        ("share", "count", 25.0, (0.245, 0.255), None),
    ],
)
def test_the_nominal_is_the_factor_of_the_number_at_its_word(
    relation: str, unit: str, value: float, strict: tuple[float, float], nominal: float | None
) -> None:
    pile = Pile()
    pile.add("c_1", T24, strict, base=T18, value=value, unit=unit, relation=relation)  # type: ignore[arg-type]
    assert [row.nominal for row in constraints(pile)] == [nominal]


def test_a_range_counts_at_its_middle() -> None:
    pile = Pile()
    claim = pile.add("c_1", T24, (400.0, 500.0), value=400.0)
    assert isinstance(claim.payload, Figure)
    pile.claims = [structs.replace(claim, payload=structs.replace(claim.payload, value_high=500.0))]
    assert [row.nominal for row in constraints(pile)] == [450.0]


def test_what_is_denied_ranked_or_without_quantities_makes_no_constraint() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), is_denied=True)
    pile.add("c_2", T24, (1.0, 1.0), relation="rank")
    pile.add("c_3", T24, (10.0, 20.0), base=T18, relation="difference")
    pile.add("c_4", T24, (1.0, 2.0), relation="ratio")
    pile.add("c_5", T24, (1.0, 2.0), base=T24)
    assert names(pile) == []


def test_values_without_a_logarithm_are_left_out_and_a_lower_limit_of_zero_is_none() -> None:
    pile = Pile()
    pile.add("c_1", T24, (-5.0, 0.0))
    pile.add("c_2", T24, (0.0, 5.0))
    pile.add("c_3", T24, (None, None))
    assert [(row.because, row.strict) for row in constraints(pile)] == [("c_2", Interval(None, 5.0))]


def test_a_lenient_reading_is_never_narrower_than_the_strict_one() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), lenient=(195.0, 250.0))
    assert [row.lenient for row in constraints(pile)] == [Interval(190.0, 250.0)]


def test_copies_of_one_statement_count_once_by_the_earliest() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), asserted=date(2025, 5, 9), origin="wire")
    pile.add("c_2", T24, (190.0, 210.0), asserted=date(2025, 5, 7), origin="wire")
    pile.add("c_3", T24, (190.0, 210.0), asserted=None, origin="wire")
    pile.add("c_4", T24, (190.0, 210.0), asserted=date(2025, 5, 7), origin="other", speaker="Example Union")
    assert names(pile) == ["c_2", "c_4"]


def test_one_origin_may_say_two_things() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), origin="wire")
    pile.add("c_2", T24, (190.0, 210.0), origin="wire", hedge="about")
    assert names(pile) == ["c_1", "c_2"]


def test_a_claim_outside_every_origin_stands_alone() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0))
    pile.add("c_2", T24, (190.0, 210.0))
    assert len(stated(pile.claims, pile.records, Origins((), ())).constraints) == 2


def test_a_later_value_of_the_same_speaker_revises_the_earlier() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), asserted=date(2025, 1, 10))
    pile.add("c_2", T24, (230.0, 240.0), asserted=date(2025, 3, 10))
    said = stated(*pile.all)
    assert [row.because for row in said.constraints] == ["c_2"]
    (finding,) = said.findings
    assert (finding.code, finding.subject) == ("figure.revised", "c_1")
    assert "$200" in finding.text
    assert "$235" in finding.text


def test_a_revised_value_stays_revised_when_the_new_one_is_repeated() -> None:
    pile = Pile()
    pile.add("c_1", T24, (190.0, 210.0), asserted=date(2025, 1, 10))
    pile.add("c_2", T24, (230.0, 240.0), asserted=date(2025, 3, 10))
    pile.add("c_3", T24, (230.0, 240.0), asserted=date(2025, 4, 10))
    assert names(pile) == ["c_2", "c_3"]


@pytest.mark.parametrize(
    "later",
    [
        {"asserted": date(2025, 1, 10)},
        {"asserted": None},
        {"asserted": date(2025, 3, 10), "speaker": "Example Union"},
        {"asserted": date(2025, 3, 10), "voice": "outlet"},
    ],
)
def test_no_revision_without_the_same_standing_voice_on_a_later_day(later: dict[str, object]) -> None:
    pile = Pile()
    voice = later.get("voice", "government")
    pile.add("c_1", T24, (190.0, 210.0), asserted=date(2025, 1, 10), voice=voice)  # type: ignore[arg-type]
    pile.add("c_2", T24, (230.0, 240.0), **({"voice": voice} | later))  # type: ignore[arg-type]
    assert names(pile) == ["c_1", "c_2"]


def test_a_target_is_not_revised() -> None:
    pile, target = Pile(), turnover(2030, world="target:norland")
    pile.add("c_1", target, (190.0, 210.0), asserted=date(2025, 1, 10))
    pile.add("c_2", target, (230.0, 240.0), asserted=date(2025, 3, 10))
    assert names(pile) == ["c_1", "c_2"]


def test_two_loans_are_two_loans_but_one_loan_has_its_value() -> None:
    loan, aid = turnover(2024, "loan"), turnover(2024, "aid")
    pile = Pile()
    pile.add("c_1", loan, (190.0, 210.0))
    pile.add("c_2", loan, (930.0, 940.0), speaker="Example Bank")
    pile.add("c_3", aid, (190.0, 210.0))
    assert [(row.because, row.is_firm) for row in constraints(pile)] == [("c_3", False)]


def test_the_shipped_assumptions_are_the_known_ones() -> None:
    rows = {row.id: row for row in default_assumptions()}
    assert set(rows) == {"both-flows", "mirror-trade", "part-of-whole", "parts-of-a-year", "rank-order"}
    assert rows["mirror-trade"].strict == Interval(0.9, 1.25)
    assert rows["mirror-trade"].lenient == Interval(0.5, 2.0)
    assert rows["part-of-whole"].strict == Interval(None, 1.0)


def test_mirrored_flows_and_parts_are_joined() -> None:
    exports, imports = flow("trade.exports", "NRL", "ESR"), flow("trade.imports", "ESR", "NRL")
    wheat = flow("trade.exports", "NRL", "ESR", "wheat")
    found = {(row.because, row.of, row.base) for row in assumed([exports, imports, wheat], default_assumptions())}
    assert found == {("mirror-trade", imports.id, exports.id), ("part-of-whole", wheat.id, exports.id)}


@pytest.mark.parametrize(
    "other",
    [
        flow("trade.imports", "NRL", "ESR"),
        flow("trade.imports", "ESR", "NRL", "wheat"),
        structs.replace(flow("trade.imports", "ESR", "NRL"), unit="t"),
        structs.replace(flow("trade.imports", "ESR", "NRL"), world="target:norland"),
        structs.replace(flow("trade.imports", "ESR", "NRL"), period=None),
    ],
)
def test_other_flows_are_not_joined(other: Quantity) -> None:
    assert assumed([flow("trade.exports", "NRL", "ESR"), other], default_assumptions()) == ()


def test_only_known_assumptions_join_anything() -> None:
    own = Assumption(id="own", text="what I think", strict=Interval(1.0, 1.0), lenient=Interval(1.0, 1.0))
    assert assumed([flow("trade.exports", "NRL", "ESR"), flow("trade.imports", "ESR", "NRL")], [own]) == ()
