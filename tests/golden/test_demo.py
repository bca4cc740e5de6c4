"""The sample documents, claim by claim: what is read from them is reviewed as a diff.

Rewrite with `pytest tests/golden --update-golden` and look at the change.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.ledger import Ledger
from comity.model.claim import Claim, Figure, Statement
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.verdict import Cluster, Conflict
from comity.model.wording import figure_value
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

HERE = Path(__file__).parent / "demo"


def claim_lines(pile: Pile) -> Iterator[dict[str, Any]]:
    for claim in pile.claims.values():
        line: dict[str, Any] = {
            "document": pile.documents[claim.document].address,
            "quote": pile.quote(claim.id),
            "chain": [voice.name for voice in claim.chain],
            "rule": claim.extractor,
        }
        if isinstance(claim.payload, Figure):
            figure = claim.payload
            about = (figure.indicator, figure.product, figure.scope, figure.reporter, figure.direction, figure.partner)
            line |= {
                "says": figure_value(figure),
                "of": " ".join(part for part in about if part),
                "in": figure.period.label() if figure.period else None,
                "from": figure.base.label() if figure.base else None,
                "mood": claim.modality,
            }
        elif not isinstance(claim.payload, Statement):
            line |= act_fields(claim)
        yield line


def act_fields(claim: Claim) -> dict[str, Any]:
    """What a claim about an agreement, project, measure or event says: the fields that its words fill."""
    given = {name: getattr(claim.payload, name) for name in claim.payload.__struct_fields__}
    said = {name: value.label() if isinstance(value, Period) else value for name, value in given.items()}
    filled = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}
    return filled | {"mood": claim.modality} | ({"denied": True} if claim.is_denied else {})


def conflict_line(pile: Pile, conflict: Conflict) -> dict[str, Any]:
    return {
        "label": conflict.label,
        "quotes": sorted(pile.quote(claim) for claim in conflict.claims),
        "gap": round(conflict.gap, 4),
        "assumptions": list(conflict.assumptions),
        "steps": [step.text for step in conflict.steps],
    }


def cluster_line(pile: Pile, cluster: Cluster) -> dict[str, Any]:
    quotes = [pile.words(member.document)[member.start : member.end][:80] for member in cluster.members]
    return {
        "kind": cluster.kind,
        "verdict": cluster.verdict,
        "quotes": quotes,
        "origins": cluster.origins,
        "derived": cluster.derived,
    }


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, demo_pile: Path) -> dict[str, list[dict[str, Any]]]:
    sources, findings = gather([demo_pile], demo_pile / "manifest.csv")
    ledger = Ledger.open(tmp_path_factory.mktemp("golden") / "pile.comity", create=True)
    build(sources, standard(), ledger, findings)
    with ledger.view() as view:
        pile = view.pile()
        clusters = [cluster_line(pile, cluster) for cluster in view.clusters()]
        return {
            "claims": list(claim_lines(pile)),
            "conflicts": [conflict_line(pile, conflict) for conflict in view.verdict().conflicts],
            "clusters": sorted(clusters, key=lambda line: json.dumps(line, ensure_ascii=False)),
        }


@pytest.mark.parametrize("name", ["claims", "conflicts", "clusters"])
def test_demo_reads_as_reviewed(name: str, read: dict[str, list[dict[str, Any]]], request: pytest.FixtureRequest) -> None:
    path = HERE / f"{name}.jsonl"
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in read[name])
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    expected = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert read[name] == expected
