"""What texts teach, and how well what they taught reads others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from benchmarks.press import score
from msgspec.structs import replace

from comity.extract import FIGURES, extract
from comity.extract.alternatives import alternatives
from comity.extract.chooser import Chooser
from comity.extract.figure import figures_by
from comity.extract.heading import telling
from comity.extract.reading import readings
from comity.extract.setting import Setting
from comity.model.analysis import Amount
from comity.publish.export.gold import quoted, record
from training.figures.learn import learn
from training.figures.teacher import Gold, Key, Noted, Teacher, key
from training.figures.texts import Text, paired

DOUBT = 1.9
"""How much more than for no claim must speak for one: an invented figure costs more than a missed one."""

EMPTY = 6
"""How often a text without any figure counts when it is learned what is one: such texts are few among those that are written.

In folds both together leave 3 figures claimed in 60 such texts, for 7 % of the amounts that are figures.
"""

BORROWING_DOUBT = 0.9
"""How much more must speak for what an open number may be than for none; most of what is wrong is refused as no claim later."""


def golden(text: Text) -> dict[Key, Gold | None]:
    """The gold figure that each amount of a text is, all that it may be taken for included; None for those that are none."""
    amounts: list[Amount] = []
    borrowing: set[int] = set()
    for number in telling(text.analysis):
        for amount, is_open in alternatives(Setting(text.analysis, number)):
            if is_open:
                borrowing.add(len(amounts))
            amounts.append(amount)
    pairs = paired(text, amounts, borrowing)
    return {
        key(amount): text.gold["figures"][pairs[number]] if number in pairs else None for number, amount in enumerate(amounts)
    }


def note(text: Text) -> list[Noted]:
    """The decisions of a text with their right options, each after the right ones before it."""
    teacher = Teacher(golden(text))
    for _ in readings(text.analysis, teacher):
        pass
    return teacher.noted


def train(texts: Iterable[Sequence[Noted]]) -> dict[str, dict[str, float]]:
    """Weights by decision, from the decisions of each text."""
    by_decision: dict[str, list[Noted]] = defaultdict(list)
    for noted in texts:
        claims = [one for one in noted if one.decision == "claim"]
        is_empty = all("doubt" in features for one in claims for features in _right(one))
        for one in noted:
            by_decision[one.decision] += [one] * (EMPTY if is_empty and one.decision == "claim" else 1)
    weights = {decision: learn(items) for decision, items in sorted(by_decision.items())}
    weights["claim"]["doubt"] = round(weights["claim"].get("doubt", 0.0) + DOUBT, 3)
    weights["loan"]["none|bias"] = round(weights["loan"].get("none|bias", 0.0) + BORROWING_DOUBT, 3)
    return weights


def _right(one: Noted) -> Iterator[Sequence[str]]:
    return (features for features, is_right in zip(one.features, one.right, strict=True) if is_right)


def records(text: Text, chooser: Chooser) -> list[dict[str, Any]]:
    """The figures that a chooser reads in a text, as `comity export --to gold` writes them."""
    reader = replace(FIGURES, run=partial(figures_by, choice=chooser))
    words = text.analysis.text.words
    return [
        msgspec.to_builtins(quoted(record(claim), words[claim.evidence.start : claim.evidence.end]))
        for claim in extract(text.analysis, (reader,))
    ]


def scored(pairs: Sequence[tuple[Text, list[dict[str, Any]]]]) -> dict[str, float]:
    """Precision, recall and F1 of what was read, and the share of matched figures that are right in each attribute."""
    hit = predicted = wanted = matched = 0
    right: Counter[str] = Counter()
    for text, found in pairs:
        gold = text.gold["figures"]
        match = score.match("figures", gold, found)
        required = sum(not gold[i].get("optional") for i, _ in match)
        hit += required
        matched += len(match)
        predicted += len(found) - (len(match) - required)
        wanted += sum(not one.get("optional") for one in gold)
        for i, j in match:
            for name, check in score.ATTRS["figures"]:
                right[name] += bool(check(gold[i], found[j]))
    precision, recall, f1 = score.prf(hit, predicted, wanted)
    shares = {name: round(right[name] / max(matched, 1), 3) for name, _ in score.ATTRS["figures"]}
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "matched": matched} | shares
