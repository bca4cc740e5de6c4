"""The bars of quality on the annotated articles beside the checkout; skipped where they are absent."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.ledger import Ledger
from comity.ledger.view import View
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.publish.export.gold import gold_files
from comity.read.gather import gather

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> View:
    folder = shared / "seeds"
    sources, findings = gather([folder], folder / "manifest.csv")
    ledger = Ledger.open(tmp_path_factory.mktemp("bars") / "pile.comity", create=True)
    build(sources, standard(), ledger, findings)
    return ledger.view()


@pytest.fixture(scope="module")
def exported(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    for name, content in gold_files(view.pile(), view.clusters()):
        (folder / name).write_bytes(content)
    return folder


def scored(script: Path, *arguments: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments), "--json"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_figures_and_attributions(shared: Path, exported: Path) -> None:
    found = scored(shared / "gold" / "score.py", shared / "gold" / "seeds", exported)
    assert found["figures"]["f1"] >= 0.95
    assert found["attributions"]["f1"] >= 0.90
    right, matched = found["figures"]["attributes"]["period"]["all"]
    assert right / matched >= 0.85


def test_verdicts_across_documents(shared: Path, exported: Path) -> None:
    found = scored(shared / "gold" / "cross.py", shared / "gold" / "seeds" / "CROSS.json", exported / "CROSS.json")
    assert found["false_clashes"] == []
    assert found["wrong_merges"] == []
    assert found["kinds"]["quantity"] == [7, 7]
    assert found["kinds"]["document"] == [1, 1]


def test_exported_files_pass_the_checker(shared: Path, exported: Path, tmp_path: Path) -> None:
    for path in exported.glob("0*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    done = subprocess.run(
        [sys.executable, str(shared / "gold" / "check.py"), str(tmp_path), str(shared / "seeds")],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


def test_values_that_nobody_states_follow(view: View) -> None:
    years = {
        quantity.period.label(): quantity.id
        for quantity in view.records().quantities
        if quantity.indicator == "trade.turnover" and quantity.world == "actual" and quantity.period is not None
    }
    bounds = {bound.quantity: bound for bound in view.verdict().bounds}
    assert bounds[years["2018"]].nominal == pytest.approx(129.9e6, rel=0.001)
    assert bounds[years["2023"]].nominal == pytest.approx(122.0e6, rel=0.001)
    assert not bounds[years["2018"]].is_stated
    (pace,) = (c.derived for c in view.clusters() if c.verdict == "agree_value_differ_modality")
    assert pace["required_growth_percent_per_year"] == pytest.approx(12.2, abs=0.06)


def test_every_quote_stands_in_its_document(view: View) -> None:
    pile = view.pile()
    assert pile.claims
    for claim in pile.claims.values():
        words = pile.words(claim.document)
        assert words[claim.evidence.start : claim.evidence.end].strip()
        assert claim.evidence.end <= len(words)
        assert claim.passage.start <= claim.evidence.start < claim.evidence.end <= claim.passage.end
