"""Packs that are opened in a process of their own give what they give here; one that ends it costs what is left of itself."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.articles import article
from tests.unit.pipeline.hazards import fatal_unpacking, faulty_unpacking, unpacking_killed_once
from tests.unit.pipeline.ledgers import built

from comity.ledger import Ledger
from comity.model.finding import Finding
from comity.model.page import Source
from comity.pipeline.executor import SERIAL, Executor, Processes
from comity.read.unpack import unpacked


@pytest.fixture
def pool() -> Iterator[Processes]:
    with Processes(2) as started:
        yield started


def zipped(path: Path, names: list[str]) -> Source:
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(name, article(number, 2).words)
    return Source(path=path, address=f"pile/{path.name}")


def test_members_are_those_that_unpacking_gives_here(pool: Processes, tmp_path: Path) -> None:
    source = zipped(tmp_path / "many.zip", [*(f"{number}.txt" for number in range(300)), "image.png", ".hidden"])
    found = list(pool.members(unpacked, source))
    assert found == list(unpacked(source))
    assert len(found) >= 300
    assert list(pool.members(unpacked, source)) == found


def test_what_is_no_pack_needs_no_process(pool: Processes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    for name in ("a.txt", "gone.zip"):
        source = Source(path=tmp_path / name, address=name)
        assert list(pool.members(unpacked, source)) == [source]
    assert not pool.opener.crew.workers


def test_a_pack_that_ends_its_reader_costs_what_is_left_of_it(pool: Processes, tmp_path: Path) -> None:
    source = zipped(tmp_path / "bad.zip", [*(f"{number:03}.txt" for number in range(100)), "bomb.txt", "after.txt"])
    *members, lost = pool.members(fatal_unpacking, source)
    assert [item.address for item in members if isinstance(item, Source)] == [f"pile/bad.zip#{n:03}.txt" for n in range(64)]
    assert isinstance(lost, Finding)
    assert (lost.code, lost.subject) == ("read.crashed", "pile/bad.zip")
    assert "unpacking" in lost.text
    good = zipped(tmp_path / "good.zip", ["a.txt"])
    assert len(list(pool.members(unpacked, good))) == 1


def test_a_reader_of_packs_killed_by_others_loses_nothing(pool: Processes, tmp_path: Path) -> None:
    source = zipped(tmp_path / "many.zip", [f"{number}.txt" for number in range(300)])
    assert list(pool.members(unpacking_killed_once, source)) == list(unpacked(source))


def test_a_fault_of_ours_in_a_pack_is_named(pool: Processes, tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", ["a.txt", "b.txt"])
    executors: list[Executor] = [pool, SERIAL]
    for one in executors:
        member, fault = one.members(faulty_unpacking, source)
        assert isinstance(member, Source)
        assert isinstance(fault, Finding)
        assert fault.code == "read.fault"
        assert "the archive slipped" in fault.text


def test_ledgers_of_packs_are_equal_with_workers(pool: Processes, tmp_path: Path) -> None:
    lines = [{"text": article(number, 2).words, "title": f"Number {number}", "publisher": "Sample Wire"} for number in range(20)]
    (tmp_path / "records.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nno record\n", encoding="utf-8")
    sources = [
        zipped(tmp_path / "articles.zip", [*(f"{number}.txt" for number in range(40)), "tool.exe"]),
        Source(path=tmp_path / "records.jsonl", address="pile/records.jsonl"),
    ]
    executors: dict[str, Executor] = {"serial": SERIAL, "two": pool}
    rows = []
    for name, one in executors.items():
        (tmp_path / name).mkdir()
        rows.append(built(sources, one, tmp_path / name)[1])
    assert rows[0] == rows[1]
    with Ledger.open(tmp_path / "two" / "pile.comity").view() as view:
        assert len(view.pile().documents) == 60
        assert "read.bad-record" in {finding.code for finding in view.findings()}
