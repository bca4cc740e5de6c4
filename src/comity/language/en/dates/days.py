"""Days: "May 7, 2025", "7 May", "2025-05-07", "May 7-9", "on Wednesday (May 7)", "on Friday"."""

from datetime import date
from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.nearest import tense_of, weekday, yearly
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, unknown
from comity.language.en.dates.spans import Span, between, day_span, on_day
from comity.language.en.dates.words import Pieces, compiled, day_of, lexicon, month_of, one_of, weekday_of, year_of
from comity.language.en.dates.years import named_year


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for days, the most specific first."""
    return (*_spans(at), *_spelt(at), *_named(at), *_ordinals(at))


def _spans(at: Pieces) -> tuple[Rule, ...]:
    """The rules for days from one to another."""
    to = rf"(?P<to>{at.to})"
    month_day = rf"(?P<month>{at.month}) (?:the )?(?P<day>{at.day})"
    day_month = rf"(?P<day>{at.day}) (?:of )?(?P<month>{at.month})"
    span_tail = rf"(?:,?(?: in)? (?P<year>{at.dated_year}))?"
    start_year = rf"(?:,? (?P<start_year>{at.dated_year}))?"
    nth = rf"(?:{at.day}|{at.ordinal_day})"
    return (
        Rule(
            "days across months",
            rf"{month_day}{start_year}{to}(?P<month2>{at.month}) (?P<day2>{at.day}){span_tail}",
            _stretch,
            _connects,
        ),
        Rule(
            "days across months, day first",
            rf"{day_month}{start_year}{to}(?P<day2>{at.day}) (?P<month2>{at.month}){span_tail}",
            _stretch,
            _connects,
        ),
        Rule(
            "days of a month",
            rf"(?P<month>{at.month}) (?:the )?(?P<day>{nth}){to}(?:the )?(?P<day2>{nth}){span_tail}",
            _stretch,
            _connects,
        ),
        Rule(
            "days of a month, day first",
            rf"(?P<day>\d\d?|{at.ordinal_day}){to}(?:the )?(?P<day2>{nth}) (?:of )?(?P<month>{at.month}){span_tail}",
            _stretch,
            _connects,
        ),
    )


def _named(at: Pieces) -> tuple[Rule, ...]:
    """The rules for a day with its month."""
    lead = rf"(?:(?P<weekday>{at.dated_weekday})(?:,? ?\(|,? (?:the )?))?"
    tail = rf"(?:(?: ?,| of|, ?of| in)? ?(?P<year>{at.dated_year})|,? (?:of )?(?P<words>{at.year_words}))"
    month_day = rf"(?P<month>{at.month}) (?:the )?(?P<day>{at.day})"
    day_month = rf"(?P<day>{at.day}) (?:of )?(?P<month>{at.month})"
    return (
        Rule("name and day, signed", rf"{lead}(?P<month>{at.month})[-/](?P<day>{at.day})(?![-/]\d)", _dated, _is_month),
        Rule("month day year", rf"{lead}{month_day}{tail}", _dated, _is_month),
        Rule("day month year", rf"{lead}{day_month}{tail}", _dated, _is_free_day),
        Rule("month day", rf"{lead}{month_day}", _dated, _is_month),
        Rule("day month", rf"{lead}{day_month}", _dated, _is_free_day),
    )


def _spelt(at: Pieces) -> tuple[Rule, ...]:
    """The rules for a day in words, in a list, with a short year or glued to its month."""
    unit = one_of(word for word, number in lexicon().numbers.items() if number < 10)
    whole = one_of(word for word, number in lexicon().numbers.items() if 10 <= number <= 30)
    spelt = rf"(?P<day>twenty(?:-| ){unit}|thirty(?:-| )one|{whole})"
    month, year = rf"(?P<month>{at.month_name})", rf"(?:,? (?P<year>{at.dated_year}))?"
    closes = r"(?= ?[.,;:!?)]| ?$)"
    return (
        Rule("month and spelt day", rf"{month} {spelt}(?:,? (?P<year>{at.dated_year})|{closes})", _dated, _is_month),
        Rule("spelt day and month", rf"{spelt} (?:of )?{month}{year}(?![a-z])", _dated, _is_month),
        Rule(
            "day of a list",
            rf"(?P<day>\d\d?)(?=(?:, \d\d?){{0,3}},? (?:and|or|&) (?P<last>\d\d?) (?:of )?(?P<month>{at.month})(?![a-z]){year})",
            _dated,
            _is_in_list,
        ),
        Rule(
            "day of a short year",
            rf"(?P<day>{at.day}) (?:of )?(?P<month>{at.month}) of ['’]?(?P<short>[3-9]\d){closes}",
            _of_short_year,
            _is_free_day,
        ),
        Rule(
            "glued day",
            rf"(?P<month>{one_of(lexicon().month_abbreviations)})(?P<day>\d\d?) ?, ?(?P<year>{at.figures_year})",
            _dated,
            _is_month,
        ),
    )


def _ordinals(at: Pieces) -> tuple[Rule, ...]:
    """The rules for a day by its ordinal or its weekday."""
    ordinal_tail = rf"(?:,? (?:of |in )?(?P<year>{at.year}))?"
    return (
        Rule(
            "day of a month",
            rf"(?P<day>{at.ordinal_day})(?: day)? of (?:the month of )?(?P<month>{at.month})(?![a-z]){ordinal_tail}",
            _dated,
            _is_month,
        ),
        Rule(
            "month and ordinal",
            rf"(?P<month>{at.month_name}),? (?:the )?(?P<day>{at.ordinal_day})(?:,? (?:of |in )?(?P<year>{at.year})"
            r"|(?!-| (?!(?:and|to|in|at|for)\b)[a-z]))",
            _dated,
            _is_month,
        ),
        Rule(
            "day of this month",
            rf"(?:the )?(?P<day>{at.ordinal_day}) (?:day )?of (?P<near>this|next|last|the|the same|that) month",
            _day_of_month,
        ),
        Rule(
            "weekday and day",
            rf"(?P<weekday>{at.dated_weekday}),? (?:the )?(?P<day>{at.ordinal_day})(?!-| [a-z])",
            numbered_day,
        ),
        Rule(
            "day alone",
            r"(?P<article>the )?(?P<day>\d\d?(?:st|nd|rd|th))"
            r"(?= ?[.,;:?!)]| ?$| [-–—] | (?:and|or|to|at|for|in|through|until)\b)",
            numbered_day,
            _is_day_alone,
        ),
        Rule("weekday", rf"(?P<weekday>{at.weekday})(?! (?:the )?13th)", _weekday, _is_weekday),
    )


def _of_short_year(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(day_span(1900 + int(match["short"]), month_of(match["month"]), day_of(match["day"])))


def _is_in_list(match: Match[str], text: str) -> bool:
    """Whether a number is the day of a month named behind a later one: "18 and 19 June"."""
    is_rising = 1 <= int(match["day"]) < int(match["last"]) <= 31
    return is_rising and _LIST.search(text, max(0, match.start() - 24), match.start()) is not None and _is_month(match, text)


_LIST = compile_pattern(r"\b(?:on|of|for|by|at|from|until|to|both|dates?)\s+(?:\d\d?,\s+)*$", IGNORECASE)


def _day_of_month(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "the 15th of next month" from publication."""
    day = day_of(match["day"])
    if scene.day is None:
        return unknown(f"XXXX-XX-{day:02d}", "day")
    at = scene.day.year * 12 + scene.day.month - 1 + {"next": 1, "last": -1}.get(match["near"].lower(), 0)
    return of_span(day_span(at // 12, at % 12 + 1, day), "published")


def numbered_day(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "the 18th" as the nearest day of that number, and "Friday the 13th" as the nearest that falls on its weekday.

    What is told as past is looked for behind publication, what is to come ahead of it.
    """
    day, weekday_name = day_of(match["day"]), match.groupdict().get("weekday")
    masked = f"XXXX-XX-{day:02d}"
    if scene.day is None or not 1 <= day <= 31:
        return unknown(masked, "day") if 1 <= day <= 31 else None
    number = weekday_of(weekday_name) if weekday_name else None
    base = scene.day.year * 12 + scene.day.month - 1
    spans = [day_span(at // 12, at % 12 + 1, day) for at in range(base - 24, base + 25)]
    days = [span.period.first for span in spans if span and span.period and span.period.first]
    days = [found for found in days if number is None or found.isoweekday() == number]
    behind, ahead = [found for found in days if found <= scene.day], [found for found in days if found >= scene.day]
    if tense_of(place) == "future":
        return of_span(on_day(ahead[0]), "published") if ahead else unknown(masked, "day")
    return of_span(on_day(behind[-1]), "published") if behind else unknown(masked, "day")


_DAY_ALONE = compile_pattern(r"\b(?:on|by|until|till|since|before|after|from)\s+$", IGNORECASE)


def _is_day_alone(match: Match[str], text: str) -> bool:
    """Whether "the 18th" is a day: after "on" and the like, and not the number of something."""
    cue = _DAY_ALONE.search(text, max(0, match.start() - 8), match.start())
    return (
        1 <= day_of(match["day"]) <= 31 and cue is not None and (match["article"] is not None or cue[0].lower().startswith("on"))
    )


def _stretch(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Days from one to another; a year that stands once holds for both, unless the months run over its end."""
    parts = match.groupdict()
    first = (month_of(parts["month"]), day_of(parts["day"]))
    last = (month_of(parts.get("month2") or parts["month"]), day_of(parts["day2"]))
    turns = last < first
    if turns and last[0] == first[0]:
        return None

    def named(year: int) -> Span | None:
        begin = day_span(year_of(parts["start_year"]) if parts.get("start_year") else year - turns, *first)
        end = day_span(year, *last)
        return between(begin, end) if begin and end else None

    if parts["year"]:
        return of_span(named(year_of(parts["year"])))
    if parts.get("start_year"):
        return of_span(named(year_of(parts["start_year"]) + turns))
    if named(2000) is None:
        return None
    return yearly(scene, place, f"XXXX-{first[0]:02d}-{first[1]:02d}/XXXX-{last[0]:02d}-{last[1]:02d}", named)


def _connects(match: Match[str], text: str) -> bool:
    return connects(match, text) and month_of(match["month"]) > 0 and _is_month(match, text)


def connects(match: Match[str], text: str) -> bool:
    """Whether the word between two dates makes a span of them: "and" only after "between", "to" not where a term was moved."""
    word = match["to"].strip().lower()
    before = text[max(0, match.start() - 30) : match.start()].lower().split()
    if word == "and":
        return before[-1:] == ["between"] or before[-2:] == ["between", "the"]
    return not (word == "to" and before[-1:] == ["from"] and not lexicon().context.moved.isdisjoint(before))


def _dated(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """A day with its month, with or without a year; a weekday beside it picks the year it falls on."""
    month, day = month_of(match["month"]), day_of(match["day"])
    masked = f"XXXX-{month:02d}-{day:02d}"
    if day_span(2000, month, day) is None:
        return None
    parts = match.groupdict()
    if parts.get("year"):
        return of_span(day_span(year_of(parts["year"]), month, day))
    if parts.get("words"):
        year = named_year(parts["words"], scene, place)
        return of_span(day_span(year[0], month, day), year[1]) if year else unknown(masked, "day")
    if listed := listed_year(match):
        return of_span(day_span(listed, month, day))
    if parts.get("weekday") and (reading := on_weekday(scene, weekday_of(parts["weekday"]), month, day)):
        return reading
    return yearly(scene, place, masked, lambda year: day_span(year, month, day))


def on_weekday(scene: Scene, number: int, month: int, day: int) -> Reading | None:
    """The day in the year of publication or one beside it, where just one of these falls on that weekday."""
    if scene.day is None:
        return None
    spans = [day_span(scene.day.year + step, month, day) for step in (-1, 0, 1)]
    fitting = [span for span in spans if span and date.fromisoformat(span.value).isoweekday() == number]
    return of_span(fitting[0], "published") if len(fitting) == 1 else None


def listed_year(match: Match[str]) -> int | None:
    """Give the year that ends a list of dates: 2025 for "March 3" in "March 3 and April 5, 2025"."""
    found = compiled(_later_year()).match(match.string, match.end())
    return int(found["year"]) if found else None


def _later_year() -> str:
    months = "|".join(sorted(lexicon().months))
    return rf"(?:(?:,? and |,? or |, )(?:{months})(?: \d\d?)?){{1,4}},? (?P<year>(?:19|20)\d\d)(?![\d%])"


def _is_month(match: Match[str], _text: str) -> bool:
    """Whether the month is written as a name: "march" and "may" in small letters are verbs."""
    return all(word[0].isupper() or word.lower() not in {"march", "may", "mar", "sun", "august"} for word in _months(match))


_AMOUNT = compile_pattern(r"[$€£¥₽#№]\s?$|\d[.,]$")


def _is_free_day(match: Match[str], text: str) -> bool:
    """Whether the number before a month is its day, not an amount of money or the end of a longer number."""
    return _is_month(match, text) and _AMOUNT.search(text, max(0, match.start() - 3), match.start()) is None


def _months(match: Match[str]) -> list[str]:
    return [word for key, word in match.groupdict().items() if key.startswith("month") and word]


def _weekday(match: Match[str], scene: Scene, place: Place) -> Reading:
    return weekday(scene, place, weekday_of(match["weekday"]))


_WEEKDAY_CUE = compile_pattern(r"\b(?:on|by|until|till|since|before|after|from|to|and|or|every|late|early)\s+$", IGNORECASE)


def _is_weekday(match: Match[str], text: str) -> bool:
    """Whether a weekday is a day and no name: not "Black Friday", "Sunday Times" or "Bloody Sunday"."""
    context = lexicon().context
    word = match["weekday"]
    before = text[max(0, match.start() - 12) : match.start()].split()
    after = text[match.end() : match.end() + 15].split(maxsplit=1)
    if before and before[-1].lower() == "one":
        return False  # "one Sunday" is any
    named = bool(before) and before[-1][0].isupper() and before[-1].lower() in context.day_names
    titled = (
        bool(after)
        and after[0][0].isupper()
        and after[0].rstrip(".,'’s").lower() in {name.rstrip("s") for name in context.after_day_names}
    )
    cued = _WEEKDAY_CUE.search(text, max(0, match.start() - 10), match.start()) is not None
    return (word[0].isupper() or cued) and not named and not titled
