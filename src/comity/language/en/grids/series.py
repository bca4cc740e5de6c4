"""Rows told in a line: a label, a colon, and values that dates or names tell apart ("Exports: 2023, 870; 2024, 902")."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.language.en.grids.periods import Frame, period_of
from comity.language.en.grids.rows import Span

_LABEL = re.compile(r"[^\W\d_(][^:\n]{2,110}?(?=:\s)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ(])")
_END = re.compile(r"\.(?=\s+[A-ZÀ-Þ(“\"]|\s*$)|[!?]")
_SPLIT = {";": re.compile(r";\s+|\.\s+(?=\d)|\.$"), ",": re.compile(r",\s+(?:and\s+)?|\s+and\s+|\.\s+(?=\d)|\.$")}
_VALUE = (
    r"(?P<value>[+\-−–]?(?:[A-Za-z]{0,3}[$€£¥₹₩₺₽]\s?|[A-Z]{3}\s|RM\s?|Rs\.?\s)?[+\-−–]?\d(?:[\d,.]*\d)?"
    r"(?:\s?(?:%|per ?cent\b|bn\b|billion\b|mn?\b|million\b|thousand\b|trillion\b|[kMGT]W\w?\b|[kM]?t\b|tonnes\b))?)"
)
_DATE = r"(?P<date>[^,;:()]{2,24}?)"
_AFTER = r"(?=\s*(?:$|[,(]))"
_DATED = (
    re.compile(rf"{_DATE}[,:]?\s+{_VALUE}{_AFTER}"),
    re.compile(rf"{_VALUE}\s+(?:in|for|at|on|by)\s+{_DATE}{_AFTER}"),
    re.compile(rf"{_VALUE}\s*\({_DATE}\)"),
)
_NAMED = re.compile(rf"(?P<name>[^\W\d_][^,;:()]{{1,40}}?)\s+{_VALUE}{_AFTER}")
_PAIRED = re.compile(rf"{_VALUE}\s*\((?P<other>[^()\s]+(?:\s?[A-Za-z%]+)?)\)")
_ALONE = re.compile(rf"{_VALUE}$")
_OPEN = re.compile(r"[^.!?:;,\s]\s*\Z")
_ROW = re.compile(r"(?P<label>[^\W\d_][^\n:]{0,60}?)\s{2,}(?=(?:19|20)\d\d:\s?\d)")
MOST_HEAD_WORDS = 3
"""Words of a sentence that is no more than the head of what follows: "Electricity."."""
BRACKETS = re.compile(r"\bin (?:brackets|parentheses)\b", re.IGNORECASE)
"""Words that say what the numbers in brackets are."""


class Item(NamedTuple):
    """A value of a series with what tells it apart: a date, a name, or that it stands in brackets."""

    value: Span
    date: Span | None = None
    name: Span | None = None
    is_bracketed: bool = False


class Series(NamedTuple):
    """A label and the values that follow it on its line, under the words that `section` gives, where there are some."""

    label: Span
    items: tuple[Item, ...]
    section: Span | None = None


def series(text: str, lines: Sequence[Span], frame: Frame, *, has_brackets: bool) -> Iterator[Series]:
    """The series of lines: two dated or named values at least, one alone, or pairs where brackets are declared to hold others."""
    above: Span | None = None
    for start, end in lines:
        opened = _openings(text, start, end)
        for number, first in enumerate(opened):
            label = _LABEL.match(text, first, end)
            if label is None or (number + 1 < len(opened) and opened[number + 1] < label.end()):
                continue
            found = _items(text, label.end() + 1, end, frame, has_brackets=has_brackets)
            if found:
                before = text[opened[number - 1] : first].strip() if number else ""
                is_headed = 0 < len(before.split()) <= MOST_HEAD_WORDS
                yield Series((first, label.end()), found, (opened[number - 1], first) if is_headed else None)
        if above is not None and text[start].isdigit() and _OPEN.search(text, above[0], above[1]):
            found = _items(text, start, end, frame, has_brackets=False)
            if len(found) > 1 and all(item.date is not None for item in found):
                yield Series(above, found)
        row = _ROW.match(text, start, end)
        if row is not None:
            parts = [match.span() for match in re.finditer(r"\S(?:\s?\S)*", text[row.end("label") : end])]
            shifted = [(first + row.end("label"), last + row.end("label")) for first, last in parts]
            items = [item for part in shifted if (item := _dated(text, part, frame)) is not None]
            if len(items) == len(shifted) > 1:
                yield Series(
                    row.span("label"), tuple(items), above if above and text[above[1] - 1] == ":" else section_of(text, above)
                )
        if row is None:
            above = (start, end)


def section_of(text: str, above: Span | None) -> Span | None:
    """A line above a row that heads it: one without an end."""
    return above if above is not None and _OPEN.search(text, *above) is not None else None


def _openings(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a line begin."""
    return [start, *(match.end() for match in _SENTENCE.finditer(text, start, end))]


def _items(text: str, start: int, end: int, frame: Frame, *, has_brackets: bool) -> tuple[Item, ...]:
    stop = _END.search(text, start, end)
    last = stop.start() if stop is not None else end
    tail = text[start:last]
    parts = [
        (first, final) for first, final in _parts(text, start, last, ";" if ";" in tail or re.search(r"\d: ?\d", tail) else ",")
    ]
    dated = [item for part in parts if (item := _dated(text, part, frame)) is not None]
    if len(dated) > 1 or (dated and dated[0].value[0] <= parts[0][1] and dated[0].value[0] >= parts[0][0]):
        return tuple(dated)
    if has_brackets and parts:
        paired = _PAIRED.match(text, parts[0][0], last)
        if paired is not None and any(sign.isdigit() for sign in paired["other"]):
            return Item(paired.span("value")), Item(paired.span("other"), is_bracketed=True)
    named = [Item(found.span("value"), None, found.span("name")) for part in parts if (found := _NAMED.fullmatch(text, *part))]
    if len(named) > 1 and len(named) == len(parts):
        return tuple(named)
    alone = _ALONE.match(text, *parts[0]) if len(parts) == 1 else None
    return (Item(alone.span("value")),) if alone is not None else ()


def _parts(text: str, start: int, end: int, mark: str) -> Iterator[Span]:
    """The stretches between the marks of a list, trimmed."""
    place = start
    for match in (*_SPLIT[mark].finditer(text, start, end), None):
        final = match.start() if match is not None else end
        first = place
        while first < final and text[first].isspace():
            first += 1
        if first < final:
            yield first, final
        place = match.end() if match is not None else end


def _dated(text: str, part: Span, frame: Frame) -> Item | None:
    for form in _DATED:
        found = form.match(text, *part)
        if found is not None and period_of(found["date"], frame) is not None and not _is_year(found["value"]):
            return Item(found.span("value"), found.span("date"))
    return None


def _is_year(value: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", value) is not None
