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
    ("Trade between Kenya and Norway reached $310 million in 2024.", "trade.turnover", ("KEN", "NOR", "both"), "2024"),
    ("In 2023, India exported 1.2 million tons of rice to Senegal.", "trade.exports", ("IND", "SEN", "export"), "2023"),
    ("Egypt bought about 600,000 tonnes of wheat from Romania in 2024.", "trade.imports", ("EGY", "ROU", "import"), "2024"),
    ("Japan's imports of coal from Australia amounted to 90 million tons in 2022.", "trade.imports", ("JPN", "AUS", "import"), "2022"),
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
        "Trade between Serbia and Turkey reached $2.1 billion in 2024, up 12% from 2022, and should double by 2030, officials expect."
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
    claim, _ = only('Trade between Iran and Oman reached $1.8 billion in 2024, Omani Trade Minister Qais Example told Sample News.')
    assert [voice.name for voice in claim.chain][0] == "Example Wire"
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
    _, cut = only("Serbian goods enter Eurasia at 25% reduced customs duties.")
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
