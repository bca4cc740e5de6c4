"""Dates and lengths put together: "from 2024 to May 2025", "two days before May 7", "a week from 1 July"."""

from datetime import date, timedelta
from functools import cache
from re import IGNORECASE, Match, Pattern
from re import compile as compile_pattern
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.dates.nearest import PRECISIONS
from comity.language.en.dates.place import Place, is_attributive, is_possessive
from comity.language.en.dates.reading import Anchor, Found, Reading, of_span, resolved
from comity.language.en.dates.spans import around, on_day, stepped, value_of_days
from comity.language.en.dates.words import DASH, compiled, lexicon, number_of, singular, weekday_of
from comity.model.period import Period

Edge: TypeAlias = Literal["middle", "end"]


class Step(Struct, frozen=True):
    """A length counted from a date: the date `count` units after it (before it where negative).

    `bound` tells of "more than two days before May 7" that the date lies beyond, of "less than" that it lies within; of "six
    months from 1 July" that all its days are meant.
    """

    unit: str
    count: int
    bound: Literal["beyond", "within", "all"] | None = None


class Stretch(Struct, frozen=True):
    """One expression, or the two ends of a span.

    `first` or `last` is None where the span begins or ends with the day of publication ("from now until", "to date").

    `step` tells how a length and the date after it make one date or span. `edges` are the edges of the dates that a span is
    said to begin and to end at ("from the end of March to the middle of May"). `weekday` is the one a span begins on where the
    weekday it ends on is placed by more words ("between Tuesday and Thursday of last week"); `is_week` where both are bare.
    """

    first: int | None
    last: int | None
    place: Place
    step: Step | None = None
    edges: tuple[Edge | None, Edge | None] = (None, None)
    weekday: int | None = None
    is_week: bool = False


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
    if following is not None and (found_step := _step(text, here, following)) is not None:
        start, step = found_step
        return 2, Stretch(at, at + 1, replace(_over(here.place, following.place.end), start=start), step)
    alone = Stretch(at, at, here.place)
    if not _can_begin(here):
        return 1, alone
    if following is not None and _joins(text, here, following):
        edges = _edge(text, here.place.start), _edge(text, following.place.start)
        is_week = here.rule.name == following.rule.name == "weekday"
        place = _over(here.place, following.place.end)
        return 2, Stretch(at, at + 1, place, edges=edges, weekday=_weekday(here, following), is_week=is_week)
    floor = found[at - 1].place.end if at else 0
    return 1, _with_now(text, here, at, (floor, following.place.start if following else len(text))) or alone


def _joins(text: str, here: Found, following: Found) -> bool:
    """Whether the words between two dates make one span of them."""
    if not _can_begin(following) or following.place.start - here.place.end > 24:
        return False
    word = _to().fullmatch(text, here.place.end, following.place.start)
    if word is not None and len(word["to"].strip()) == 1 and not any(sign.isdigit() for sign in following.match[0]):
        return False  # a dash before "this year" only sets it off
    return word is not None and (_spans(text, here, word["to"]) or _is_from_day_to_day(text, here, following, word["to"]))


def _is_from_day_to_day(text: str, here: Found, following: Found, word: str) -> bool:
    """Whether "to" between two days makes a span of them without "from", as it does unless a day was moved."""
    parts = here.match.groupdict()
    is_day = parts.get("year") is not None and parts.get("day") is not None
    is_moved = not lexicon().context.moved.isdisjoint(text[here.place.left : here.place.start].lower().split())
    return word.strip().lower() == "to" and is_day and _is_day(following) and not is_moved


def _is_day(found: Found) -> bool:
    """Whether an expression names one day."""
    parts = found.match.groupdict()
    return any(parts.get(key) for key in ("day", "weekday", "holiday")) or found.rule.name == "day by name"


def _weekday(here: Found, following: Found) -> int | None:
    """The number of a bare weekday before a weekday that more words place."""
    placed = following.rule.name != "weekday" and following.match.groupdict().get("weekday") is not None
    return weekday_of(here.match["weekday"]) if here.rule.name == "weekday" and placed else None


def _edge(text: str, start: int) -> Edge | None:
    """The edge of a date that its words name: its middle or its end."""
    found = _EDGE.match(text, start)
    return None if found is None else "middle" if found["middle"] else "end"


_EDGE = compile_pattern(r"(?:the\s+)?(?:very\s+)?(?:(?P<middle>middle)|end|close)\s+of\s", IGNORECASE)


def _with_now(text: str, here: Found, at: int, room: tuple[int, int]) -> Stretch | None:
    """The span between a date and publication ("from now until May", "January 2019 to date"), within the room around it."""
    before = _from_now().search(text, max(room[0], here.place.start - 24), here.place.start)
    if before is not None:
        return Stretch(None, at, replace(here.place, start=before.start("now"), role=None))
    after = _to_now().match(text, here.place.end, room[1])
    if after is None or not _spans(text, here, after["to"]):
        return None
    return Stretch(at, None, _over(here.place, after.end()))


def _step(text: str, length: Found, dated: Found) -> tuple[int, Step] | None:
    """How a length moves the date after it, and where the words begin that say so; None where the two are apart."""
    if length.rule.name not in {"offset", "length", "rate or length"} or dated.match.groupdict().get("to") is not None:
        return None
    count, unit = number_of(length.match.groupdict().get("count") or "a"), singular(length.match["unit"])
    word = _after().fullmatch(text, length.place.end, dated.place.start)
    if word is None or count is None or count != int(count) or count > 999 or unit in {"hour", "minute", "second"}:
        return None
    if _holds_on(text, length, word):
        return (length.place.start, Step(unit, int(count), "all")) if dated.rule.ends else None
    if length.rule.name != "offset" or word["begin"] or _names_an_event(text, dated.match):
        return None
    return _offset(text, length, dated, Step(unit, -int(count) if word["way"].lower() == "before" else int(count)))


def _holds_on(text: str, length: Found, word: Match[str]) -> bool:
    """Whether all days of a length are meant: "a week starting Monday", "for a week from Monday", not "in a week, starting"."""
    start = length.place.start
    if word["begin"]:
        return _IN.search(text, max(0, start - 8), start) is None
    is_for = word["way"].lower() == "from" and _FOR.search(text, max(0, start - 5), start) is not None
    return is_for and _bound(text, length) is None


def _offset(text: str, length: Found, dated: Found, step: Step) -> tuple[int, Step] | None:
    """The step from a date, with the words that make a bound of it ("more than"); a bound is counted from a day alone."""
    loose = _bound(text, length)
    if loose is None:
        return length.place.start, step
    start = min(loose.start(), length.place.start)
    return (start, replace(step, bound="beyond" if loose["beyond"] else "within")) if _is_day(dated) else None


def _bound(text: str, length: Found) -> Match[str] | None:
    """The words that make a bound of a length: "more than"."""
    start = length.match.start()
    return _LOOSE.search(text, max(length.place.left, start - 14), start)


def _names_an_event(text: str, dated: Match[str]) -> bool:
    """Whether a date only names an event: "nine years after the May 9 attacks" counts from what may not be a day at all."""
    return is_attributive(text, dated.start(), dated.end()) or is_possessive(text, dated.end())


_IN = compile_pattern(r"\b(?:in|within|after)\s+$", IGNORECASE)
_FOR = compile_pattern(r"\bfor\s+$", IGNORECASE)
_LOOSE = compile_pattern(
    r"\b(?:(?P<beyond>more than|over|at least)|less than|up to|under|fewer than|within)\s+$",
    IGNORECASE,
)


@cache
def _after() -> Pattern[str]:
    begin = r"(?P<begin>starting|beginning|commencing)(?: on| in| from)?"
    return compiled(rf",? (?:(?P<way>after|before|from|following|since)|{begin}) (?:the |the year )?")


def moved(anchor: Reading | None, step: Step) -> Reading | None:
    """The date that lies so many units after another: a day after a day, else the unit after a date no finer than it."""
    if anchor is None:
        return None
    unit, count = step.unit, step.count
    period = anchor.period
    nothing = Reading(value="XXXX", precision=PRECISIONS.get(unit, unit), anchor="unresolved")
    if period is None or period.first is None or period.last is None:
        return nothing
    if step.bound == "all":
        return _lasting(anchor, period.first, step) or nothing
    whole = around(unit, period.first, count) if around(unit, period.first) == around(unit, period.last) else None
    is_day = period.first == period.last
    if is_day:
        day = stepped(period.first, unit, count)
        whole = on_day(day) if day else None
    source: Anchor = anchor.anchor if anchor.anchor == "published" else "sentence"
    found = resolved(whole, source, "XXXX", PRECISIONS.get(unit, unit))
    if step.bound is None:
        return found
    return _bounded(found, period.first, step) if is_day else nothing


def _bounded(found: Reading, start: date, step: Step) -> Reading:
    """Read "more than two weeks after" a day as after the day they end on, "less than" as the days up to it, without it."""
    day = found.period.first if found.period else None
    if step.bound == "beyond" or day is None:
        return replace(found, role="before" if step.count < 0 else "after")
    within = (start, day - timedelta(1)) if step.count > 0 else (day + timedelta(1), start)
    return replace(found, value=value_of_days(*within), period=Period(*within), precision="range", role="in")


COARSER = {"day": {"day"}, "week": {"day", "week"}, "fortnight": {"day", "week"}, "month": {"day", "month"}}


def _lasting(anchor: Reading, start: date, step: Step) -> Reading | None:
    """Read "six months from 1 July" as all these days; None where the date is too coarse to say when they begin."""
    if anchor.precision not in COARSER.get(step.unit, {"day", "month", "year"}):
        return None
    end = stepped(start, step.unit, step.count)
    if end is None or end <= start:
        return None
    period = Period(start, end - timedelta(1))
    source: Anchor = anchor.anchor if anchor.anchor == "published" else "sentence"
    return Reading(value=value_of_days(start, end - timedelta(1)), precision="range", period=period, anchor=source, role="in")


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
        return head == "from" and lexicon().context.moved.isdisjoint(before[-6:])
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


def weekday_before(last: Reading | None, number: int) -> Reading | None:
    """The last such weekday before the day that a span ends on, counted as that is; None where the day is open."""
    day = last.period.first if last and last.period else None
    if last is None or day is None or last.precision != "day":
        return None
    return of_span(on_day(day - timedelta((day.isoweekday() - number - 1) % 7 + 1)), last.anchor)


def within_a_week(first: Reading | None, last: Reading | None) -> Reading | None:
    """The weekday that ends a span, as the first such day after the one it begins on; unchanged where either is open."""
    if first is None or last is None or first.period is None or last.period is None:
        return last
    begin, end = first.period.first, last.period.first
    if begin is None or end is None or first.precision != "day" or last.precision != "day":
        return last
    return of_span(on_day(begin + timedelta((end.isoweekday() - begin.isoweekday() - 1) % 7 + 1)), last.anchor)


def stretched(
    first: Reading | None, last: Reading | None, edges: tuple[Edge | None, Edge | None] = (None, None)
) -> Reading | None:
    """The span from the first day of one date to the last of another; open where either is, or where they are out of order.

    A weekday at the end is the next one after the beginning. A span from "the end of March" begins when March has ended, one
    from or to "the middle of May" on its middle day.
    """
    if first is None or last is None:
        return None
    value = f"{first.value}/{last.value}"
    begin, end = first.period, last.period
    if begin is None or end is None or begin.first is None or end.last is None:
        return Reading(value=value, precision="range", anchor="unresolved")
    opening, final = begin.first, end.last
    if begin.last and edges[0]:
        opening = _middle(begin) if edges[0] == "middle" else begin.last + timedelta(1)
    if edges[1] == "middle":
        final = _middle(end) - timedelta(1)
    if final < begin.first and end.first == final and begin.first - final <= timedelta(6):
        final += timedelta(7)
        value = f"{first.value}/{final.isoformat()}"
    if final < opening:
        return Reading(value=value, precision="range", anchor="unresolved")
    anchor = first.anchor if first.anchor != "absolute" else last.anchor
    return Reading(value=value, precision="range", period=Period(opening, final), anchor=anchor)


def _middle(period: Period) -> date:
    """The first day of the second half of a bounded span."""
    if period.first is None or period.last is None:
        raise ValueError("an open span has no middle")
    return period.first + timedelta(((period.last - period.first).days + 1) // 2)


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
