"""Thin functions under the names and in the forms that the project's scorers call; one for each part that has a scorer."""

from __future__ import annotations

import math
from typing import Any

from benchmarks.dates import date_spans
from benchmarks.networks import reconcile, reconcile_columns
from benchmarks.timex import dates

from comity.extract.plover import root as events
from comity.language.en.actors import actors
from comity.language.en.engine import analyse, syntax
from comity.language.en.names import names
from comity.language.en.quantities import quantities as read_quantities
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.errors import SourceError
from comity.model.origin import COPYING
from comity.model.text import Metadata
from comity.read.html import html as page_words
from comity.read.metadata import settle
from comity.reconcile.fusion import fuse as fuse_values
from comity.trace.copies import copies as find_copies
from comity.trace.families import families

__all__ = [
    "copies",
    "copy_families",
    "date_spans",
    "dates",
    "english",
    "events",
    "fuse",
    "html",
    "html_metadata",
    "quantities",
    "quotes",
    "reconcile",
    "reconcile_columns",
]

# The scorer's names of units, where ours are shorter.
# fmt: off
UNITS = {
    "t": "ton", "bbl": "barrel", "bbl/d": "barrel/day", "USD/bbl": "USD/barrel", "persons": "people", "count": "", "number": "",
    "MW": "megawatt", "m3": "cubic meter", "pp": "percentage point", "m2": "square meter", "km2": "square kilometer",
    "ft3": "cubic foot", "gal": "gallon", "L": "liter", "mL": "milliliter", "ha": "hectare", "mile/h": "mile per hour",
    "km/h": "kilometer per hour", "m/s": "meter per second", "m/ms": "meter per millisecond",
    "cm/ms": "centimeter per millisecond", "km/ms": "kilometer per millisecond", "m": "meter", "dm": "decimeter",
    "um": "micrometer", "nm": "nanometer", "pm": "picometer",
    "in": "inch", "ft": "foot", "yd": "yard", "lb": "pound", "ug": "microgram", "mg": "milligram", "tbsp": "tablespoon",
    "tsp": "teaspoon", "pt": "pint", "qt": "quart", "rad": "radian", "Mbit": "megabit", "B": "byte", "kB": "kilobyte",
    "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "mile2": "square mile", "nmi": "nautical mile",
    "decades": "decade", "years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour",
}
# fmt: on
OPEN_MONEY = {"pound", "rupee", "franc", "cent", "penny", "peso", "dinar"}


def quantities(text: str) -> list[dict[str, Any]]:
    """Amounts as {start, end, value, value_hi, unit, kind}, in the form of the scorer's gold.

    A fall that words tell is given by its size, one that a sign shows by its sign; a bare number between limits by both of them.
    """
    found = []
    for amount in read_quantities(text):
        base = amount.unit.partition("/")[0]
        is_money = base in OPEN_MONEY or (len(base) == 3 and base.isupper() and base != "TEU")
        is_signed = text[: amount.start].rstrip().lower().endswith(("-", "−", "minus", "negative"))
        is_told = amount.relation == "difference" or (amount.relation == "ratio" and amount.unit == "percent")
        low: float | None = abs(amount.value) if is_told and not is_signed else amount.value
        high = amount.value_high
        if amount.unit == "number":
            low = -math.inf if amount.strict.low is None else amount.strict.low
            high = math.inf if amount.strict.high is None else amount.strict.high
        found.append(
            {
                "start": amount.start,
                "end": amount.end,
                "value": low,
                "value_hi": high,
                "unit": UNITS.get(amount.unit, amount.unit),
                "kind": "currency" if is_money else "quantity",
            }
        )
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
    parsed = syntax(text)
    who = actors(text, parts, [name for one in parsed for name in one.parse.names()])
    found: dict[object, dict[str, Any]] = {}
    for number, said in enumerate(speech(text, parts, who, parsed)):
        if said.is_continued and found:
            list(found.values())[-1]["content"].append(list(said.content))
            continue
        speaker, cue = ([list(span)] if span else [] for span in (said.speaker, said.cue))
        item = found.setdefault(said.cue or number, {"content": [], "source": speaker, "cue": cue})
        item["content"].append(list(said.content))
    return list(found.values())


def html(raw: bytes) -> str:
    """The words of a page, as `evals/ingest/html_eval.py` calls its text candidates."""
    return page_words(raw, "page").words


def html_metadata(raw: bytes, url: str | None) -> dict[str, str | None]:
    """What a page tells of itself, as its metadata candidates; a date of the two best grades is told as `best` too."""
    try:
        content = page_words(raw, "page")
    except SourceError:
        return {}
    known = settle(Metadata(url=url), content.declared, content.words)
    day = known.published.label() if known.published else None
    best = day if known.grade in {"confirmed", "agreed"} else None
    return {
        "title": known.title,
        "author": known.author,
        "date": day,
        "sitename": known.publisher,
        "best": best,
        "grade": known.grade,
    }


def copies(texts: list[str]) -> list[tuple[int, int]]:
    """Pairs of texts that are copies, wholly or in part; pairs that share only a quotation are none."""
    return [(found.left, found.right) for found in find_copies(texts) if found.kind in COPYING]


def copy_families(texts: list[str]) -> list[int]:
    """A label for each text, one for all versions of a story: what `evals/copies` scores as clusters."""
    return families(find_copies(texts), len(texts))


def fuse(claims: list[tuple[Any, Any, Any, Any]], kind: str) -> dict[Any, Any]:  # noqa: ARG001  (numbers and names go one way)
    """The best value of each item, from claims as (source, item, value, time)."""
    return {item: best.value for item, best in fuse_values((source, item, value) for source, item, value, _ in claims).items()}
