"""Make the classes of words: `python -m training.records.classes`.

The word embeddings that the network of English starts from put words that mean much the same near one another. They are sorted
into 64, 256 and 1024 groups (k-means over directions), and the numbers of the groups of every whole word are written to
`src/comity/extract/weights/en-classes.json`. Needs the extra `train`, which reads the graph.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

LEVELS = (64, 256, 1024)
ROUNDS, SEED, LEAST_LETTERS = 12, 7, 3

Array = NDArray[np.float32]


def main() -> None:
    words, vectors = embeddings(Path(str(files("comity.language.en.model"))))
    levels = [grouped(vectors, count) for count in LEVELS]
    table = {word: [int(groups[number]) for groups in levels] for number, word in enumerate(words)}
    path = Path(str(files("comity.extract.weights"))) / "en-classes.json"
    path.write_text(json.dumps(table, sort_keys=True, separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")
    print(f"{len(words)} words in {', '.join(map(str, LEVELS))} classes: {path.name}")


def embeddings(folder: Path) -> tuple[list[str], Array]:
    """The whole words of a network's vocabulary and the direction of each, of length one, from the middle of all."""
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    constants = [numpy_helper.to_array(one) for one in onnx.load(str(folder / "network.onnx")).graph.initializer]
    rows = len(vocabulary)
    numbers = next(one for one in constants if one.ndim > 1 and len(one) == rows and one.shape[1] > 1)
    scale = next(one for one in constants if one.shape == (rows, 1))
    able = [n for n, word in enumerate(vocabulary) if word.isascii() and word.isalpha() and len(word) >= LEAST_LETTERS]
    found: Array = numbers[able].astype(np.float32) * scale[able]
    found -= found.mean(axis=0)
    return [vocabulary[n] for n in able], found / np.linalg.norm(found, axis=1, keepdims=True)


def grouped(vectors: Array, count: int) -> NDArray[np.int64]:
    """The group of each vector, of `count`: the nearest middle, moved a few times from where a draw by seed put it."""
    middles = vectors[np.random.default_rng(SEED).choice(len(vectors), count, replace=False)]
    for _ in range(ROUNDS):
        group = np.argmax(vectors @ middles.T, axis=1)
        sums = np.zeros_like(middles)
        np.add.at(sums, group, vectors)
        size = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(size > 0, sums / np.maximum(size, 1e-9), middles)
    found: NDArray[np.int64] = np.argmax(vectors @ middles.T, axis=1)
    return found


if __name__ == "__main__":
    main()
