"""Whether the dates of an item are dates that the words give, or that can be counted from those.

A date is borne out by a date of the document as our own reading has it, or by one counted from such a date in a step that the
words name ("a year earlier", "within three years", "the same months of 2022"). The nearer the words, the more they weigh. Two
things contradict a date: that nothing in the document leads to it, and that nearer words give the date a month or a year beside
it, which nothing else in the item accounts for. Then the item waits for a person, with both readings.
"""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from typing import NamedTuple

from comity.model.analysis import When
from comity.model.period import Period
from comity.verify.counting import (
    AGO,
    DAY,
    NAMED_DAY,
    STEP,
    counted,
    days_named,
    is_edged,
    is_met,
    is_of_a_named_year,
    is_quarters,
    moved,
    span_before,
    yearless,
    years_named,
)
from comity.verify.reading import Reading

Region = tuple[int, int]

SENTENCE, COUNTED, NOWHERE = 1, 4.0, 9.0
"""Levels of nearness: the evidence is 0, its sentence 1, its line 2, the document 3."""
EDGED, STEPPED, COMPARED_STEP = 0.4, 0.7, 2.7
"""What a level grows by for a date that only begins or ends with one named, or that is a named step away from one."""
SLIPS = (-12, 12, -1, 1)
"""In months, how far a date that was mistaken for another usually lies from it."""
YEARS = (-12, 12)
COMPARED = re.compile(
    r"\b(?:than|against|compared (?:with|to)|versus|from|over|same|corresponding|like)\s+(?:\S+\s+){0,4}$", re.IGNORECASE
)
SAME = re.compile(r"\b(?:same|corresponding|like|analogous)\b", re.IGNORECASE)
VERSUS = re.compile(
    r"(?:\b(?:vs|versus|against|from|compared (?:with|to))\b\.?|[,;] (?:from|was)\b)\s+(?:\S+\s+){0,2}\S{0,4}$", re.IGNORECASE
)
"""What stands before the second number of a comparison."""
BRACKETS = re.compile(r"\([^()\n]{3,80}\)")
LISTED = 3
"""Evidence with so many numbers gives each a date by its place in the list, in which our own reading errs."""
AHEAD = frozenset({"due", "until"})


class Field(NamedTuple):
    """A date of an item: the key that holds it, its days, and whether it is what another date is compared with."""

    name: str
    days: Period
    is_base: bool = False


class Quoted(NamedTuple):
    """The evidence of an item, and where in it the number stands that the item is about, if any does."""

    start: int
    end: int
    number: Region | None = None


class Times:
    """The dates of one document."""

    def __init__(self, words: str, published: Period | None, reading: Reading) -> None:
        """Take what our own reading found in the words."""
        self._words = words
        self._published = published
        self._reading = reading
        self._whens = [one for one in reading.whens if one.kind in {"DATE", "TIME"} and one.period is not None]

    def differs(
        self, fields: Sequence[Field], quoted: Quoted, passage: Region, *, is_done: bool, own: Sequence[Period] = ()
    ) -> str | None:
        """What the words give in place of a date, for a person to compare; None where they do not contradict any.

        `is_done` when the item tells of what has happened, which lies behind no publication; `own` is the period that our own
        rules gave the same figure, if they read it.
        """
        if not self._reading.sentences:
            return None
        aside = self._bracketed(passage, quoted.number or (quoted.start, quoted.end))
        return self._without(aside)._objection(fields, quoted, passage, is_done=is_done, own=own)

    def _without(self, aside: Sequence[Region]) -> "Times":
        """The dates of the document but for those in some regions."""
        kept = copy(self)
        kept._whens = [one for one in self._whens if not any(first <= one.start < last for first, last in aside)]
        return kept

    def _objection(
        self, fields: Sequence[Field], quoted: Quoted, passage: Region, *, is_done: bool, own: Sequence[Period]
    ) -> str | None:
        start, end, number = quoted
        regions = ((start, end), self._sentence(start, end), passage, (0, len(self._words)))
        is_second = number is not None and VERSUS.search(self._words[start : number[0]]) is not None
        for one in fields:
            others = [other.days for other in fields if other is not one]
            level = self._level(one, others, regions, is_done=is_done)
            if is_second and not one.is_base and moved(one.days, 12) in (self._denoted(passage) or self._denoted(regions[-1])):
                continue  # "$7.4 bln in Jan-July vs $8.8 bln": the other is of the same months a year before
            if level > SENTENCE and is_done and self._is_to_come(one):
                return f"published {self._published.label() if self._published else ''}, before it"
            is_lost = level >= NOWHERE and not NAMED_DAY.search(self._words[start:end])
            if is_lost or (one.is_base and one.days in others) or self._is_nearer(one, others, level, regions):
                return self._told(regions)
            slips = [moved(one.days, by) for by in YEARS]
            is_read = bool(own) and one.days not in own and any(days in own and days not in others for days in slips)
            is_listed = len(self._numbers((start, end))) >= LISTED
            if level > EDGED and is_read and not (one.is_base or is_listed or self._is_open(one, regions)):
                return " or ".join(sorted(period.label() for period in own))
        return None

    def _is_open(self, field: Field, regions: Sequence[Region]) -> bool:
        """Whether the words leave a date's year open: those that give it in another of their readings than ours."""
        whens = self._within(*regions[SENTENCE])
        readings = {days for one in whens for days in self._readings(one, is_ahead=field.name in AHEAD)}
        return is_met(field.days, sorted(readings, key=Period.label)) and not is_met(
            field.days, [one.period for one in whens if one.period]
        )

    def _is_nearer(self, field: Field, others: Sequence[Period], level: float, regions: Sequence[Region]) -> bool:
        """Whether nearer words give the date a month or a year beside one, and no other date of the item accounts for it."""
        beside = (moved(field.days, by) for by in SLIPS)
        return any(self._direct(days, regions) < level for days in beside if days not in others)

    def _within(self, start: int, end: int) -> list[When]:
        return [one for one in self._whens if one.start < end and start < one.end]

    def _denoted(self, region: Region) -> list[Period]:
        return [one.period for one in self._within(*region) if one.period is not None]

    def _bracketed(self, region: Region, place: Region) -> list[Region]:
        """The brackets of a region that date a number of their own ("545 (2023: 602)"), but for those around a place."""
        first, last = region
        brackets = [(one.start(), one.end()) for one in BRACKETS.finditer(self._words, first, last)]
        return [one for one in brackets if not (one[0] <= place[0] and place[1] <= one[1]) and self._has_own_number(one)]

    def _has_own_number(self, region: Region) -> bool:
        whens = [(one.start, one.end) for one in self._whens]
        inside = [one for one in self._reading.numbers if region[0] <= one.start < region[1]]
        return any(not any(first <= one.start < last for first, last in whens) for one in inside)

    def _sentence(self, start: int, end: int) -> Region:
        """The sentences that a stretch of words shares."""
        shared = [one for one in self._reading.sentences if one.start < end and start < one.end]
        return min([start, *(one.start for one in shared)]), max([end, *(one.end for one in shared)])

    def _is_to_come(self, field: Field) -> bool:
        """Whether a date lies behind publication, or a period runs on for more than a month behind it."""
        last, days = self._published.last if self._published else None, field.days
        if last is None or days.first is None:
            return False
        if days.first > last + DAY or days.last is None or days.last <= last + 32 * DAY:
            return days.first > last + DAY
        return not is_quarters(days) and days.last != date(last.year, 12, 31)  # the quarter or year that is under way is told of

    def _level(self, field: Field, others: Sequence[Period], regions: Sequence[Region], *, is_done: bool = False) -> float:
        """How near the words stand that bear a date out, in whatever way."""
        if field.is_base and any(field.days in {moved(one, -12), span_before(one)} for one in others):
            return 0.0
        is_ahead = field.name in AHEAD
        topic = self._topic(regions, is_ahead=is_ahead)
        for level, region in enumerate(regions):
            is_whole = level == len(regions) - 1
            words = self._words[slice(*region)]
            known = [days for one in self._within(*region) for days in self._readings(one, is_ahead=is_ahead, is_done=is_done)]
            known += [Period.year(year) for year in years_named(words)]
            known += [] if is_whole else list(days_named(words, [*self._denoted(regions[-1]), *self._on_publication()]))
            known += self._on_publication() if is_whole else []
            if is_met(field.days, known):
                return level
            if is_edged(field.days, known) or (
                known and field.days.days != 1 and is_edged(field.days, known + self._until_publication())
            ):
                return level + EDGED
            if not is_whole and not (field.is_base and others):
                steps = list(counted(topic, words, self._numbers(region)))
                if is_met(field.days, steps):
                    is_told = AGO.search(words) is not None and not others
                    return level + (0.0 if is_told else COMPARED_STEP if others else STEPPED)
        published = self._published.last if self._published else None
        is_named = is_of_a_named_year(field.days, self._words, self._words[slice(*regions[1])], published, topic)
        return COUNTED if is_named else NOWHERE

    def _direct(self, days: Period, regions: Sequence[Region]) -> float:
        """How near the words stand that give just these days as we read them; a date of comparison is not taken for them."""
        for level, region in enumerate(regions):
            known = [one.period for one in self._within(*region) if one.period and not self._is_compared(one)]
            if days in known and (level <= SENTENCE + 1 or not _is_other_year(days)):
                return level
            if level <= SENTENCE and days.is_bounded and days.days != 1 and is_edged(days, known):
                return level + EDGED
        return len(regions) - 1 if days in self._on_publication() else NOWHERE

    def _is_compared(self, when: When) -> bool:
        """Whether a date is one that something is held against: "than in 2023", "the same month last year"."""
        before, text = self._words[max(0, when.start - 30) : when.start], self._words[when.start : when.end]
        return when.role == "over" or COMPARED.search(before) is not None or SAME.search(text) is not None

    def _numbers(self, region: Region) -> list[tuple[int, int, float]]:
        """The numbers of a region by their places in it."""
        first, last = region
        return [(one.start - first, one.end - first, one.value) for one in self._reading.numbers if first <= one.start < last]

    def _topic(self, regions: Sequence[Region], *, is_ahead: bool) -> list[Period]:
        """The dates that a step may be counted from: those of the line, of the lines before where it has none, publication."""
        first, last = regions[2]
        found = self._within(first, last)
        if all(STEP.search(self._words[one.start : one.end]) for one in found):
            found += self._within(0, first)[-3:]
        return [days for one in found for days in self._readings(one, is_ahead=is_ahead)] + self._on_publication()

    def _until_publication(self) -> list[Period]:
        """Publication, and its year: what has gone on since a year is counted to the day or to the end of the year."""
        last = self._published.last if self._published else None
        return [*self._on_publication(), *([Period(last, date(last.year, 12, 31))] if last else [])]

    def _on_publication(self) -> list[Period]:
        return [self._published] if self._published else []

    def _readings(self, when: When, *, is_ahead: bool, is_done: bool = False) -> Iterator[Period]:
        """What an expression may denote; of what has happened, nothing that is to come but what we take it for."""
        sentence = self._words[slice(*self._sentence(when.start, when.end))]
        last = self._published.last if self._published else None
        for days in yearless(when, self._words[when.start : when.end], sentence, self._published, is_ahead=is_ahead):
            if not (is_done and days != when.period and last and days.first and days.first > last):
                yield days

    def _told(self, regions: Sequence[Region]) -> str:
        whens = next((found for region in regions if (found := self._within(*region))), [])
        said = [f"“{self._words[one.start : one.end]}” ({one.period.label()})" for one in whens if one.period]
        return ", ".join(dict.fromkeys(said)) or "no such date"


def _is_other_year(days: Period) -> bool:
    """Whether days are twelve months that are no calendar year; a text that names one fiscal year may mean the one before."""
    return not days.is_calendar_year and days.first is not None and moved(days, 12).first == (days.last or days.first) + DAY
