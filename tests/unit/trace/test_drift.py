from tests.unit.trace.pile_factory import Article, Said, figure, person, pile_of

from comity.model.claim import Voice
from comity.model.origin import Origin
from comity.model.page import Pile
from comity.trace.drift import drifts
from comity.trace.sides import side_of, side_words

WORDS = "Trade came to 200 million dollars."
MINISTER = person("Boris Primerov", "NOR")


def origin_of(pile: Pile) -> Origin:
    documents = tuple(sorted(pile.documents))
    return Origin(id="o_1", voice=MINISTER, claims=tuple(sorted(pile.claims)), documents=documents, is_certain=True, reasons=())


def notes(first: Said, later: Said) -> list[tuple[str, str]]:
    pile = pile_of([Article("Daily Estria", WORDS, first), Article("Example Wire", WORDS, later)])
    return [(drift.kind, drift.note) for drift in drifts(pile, origin_of(pile))]


def test_a_source_that_is_no_longer_named_is_told() -> None:
    found = notes(Said(WORDS, figure(2e8), by=MINISTER), Said(WORDS, figure(2e8)))
    assert found == [("source", "Daily Estria has $200M from Boris Primerov; Example Wire gives it in its own words.")]


def test_a_forecast_that_became_a_fact_is_told() -> None:
    first = Said(WORDS, figure(2e8), by=MINISTER, modality="forecast")
    assert notes(first, Said(WORDS, figure(2e8), by=MINISTER)) == [
        ("modality", "$200M is a forecast in Daily Estria and a fact in Example Wire.")
    ]


def test_a_lost_condition_and_a_lost_period_are_told() -> None:
    first = Said(WORDS, figure(2e8), by=MINISTER, modality="conditional")
    found = notes(first, Said(WORDS, figure(2e8, year=None), by=MINISTER))
    assert [kind for kind, _ in found] == ["condition", "period"]


def test_a_narrowed_subject_is_told() -> None:
    first = Said(WORDS, figure(3, "times", relation="ratio"), by=MINISTER)
    found = notes(first, Said(WORDS, figure(3, "times", relation="ratio", product="cocoa"), by=MINISTER))
    assert found == [("subject", "Daily Estria says it of “trade”, Example Wire of cocoa.")]


def test_equal_versions_do_not_drift() -> None:
    assert notes(Said(WORDS, figure(2e8), by=MINISTER), Said(WORDS, figure(2e8), by=MINISTER)) == []


def test_a_side_is_that_of_the_state_or_of_the_owner() -> None:
    assert side_of(MINISTER) == "NOR"
    assert side_of(Voice(name="TASS", type="outlet", state="RUS")) == "RUS"
    assert side_of(Voice(name="Reuters", type="outlet", state="GBR")) is None
    assert side_of(Voice(name="Daily Estria", type="outlet")) is None
    assert side_of(None) is None
    assert side_words(Voice(name="TASS", type="outlet")) == "owned by the state RUS"
