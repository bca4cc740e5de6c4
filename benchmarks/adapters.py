"""Thin functions under the names and in the forms that the project's scorers call; one for each part that has a scorer."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import islice
from typing import Any

import numpy as np

from comity.extract.plover import root as events
from comity.language.en.actors import actors
from comity.language.en.dates import dates as read_dates
from comity.language.en.dates.vague import vague
from comity.language.en.engine import analyse
from comity.language.en.names import names
from comity.language.en.quantities import quantities as read_quantities
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.period import Period
from comity.reconcile.conflicts import CycleSearch, cheapest_removal
from comity.reconcile.network import Network
from comity.reconcile.network import feasible_and_bounds as reconcile_columns
from comity.trace.copies import copies as find_copies

__all__ = ["copies", "dates", "english", "events", "quantities", "quotes", "reconcile", "reconcile_columns"]

# The scorer's names of units, where ours are shorter.
# fmt: off
UNITS = {
    "t": "ton", "bbl": "barrel", "bbl/d": "barrel/day", "USD/bbl": "USD/barrel", "persons": "people", "count": "",
    "MW": "megawatt", "m3": "cubic meter", "pp": "percentage point", "years": "year", "days": "day", "m2": "square meter",
    "km2": "square kilometer", "ft3": "cubic foot", "gal": "gallon", "L": "liter", "ha": "hectare", "mile/h": "mile per hour",
}
# fmt: on
OPEN_MONEY = {"pound", "rupee", "franc", "cent", "penny", "peso", "dinar"}


def quantities(text: str) -> list[dict[str, Any]]:
    """Amounts as {start, end, value, value_hi, unit, kind}; a fall is given by its size, as the scorer's gold has it."""
    found = []
    for amount in read_quantities(text):
        base = amount.unit.partition("/")[0]
        is_money = base in OPEN_MONEY or (len(base) == 3 and base.isupper() and base != "TEU")
        is_change = amount.relation == "difference" or (amount.relation == "ratio" and amount.unit == "percent")
        found.append(
            {
                "start": amount.start,
                "end": amount.end,
                "value": abs(amount.value) if is_change else amount.value,
                "value_hi": amount.value_high,
                "unit": UNITS.get(amount.unit, amount.unit),
                "kind": "currency" if is_money else "quantity",
            }
        )
    return found


def dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates, vague ones included, as {start, end, type, value, lo, hi}, the end of the interval exclusive."""
    found = []
    for when in (*read_dates(text, Period.day(ref)), *vague(text)):
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": when.kind, "value": when.value}
        if when.period is not None:
            last = when.period.last
            item["lo"], item["hi"] = when.period.first, last + timedelta(days=1) if last else None
        found.append(item)
    return found


def english(text: str) -> list[list[dict[str, Any]]]:
    """Sentences of words with lemmas, tags, heads, relations and the names that network, tables and patterns agree on."""
    starts = {name.start: name for name in names(text)}
    found = []
    for parse in analyse(text):
        words, name = [], None
        for word in parse.words:
            name = starts.get(word.start, name if name is not None and word.start < name.end else None)
            tag = "O" if name is None else f"{'B' if name.start == word.start else 'I'}-{name.kind}"
            words.append(
                {
                    "start": word.start,
                    "end": word.end,
                    "lemma": word.lemma,
                    "upos": word.upos,
                    "head": word.head,
                    "dep": word.dep,
                    "ner": tag,
                }
            )
        found.append(words)
    return found


def quotes(text: str) -> list[dict[str, Any]]:
    """Utterances as {content, source, cue}, each a list of spans; the parts of a broken quotation are one."""
    parts = sentences(text)
    found: dict[object, dict[str, Any]] = {}
    for number, said in enumerate(speech(text, parts, actors(text, parts))):
        if said.is_continued and found:
            list(found.values())[-1]["content"].append(list(said.content))
            continue
        speaker, cue = ([list(span)] if span else [] for span in (said.speaker, said.cue))
        item = found.setdefault(said.cue or number, {"content": [], "source": speaker, "cue": cue})
        item["content"].append(list(said.content))
    return list(found.values())


def copies(texts: list[str]) -> list[tuple[int, int]]:
    """Pairs of texts that are copies, wholly or in part; pairs that share only a quotation are none."""
    return [(found.left, found.right) for found in find_copies(texts) if found.kind != "quotation"]


def reconcile(instances: list[dict[str, Any]], cap: int) -> list[dict[str, Any]]:
    """Feasibility, minimal conflicts, cheapest removal and bounds of each instance; instances with sums are left out."""
    return [_reconciled(instance, cap) for instance in instances]


def _reconciled(instance: dict[str, Any], cap: int) -> dict[str, Any]:
    if any(claim["kind"] == "sum" for claim in instance["claims"]):
        return {}
    columns = _columns(instance)
    is_feasible, low, high = reconcile_columns(columns)
    if is_feasible[0]:
        limits = zip(low.tolist(), high.tolist(), strict=True)
        bounds = {v: tuple(math.exp(x) if math.isfinite(x) else None for x in pair) for v, pair in enumerate(limits)}
        return {"feasible": True, "conflicts": [], "drop": [], "bounds": bounds}
    network = Network(columns)
    found = [cycle.claims for cycle in islice(CycleSearch(network), cap)]
    drop = cheapest_removal(network, {claim["id"]: claim["weight"] for claim in instance["claims"]}, found)
    return {"feasible": False, "conflicts": [sorted(claims) for claims in found], "drop": sorted(drop)}


def _columns(instance: dict[str, Any]) -> dict[str, Any]:
    target, base, low, high = [], [], [], []
    for claim in instance["claims"]:
        least, most = (None, 1.0) if claim["kind"] == "part" else (claim["lo"], claim["hi"])
        target.append(claim["terms"][0][0])
        base.append(-1 if claim["kind"] == "level" else claim["terms"][1][0])
        low.append(math.log(least) if least else -1e300)
        high.append(math.log(most) if most else 1e300)
    return {
        "t": np.array(target),
        "s": np.array(base),
        "log_lo": np.array(low),
        "log_hi": np.array(high),
        "claim_ptr": np.array([0, len(target)]),
        "var_ptr": np.array([0, instance["n"]]),
    }
