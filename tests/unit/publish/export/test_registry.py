import json
import random
from pathlib import Path

import pytest
from tests.unit.publish.export.ledgers import content

from comity.cli.export import NAMES
from comity.ledger import Ledger
from comity.model.errors import ConfigError
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.publish.export.form import Form, about
from comity.publish.export.registry import FORMS, form
from comity.publish.export.write import stream, write
from comity.read.gather import gather

DOCS = Path(__file__).resolve().parents[4] / "docs" / "reference" / "exports.md"


def everything(path: Path, folder: Path, dyad: tuple[str, str] | None = None) -> dict[str, bytes]:
    """Every form of a ledger, file by file."""
    for each in FORMS:
        write(each, content(path, dyad), folder / each.name / f"export{each.suffix}" if each.stream else folder / each.name)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    for run in ("one", "two"):
        for each in FORMS:
            (tmp_path / run / each.name).mkdir(parents=True)


def test_the_command_names_the_forms_of_the_registry() -> None:
    assert tuple(each.name for each in FORMS) == NAMES


@pytest.mark.parametrize("each", FORMS, ids=NAMES)
def test_every_form_is_one_file_or_several_and_in_the_reference(each: Form) -> None:
    assert (each.stream is None) != (each.folder is None)
    text = DOCS.read_text(encoding="utf-8")
    assert f"## {each.name}" in text
    for sentence in (each.holds, *each.lacks):
        assert sentence in text, sentence


@pytest.mark.parametrize("dyad", [None, ("NOR", "CHL")], ids=["all", "pair"])
def test_two_runs_are_equal_to_the_byte(any_ledger: Path, tmp_path: Path, dyad: tuple[str, str] | None) -> None:
    assert everything(any_ledger, tmp_path / "one", dyad) == everything(any_ledger, tmp_path / "two", dyad)


def test_the_order_of_adding_leaves_no_trace(demo_pile: Path, tmp_path: Path) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    found = []
    for run in ("one", "two"):
        path = tmp_path / f"{run}.comity"
        ledger = Ledger.open(path, create=True)
        parts = sources[:] if run == "one" else random.Random(7).sample(sources, len(sources))
        half = len(parts) // 2 if run == "two" else len(parts)
        for some in (parts[:half], parts[half:]):
            if some:
                build(some, standard(), ledger)
        found.append(everything(path, tmp_path / run))
    assert found[0] == found[1]


def test_every_export_names_ledger_program_and_what_is_missing(places: dict[str, Path], tmp_path: Path) -> None:
    files = everything(places["trade"], tmp_path / "one")
    digest = content(places["trade"]).stamp.digest.encode()
    for each in FORMS:
        own = {name: made for name, made in files.items() if name.startswith(f"{each.name}/")}
        unfolded = b"".join(made.replace(b"\r\n ", b"") for made in own.values())
        assert digest in unfolded, each.name
        head = about(each, content(places["trade"]))
        assert head["made_by"].startswith("comity ")
        if not each.has_head:
            (side,) = [made for name, made in own.items() if name.endswith("about.json")]
            assert json.loads(side)["cannot_hold"] == list(each.lacks)


def test_another_ledger_has_another_digest(places: dict[str, Path]) -> None:
    digests = [content(path).stamp.digest for path in places.values()]
    assert len(set(digests)) == len(digests)


def test_a_pair_is_closed_under_reference(places: dict[str, Path]) -> None:
    held = content(places["trade"], ("NOR", "CHL"))
    claims, documents = set(held.pile.claims), set(held.pile.documents)
    assert {claim for conflict in held.verdict.conflicts for claim in conflict.claims} <= claims
    assert {member.claim for member in held.records.members} <= claims
    assert {claim for origin in held.origins.origins for claim in origin.claims} <= claims
    assert {claim.document for claim in held.pile.claims.values()} <= documents
    assert {bound.quantity for bound in held.verdict.bounds} <= {quantity.id for quantity in held.records.quantities}
    known = {quantity.id for quantity in held.records.quantities} | {record.id for record in held.records.records}
    assert {member.record for member in held.records.members} <= known


def test_a_file_that_cannot_be_finished_is_not_there(places: dict[str, Path], tmp_path: Path) -> None:
    def broken(*_: object) -> "list[bytes]":
        raise OSError(28, "No space left on device")

    failing = form("csl")._replace(stream=broken)
    with pytest.raises(OSError, match="No space"):
        write(failing, content(places["trade"]), tmp_path / "x.json")
    assert not list(tmp_path.glob("*x.json*"))


def test_what_cannot_be_written_is_a_sentence(places: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is a folder"):
        write(form("csl"), content(places["trade"]), tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="name a folder"):
        write(form("parquet"), content(places["trade"]), tmp_path / "file")
    with pytest.raises(ConfigError, match="cannot be written"):
        write(form("csl"), content(places["trade"]), tmp_path / "nowhere" / "x.json")
    with pytest.raises(ConfigError, match="several files"):
        stream(form("tables"), content(places["trade"]))
