from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, figure, person, pile_of

from comity.trace.cast import Cast
from comity.trace.sayings import Sayings
from comity.trace.signatures import repeated_bonds, signature_bonds


def article(name: str, *values: float, by: str | None = None) -> Article:
    quotes = [f"{value:.0f} tons" for value in values]
    voice = None if by is None else person(by)
    said = (Said(quote, figure(value, "t"), voice) for quote, value in zip(quotes, values, strict=True))
    return Article(name, f"{name}: {', '.join(quotes)}", *said)


def bound(*articles: Article) -> set[tuple[str, str]]:
    pile = pile_of(articles)
    name = {document.id: document.name for document in pile.documents.values()}
    bonds = signature_bonds(Cast(pile), Sayings(pile, NO_RECORDS))
    pairs = (sorted((name[pile.claims[bond.left].document], name[pile.claims[bond.right].document])) for bond in bonds)
    return {(first, second) for first, second in pairs}


def test_two_shared_figures_bind_and_one_does_not() -> None:
    one, two, three = article("A", 110, 120, 130), article("B", 120, 130, 140), article("C", 110, 990)
    assert bound(one, two, three) == {("A", "B")}


def test_many_documents_with_one_signature_are_chained() -> None:
    names = [f"Paper {nth:02}" for nth in range(30)]
    pairs = bound(*(article(name, 110, 120) for name in names))
    assert len(pairs) == 29
    assert {name for pair in pairs for name in pair} == set(names)


def test_figures_of_speakers_who_contradict_do_not_count() -> None:
    assert bound(article("A", 110, 120, by="Orr"), article("B", 110, 120, by="Vale")) == set()
    assert bound(article("A", 110, 120, by="Orr"), article("B", 110, 120)) == {("A", "B")}


def test_a_figure_from_two_speakers_in_one_text_stays_between_them() -> None:
    quotes = ("5 million here", "5 million there", "5 million in all")
    voices = (person("Orr"), person("Vale"), None)
    said = (Said(quote, figure(5e6), voice) for quote, voice in zip(quotes, voices, strict=True))
    pile = pile_of([Article("A", ", ".join(quotes), *said)])
    assert list(repeated_bonds(Cast(pile), Sayings(pile, NO_RECORDS))) == []
