"""Dates without a year in a story told of an earlier one: "on 9 April the capital fell", after "it began on 20 March 2003".

The press leaves out a year where it is that of publication or the one just told, and a reader takes the date that lies nearer.
So a date is the next of its name after the dated one before it if that is told as past, with its year, in the same clause or a
sentence before, and the way to it is much shorter than the way from publication. What the present breaks into is no story.
"""

from collections.abc import Callable
from datetime import date
from re import IGNORECASE, Match
from re import compile as compile_pattern

from msgspec import Struct

from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import DATED, Reading, Scene
from comity.language.en.dates.spans import Span, around
from comity.language.en.dates.words import number_of

STORY = 250  # as far back, in characters, the date may lie that the story is told from
NEWS = {"day": 45, "month": 92, "season": 92}
"""What lies so few days behind publication is news, whatever was told before it."""
PACE = {"day": 1, "month": 2, "season": 2}
"""How many times nearer to the story than to publication a date must lie."""
OVER_THE_YEAR = 31  # so many days on, at most, a story told by its days runs into the next year without naming it
BACK = frozenset({None, "in", "from", "after", "before", "until", "to", "by"})

_PRESENT = compile_pattern(
    r"\b(?:is|are|has|have|says|say|will|now|today|yesterday|ago|recently|this|last|next|[Mm]eanwhile|[Ss]ince|according)\b"
)
_ASIDE = compile_pattern(
    r"\b(?:which|who|whose|that|whom|since|until|when|where|under|like|than)\b[^.;:]*$|,\s+(?:[a-z]+ly\s+)?(?:[a-z]+ed|built|born|held)\b[^.;:,]*$"
)
_GOES_ON = compile_pattern(r"(?:,?\s+(?:and|but|then|before)\b)?(?:(?!\b(?:that|which|who|whose|until)\b)[^,;:()])*")
_OPENS = compile_pattern(r"[\"'“”‘(]*(?:(?:and|but|then|back)\s+)?[Ii]n\s+(?:early\s+|late\s+|mid-?)?")


_YEARS_ON = compile_pattern(
    r"\b(?P<count>an?|one|[a-z]+(?:-[a-z]+)?|\d{1,2})\s+years?\s+(?P<way>later|on|after|earlier|before),?\s+(?:(?:in|on)\s+)?$",
    IGNORECASE,
)


class Told(Struct, frozen=True):
    """A date as a story tells it, and how many days on in it; None where it says itself how many years."""

    span: Span
    gap: int | None

    def outweighs(self, away: int) -> bool:
        """Whether it is meant, and not the date of that name that lies `away` days from publication."""
        if self.gap is None:
            return True
        return away > NEWS[self.span.precision] and PACE[self.span.precision] * self.gap < away


def told_on(scene: Scene, place: Place, name: Callable[[int], Span | None]) -> Told | None:
    """The date that `name` gives for any year, as the story before it tells it; None where none is told."""
    named = name(2000)
    if named is None or named.precision not in NEWS:
        return None
    if counted := _YEARS_ON.search(scene.text, max(place.left, place.start - 40), place.start):
        return _years_on(counted, scene, place, name)
    if not _is_told(place, named):
        return None
    before = _before(scene, place)
    if before is None:
        return None
    first, last, precision, is_of_another_sentence = before
    if precision == "year":
        told = name(first.year)
        return Told(told, 0) if told and told.precision == "day" and is_of_another_sentence else None
    spans = [_told(name(year), first, last) for year in (first.year, first.year + 1)]
    return next((found for found in spans if found), None)


def is_open(scene: Scene, place: Place) -> bool:
    """Whether the date before, from which a story may go on, was itself left open."""
    found = next((other for other, reading in scene.earlier(place, STORY) if reading.precision in DATED), None)
    return found is not None and found.start in scene.open


def whole_told(scene: Scene, place: Place, unit: str) -> Span | None:
    """The month or year that the story before stands in ("by the end of the year"); None where none is told."""
    before = _before(scene, place) if place.tense == "past" and place.role in BACK else None
    if before is None or around(unit, before[0]) != around(unit, before[1]):
        return None
    return around(unit, before[0])


def _before(scene: Scene, place: Place) -> tuple[date, date, str, bool] | None:
    """First and last day and precision of the date that the story goes on from, and whether that stands in another sentence."""
    found = next(((other, reading) for other, reading in scene.earlier(place, STORY) if reading.precision in DATED), None)
    if found is None or not _leads_on(scene.text, *found, place):
        return None
    period = found[1].period
    if period is None or period.first is None or period.last is None:
        return None
    return period.first, period.last, found[1].precision, place.left > found[0].end


def _years_on(counted: Match[str], scene: Scene, place: Place, name: Callable[[int], Span | None]) -> Told | None:
    """The date of the year so far from the one told before: "he left in 1990. Three years later, in June, he was back"."""
    count = number_of(counted["count"])
    told = (reading for other, reading in scene.earlier(place) if other.end <= counted.start())
    before = next((reading for reading in told if reading.precision in DATED), None)
    first = before.period.first if before and before.anchor != "published" and before.period else None
    if count is None or count != int(count) or first is None:
        return None
    span = name(first.year + (-int(count) if counted["way"].lower() in {"earlier", "before"} else int(count)))
    return Told(span, None) if span else None


def _told(span: Span | None, first: date, last: date) -> Told | None:
    """The span where it lies ahead of the days told before it, and hardly in another year."""
    begin = span.period.first if span and span.period else None
    if span is None or begin is None or begin < first or (span.precision == "month" and begin == first):
        return None
    gap = max((begin - last).days, 0)
    goes_over = span.precision == "day" and first == last and gap <= OVER_THE_YEAR
    return Told(span, gap) if begin.year == last.year or goes_over else None


def _is_told(place: Place, named: Span) -> bool:
    """Whether the expression itself is told as past; of a day, which news names by its weekday, it is enough if no verb says."""
    if place.tense is None:
        return place.role is None and named.precision == "day"
    return place.tense == "past" and place.role in BACK


def _leads_on(text: str, other: Place, reading: Reading, place: Place) -> bool:
    """Whether the story goes on from that date to this one."""
    if reading.precision not in {"day", "month", "season", "quarter", "year"} or reading.anchor not in {"absolute", "sentence"}:
        return False
    if other.tense == "future" or other.role in {"since", "over", "as_of"}:
        return False
    if reading.precision == "year" and _OPENS.fullmatch(text, other.left, other.start) is None:
        return False
    if _ASIDE.search(text, max(other.left, other.start - 80), other.start) or _PRESENT.search(text, other.end, place.start):
        return False
    return place.left >= other.end or _GOES_ON.fullmatch(text, other.end, place.start) is not None
