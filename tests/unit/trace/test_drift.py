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


OPEN = "Trade could reach 412 million dollars in 2030 if the port reopens, the minister said in May."
FLAT = "Trade will reach 412 million dollars in 2030, the minister said."


def told(*versions: tuple[str, Said]) -> list[tuple[str, str]]:
    pile = pile_of([Article(f"Paper {nth}", words, said) for nth, (words, said) in enumerate(versions)])
    return [(drift.kind, drift.note) for drift in drifts(pile, origin_of(pile))]


def forecast(words: str, passage: str) -> Said:
    return Said(words, figure(412e6), by=MINISTER, modality="forecast", passage=passage)


def test_a_condition_and_a_mere_chance_that_the_words_lose_are_told() -> None:
    first = (OPEN, forecast("Trade could reach 412 million dollars in 2030", OPEN))
    assert told(first, (FLAT, forecast("Trade will reach 412 million dollars in 2030", FLAT))) == [
        ("condition", "Paper 0 has $412M under a condition (“if the port reopens”); Paper 1 names none."),
        ("modality", "$412M is only possible in Paper 0 (“could”); Paper 1 does not say so."),
    ]


def test_words_that_stay_are_not_lost() -> None:
    first = (OPEN, forecast("Trade could reach 412 million dollars in 2030", OPEN))
    other = "If the port reopens, trade may reach 412 million dollars in 2030, the minister said."
    assert told(first, (other, forecast("trade may reach 412 million dollars in 2030", other))) == []
    month = "In May trade came to 412 million dollars."
    assert told((month, forecast(month, month)), (FLAT, forecast(FLAT, FLAT))) == []  # a month is no chance


def test_a_number_that_lost_its_unit_is_told() -> None:
    words, bare = "Exports came to 73 thousand tons of rye.", "Exports came to 73 thousand of rye, the minister said."
    first = (words, Said(words, figure(73e3, "t"), by=MINISTER))
    assert told(first, (bare, Said(bare, by=MINISTER))) == [
        ("unit", "Paper 0 has 73,000 t; Paper 1 has “73 thousand” without the unit.")
    ]
    other = "Exports came to 73 thousand tonnes of rye and 173 thousand of other grain, the minister said."
    assert told(first, (other, Said(other, by=MINISTER))) == []


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
