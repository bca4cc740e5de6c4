from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, figure, person, pile_of

from comity.trace.bonds import copied_bonds, speaker_bonds
from comity.trace.cast import Cast
from comity.trace.pages import document_copies
from comity.trace.sayings import Sayings

TEXT = " ".join(f"In {1900 + nth} the harbour master counted {nth * nth + 7} ships of type{nth}." for nth in range(40))
ORR = person("Tomas Orr", "AAA")


def copied(*articles: Article) -> list[tuple[str, str]]:
    pile = pile_of(articles)
    cast = Cast(pile)
    bonds = copied_bonds(cast, document_copies(cast), Sayings(pile, NO_RECORDS))
    return sorted(tuple(sorted((pile.quote(bond.left), pile.quote(bond.right)))) for bond in bonds)  # type: ignore[type-var]


def test_equal_figures_and_statements_in_shared_words_are_bound() -> None:
    said = (Said("counted 1528 ships", figure(1528, "count")), Said("In 1905 the harbour master counted 32 ships", by=ORR))
    left, right = Article("Daily Estria", TEXT, *said), Article("Example Wire", "An own line first. " + TEXT, *said)
    assert copied(left, right) == [(quote.quote, quote.quote) for quote in sorted(said, key=lambda each: each.quote)]


def test_what_stands_outside_the_shared_words_is_not_bound() -> None:
    left = Article("Daily Estria", TEXT + " Trade was 5 million.", Said("5 million", figure(5e6)))
    right = Article("Example Wire", "It hit 5 million, we found. " + TEXT, Said("5 million", figure(5e6)))
    assert copied(left, right) == []


def test_shared_words_that_name_different_speakers_are_not_bound() -> None:
    quote = "counted 1528 ships"
    left = Article("Daily Estria", TEXT, Said(quote, figure(1528, "count"), ORR))
    right = Article("Example Wire", TEXT + " More.", Said(quote, figure(1528, "count"), person("Edda Vale", "BBB")))
    assert copied(left, right) == []


def spoken(*articles: Article) -> list[str]:
    pile = pile_of(articles)
    return [bond.reason for bond in speaker_bonds(Cast(pile), Sayings(pile, NO_RECORDS))]


def test_one_outlets_own_figure_in_two_of_its_texts_is_bound() -> None:
    articles = [
        Article("Example Wire", f"{nth}: 5 million", Said("5 million", figure(5e6)), address=f"{nth}.txt") for nth in (1, 2)
    ]
    assert spoken(*articles) == ["Example Wire (1.txt) and Example Wire (2.txt) both have $5M for 2024 from Example Wire."]


def test_a_speakers_different_figures_and_another_speakers_equal_one_are_not_bound() -> None:
    first = Article("Daily Estria", "5 million", Said("5 million", figure(5e6), ORR))
    other_figure = Article("Example Wire", "6 million", Said("6 million", figure(6e6), ORR))
    other_speaker = Article("Sample Post", "So: 5 million", Said("5 million", figure(5e6), person("Edda Vale")))
    assert spoken(first, other_figure, other_speaker) == []
