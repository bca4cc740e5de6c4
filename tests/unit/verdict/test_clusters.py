"""What is said of statements taken together, on small piles of own documents about several pairs of states."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ledger import Ledger
from comity.model.verdict import Cluster
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

Judge = Callable[..., list[Cluster]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """The clusters of documents given as (publisher, day, words)."""

    def clusters(*documents: tuple[str, str, str]) -> list[Cluster]:
        rows = ["path,publisher,published,lang"]
        for number, (publisher, day, words) in enumerate(documents):
            (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
            rows.append(f"{number}.txt,{publisher},{day},en")
        (tmp_path / "m.csv").write_text("\n".join(rows), encoding="utf-8")
        sources, findings = gather([], tmp_path / "m.csv")
        ledger = Ledger.open(tmp_path / "pile.comity", create=True)
        build(sources, standard(), ledger, findings)
        with ledger.view() as view:
            return [c for c in view.clusters() if c.kind.startswith(("quantity", "document"))]

    return clusters


def of(clusters: list[Cluster], verdict: str) -> list[Cluster]:
    return [cluster for cluster in clusters if cluster.verdict == verdict]


def test_two_origins_that_agree(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2025-02-01",
            "Trade between Ghana and Malta reached about $90 million in 2024, Ghana's customs service said.",
        ),
        ("Sample Courier", "2025-03-01", "Malta's statistics office put trade between Malta and Ghana at $91 million in 2024."),
    )
    (agreed,) = of(found, "agree")
    assert agreed.origins == 2
    assert len(agreed.members) == 2
    assert not of(found, "clash")


def test_one_speaker_in_two_papers_is_one_origin(judge: Judge) -> None:
    words = "Trade between Ghana and Malta reached $90 million in 2024, Ghanaian Trade Minister Kofi Beispiel said{}."
    found = judge(
        ("Example Wire", "2025-02-01", words.format(" on Saturday")),
        ("Sample Courier", "2025-02-03", words.format(" at a fair in Valletta, where both delegations had gathered")),
    )
    (agreed,) = of(found, "agree")
    assert agreed.origins == 1


def test_values_apart_are_a_clash_with_its_factor(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2025-02-01",
            "Trade between Ghana and Malta reached $90 million in 2024, Ghana's customs service said.",
        ),
        ("Sample Courier", "2025-03-01", "Malta's statistics office put trade between Malta and Ghana at $41 million in 2024."),
    )
    (clash,) = of(found, "clash")
    assert clash.factor == pytest.approx(2.17, abs=0.06)
    assert not of(found, "agree")


LOOKALIKES = {
    "other year": "Malta's statistics office put trade between Malta and Ghana at $41 million in 2021.",
    "other scope": "Malta's statistics office put trade between Malta and Ghana, excluding fuel, at $41 million in 2024.",
    "other flow": "Malta's exports to Ghana were $41 million in 2024, its statistics office said.",
    "other pair": "Malta's statistics office put trade between Malta and Kenya at $41 million in 2024.",
    "an aim": "Malta and Ghana aim to raise trade between them to $410 million by 2030.",
    "denied": "Trade between Malta and Ghana did not reach $410 million in 2024, Malta's statistics office said.",
    "a denial": "The Maltese ministry denied that trade between Malta and Ghana reached $410 million in 2024.",
    "a falsehood": "Reports that trade between Malta and Ghana reached $410 million in 2024 are false, the ministry said.",
    "a question": "Did trade between Malta and Ghana reach $410 million in 2024?",
    "services": "Trade in services between Malta and Ghana reached $41 million in 2024, Malta's statistics office said.",
    "one field": "Agricultural trade between Malta and Ghana reached $41 million in 2024, Malta's statistics office said.",
    "half a year": "Trade between Malta and Ghana reached $41 million in the first half of 2024, the statistics office said.",
    "other base": "Trade between Malta and Ghana rose by 64% in 2024 over the previous year, Malta's statistics office said.",
}


@pytest.mark.parametrize("words", LOOKALIKES.values(), ids=LOOKALIKES.keys())
def test_lookalikes_do_not_clash(judge: Judge, words: str) -> None:
    first = "Trade between Ghana and Malta reached $90 million in 2024, up 20% from 2018, Ghana's customs service said."
    found = judge(("Example Wire", "2025-02-01", first), ("Sample Courier", "2025-03-01", words))
    assert not of(found, "clash")
    assert not of(found, "tension")
    assert not of(found, "agree")


def test_other_bases_hold_together_and_give_the_levels_between(judge: Judge) -> None:
    found = judge(
        ("Example Wire", "2025-02-01", "Trade between Ghana and Malta reached $90 million in 2024, up 20% from 2018."),
        (
            "Sample Courier",
            "2025-03-01",
            "Trade between Malta and Ghana rose by 50% in 2024 over 2023, the statistics office said.",
        ),
    )
    (network,) = [c for c in found if c.kind == "quantity_network"]
    assert network.verdict == "compatible"
    assert network.derived["level_2018_usd"] == pytest.approx(75e6)
    assert network.derived["level_2023_usd"] == pytest.approx(60e6)
    assert network.derived["change_2018_2023_percent"] == pytest.approx(-20)


def test_an_aim_and_an_expectation_of_one_value(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2025-02-01",
            "Trade between Ghana and Malta was $100 million in 2024. It could reach $200 million by 2030.",
        ),
        ("Sample Courier", "2025-03-01", "Ghana and Malta aim to raise bilateral trade to $200 million by 2030, Accra said."),
    )
    (mood,) = of(found, "agree_value_differ_modality")
    assert {member.modality for member in mood.members} == {"target", "forecast"}
    assert mood.derived["required_growth_percent_per_year"] == pytest.approx(12.246, abs=0.01)


def test_a_rate_beside_a_total_is_a_trap(judge: Judge) -> None:
    found = judge(
        ("Example Wire", "2025-02-01", "Trade between Ghana and Malta was $100 million in 2024."),
        (
            "Sample Courier",
            "2025-03-01",
            "Trade between Ghana and Malta could rise to $50 million a month, the chamber's head said.",
        ),
    )
    (trap,) = of(found, "unit_trap_no_clash")
    assert trap.derived == {"annualised_usd": 6e8, "multiple_of_2024": 6.0}
    assert not of(found, "clash")


def test_a_scope_narrowed_in_the_retelling(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2025-02-01",
            (
                "Trade between Ghana and Malta reached $90 million in 2024, up 20% from 2018. Supplies of products from Ghana to "
                "Malta tripled in 2024, Ghanaian Trade Minister Kofi Beispiel said."
            ),
        ),
        (
            "Sample Courier",
            "2025-02-20",
            (
                "With bilateral trade between Ghana and Malta at $90 million in 2024, up 20% from 2018, Malta's imports of cocoa "
                "and gold from Ghana tripled in 2024."
            ),
        ),
    )
    (narrowed,) = of(found, "same_origin_scope_narrowed")
    assert narrowed.origins == 1
    assert "cocoa" in narrowed.note


def test_measures_of_one_product_stand_side_by_side(judge: Judge) -> None:
    found = judge(
        ("Example Wire", "2025-02-01", "Ghana exported 12,000 tons of cocoa to Malta in 2024."),
        ("Sample Courier", "2025-03-01", "Malta was the third largest importer of Ghanaian cocoa in 2024."),
    )
    assert [c.verdict for c in found] == ["compatible"]


def test_a_notice_of_republication_names_both(judge: Judge) -> None:
    found = judge(
        (
            "Daily Specimen",
            "2025-02-01",
            "Trade between Ghana and Malta reached $90 million in 2024.\n\nThis article was first published by Example Wire.",
        )
    )
    (source,) = of(found, "one_origin")
    assert source.derived == {"publisher": "Daily Specimen", "origin": "Example Wire"}


PARTS = {
    "scope": "Trade between Malta and Ghana, excluding fuel, was $41 million in 2024, Malta's statistics office said.",
    "time": "Trade between Malta and Ghana reached $41 million in the first half of 2024, Malta's statistics office said.",
}


@pytest.mark.parametrize("words", PARTS.values(), ids=PARTS.keys())
def test_a_part_stands_beside_its_whole(judge: Judge, words: str) -> None:
    whole = "Trade between Ghana and Malta reached $90 million in 2024, Ghana's customs service said."
    found = judge(("Example Wire", "2025-02-01", whole), ("Sample Courier", "2025-03-01", words))
    (part,) = of(found, "compatible")
    assert "a part beside the whole" in part.note
    assert len(part.members) == 2


def test_what_a_strict_reading_sets_apart_is_not_also_agreed(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2025-02-01",
            "Ghana exported 640 thousand tons of cocoa to Malta in 2024, Ghana's customs service said.",
        ),
        ("Sample Courier", "2025-03-01", "Ghana exported 644 thousand tons of cocoa to Malta in 2024, the cocoa board said."),
    )
    assert len(of(found, "tension")) == 1
    assert not of(found, "agree")


def test_a_year_that_has_not_ended_is_no_whole_year(judge: Judge) -> None:
    found = judge(
        (
            "Example Wire",
            "2024-05-01",
            "Trade between Ghana and Malta has reached $40 million this year, Ghana's customs service said.",
        ),
        (
            "Sample Courier",
            "2025-03-01",
            "Trade between Malta and Ghana reached $90 million in 2024, Malta's statistics office said.",
        ),
    )
    assert not of(found, "clash")


def test_what_one_company_ships_is_not_what_the_state_ships(judge: Judge) -> None:
    found = judge(
        ("Example Wire", "2025-02-01", "Petrobras exported 500,000 tons of crude oil to India in 2024."),
        ("Sample Courier", "2025-03-01", "Brazil exported 2 million tons of crude oil to India in 2024."),
    )
    assert not of(found, "clash")


def test_a_contract_to_ship_is_not_what_was_shipped(judge: Judge) -> None:
    found = judge(
        ("Example Wire", "2025-02-01", "Ghana signed a contract to export 100,000 tons of cocoa to Malta in 2024."),
        ("Sample Courier", "2025-03-01", "Ghana exported 60,000 tons of cocoa to Malta in 2024."),
    )
    assert not of(found, "clash")
    assert not of(found, "tension")
