"""What texts teach about records, and how well what they taught reads others."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import msgspec
from benchmarks.press import score
from msgspec.structs import replace

from comity.extract import EVENTS, INSTRUMENTS, MEASURES, PROJECTS, Extractor, extract
from comity.extract.learned.candidate import Candidate, candidates
from comity.extract.learned.measure import side_options
from comity.extract.learned.model import BETWEEN, PARTED, Model
from comity.publish.export.gold import record
from comity.publish.export.names import first_words
from training.figures.learn import learn
from training.figures.teacher import Noted
from training.figures.texts import Text
from training.records.labels import LISTS, Gold, labels

EXTRACTORS: dict[str, Extractor] = {"event": EVENTS, "instrument": INSTRUMENTS, "measure": MEASURES, "project": PROJECTS}
LEAST_LIKELY = {"event": 0.75, "instrument": 0.45, "measure": 0.45, "project": 0.45}
"""How likely a claim must be to be made: where F1 is best on texts that others taught, or nearly so with three of four right.

Undertakings stay below that, since what the rules tell of them does.
"""
CHOICES = {
    "event": {"type": "type"},
    "instrument": {"type": "type", "action": "action"},
    "measure": {"type": "type", "action": "action"},
    "project": {"type": "kind", "status": "status"},
}
"""What a claim of each kind says, and the key of an annotation that tells it."""
LEAST, LIGHTEST = 5, 0.03
FIGURES_ONLY = ("s-", "u-")
"""How the names of texts begin in which only figures are annotated."""


def teaching(texts: Iterable[Text]) -> list[Text]:
    """The texts that records are annotated in."""
    return [text for text in texts if not text.name.startswith(FIGURES_ONLY)]


def note(text: Text) -> list[Noted]:
    """The decisions about the candidates of a text with their right answers."""
    found = candidates(text.analysis)
    noted = []
    for kind, name in LISTS.items():
        for one, label in zip(found, labels(kind, text.analysis.text.words, found, text.gold.get(name, [])), strict=True):
            if label.is_record is not None:
                noted.append(Noted(kind, [(*one.features, *one.classes), ()], [label.is_record, not label.is_record]))
            if label.gold is not None:
                noted += [
                    Noted(f"{kind}.{slot}", [one.features], [True] if key is None else _values(label.gold, key))
                    for slot, key in CHOICES[kind].items()
                ]
            if label.gold is not None and kind == "measure":
                noted.append(_between(one, label.gold))
    return noted


def _between(one: Candidate, gold: Gold) -> Noted:
    """The choice between the sides that a measure may have, with those that the annotation names."""
    options = side_options(one)
    imposers, targets = ([gold.get(side), *gold.get("alt", {}).get(side, [])] for side in ("imposer", "target"))
    right = [option.value[0] in imposers and option.value[1] in targets for option in options]
    return Noted("measure.between", [option.features for option in options], right)


def _values(gold: Gold, key: str) -> list[Any]:
    return [value for value in [gold.get(key), *gold.get("alt", {}).get(key, [])] if value]


def train(noted: Sequence[Noted]) -> dict[str, dict[str, float]]:
    """Weights by decision."""
    by_decision: defaultdict[str, list[Noted]] = defaultdict(list)
    for one in noted:
        by_decision[one.decision].append(one)
    weights = {}
    for decision, items in sorted(by_decision.items()):
        if decision in BETWEEN:
            weights[decision] = learn([one for one in items if any(one.right) and not all(one.right)])
        elif "." in decision:
            values = sorted({value for one in items for value in one.right})
            weights[decision] = learn([_choice(one, values) for one in items])
        else:
            weights[decision] = learn(items, least=LEAST, lightest=LIGHTEST)
            likely = LEAST_LIKELY[decision]
            weights[decision]["any"] = round(weights[decision].get("any", 0.0) - math.log(likely / (1 - likely)), 3)
    return weights


def _choice(one: Noted, values: Sequence[Any]) -> Noted:
    """A choice between all values, each described by the features of the candidate."""
    features = [[f"{value}{PARTED}{feature}" for feature in one.features[0]] for value in values]
    return Noted(one.decision, features, [value in one.right for value in values])


def records(text: Text, kind: str, model: Model | None) -> list[dict[str, Any]]:
    """The records of a kind that are read in a text, as `comity export --to gold` writes them; without a model by rules alone."""
    extractor = EXTRACTORS[kind]
    weights = model or Model({})
    reader = replace(extractor, run=partial(extractor.run, weights=weights))
    words = text.analysis.text.words
    return [
        msgspec.json.decode(msgspec.json.encode(record(claim)))
        | {"evidence": first_words(words[claim.evidence.start : claim.evidence.end])}
        for claim in extract(text.analysis, (reader,))
    ]


def scored(kind: str, pairs: Sequence[tuple[Text, list[dict[str, Any]]]]) -> dict[str, float]:
    """Precision, recall and F1 of what was read, and the share of matched records that are right in each attribute."""
    hit = predicted = wanted = 0
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for text, found in pairs:
        gold = text.gold.get(LISTS[kind], [])
        match = score.match(LISTS[kind], gold, found)
        required = sum(not gold[i].get("optional") for i, _ in match)
        hit += required
        predicted += len(found) - (len(match) - required)
        wanted += sum(not one.get("optional") for one in gold)
        for i, j in match:
            for name, check in score.ATTRS[LISTS[kind]]:
                if name not in score.OVER_STATED or gold[i].get(name) is not None:
                    stated[name] += 1
                    right[name] += bool(check(gold[i], found[j]))
    precision, recall, f1 = score.prf(hit, predicted, wanted)
    shares = {name: round(right[name] / stated[name], 3) for name in stated}
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "claims": predicted} | shares
