"""Whether the dates of an item are those that its words bear out best.

A date that was mistaken for another lies a month or a year from it as a rule. So each date is held against those a month and a
year on either side: all that speaks for and against each of them is weighed (`bearings`), by weights learned from annotated
texts (`training.dates`), and where one beside it weighs much more, the item waits for a person, with both readings. What other
items of the document say weighs too: two values of one series are of two times.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import inf

import msgspec

from comity.model.period import Period
from comity.verify.bearings import Bearings, Mood, Quoted, beside
from comity.verify.counting import AHEAD, DAY
from comity.verify.kin import Field, Kin
from comity.verify.reading import Reading
from comity.verify.senses import Sense
from comity.verify.texts import LEVELS, Dates, Region, Timed

__all__ = ["Field", "Mood", "Quoted", "Times", "weights"]

MUCH, VERY_MUCH = 2.7, 6.7
"""How much more a date must weigh to contradict one beside it, and one from which it lies farther: logarithms of odds.

Chosen where texts that the weights were not learned from are held back least (`python -m training.dates --folds 4`).
"""
A_YEAR = timedelta(days=400)
BRACKETS = re.compile(r"\([^()\n]{3,80}\)")


class Times:
    """The dates of one document."""

    def __init__(self, words: str, published: Period | None, reading: Reading) -> None:
        """Take what our own reading found in the words."""
        self._words = words
        self._published = published
        self._reading = reading
        self._dates = Dates(words, published, reading)
        self._kin: tuple[Kin, ...] = ()
        self.doubt = 0.0
        """How much more the best other date weighed than the last one that was contradicted."""

    def hear(self, kin: Iterable[Kin]) -> None:
        """Hold dates from now on against these, of the items of the document, but for their own."""
        self._kin = tuple(kin)

    def sentence(self, start: int, end: int) -> Region:
        """The sentences that a stretch of words shares."""
        return self._dates.sentence(start, end)

    def differs(
        self, fields: Sequence[Field], quoted: Quoted, passage: Region, *, mood: Mood, own: Sequence[Period] = ()
    ) -> str | None:
        """What the words give in place of a date, for a person to compare; None where they do not contradict any.

        `mood` tells whether the item is of what has happened, which lies behind no publication; `own` are the dates that our
        own rules gave the same record, if they read it.
        """
        if not self._reading.sentences:
            return None
        timed = self._timed(quoted, passage)
        for field in fields:
            if field.days in own or self._is_our_base(field, quoted):
                continue
            bearings = self._bearings(timed, field, fields, quoted, mood, own)
            features = bearings.of(field.days)
            if "same as another" in features and field.is_base:
                self.doubt = inf
                return self._told(timed)
            if "nothing" in features and self._is_far(field.days):
                self.doubt = inf
                return self._told(timed)
            if self._is_too_early(field, features, timed, mood):
                self.doubt = inf
                return f"published {self._published.label() if self._published else ''}, before it"
            if "second|True" in features and "series|two values" not in features:
                continue  # "$7.4 bln in Jan-July vs $8.8 bln": the other is of the same months a year before
            found = _better(field.days, features, bearings)
            if found is not None:
                better, self.doubt = found
                return f"{better.label()}, by {self._told(timed)}"
        return None

    def bearings(  # noqa: PLR0917  (an item, its words, and what we read ourselves)
        self, field: Field, fields: Sequence[Field], quoted: Quoted, passage: Region, mood: Mood, own: Sequence[Period]
    ) -> Bearings:
        """What speaks for and against the dates that one of the fields of an item may have."""
        return self._bearings(self._timed(quoted, passage), field, fields, quoted, mood, own)

    def _timed(self, quoted: Quoted, passage: Region) -> Timed:
        place = (quoted.start, quoted.end)
        aside = self._bracketed(passage, quoted.number or place)
        return Timed(self._dates, self._dated_bracket(passage, quoted.number) or place, passage, aside)

    def _dated_bracket(self, region: Region, number: Region | None) -> Region | None:
        """The brackets around a number that date it: "545 (2023: 602)"."""
        if number is None:
            return None
        brackets = [
            one.span() for one in BRACKETS.finditer(self._words, *region) if one.start() <= number[0] and number[1] <= one.end()
        ]
        return next((one for one in brackets if any(one[0] <= when.start < one[1] for when in self._dates.whens)), None)

    def _bearings(  # noqa: PLR0917  (an item, its words, and what we read ourselves)
        self, timed: Timed, field: Field, fields: Sequence[Field], quoted: Quoted, mood: Mood, own: Sequence[Period]
    ) -> Bearings:
        others = [other.days for other in fields if other is not field]
        return Bearings(timed, field, others, quoted, mood, own, self._kin_of(fields, quoted))

    def _kin_of(self, fields: Sequence[Field], quoted: Quoted) -> list[Kin]:
        """The dates of the other items: all but one each of those that an item on these words has."""
        others = list(self._kin)
        for field in fields:
            own = Kin(field, quoted.start, quoted.end, quoted.series)
            if own in others:
                others.remove(own)
        return others

    def _is_our_base(self, field: Field, quoted: Quoted) -> bool:
        return field.is_base and self._reading.is_our_base(quoted.start, quoted.end, field.days)

    def _bracketed(self, region: Region, place: Region) -> list[Region]:
        """The brackets of a region that date a number of their own ("545 (2023: 602)"), but for those around a place."""
        brackets = [(one.start(), one.end()) for one in BRACKETS.finditer(self._words, *region)]
        return [one for one in brackets if not (one[0] <= place[0] and place[1] <= one[1]) and self._has_own_number(one)]

    def _has_own_number(self, region: Region) -> bool:
        whens = [(one.start, one.end) for one in self._dates.whens if one.period is not None]
        inside = [one for one in self._reading.numbers if region[0] <= one.start < region[1]]
        return any(not any(first <= one.start < last for first, last in whens) for one in inside)

    def _is_far(self, days: Period) -> bool:
        """Whether days lie more than a year from publication and from all dates of the text, so that no step leads to them."""
        known = [day for one in (*self._dates.senses, *self._publication) for day in _ends(one.days)]
        return not any(abs(day - end) <= A_YEAR for day in known for end in _ends(days))

    @property
    def _publication(self) -> list[Sense]:
        return [Sense(self._published, "plain", 0, 0)] if self._published else []

    def _is_too_early(self, field: Field, features: Sequence[str], timed: Timed, mood: Mood) -> bool:
        """Whether what is told as done was yet to come, and no word near says that it was to come."""
        last, days = self._published.last if self._published else None, field.days
        if mood != "done" or field.is_base or field.name == "until" or last is None or days.first is None:
            return False
        is_near = any(f"given|{level}" in features or f"edge|{level}" in features for level in LEVELS[:2])
        if is_near or days.first <= last + DAY:
            return False
        return AHEAD.search(self._words[slice(*timed.regions[1])]) is None

    def _told(self, timed: Timed) -> str:
        whens = next((found for region in timed.regions if (found := timed.whens_in(region))), [])
        said = [f"“{self._words[one.start : one.end]}” ({one.period.label()})" for one in whens if one.period]
        return ", ".join(dict.fromkeys(said)) or "no such date"


def _ends(days: Period) -> list[date]:
    return [day for day in (days.first, days.last) if day is not None]


def _better(days: Period, features: Sequence[str], bearings: Bearings) -> tuple[Period, float] | None:
    """The date that weighs much more than one that it is mistaken for, and how much beyond that; None where there is none."""
    weight, near = _weight(features), set(beside(days))
    found = [
        (_weight(bearings.of(other)) - weight - (MUCH if other in near else VERY_MUCH), other) for other in bearings.rivals(days)
    ]
    heaviest = max(found, key=lambda one: one[0])
    return (heaviest[1], heaviest[0]) if heaviest[0] > 0 else None


def _weight(features: Sequence[str]) -> float:
    known = weights()
    return sum(known.get(one, 0.0) for one in features)


@cache
def weights() -> Mapping[str, float]:
    """What each feature of a date weighs."""
    return msgspec.json.decode(files("comity.verify").joinpath("dates.json").read_bytes(), type=dict[str, float])
