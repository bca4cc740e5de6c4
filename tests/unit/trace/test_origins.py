from datetime import date

from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, capital, figure, person, pile_of

from comity.model.origin import Origin, Origins
from comity.model.page import Pile
from comity.trace import trace

LEVEL = figure(200e6)
GROWTH = figure(54, "percent", relation="ratio", base=2018)
GOAL = figure(400e6, year=2030)
ORR = person("Tomas Orr", "AAA")
VALE = person("Edda Vale", "BBB")

REPORT = (
    "The harbour of Tarn, which the two states rebuilt after the flood, handled more cargo than ever this spring. "
    "Trade between Norland and Estria reached $200 million in 2024, up 54 percent on 2018, and wheat led the list. "
    "Ferries now cross the sound four times a day, and the customs house works through the night to clear the trucks. "
    "Officials in both capitals say that the new railway will carry timber and machines before the winter sets in. "
)


def traced(*articles: Article) -> tuple[Pile, Origins]:
    pile = pile_of(articles)
    return pile, trace(pile, NO_RECORDS)


def origin_of(origins: Origins, article: Article, nth: int = 0) -> Origin:
    claim = article.claims[nth].id
    return next(origin for origin in origins.origins if claim in origin.claims)


def own(quote: str, payload: object) -> Said:
    return Said(quote, payload)  # type: ignore[arg-type]


def test_what_one_document_says_in_its_own_words_is_one_origin_and_a_speaker_is_another() -> None:
    article = Article(
        "Daily Estria",
        "Trade was $200 million. It grew 54 percent. Orr expects $400 million.",
        own("$200 million", LEVEL),
        own("54 percent", GROWTH),
        Said("$400 million", GOAL, ORR, "forecast"),
    )
    _, origins = traced(article)
    assert len(origins.origins) == 2
    assert origin_of(origins, article, 0) == origin_of(origins, article, 1)
    assert origin_of(origins, article, 2).voice == ORR
    voice = origin_of(origins, article, 0).voice
    assert voice is not None
    assert voice.name == "Daily Estria"


def test_a_republished_text_is_no_second_witness() -> None:
    first = Article("Norland Times", REPORT, own("$200 million", LEVEL), own("54 percent", GROWTH), published=date(2025, 1, 3))
    second = Article(
        "Example Wire",
        REPORT + "\nThis article was first published by Norland Times",
        own("$200 million", LEVEL),
        own("54 percent", GROWTH),
    )
    _, origins = traced(first, second)
    assert len(origins.origins) == 1
    origin = origins.origins[0]
    assert origin.is_certain
    assert origin.voice is not None
    assert origin.voice.name == "Norland Times"
    (copy,) = origins.copies
    assert (copy.left, copy.right, copy.kind) == (first.document.id, second.document.id, "republication")
    assert copy.is_direction_known
    assert any("first published by Norland Times" in reason for reason in origin.reasons)


def test_a_notice_gives_the_original_its_voice_even_where_the_original_is_not_at_hand() -> None:
    article = Article("Example Wire", "Trade was $200 million.\nRepublished from The Norland Times", own("$200 million", LEVEL))
    _, origins = traced(article)
    voice = origins.origins[0].voice
    assert voice is not None
    assert voice.name == "The Norland Times"


def test_what_a_copy_adds_stays_its_own() -> None:
    first = Article("Norland Times", REPORT, own("$200 million", LEVEL), published=date(2025, 1, 3))
    extra = "Our own count of lorries at the border came to 8,500 in the same year, which no other paper had."
    second = Article(
        "Example Wire",
        REPORT + extra,
        own("$200 million", LEVEL),
        own("8,500", figure(8500, "count", indicator="lorries")),
        published=date(2025, 2, 1),
    )
    _, origins = traced(first, second)
    assert origin_of(origins, second, 0) == origin_of(origins, first)
    added = origin_of(origins, second, 1)
    assert added.documents == (second.document.id,)
    assert added.voice is not None
    assert added.voice.name == "Example Wire"


def test_one_named_speaker_with_one_figure_is_one_origin_for_certain() -> None:
    first = Article("Daily Estria", "Trade hit $200 million, Orr said.", Said("$200 million", LEVEL, ORR))
    second = Article("Example Wire", "Minister Orr: $200 million.", Said("$200 million", LEVEL, person("Orr")))
    _, origins = traced(first, second)
    (origin,) = origins.origins
    assert origin.is_certain
    assert origin.voice == ORR


def test_two_named_speakers_are_two_origins_though_they_agree_on_everything() -> None:
    words = "Trade was $200 million, up 54 percent."
    first = Article("Daily Estria", words, Said("$200 million", LEVEL, ORR), Said("54 percent", GROWTH, ORR))
    second = Article("Example Wire", words + " So.", Said("$200 million", LEVEL, VALE), Said("54 percent", GROWTH, VALE))
    _, origins = traced(first, second)
    assert {origin.voice for origin in origins.origins} == {ORR, VALE}
    assert all(len(origin.documents) == 1 for origin in origins.origins)


def test_two_equal_figures_without_a_speaker_are_probably_one_source() -> None:
    first = Article(
        "Daily Estria",
        "Trade reached $200 million in 2024, a rise of 54 percent. Estria sold 90 tons of rye.",
        own("$200 million", LEVEL),
        own("54 percent", GROWTH),
        own("90 tons", figure(90, "t", indicator="trade.exports", product="rye")),
    )
    second = Article(
        "Example Wire", "It grew by 54 percent to $200 million.", own("$200 million", LEVEL), own("54 percent", GROWTH)
    )
    _, origins = traced(first, second)
    shared = origin_of(origins, first)
    assert shared == origin_of(origins, second, 1)
    assert not shared.is_certain
    assert shared.voice is None
    assert any("carry the same 2 figures" in reason for reason in shared.reasons)
    rye = origin_of(origins, first, 2)
    assert rye.is_certain
    assert rye.documents == (first.document.id,)


def test_one_equal_round_figure_is_no_signature() -> None:
    first = Article("Daily Estria", "$200 million, up 54 percent", own("$200 million", LEVEL), own("54 percent", GROWTH))
    second = Article(
        "Example Wire",
        "$200 million, up 64 percent",
        own("$200 million", LEVEL),
        own("64 percent", figure(64, "percent", relation="ratio")),
    )
    _, origins = traced(first, second)
    assert len(origins.origins) == 2


def test_small_counts_and_ranks_are_no_signature() -> None:
    counts = [Said("3 deals", figure(3, "count", indicator="agreements")), Said("second", figure(2, "rank", relation="rank"))]
    first = Article("Daily Estria", "The second meeting made 3 deals.", *counts)
    second = Article("Example Wire", "In the second round 3 deals came.", *counts)
    _, origins = traced(first, second)
    assert len(origins.origins) == 2


def test_growth_from_different_bases_is_not_the_same_figure() -> None:
    other = figure(54, "percent", relation="ratio", base=2023)
    first = Article("Daily Estria", "$200 million, up 54 percent", own("$200 million", LEVEL), own("54 percent", GROWTH))
    second = Article("Example Wire", "54 percent to $200 million", own("$200 million", LEVEL), own("54 percent", other))
    _, origins = traced(first, second)
    assert len(origins.origins) == 2


def test_a_capital_may_be_its_minister_and_a_narrowed_figure_goes_along() -> None:
    tripled = figure(3, "times", relation="ratio", indicator="trade.exports", reporter="BBB", partner="AAA")
    narrowed = figure(3, "times", relation="ratio", indicator="trade.imports", product="pears")
    first = Article(
        "Daily Estria",
        "Orr: supplies tripled, trade may be $400 million. It was $200 million.",
        Said("tripled", tripled, ORR),
        Said("$400 million", GOAL, ORR, "forecast"),
        own("$200 million", LEVEL),
    )
    second = Article(
        "Example Wire",
        "Trade was $200 million. Tarn aims at $400 million. Imports of pears tripled.",
        own("$200 million", LEVEL),
        Said("$400 million", GOAL, capital("Tarn", "AAA"), "target"),
        own("Imports of pears tripled", narrowed),
    )
    _, origins = traced(first, second)
    minister = origin_of(origins, first, 0)
    assert minister.voice == ORR
    assert minister == origin_of(origins, second, 1) == origin_of(origins, second, 2)
    assert not minister.is_certain
    assert any("for pears" in reason for reason in minister.reasons)
    turnover = origin_of(origins, first, 2)
    assert turnover == origin_of(origins, second, 0)
    assert turnover.voice is None


def test_figures_that_two_rivals_both_claim_are_given_to_neither() -> None:
    def article(name: str, *by: object) -> Article:
        said = [Said("$200 million", LEVEL, *by), Said("54 percent", GROWTH, *by)]  # type: ignore[arg-type]
        return Article(name, f"{name} has $200 million and 54 percent.", *said)

    orr, vale, nobody, other = (
        article("Daily Estria", ORR),
        article("Norland Times", VALE),
        article("Example Wire"),
        article("Sample Post"),
    )
    _, origins = traced(orr, vale, nobody, other)
    assert origin_of(origins, orr).documents == (orr.document.id,)
    assert origin_of(origins, vale).documents == (vale.document.id,)
    assert set(origin_of(origins, nobody).documents) == {nobody.document.id, other.document.id}


def test_an_outcome_and_an_aim_of_one_value_are_not_the_same_saying() -> None:
    first = Article("Daily Estria", "$400 million by 2030", Said("$400 million", GOAL, ORR, "target"))
    second = Article("Example Wire", "$400 million in 2030", Said("$400 million", GOAL, person("Orr"), "actual"))
    _, origins = traced(first, second)
    assert len(origins.origins) == 2


def test_a_figure_told_twice_in_one_text_is_probably_one_source() -> None:
    article = Article(
        "Daily Estria",
        "Trade at a record: $200 million. The harbour is full. “It was 200 million,” Orr said.",
        own("$200 million", LEVEL),
        Said("200 million,”", LEVEL, ORR),
        own("harbour is full", figure(40, "count", indicator="ships")),
    )
    _, origins = traced(article)
    repeated = origin_of(origins, article, 0)
    assert repeated == origin_of(origins, article, 1)
    assert repeated.voice == ORR
    assert not repeated.is_certain
    assert origin_of(origins, article, 2) != repeated


def test_statements_of_one_speaker_in_two_documents_stay_apart_unless_copied() -> None:
    first = Article("Daily Estria", "“We will build it,” Orr said on Monday.", Said("We will build it", by=ORR))
    second = Article("Example Wire", "“The bridge must wait,” said Orr later.", Said("The bridge must wait", by=ORR))
    _, origins = traced(first, second)
    assert len(origins.origins) == 2


def test_a_shared_quotation_is_one_statement() -> None:
    quote = (
        "We shall finish the railway before the first snow falls on the northern passes, whatever it may cost our two treasuries"
    )
    filler = "Nothing of this text is in the other one, {0} apart from what the minister was heard to say {0} in the hall. " * 8
    first = Article("Daily Estria", filler.format("morning") + f"“{quote},” Orr said.", Said(quote, by=ORR))
    other = "A quite different account of the same day follows here, with other words and {0} other thoughts in it. " * 8
    second = Article("Example Wire", f"Orr said: “{quote}.” " + other.format("some"), Said(quote, by=person("Orr")))
    _, origins = traced(first, second)
    assert [copy.kind for copy in origins.copies] == ["quotation"]
    (origin,) = origins.origins
    assert origin.is_certain
    assert len(origin.claims) == 2


def test_an_empty_pile_has_no_origins() -> None:
    assert trace(pile_of([]), NO_RECORDS) == Origins(origins=(), copies=())
