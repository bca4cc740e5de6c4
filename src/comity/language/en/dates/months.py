"""Months and other parts of years: "May 2025", "from March to October 2025", "Q3 2024", "first half of the year", "summer"."""

from collections.abc import Callable
from functools import lru_cache
from re import IGNORECASE, Match
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates.days import connects, listed_year
from comity.language.en.dates.nearest import precision_of, yearly
from comity.language.en.dates.parts import ended_quarter, fiscal_part
from comity.language.en.dates.place import Place, is_attributive
from comity.language.en.dates.reading import DATED, Reading, Rule, Scene, of_span, resolved, unknown
from comity.language.en.dates.spans import (
    Span,
    between,
    half_span,
    is_year,
    month_span,
    months,
    quarter_span,
    season_span,
    winter_span,
    year_span,
)
from comity.language.en.dates.words import DASH, Pieces, lexicon, month_of, number_of, one_of, year_of
from comity.language.en.dates.years import COUNTING, full_year, named_year, single_year

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "latter": 2,
    "last": 0,
}


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for months and parts of years, the most specific first."""
    words = rf"(?P<words>{at.year_words}|(?:the|this) year)"
    of_year = rf"(?:(?:,? (?-i:of |in |for )?|-)(?P<year>{at.year})| ?['’](?P<short>\d\d)(?!\d)|,? (?:of |in |for )?{words})"
    near_year = r"(?P<words>(?:the )?(?:last|this|next|current|previous) year)"
    ordinal = r"(?:first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)"
    whole = rf"(?! of (?:{at.month_name}|the \d|the (?:century|decade|['’]|[a-z]+ies\b)|\d{{3}}0['’]?s|\d\d(?:st|nd|th)))"
    short = r"Q[1-4]|H[12]|[1-4]Q|[12]H"
    part = rf"(?P<part>{ordinal}(?:-| )(?:fiscal(?:-| ))?(?:quarter|half){whole}|first {at.number} (?:months|quarters)|{short})"
    to = rf"(?P<to>{at.to}| ?/ ?)"
    no_day = r"(?![a-z]| \d\d?(?![\d:.%]))"
    season = rf"(?P<season>{at.season})"
    running = r"(?:the |its )?(?:(?P<near>current|this|present|running|last|previous|past|next|new) )?"
    fiscal = (
        rf"{running}(?:FY ?['’]?(?=\d)|(?:fiscal|financial)(?: year)?(?: (?=\d\d))?)(?:(?P<label>\d{{4}}|\d\d)(?!\d))?"
        r"(?:(?<=\d)[-/](?P<second>\d{4}|\d\d)(?!\d))?(?!\d)"
    )
    definite = {
        "part of a year",
        "part",
        "season and year",
        "season",
        "months of a year",
        "months of a fiscal year",
        "year and part",
    }
    ordered = (
        Rule(
            "months",
            rf"(?P<month>{at.month})(?:,? (?P<first_year>{at.year}))?{to}(?P<month2>{at.month}){no_day}(?:{of_year})?",
            _months,
            _are_months,
        ),
        Rule(
            "months of a year",
            rf"(?:the )?(?P<edge>last |final |remaining )?(?P<count>{at.number}) months of (?:(?P<year>{at.year})|{near_year})",
            _counted_months,
        ),
        Rule("months gone by", rf"(?P<count>{at.number}) months(?=,? )", _months_gone, _are_gone),
        Rule("months of a year, short", r"(?P<count>[369])M ?(?P<year>(?:20)?\d\d)(?!\d)", _counted_months),
        Rule("quarter to a month", rf"(?P<month>{at.month})(?:{of_year})? quarter(?![a-z])", _quarter_to),
        Rule("month of a short year", rf"(?P<month>{at.month}) of ['’]?(?P<short>[3-9]\d)(?= ?[.,;:!?)]| ?$)", _month, _is_month),
        Rule("month and year", rf"(?P<month>{at.month}){of_year}", _month, _is_month),
        Rule("month and far year", rf"(?P<month>{at.month_name}),? (?:of )?(?P<year>1[5-8]\d\d)(?!\d)", _month, _is_far_month),
        Rule(
            "month and year, signed",
            rf"(?P<month>{at.month_name}|{one_of(lexicon().month_abbreviations)})[-/](?P<year>{at.figures_year})(?![-/]\d)",
            _month,
            _is_month,
        ),
        Rule("year and month", rf"(?P<year>{at.figures_year}),? (?P<month>{at.month_name})(?! \d)", _month, _is_month),
        Rule(
            "month in figures",
            rf"(?P<year>{at.figures_year})-(?P<number>0[1-9]|1[0-2])(?![\d/-])|(?P<number2>0[1-9]|1[0-2])[-/](?P<year2>{at.figures_year})(?![-/]\d)",
            _month_in_figures,
            _is_free_month,
        ),
        Rule("part of a fiscal year", rf"{part},? (?:of |in )?{fiscal}", fiscal_part, waits=True),
        Rule(
            "months of a fiscal year",
            rf"(?:the )?(?P<count>{at.number}) months (?:of|in) {fiscal}",
            fiscal_part,
            waits=True,
        ),
        Rule("year and part", rf"(?:(?P<year>{at.year})(?:['’]s)?|{words}['’]s)(?:-| )(?:the )?{part}", _part, _is_part),
        Rule("part of a year", rf"{part}(?:{of_year})", _part, _is_part),
        Rule("short part", r"(?P<part>[1-4]Q|[12]H|Q[1-4]|H[12])['’]?(?P<short>\d\d)(?!\d)", _part, _is_part),
        Rule("part", part, _part, _is_part),
        Rule("winter", rf"{season}(?: of)? (?P<first>{at.year})(?:/|{DASH})(?P<last>{at.year}|\d\d)(?!\d)", _winter),
        Rule("season and year", rf"{season}{of_year}", _season, _is_season),
        Rule("season of last year", rf"{words}['’]s {season}(?![a-z])", _season),
        Rule("season", season, _season, _is_season),
        Rule("month", rf"(?P<month>{at.month_name})", _month, _is_bare_month),
        Rule("short month", rf"(?P<month>{one_of(lexicon().month_abbreviations)}\b\.?)", _month, _is_short_month),
        Rule(
            "month in one figure",
            rf"(?P<year>{at.figures_year})-(?P<number>[1-9])(?= ?[.,;:!?)](?!\d)| ?$)",
            _month_in_one_figure,
            _is_year_and_month,
        ),
    )
    return tuple(replace(rule, definite=rule.name in definite) for rule in ordered)


def in_year(match: Match[str], scene: Scene, place: Place, masked: str, name: Callable[[int], Span | None]) -> Reading:
    """Read a part of the year that the words name, else of the one the tense asks for."""
    parts, precision = match.groupdict(), precision_of(name)
    if parts.get("year") or parts.get("short"):
        year = year_of(parts["year"]) if parts.get("year") else full_year(parts["short"], None)
        return resolved(name(year), "absolute", masked, precision)
    words = (parts.get("words") or "").lower()
    if words and words not in {"the year", "this year"}:
        found = named_year(words, scene, place)
        return resolved(name(found[0]), found[1], masked, precision) if found else unknown(masked, precision)
    if words == "this year" and scene.day is not None:
        return resolved(name(scene.day.year), "published", masked, precision)
    last = _last_year(match, scene, place)
    return resolved(name(last), "published", masked, precision) if last else yearly(scene, place, masked, name)


_SAME_CLAUSE = compile_pattern(r"(?:(?!\b(?:and|but|that|which|who|until|since|than|from)\b)[^,;:.—])*")


def _last_year(match: Match[str], scene: Scene, place: Place) -> int | None:
    """The year before publication where the clause has named it ("lost last year's vote in May"); None else."""
    before = scene.earlier(place, 60)[:1]
    if place.tense != "past" or place.role is not None or scene.day is None or not before:
        return None
    other, reading = before[0]
    if reading.value != f"{scene.day.year - 1:04d}" or reading.anchor != "published" or other.start < place.left:
        return None
    return scene.day.year - 1 if _SAME_CLAUSE.fullmatch(match.string, other.end, place.start) else None


def _month(match: Match[str], scene: Scene, place: Place) -> Reading:
    number = month_of(match["month"])
    listed = None if match.groupdict().get("year") else listed_year(match)
    if listed:
        return resolved(month_span(listed, number), "absolute", "XXXX", "month")
    if _THAT.search(match.string, max(0, match.start() - 6), match.start()) and not match.groupdict().get("year"):
        year = single_year(scene.antecedent(place, DATED))
        return resolved(month_span(year, number) if year else None, "sentence", f"XXXX-{number:02d}", "month")
    if not any(match.groupdict().get(key) for key in ("year", "short", "words")) and (beside := _beside(match, scene, place)):
        return beside
    return in_year(match, scene, place, f"XXXX-{number:02d}", lambda year: month_span(year, number))


_JOINS = compile_pattern(r",?\s+(?:and|or|to|through)\s+(?:(?:early|late|in)\s+)?")


def _beside(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """A month told together with the one before it ("in June or July") is the nearest to that."""
    before = scene.earlier(place, 24)[:1]
    first = before[0][1].period.first if before and before[0][1].precision == "month" and before[0][1].period else None
    if first is None or before[0][1].anchor == "absolute" or not _JOINS.fullmatch(match.string, before[0][0].end, match.start()):
        return None
    number = month_of(match["month"])
    year = min(
        (first.year - 1, first.year, first.year + 1), key=lambda year: abs(12 * (year - first.year) + number - first.month)
    )
    return of_span(month_span(year, number), before[0][1].anchor) if is_year(year) else None


_THAT = compile_pattern(r"\b[Tt]hat\s+$")


def _month_in_figures(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(month_span(int(match["year"] or match["year2"]), int(match["number"] or match["number2"])))


def _month_in_one_figure(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(month_span(int(match["year"]), int(match["number"])))


def _is_year_and_month(match: Match[str], text: str) -> bool:
    """Whether "2015-3" is a month: no span of years ("2001-2"), no score, no number of a paper."""
    rises = int(match["number"]) > int(match["year"]) % 10 and int(match["year"]) % 100 < 10
    return not rises and text[max(0, match.start() - 1) : match.start()] not in set("/.-–_=#$€£&")


def _is_free_month(match: Match[str], text: str) -> bool:
    """Whether year and month are no span of years ("2011-12") and no number of a paper."""
    if match["year"] and int(match["number"]) > int(match["year"]) % 100:
        return False
    return text[max(0, match.start() - 1) : match.start()] not in set("/.-–_=#$€£&")


def _quarter_to(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Read "the June 2025 quarter" as the three months that end with June, as statistics of the southern Pacific name them."""
    number = month_of(match["month"])

    def ending(year: int) -> Span | None:
        if number % 3 == 0:
            return quarter_span(year, number // 3)
        return between(month_span(year - (number < 3), (number - 3) % 12 + 1), month_span(year, number))

    return in_year(match, scene, place, f"XXXX-{number:02d}", ending)


def _months(match: Match[str], scene: Scene, place: Place) -> Reading:
    """Months from one to another; where the second comes earlier in the year, the span began the year before."""
    first, last = month_of(match["month"]), month_of(match["month2"])
    begin = match["first_year"]

    def named(year: int) -> Span | None:
        started = year_of(begin) if begin else year - (last < first)
        return between(month_span(started, first), month_span(year, last))

    masked = f"XXXX-{first:02d}/XXXX-{last:02d}"
    if begin and not (match["year"] or match["short"] or match["words"]):
        return resolved(named(year_of(begin) + (last < first)), "absolute", masked, "range")
    return in_year(match, scene, place, masked, named)


def _are_months(match: Match[str], text: str) -> bool:
    word = match["to"].strip()
    return (
        connects(match, text)
        and (
            all(_is_name(match[key]) for key in ("month", "month2"))
            or any(_is_only_month(match[key]) for key in ("month", "month2"))
        )
        and (word != "/" or match["month"] != match["month2"])
    )


def _part(match: Match[str], scene: Scene, place: Place) -> Reading:
    words = match["part"].lower().replace("-", " ").split()
    name, masked = _named_part(words)
    if (ended := ended_quarter(match, words)) is not None:
        return yearly(scene, place, masked, ended)
    if not any(match.groupdict().get(key) for key in ("year", "short", "words")) and _is_reported(match):
        return _nearest_to_end(scene, masked, name)
    if "fiscal" in words or _FISCAL.search(match.string, max(0, place.start - 10), match.start()):
        return unknown(in_year(match, scene, place, masked, name).value, name(2000).precision)
    return in_year(match, scene, place, masked, name)


_REPORT = compile_pattern(
    r"\b(?:report|release|publish|post|announce|unveil|issue|present|reports|releases|publishes|posts|announces|unveils|presents)"
    r"(?:\s+(?:its|their|his|the|official|final))*\s+$"
)
_RESULTS = compile_pattern(
    r"(?:\s+|-)(?:[a-z]+\s+)?(?:results?|earnings|figures|numbers|profits?|sales|revenues?|accounts|GDP|data)\b"
)


def _is_reported(match: Match[str]) -> bool:
    """Whether results are to be told, which are those of a part of a year that has ended or is about to."""
    text, start = match.string, match.start()
    return _RESULTS.match(text, match.end()) is not None and _REPORT.search(text, max(0, start - 40), start) is not None


def _nearest_to_end(scene: Scene, masked: str, name: Callable[[int], Span]) -> Reading:
    """Read a part of a year as the one whose end lies nearest to publication."""
    day, precision = scene.day, name(2000).precision
    if day is None:
        return unknown(masked, precision)

    def away(span: Span) -> int:
        return abs((span.period.last - day).days) if span.period and span.period.last else 9999

    return resolved(min((name(day.year + step) for step in (-1, 0, 1)), key=away), "published", masked, precision)


_FISCAL = compile_pattern(r"\bfiscal\s+$", IGNORECASE)


def _named_part(words: list[str]) -> tuple[Callable[[int], Span], str]:
    """Give the part of a year that the words name, for any year, and its value without one."""
    head = words[0]
    if len(words) == 1:
        number, is_quarter = int(head.strip("qh")), "q" in head
        return (
            lambda year: (quarter_span if is_quarter else half_span)(year, number)
        ), f"XXXX-{'Q' if is_quarter else 'H'}{number}"
    if words[-1] in {"months", "quarters"}:
        count = int(number_of(" ".join(words[1:-1])) or 1) * (3 if words[-1] == "quarters" else 1)
        return (lambda year: _first_months(year, count)), f"XXXX-01/XXXX-{count:02d}"
    if words[-1] == "half":
        half = ORDINALS[head] or 2
        return (lambda year: half_span(year, half)), f"XXXX-H{half}"
    quarter = ORDINALS[head] or 4
    return (lambda year: quarter_span(year, quarter)), f"XXXX-Q{quarter}"


def _counted_months(match: Match[str], scene: Scene, place: Place) -> Reading | None:
    """Read "11 months of 2024" as its first eleven, "the last three months of this year" as its last three."""
    parts, count = match.groupdict(), number_of(match["count"]) or 0
    if count != int(count) or not 1 < count < 12:
        return None

    def named(year: int) -> Span | None:
        if parts.get("edge"):
            return between(month_span(year, 13 - int(count)), month_span(year, 12))
        return _first_months(year, int(count))

    if parts["year"]:
        return of_span(named(full_year(parts["year"], None)))
    return in_year(match, scene, place, f"XXXX-01/XXXX-{int(count):02d}", named)


_OPENS = compile_pattern(r"(?:[.!?:;][\"'”’»)]*\s|\n|\A)[\"'“‘«(]*(?:In|For|Over)\s$")
_LEVEL = compile_pattern(
    r",?\s+(?!(?:of|since|from|before|after|until|to)\b)"
    r"(?:(?!\b(?:since|before|after|until|later|ago|if|when|he|she|they|we|you|it)\b)[^\s.;:,]+\s+){1,7}"
    r"(?:has |have )?(?:reached|amounted|totall?ed|stood|exceeded|surpassed|made up|came to|hit|was worth|were worth)\b"
)


def _are_gone(match: Match[str], text: str) -> bool:
    """Whether "In ten months, trade reached" tells the first months of the year: it opens its sentence, an amount was reached."""
    count = number_of(match["count"])
    opens = _OPENS.search(text, max(0, match.start() - 9), match.start()) is not None
    return count in range(3, 12) and opens and _LEVEL.match(text, match.end()) is not None


def _months_gone(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "In ten months, trade reached" as the ten of the year nearest before publication in which they had ended."""
    count = int(number_of(match["count"]) or 0)
    if scene.day is None:
        return unknown(f"XXXX-01/XXXX-{count:02d}", "range")
    return of_span(_first_months(scene.day.year - (scene.day.month <= count), count), "published")


def _first_months(year: int, count: int) -> Span:
    """The first `count` months of a year; three, six and twelve have names of their own."""
    if count in {3, 6, 12}:
        return quarter_span(year, 1) if count == 3 else half_span(year, 1) if count == 6 else year_span(year)
    return Span(f"{year:04d}-01/{year:04d}-{count:02d}", months(year, 1, count), "range")


_QUARTER_CUE = compile_pattern(r"(?:\b(?:in|of|for|since|by|from|to|q[1-4],? and|q[1-4],? or)|^)\s*$", IGNORECASE)
_LAST = compile_pattern(
    r"last (?:quarter|half)$|(?:third|fourth|latter|final|3rd|4th)(?:-| )half|latter(?:-| )quarter", IGNORECASE
)


def _is_part(match: Match[str], text: str) -> bool:
    """Whether the part is one of a year: not the "last quarter" before now, not "the third half", not "the first 20 months"."""
    part = match["part"].lower()
    has_year = any(match.groupdict().get(key) for key in ("year", "short", "words"))
    if part in {"last quarter", "last half"} and has_year:
        return True
    if len(part) == 2 and match["part"].islower() and not match.groupdict().get("year"):
        return part[0] == "q" and _QUARTER_CUE.search(text[max(0, match.start() - 8) : match.start()]) is not None
    count = number_of(part.removeprefix("first ").rsplit(" ", 1)[0]) if part.endswith(("months", "quarters")) else 1
    if count is None or count != int(count) or not 1 <= count <= (4 if part.endswith("quarters") else 12):
        return False
    return not (_LAST.match(part) and part not in {"latter half", "final quarter"}) and not text[
        match.end() : match.end() + 6
    ].startswith(("-final", "final", " final"))


def _winter(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """A season of two years is the winter between them."""
    first = full_year(match["first"], None)
    if full_year(match["last"], first) != first + 1 or match["season"].lower() != "winter":
        return None
    return of_span(winter_span(first))


def _season(match: Match[str], scene: Scene, place: Place) -> Reading:
    season = lexicon().seasons[match["season"].lower()]
    if _THAT.search(match.string, max(0, match.start() - 6), match.start()) and not match.groupdict().get("year"):
        told = single_year(scene.antecedent(place, DATED))
        return resolved(season_span(told, season) if told else None, "sentence", f"XXXX-{season}", "season")
    return in_year(match, scene, place, f"XXXX-{season}", lambda year: season_span(year, season))


_SEASON_CUE = compile_pattern(
    r"(?:\b(?:in|by|since|until|till|during|over|through|throughout|before|after|early|late|mid|of|into|next|for)(?:[\s-]+(?:the|early|late|mid))?|\bthis|\blast|\bthat"
    r"|\b(?:the|in|last|this|during)\s+(?:spring|summer|fall|autumn|winter)\s+(?:and|or))[\s-]+$",
    IGNORECASE,
)


_TOLD = compile_pattern(r"\s(?:will|would|was|is|has|had|came|brought|saw|looks|promises)\b")
_NAME = compile_pattern(r"[A-Z][a-z]+\s$")


def _is_season(match: Match[str], text: str) -> bool:
    """Whether a season is one: "fall" and "spring" are verbs and nouns unless a preposition or a year says otherwise."""
    if match["season"][0].isupper() and _NAME.search(text, max(0, match.start() - 20), match.start()):
        return False
    cued = _SEASON_CUE.search(text, max(0, match.start() - 24), match.start()) is not None
    word = match["season"].lower()
    if (
        word == "fall"
        and text[match.end() : match.end() + 4].lower().startswith((" of ", " in ", " by "))
        and not match.groupdict().get("year")
    ):
        return False
    if word in {"summer", "winter"} and match["season"][0].isupper() and _TOLD.match(text, match.end()):
        return True
    dated = bool(match.groupdict().get("year") or match.groupdict().get("words"))
    return cued or (dated and (word != "fall" or " of " in match[0].lower()))


def _is_far_month(match: Match[str], text: str) -> bool:
    """Whether a number of the 1500s to 1800s behind a month is its year, with nothing to count behind it."""
    return _is_name(match["month"]) and COUNTING.match(text, match.end()) is None


def _is_only_month(word: str) -> bool:
    """Whether a word in small letters is a month and nothing else, so that the one beside it is a month too."""
    return word.lower().rstrip(".") in lexicon().months and word.lower() not in {"march", "may", "august"}


def _is_name(word: str) -> bool:
    return word[0].isupper() or word.lower() not in {"march", "may", "mar", "august"}


def _is_month(match: Match[str], _text: str) -> bool:
    return _is_name(match["month"])


_MONTH_CUE = compile_pattern(
    r"(?:\b(?:in|by|since|until|till|from|to|during|before|after|of|for|through|throughout|early|late|mid|end|between"
    r"|and|or|last|next|this|on|around|about|beginning|starting|as of|(?:back|early|late|soon|recently) as)|[,(/–—-])"
    r"[\s-]*(?:the\s)?$",
    IGNORECASE,
)


_SHORT_CUE = compile_pattern(r"\b(?:in|since|until|till|by|before|after|during)\s+$", IGNORECASE)
_NAMES_ON = compile_pattern(r"['’-]|\s*\.?\d|\s+(?:[A-Z]|\d|(?:de|del|van|von|der)\b)")


def _is_short_month(match: Match[str], text: str) -> bool:
    """Whether an abbreviated month stands alone as one: after a preposition of time, with no name or number behind it."""
    word = match["month"]
    cued = _SHORT_CUE.search(text, max(0, match.start() - 8), match.start())
    if cued is None or (not word[0].isupper() and not cued[0].lower().startswith("in")):
        return False
    return _NAMES_ON.match(text, match.end()) is None


_IN_SMALL = compile_pattern(r"\b(?:in|since|until|till)\s+(?:(?:early|late|mid)[\s-]+)?$", IGNORECASE)
_ENDS_HERE = compile_pattern(r"\s*(?:[.,;:!?)]|$)")


_ALONE = compile_pattern(r"\s+alone\b")
_SURELY_MAY = compile_pattern(r"\b(?:in|since|until|last|next|this|early|late|mid|during)[\s-]+$", IGNORECASE)


def _is_bare_month(match: Match[str], text: str) -> bool:
    """Whether a month alone is one: capitalised, and for "May", "March" and "August" after a preposition or before a noun."""
    word, start, end = match["month"], match.start(), match.end()
    cued = _MONTH_CUE.search(text, max(0, start - 16), start) is not None
    if not word[0].isupper():
        small = _IN_SMALL.search(text, max(0, start - 16), start) is not None and _ENDS_HERE.match(text, end) is not None
        return cued and (word not in {"may", "march", "august"} or small)
    if word.lower() not in {"may", "march", "august", "april", "june"}:
        return True
    if _ALONE.match(text, end):
        return True
    owns = word.lower() != "may" and text[end : end + 2] in {"'s", "’s"}
    if not cued and not owns and not is_attributive(text, start, end) and (word == "May" or not _is_amid_small(text, start, end)):
        return False
    is_in = _SURELY_MAY.search(text, max(0, start - 16), start) is not None
    if text[end : end + 4] in {" Day", " day"} or (not is_in and text[end : end + 4].lower() in {" on ", " 1st"}):
        return False
    return word.lower() != "may" or is_in or _may_is_a_month(text)


_AMID_SMALL = compile_pattern(r"(?:^|\s)[a-z]+,?\s$")
_GOES_ON = compile_pattern(r"\s+(?:[A-Z]|of\b)|['’-]\w|\s*&")


def _is_amid_small(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands alone among small ones, so that it is no part of a name ("compared with March")."""
    return _AMID_SMALL.search(text, max(0, start - 24), start) is not None and _GOES_ON.match(text, end) is None


@lru_cache(1)
def _may_is_a_month(text: str) -> bool:
    """Whether nobody in the text is called May."""
    titles = "|".join(sorted(lexicon().context.may_titles))
    return compile_pattern(rf"\b(?:{titles})\.?\s+May\b", IGNORECASE).search(text) is None
