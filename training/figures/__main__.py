"""Train the weights of figures: `python -m training.figures [FOLDER ...] [--folds N]`.

Each FOLDER holds `texts`, `gold` and `manifest.csv`; without one, the press texts that lie beside the benchmark are read:
`training/press` and the development half of `benchmarks/press`. With `--folds` nothing is written: each text is read by weights
that the other folds taught, and what was read is scored.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from comity.extract.chooser import Nearest, Weighed
from training.figures.evaluate import note, records, scored, train
from training.figures.texts import FOLDERS, load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    texts = [text for folder in given.folders for text in load(folder)]
    noted = {text.name: note(text) for text in texts}
    if not given.folds:
        weights = train(noted[text.name] for text in texts)
        path = Path(str(files("comity.extract.weights"))) / "en.json"
        path.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
        print(f"{len(texts)} texts, {sum(map(len, weights.values()))} weights: {path.name}")
        return
    print("nearest", scored([(text, records(text, Nearest())) for text in texts]))
    read = []
    for fold in range(given.folds):
        pupil = Weighed(train(noted[text.name] for n, text in enumerate(texts) if n % given.folds != fold))
        read += [(text, records(text, pupil)) for n, text in enumerate(texts) if n % given.folds == fold]
    print("weighed", scored(read))


main()
