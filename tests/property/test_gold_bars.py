"""People's annotations of the shared articles, handed in by a reader, come out as they went in, and all that follows is right."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.ledger import Ledger
from comity.pipeline import Article, build, enter
from comity.pipeline.parts import standard
from comity.publish.export.gold import gold_files
from comity.publish.export.names import short_names
from comity.read.gather import gather

pytestmark = pytest.mark.shared
KINDS = ("figures", "instruments", "projects", "measures", "events", "attributions")


@pytest.fixture(scope="module")
def exported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources, _ = gather([shared / "seeds"], shared / "seeds" / "manifest.csv")
    folder = tmp_path_factory.mktemp("gold")
    ledger = Ledger.open(folder / "pile.comity", create=True)
    build(sources, standard(), ledger)
    with ledger.view() as view:
        named = {name: identity for identity, name in short_names(view.pile()).items()}
    gold = sorted((shared / "gold" / "seeds").glob("0*.json"))
    enter({named[path.stem]: Article(path.name, json.loads(path.read_bytes())) for path in gold}, "annotators", ledger)
    with ledger.view() as view:
        for name, content in gold_files(view.pile(), view.clusters()):
            (folder / name).write_bytes(content)
    return folder


def scored(script: Path, *arguments: Path) -> dict[str, Any]:
    command = [sys.executable, str(script), *map(str, arguments), "--json"]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    )
    return found


def test_nothing_is_lost_on_the_way(shared: Path, exported: Path) -> None:
    found = scored(shared / "gold" / "score.py", shared / "gold" / "seeds", exported)
    assert {kind: found[kind]["f1"] >= 0.98 for kind in KINDS} == dict.fromkeys(KINDS, True)


def test_every_verdict_across_documents_is_right(shared: Path, exported: Path) -> None:
    found = scored(shared / "gold" / "cross.py", shared / "gold" / "seeds" / "CROSS.json", exported / "CROSS.json")
    assert (found["right"], found["of"]) == (17, 17)
    assert found["false_clashes"] == []
    assert found["wrong_merges"] == []
