"""`comity trace` on a small ledger of its own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.cli import program
from comity.cli.beside import beside, marked
from comity.model.errors import QuestionError

STORY = " ".join(f"In {1900 + nth} the harbour of Lima counted {nth * nth + 7} ships from port{nth * 3}." for nth in range(30))
FIGURE = "Trade between Peru and Chile came to $412 million in 2023, the Peruvian trade minister, Ada Ejemplo, said."


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two documents of which the later copies the earlier."""
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "one.txt").write_text(f"{FIGURE} {STORY}", encoding="utf-8")
    (pile / "two.txt").write_text(f"{FIGURE.replace('came to', 'reached')} {STORY}", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "path,publisher,published\npile/one.txt,Example Wire,2024-05-01\npile/two.txt,Daily Estria,2024-05-02\n", encoding="utf-8"
    )
    made = tmp_path / "pile.comity"
    run("add", str(pile), "--manifest", str(tmp_path / "manifest.csv"), "--ledger", str(made))
    return made


def run(*arguments: str) -> str:
    result = CliRunner().invoke(program, arguments, catch_exceptions=False)
    return result.output


def test_a_document_is_traced_to_its_copy_and_origins(ledger: Path) -> None:
    told = run("trace", "two.txt", "--ledger", str(ledger))
    assert "republication: Example Wire -> Daily Estria" in told
    assert "Example Wire was published before Daily Estria." in told
    assert "Ada Ejemplo (of PER)" in told


def test_a_slip_that_the_copy_shows_is_told_as_likely(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    hired = "Chile hired a private military company to guard the port of Lima."
    (pile / "one.txt").write_text(f"{hired} {STORY}", encoding="utf-8")
    (pile / "two.txt").write_text(f"{hired.replace('company', 'campaign')} {STORY}", encoding="utf-8")
    made = str(tmp_path / "pile.comity")
    run("add", str(pile), "--ledger", made)
    told = run("trace", "two.txt", "--ledger", made)
    assert "likely a slip of translation: “hired a private military campaign to guard the port”" in told
    assert "likely a slip" not in run("trace", "one.txt", "--ledger", made)


def test_a_translation_is_held_against_its_siblings_without_a_table(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    told = "Trade between Peru and Chile came to $412 million in 2023 under the common energy policy of the two countries."
    (pile / "one.txt").write_text(f"{told} {STORY}", encoding="utf-8")
    (pile / "two.txt").write_text(f"{told.replace('policy', 'politics')} {STORY}\nTranslated by Ida Muster", encoding="utf-8")
    made = str(tmp_path / "pile.comity")
    run("add", str(pile), "--ledger", made)
    likely = "likely a slip of translation: “under the common energy politics of the two countries” where"
    assert likely in run("trace", "two.txt", "--ledger", made)
    assert likely in run("sources", "PER-CHL", "--ledger", made)
    assert any(likely in line for line in json.loads(run("trace", "two.txt", "--json", "--ledger", made))["slips"])
    assert "likely a slip" not in run("trace", "one.txt", "--ledger", made)


def test_sources_show_the_families_of_copies(ledger: Path) -> None:
    told = run("sources", "PER-CHL", "--ledger", str(ledger))
    assert "Families of copies: 1" in told
    assert "2 documents tell one story, begun by Example Wire" in told
    (family,) = json.loads(run("sources", "PER-CHL", "--json", "--ledger", str(ledger)))["families"]
    assert family["first"] in family["documents"]
    assert len(family["documents"]) == 2


def test_an_origin_shows_what_it_said_first(ledger: Path) -> None:
    told = run("trace", "two.txt", "--ledger", str(ledger))
    origin = next(line.split()[0] for line in told.splitlines() if "Ada Ejemplo" in line)
    page = run("trace", origin, "--ledger", str(ledger))
    assert "What it first said" in page
    assert "$412M" in page


def test_two_documents_stand_side_by_side(ledger: Path) -> None:
    told = run("trace", "one.txt", "two.txt", "--ledger", str(ledger))
    assert "[-came" in told
    assert "{+reached+}" in told


def test_a_text_outside_the_ledger_is_held_against_it(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(f"Our own words. {STORY}", encoding="utf-8")
    told = run("trace", str(tmp_path / "new.txt"), "--ledger", str(ledger))
    assert "shares text with 2 of 2 documents" in told


@pytest.mark.parametrize("names", [("two.txt",), ("one.txt", "two.txt")])
def test_all_of_it_comes_as_json_too(ledger: Path, names: tuple[str, ...]) -> None:
    told = json.loads(run("trace", *names, "--ledger", str(ledger), "--json"))
    assert told.get("lines") or told["copies"][0]["kind"] == "republication"


def test_a_name_that_nothing_bears_is_refused_in_a_sentence(ledger: Path) -> None:
    with pytest.raises(QuestionError, match="No document is called nowhere"):
        run("trace", "nowhere.txt", "--ledger", str(ledger))


def test_altered_words_are_marked_on_both_sides() -> None:
    assert marked("He sold 5 tons.", "He sold 6 tons.") == ("He sold [-5-] tons.", "He sold {+6+} tons.")
    assert marked("He left.", "") == ("He left.", "")


def test_sentences_without_partner_stand_alone() -> None:
    lines = list(beside("He came. The road is open now.", "The road is open again.", ("A", "B"), 80))
    assert lines[2].startswith("He came.")
    assert "|" in lines[3]
    assert "{+again.+}" in "".join(lines)
