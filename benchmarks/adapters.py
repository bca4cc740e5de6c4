"""Thin functions under the names and in the forms that the project's scorers call; one for each part that has a scorer."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Any

from benchmarks.networks import reconcile, reconcile_columns

from comity.extract.plover import root as events
from comity.language.en.actors import actors
from comity.language.en.dates import dates as read_dates
from comity.language.en.dates.spans import FIRST_MONTH, around, months, stepped
from comity.language.en.dates.vague import vague
from comity.language.en.engine import analyse, syntax
from comity.language.en.names import names
from comity.language.en.quantities import quantities as read_quantities
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.analysis import When
from comity.model.origin import COPYING
from comity.model.period import Period
from comity.reconcile.fusion import fuse as fuse_values
from comity.trace.copies import copies as find_copies
from comity.trace.families import families

__all__ = [
    "copies",
    "copy_families",
    "date_spans",
    "dates",
    "english",
    "events",
    "fuse",
    "quantities",
    "quotes",
    "reconcile",
    "reconcile_columns",
]

# The scorer's names of units, where ours are shorter.
# fmt: off
UNITS = {
    "t": "ton", "bbl": "barrel", "bbl/d": "barrel/day", "USD/bbl": "USD/barrel", "persons": "people", "count": "", "number": "",
    "MW": "megawatt", "m3": "cubic meter", "pp": "percentage point", "m2": "square meter", "km2": "square kilometer",
    "ft3": "cubic foot", "gal": "gallon", "L": "liter", "mL": "milliliter", "ha": "hectare", "mile/h": "mile per hour",
    "km/h": "kilometer per hour", "m/s": "meter per second", "m/ms": "meter per millisecond",
    "cm/ms": "centimeter per millisecond", "km/ms": "kilometer per millisecond", "m": "meter", "dm": "decimeter",
    "um": "micrometer", "nm": "nanometer", "pm": "picometer",
    "in": "inch", "ft": "foot", "yd": "yard", "lb": "pound", "ug": "microgram", "mg": "milligram", "tbsp": "tablespoon",
    "tsp": "teaspoon", "pt": "pint", "qt": "quart", "rad": "radian", "Mbit": "megabit", "B": "byte", "kB": "kilobyte",
    "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "mile2": "square mile", "nmi": "nautical mile",
    "decades": "decade", "years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour",
}
# fmt: on
CONNECTOR = re.compile(r"\s+(?:to|and|until|till|through|thru)\s+(?:the\s+)?")
SIGN = re.compile(r"(?<=[\w.])\s?[-–—~]\s?(?=\w)")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
EDGE = re.compile(r"(?:end|middle) of")
YEAR = re.compile(r"\b\d{4}\b")
BESIDE = re.compile(r"(?:the )?(?P<way>last|past|next|coming) (?P<unit>year|month|week|quarter|decade|century)(?: or so)?")
CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?|-[QH]\d|-W\d\d(?:-WE)?|-(?:SP|SU|FA))?|\d{3}")
OPEN_MONEY = {"pound", "rupee", "franc", "cent", "penny", "peso", "dinar"}


def quantities(text: str) -> list[dict[str, Any]]:
    """Amounts as {start, end, value, value_hi, unit, kind}, in the form of the scorer's gold.

    A fall that words tell is given by its size, one that a sign shows by its sign; a bare number between limits by both of them.
    """
    found = []
    for amount in read_quantities(text):
        base = amount.unit.partition("/")[0]
        is_money = base in OPEN_MONEY or (len(base) == 3 and base.isupper() and base != "TEU")
        is_signed = text[: amount.start].rstrip().lower().endswith(("-", "−", "minus", "negative"))
        is_told = amount.relation == "difference" or (amount.relation == "ratio" and amount.unit == "percent")
        low: float | None = abs(amount.value) if is_told and not is_signed else amount.value
        high = amount.value_high
        if amount.unit == "number":
            low = -math.inf if amount.strict.low is None else amount.strict.low
            high = math.inf if amount.strict.high is None else amount.strict.high
        found.append(
            {
                "start": amount.start,
                "end": amount.end,
                "value": low,
                "value_hi": high,
                "unit": UNITS.get(amount.unit, amount.unit),
                "kind": "currency" if is_money else "quantity",
            }
        )
    return found


def dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates, vague ones and ages included, as {start, end, type, value, lo, hi}, the end of the interval exclusive.

    A span from a day to a day ends as that of `date_spans` does. Where the value names days the scorer takes them from it: TIMEX3
    has "earlier this year" and "more than ten years ago" by the name of the year.
    """
    found = []
    read = read_dates(text, Period.day(ref))
    aside = (when for when in vague(text) if not any(w.start < when.end and when.start < w.end for w in read))
    for when in (*read, *aside):
        ends = _ends(text, when)
        found += ends
        if ends and not _shares_year(text, when):
            continue
        kind, value = _timex(text, when, ref)
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": kind, "value": value}
        if when.period is not None and kind == "DATE" and DAYS.fullmatch(value):
            item["lo"], item["hi"] = _opened(when, when.period, text[when.start : when.end].lower())
        elif when.period is not None and CALENDAR.fullmatch(value) is None:
            last = when.period.last
            item["lo"], item["hi"] = when.period.first, last + timedelta(days=1) if last else None
        found.append(item)
    return found


def _shares_year(text: str, when: When) -> bool:
    """Whether the two ends of a span are dates only together: "March to October 2025", not "2008 to 2012"."""
    first, last = CONNECTOR.split(text[when.start : when.end], maxsplit=1)
    return YEAR.search(last) is not None and YEAR.search(first) is None


def _ends(text: str, when: When) -> list[dict[str, Any]]:
    """The two ends of a span worded "A to B", which TimeML marks each by itself, and the span by no words."""
    words, (first, slash, last) = text[when.start : when.end], when.value.partition("/")
    between = CONNECTOR.search(words)
    if not slash or between is None or when.kind != "DATE":
        return []
    return [
        {
            "start": when.start,
            "end": when.start + between.start(),
            "type": "DATE",
            "value": "PRESENT_REF" if words.lower().startswith("now") else first,
        },
        {"start": when.start + between.end(), "end": when.end, "type": "DATE", "value": last},
    ]


def date_spans(text: str, ref: date) -> list[dict[str, Any]]:
    """Dates in the form of the Recognizers-Text DateTimeModel cases, which `dates` cannot have beside that of TimeML.

    There a preposition opens a date to one side ("since 2018" has no end), and a span from one date to another ends where the
    last of them begins ("2014 to 2018" ends on 1 January 2018). "Early 2018" is its first four months, "early this year" the
    first six. What lies "in two weeks" is a day, a few are three, and a span up to publication ends before it. Figures are in
    the order of the United States. Nothing is read here that `dates` does not read.
    """
    found = []
    for when in read_dates(text, Period.day(ref), order="month first"):
        words = text[when.start : when.end].lower()
        item: dict[str, Any] = {"start": when.start, "end": when.end, "type": when.kind, "value": when.value.replace("X", "3")}
        if when.kind == "DATE":
            item["value"] = when.value
        elif halved := re.fullmatch(r"PT(\d+)H30M", when.value):
            item["value"] = f"PT{halved[1]}.5H" if "half" in words else when.value
        if (days := _due(when, ref, words)) is not None:
            item["lo"], item["hi"] = days
        elif when.period is not None:
            item["lo"], item["hi"] = _opened(when, _narrowed(when, when.period), words)
            if (
                item["lo"]
                and item["lo"] < ref
                and when.period.last == ref
                and when.precision == "range"
                and "/" not in when.value
            ):
                item["hi"] = ref
        found.append(item)
    return found


UNIT_OF_LETTER = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _due(when: When, ref: date, words: str) -> tuple[date, date] | None:
    """The day that a length counted from publication ends on ("in two weeks"), or all its days where the words say so."""
    found = re.fullmatch(r"P(\d+)([DWMY])", when.value)
    if found is None or when.kind != "DURATION" or when.role != "by":
        return None
    day = stepped(ref, UNIT_OF_LETTER[found[2]], int(found[1]))
    after = timedelta(days=1)
    if day is None:
        return None
    return (ref + after, day + after) if re.search(r"next|coming", words) else (day, day + after)


def _narrowed(when: When, period: Period) -> Period:
    """The days of the part of a year, month or week that the words name."""
    day, part = period.last, when.part
    if part is None or day is None or when.precision not in {"year", "month", "week"}:
        return period
    monday, month = day - timedelta(day.weekday()), day.replace(day=1)
    if when.precision == "year":
        is_near = when.anchor == "published"
        begin, end = {"start": (1, 6 if is_near else 4), "mid": (5, 8), "end": (7 if is_near else 9, 12)}[part]
        named = Period(date(day.year, begin, 1), Period.month(day.year, end).last)
    elif when.precision == "month":
        named = {
            "start": Period(month, month.replace(day=15)),
            "mid": Period(month.replace(day=10), month.replace(day=20)),
            "end": Period(month.replace(day=16), Period.month(day.year, day.month).last),
        }[part]
    else:
        first, last = {"start": (0, 2), "mid": (2, 4), "end": (3, 6)}[part]
        named = Period(monday + timedelta(first), monday + timedelta(last))
    first_day = max(period.first or day, named.first or day)
    last_day = min(period.last or day, named.last or day)
    return Period(first_day, last_day) if first_day <= last_day else period


def _opened(when: When, period: Period, words: str) -> tuple[date | None, date | None]:
    first, last, day = period.first, period.last, timedelta(days=1)
    joint = CONNECTOR.search(words) or SIGN.search(words)
    if "/" in when.value and when.kind == "DATE" and first and last:
        begin = _first_day(when.value.partition("/")[2]) if joint and not EDGE.search(words, joint.end()) else None
        return first, begin or last + day
    end = last + day if last else None
    if when.value == "PRESENT_REF":
        return None, first
    if when.role in {"by", "before", "until"}:
        return None, end if "end" in words or "=" in words else first
    if when.role == "after":
        return (first if when.precision == "day" or "beginning" in words else end), None
    return first, None if when.role == "since" else end


def _first_day(value: str) -> date | None:
    """The first day of the year, month or day that a TIMEX3 value names; None for others."""
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
    parts = value.split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts):
        return None
    year, month, number = (*map(int, parts), 1, 1)[:3]
    return date(year, month, number)


def _timex(text: str, when: When, ref: date) -> tuple[str, str]:
    """TIMEX3 type and value, by the conventions of TimeML's corpora where they differ from ours.

    A span named by its months or as "the year ended" is a length, the days apart from it; "the past year" is the year before,
    as "last year" is; decades and centuries are counted as such; and a date always has a year, the nearest where none is told.
    """
    words, period = " ".join(text[when.start : when.end].lower().split()), when.period
    if when.kind == "DATE" and when.value.startswith("XXXX-") and "/" not in when.value:
        return when.kind, _nearest(when.value, ref)
    if when.kind in {"DURATION", "SET"} and (unit := re.search("(decade)|centur", words)):
        if (beside := BESIDE.fullmatch(words)) is None:
            return when.kind, _counted(when.value, "DE" if unit[1] else "CE", 10 if unit[1] else 100)
    else:
        beside = BESIDE.fullmatch(words)
    if beside and when.kind == "DURATION":
        span = around(beside["unit"], ref, 1 if beside["way"] in {"next", "coming"} else -1)
        return ("DATE", span.value) if span else (when.kind, when.value)
    if when.kind != "DATE" or period is None or period.first is None or period.last is None:
        return when.kind, when.value
    count = round((period.last - period.first).days / 30.44)
    if "month" in words and count > 1 and when.precision in {"range", "quarter", "half", "year"}:
        return "DURATION", f"P{count}M"
    return ("DURATION", "P1Y") if when.value.count("/") == 1 and "year" in words and count == 12 else (when.kind, when.value)


def _counted(value: str, letters: str, years: int) -> str:
    """A length told in decades or centuries, by their number: P20Y is P2DE."""
    number = value[1:].removesuffix("Y")
    if number == "X":
        return f"PX{letters}"
    return f"P{int(number) // years}{letters}" if number.isdigit() and int(number) % years == 0 else value


def _nearest(value: str, ref: date) -> str:
    """The value with the year in which it lies nearest to `ref`, where it is open in the year alone."""

    def gap(year: int) -> tuple[int, bool]:
        span = to_days(value.replace("XXXX", str(year)))
        return (max((span[0] - ref).days, (ref - span[1]).days, 0), span[0] > ref) if span else (0, False)

    if to_days(value.replace("XXXX", str(ref.year))) is None:
        return value
    return value.replace("XXXX", str(min((ref.year - 1, ref.year, ref.year + 1), key=gap)))


def to_days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a month, quarter, half, season or day by its TIMEX3 value."""
    parts = re.fullmatch(r"(\d{4})-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?)", value)
    if parts is None:
        return None
    year = int(parts[1])
    if parts["day"]:
        try:
            day = date(year, int(parts["month"]), int(parts["day"]))
        except ValueError:
            return None
        return day, day
    if parts["quarter"]:
        first, count = 3 * int(parts["quarter"]) - 2, 3
    elif parts["half"]:
        first, count = 6 * int(parts["half"]) - 5, 6
    elif parts["season"]:
        first, count = FIRST_MONTH[parts["season"]], 3
    else:
        first, count = int(parts["month"]), 1
    period = months(year, first, count)
    return (period.first, period.last) if period and period.first and period.last else None


def english(text: str) -> list[list[dict[str, Any]]]:
    """Sentences of words with lemmas, tags, heads, relations and the names that network, tables and patterns agree on."""
    starts = {name.start: name for name in names(text)}
    found = []
    for parse in analyse(text):
        words, name = [], None
        for word in parse.words:
            name = starts.get(word.start, name if name is not None and word.start < name.end else None)
            tag = "O" if name is None else f"{'B' if name.start == word.start else 'I'}-{name.kind}"
            words.append(
                {
                    "start": word.start,
                    "end": word.end,
                    "lemma": word.lemma,
                    "upos": word.upos,
                    "head": word.head,
                    "dep": word.dep,
                    "ner": tag,
                }
            )
        found.append(words)
    return found


def quotes(text: str) -> list[dict[str, Any]]:
    """Utterances as {content, source, cue}, each a list of spans; the parts of a broken quotation are one."""
    parts = sentences(text)
    parsed = syntax(text)
    who = actors(text, parts, [name for one in parsed for name in one.parse.names()])
    found: dict[object, dict[str, Any]] = {}
    for number, said in enumerate(speech(text, parts, who, parsed)):
        if said.is_continued and found:
            list(found.values())[-1]["content"].append(list(said.content))
            continue
        speaker, cue = ([list(span)] if span else [] for span in (said.speaker, said.cue))
        item = found.setdefault(said.cue or number, {"content": [], "source": speaker, "cue": cue})
        item["content"].append(list(said.content))
    return list(found.values())


def copies(texts: list[str]) -> list[tuple[int, int]]:
    """Pairs of texts that are copies, wholly or in part; pairs that share only a quotation are none."""
    return [(found.left, found.right) for found in find_copies(texts) if found.kind in COPYING]


def copy_families(texts: list[str]) -> list[int]:
    """A label for each text, one for all versions of a story: what `evals/copies` scores as clusters."""
    return families(find_copies(texts), len(texts))


def fuse(claims: list[tuple[Any, Any, Any, Any]], kind: str) -> dict[Any, Any]:  # noqa: ARG001  (numbers and names go one way)
    """The best value of each item, from claims as (source, item, value, time)."""
    return {item: best.value for item, best in fuse_values((source, item, value) for source, item, value, _ in claims).items()}
