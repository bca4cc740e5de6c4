"""Train the weights of records: `python -m training.records [FOLDER ...] [--folds N]`.

Each FOLDER holds `texts`, `gold` and `manifest.csv`; without one, the press texts that lie beside the benchmark are read:
`training/press` and the development half of `benchmarks/press`. With `--folds` nothing is written: each text is read by rules and
by weights that the other folds taught, and what was read is scored beside what rules alone read.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from comity.extract.learned.model import Model
from training.figures.texts import FOLDERS, Text, load
from training.records.labels import LISTS
from training.records.learned import note, records, scored, teaching, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    texts = teaching(text for folder in given.folders for text in load(folder))
    if given.folds:
        by_folds(texts, given.folds)
        return
    weights = train([one for text in texts for one in note(text)])
    path = Path(str(files("comity.extract.weights"))) / "en-records.json"
    path.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts, {sum(map(len, weights.values()))} weights: {path.name}")


def by_folds(texts: list[Text], folds: int) -> None:
    """Print how each kind is read by rules alone, and with weights that other texts taught."""
    noted = {text.name: note(text) for text in texts}
    pupils = []
    for fold in range(folds):
        others = [one for n, text in enumerate(texts) if n % folds != fold for one in noted[text.name]]
        pupils.append(Model(train(others)))
    for kind in LISTS:
        print(kind, "rules  ", scored(kind, [(text, records(text, kind, None)) for text in texts]))
        print(kind, "weights", scored(kind, [(text, records(text, kind, pupils[n % folds])) for n, text in enumerate(texts)]))


main()
