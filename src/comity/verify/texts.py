"""The dates of a document by the nearness of their words to an item: its evidence, sentence, sentence before, line and text."""

import re
from collections.abc import Collection
from datetime import date
from typing import TypeAlias

from comity.model.analysis import When
from comity.model.period import Period
from comity.verify.counting import DAY, STEP
from comity.verify.reading import Reading
from comity.verify.senses import Sense, senses

Region: TypeAlias = tuple[int, int]
LEVELS = ("evidence", "sentence", "before", "line", "text")
FAR = 9
COMPARED = re.compile(
    r"\b(?:than|against|compared (?:with|to)|versus|from|over|same|corresponding|like)\s+(?:\S+\s+){0,4}$", re.IGNORECASE
)
SAME = re.compile(r"\b(?:same|corresponding|like|analogous)\b", re.IGNORECASE)
VERSUS = re.compile(
    r"(?:\b(?:vs|versus|against|from|compared (?:with|to))\b\.?|[,;] (?:from|was)\b)\s+(?:\S+\s+){0,2}\S{0,4}$", re.IGNORECASE
)
"""What stands before the second number of a comparison."""
BEGINNING = 3
"""The sentences at the beginning of a text, which say what all of it is about."""
UNLIKELY = frozenset({"week", "month ago", "after end", "from end"})


class Dates:
    """All that the dates of a document may denote."""

    def __init__(self, words: str, published: Period | None, reading: Reading) -> None:
        """Take what our own reading found in the words."""
        self.words, self.published, self.reading = words, published, reading
        self.whens = [one for one in reading.whens if one.kind in {"DATE", "TIME"}]
        places = [self.sentence(one.start, one.end) for one in self.whens]
        self.senses = senses(words, self.whens, places, published, [self._is_compared(one) for one in self.whens])
        self.lead_end = reading.sentences[:BEGINNING][-1].end if reading.sentences else 0

    def sentence(self, start: int, end: int) -> Region:
        """The sentences that a stretch of words shares."""
        shared = [one for one in self.reading.sentences if one.start < end and start < one.end]
        return min([start, *(one.start for one in shared)]), max([end, *(one.end for one in shared)])

    def _is_compared(self, when: When) -> bool:
        """Whether a date is one that something is held against: "than in 2023", "the same month last year"."""
        before, text = self.words[max(0, when.start - 30) : when.start], self.words[when.start : when.end]
        return when.role == "over" or COMPARED.search(before) is not None or SAME.search(text) is not None


class Timed:
    """The dates of a document as they stand around the evidence of one item."""

    def __init__(self, dates: Dates, quoted: Region, passage: Region, aside: Collection[Region]) -> None:
        """Take the dates but those in the regions that are put aside."""
        self.words, self.published, self.lead_end = dates.words, dates.published, dates.lead_end
        self._numbers = dates.reading.numbers
        sentence = dates.sentence(*quoted)
        earlier = [one.start for one in dates.reading.sentences if one.end <= sentence[0] + 1]
        before = (earlier[-1] if earlier else sentence[0], sentence[1])
        line = (min(passage[0], sentence[0]), max(passage[1], sentence[1]))
        self.regions: tuple[Region, ...] = (quoted, sentence, before, line, (0, len(dates.words)))
        self._whens = [one for one in dates.whens if not _is_in(one.start, aside)]
        self._senses = [one for one in dates.senses if not _is_in(one.start, aside)]
        self.denoted = [one.period for one in self._whens if one.period is not None]
        self._edges: dict[int, tuple[dict[date | None, int], dict[date | None, int]]] = {}

    def senses_in(self, region: Region) -> list[Sense]:
        """What the dates of a region may denote, by place."""
        return [one for one in self._senses if one.start < region[1] and region[0] < one.end]

    def whens_in(self, region: Region) -> list[When]:
        """The dates of a region that denote days."""
        return [one for one in self._whens if one.period is not None and one.start < region[1] and region[0] < one.end]

    def numbers_in(self, region: Region) -> list[tuple[int, int, float]]:
        """The numbers of a region by their places in it."""
        first, last = region
        return [(one.start - first, one.end - first, one.value) for one in self._numbers if first <= one.start < last]

    @property
    def topic(self) -> list[Period]:
        """The dates that a step may be counted from: those of the line, of the lines before where it has none, publication."""
        line = self.regions[3]
        found = self.whens_in(line)
        if all(STEP.search(self.words[one.start : one.end]) for one in found):
            found = [*found, *self.whens_in((0, line[0]))[-3:]]
        known = [one.period for one in found if one.period is not None]
        return [*known, *([self.published] if self.published else [])]

    def topic_of(self, place: Region) -> list[Period]:
        """The dates that a step at a place is counted from first: before it in the sentence, else the last said."""
        plain = [
            one for one in self._senses if one.kind in {"plain", "open", "part"} and not one.is_compared and not self._steps(one)
        ]
        before = [one for one in plain if one.end <= place[0] and one.role not in {"since", "until", "by", "to"}]
        here = [one for one in before if one.start >= self.regions[1][0]]
        behind = [one for one in plain if place[1] <= one.start < self.regions[1][1]]
        found = [one.days for one in here or before[-1:]]
        return found if here else [*found, *(one.days for one in behind[:1])]

    def _steps(self, sense: Sense) -> bool:
        return STEP.search(self.words[sense.start : sense.end]) is not None

    def is_second(self, number: Region | None) -> bool:
        """Whether a number is the second of a comparison: "$7.4 bln vs $8.8 bln"."""
        if number is None:
            return False
        return VERSUS.search(self.words[max(self.regions[1][0], number[0] - 60) : number[0]]) is not None

    def is_stepped(self, region: Region) -> bool:
        """Whether words give no date but a step from one: "a year earlier it was 5"."""
        plain = [one for one in self.senses_in(region) if one.kind in {"plain", "open"} and not self._steps(one)]
        return not plain and STEP.search(self.words[slice(*region)]) is not None

    def edges(self, level: int) -> tuple[dict[date | None, int], dict[date | None, int]]:
        """The days on which spans may begin and end by the dates of a level, and how far-fetched each is."""
        if level not in self._edges:
            firsts: dict[date | None, int] = {}
            lasts: dict[date | None, int] = {}
            for one in self.senses_in(self.regions[level]):
                if one.kind not in UNLIKELY:
                    _note(one, firsts, lasts)
            self._edges[level] = firsts, lasts
        return self._edges[level]


def _note(sense: Sense, firsts: dict[date | None, int], lasts: dict[date | None, int]) -> None:
    cost = 0 if sense.kind in {"plain", "open", "part", "edge"} else 1
    first, last = sense.days.first, sense.days.last
    begins = [(first, cost), (last, cost + 1), (last + DAY if last else None, cost + 1)]
    ends = [(last, cost), (first, cost + 1), (first - DAY if first else None, cost + 1)]
    for known, edges in ((firsts, begins), (lasts, ends)):
        for day, price in edges:
            if day is not None:
                known[day] = min(known.get(day, FAR), price)


def _is_in(place: int, regions: Collection[Region]) -> bool:
    return any(first <= place < last for first, last in regions)
