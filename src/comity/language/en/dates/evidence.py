"""When a text without a date of publication was published, as far as it shows: what it reports as past, what as to come."""

from collections.abc import Sequence
from datetime import date
from re import IGNORECASE
from re import compile as compile_pattern

from msgspec import Struct

from comity.language.en.dates.reading import Found, Reading
from comity.model.period import Period

LOOKS_BACK = frozenset({None, "in", "since", "from", "as_of", "after"})
LOOKS_AHEAD = frozenset({None, "in", "from", "by", "until"})
_WILL = compile_pattern(r"(?:\b(?:will|shall)|['’]ll)\b(?:(?!\b(?:that|said|says|had|was|were)\b)[^.;:\"“”])*$", IGNORECASE)


class Bound(Struct, frozen=True):
    """A day that publication is not before, or not after, and the words (`start:end`) that show it."""

    day: date
    start: int
    end: int


class Evidence(Struct, frozen=True):
    """What a text shows of its day of publication: `not_before` the latest day told as past, `not_after` the earliest to come.

    Each is None where nothing shows it. Bounds that contradict each other show nothing.
    """

    not_before: Bound | None = None
    not_after: Bound | None = None

    @property
    def period(self) -> Period | None:
        """The days that publication can fall on, or None unless both ends are shown."""
        if self.not_before is None or self.not_after is None:
            return None
        return Period(self.not_before.day, self.not_after.day)


def evidence(found: Sequence[Found], readings: Sequence[Reading | None]) -> Evidence:
    """Bound publication by the absolute dates of a text: a verb right beside them in the past, or "will" before them."""
    behind, ahead = [], []
    for expression, reading in zip(found, readings, strict=True):
        if reading is None or reading.period is None or reading.anchor != "absolute" or reading.kind not in {"DATE", "TIME"}:
            continue
        place = expression.place
        first, last = reading.period.first, reading.period.last
        if first and place.tense == "past" and place.is_sure and place.role in LOOKS_BACK:
            behind.append(Bound(first, place.start, place.end))
        if last and place.tense == "future" and place.role in LOOKS_AHEAD and _has_will(expression):
            ahead.append(Bound(last, place.start, place.end))
    not_before = max(behind, key=lambda bound: bound.day, default=None)
    not_after = min(ahead, key=lambda bound: bound.day, default=None)
    if not_before and not_after and not_after.day < not_before.day:
        return Evidence()
    return Evidence(not_before, not_after)


def _has_will(expression: Found) -> bool:
    """Whether the sentence promises in its own words, not in those of someone who spoke earlier."""
    place = expression.place
    return _WILL.search(expression.match.string, max(place.left, place.start - 120), place.start) is not None
