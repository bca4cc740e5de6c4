"""Twelve invented documents, two to a trap: figures that look at odds. None is a contradiction, and each trap is named."""

from pathlib import Path

import pytest

from comity.ledger import Ledger
from comity.ledger.view import View
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

HERE = Path(__file__).parent / "traps"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    sources, findings = gather([HERE], HERE / "manifest.csv")
    ledger = Ledger.open(tmp_path_factory.mktemp("traps") / "pile.comity", create=True)
    build(sources, standard(), ledger, findings)
    return ledger.view()


def notes(view: View, trap: str, verdict: str) -> list[str]:
    """The notes of the clusters with a verdict that hold both documents of a trap."""
    documents = view.pile().documents
    return [
        cluster.note
        for cluster in view.clusters()
        if cluster.verdict == verdict
        and {Path(documents[member.document].address).stem for member in cluster.members} == {f"{trap}-1", f"{trap}-2"}
    ]


def test_nothing_contradicts(view: View) -> None:
    assert [conflict.label for conflict in view.verdict().conflicts] == ["tension"]
    assert not {"clash", "likely_slip"} & {cluster.verdict for cluster in view.clusters()}


@pytest.mark.parametrize(
    ("trap", "verdict", "words"),
    [
        ("unit", "unit_trap_no_clash", "a rate beside a total, not a clash"),
        ("period", "compatible", "a part beside the whole, not a clash"),
        ("scope", "compatible", "(without oil) beside $1.5bn of 2024: a part beside the whole, not a clash"),
        ("mirror", "compatible", "mirror statistics of one flow"),
        ("rounding", "tension", "Rounding may explain it: Ghanaian foreign minister's $300M"),
    ],
)
def test_a_trap_is_named(view: View, trap: str, verdict: str, words: str) -> None:
    (note,) = notes(view, trap, verdict)
    assert words in note


def test_a_later_count_revises_an_earlier_one(view: View) -> None:
    (finding,) = [one for one in view.verdict().findings if one.code == "figure.revised"]
    assert "as $1.62bn (2025-01-17) and later as $1.74bn (2025-04-15)" in finding.text
