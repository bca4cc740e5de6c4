"""Which candidates of a text the annotated records hang on.

An annotation shows words, not the one that names or tells its record; a word of the record's name, or one that the tables know,
is taken for it. Other candidates in the same words teach nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from comity.extract.learned import KINDS
from comity.extract.learned.candidate import NOUNS, Candidate
from training.figures.texts import places

Gold = Mapping[str, Any]
LISTS = {"event": "events", "instrument": "instruments", "measure": "measures", "project": "projects"}
"""The list of an annotation that holds the records of a kind."""
TABLES = {"event": ("event.",), "instrument": ("instrument.",), "measure": ("measure.", "goods."), "project": ("project.",)}
STEM = 5
"""Words that begin with the same letters are taken for one word."""


class Label(NamedTuple):
    """Whether a candidate is a record, None where it teaches nothing, and the record."""

    is_record: bool | None
    gold: Gold | None = None


def labels(kind: str, words: str, found: tuple[Candidate, ...], gold: list[Gold]) -> list[Label]:
    """A label for each candidate of a text."""
    able = [number for number, one in enumerate(found) if one.part in KINDS[kind].parts]
    label = [Label(False) if one.part in KINDS[kind].parts else Label(None) for one in found]
    for record in gold:
        spans = places(words, record["evidence"])
        inside = [[n for n in able if start <= found[n].start and found[n].end <= end] for start, end in spans]
        for n in (n for numbers in inside for n in numbers):
            if label[n].gold is None:
                label[n] = Label(None)
        if not inside or not inside[0]:
            continue
        best = min(inside[0], key=lambda n: (-_likeness(kind, words, found[n], record), found[n].start))
        if not record.get("optional"):
            label[best] = label[best] if label[best].gold is not None else Label(True, record)
    return label


def _likeness(kind: str, words: str, one: Candidate, record: Gold) -> float:
    """How well a word fits a record: it stands in its name, in a table of its kind, or even in that of its type."""
    tags = [feature.removeprefix("is ") for feature in one.features if feature.startswith("is ")]
    is_known = any(tag.startswith(TABLES[kind]) for tag in tags)
    is_typed = any(tag.startswith(tuple(f"{table}{record.get('type')}" for table in TABLES[kind])) for tag in tags)
    if kind in {"measure", "event"}:
        return 2 * is_known + 3 * is_typed + 0.5 * (kind == "event" and one.part == "VERB")
    name = {word[:STEM] for word in re.findall(r"\w+", (record.get("name") or "").lower())}
    is_named = words[one.start : one.end].lower()[:STEM] in name
    return 2 * is_known + 2 * is_named + (one.part in NOUNS) + (kind == "instrument" and is_typed)
