"""What leaves no choice, and that a figure reads the same whatever was read before."""

import random

import pytest
from msgspec.structs import replace
from tests.unit.extract.test_figure import claims_of, figures_of, only
from tests.unit.extract.test_paths import analysed

from comity.extract import FIGURES, extract
from comity.extract.chooser import Nearest
from comity.extract.figure import figures_by
from comity.model.claim import Figure


@pytest.mark.parametrize(
    ("words", "period", "base"),
    [
        ("In 2018-2024, trade between Norway and Kenya increased by 54%.", "2024", "2018"),
        ("Norway's exports to Kenya rose by 8% in 2023.", "2023", "2022"),
    ],
)
def test_growth_is_measured_from_the_start_of_its_span_or_the_year_before(words: str, period: str, base: str) -> None:
    _, figure = only(words)
    assert figure.period is not None
    assert figure.base is not None
    assert (figure.period.label(), figure.base.label()) == (period, base)


def test_a_term_holds_for_no_period() -> None:
    _, figure = only("In 2024 Norway and Kenya signed a 15-year gas contract.")
    assert (figure.unit, figure.value, figure.period) == ("years", 15, None)


def test_what_with_adds_goes_the_way_of_its_clause() -> None:
    found = figures_of("Kenyan sales to Norway grew in 2024, with purchases of tea doubling to 30,000 tons.")
    assert {(f.reporter, f.partner, f.direction) for _, f in found} == {("NOR", "KEN", "import")}


def test_what_runs_both_ways_has_no_first_side() -> None:
    one = only("Trade between Norway and Kenya reached $310 million in 2024.")[1]
    other = only("Trade between Kenya and Norway reached $310 million in 2024.")[1]
    assert (one.reporter, one.partner) == (other.reporter, other.partner) == ("KEN", "NOR")


def test_what_a_cost_is_of_is_its_scope() -> None:
    found = figures_of("Norway will build a railway in Kenya. The railway will cost $2 billion, Nairobi said.")
    costs = [figure for _, figure in found if figure.indicator == "cost"]
    assert [figure.scope for figure in costs] == ["of railway"]


def test_texts_read_before_change_nothing() -> None:
    texts = [
        "Norway exported 500,000 tons of salmon to Kenya in 2024, up 12% from 2023.",
        "Imports from Chile reached $40 million in May, Peru's customs service said.",
        "Ghana aims to raise trade with Malta to $200 million by 2030.",
    ]
    alone = {words: [figure for _, figure in figures_of(words)] for words in texts}
    random.Random(5).shuffle(texts)
    assert all([figure for _, figure in figures_of(words)] == alone[words] for words in texts)
    assert all(alone.values())


def test_a_text_of_sport_makes_no_figures() -> None:
    words = (
        "The final between Norway and Kenya drew 41,000 spectators. Norway scored three goals in the first half. "
        "The match was stopped for 12 minutes because of rain. Kenya had two players on the bench. "
        "The coach praised his team after the game. The season ends in May."
    )
    assert [claim for claim in claims_of(words) if isinstance(claim.payload, Figure)] == []


def test_nearness_alone_reads_where_no_weights_are() -> None:
    analysis = analysed("Norway exported 500,000 tons of salmon to Kenya in 2024.")
    reader = replace(FIGURES, run=lambda one: figures_by(one, Nearest()))
    (claim,) = extract(analysis, (reader,))
    assert isinstance(claim.payload, Figure)
    assert (claim.payload.indicator, claim.payload.reporter, claim.payload.partner) == ("trade.exports", "NOR", "KEN")


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Trade of Norway with Kenya was $310 million in 2024. The city of Bergen alone accounted for $40 million.", "of these"),
        ("Kenya's imports from Norway were $310 million in 2024. Private orders made up $40 million of the latter.", "of these"),
        (
            "Trade of Norway with Kenya fell in 2024. Without gold, the minister said, the trade was worth $40 million.",
            "without gold",
        ),
        ("Norway's exports to Kenya were $310 million in 2024. In May 2024 alone they reached $40 million.", None),
    ],
)
def test_a_part_told_alone_of_the_latter_or_without_is_no_whole(words: str, scope: str | None) -> None:
    parts = [figure for _, figure in figures_of(words) if figure.value == 40_000_000]
    assert [figure.scope for figure in parts] == [scope]
