"""One command for the weights in the package: train, choose the checkpoint on dev, write the graph and the recipe beside it.

    python -m training --corpora FOLDER [--work FOLDER] [--export-only]

FOLDER holds ewt-{train,dev}.conllu, gum-open-{train,dev}.conllu and wikigold.conllu (training/README.md says where they come
from). An interrupted training goes on after the last whole epoch.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch

from training import train as recipe
from training.export import write

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "src" / "comity" / "language" / "en" / "model"
DOMAIN = Path(__file__).resolve().parent / "domain" / "train.conllu"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "english", help="where checkpoints are kept")
    parser.add_argument("--export-only", action="store_true", help="write the graph of the best checkpoint so far")
    given = parser.parse_args()
    if not given.export_only:
        recipe.train(given.corpora, DOMAIN, given.work)
    export(given.work, MODEL)


def export(work: Path, model: Path) -> None:
    """Write graph, labels, vocabulary and recipe of the best checkpoint into the package."""
    kept = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    weights = torch.load(work / "best.pt", weights_only=True)
    model.mkdir(parents=True, exist_ok=True)
    write({name: value.numpy().astype(np.float32) for name, value in weights.items()}, model / "network.onnx")
    labels = {key: kept["labels"][key] for key in ("upos", "edits", "names", "relations")}
    (model / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (model / "vocabulary.txt").write_text("\n".join(recipe.vocabulary()) + "\n", encoding="utf-8")
    log = json.loads((work / "log.json").read_text(encoding="utf-8"))
    sums = {f"domain-{DOMAIN.name}": recipe.digest(DOMAIN), "network.onnx": recipe.digest(model / "network.onnx")}
    tables = ROOT / "src" / "comity" / "resources" / "tables"
    sums |= {f"{name}.tsv": recipe.digest(tables / f"{name}.tsv") for name in ("bodies", "organisations", "states")}
    note = {
        "seed": kept["seed"],
        "epochs": recipe.EPOCHS,
        "chosen": max(log, key=lambda row: row["value"]),
        "sha256": kept["digests"] | sums | {"backbone": recipe.digest(recipe.backbone() / "model.safetensors")},
        "torch": torch.__version__,
        "onnx": onnx.__version__,
    }
    (model / "recipe.json").write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
