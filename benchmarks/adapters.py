"""Thin functions under the names and in the forms that the project's scorers call; one for each part that has a scorer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from comity.language.en.actors import actors
from comity.language.en.dates import dates as read_dates
from comity.language.en.quantities import quantities as read_quantities
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.period import Period


def quantities(text: str) -> list[dict[str, Any]]:
    """Amounts as {start, end, value, value_hi, unit, kind}."""
    return [
        {"start": a.start, "end": a.end, "value": a.value, "value_hi": a.value_high, "unit": a.unit, "kind": a.relation}
        for a in read_quantities(text)
    ]


def dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates as {start, end, type, value, lo, hi}, the end of the interval exclusive."""
    found = []
    for when in read_dates(text, Period.day(ref)):
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": when.kind, "value": when.value}
        if when.period is not None:
            last = when.period.last
            item["lo"], item["hi"] = when.period.first, last + timedelta(days=1) if last else None
        found.append(item)
    return found


def quotes(text: str) -> list[dict[str, Any]]:
    """Utterances as {content, source, cue}, each a list of spans."""
    parts = sentences(text)
    return [
        {
            "content": [list(u.content)],
            "source": [list(u.speaker)] if u.speaker else [],
            "cue": [list(u.cue)] if u.cue else [],
        }
        for u in speech(text, parts, actors(text, parts))
    ]
