"""From the words of a document to what the commands and exports show: the act of law that a measure rests on."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.cli import program
from comity.ledger import Ledger
from comity.model.claim import Measure

WORDS = (
    "Kenya and Chad trade little. By decree No. 77 of 3 May 2025, Kenya banned imports of Chadian beef until 31 December 2026. "
    "Chad protested."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law")
    (folder / "pile").mkdir()
    (folder / "pile" / "ban.txt").write_text(WORDS, encoding="utf-8")
    (folder / "manifest.csv").write_text("path,publisher,published\nban.txt,Nairobi Grain Post,2025-05-04\n", encoding="utf-8")
    path = folder / "law.comity"
    told = run("add", folder / "pile", "--manifest", folder / "manifest.csv", "--ledger", path)
    assert "1 document" in told or path.exists()
    return path


def run(*arguments: object) -> str:
    ran = CliRunner().invoke(program, [*map(str, arguments)], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_the_basis_is_kept_with_its_place_in_the_text(ledger: Path) -> None:
    with Ledger.open(ledger).view() as view:
        pile = view.as_read()
    (claim,) = [claim for claim in pile.claims.values() if isinstance(claim.payload, Measure)]
    (basis,) = claim.payload.basis  # type: ignore[union-attr]
    assert pile.words(claim.document)[basis.start : basis.end] == basis.name == "decree No. 77 of 3 May 2025"
    assert claim.passage.start <= basis.start < basis.end <= claim.passage.end


def test_a_measure_is_shown_with_its_basis_and_its_end(ledger: Path) -> None:
    out = run("measures", "KEN-TCD", "--ledger", ledger)
    assert "basis        decree No. 77 of 3 May 2025" in out
    assert "until 31 December 2026" in out
    assert "decree No. 77 of 3 May 2025" in json.dumps(json.loads(run("measures", "KEN-TCD", "--ledger", ledger, "--json")))


def test_tables_have_the_basis_and_the_gold_form_stays_as_it_is(ledger: Path, tmp_path: Path) -> None:
    run("export", "--to", "tables", "-o", tmp_path / "tables", "--ledger", ledger)
    with (tmp_path / "tables" / "measures.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert "decree No. 77 of 3 May 2025" in row["basis"]
    assert (row["until_first"], row["until_last"]) == ("2026-12-31", "2026-12-31")
    run("export", "--to", "gold", "-o", tmp_path / "gold", "--ledger", ledger)
    (gold,) = json.loads((tmp_path / "gold" / "ban.json").read_text(encoding="utf-8"))["measures"]
    assert set(gold) == {"type", "imposer", "target", "action", "date", "evidence"}
