"""Annotated texts: the words as Comity analyses them, with the gold figures of each."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.press import score

from comity.language import analyse, told
from comity.model.analysis import Amount, Analysis
from comity.read import read
from comity.read.gather import gather
from comity.resources.units import as_told

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "benchmarks" / "press" / "development", ROOT / "training" / "press")
"""The press texts that weights are taught on unless others are named."""

STATED = ("value_hi", "reporter", "partner", "direction", "product", "speaker")
DAYS = ("period_start", "period_end", "base_start", "base_end")
DEFAULTS = dict.fromkeys((*STATED, *DAYS)) | {"hedge": "exact", "modality": "actual"}


class Text(NamedTuple):
    name: str
    analysis: Analysis
    gold: dict[str, Any]
    spans: list[list[tuple[int, int]]]


def load(folder: Path) -> list[Text]:
    """The annotated texts of a folder with `texts`, `gold` and `manifest.csv`, by name."""
    found = []
    sources, _ = gather([folder / "texts"], folder / "manifest.csv")
    for source in sources:
        name = Path(source.address).stem
        path = folder / "gold" / f"{name}.json"
        if not path.exists():
            continue
        document, text, _ = read(source)
        gold = complete(json.loads(path.read_text(encoding="utf-8")))
        spans = [places(text.words, figure["evidence"]) for figure in gold["figures"]]
        found.append(Text(name, analyse(told(document, text), text), gold, spans))
    return sorted(found, key=lambda one: one.name)


def complete(article: dict[str, Any]) -> dict[str, Any]:
    """An annotation with the keys that it leaves out: what is null, exact, actual or an empty list is not written."""
    return article | {"figures": [DEFAULTS | figure for figure in article.get("figures", [])]}


def places(words: str, evidence: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in evidence.split())
    return [match.span() for match in re.finditer(pattern, words)]


def paired(text: Text, amounts: list[Amount], borrowing: Container[int] = ()) -> dict[int, int]:
    """Which gold figure each amount is, by number: value, unit and relation agree, and the evidence holds the amount.

    An amount may stand a little aside of the evidence, but for those of `borrowing`. Of two changes one up, one down, the one
    that goes the same way is meant.
    """
    pairs: list[tuple[float, bool, int, int]] = []
    for number, amount in enumerate(amounts):
        units = {amount.unit, amount.unit.removesuffix("/yr")}  # a yearly total of money is written without its year
        unit, factor = as_told(amount.unit, text.analysis.text.words[amount.start : amount.end])
        if factor != 1:
            units = {unit}
        for place, figure in enumerate(text.gold["figures"]):
            told = {"value": amount.value * factor, "value_hi": amount.value_high, "relation": amount.relation}
            if not any(score.gate_figure(figure, told | {"unit": unit}) for unit in sorted(units)):
                continue
            inside = any(start <= amount.start < end for start, end in text.spans[place])
            near = min((abs(start - amount.start) for start, _ in text.spans[place]), default=10_000)
            if inside or (near < 120 and number not in borrowing):
                is_turned = (amount.value < 0) != (figure["value"] < 0)
                pairs.append((0 if inside else near, is_turned, number, place))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, place in sorted(pairs):
        if number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    return found
