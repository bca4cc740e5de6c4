"""What weights find beside rules: sums are exact, rules stand, nothing is told twice; sentences that only weights read."""

import json
from datetime import date
from functools import cache, partial
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.extract import EVENTS, INSTRUMENTS, MEASURES, PROJECTS, Extractor, extract
from comity.extract.chooser import Option
from comity.extract.learned import APART, KINDS, chosen, completed, weights_of
from comity.extract.learned.between import pairs
from comity.extract.learned.candidate import Candidate, candidates
from comity.extract.learned.classes import classes
from comity.extract.learned.model import Model, shipped
from comity.extract.learned.repeat import is_repeat
from comity.extract.measure.sides import Sides
from comity.extract.project import projects
from comity.extract.setting import Setting
from comity.language import analyse
from comity.model.analysis import Analysis
from comity.model.claim import Event, Instrument, Measure, Project
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

EXTRACTORS = {"event": EVENTS, "instrument": INSTRUMENTS, "measure": MEASURES, "project": PROJECTS}
TEXTS = (
    """Ghana and Togo are at odds. What of a second cable? Accra wants it by 2030. Lome says the gizmo at Aneho comes first.

Since May the Togolese customs have charged each Ghanaian lorry a scanning fee of $90.""",
    """Chile and Peru signed a treaty on fisheries in Lima on 3 March 2025. Chile lifted its ban on Peruvian asparagus in April.
The two presidents met in Arica in May, and Peru will build a dry port at Tacna by 2028.""",
    "Oman and Kenya trade little. The pact on air services lapsed in 2021; a new text was initialled in Muscat last June.",
)


@cache
def analysed(words: str) -> Analysis:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=Period.day(date(2025, 6, 12)), lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return analyse(document, text)


def with_weights(kind: str, weights: Model | None) -> Extractor:
    extractor = EXTRACTORS[kind]
    return Extractor(
        name=extractor.name,
        version=extractor.version,
        reads=extractor.reads,
        run=partial(extractor.run, weights=weights),
        rules=extractor.rules,
    )


WEIGHTS = st.dictionaries(
    st.sampled_from([f"f{n}" for n in range(8)]), st.integers(-5000, 5000).map(lambda n: n / 1000), max_size=8
)


@settings(deadline=None)
@given(WEIGHTS, WEIGHTS, st.lists(st.sets(st.sampled_from([f"f{n}" for n in range(10)]), min_size=1), max_size=6))
def test_scores_are_the_exact_sums_of_weights(one: dict[str, float], other: dict[str, float], described: list[set[str]]) -> None:
    setting = Setting(analysed(TEXTS[0]), 0)
    found = [Candidate(setting, 0, "NOUN", tuple(sorted(features))) for features in described]
    scores = Model({"project": one, "event": other}).scores(found)
    for kind, weights in (("project", one), ("event", other)):
        assert scores[kind].tolist() == [sum(round(weights.get(f, 0) * 1000) for f in features) for features in described]


def test_a_choice_takes_the_value_with_the_largest_sum_and_of_equals_the_first_in_the_alphabet() -> None:
    model = Model({"project.type": {"route|is line": 1.0, "facility|is line": 0.5, "facility|is new": 0.6, "route|is old": -0.5}})
    assert model.pick("project.type", ["is line"]) == "route"
    assert model.pick("project.type", ["is line", "is new"]) == "facility"
    assert model.pick("project.type", ["is line", "is old"]) == "facility"
    assert model.pick("project.status", ["is line"]) is None


def test_the_best_option_is_the_heaviest() -> None:
    model = Model({"measure.between": {"by subject": 1.0, "on object": 1.0}})
    options = [Option(("TGO", "GHA"), ("by object", "on subject")), Option(("GHA", "TGO"), ("by subject", "on object"))]
    assert model.best("measure.between", options) == ("GHA", "TGO")
    assert model.best("measure.between", []) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("words", TEXTS)
def test_what_rules_tell_stands_and_without_weights_nothing_else(kind: str, words: str) -> None:
    analysis = analysed(words)
    rules = EXTRACTORS[kind].run.keywords["rules"]  # type: ignore[attr-defined]
    told = list(rules(analysis))
    assert list(completed(analysis, kind, rules, Model({}))) == told
    assert list(completed(analysis, kind, rules))[: len(told)] == told


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("words", TEXTS)
def test_candidates_are_chosen_apart_and_outside_of_what_is_told(kind: str, words: str) -> None:
    weighed = [(one, 1 + n % 5) for n, (one, _) in enumerate(weights_of(analysed(words), kind, _shipped()))]
    told = [(20, 60)]
    taken = chosen(weighed, told)
    assert taken
    assert all(one.part in KINDS[kind].parts and not 20 <= one.start < 60 for one in taken)
    assert [one.start for one in taken] == sorted(one.start for one in taken)
    near = [(a, b) for a in taken for b in taken if a is not b and a.setting is b.setting and abs(a.place - b.place) < APART]
    assert not near
    assert not chosen([(one, 0) for one, _ in weighed], [])


def _shipped() -> Model:
    model = shipped("en")
    assert model is not None
    return model


def test_a_text_that_names_one_state_has_no_candidates() -> None:
    assert not candidates(analysed("Ghana will build a port at Ada. The gizmo opens in May. A fee of $90 is charged."))
    assert candidates(analysed(TEXTS[0]))


def test_a_candidate_is_described_by_words_tables_tree_mood_and_dates() -> None:
    found = {analysed(TEXTS[1]).text.words[one.start : one.end]: one for one in candidates(analysed(TEXTS[1]))}
    assert "is @state" in found["Peru"].features
    port = {*found["port"].features}
    assert {"is port", "opener a", "as object ", "on build", "mood ahead", "helpers will"} <= port
    treaty = {*found["treaty"].features}
    assert {"is instrument.treaty", "as object of instrument.signed", "mood done", "opener a of instrument.treaty"} <= treaty
    assert "dry" not in found


def test_hand_made_weights_make_a_claim_with_parties_and_place() -> None:
    weights = {
        "project": {"is gizmo": 1.0},
        "project.type": {"infrastructure|is gizmo": 1.0},
        "project.status": {"planned|is gizmo": 1.0},
    }
    claims = extract(analysed(TEXTS[0]), (with_weights("project", Model(weights)),))
    made = [claim for claim in claims if claim.extractor == "project.weighed@1"]
    assert [(claim.payload.name, claim.payload.status) for claim in made] == [("gizmo", "planned")]  # type: ignore[union-attr]
    assert made[0].payload.parties == ("GHA", "TGO")  # type: ignore[union-attr]
    assert made[0].payload.place == "Aneho"  # type: ignore[union-attr]
    words = analysed(TEXTS[0]).text.words
    assert "gizmo" in words[made[0].evidence.start : made[0].evidence.end]


def test_a_language_without_weights_is_read_by_rules() -> None:
    assert shipped("xx") is None


def test_the_same_text_gives_the_same_claims_whatever_was_read_before() -> None:
    def read(words: str) -> tuple[str, ...]:
        return tuple(repr(claim) for claim in extract(analysed(words), tuple(EXTRACTORS.values())))

    first = [read(words) for words in TEXTS]
    assert first == [read(words) for words in reversed(TEXTS)][::-1]


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (
            "project",
            "Asked about Ghana and Togo, she shrugged. And the cold store at Lome? Three years late, said the Ghanaian.",
            {"name": "cold store", "type": "facility", "place": "Lome", "parties": ("GHA", "TGO")},
        ),
        (
            "measure",
            "Trade between Togo and Ghana fell. Visas for Ghanaian drivers became dearer in Togo.",
            {"imposer": "TGO", "target": "GHA"},
        ),
    ],
)
def test_weights_read_what_rules_do_not(kind: str, words: str, told: dict[str, object]) -> None:
    claims = extract(analysed(words), (EXTRACTORS[kind],))
    assert not extract(analysed(words), (with_weights(kind, Model({})),))
    assert any(
        claim.extractor == f"{kind}.weighed@1" and all(getattr(claim.payload, key) == value for key, value in told.items())
        for claim in claims
    )


def test_pairs_are_all_ordered_pairs_of_who_is_named_or_told_of() -> None:
    words = "Togo and Ghana quarrel. Togo has charged each Ghanaian lorry a fee that Benin does not know."
    one = next(one for one in candidates(analysed(words)) if words[one.start : one.end] == "fee")
    options = pairs(one, Sides(("TGO",), ()))
    codes = {"TGO", "GHA", "BEN"}
    assert {option.value for option in options} == {(a, b) for a in codes for b in codes if a != b}
    by_value = {option.value: option.features for option in options}
    assert "by proposed True" in by_value["TGO", "GHA"]
    assert "by proposed False" in by_value["GHA", "TGO"]


DAY, OTHER = Period.day(date(2025, 3, 3)), Period.day(date(2025, 4, 4))
PACT = Instrument(name="fisheries treaty", type="treaty", parties=("CHL", "PER"), action="signed", date=DAY)
FEE = Measure(type="tariff", imposer="TGO", target="GHA", action="imposed")
MEETING = Event(type="meet", root="CONSULT", actors=("Chile", "Peru"), date=DAY)
PORT = Project(name="dry port at Tacna", type="infrastructure", parties=("CHL", "PER"), status="planned")


@pytest.mark.parametrize(
    ("new", "told", "expected"),
    [
        (Instrument(name="treaty", type="treaty", parties=("PER",), action="signed"), PACT, True),
        (Instrument(name="deal", type="agreement", parties=("CHL", "PER"), action="signed"), PACT, True),
        (Instrument(name="gas deal", type="agreement", parties=("CHL", "PER"), action="signed"), PACT, False),
        (Instrument(name="treaty", type="treaty", parties=("CHL", "PER"), action="signed", date=OTHER), PACT, False),
        (Instrument(name="treaty", type="treaty", parties=("CHL", "PER"), action="ratified"), PACT, False),
        (Measure(type="tariff", imposer="TGO", target=None, action="imposed"), FEE, True),
        (Measure(type="tariff", imposer="GHA", target="TGO", action="imposed"), FEE, False),
        (Measure(type="embargo", imposer="TGO", target="GHA", action="imposed"), FEE, False),
        (Event(type="meet", root="CONSULT", actors=("Peru",)), MEETING, True),
        (Event(type="meet", root="CONSULT", actors=("Peru",), date=OTHER), MEETING, False),
        (Event(type="meet", root="CONSULT", actors=("Togo",)), MEETING, False),
        (Project(name="port", type="facility", parties=("CHL", "PER"), status="under_way"), PORT, True),
        (Project(name="railway to Tacna", type="route", parties=("CHL", "PER"), status="planned"), PORT, False),
        (FEE, PACT, False),
    ],
)
def test_a_repeat_is_what_nothing_keeps_apart(
    new: Instrument | Measure | Event | Project, told: Instrument | Measure | Event | Project, *, expected: bool
) -> None:
    assert is_repeat(new, told) is expected


def test_the_weights_that_ship_are_sorted_and_cover_every_kind_and_choice() -> None:
    weights = json.loads((files("comity.extract.weights") / "en-records.json").read_text(encoding="utf-8"))
    choices = {"instrument.action", "measure.action", "measure.between", "project.status"}
    assert set(weights) == {*KINDS, *choices, *(f"{kind}.type" for kind in KINDS)}
    assert list(weights) == sorted(weights)
    assert all(list(features) == sorted(features) for features in weights.values())


def test_rules_of_projects_need_no_weights() -> None:
    assert [draft.rule for draft in projects(analysed(TEXTS[1]))] == ["undertaking"]


def test_a_rule_stands_but_for_what_weights_speak_strongly_against() -> None:
    doubt, slight = Model({"project": {"any": -3.0}}), Model({"project": {"any": -1.0}})
    lone = analysed("Chile and Peru met in Arica in May. Peru will build a dry port at Tacna by 2028.")
    assert list(projects(lone))
    assert list(completed(lone, "project", projects, doubt)) == []
    assert list(completed(lone, "project", projects, slight)) == list(projects(lone))
    between = analysed("Chile and Peru will build a dry port at Tacna by 2028.")
    assert list(completed(between, "project", projects, doubt)) == list(projects(between)) != []


def test_words_of_one_class_are_seen_alike() -> None:
    table = classes("en")
    assert table["fence"][1] == table["wall"][1] != table["summit"][1]
    assert classes("xx") == {}
    fence, wall = (
        next(one for one in candidates(analysed(f"Chad and Niger met. A {noun} was built.")) if one.part == "NOUN")
        for noun in ("fence", "wall")
    )
    assert set(fence.features) != set(wall.features)
    assert (
        {name for name in fence.classes if name.startswith("is~1.")}
        == {n for n in wall.classes if n.startswith("is~1.")}
        != set()
    )
