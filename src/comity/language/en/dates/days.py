"""Days: "May 7, 2025", "7 May", "2025-05-07", "May 7-9", "on Wednesday (May 7)", "on Friday"."""

from datetime import date
from re import Match

from comity.language.en.dates.nearest import weekday, yearly
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span, unknown
from comity.language.en.dates.spans import Span, between, day_span
from comity.language.en.dates.words import DASH, Pieces, compiled, day_of, lexicon, month_of, weekday_of, year_of
from comity.language.en.dates.years import named_year


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for days, the most specific first."""
    lead = rf"(?:(?P<weekday>{at.dated_weekday})(?:,? ?\(|,? (?:the )?))?"
    tail = rf"(?:(?:,| of|, ?of)? ?(?P<year>{at.dated_year})|,? (?:of )?(?P<words>{at.year_words}))"
    to = rf"(?P<to>{at.to})"
    month_day = rf"(?P<month>{at.month}) (?:the )?(?P<day>{at.day})"
    day_month = rf"(?P<day>{at.day}) (?:of )?(?P<month>{at.month})"
    span_tail = rf"(?:,? (?P<year>{at.dated_year}))?"
    start_year = rf"(?:,? (?P<start_year>{at.dated_year}))?"
    return (
        Rule(
            "iso day",
            r"(?P<year>(?:19|20)\d\d)(?P<s1>[-/.])(?P<month>\d\d)(?P<s2>[-/.])(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d/-])",
            _iso,
            _stands_free,
        ),
        Rule(
            "numeric day",
            r"(?P<a>\d{1,2})(?P<s1>[./])(?P<b>\d{1,2})(?P<s2>[./])(?P<year>(?:19|20)\d\d)(?![\d/-])",
            _numeric,
            _stands_free,
        ),
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
        Rule("days of a month", rf"{month_day}{to}(?P<day2>{at.day}){span_tail}", _stretch, _connects),
        Rule(
            "days of a month, day first",
            rf"(?P<day>\d\d?){to}(?P<day2>{at.day}) (?:of )?(?P<month>{at.month}){span_tail}",
            _stretch,
            _connects,
        ),
        Rule("month day year", rf"{lead}{month_day}{tail}", _dated, _is_month),
        Rule("day month year", rf"{lead}{day_month}{tail}", _dated, _is_month),
        Rule("month day", rf"{lead}{month_day}", _dated, _is_month),
        Rule("day month", rf"{lead}{day_month}", _dated, _is_month),
        Rule("weekday", rf"(?P<weekday>{at.weekday})(?! (?:the )?13th)", _weekday, _is_weekday),
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


def _numeric(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """Day and month in figures: read where only one order gives a date, or both give the same."""
    if match["s1"] != match["s2"]:
        return None
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    options = {span for span in (day_span(year, a, b), day_span(year, b, a)) if span}
    if len(options) == 2:
        return unknown(f"{year}-XX-XX", "day")
    return of_span(options.pop()) if options else None


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
        return bool(before) and before[-1] == "between"
    return not (word == "to" and len(before) > 1 and before[-1] == "from" and before[-2] in lexicon().context.moved)


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
    if parts["weekday"] and (reading := _on_weekday(scene, weekday_of(parts["weekday"]), month, day)):
        return reading
    return yearly(scene, place, masked, lambda year: day_span(year, month, day))


def _on_weekday(scene: Scene, number: int, month: int, day: int) -> Reading | None:
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


def _months(match: Match[str]) -> list[str]:
    return [word for key, word in match.groupdict().items() if key.startswith("month") and word]


def _weekday(match: Match[str], scene: Scene, place: Place) -> Reading:
    return weekday(scene, place, weekday_of(match["weekday"]))


def _is_weekday(match: Match[str], text: str) -> bool:
    """Whether a weekday is a day and no name: not "Black Friday", "Sunday Times" or "Bloody Sunday"."""
    context = lexicon().context
    word = match["weekday"]
    before = text[max(0, match.start() - 12) : match.start()].split()
    after = text[match.end() : match.end() + 15].split(maxsplit=1)
    named = bool(before) and before[-1][0].isupper() and before[-1].lower() in context.day_names
    titled = (
        bool(after)
        and after[0][0].isupper()
        and after[0].rstrip(".,'’s").lower() in {name.rstrip("s") for name in context.after_day_names}
    )
    return word[0].isupper() and not named and not titled and DASH not in word
