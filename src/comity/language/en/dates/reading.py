"""What a rule makes of the words it matched, and what it may look at to do so."""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from re import Match
from typing import Literal, TypeAlias

from msgspec import Struct, field

from comity.language.en.dates.place import Place
from comity.language.en.dates.spans import Span
from comity.model.analysis import Role, WhenKind
from comity.model.period import Period

Anchor: TypeAlias = Literal["absolute", "published", "sentence", "unresolved"]
Order: TypeAlias = Literal["day first", "month first"]
REACH = 400  # how far back, in characters, a date may lie that "a year earlier" is counted from
FAR = 1500  # the same for "the quarter", which names what the date must be
DATED = frozenset({"day", "week", "month", "quarter", "half", "season", "year", "range"})
"""Precisions of what another date can be counted from."""


class Reading(Struct, frozen=True, kw_only=True):
    """What an expression means: kind, TIMEX3 value, days, precision, and what it was counted from."""

    value: str
    precision: str
    period: Period | None = None
    kind: WhenKind = "DATE"
    anchor: Anchor = "absolute"
    role: Role | None = None

    @property
    def span(self) -> Span:
        """The named span behind it."""
        return Span(self.value, self.period, self.precision)


class Scene(Struct):
    """One way of reading a `text`: published on `day` (None: unknown), with the dates found so far, in order of place.

    `order` is that of day and month in figures, where it is known; `is_one_of` when `day` is only one of the possible ones:
    then dates that belong to a story or to the news as the day has it are left `open`, told by where they start.
    """

    text: str
    day: date | None
    starts: list[int]
    read: list[tuple[Place, Reading]]
    order: Order | None = None
    is_one_of: bool = False
    open: set[int] = field(default_factory=set)

    def note(self, place: Place, reading: Reading) -> None:
        """Remember a date for those that are counted from it."""
        at = bisect_left(self.starts, place.start)
        self.starts.insert(at, place.start)
        self.read.insert(at, (place, reading))

    def earlier(self, place: Place, reach: int = REACH) -> list[tuple[Place, Reading]]:
        """Dates before `place`, nearest first, within `reach` characters."""
        at = bisect_left(self.starts, place.start)
        floor = bisect_left(self.starts, place.start - reach)
        return self.read[floor:at][::-1]

    def later(self, place: Place) -> list[tuple[Place, Reading]]:
        """Dates after `place` in its sentence, nearest first, within reach."""
        at = bisect_left(self.starts, place.end)
        return self.read[at : bisect_left(self.starts, min(place.right, place.end + REACH))]

    def antecedent(self, place: Place, precisions: frozenset[str]) -> Reading | None:
        """Give the date that "the previous year" is counted from.

        That is the nearest before it in its sentence, else the nearest after it there, else the nearest before. Where that
        date itself could not be resolved it stays the answer: to look past it would be a guess.
        """
        reach = FAR if len(precisions) == 1 else REACH
        before = [(other, reading) for other, reading in self.earlier(place, reach) if reading.precision in precisions]
        same = [reading for other, reading in before if other.start >= place.left]
        after = [reading for _, reading in self.later(place) if reading.precision in precisions]
        found = same or after or [reading for _, reading in before]
        return found[0] if found else None


Reader: TypeAlias = Callable[[Match[str], Scene, Place], Reading | None]
Test: TypeAlias = Callable[[Match[str], str], bool]


class Rule(Struct, frozen=True):
    """A pattern, what it means, and whether what it matched is a date at all.

    `read` may refuse with None, by what the words say but never by the day. A rule that `waits` is read after all
    others, since it is counted from another date of the text; one that `compares` ("a year earlier") names a side issue, so
    nothing else is counted from it. What a rule without `ends` matches is no end of a span of dates, as a length of time is none.
    To what a `definite` one matches the article before it belongs ("the 1990s"), unless that is of a noun behind it.
    """

    name: str
    pattern: str
    read: Reader
    fits: Test | None = None
    waits: bool = False
    compares: bool = False
    ends: bool = True
    definite: bool = False


class Found(Struct, frozen=True):
    """Words that a rule matched."""

    rule: Rule
    match: Match[str]
    place: Place


def of_span(span: Span | None, anchor: Anchor = "absolute") -> Reading | None:
    """Read a named span as a date; None where there is none."""
    if span is None:
        return None
    return Reading(value=span.value, period=span.period, precision=span.precision, anchor=anchor if span.period else "unresolved")


def unknown(value: str, precision: str) -> Reading:
    """Read a date that cannot be resolved."""
    return Reading(value=value, precision=precision, anchor="unresolved")


def resolved(span: Span | None, anchor: Anchor, masked: str, precision: str) -> Reading:
    """Read a named span, or what stays unknown where there is none."""
    return of_span(span, anchor) or unknown(masked, precision)
