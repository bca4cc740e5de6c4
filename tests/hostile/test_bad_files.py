"""One pile of good documents with hundreds of bad files among them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import DEMO
from tests.hostile.bad import Bad
from tests.hostile.make import bad_files, make
from tests.hostile.ran import Held, Ran, add, held

from comity.read.place import printable

HANG = 1_200
"""Seconds after which the run counts as hanging, on a machine however busy."""


class Told(NamedTuple):
    """A run over good and bad, one over the good alone, and all files that were there before and after the first."""

    files: dict[str, Bad]
    ran: Ran
    found: Held
    alone: Held
    before: set[str]
    after: set[str]


def everything(folder: Path) -> set[str]:
    return {f"{place}/{name}" for place, folders, files in os.walk(folder) for name in (*folders, *files)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    root = tmp_path_factory.mktemp("hostile")
    for run in ("both", "alone"):
        shutil.copytree(DEMO, root / run / "pile", ignore=shutil.ignore_patterns("*.csv"))
        (root / run / "ledger").mkdir()
    files = make(root / "both" / "pile")
    before = everything(root)
    ran = add(root / "both" / "pile", root / "both" / "ledger" / "a.comity", HANG)
    after = everything(root)
    add(root / "alone" / "pile", root / "alone" / "ledger" / "a.comity", HANG)
    yield Told(
        files, ran, held(root / "both" / "ledger" / "a.comity"), held(root / "alone" / "ledger" / "a.comity"), before, after
    )
    shutil.rmtree(root)  # the large ones are not kept


def address(name: str) -> str:
    return printable(f"pile/{name}")


def test_there_are_enough() -> None:
    files = bad_files()
    assert len({bad.name for bad in files}) == len(files) >= 300


def test_the_run_ends_well(told: Told) -> None:
    assert told.ran.status == 0, told.ran.err[-2000:]
    assert "Traceback" not in told.ran.err
    assert "added" in told.ran.out


def test_each_bad_file_has_its_finding(told: Told) -> None:
    wrong = {
        bad.name: (sorted(found), sorted(bad.codes))
        for bad in told.files.values()
        if bad.codes is not None
        and (found := told.found.about(address(bad.name)) | told.found.about(printable(bad.name))) != bad.codes
    }
    assert not wrong


def test_what_can_be_read_of_a_bad_file_is_read(told: Told) -> None:
    for bad in told.files.values():
        read = " ".join(" ".join(told.found.read(address(bad.name))).split())
        if bad.codes is not None:
            assert " ".join(bad.words.split()) in read, bad.name
            assert bool(bad.words) == bool(read), bad.name


def test_nothing_bad_is_passed_over_in_silence(told: Told) -> None:
    unsaid = [
        bad.name
        for bad in told.files.values()
        if bad.codes is None and not told.found.about(address(bad.name)) and not told.found.read(address(bad.name))
    ]
    assert not unsaid


def test_no_bad_file_shows_a_fault_of_ours(told: Told) -> None:
    ours = {"read.fault", "read.crashed", "read.timeout", "read.memory"}
    found = [finding.text for named in told.found.findings.values() for finding in named if finding.code in ours]
    assert not found


def test_no_neighbour_is_lost(told: Told) -> None:
    assert len(told.alone.words) >= 20
    assert any(told.alone.claims.values())
    for name, words in told.alone.words.items():
        assert told.found.words[name] == words
        assert told.found.claims[name] == told.alone.claims[name]
        assert told.found.about(name) == told.alone.about(name)


def test_memory_is_bounded(told: Told) -> None:
    assert 20_000_000 < told.ran.peak <= 1_500_000_000


def test_nothing_is_written_but_the_ledger(told: Told) -> None:
    assert {path.rpartition("/")[2] for path in told.after - told.before} - {"a.comity-wal", "a.comity-shm"} == {"a.comity"}
    assert told.before <= told.after
