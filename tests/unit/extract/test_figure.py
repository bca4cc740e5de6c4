"""Figures read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract import EXTRACTORS, extract, rule_text
from comity.language import analyse
from comity.model.claim import Claim, Figure
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def claims_of(words: str, published: Period | None = PUBLISHED) -> list[Claim]:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=published, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return list(extract(analyse(document, text)))


def figures_of(words: str) -> list[tuple[Claim, Figure]]:
    return [(claim, claim.payload) for claim in claims_of(words) if isinstance(claim.payload, Figure)]


def only(words: str) -> tuple[Claim, Figure]:
    found = figures_of(words)
    assert len(found) == 1, [(f.value, f.unit, f.indicator) for _, f in found]
    return found[0]


FLOWS = [
    (
        "Kenya shipped 2 million tons of tea to Norway in 2024, according to the ministry.",
        "trade.exports",
        ("KEN", "NOR", "export"),
        "2024",
    ),
    ("Trade between Kenya and Norway reached $310 million in 2024.", "trade.turnover", ("KEN", "NOR", "both"), "2024"),
    ("In 2023, India exported 1.2 million tons of rice to Senegal.", "trade.exports", ("IND", "SEN", "export"), "2023"),
    ("Egypt bought about 600,000 tonnes of wheat from Romania in 2024.", "trade.imports", ("EGY", "ROU", "import"), "2024"),
    ("Japan's imports of coal from Australia were 90 million tons in 2022.", "trade.imports", ("JPN", "AUS", "import"), "2022"),
    ("Deliveries of gas from Azerbaijan to Hungary exceeded 1.5 bcm in 2024.", "trade.exports", ("AZE", "HUN", "export"), "2024"),
    ("Peru's exports to China totalled $25 billion in 2024.", "trade.exports", ("PER", "CHN", "export"), "2024"),
    ("Nigeria pumped 1.4 million barrels per day in May 2025.", "production", ("NGA", None, None), "2025-05"),
]


@pytest.mark.parametrize(("words", "indicator", "flow", "period"), FLOWS)
def test_level_names_flow_and_period(words: str, indicator: str, flow: tuple[str | None, ...], period: str) -> None:
    claim, figure = only(words)
    assert (figure.relation, figure.indicator) == ("level", indicator)
    assert (figure.reporter, figure.partner, figure.direction) == flow
    assert figure.period is not None
    assert figure.period.label() == period
    assert claim.modality == "actual"


def test_several_figures_of_one_clause_each_get_their_own() -> None:
    found = figures_of(
        "Trade between Serbia and Turkey reached $2.1 billion in 2024, up 12% from 2022, and should double by 2030, officials "
        "expect."
    )
    level, growth, multiple = (figure for _, figure in found)
    assert (level.value, level.unit, level.period) == (2.1e9, "USD", Period.year(2024))
    assert (growth.relation, growth.value, growth.base, growth.period) == ("ratio", 12, Period.year(2022), Period.year(2024))
    assert (multiple.relation, multiple.value, multiple.unit, multiple.period) == ("ratio", 2, "times", Period.year(2030))
    assert found[2][0].modality == "forecast"
    assert {(f.reporter, f.partner) for _, f in found} == {("SRB", "TUR")}


MOODS = [
    ("Vietnam and Chile aim to raise bilateral trade to $5 billion by 2030.", "target"),
    ("Trade between Vietnam and Chile could reach $5 billion by 2030.", "forecast"),
    ("Vietnam threatened to cut rice exports to Chile by 40% in 2026.", "conditional"),
    ("Trade between Vietnam and Chile reached $5 billion in 2024.", "actual"),
    ("Trade between Vietnam and Chile is estimated at $5 billion in 2024.", "estimate"),
]


@pytest.mark.parametrize(("words", "mood"), MOODS)
def test_mood(words: str, mood: str) -> None:
    claim, _ = only(words)
    assert claim.modality == mood


def test_month_of_may_is_no_expectation() -> None:
    claim, _ = only("On May 3, 2025, customs said trade between Vietnam and Chile reached $5 billion in 2024.")
    assert claim.modality == "actual"


def test_a_span_of_years_is_measured_from_its_first() -> None:
    _, figure = only("In 2019-2024, trade turnover between Cuba and Angola increased by 35%.")
    assert (figure.period, figure.base) == (Period.year(2024), Period.year(2019))


def test_growth_over_the_previous_year_counts_from_the_date_in_the_sentence() -> None:
    found = figures_of("Trade between Cuba and Angola reached $90 million in 2022, a 15% increase over the previous year.")
    assert found[1][1].base == Period.year(2021)


def test_pronoun_goes_on_with_the_sentence_before() -> None:
    found = figures_of("Trade between Cuba and Angola has grown. In 2024 it amounted to $90 million.")
    assert [(f.indicator, f.reporter, f.partner, f.value) for _, f in found] == [("trade.turnover", "AGO", "CUB", 9e7)]


def test_scope_is_part_of_the_figure() -> None:
    _, figure = only("Trade between Iran and Oman, excluding oil, reached $1.8 billion in 2024.")
    assert figure.scope == "without oil"


def test_speaker_stands_at_the_end_of_the_chain() -> None:
    claim, _ = only("Trade between Iran and Oman hit $1.8 billion in 2024, Omani Trade Minister Qais Example told Sample News.")
    assert claim.chain[0].name == "Example Wire"
    assert claim.speaker.name == "Qais Example"
    assert claim.is_attributed


def test_outlet_speaks_for_itself_without_a_speaker() -> None:
    claim, _ = only("Trade between Iran and Oman reached $1.8 billion in 2024.")
    assert [voice.name for voice in claim.chain] == ["Example Wire"]
    assert not claim.is_attributed


def test_denied_figure_is_marked() -> None:
    claim, _ = only("Trade between Iran and Oman did not reach $2 billion in 2024.")
    assert claim.is_denied


def test_rank_of_an_importer() -> None:
    _, figure = only("In 2024, Bangladesh was the second largest importer of Indian cotton.")
    assert (figure.relation, figure.value, figure.product) == ("rank", 2, "cotton")
    assert (figure.reporter, figure.partner, figure.direction) == ("BGD", "IND", "import")


def test_tariff_is_a_level_and_its_reduction_a_ratio() -> None:
    _, level = only("The United States imposed 25% tariffs on steel from Canada.")
    assert (level.indicator, level.relation, level.value) == ("tariff.rate", "level", 25)
    _, cut = only("Serbian goods enter Belarus at 25% reduced customs duties.")
    assert (cut.indicator, cut.relation, cut.value) == ("tariff.rate", "ratio", -25)


NO_FIGURES = [
    "The T-72 tanks and Su-30MK2 fighters were delivered to Algeria.",
    "The 19th meeting of the Kenyan-Norwegian commission opened in Nairobi.",
    "The two countries signed an agreement on May 7, 2025.",
    "Call +44 20 7946 0958 for the press office of the Ghanaian embassy.",
    "The match between Brazil and Ghana ended 3-1 after 90 minutes.",
    "Stir in 200 grams of flour and bake for 40 minutes.",
    "Read more Norway and Kenya trade rises 40%",
]


@pytest.mark.parametrize("words", NO_FIGURES)
def test_no_figure_is_invented(words: str) -> None:
    assert figures_of(words) == []


def test_evidence_holds_the_amount_and_at_most_twelve_words() -> None:
    words = (
        "According to a long and winding statement of the ministry that was issued late on Tuesday evening in the capital, trade "
        "between Iran and Oman reached about $1.8 billion in 2024, which pleased everyone who had been waiting for it."
    )
    claim, _ = only(words)
    quote = words[claim.evidence.start : claim.evidence.end]
    assert "about $1.8 billion in 2024" in quote
    assert len(quote.split()) <= 12
    assert words[claim.passage.start : claim.passage.end] == words


def test_ids_depend_on_the_place_and_not_on_what_was_read() -> None:
    first = claims_of("Trade between Iran and Oman reached $1.8 billion in 2024.")
    again = claims_of("Trade between Iran and Oman reached $1.8 billion in 2024.", published=None)
    assert [claim.id for claim in first] == [claim.id for claim in again]


def test_every_rule_says_what_it_reads() -> None:
    for extractor in EXTRACTORS:
        for rule in extractor.rules:
            assert rule_text(extractor.label(rule))
    assert rule_text("figure.unheard@9") is None


def test_a_sentence_without_a_date_goes_on_with_what_happened_before() -> None:
    found = figures_of("Norway's exports to Kenya were $90 million in 2023. Imports were $40 million, up $5 million.")
    assert [(f.relation, f.value, f.period) for _, f in found] == [
        ("level", 9e7, Period.year(2023)),
        ("level", 4e7, Period.year(2023)),
        ("difference", 5e6, Period.year(2023)),
    ]
    assert {(f.reporter, f.partner) for _, f in found} == {("NOR", "KEN")}
    assert [f.direction for _, f in found] == ["export", "import", "import"]


STANDS_ALONE = [
    "Norway's exports to Kenya were $90 million in 2023. Imports are $40 million.",
    "Norway's exports to Kenya were $90 million in 2023. Imports could be $40 million.",
]


@pytest.mark.parametrize("words", STANDS_ALONE)
def test_a_date_is_not_carried_to_what_is_or_may_be(words: str) -> None:
    assert figures_of(words)[-1][1].period is None


def test_items_of_a_list_hold_for_the_period_of_its_head() -> None:
    found = figures_of(
        "Trade of Norway and Kenya in 2022:\n\n- exports to Kenya totalled $90 million;\n\n- imports from Kenya were $40 million."
    )
    assert [f.period for _, f in found] == [Period.year(2022), Period.year(2022)]


BASES = [
    ("Exports of tea from Kenya to Norway fell by a fifth from 2022, to 46,000 tonnes.", None),
    ("Exports of tea from Kenya to Norway grew 1.4 times between 2016 and 2024, to 46,000 tonnes.", "2024"),
    ("Exports of tea from Kenya to Norway have doubled since 2020 to 46,000 tonnes in 2024.", "2024"),
]


@pytest.mark.parametrize(("words", "period"), BASES)
def test_the_base_of_a_change_is_not_the_period_of_the_level_it_led_to(words: str, period: str | None) -> None:
    level = next(f for _, f in figures_of(words) if f.relation == "level")
    assert (level.period.label() if level.period else None) == period


def test_exports_to_a_state_come_from_the_other_of_the_pair() -> None:
    found = figures_of("Kenya and Norway held talks in Kenya. In 2024, exports to Norway reached $40 million.")
    assert [(f.reporter, f.partner) for _, f in found] == [("KEN", "NOR")]


def test_a_sender_without_a_receiver_stays_open() -> None:
    found = figures_of("Kenya and Norway held talks in Kenya. In 2024, Kenya's total exports of tea reached 500,000 tons.")
    assert [(f.reporter, f.partner) for _, f in found] == [("KEN", None)]
    found = figures_of("Kenya and Norway held talks. Total Kenyan imports came to $4 billion in 2024.")
    assert [(f.reporter, f.partner) for _, f in found] == [("KEN", None)]


def test_a_total_with_a_named_receiver_goes_to_it() -> None:
    found = figures_of("Kenya and Norway met. Kenya's total exports to Norway came to $4 billion in 2024.")
    assert [(f.reporter, f.partner) for _, f in found] == [("KEN", "NOR")]


RANKS = [
    ("Norway was Kenya's ninth-largest export market in 2024.", "trade.exports", 9),
    ("Kenya was Norway's second-largest trading partner in East Africa.", "trade.turnover", 2),
    ("Norway remained the fourth-largest investor in Kenya.", "investment", 4),
]


@pytest.mark.parametrize(("words", "indicator", "value"), RANKS)
def test_what_a_rank_ranks(words: str, indicator: str, value: int) -> None:
    _, figure = only(words)
    assert (figure.relation, figure.indicator, figure.value) == ("rank", indicator, value)


def test_a_yearly_sum_is_a_total_and_a_yearly_capacity_a_rate() -> None:
    _, total = only("Trade between Kenya and Norway amounts to 1.9 billion euros a year.")
    assert total.unit == "EUR"
    _, capacity = only("The terminal between Kenya and Norway has a capacity of 2 million tons a year.")
    assert capacity.unit == "t/yr"


def test_a_shared_currency_is_that_of_the_one_state_that_has_it() -> None:
    _, figure = only("Czech exports to Ghana were worth 84 million crowns in 2024.")
    assert figure.unit == "CZK"
    _, chosen = only("Norway lent Denmark 84 million crowns in 2024.")
    assert chosen.unit in {"NOK", "DKK"}  # weights choose among the states that are named


PERCENTAGES = [
    ("Kenya put a 10 percent tariff on eggs from Uganda.", "level", 10),
    ("Machinery stood at 61 per cent of Czech exports to Ghana.", "share", 61),
    ("Trade between Kenya and Uganda is up 12 percent in 2024.", "ratio", 12),
]


@pytest.mark.parametrize(("words", "relation", "value"), PERCENTAGES)
def test_what_a_percentage_is(words: str, relation: str, value: float) -> None:
    _, figure = only(words)
    assert (figure.relation, figure.value) == (relation, value)


def test_a_text_that_names_no_state_gives_no_figures() -> None:
    assert figures_of("The shop cut its prices by 20% and sold 300 tons of flour for $2 million in exports.") == []


def test_a_part_is_never_taken_for_its_whole() -> None:
    whole, part = (
        figure
        for _, figure in figures_of(
            "Trade between Chile and Korea rose to $8.4 billion in 2024, of which copper and lithium accounted for $5.1 billion."
        )
    )
    assert (whole.product, whole.scope) == (None, None)
    assert part.product == "copper and lithium"
    found = figures_of("Trade between Chile and Korea rose to $8.4 billion in 2024, of which $5.1 billion went by sea.")
    assert found[1][1].scope == "of these"


def test_who_says_a_figure_is_not_where_the_goods_go() -> None:
    words = (
        "Kenya shipped 1.4 million tons of tea to Norway in 2024, the Kenyan ministry said. "
        "Its plans for 2025 are larger: 1.7 million tons, according to the ministry."
    )
    flows = {(figure.reporter, figure.partner, figure.direction) for _, figure in figures_of(words)}
    assert flows == {("KEN", "NOR", "export")}


SHARES = [
    ("In 2024 Chile exported goods worth $4 billion to Peru. Copper made up 24% of the exports.", None),
    ("Wheat accounted for 16 percent of Egypt's imports from Romania in 2023.", None),
    ("Romania supplied 40 percent of Egypt's wheat imports in 2023.", "of egypt's wheat imports"),
    ("Tea is a success: Norway took 97 percent of the crop that Kenya sold abroad in 2024.", "of the crop"),
    ("Peru sold Chile goods worth $2 billion in 2024. Grapes accounted for 30% of the total.", None),
]


@pytest.mark.parametrize(("words", "scope"), SHARES)
def test_a_share_of_goods_is_no_share_of_the_flow(words: str, scope: str | None) -> None:
    """What is a share of the goods themselves, or of one state's trade in them with all, says nothing of the whole flow."""
    found = [figure.scope for _, figure in figures_of(words) if figure.relation == "share" and figure.product]
    assert found == [scope]


def test_the_business_of_one_town_is_not_its_state_s() -> None:
    words = "Norway's exports to Kenya were $90 million in 2024. Firms from Narvik sold Kenyans goods for $12 million in 2024."
    assert [figure.scope for _, figure in figures_of(words)] == [None, "of firms from narvik"]
    words = "Norway's exports to Kenya were $90 million in 2024. Firms from Norway sold Kenya machines for $12 million in 2024."
    assert [figure.scope for _, figure in figures_of(words)] == [None, None]


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("Moldova's exports to Romania for May 2025 have been raised from 73.8 to 74.5 million dollars.", [None, "2025-05"]),
        ("Moldova's exports to Romania went from 73.8 million dollars in 2023 to 74.5 million in 2024.", ["2023", "2024"]),
    ],
)
def test_a_quantity_has_no_two_values_at_one_time(words: str, periods: list[str | None]) -> None:
    found = [(figure.value, figure.period and figure.period.label()) for _, figure in figures_of(words)]
    assert found == list(zip((73.8e6, 74.5e6), periods, strict=True))
