import pytest
from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, figure, person, pile_of

from comity.model.claim import Figure, Voice
from comity.trace import trace
from comity.trace.cast import Cast
from comity.trace.comments import commented_bonds
from comity.trace.sayings import Sayings

ORR = person("Tomas Orr", "AAA")
VALE = person("Edda Vale", "BBB")
LEVEL = figure(200e6)
CHANGE = figure(64, "percent", relation="ratio", base=2023)


def told(sentence: str, level: str, change: str, by: Voice = ORR, *, of: Figure = CHANGE, first: Figure = LEVEL) -> Article:
    said = Said(level, first, passage=sentence), Said(change, of, by, passage=sentence)
    return Article("Daily Estria", f"{sentence} Ferries sail daily.", *said, Said("Ferries sail daily"))


def origins_of(article: Article) -> list[set[int]]:
    """The claims of an article by origin, as their places."""
    places = {claim.id: place for place, claim in enumerate(article.claims)}
    return sorted(({places[claim] for claim in each.claims} for each in trace(pile_of([article]), NO_RECORDS).origins), key=min)


@pytest.mark.parametrize(
    "comment",
    [
        "with Orr noting a 64% rise",
        "with President Tomas Orr of Norland hailing a 64% rise",
        "with the president, Tomas Orr, pointing to a 64% rise",
    ],
)
def test_a_figure_is_of_whoever_comments_on_it_in_its_own_sentence(comment: str) -> None:
    article = told(f"Trade came to $200 million, {comment}.", "$200 million", "64% rise")
    assert origins_of(article) == [{0, 1}, {2}]
    bound = next(each for each in trace(pile_of([article]), NO_RECORDS).origins if len(each.claims) == 2)
    assert bound.voice == ORR
    assert not bound.is_certain


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade came to $200 million, and Orr noted a 64% rise.",
        "Trade came to $200 million with help from the north, while Orr put it at a 64% rise.",
        "Trade came to $200 million, with Vale noting delays and Orr a 64% rise.",
        "With Orr noting a 64% rise, trade came to $200 million.",
    ],
)
def test_a_clause_of_its_own_binds_nothing(sentence: str) -> None:
    assert origins_of(told(sentence, "$200 million", "64% rise")) == [{0, 2}, {1}]


def test_other_flows_other_years_and_levels_of_others_are_kept_apart() -> None:
    sentence = "Trade came to $200 million, with Orr noting a 64% rise."
    other_year = figure(64, "percent", relation="ratio", year=2021)
    other_product = figure(64, "percent", relation="ratio", product="rye")
    for change in (other_year, other_product):
        assert origins_of(told(sentence, "$200 million", "64% rise", of=change)) == [{0, 2}, {1}]
    others = Article("Daily Estria", sentence, Said("$200 million", LEVEL, VALE, passage=sentence), Said("64% rise", CHANGE, ORR))
    assert len(trace(pile_of([others]), NO_RECORDS).origins) == 2


def test_two_levels_or_two_speakers_decide_nothing() -> None:
    sentence = "Trade came to $200 million or $210 million, with Orr noting a 64% rise and Vale noting a 61% rise."
    levels = [Said("$200 million", LEVEL, passage=sentence), Said("$210 million", figure(210e6), passage=sentence)]
    changes = [Said("64% rise", CHANGE, ORR, passage=sentence), Said("61% rise", CHANGE, VALE, passage=sentence)]
    for said in ([*levels, changes[0]], [levels[0], *changes]):
        pile = pile_of([Article("Daily Estria", sentence, *said)])
        assert list(commented_bonds(Cast(pile), Sayings(pile, NO_RECORDS))) == []
