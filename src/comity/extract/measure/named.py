"""Named: those whom a measure told right before strikes, each by name: "Named are trader A, Bank B and, among the firms, C"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.deeds import Deed, marks
from comity.extract.measure.found import Found
from comity.extract.measure.sides import Sides
from comity.extract.noun_phrase import worded
from comity.extract.phrase import name_at
from comity.extract.setting import Match, Setting
from comity.model.claim import MeasureType
from comity.model.period import Period

STRIKING: frozenset[MeasureType] = frozenset({"sanction", "asset_freeze", "visa"})
MOST_BACK, MOST_ITEMS, OPENING = 2, 20, 4
ITEM = re.compile(r"\s*(?:\(?[0-9a-z]{1,2}[).]|[-•*–·])\s+(?=[A-Z])")
"""What an item of a list opens with."""


class Struck(NamedTuple):
    """A measure that strikes firms or persons, its day, and the sentence that tells it."""

    setting: Setting
    found: Found
    date: Period | None


def is_striking(found: Found) -> bool:
    """Whether a measure may strike some by name whom the next sentences tell."""
    return found.type in STRIKING and found.action == "imposed" and bool(found.sides.imposers)


def named(setting: Setting, struck: Struck) -> Iterator[Found]:
    """Those whom the measure before strikes, by name: the sentence opens with "Named are", or is an item of the list it opens."""
    names = _listed(setting, struck) or _item(setting, struck)
    for name in names:
        deed = Deed("imposed", "noun", name, "actual", is_planned=False, is_denied=False)
        sides = Sides(struck.found.sides.imposers, (worded(setting, name),))
        yield Found(deed, struck.found.type, "imposed", sides, name, None)


def _listed(setting: Setting, struck: Struck) -> list[Match]:
    openers = [cue for cue in marks(setting, "named.targets") if cue.first <= OPENING]
    is_near = 0 < setting.number - struck.setting.number <= MOST_BACK
    return _names(setting, openers[0].last + 1) if openers and is_near else []


def _item(setting: Setting, struck: Struck) -> list[Match]:
    """The name that opens an item of a list below the measure."""
    text = setting.analysis.text.words
    head = struck.setting.sentence
    opened = text[head.start : head.end].rstrip().endswith(":") and 0 < setting.number - struck.setting.number <= MOST_ITEMS
    mark = ITEM.match(text, setting.sentence.start, setting.sentence.end) if opened else None
    return _names(setting, setting.place(mark.end()))[:1] if mark is not None else []


def _names(setting: Setting, first: int) -> list[Match]:
    """The capitalised names from a word on; states, days and months are none."""
    taken = [(m.start, m.end) for m in setting.actors if m.kind == "state"] + [(w.start, w.end) for w in setting.periods]
    found, place = list[Match](), first
    while place < len(setting.words):
        name = name_at(setting, place) if setting.is_name(place) else None
        if name is not None and not any(start <= setting.words[place].start < end for start, end in taken):
            found.append(name)
        place = place + 1 if name is None else name.last + 1
    return found
