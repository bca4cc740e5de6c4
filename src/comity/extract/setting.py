"""The sentence around an amount, as extractors look at it: words, actors, dates and how far apart they stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from comity.extract.coins import is_open_letter
from comity.extract.dyad import remembered
from comity.model.analysis import Amount, Analysis, Cue, Loan, Mention, Sentence, When
from comity.resources.cues import cues, longest
from comity.resources.units import SPANS, is_everyday

WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
ITEM_MARKS = frozenset("-•*–·")
STRONG, WEAK = 6.0, 1.5
"""How many words a clause boundary and a bare comma are worth when nearness decides."""

Layer = TypeVar("Layer", Amount, Cue, Loan, Mention, When)


class Word(NamedTuple):
    """A word or mark of a sentence, in lower case, with its code points in the text."""

    text: str
    start: int
    end: int


class Match(NamedTuple):
    """A run of words, `first` to `last` (both included), that a cue or term matches."""

    first: int
    last: int


class Setting:
    """One sentence of an analysis with everything in it that an extractor asks for; `setting_at` gives it."""

    def __init__(self, analysis: Analysis, number: int) -> None:
        """Look at sentence `number` of an analysis."""
        self.analysis = analysis
        self.number = number
        self.sentence: Sentence = analysis.sentences[number]
        self.lang = analysis.lang or analysis.document.metadata.lang or "en"

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and marks of the sentence in order."""
        found = WORD.finditer(self.analysis.text.words, self.sentence.start, self.sentence.end)
        return tuple(Word(match.group().lower(), match.start(), match.end()) for match in found)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.words)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(word.end for word in self.words)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts of the sentence that can tell something between states; how wide or how long things are cannot."""
        found = within(self.analysis.quantities, self.sentence)
        telling = (amount for amount in found if not is_everyday(amount.unit) and (amount.noun or amount.unit not in SPANS))
        return tuple(amount for amount in telling if not is_open_letter(self.analysis, amount))

    @cached_property
    def loans(self) -> tuple[Loan, ...]:
        """The numbers of the sentence that only amounts around them give a unit; days and years are none."""
        found = within(self.analysis.loans, self.sentence)
        spans = [(when.start, when.end) for when in self.periods]
        return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in spans))

    @cached_property
    def actors(self) -> tuple[Mention, ...]:
        """The actors named in the sentence."""
        return within(self.analysis.actors, self.sentence)

    @cached_property
    def periods(self) -> tuple[When, ...]:
        """The dates of the sentence."""
        return within(self.analysis.periods, self.sentence)

    @cached_property
    def previous(self) -> "Setting | None":
        """The prose sentence before this one in the same paragraph."""
        for number in range(self.number - 1, -1, -1):
            other = self.analysis.sentences[number]
            if other.paragraph != self.sentence.paragraph:
                return None
            if other.kind == "prose":
                return setting_at(self.analysis, number)
        return None

    @cached_property
    def is_item(self) -> bool:
        """Whether the sentence is an item of a list."""
        return self.analysis.text.words[self.sentence.start] in ITEM_MARKS

    @cached_property
    def header(self) -> "Setting | None":
        """The line with a colon at its end that a list item stands under."""
        if not self.is_item:
            return None
        for number in range(self.number - 1, -1, -1):
            other = setting_at(self.analysis, number)
            if not other.is_item:
                return other if self.analysis.text.words[: other.sentence.end].endswith(":") else None
        return None

    @cached_property
    def _weights(self) -> tuple[float, ...]:
        """Running sum of what the words up to each place weigh as boundaries."""
        strong = {first for first, _ in self.matches("boundary.strong")}
        return tuple(accumulate((self._weight(place, place in strong) for place in range(len(self.words))), initial=0.0))

    def _weight(self, place: int, is_strong: bool) -> float:
        word = self.words[place].text
        after_comma = place > 0 and self.words[place - 1].text == ","
        if word in {";", "—", "–", "-"} or (is_strong and (after_comma or word in {"while", "whereas", "but"})):
            return STRONG
        if word == "and":
            return STRONG / 2 if after_comma else WEAK
        return WEAK if word == "," else 0.0

    def matches(self, kind: str) -> tuple[Match, ...]:
        """Where the cue phrases of a kind stand, the longest at each place."""
        if kind not in self._matched:
            told = tuple(self.spot(cue.start, cue.end) for cue in self.cues if cue.kind == kind)
            self._matched[kind] = told or self.find(cues(kind, self.lang), longest(kind, self.lang))
        return self._matched[kind]

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """What the language tells of the figures of the sentence word by word; nothing where it is parsed."""
        return within(self.analysis.cues, self.sentence) if self.analysis.cues else ()

    @cached_property
    def _matched(self) -> dict[str, tuple[Match, ...]]:
        """The matches that were asked for, by kind."""
        return {}

    def find(self, table: Collection[tuple[str, ...]], most: int) -> tuple[Match, ...]:
        """Where the phrases of a table stand, the longest at each place, none inside another."""
        texts = self._texts
        openings = _openings(_Same(table))
        if openings.isdisjoint(texts):  # so it is with most tables and sentences
            return ()
        found, free = [], 0
        sizes = range(most, 0, -1)
        for place, text in enumerate(texts):
            if place >= free and text in openings:
                size = next((n for n in sizes if texts[place : place + n] in table), 0)
                if size:
                    free = min(place + size, len(texts))
                    found.append(Match(place, free - 1))
        return tuple(found)

    def place(self, start: int) -> int:
        """The number of the word that holds a code point, or of the next one."""
        return bisect_right(self._ends, start)

    def spot(self, start: int, end: int) -> Match:
        """The words that a span covers."""
        first = self.place(start)
        last = bisect_left(self._starts, end) - 1
        return Match(first, max(first, last))

    def distance(self, left: Match, right: Match) -> float:
        """How many words lie between two matches, with boundaries counted for what they weigh; 0 when they touch or overlap."""
        before, after = sorted((left, right))
        gap = max(0, after.first - before.last - 1)
        return gap + self._weights[max(after.first, before.last + 1)] - self._weights[before.last + 1] if gap else 0.0

    def is_parted(self, left: Match, right: Match) -> bool:
        """Whether a clause boundary stands between two matches."""
        before, after = sorted((left, right))
        return any(self._weights[n + 1] - self._weights[n] >= STRONG / 2 for n in range(before.last + 1, after.first))

    def clause_start(self, spot: Match) -> int:
        """The first word of the clause that a match stands in: the one behind the last boundary before it."""
        marks = (n for n in range(spot.first, 0, -1) if self._weights[n] - self._weights[n - 1] >= STRONG / 2)
        boundary = next(marks, 0)
        return min(boundary, spot.first)

    def is_name(self, place: int) -> bool:
        """Whether a word is written with a capital letter."""
        return self.analysis.text.words[self.words[place].start].isupper()

    def before(self, place: int) -> str:
        """The word before a place, or an empty string."""
        return self.words[place - 1].text if 0 < place <= len(self.words) else ""

    def after(self, place: int) -> str:
        """The word after a place, or an empty string."""
        return self.words[place + 1].text if place + 1 < len(self.words) else ""


@remembered
def _settings(analysis: Analysis) -> dict[int, Setting]:  # noqa: ARG001  (remembered for the analysis)
    """The sentences of an analysis that were looked at, by number."""
    return {}


def setting_at(analysis: Analysis, number: int) -> Setting:
    """Sentence `number` of an analysis, looked at once for all that ask."""
    known = _settings(analysis)
    if number not in known:
        known[number] = Setting(analysis, number)
    return known[number]


class _Same:
    """A table that is the same only as itself, since comparing tables costs more than searching them."""

    __slots__ = ("table",)

    def __init__(self, table: Collection[tuple[str, ...]]) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.table is other.table


@lru_cache(maxsize=1024)
def _openings(same: _Same) -> frozenset[str]:
    """The words that phrases of a table begin with."""
    return frozenset(phrase[0] for phrase in same.table if phrase)


def spot_of(setting: Setting, mention: Mention) -> Match:
    """The words of a mention."""
    return setting.spot(mention.start, mention.end)


def within(layer: Sequence[Layer], sentence: Sentence) -> tuple[Layer, ...]:
    """The items of a sorted layer that begin in a sentence."""
    first = bisect_left(layer, sentence.start, key=lambda item: item.start)
    last = bisect_left(layer, sentence.end, key=lambda item: item.start)
    return tuple(layer[first:last])
