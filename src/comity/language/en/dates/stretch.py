"""Two dates that make one span: "from 2024 to May 2025", "between 5 May 2024 and today", "January 2019 to date"."""

from datetime import date, timedelta
from functools import cache
from re import IGNORECASE, Pattern
from re import compile as compile_pattern

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.dates.nearest import PRECISIONS
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Found, Reading, resolved
from comity.language.en.dates.spans import around, on_day, stepped
from comity.language.en.dates.words import DASH, compiled, lexicon, number_of, singular
from comity.model.period import Period


class Stretch(Struct, frozen=True):
    """One expression, or the two ends of a span.

    `first` or `last` is None where the span begins or ends with the day of publication ("from now until", "to date").

    `step` is the unit and how many of it lie between the date after it and the one meant ("two days before May 7": -2 days).
    """

    first: int | None
    last: int | None
    place: Place
    step: tuple[str, int] | None = None


def stretches(text: str, found: tuple[Found, ...]) -> tuple[Stretch, ...]:
    """Group the expressions of a text into spans and single ones, by the words between them alone."""
    grouped: list[Stretch] = []
    at = 0
    while at < len(found):
        size, group = _group(text, found, at)
        grouped.append(group)
        at += size
    return tuple(grouped)


def _group(text: str, found: tuple[Found, ...], at: int) -> tuple[int, Stretch]:
    """The expression at `at` with what belongs to it, and how many expressions these are."""
    here, following = found[at], found[at + 1] if at + 1 < len(found) else None
    if here.rule.name == "offset" and following is not None and (step := _step(text, here, following)) is not None:
        return 2, Stretch(at, at + 1, _over(here.place, following.place.end), step)
    alone = Stretch(at, at, here.place)
    if not _can_begin(here):
        return 1, alone
    if following is not None and _joins(text, here, following):
        return 2, Stretch(at, at + 1, _over(here.place, following.place.end))
    floor = found[at - 1].place.end if at else 0
    return 1, _with_now(text, here, at, (floor, following.place.start if following else len(text))) or alone


def _joins(text: str, here: Found, following: Found) -> bool:
    """Whether the words between two dates make one span of them."""
    if not _can_begin(following) or following.place.start - here.place.end > 24:
        return False
    word = _to().fullmatch(text, here.place.end, following.place.start)
    return word is not None and _spans(text, here, word["to"])


def _with_now(text: str, here: Found, at: int, room: tuple[int, int]) -> Stretch | None:
    """The span between a date and publication ("from now until May", "January 2019 to date"), within the room around it."""
    before = _from_now().search(text, max(room[0], here.place.start - 24), here.place.start)
    if before is not None:
        return Stretch(None, at, replace(here.place, start=before.start("now"), role=None))
    after = _to_now().match(text, here.place.end, room[1])
    if after is None or not _spans(text, here, after["to"]):
        return None
    return Stretch(at, None, _over(here.place, after.end()))


def _step(text: str, length: Found, dated: Found) -> tuple[str, int] | None:
    """The unit and the number of it by which a length before a date moves that date; None where it only bounds it."""
    word = _after().fullmatch(text, length.place.end, dated.place.start)
    count = number_of(length.match["count"])
    loose = _LOOSE.search(text, max(0, length.place.start - 14), length.place.start) is not None
    if word is None or loose or count is None or count != int(count) or count > 999:
        return None
    unit = singular(length.match["unit"])
    if unit in {"hour", "minute", "second"} or dated.match.groupdict().get("to") is not None:
        return None
    return unit, -int(count) if word["way"].lower() == "before" else int(count)


_LOOSE = compile_pattern(r"\b(?:more than|less than|over|at least|up to|under|fewer than|within)\s+$", IGNORECASE)


@cache
def _after() -> Pattern[str]:
    return compiled(r",? (?P<way>after|before|from|following|since) (?:the |the year )?")


def moved(anchor: Reading | None, step: tuple[str, int]) -> Reading | None:
    """The date that lies so many units after another: a day after a day, else the unit after a date no finer than it."""
    unit, count = step
    if anchor is None:
        return None
    period = anchor.period
    if period is None or period.first is None or period.last is None:
        return Reading(value="XXXX", precision=PRECISIONS.get(unit, unit), anchor="unresolved")
    whole = around(unit, period.first, count) if around(unit, period.first) == around(unit, period.last) else None
    if period.first == period.last:
        day = stepped(period.first, unit, count)
        whole = on_day(day) if day else None
    return resolved(whole, anchor.anchor if anchor.anchor == "published" else "sentence", "XXXX", PRECISIONS.get(unit, unit))


def _can_begin(found: Found) -> bool:
    """Whether an expression can be an end of a span: a date, none that is compared with or is a span itself."""
    return found.rule.ends and not found.rule.compares and found.match.groupdict().get("to") is None


def _over(place: Place, end: int) -> Place:
    return replace(place, end=end, role=None if place.role == "from" else place.role)


def _spans(text: str, found: Found, word: str) -> bool:
    """Whether the word between two dates makes a span of them: "and" after "between", "to" after "from" and no move of a term."""
    before = text[max(0, found.place.start - 40) : found.place.start].lower().split()
    head = next((word for word in before[::-1] if word not in {"the", "in", "about"}), "")
    key = word.strip(" ,\t\r\n\u00a0").lower()
    if key == "and":
        return head == "between"
    if key in {"through", "thru"} and head != "from":
        return True
    if key in {"to", "until", "till", "through", "thru"}:
        verb = before[before[::-1].index("from") * -1 - 2] if "from" in before[1:] else ""
        return head == "from" and verb not in lexicon().context.moved
    return len(key) == 1 and found.match[0][-1].isdigit()


@cache
def _to() -> Pattern[str]:
    return compiled(rf"(?P<to>,? (?:to|until|till|through|thru|and) | ?(?:{DASH}|~) ?)(?:the |on |in )?")


@cache
def _to_now() -> Pattern[str]:
    return compiled(
        r" (?P<to>to|until|till|through|and) (?:now|date|the present(?: day)?|present|the current date|current date)(?![\w-])"
    )


@cache
def _from_now() -> Pattern[str]:
    return compiled(r"(?:between (?=now and)|from (?=now (?:to|until|till|through)))(?P<now>now) [a-z]+ (?:the )?$")


def stretched(first: Reading | None, last: Reading | None) -> Reading | None:
    """The span from the first day of one date to the last of another; open where either is, or where they are out of order.

    A weekday at the end is the next one after the beginning.
    """
    if first is None or last is None:
        return None
    value = f"{first.value}/{last.value}"
    begin, end = first.period, last.period
    if begin is None or end is None or begin.first is None or end.last is None:
        return Reading(value=value, precision="range", anchor="unresolved")
    final = end.last
    if final < begin.first and end.first == final and begin.first - final <= timedelta(6):
        final += timedelta(7)
        value = f"{first.value}/{final.isoformat()}"
    if final < begin.first:
        return Reading(value=value, precision="range", anchor="unresolved")
    anchor = first.anchor if first.anchor != "absolute" else last.anchor
    return Reading(value=value, precision="range", period=Period(begin.first, final), anchor=anchor)


def from_publication(last: Reading | None, day: date | None) -> Reading | None:
    """The span from the day of publication to the last day of a date."""
    return stretched(_now(day), last)


def to_publication(first: Reading | None, day: date | None) -> Reading | None:
    """The span from the first day of a date to the day of publication."""
    return stretched(first, _now(day))


def _now(day: date | None) -> Reading:
    if day is None:
        return Reading(value="PRESENT_REF", precision="day", anchor="unresolved")
    return Reading(value=day.isoformat(), precision="day", period=Period.day(day), anchor="published")
