"""An item against the words that it quotes and the document around them: what contradicts it, and what nobody said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from msgspec.structs import replace

from comity.model.text import Document
from comity.verify import dated
from comity.verify.cast import Cast, shares_word
from comity.verify.items import (
    AttributionItem,
    EventItem,
    FigureItem,
    InstrumentItem,
    Item,
    MeasureItem,
    ProjectItem,
)
from comity.verify.reading import Reading
from comity.verify.states import code_of_name, codes, states_alone, words_of
from comity.verify.texts import Region
from comity.verify.times import Times
from comity.verify.values import differs, said

OWN = re.compile(r"\b(?:we|us|our|ours|(?:this|my) (?:country|island|nation|republic|kingdom|capital))\b", re.IGNORECASE)
SURELY = 4
"""A document speaks as a state that no word names only where one in so many of its items is about that state."""
BESIDE = 2
"""So many sentences before and behind its evidence may name what an item is about."""


class Objection(NamedTuple):
    """Why an item is held back: a finding code, what it says and what we read, and a sentence's end with both.

    `doubt` is how strongly the words speak against it, of dates.
    """

    code: str
    says: str
    reads: str
    reason: str
    doubt: float = inf


class Check:
    """What the items of one document are held against."""

    def __init__(self, document: Document, words: str, reading: Reading) -> None:
        """Take the words and what our own reading found in them."""
        self._words = words
        self._reading = reading
        self._cast = Cast(document, words)
        self._times = Times(words, document.metadata.published, reading)
        self._own: str | None = None

    def trust(self, placed: Iterable[tuple[Item, int, int]]) -> None:
        """Hold dates from now on only against those of these items."""
        self._times.hear(one for item, start, end in placed for one in dated.kin(item, start, end))

    def hear(self, placed: Sequence[tuple[Item, int, int]]) -> None:
        """Learn from all items of a document, each with the place of its evidence, their dates and which state it speaks as.

        A column that says "we" and "our country" need not name its state, and the reader says which it is: one that a good part
        of the items is about, and only where the document speaks so. What it says then rests on the reader's word for that state.
        """
        items = [item for item, _, _ in placed]
        self.trust(placed)
        told = Counter(code for item in items for code in {self._state_of(name) for _, name in _actors(item)} if code)
        unnamed = [
            code for code, count in told.items() if SURELY * count >= len(items) and count > 1 and not self._is_named(code)
        ]
        self._own = unnamed[0] if len(unnamed) == 1 and unnamed[0] in states_alone() and OWN.search(self._words) else None

    def objection(self, item: Item, start: int, end: int, passage: Region) -> Objection | None:
        """The first thing that contradicts an item; None where nothing does."""
        return (
            self._of_numbers(item, start, end, passage)
            or self._of_dates(item, start, end, passage)
            or self._of_actors(item)
            or self._of_names(item, start, end)
        )

    def without_unsaid(self, item: Item) -> tuple[Item, str | None]:
        """An item without a place that the document does not name, and that place."""
        place = None if isinstance(item, FigureItem | InstrumentItem | MeasureItem | AttributionItem) else item.place
        if place is None or self._cast.has_any_word(place):
            return item, None
        return replace(item, place=None), place

    def _of_numbers(self, item: Item, start: int, end: int, passage: Region) -> Objection | None:
        if not isinstance(item, FigureItem):
            return None
        ours = differs(item, (start, end), passage, self._words, self._reading)
        if ours is None:
            return None
        reason = f"it says {said(item)}; in “{item.evidence}” we read {ours}"
        return Objection("verify.number-differs", said(item), ours, reason)

    def _of_dates(self, item: Item, start: int, end: int, passage: Region) -> Objection | None:
        given = dated.fields(item)
        own = dated.own(item, start, end, self._reading)
        quoted = dated.quoted(item, start, end, self._reading)
        ours = self._times.differs(given, quoted, passage, mood=dated.mood(item), own=own)
        if ours is None:
            return None
        theirs = " and ".join(f"{one.name} {one.days.label()}" for one in given)
        reason = f"it says {theirs}; by “{item.evidence}” we read {ours}"
        return Objection("verify.date-differs", theirs, ours, reason, self._times.doubt)

    def _of_actors(self, item: Item) -> Objection | None:
        for field, name in _actors(item):
            if name in codes():
                if self._reading.sentences and not self._is_named(name) and not self._is_own(name):
                    known = ", ".join(self._cast.codes()[:8]) or "none"
                    reason = f"`{field}` is {name}, which no word names; the states it names are {known}"
                    return Objection("verify.state-differs", f"{field} {name}", f"the states that are named: {known}", reason)
            elif not self._is_named(name) and not self._is_own(name):
                reason = f"`{field}` is {name!r}, whom no word of the document names"
                return Objection("verify.no-actor", f"{field} {name}", "nobody of that name", reason)
        return None

    def _is_named(self, name: str) -> bool:
        return self._cast.has_code(name) if name in codes() else self._cast.has_name(name)

    def _is_own(self, name: str) -> bool:
        return self._own is not None and self._state_of(name) == self._own

    def _state_of(self, name: str) -> str | None:
        return name if name in codes() else code_of_name(name)

    def _of_names(self, item: Item, start: int, end: int) -> Objection | None:
        """Whether the sentences around the evidence of an agreement or project have any word of its name."""
        if not isinstance(item, InstrumentItem | ProjectItem):
            return None
        held = [at for at, one in enumerate(self._reading.sentences) if one.start < end and start < one.end]
        if not held:
            return None
        around = self._reading.sentences[max(0, held[0] - BESIDE) : held[-1] + BESIDE + 1]
        common = frozenset(word for state in item.parties for word in words_of(state))
        if shares_word(item.name, self._words[around[0].start : around[-1].end], common):
            return None
        if self._has_own_date(item, start, end) or self._has_own_place(item, start, end):
            return None
        reason = f"no word of {item.name!r} stands in “{item.evidence}” or the sentences beside it"
        return Objection("verify.other-evidence", item.name, "none of its words in these sentences or beside them", reason)

    def _has_own_date(self, item: Item, start: int, end: int) -> bool:
        """Whether the sentence of an item's evidence gives a date of the item in as many words."""
        place = self._times.sentence(start, end)
        said = [one.period for one in self._reading.whens if place[0] <= one.start < place[1]]
        return any(field.days in said for field in dated.fields(item))

    def _has_own_place(self, item: Item, start: int, end: int) -> bool:
        """Whether the evidence of a project names its place."""
        place = item.place if isinstance(item, ProjectItem) else None
        return place is not None and shares_word(place, self._words[start:end])


def _actors(item: Item) -> Iterator[tuple[str, str]]:
    """The states and names of an item, each with its field."""
    match item:
        case FigureItem():
            named = [("reporter", item.reporter), ("partner", item.partner), ("speaker", item.speaker)]
            yield from ((field, name) for field, name in named if name is not None)
        case InstrumentItem() | ProjectItem():
            yield from (("parties", name) for name in item.parties)
        case MeasureItem():
            named = [("imposer", item.imposer), ("target", item.target)]
            yield from ((field, name) for field, name in named if name is not None)
        case EventItem():
            yield from (("actors", name) for name in item.actors)
        case AttributionItem():
            yield "speaker", item.speaker
            yield from (("chain", name) for name in item.chain[1:])
