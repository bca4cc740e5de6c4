"""Whose claims an answer rests on: one reader's, several together, or only what they read alike."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.consult.inside import ran as comity

from comity.ask import Premises, ask
from comity.ask.agreement import agreements
from comity.ask.readers import combined
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.claim import Claim, Figure
from comity.model.errors import QuestionError
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import Article, build, enter
from comity.pipeline.parts import standard
from comity.publish.export.names import short_names

WORDS = (
    "Trade between Poland and Vietnam amounted to $4.1 billion in 2024, the Polish development ministry said. "
    "Poland's exports to Vietnam rose 12% in 2024 from 2023."
)


def figure(**changes: Any) -> dict[str, Any]:
    return {
        "indicator": "bilateral trade turnover", "reporter": "POL", "partner": "VNM", "direction": "both", "relation": "level",
        "value": 4.1e9, "unit": "USD", "hedge": "exact", "modality": "actual", "period_start": "2024-01-01",
        "period_end": "2024-12-31", "evidence": "amounted to $4.1 billion in 2024",
    } | changes  # fmt: skip


RISE = figure(
    indicator="exports", direction="export", relation="ratio", value=12, unit="percent", base_start="2023-01-01",
    base_end="2023-12-31", evidence="rose 12% in 2024 from 2023",
)  # fmt: skip
SHARE = {**RISE, "relation": "share"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """One document, read by Comity and by two others who agree on one of its figures and differ on the other."""
    path = tmp_path / "a.txt"
    path.write_text(f"{WORDS}\n", encoding="utf-8")
    stated = Metadata(publisher="Sample Courier", published=Period.month(2025, 3), grade="stated", lang="en")
    made = Ledger.open(tmp_path / "pile.comity", create=True)
    build([Source(path=path, address="a.txt", stated=stated)], standard(), made)
    hand_in(made, "me", [figure(), RISE])
    hand_in(made, "you", [figure(evidence="Vietnam amounted to $4.1 billion"), SHARE], is_preferred=False)
    return made


def hand_in(ledger: Ledger, reader: str, figures: list[dict[str, Any]], *, is_preferred: bool = True) -> None:
    with ledger.view() as view:
        (document,) = short_names(view.pile())
    report = enter({document: Article("a.json", {"figures": figures})}, reader, ledger, is_preferred=is_preferred)
    assert report.imported == 1


@pytest.fixture
def view(ledger: Ledger) -> Iterator[View]:
    with ledger.view() as view:
        yield view


def figures(claims: Any) -> list[tuple[str, float, str]]:
    found = [claim for claim in claims if isinstance(claim.payload, Figure)]
    return sorted((claim.reader, claim.payload.value, claim.payload.relation) for claim in found)


def test_every_reader_is_kept_with_version_and_digest(view: View) -> None:
    assert view.readers() == {"builtin": 1, "me": 1, "you": 1}
    for reader in ("me", "you"):
        engines = {claim.engine for claim in view.claims_by(reader)}
        assert len(engines) == 1
        assert str(engines.pop()).startswith(f"{reader}-1+")
    assert {claim.reader for claim in view.pile().claims.values()} == {"me"}


def test_one_reader_in_place_of_those_that_count(view: View) -> None:
    answer = ask(view, Premises(readers=("builtin",)), standard())
    assert {claim.reader for claim in answer.pile.claims.values()} == {"builtin"}
    assert answer.premises[0].startswith("As read by builtin (1 documents): ")


def test_several_together_are_one_where_they_read_alike(view: View) -> None:
    answer = ask(view, Premises(readers=("me", "you")), standard())
    assert figures(answer.pile.claims.values()) == [("me", 12, "ratio"), ("me + you", 4.1e9, "level"), ("you", 12, "share")]
    assert len({claim.id for claim in answer.pile.claims.values()}) == 3


def test_agreement_keeps_what_so_many_read_alike(view: View) -> None:
    answer = ask(view, Premises(readers=("me", "you"), agree=2), standard())
    assert figures(answer.pile.claims.values()) == [("me + you", 4.1e9, "level")]
    assert answer.premises[0].startswith("Only what at least 2 readers read alike counts.")
    every = ask(view, Premises(agree=3), standard())
    assert all(claim.reader == "builtin + me + you" for claim in every.pile.claims.values())


def test_what_does_not_count_supports_nothing_twice(view: View) -> None:
    alone = ask(view, Premises(readers=("me",)), standard())
    both = ask(view, Premises(readers=("me", "you")), standard())
    support = [
        {origin.voice.name: len(origin.documents) for origin in answer.origins.origins if origin.voice}
        for answer in (alone, both)
    ]
    assert support[0] == support[1]


def test_premises_about_origins_hold_for_the_chosen_readers_too(view: View) -> None:
    answer = ask(view, Premises(readers=("me", "you"), without=("Sample Courier",)), standard())
    assert not answer.pile.claims


@pytest.mark.parametrize(
    ("premises", "reason"),
    [
        (Premises(readers=("nobody",)), "No reader is called 'nobody'"),
        (Premises(readers=("me",), agree=2), "cannot agree"),
        (Premises(agree=4), "cannot agree"),
    ],
)
def test_readers_who_are_none_are_named(view: View, premises: Premises, reason: str) -> None:
    with pytest.raises(QuestionError, match=reason):
        ask(view, premises, standard())


def test_the_order_of_readers_changes_no_claim_but_the_name_on_it(view: View) -> None:
    read: dict[str, tuple[Claim, ...]] = {name: view.claims_by(name) for name in ("me", "you")}
    one = combined(read)
    other = combined(dict(reversed(read.items())))
    assert sorted(row[1:] for row in figures(one)) == sorted(row[1:] for row in figures(other))
    assert {row[0] for row in figures(one) if row[1] == 4.1e9} == {"me + you"}
    assert {row[0] for row in figures(other) if row[1] == 4.1e9} == {"you + me"}


def test_agreement_is_counted_and_differences_are_told(view: View) -> None:
    (found,) = agreements({name: view.claims_by(name) for name in ("me", "you")})
    (row,) = found.kinds
    assert (row.kind, row.alike, row.one, row.other) == ("figure", 1, 1, 1)
    assert [(one.reader, other.reader) for one, other in found.differences] == [("me", "you")]


def test_the_commands_choose_and_combine(ledger: Ledger, tmp_path: Path) -> None:
    def run(*arguments: object) -> str:
        ran = comity(*arguments, "--ledger", ledger.path, cwd=tmp_path)
        assert ran.status == 0, ran.err
        return ran.out + ran.err

    assert "read by me + you" in run("figures", "POL-VNM", "--reader", "me", "--reader", "you")
    assert "As read by builtin (1 documents)" in run("show", "POL-VNM", "--reader", "builtin")
    assert "Only what at least 2" in run("report", "POL-VNM", "--agree", 2, "-o", tmp_path / "page.html")
    assert "me + you" in run("export", "--to", "csv", "-o", tmp_path / "rows.csv", "--reader", "me", "--reader", "you") + (
        tmp_path / "rows.csv"
    ).read_text("utf-8")
    assert "50% alike" not in run("readers")
    assert "differs" not in run("readers")
    told = run("readers")
    assert "me and you on 1 documents that both read" in told
    assert "figure       33% alike: 1 both, 1 me alone, 1 you alone" in told
    with ledger.view() as view:
        ids = {claim.payload.relation: claim.id for claim in view.claims_by("you") if isinstance(claim.payload, Figure)}
    why = run("why", ids["level"])
    assert "counts    not now" in why
    assert "version   you-1+" in why
    assert "agrees    me: $4.1bn, 2024, actual" in why


def test_a_corrected_document_sets_the_claims_of_others_aside(ledger: Ledger, tmp_path: Path) -> None:
    stated = Metadata(publisher="Mock Herald", published=Period.month(2025, 4), grade="stated", lang="en")
    build([Source(path=tmp_path / "a.txt", address="a.txt", stated=stated)], standard(), ledger)
    with ledger.view() as view:
        assert view.readers() == {"builtin": 1}
        assert view.claims_by("me") == ()


def test_one_run_and_another_give_the_same_answer(make_ledger: Callable[..., Ledger], view: View) -> None:
    answers = [ask(view, Premises(readers=("builtin", "me", "you")), standard()) for _ in range(2)]
    assert answers[0] == answers[1]
