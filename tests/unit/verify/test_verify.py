"""Records become claims only where the words bear them out; whatever is refused is named."""

import json
from datetime import date
from typing import Any

import pytest
from tests.unit.verify.article_factory import WORDS, attribution, document, figure, instrument, measure, text

from comity.language.en import numerals, quantities, sentences
from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Project, Statement
from comity.model.finding import Finding
from comity.model.period import Period
from comity.verify import Reading, verify


def checked(**article: Any) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    return verify(document(), text(), article, "a colleague")[:2]


def one(**article: Any) -> Claim:
    claims, findings = checked(**article)
    assert not findings
    (claim,) = claims
    return claim


def refused(**article: Any) -> Finding:
    claims, findings = checked(**article)
    assert not claims
    (finding,) = findings
    return finding


def test_a_figure_becomes_a_claim_tied_to_its_words() -> None:
    claim = one(figures=[figure()])
    assert WORDS[claim.evidence.start : claim.evidence.end] == "came to about $200 million in 2024"
    passage = WORDS[claim.passage.start : claim.passage.end]
    assert passage == WORDS.splitlines()[1]
    assert (claim.reader, claim.extractor, claim.modality) == ("a colleague", "figure.verified@3", "actual")
    assert claim.asserted == Period.month(2025, 5)
    payload = claim.payload
    assert isinstance(payload, Figure)
    assert (payload.indicator, payload.value, payload.unit, payload.period) == ("trade.turnover", 2e8, "USD", Period.year(2024))
    assert (payload.strict.low, payload.strict.high) == (1.9e8, 2.1e8)


def test_a_figure_without_a_speaker_is_the_outlets_own() -> None:
    claim = one(figures=[figure()])
    assert [voice.name for voice in claim.chain] == ["Example Wire"]
    assert not claim.is_attributed


def test_a_speaker_is_reached_through_the_chain_of_the_attribution_there() -> None:
    claims, _ = checked(figures=[figure(speaker="trade ministry")], attributions=[attribution()])
    own = next(claim for claim in claims if isinstance(claim.payload, Figure))
    assert [voice.name for voice in own.chain] == ["Example Wire", "Sample Courier", "trade ministry"]
    assert own.is_attributed
    assert own.speaker.type == "government"


def test_a_chain_is_cut_at_the_speaker_the_figure_names() -> None:
    claims, _ = checked(figures=[figure(speaker="Sample Courier")], attributions=[attribution()])
    own = next(claim for claim in claims if isinstance(claim.payload, Figure))
    assert [voice.name for voice in own.chain] == ["Example Wire", "Sample Courier"]


def test_each_kind_becomes_its_payload() -> None:
    claims, findings = checked(
        instruments=[instrument()],
        measures=[measure()],
        projects=[
            {
                "name": "seedlings",
                "kind": "programme",
                "parties": ["GHA"],
                "status": "completed",
                "due": "2025-04",
                "place": None,
                "evidence": "15 million seedlings were sent",
            }
        ],
        events=[
            {
                "type": "sign",
                "actors": ["Kenya", "Ghana"],
                "date": "2025-05-03",
                "place": None,
                "evidence": "signed a fisheries pact",
            }
        ],
        attributions=[attribution(speaker="Ama Owusu", speaker_type="person", kind="direct", evidence="We want more")],
    )
    assert not findings
    by_kind = {type(claim.payload): claim.payload for claim in claims}
    assert by_kind[Instrument] == Instrument(
        name="fisheries pact",
        type="agreement",
        parties=("GHA", "KEN"),
        action="signed",
        date=Period.day(date(2025, 5, 3)),
        sectors=("agriculture",),
    )
    assert by_kind[Measure] == Measure(type="embargo", imposer="KEN", target="GHA", action="revoked", date=Period.year(2025))
    assert by_kind[Project] == Project(
        name="seedlings", type="programme", parties=("GHA",), status="completed", due=Period.month(2025, 4)
    )
    assert isinstance(by_kind[Event], Event)
    assert by_kind[Event].root == "AGREE"
    assert by_kind[Statement] == Statement(form="direct")


def test_white_space_is_folded_on_both_sides() -> None:
    claim = one(attributions=[attribution(evidence="Ghana’s cocoa exports   to Kenya rose")])
    assert WORDS[claim.evidence.start : claim.evidence.end] == "Ghana’s cocoa\texports to Kenya rose"


@pytest.mark.parametrize(
    "evidence",
    ["came to about $300 million in 2024", "5 million seedlings", "ave to about", "", "  ", "Example Wire", "we want more"],
)
def test_evidence_that_the_words_do_not_hold_is_refused(evidence: str) -> None:
    finding = refused(figures=[figure(evidence=evidence)])
    assert finding.code == "verify.no-evidence"
    assert "figures[0]" in finding.text
    assert evidence in finding.text
    assert finding.subject == "pile/a.txt"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"value": "200000000"}, "`value`"),
        ({"value": True}, "`value`"),
        ({"value": None}, "`value`"),
        ({"relation": "ratios"}, "ratios"),
        ({"hedge": "roughly"}, "roughly"),
        ({"modality": "wish"}, "wish"),
        ({"direction": "exports"}, "exports"),
        ({"reporter": "Kenya"}, "Kenya"),
        ({"partner": "XXX"}, "XXX"),
        ({"unit": ""}, "unit"),
        ({"period_start": "2024"}, "whole day"),
        ({"period_start": "2024-02-30"}, "2024-02-30"),
        ({"period_start": "2025-01-01"}, "before it begins"),
        ({"base_start": 2018}, "`base_start`"),
        ({"value_hi": 1}, "before it begins"),
        ({"value": float("inf")}, "finite"),
        ({"evidence": 7}, "`evidence`"),
        ({"speaker": ""}, "`speaker`"),
        ({"relation": "share", "unit": "percent", "value": -3}, "below zero"),
        ({"relation": "ratio", "unit": "times", "value": -3}, "below zero"),
    ],
)
def test_a_field_that_is_wrong_is_named_and_the_rest_is_taken(changes: dict[str, Any], named: str) -> None:
    claims, (finding,) = checked(figures=[figure(**changes), figure()], measures=[measure()])
    assert len(claims) == 2
    assert finding.code == "verify.bad-record"
    assert "figures[0]" in finding.text
    assert named in finding.text


def test_a_field_that_is_missing_is_named() -> None:
    raw = figure()
    del raw["unit"]
    assert "unit" in refused(figures=[raw]).text


@pytest.mark.parametrize(
    ("key", "record"),
    [
        ("instruments", instrument(type="accord")),
        ("instruments", instrument(action="broken")),
        ("instruments", instrument(parties="KEN")),
        ("instruments", instrument(parties=["KNY"])),
        ("instruments", instrument(date="May 2025")),
        ("instruments", instrument(until="2025-13")),
        ("measures", measure(type="ban")),
        ("measures", measure(action="lifted")),
        ("attributions", attribution(speaker_type="ministry")),
        ("attributions", attribution(kind="mixed")),
        ("attributions", attribution(speaker=" ")),
        ("events", {"type": "party", "actors": [], "evidence": "signed a fisheries pact"}),
        ("projects", "a text"),
        ("projects", None),
    ],
)
def test_unknown_values_and_types_of_every_kind_are_refused(key: str, record: Any) -> None:
    finding = refused(**{key: [record]})
    assert finding.code == "verify.bad-record"
    assert f"{key}[0]" in finding.text


@pytest.mark.parametrize("given", [None, {}, "figures", 3, True])
def test_a_list_that_is_none_is_named(given: Any) -> None:
    finding = refused(figures=given)
    assert "figures" in finding.text
    assert "not a list" in finding.text


def test_keys_that_annotators_add_are_passed_over() -> None:
    claims, findings = checked(figures=[figure(alt={"value": [1]}, optional=True, note="x")], provenance={}, id="a")
    assert len(claims) == 1
    assert not findings


def test_records_on_the_same_words_have_ids_that_do_not_hang_on_their_order() -> None:
    both = [measure(target="GHA"), measure(target="NGA")]
    there, back = checked(measures=both)[0], checked(measures=both[::-1])[0]
    assert there == back
    assert len({claim.id for claim in there}) == 2


def test_an_article_read_from_json_gives_the_same_claims() -> None:
    article = {"figures": [figure()], "attributions": [attribution()], "instruments": [instrument()]}
    assert verify(document(), text(), json.loads(json.dumps(article)), "x") == verify(document(), text(), article, "x")


OWN_WORDS = "Mexico sells us $3 billion a year and buys less.\nOur exports to it rose 6%.\nOur fruit went there too, 9 tonnes.\n"


def of_our_own(words: str, *states: str) -> set[str]:
    """The states that figures are held back for, one figure a line from each reporter to Mexico."""
    own = document(words)
    reading = Reading(sentences(words), numerals(words), quantities(words))
    values = ((3e9, "USD", "$3 billion"), (6, "percent", "6%"), (9, "t", "9 tonnes"))
    figures = [
        figure(reporter=state, partner="MEX", value=value, unit=unit, evidence=evidence, period_start=None, period_end=None)
        for state, (value, unit, evidence) in zip(states, values, strict=True)
    ]
    _, findings, _ = verify(own, text(words), {"figures": figures}, "a colleague", reading)
    assert {finding.code for finding in findings} <= {"verify.state-differs"}
    return {finding.text.split("`reporter` is ")[1][:3] for finding in findings}


def test_a_column_that_says_we_need_not_name_its_state() -> None:
    assert of_our_own(OWN_WORDS, "GTM", "GTM", "GTM") == set()
    told_of_others = OWN_WORDS.replace("sells us", "sells Peru").replace("Our", "Peru's")
    assert of_our_own(told_of_others, "GTM", "PER", "PER") == {"GTM"}
    assert of_our_own(told_of_others, "GTM", "GTM", "GTM") == {"GTM"}


def test_two_states_cannot_both_be_a_columns_own() -> None:
    assert of_our_own(OWN_WORDS, "GTM", "GTM", "BLZ") == {"BLZ"}
    assert of_our_own(OWN_WORDS, "GTM", "HND", "BLZ") == {"GTM", "HND", "BLZ"}
