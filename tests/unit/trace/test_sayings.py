from msgspec.structs import replace
from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, figure, pile_of

from comity.model.claim import Figure
from comity.model.record import Membership, Quantity, Records
from comity.trace.sayings import Saying, Sayings


def sayings_of(*figures: Figure) -> list[Saying]:
    quotes = [f"figure{nth}" for nth in range(len(figures))]
    article = Article("Example Wire", " ".join(quotes), *map(Said, quotes, figures))
    by_claim = Sayings(pile_of([article]), NO_RECORDS).by_claim
    return [by_claim[claim.id] for claim in article.claims]


def test_a_percentage_and_a_multiple_of_one_size_say_the_same() -> None:
    percent, times = sayings_of(figure(200, "percent", relation="ratio"), figure(3, "times", relation="ratio"))
    assert percent.is_equal(times)


def test_one_flow_seen_from_both_ends_is_one() -> None:
    exports, imports, other = sayings_of(
        figure(5, "t", indicator="trade.exports", reporter="AAA", partner="BBB"),
        figure(5, "t", indicator="trade.imports", reporter="BBB", partner="AAA"),
        figure(5, "t", indicator="trade.imports", reporter="AAA", partner="BBB"),
    )
    assert exports.is_equal(imports)
    assert not exports.is_equal(other)


def test_hedges_do_not_matter_and_periods_units_and_values_do() -> None:
    base, hedged, later, euros, more = sayings_of(
        figure(200e6), replace(figure(200e6), hedge="about"), figure(200e6, year=2025), figure(200e6, "EUR"), figure(210e6)
    )
    assert base.is_equal(hedged)
    assert not any(base.is_equal(other) for other in (later, euros, more))


def test_an_unknown_period_speaks_against_nothing() -> None:
    undated, dated, later = sayings_of(figure(200e6, year=None), figure(200e6), figure(200e6, year=2025))
    assert undated.is_equal(dated)
    assert undated.is_equal(later)
    assert not dated.is_equal(later)


def test_a_base_matters_only_where_both_name_one() -> None:
    bases = (2018, 2023, None)
    from_2018, from_2023, unsaid = sayings_of(*(figure(54, "percent", relation="ratio", base=base) for base in bases))
    assert not from_2018.is_equal(from_2023)
    assert from_2018.is_equal(unsaid)


def test_a_part_of_a_flow_is_another_scope_and_the_same_thing_is_not() -> None:
    whole, part, other_year = sayings_of(
        figure(3, "times", relation="ratio"),
        figure(3, "times", relation="ratio", product="rye"),
        figure(3, "times", relation="ratio", year=2020),
    )
    assert whole.is_other_scope(part)
    assert not whole.is_other_scope(whole)
    assert not part.is_other_scope(other_year)


def test_small_counts_tell_nothing() -> None:
    three, hundred, money = sayings_of(figure(3, "count"), figure(120, "count"), figure(3, "USD"))
    assert [saying.is_telling for saying in (three, hundred, money)] == [False, True, True]


def test_the_record_is_trusted_over_the_figure() -> None:
    article = Article("Example Wire", "figure", Said("figure", figure(5e6, year=None)))
    quantity = Quantity.of(indicator="trade.turnover", reporter="AAA", partner="BBB", product="rye", unit="USD")
    records = Records(quantities=(quantity,), members=(Membership(quantity.id, article.claims[0].id, "of"),))
    (saying,) = Sayings(pile_of([article]), records).by_claim.values()
    assert saying.product == "rye"
