"""`comity import` as a user runs it."""

import json
import shutil
from pathlib import Path

import pytest
from tests.unit.cli.test_cli import Ran, comity

from comity.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.\n", encoding="utf-8")
    (pile / "b.txt").write_text("Kenya and Norway signed a fisheries agreement on 3 May 2025.\n", encoding="utf-8")
    path = tmp_path / "pile.comity"
    assert comity("add", pile, "--ledger", path).status == 0
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    folder.mkdir()
    return folder


def record(**changes: object) -> dict[str, object]:
    return {
        "name": "fisheries agreement",
        "type": "agreement",
        "parties": ["KEN", "NOR"],
        "action": "signed",
        "date": "2025-05-03",
        "evidence": "signed a fisheries agreement on 3 May 2025",
        **changes,
    }


def imported(ledger: Path, folder: Path, **content: object) -> Ran:
    for name, article in content.items():
        (folder / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    return comity("import", folder, "--reader", "a colleague", "--ledger", ledger)


def exported(ledger: Path, target: Path) -> dict[str, dict[str, list[object]]]:
    shutil.rmtree(target, ignore_errors=True)
    assert comity("export", "--to", "gold", "-o", target, "--ledger", ledger).status == 0
    return {path.stem: json.loads(path.read_bytes()) for path in target.glob("[ab].json")}


def test_annotations_take_the_place_of_what_was_read_in_their_document_alone(ledger: Path, folder: Path, tmp_path: Path) -> None:
    before = exported(ledger, tmp_path / "out")
    ran = imported(ledger, folder, b={"instruments": [record()]})
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("1 imported. The ledger holds 2 documents")
    after = exported(ledger, tmp_path / "out")
    assert after["a"] == before["a"]
    assert [found["name"] for found in after["b"]["instruments"]] == ["fisheries agreement"]  # type: ignore[index]
    assert after["b"]["events"] == []
    assert imported(ledger, folder).out.startswith("1 unchanged.")


def test_what_fails_is_named_with_file_and_record_and_the_rest_is_taken(ledger: Path, folder: Path) -> None:
    (folder / "a.json").write_text('{"figures": [{"value"', encoding="utf-8")
    ran = imported(
        ledger,
        folder,
        b={"instruments": [record(), record(type="accord"), record(evidence="signed a trade pact")]},
        c={"figures": []},
    )
    assert ran.status == 0
    told = ran.err.splitlines()
    assert [line.split(":")[0] for line in told] == [
        "verify.bad-file",
        "verify.bad-record",
        "verify.no-document",
        "verify.no-evidence",
    ]
    assert "a.json" in told[0]
    assert "b.json" in told[1]
    assert "instruments[1]" in told[1]
    assert "accord" in told[1]
    assert "c.json" in told[2]
    assert "instruments[2]" in told[3]
    mended = imported(ledger, folder, a={}, b={"instruments": [record()]})
    assert [line.split(":")[0] for line in mended.err.splitlines()] == ["verify.no-document"]


def test_the_findings_of_an_import_leave_with_their_cause(ledger: Path, folder: Path) -> None:
    assert "verify.bad-record" in imported(ledger, folder, b={"instruments": [record(type="accord")]}).err
    assert imported(ledger, folder, b={"instruments": [record()]}).err == ""


def test_why_tells_who_handed_a_claim_in(ledger: Path, folder: Path) -> None:
    imported(ledger, folder, b={"instruments": [record()]})
    with Ledger.open(ledger).view() as view:
        (claim,) = [claim for claim in view.pile().claims.values() if claim.reader == "a colleague"]
    told = comity("why", claim.id, "--ledger", ledger)
    assert told.status == 0, told.err
    assert "reader a colleague" in told.out
    assert "held against the words" in told.out
    about = next(line.split()[1] for line in told.out.splitlines() if line.startswith("  about"))
    matter = comity("why", about, "--ledger", ledger)
    assert matter.status == 0, matter.err
    assert "fisheries agreement" in matter.out
    assert claim.id in matter.out
    assert json.loads(comity("why", about, "--ledger", ledger, "--json").out)["name"] == "fisheries agreement"


@pytest.mark.parametrize("reader", ["builtin", " "])
def test_a_reader_needs_a_name_of_its_own(ledger: Path, folder: Path, reader: str) -> None:
    ran = comity("import", folder, "--reader", reader, "--ledger", ledger)
    assert ran.status == 2
    assert "reader" in ran.err


def test_nothing_to_import_is_an_error_in_a_sentence(ledger: Path, folder: Path) -> None:
    for place in (folder, folder / "none"):
        ran = comity("import", place, "--ledger", ledger)
        assert ran.status == 1
        assert ran.err.startswith("comity: ")
    assert imported(ledger, folder, stranger={}).status == 1
    assert comity("import", folder, "--ledger", folder / "none.comity").status == 1
