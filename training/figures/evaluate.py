"""Learn on some texts, read the others, and score what was read: folds by text, so that no text is read by weights that saw it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.press import score
from comity.extract import FIGURES, extract
from comity.extract.figure import Reading, readings, unit_of
from comity.extract.chooser import Weighed
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.publish.export.gold import _record
from training.figures.learn import learn
from training.figures.teacher import Noted, Teacher
from training.figures.texts import Text, paired
from comity.extract.figure import _draft

Weights = Mapping[str, Mapping[str, float]]


def golden(text: Text) -> dict[tuple[int, int, str], Any]:
    amounts = []
    for number, sentence in enumerate(text.analysis.sentences):
        if sentence.kind == "prose":
            setting = Setting(text.analysis, number)
            amounts += [settled(setting, amount) for amount in setting.amounts]
    pairs = paired(text, [(amount, [amount.unit, amount.unit.removesuffix("/yr")]) for amount in amounts])
    return {
        (amount.start, amount.end, amount.relation): text.gold["figures"][pairs[n]] if n in pairs else None
        for n, amount in enumerate(amounts)
    }


def note(text: Text, pupil: Any = None) -> list[Noted]:
    teacher = Teacher(golden(text), pupil)
    for _ in readings(text.analysis, teacher):
        pass
    return teacher.noted


def train(noted: Sequence[Noted], decay: Mapping[str, float] = {}) -> dict[str, dict[str, float]]:
    by_decision: dict[str, list[Noted]] = defaultdict(list)
    for one in noted:
        by_decision[one.decision].append(one)
    return {decision: learn(items, **({"decay": decay[decision]} if decision in decay else {})) for decision, items in sorted(by_decision.items())}


def taught(texts: Sequence[Text], rounds: int = 1, folds: int = 4) -> dict[str, dict[str, float]]:
    """Weights from texts: first from decisions after right ones, then from decisions after the pupil's own.

    In each further round a text is read by weights that other texts taught, so that the mistakes met are those of new texts
    (Ross, Gordon and Bagnell 2011, "A reduction of imitation learning", with held-out pupils).
    """
    noted = {text.name: note(text) for text in texts}
    for _ in range(rounds):
        mistaken: dict[str, list[Noted]] = {}
        for fold in range(folds):
            others = [one for n, text in enumerate(texts) if n % folds != fold for one in noted[text.name]]
            pupil = Weighed(train(others))
            mistaken |= {text.name: note(text, pupil) for n, text in enumerate(texts) if n % folds == fold}
        noted = mistaken
    return train([one for text in texts for one in noted[text.name]])


def records(text: Text, chooser: Any) -> list[dict[str, Any]]:
    found = []
    words = text.analysis.text.words
    for reading in readings(text.analysis, chooser):
        made = _draft(reading)
        figure = made.payload
        from comity.publish.export.gold import indicator_text
        found.append({
            "indicator": indicator_text(figure), "reporter": figure.reporter, "partner": figure.partner, "direction": figure.direction,
            "product": figure.product, "relation": figure.relation, "value": figure.value, "value_hi": figure.value_high, "unit": figure.unit,
            "hedge": figure.hedge, "modality": made.modality,
            "period_start": figure.period.first.isoformat() if figure.period and figure.period.first else None,
            "period_end": figure.period.last.isoformat() if figure.period and figure.period.last else None,
            "base_start": figure.base.first.isoformat() if figure.base and figure.base.first else None,
            "base_end": figure.base.last.isoformat() if figure.base and figure.base.last else None,
            "speaker": made.chain[-1].name if made.is_attributed else None,
            "evidence": " ".join(words[made.start:made.end].split()[:12]),
        })
    return found


def scored(pairs: Sequence[tuple[Text, list[dict[str, Any]]]]) -> dict[str, Any]:
    hit = predicted = wanted = 0
    right: Counter[str] = Counter()
    matched = 0
    for text, found in pairs:
        gold = text.gold["figures"]
        match = score.match("figures", gold, found)
        required = sum(not gold[i].get("optional") for i, _ in match)
        hit += required
        predicted += len(found) - (len(match) - required)
        wanted += sum(not one.get("optional") for one in gold)
        for i, j in match:
            matched += 1
            for name, check in score.ATTRS["figures"]:
                right[name] += bool(check(gold[i], found[j]))
    p, r, f = score.prf(hit, predicted, wanted)
    return {"P": round(p, 3), "R": round(r, 3), "F": round(f, 3), "matched": matched} | {
        name: round(right[name] / max(matched, 1), 3) for name, _ in score.ATTRS["figures"]
    }
