"""Days in figures and with signs: "2025-05-07", "07-May-2025", "25.12.2024", "on 22/04", "4/28-5/3/2025".

Where both orders of day and month give a day the figures stay open.
"""

from datetime import date
from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.days import on_weekday
from comity.language.en.dates.nearest import yearly
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, unknown
from comity.language.en.dates.spans import Span, between, day_span
from comity.language.en.dates.words import DASH, Pieces, lexicon, month_of, one_of, weekday_of
from comity.language.en.dates.years import full_year


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for days in figures, the most specific first."""
    name = rf"(?P<month>{at.month_name}|{one_of(lexicon().month_abbreviations)}\.?)"
    joint, year = r"(?P<s1>[-/])", rf"(?P<year>{at.figures_year})"
    span = rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/{year})? ?(?P<to>{DASH}|to) ?(?P<c>\d{{1,2}})/(?P<d>\d{{1,2}})"
    return (
        Rule("day, name, year", rf"(?P<day>\d\d?){joint}{name}(?P<s2>[-/]){year}", _signed, _stands_free),
        Rule("name, day, year", rf"{name}{joint}(?P<day>\d\d?)(?P<s2>[-/]){year}", _signed, _stands_free),
        Rule("year, name, day", rf"{year}{joint}{name}(?P<s2>[-/])(?P<day>\d\d?)(?!\d)", _signed, _stands_free),
        Rule("year, day, name", rf"{year}{joint}(?P<day>\d\d?)(?P<s2>[-/]){name}(?![a-z])", _signed, _stands_free),
        Rule("day, year, name", rf"(?P<day>\d\d?){joint}{year}(?P<s2>[-/]){name}(?![a-z])", _signed, _stands_free),
        Rule("name, year, day", rf"{name}{joint}{year}(?P<s2>[-/])(?P<day>\d\d?)(?!\d)", _signed, _stands_free),
        Rule(
            "weekday and figures",
            rf"(?:(?P<way>this|next|last) )?(?P<weekday>{at.dated_weekday}),? (?P<a>\d{{1,2}})(?:/(?P<b>\d{{1,2}})"
            rf"|\.(?P<b2>\d{{1,2}})(?= ?[,;:!?)]|\.? ?$| (?:with|at|in|and)\b))(?![\d/]|[.,]\d|%)",
            _figures_on_weekday,
        ),
        Rule(
            "figures of a near year", r"(?P<way>this|next|last) (?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|[.,]\d|%| [a-z]+s\b)", _near
        ),
        Rule("days in figures", rf"{span}(?:(?:/|, ?| )(?P<year2>{at.figures_year}))?(?![\d/])", _figures_span, _stands_free),
        Rule(
            "day and month in figures",
            r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|[.,]\d|%| (?:of|majority|vote|inch))",
            _figures,
            _are_figures,
        ),
        Rule(
            "iso day",
            r"(?P<year>(?:19|20)\d\d)(?P<s1>[-/.])(?P<month>\d\d)(?P<s2>[-/.])(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d/-])",
            _iso,
            _stands_free,
        ),
        Rule(
            "numeric day",
            r"(?P<a>\d{1,2})(?P<s1>[./-])(?P<b>\d{1,2})(?P<s2>[./-])(?P<year>(?:19|20)\d\d)(?![\d/-])",
            _numeric,
            _stands_free,
        ),
        Rule(
            "numeric day, short year",
            r"(?P<a>\d{1,2})(?P<s1>/)(?P<b>\d{1,2})(?P<s2>/)(?P<short>\d\d)(?![\d/-]|[.,]\d)",
            _numeric,
            _stands_free,
        ),
        Rule(
            "day in a name",
            r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d]|[-/.:]\d)",
            _joined,
            _is_in_name,
        ),
        Rule(
            "joined day",
            r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![-/.,:]\d| [a-z])",
            _joined,
            _is_joined,
        ),
        Rule(
            "spaced day",
            r"(?P<year>(?:19|20)\d\d) (?P<month>0[1-9]|1[0-2]) (?P<day>0[1-9]|[12]\d|3[01])(?= ?[.,;:!?)]| ?$)",
            _joined,
            _is_cued,
        ),
    )


def _iso(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    if match["s1"] != match["s2"]:
        return None
    return of_span(day_span(int(match["year"]), int(match["month"]), int(match["day"])))


def _stands_free(match: Match[str], text: str) -> bool:
    """Whether the figures are no part of an address, a version or a longer number."""
    before = text[max(0, match.start() - 12) : match.start()]
    word = before.split()[-1].lower().rstrip(".") if before.strip() else ""
    return before[-1:] not in set("/.-–_=#$€£&") and word not in lexicon().context.labels


def _numeric(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Day and month in figures: read where only one order gives a date, both give the same, or the order is known."""
    if match["s1"] != match["s2"]:
        return None
    year = full_year(match.groupdict().get("year") or match["short"], None)
    a, b = int(match["a"]), int(match["b"])
    if scene.order == "day first":
        a, b = b, a
    options = {span for span in (day_span(year, a, b), day_span(year, b, a)) if span}
    if scene.order and (named := day_span(year, a, b)):
        return of_span(named)
    if len(options) == 2:
        return unknown(f"{year}-XX-XX", "day")
    return of_span(options.pop()) if options else None


def _signed(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """A day whose parts are joined by signs, the month by its name: "05-Aug-2016"."""
    if match["s1"] != match["s2"]:
        return None
    return of_span(day_span(int(match["year"]), month_of(match["month"]), int(match["day"])))


def _joined(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(day_span(int(match["year"]), int(match["month"]), int(match["day"])))


_IN_NAME = compile_pattern(r"(?:^|[^\d])[-_/.]$")


def _is_in_name(match: Match[str], text: str) -> bool:
    """Whether a day is part of the name of a file or an address ("report-2018-09-23.html") and of no longer number."""
    return _IN_NAME.search(text, max(0, match.start() - 2), match.start()) is not None


_NUMBERED = frozenset({"case", "id", "file", "patent", "ref", "reference", "docket", "ticket", "isbn", "serial"})


def _is_joined(match: Match[str], text: str) -> bool:
    """Whether eight digits are a day: in the name of a file, or standing alone without a word that makes them a number."""
    if _is_in_name(match, text):
        return True
    before = text[max(0, match.start() - 24) : match.start()].split()
    word = before[-1].strip(".:#") if before else ""
    is_named = word[:1].isupper() and not _is_cued(match, text)
    free = word.lower() not in _NUMBERED and not is_named and _stands_free(match, text)
    return free and text[match.end() : match.end() + 1] not in set("-_/")


_CUE = compile_pattern(r"\b(?:on|of|dated|from|since|until|by|before|after)\s+$", IGNORECASE)


def _is_cued(match: Match[str], text: str) -> bool:
    return _CUE.search(text, max(0, match.start() - 9), match.start()) is not None


def _near(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "this 5/12" as the day of the year of publication, "next 5/12" and "last 5/12" as the first after it or before."""
    options = _orders(int(match["a"]), int(match["b"]), scene)
    if not options:
        return None
    if len(options) == 2 or scene.day is None:
        return unknown("XXXX-XX-XX", "day")
    ((month, day),) = options
    way, today = match["way"].lower(), scene.day.isoformat()
    if way == "this":
        return of_span(day_span(scene.day.year, month, day), "published") or unknown("XXXX-XX-XX", "day")
    spans = [span for step in range(-8, 9) if (span := day_span(scene.day.year + step, month, day))]
    ahead, behind = [span for span in spans if span.value > today], [span for span in spans if span.value < today]
    return of_span(ahead[0] if way == "next" else behind[-1], "published")


def _figures_on_weekday(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "Friday 5/12" as the day of that weekday in the years around publication, else as the year's or the nearest."""
    options = _orders(int(match["a"]), int(match["b"] or match["b2"]), scene)
    if not options:
        return None
    if len(options) == 2 and scene.day is not None:
        named = [span for month, day in sorted(options) if (span := day_span(scene.day.year, month, day))]
        fitting = [span for span in named if date.fromisoformat(span.value).isoweekday() == weekday_of(match["weekday"])]
        if len(fitting) == 1:
            return of_span(fitting[0], "published")
    if len(options) == 2 or scene.day is None:
        return unknown("XXXX-XX-XX", "day")
    ((month, day),) = options
    if match["way"] and (span := day_span(scene.day.year, month, day)):
        return of_span(span, "published")
    if (found := on_weekday(scene, weekday_of(match["weekday"]), month, day)) is not None:
        return found
    return yearly(scene, place, f"XXXX-{month:02d}-{day:02d}", lambda year: day_span(year, month, day))


def _figures(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Day and month in figures: read where only one order gives a day of the year, or both the same."""
    options = _orders(int(match["a"]), int(match["b"]), scene)
    if not options:
        return None
    if len(options) == 2:
        return unknown("XXXX-XX-XX", "day")
    ((month, day),) = options
    return yearly(scene, place, f"XXXX-{month:02d}-{day:02d}", lambda year: day_span(year, month, day))


def _orders(a: int, b: int, scene: Scene) -> set[tuple[int, int]]:
    """The months and days that two numbers can mean: in the order that is known, else in either."""
    both = ((b, a), (a, b)) if scene.order == "day first" else ((a, b), (b, a))
    found = [(month, day) for month, day in both if day_span(2000, month, day)]
    return set(found[:1] if scene.order else found)


_DAY_CUE = compile_pattern(r"\b(?:on|from|until|till|by|since|before|after|between|dated|to|and|of|or)\s+$|,\s+$", IGNORECASE)


def _are_figures(match: Match[str], text: str) -> bool:
    """Whether a preposition of time stands before the figures, which else are a fraction, a score or a name ("9/11")."""
    cued = _DAY_CUE.search(text, max(0, match.start() - 9), match.start()) is not None
    return cued and (int(match["a"]), int(match["b"])) not in {(9, 11), (24, 7), (7, 7), (50, 50)}


def _figures_span(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Days in figures from one to another, in the one order of month and day that makes a span of them."""
    numbers = [int(match[key]) for key in "abcd"]
    year, year2 = (int(match[key]) if match[key] else None for key in ("year", "year2"))
    spans = []
    for a, b, c, d in (numbers, [numbers[1], numbers[0], numbers[3], numbers[2]]):
        if day_span(2000, a, b) and day_span(2000, c, d):
            spans.append(((a, b), (c, d)))
    if scene.order == "day first":
        spans.reverse()
    if scene.order is None and len(set(spans)) > 1:
        return unknown("XXXX-XX-XX/XXXX-XX-XX", "range")
    if not spans:
        return None
    begin, end = spans[0]

    def named(final: int) -> Span | None:
        first, last = day_span(year or final - (end < begin), *begin), day_span(year2 or final, *end)
        return between(first, last) if first and last else None

    if year or year2:
        return of_span(named(year2 or (year or 0) + (end < begin)))
    return yearly(scene, place, "XXXX-XX-XX/XXXX-XX-XX", named)
