"""Write how often each kind of claim was right: `python -m benchmarks.press.measured GOLD OUT > src/comity/resources/tables/measured.tsv`.

GOLD and OUT are folders of annotations and of `comity export --to gold`. A claim is found where it matches the annotation, complete
where every attribute is right too; claims that match an optional record are left out.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.press import score

EXTRACTORS = {
    "figures": "figure",
    "instruments": "instrument",
    "projects": "project",
    "measures": "measure",
    "events": "event",
    "attributions": "statement",
}


def rows(gold: Path, out: Path) -> list[tuple[str, int, int, int]]:
    """For each rule of figures, and each other extractor: claims made, found, and complete."""
    claimed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    complete: Counter[str] = Counter()
    for path in sorted(gold.glob("*.json")):
        truth, told = (json.loads((folder / path.name).read_text(encoding="utf-8")) for folder in (gold, out))
        for kind, name in EXTRACTORS.items():
            records, claims = truth[kind], told[kind]
            pairs = {j: i for i, j in score.match(kind, records, claims)}
            for number, claim in enumerate(claims):
                rule = f"figure.{claim['relation']}" if kind == "figures" else name
                if number in pairs and records[pairs[number]].get("optional"):
                    continue
                claimed[rule] += 1
                if number in pairs:
                    found[rule] += 1
                    record = records[pairs[number]]
                    complete[rule] += all(check(record, claim) for _, check in score.ATTRS[kind])
    return [(rule, claimed[rule], found[rule], complete[rule]) for rule in sorted(claimed)]


if __name__ == "__main__":
    print("rule\tclaimed\tfound\tcomplete")
    for row in rows(Path(sys.argv[1]), Path(sys.argv[2])):
        print(*row, sep="\t")
