"""Train the weights of dates: `python -m training.dates [FOLDER ...] [--folds N]`.

Each FOLDER holds `texts`, `gold` and `manifest.csv`; without one, the press texts that lie beside the benchmark are read:
`training/press` and the development half of `benchmarks/press`. With `--folds` nothing is written: the dates of each text are
held against those beside them by weights that the other folds taught, and it is told how many sound ones would be held back
and how many moved ones caught.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from comity.verify.times import MUCH, VERY_MUCH
from training.dates.lessons import articles, lessons, read_by_us, train
from training.figures.teacher import Noted
from training.figures.texts import FOLDERS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    texts: list[list[Noted]] = []
    for folder in given.folders:
        with TemporaryDirectory() as place:
            read = read_by_us(folder, Path(place))
        texts += [list(lessons(read[name], article)) for name, article in articles(folder).items() if name in read]
    if given.folds:
        by_folds(texts, given.folds)
        return
    weights = train([one for text in texts for one in text])
    path = Path(str(files("comity.verify"))) / "dates.json"
    path.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(f"{sum(map(len, texts))} dates, {len(weights)} weights: {path.name}")


def by_folds(texts: list[list[Noted]], folds: int) -> None:
    """Print how many sound dates would be held back and moved ones caught, by weights that other texts taught."""
    sound: list[float] = []
    moved: list[float] = []
    for fold in range(folds):
        weights = train([one for n, text in enumerate(texts) if n % folds != fold for one in text])
        for text in texts[fold::folds]:
            for one in text:
                heavy = [sum(weights.get(name, 0.0) for name in features) for features in one.features]
                near = int(one.decision.split()[0])
                rivals = [other - heavy[0] - (0 if place < near else VERY_MUCH - MUCH) for place, other in enumerate(heavy[1:])]
                sound.append(max(rivals))
                moved += [-margin for margin in rivals[:near]]
    for much in (1.0, 1.5, 1.8, MUCH, 2.4, 2.7, 3.0, 3.5):
        held = sum(margin > much for margin in sound)
        caught = sum(margin > much for margin in moved)
        print(f"{much:.1f}: {held} of {len(sound)} sound dates held back, {caught / len(moved):.1%} of moved ones caught")


if __name__ == "__main__":
    main()
