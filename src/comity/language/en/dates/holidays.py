"""Days with a name: "Christmas", "New Year's Eve", "Easter Monday". National days differ by state and are left alone."""

from datetime import date, timedelta
from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.months import in_year
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, resolved
from comity.language.en.dates.spans import Span, day_span, is_year, on_day, value_of_days
from comity.language.en.dates.words import Pieces, lexicon, one_of
from comity.model.period import Period


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for named days."""
    names = one_of((*lexicon().holidays, *lexicon().feasts, *lexicon().easter, *lexicon().thanksgiving))
    weekend = one_of((names, *lexicon().weekend_feasts))
    words = rf"(?P<words>{at.year_words}|(?:the|this) year)"
    of_year = rf"(?:,? (?:of |in )?(?P<year>{at.figures_year})|,? (?:of )?{words})"
    attacks = r"(?:9/11|Sept(?:\.|ember)? 11|11(?:th)? Sept(?:\.|ember)?)(?= (?:terror(?:ist)? )?attacks?)|9/11(?![/.]?\d|[%-])"
    return (
        Rule("day of an event", attacks, lambda _match, _scene, _place: of_span(day_span(2001, 9, 11))),
        Rule(
            "weekend of a holiday",
            rf"(?:the )?weekend of (?P<holiday>{weekend})(?![a-z]|-|['’])(?:{of_year})?",
            _weekend,
        ),
        Rule("holiday's weekend", rf"(?P<holiday>{weekend}) weekend(?:{of_year})?", _weekend, _is_western),
        Rule(
            "holiday's weekend of a year", rf"(?P<holiday>{weekend}) (?P<year>{at.figures_year}) weekend", _weekend, _is_western
        ),
        Rule(
            "new year",
            r"(?P<holiday>new year)(?![a-z]|['’-]| (?:celebrations?|message|holidays?|address|speech|party|parties|greetings?))",
            _holiday,
            _is_turn,
        ),
        Rule(
            "holiday",
            rf"(?:(?P<way>last|previous|this|next|this coming) )?(?P<holiday>{names})(?![a-z]|-|['’])(?:{of_year})?",
            _holiday,
            _is_holiday,
        ),
    )


def _holiday(match: Match[str], scene: Scene, place: Place) -> Reading:
    name = " ".join(match["holiday"].lower().split())
    way = (match.groupdict().get("way") or "").lower()
    if way in {"last", "previous", "next"} and scene.day is not None:
        days = [span for step in (-1, 0, 1) if (span := _day(name, scene.day.year + step)) and span.period and span.period.first]
        ahead = [span for span in days if span.value > scene.day.isoformat()]
        behind = [span for span in days if span.value < scene.day.isoformat()]
        return resolved(_first(ahead) if way == "next" else _first(behind[::-1]), "published", "XXXX-XX-XX", "day")
    return in_year(match, scene, place, "XXXX-XX-XX", lambda year: _day(name, year))


def _weekend(match: Match[str], scene: Scene, place: Place) -> Reading:
    name = " ".join(match["holiday"].lower().split())
    return in_year(match, scene, place, "XXXX-WXX-WE", lambda year: _weekend_at(_day(name, year)))


def _weekend_at(day: Span | None) -> Span | None:
    """The Saturday and Sunday beside a day, with the days between it and them; None where it falls on a Wednesday."""
    if day is None or day.period is None or day.period.first is None:
        return None
    found = day.period.first
    number = found.isoweekday()
    if number == 3:
        return None
    saturday = found + timedelta(6 - number if number > 3 else -1 - number)
    first, last = min(found, saturday), max(found, saturday + timedelta(1))
    return Span(value_of_days(first, last), Period(first, last), "range")


def _first(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None


def _day(name: str, year: int) -> Span | None:
    """The day of a holiday in a year."""
    if not is_year(year):
        return None
    if name == "new year":
        return day_span(year, 1, 1)
    words = lexicon()
    for pattern, (month, day) in words.holidays.items():
        if compile_pattern(pattern).fullmatch(name):
            return day_span(year, month, day)
    if name in words.thanksgiving:
        month, weekday, which = words.feasts["thanksgiving"]
        return on_day(_nth(year, month, weekday, which) + timedelta(words.thanksgiving[name])) if year >= BLACK_FRIDAY else None
    for pattern, (month, weekday, which) in (words.feasts | words.weekend_feasts).items():
        if compile_pattern(pattern).fullmatch(name):
            return on_day(_nth(year, month, weekday, which))
    return on_day(easter(year) + timedelta(words.easter[name]))


BLACK_FRIDAY = 1990
"""The year from which the days after Thanksgiving go by their name everywhere; before it that was the name of other days."""


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year, month + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 (the letters are those of the source)
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


_OTHER = compile_pattern(
    r"\b(?:orthodox|coptic|armenian|ethiopian|eastern|julian|serbian|canadian|russian|greek|ukrainian|father|pre|post)[\s-]+$",
    IGNORECASE,
)
_NAMED = compile_pattern(r"\s+(?:Island|Eve|Carol|Accords?|Agreement|Rising|Declaration|Offensive)\b")


def _is_western(match: Match[str], text: str) -> bool:
    """Whether the holiday is that of the western calendar."""
    return _OTHER.search(text, max(0, match.start() - 16), match.start()) is None


_TURN = compile_pattern(r"\b(?:before|until|till|by|after|since)\s+(?:the\s+)?$", IGNORECASE)


def _is_turn(match: Match[str], text: str) -> bool:
    """Whether the turn of the calendar year is meant: "before New Year", not "in the new year" or "the Lunar New Year"."""
    return _TURN.search(text, max(0, match.start() - 12), match.start()) is not None


def _is_holiday(match: Match[str], text: str) -> bool:
    """Whether the day of the western calendar is meant, and no name made with it ("Christmas Island")."""
    before = _OTHER.search(text, max(0, match.start() - 16), match.start())
    is_name = (
        match["holiday"][0].isupper()
        or match["holiday"] not in {"may day", "thanksgiving", "easter"}
        or bool(match["year"] or match["way"])
    )
    name = match["holiday"].lower()
    if (name.endswith(" patrick") or name in lexicon().thanksgiving) and not (match["year"] or match["way"]):
        return False  # a church and its saint; days of the market and of history
    return is_name and before is None and _NAMED.match(text, match.end()) is None
