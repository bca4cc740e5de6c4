"""Lengths of time and repetitions: "15-year", "two weeks", "the past two decades", "every year", "annually"."""

from re import IGNORECASE, Match
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates import uncounted
from comity.language.en.dates.durations import ENDS_HERE, duration, length_value
from comity.language.en.dates.nearest import PRECISIONS, from_publication
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, unknown
from comity.language.en.dates.spans import around, length_from, year_span
from comity.language.en.dates.words import DASH, Pieces, lexicon, number_of, one_of, plural, singular
from comity.model.period import Period


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for lengths and repetitions, the most specific first."""
    ordered = (*_repetitions(at), *uncounted.rules(at), *_from_publication(at), *_counted(at))
    return tuple(replace(rule, ends=False) for rule in ordered)


def _repetitions(at: Pieces) -> tuple[Rule, ...]:
    named = rf"(?P<named>{at.weekday}|{at.month_name})"
    return (
        Rule(
            "repeated",
            rf"(?:every|each) (?:(?:(?P<count>{at.number}|{at.some}|other) )?(?P<unit>{at.unit})|(?:other |second )?{named})",
            _repeated,
        ),
        Rule("repeated part of a day", rf"(?:every|each) (?:other )?{one_of(lexicon().dayparts)}(?![a-z]|-)", _repeated_part),
        Rule("per unit", r"per (?P<unit>century|decade|year|quarter|month|week|day|hour)(?![a-z])", _per_unit),
        Rule("repetition", one_of(lexicon().sets), _repetition, _is_repetition),
    )


def _from_publication(at: Pieces) -> tuple[Rule, ...]:
    """The rules for lengths counted from publication or, as steps, from a date after them."""
    count = rf"(?:{at.number}|{at.some}|an?)"
    units = one_of(plural(unit) for unit in lexicon().units)
    far = r"(?P<way>last|past|previous|preceding|next|coming|upcoming|following)"
    named = one_of((*lexicon().holidays, *lexicon().feasts, *lexicon().easter, *lexicon().thanksgiving))
    dated = (
        rf"(?:{at.month} \d|{at.weekday}|today|tomorrow|yesterday|\d\d? (?:of )?{at.month}|(?:in |the year )?{at.figures_year}"
        rf"|{at.month} {at.figures_year}|new year|\d\d?[/.-]\d\d?[/.-]\d{{4}}"
        rf"|{named}|next {at.weekday}|last {at.weekday})"
    )
    return (
        Rule("coming lengths", rf"(?:the )?{far} (?P<count>{count}) (?P<unit>{at.unit})(?![a-z])", _ahead_or_back),
        Rule("lengths to come", rf"(?:the )?(?P<count>{count}) {far} (?P<unit>{units})(?![a-z])", _ahead_or_back),
        Rule(
            "offset",
            rf"(?P<count>{count}) (?P<unit>{at.unit})(?= (?:after|before|from|following|since) (?:the )?{dated})",
            _length,
            _is_offset,
        ),
        Rule("from now", rf"(?P<count>{count}) (?P<unit>{at.unit}) (?:from now|hence)", _from_now),
        Rule("time to come", rf"(?P<count>{count}) (?P<unit>{at.unit})['’]s? time", _from_now),
        Rule("to date", r"(?:the )?(?P<unit>year|quarter|month)(?:-| )to(?:-| )date", _to_date),
        Rule(
            "one length back",
            rf"the {far} (?P<unit>century|decade|year|quarter|month|fortnight|week|day)(?![a-z]| of\b)",
            _ahead_or_back,
        ),
    )


def _counted(at: Pieces) -> tuple[Rule, ...]:
    """The rules for plain lengths and rates."""
    count = rf"(?:{at.number}|{at.some}|an?)"
    more = r"(?: more| full| straight| consecutive| successive| additional)?"
    return (
        Rule(
            "half and more",
            rf"(?P<count>{count})(?:(?: and (?:a )?(?:half|(?P<quarter>quarter))|(?: |-)1/2| ?½)(?: |-)(?P<unit>{at.unit})"
            r"| (?P<one>year|month|minute|hour) and (?:a )?(?:half|(?P<quarter2>quarter)))(?![a-z])",
            _with_half,
        ),
        Rule(
            "from length to length",
            rf"(?P<low>{at.number})(?:(?<=\d) ?{DASH} ?(?=\d)| to | or )(?P<high>{at.number})(?:-| )(?P<unit>{at.unit})(?![a-z])",
            _range,
        ),
        Rule(
            "rate or length",
            r"an? (?P<unit>century|decade|year|month|fortnight|week|day|hour|minute)(?![a-z]|-)",
            _rate_or_length,
        ),
        Rule(
            "length",
            rf"(?P<count>{at.number}|{at.some}){more}(?:-| )(?P<unit>{at.unit})(?!(?:-| )old)(?![a-z])",
            _length,
            _is_length,
        ),
    )


def _repeated(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    if match["named"]:
        words = match["named"].lower()
        number = lexicon().weekdays.get(words)
        value = f"XXXX-WXX-{number}" if number else f"XXXX-{lexicon().months[words]:02d}"
        return Reading(value=value, precision="day" if number else "month", kind="SET", anchor="unresolved")
    return _set(length_value(_times(match["count"]), singular(match["unit"])), singular(match["unit"]))


def _repeated_part(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    return _set("P2D" if "other" in match[0].lower() else "P1D", "day")


def _times(words: str | None) -> float | None:
    """How many units lie between two times: "every other day" is every second."""
    return 2 if (words or "").lower() == "other" else number_of(words or "one")


def _set(value: str, unit: str) -> Reading:
    return Reading(value=value, precision=duration(value, unit).precision, kind="SET", anchor="unresolved", role="in")


def _per_unit(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = singular(match["unit"])
    return _set(length_value(1, unit), unit)


def _repetition(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    value = lexicon().sets[match[0].lower()]
    unit = {"PT1H": "hour", "P1D": "day", "P1W": "week", "P1M": "month", "P3M": "quarter", "P1Y": "year"}[value]
    return _set(value, unit)


def _is_repetition(match: Match[str], text: str) -> bool:
    """Whether the word tells how often: not in a title ("Example Daily") or before a noun ("daily newspapers")."""
    return match[0].islower() and _NOUN.match(text, match.end()) is None


_NOUN = compile_pattern(
    r" (?!(?:and|or|to|in|of|at|by|on|for|with|from|over|through|between|as|than|after|until|while|but|the|a)\b)[a-z]"
)


def _ahead_or_back(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read a length counted from publication as its days; "in the next five years" as the calendar year five after it."""
    unit, count = singular(match["unit"]), number_of(match.groupdict().get("count") or "one")
    length = duration(length_value(count, unit), unit)
    ahead = match["way"].lower() in {"next", "coming", "upcoming"}
    if scene.day is None or count is None or not 1 <= count < 200 or count != int(count) or match["way"].lower() == "following":
        return length
    if ahead and unit == "year" and count >= 2:
        period = year_span(scene.day.year + int(count)).period
        return Reading(value=length.value, precision="year", period=period, kind="DURATION", anchor="published", role="by")
    if unit in {"hour", "minute", "second"}:
        return length
    period = length_from(scene.day, unit, int(count) if ahead else -int(count))
    return replace(length, precision="range", period=period, anchor="published") if period else length


def _from_now(match: Match[str], scene: Scene, _place: Place) -> Reading:
    unit, count = singular(match["unit"]), number_of(match["count"])
    precision = PRECISIONS.get(unit, unit)
    if count is None or count != int(count) or count > 999 or unit in {"hour", "minute", "second"}:
        return unknown("FUTURE_REF", precision)
    return from_publication(unit, scene, int(count))


def _to_date(match: Match[str], scene: Scene, _place: Place) -> Reading:
    """Read "the year to date" as the days from the start of the year up to publication."""
    unit = match["unit"].lower()
    span = around(unit, scene.day) if scene.day else None
    if span is None or span.period is None:
        return unknown("XXXX", "range")
    return Reading(value=span.value, period=Period(span.period.first, scene.day), precision="range", anchor="published")


def _with_half(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    count, unit = number_of(match["count"]), singular(match["unit"] or match["one"])
    if count is None:
        return None
    if match["quarter"] or match["quarter2"]:
        return duration(length_value(count + 0.25, unit), unit)
    finer = {"year": f"P{count:g}Y6M", "hour": f"PT{count:g}H30M", "minute": f"PT{count:g}M30S"}
    return duration(finer.get(unit) or length_value(count + 0.5, unit), unit)


def _range(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = singular(match["unit"])
    return duration(f"{length_value(number_of(match['low']), unit)}/{length_value(number_of(match['high']), unit)}", unit)


def _rate_or_length(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """Read "a year" after an amount as a rate, after a preposition or a verb of lasting as a length; "a day" alone is neither."""
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    word = before[-1].lower().strip(',;"“”') if before else ""
    unit = singular(match["unit"])
    if match.string[match.end() : match.end() + 11].lower() == " of silence":
        return None
    if not word or word in lexicon().context.lengths:
        return duration(length_value(1, unit), unit) if word or unit != "day" else None
    is_rate = _counts(word) and (singular(word) in _TIMES or _APART_FROM.match(match.string, match.end()) is None)
    return _set(length_value(1, unit), unit) if is_rate else duration(length_value(1, unit), unit)


_TIMES = frozenset({"time", "day", "hour", "night", "minute", "week", "month"})  # "three days a week before lunch" is a rate
_APART_FROM = compile_pattern(r"\s+(?:after|before|ahead of|since|from now)\b", IGNORECASE)


def _counts(word: str) -> bool:
    """Whether a word before "a year" ends an amount, so that a rate is meant."""
    return (
        word[-1].isdigit()
        or word[-1] in "%)"
        or (word.endswith("s") and len(word) > 3)
        or word in {"million", "billion", "thousand", "percent", "trillion", "once", "twice"}
    )


_SINCE = compile_pattern(r"\s+since\b", IGNORECASE)


def _is_offset(match: Match[str], text: str) -> bool:
    """Whether a length is counted from the date after it: not the fraction or the rate of "a quarter since 2008"."""
    if _SINCE.match(text, match.end()) is None or match["count"].lower() not in {"a", "an"}:
        return True
    before = text[max(0, match.start() - 24) : match.start()].split()
    return match["unit"].lower() != "quarter" and not (before and _counts(before[-1].lower()))


def _length(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read a length; "in two months" with a verb that looks ahead is the calendar unit that long after publication."""
    unit, count = singular(match["unit"]), number_of(match["count"])
    length = duration(length_value(count, unit), unit)
    is_bound = _NEAR.fullmatch(match.string, place.start, match.start()) is None  # "in at least two months" names no month
    is_due = (
        place.tense == "future" and _IN.search(match.string, max(0, place.start - 4), place.start) is not None and not is_bound
    )
    if not is_due or "-" in match[0] or count is None or count != int(count) or not 1 <= count < 200:
        return length
    if scene.day is None or unit in {"hour", "minute", "second"} or ENDS_HERE.match(match.string, match.end()) is None:
        return length
    span = around(unit, scene.day, int(count))
    return replace(length, period=span.period, anchor="published", role="by") if span and span.period else length


_NEAR = compile_pattern(r"(?:(?:about|around)\s+)?", IGNORECASE)
_IN = compile_pattern(r"\bin\s+$")


_SOME_DAY = compile_pattern(
    r",?\s+(?:I|he|she|they|we|you|it|will|would|may|might|could|be|become|soon|(?:last|next|this|in|during|when|after)\b)\b"
)
_SOME_DAY_AFTER = compile_pattern(r"\b(?:will|would|may|might|could|can|to|that)\s+$")
_LOOSE = frozenset({"some", "many", "few", "a few", "several"})


def _is_some_day(match: Match[str], text: str) -> bool:
    """Whether "one day" is some day to come or gone by: "would one day be king", "one day last week"."""
    is_after = _SOME_DAY_AFTER.search(text, max(0, match.start() - 7), match.start()) is not None
    return is_after or _SOME_DAY.match(text, match.end()) is not None


_IN_PLACES = compile_pattern(r"\b(?:in|from|by)\s+$", IGNORECASE)  # "in some quarters" is among some people


def _is_length(match: Match[str], text: str) -> bool:
    """Whether a number counts time: no ordinal before it ("the first three days" is fine), no amount of money or decimals cut."""
    before = text[max(0, match.start() - 2) : match.start()]
    unit = singular(match["unit"])
    if unit == "quarter" and (match[0][-1] not in "sS" or "-" in match[0] or text[match.end() : match.end() + 4] == " of "):
        return False
    count, alone = match["count"].lower(), not match[0].lower().endswith("s")
    if unit == "quarter" and count in {"some", "many"} and _IN_PLACES.search(text, max(0, match.start() - 6), match.start()):
        return False
    if count == "many" and text[max(0, match.start() - 3) : match.start()].lower() == "as ":
        return False
    if alone and "-" not in match[0] and (count in _LOOSE or (count == "one" and _is_some_day(match, text))):
        return False
    if match["count"].isdigit() and 1900 <= int(match["count"]) < 2100:
        return False
    return not (match[0][0].isdigit() and before[-1:] and (before[-1] in ".,-–—/" or before[-1] in "$€£¥₽"))
