"""Years and what is made of them: "in 2024", "2018-2024", "FY2024", "the 20th century", "the end of the year"."""

from re import IGNORECASE, Match
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates import decades
from comity.language.en.dates.fiscal import fiscal_span
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import DATED, Anchor, Reading, Rule, Scene, of_span, resolved, unknown
from comity.language.en.dates.spans import Span, century_span, is_year, year_span, years_span
from comity.language.en.dates.story import is_open, whole_told
from comity.language.en.dates.words import DASH, Pieces, lexicon, year_of
from comity.model.analysis import Role

NEAR = 300  # how far from a fiscal year, in characters, the state may be named whose year it is


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for years, the most specific first."""
    to = rf"(?P<to>{at.to}|/)"
    second = rf"(?:(?:/|{DASH})(?P<last>\d{{4}}|\d\d))?"
    edge = r"(?:end|close|start|beginning|middle|turn)"
    century = rf"(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{at.ordinal})(?:-| )century"
    return (
        Rule(
            "fiscal year",
            rf"(?:fiscal(?: year)?|financial year|FY) ?['’]?(?P<first>\d{{4}}|\d\d){second}(?![\d%])",
            _fiscal,
        ),
        Rule(
            "year as fiscal",
            rf"(?P<first>{at.figures_year}){second} (?:fiscal|financial) year",
            _fiscal,
        ),
        Rule("years", rf"(?P<first>{at.figures_year}){to}(?P<last>{at.figures_year}|\d\d)(?!\d)", _years, _are_years),
        Rule("calendar year", r"CY ?['’]?(?P<first>\d{4}|\d\d)(?!\d)", _calendar),
        Rule("year in a condition", rf"(?P<sign>[<>] ?=?|=) ?(?P<year>{at.figures_year})", _compared, _is_condition),
        Rule(
            "year compared",
            rf"year (?:is |was )?(?P<sign>greater|later|less|earlier) than (?P<year>{at.figures_year})",
            _compared,
        ),
        *decades.rules(),
        Rule("century", century, _century, definite=True),
        Rule(
            "end of a year",
            rf"(?:the )?(?:year(?:-| )end|mid-?year|year['’]s end|{edge} of (?:the|this) year)(?! (?:results|report|bonus))",
            _year_end,
        ),
        Rule("year", rf"(?P<year>{at.year})", _year, _is_year),
        Rule("far year", r"(?P<year>1[0-8]\d\d|21\d\d)(?!\d)", _year, _is_far_year),
    )


def named_year(words: str, scene: Scene, place: Place) -> tuple[int, Anchor] | None:
    """The year that "last year", "this year" or "the same year" names, with what it is counted from."""
    key = words.lower().removeprefix("the ").split()[0]
    if key in {"last", "this", "next", "current", "coming"}:
        offset = {"last": -1, "next": 1, "coming": 1}.get(key, 0)
        return (scene.day.year + offset, "published") if scene.day else None
    anchor = scene.antecedent(place, DATED)
    year = single_year(anchor)
    if year is None:
        return None
    return year + {"previous": -1, "preceding": -1, "past": -1, "following": 1}.get(key, 0), "sentence"


def single_year(reading: Reading | None) -> int | None:
    """The calendar year a date lies in, or None where it is open or spans more than one."""
    period = reading.period if reading else None
    if period is None or period.first is None or period.last is None or period.first.year != period.last.year:
        return None
    return period.first.year


def _fiscal(match: Match[str], _scene: Scene, place: Place) -> Reading | None:
    parts = match.groupdict()
    first = full_year(parts["first"], None)
    last = full_year(parts["last"], first) if parts["last"] else None
    if (last is not None and last != first + 1) or not is_year(first):
        return None
    span = fiscal_span(match.string, near(place), first, last)
    value = f"{first}/{last}" if last else f"{first}"
    return of_span(Span(value, span, "year")) if span else unknown(value, "year")


def full_year(digits: str, beside: int | None) -> int:
    """The year behind two or four digits; two take the century of the year beside them, else that of 1950 to 2049."""
    if not digits.isdigit() or len(digits) == 4:
        return year_of(digits)
    number = int(digits)
    if beside is not None:
        return beside // 100 * 100 + number + (100 if number < beside % 100 else 0)
    return 2000 + number if number < 50 else 1900 + number


def _years(match: Match[str], _scene: Scene, place: Place) -> Reading | None:
    """Years from one to another; "2023-24" is the fiscal year of a state named beside it that writes its years so."""
    first, last = int(match["first"]), full_year(match["last"], int(match["first"]))
    if len(match["last"]) == 2 and last == first + 1:
        span = fiscal_span(match.string, near(place), first, last)
        if span is not None:
            return of_span(Span(f"{first}/{last}", span, "year"))
    return of_span(years_span(first, last))


def near(place: Place) -> tuple[int, int]:
    """Where the state may be named whose fiscal year stands at `place`."""
    return max(place.left, place.start - NEAR), min(place.right, place.end + NEAR)


def _are_years(match: Match[str], text: str) -> bool:
    """Whether two numbers are a span of years: rising, joined by a word that spans, and not counting anything."""
    first, short = int(match["first"]), len(match["last"]) == 2
    last, word = full_year(match["last"], first), match["to"].strip().lower()
    before = text[max(0, match.start() - 30) : match.start()].lower().split()
    if last <= first or last - first > 150 or (short and word.isalpha()) or ((short or word == "/") and last - first > 20):
        return False
    if word == "/" and last != first + 1:
        return False
    if word == "and" and before[-1:] != ["between"]:
        return False
    if word in {"to", "until", "till"} and len(before) > 1 and before[-1] == "from" and before[-2] in lexicon().context.moved:
        return False
    return is_year_number(match, text)


_CLOSES = compile_pattern(r"\s*(?:[.,;:!?)]|$)")


def _calendar(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """Read "CY2024" as that calendar year."""
    year = full_year(match["first"], None)
    return of_span(year_span(year)) if is_year(year) else None


_ROLE_OF_SIGN: dict[str, Role] = {
    ">": "after",
    ">=": "since",
    "<": "before",
    "<=": "until",
    "greater": "after",
    "later": "after",
    "less": "before",
    "earlier": "before",
}


def _compared(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """Read ">= 2019" as 2019 and what comes after it."""
    found = of_span(year_span(int(match["year"])))
    role = _ROLE_OF_SIGN.get(match["sign"].replace(" ", "").lower())
    return replace(found, role=role) if found and role else found


_OPENS = compile_pattern(r"(?:\n|\b(?:year|date|time)\b)\s*$|^\s*$", IGNORECASE)


def _is_condition(match: Match[str], text: str) -> bool:
    """Whether signs before a year are a condition on the year: at the head of a line or after "year"; not a sample's size."""
    opens = _OPENS.search(text[max(0, match.start() - 8) : match.start()])
    return opens is not None and _CLOSES.match(text, match.end()) is not None


def _century(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    word = match["number"].lower()
    number = int(word[:-2]) if word[0].isdigit() else lexicon().ordinals[word]
    return of_span(century_span(number)) if 1 <= number <= 30 else None


def _year_end(match: Match[str], scene: Scene, place: Place) -> Reading:
    told = whole_told(scene, place, "year") if "this" not in match[0].lower() else None
    if told is not None:
        return resolved(told, "sentence", "XXXX", "year")
    if is_open(scene, place):
        return unknown("XXXX", "year")
    return resolved(year_span(scene.day.year), "published", "XXXX", "year") if scene.day else unknown("XXXX", "year")


def _year(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(year_span(year_of(match["year"])))


_BEFORE = compile_pattern(r"(?P<word>[A-Za-z.]+|[^\sA-Za-z]+)(?P<gap>\s*(?:the\s+|a\s+|an\s+)?)$", IGNORECASE)
_AFTER = compile_pattern(r"(?:-|\s{1,2})(?P<word>[A-Za-z]+)|(?P<sign>[%$€£°]|[.,]\d|[-/:]\d|[-–]\w|\.\w|@)")
_YEAR_CUE = compile_pattern(
    r"\b(?:in|since|until|by|of|from|before|after|through|for|year|late|early|mid|and|to)[\s,-]+$", IGNORECASE
)
COUNTING = compile_pattern(
    r"(?:-|\s+)(?!(?:and|or|to|in|by|as|when|with|but|on|at|the|for|is|was|it|he|she|they|we|that|which|who|where|after|before|until|under)\b)[a-z]"
)
_OR_SO = compile_pattern(r"\s+or\s+(?:so|more|fewer|less|\d)\b")
_LATER_THAN = compile_pattern(r"\b(?:later|earlier|sooner|rather)\s+than\s+$", IGNORECASE)
_AT_LEAST = compile_pattern(
    r"\b(?:since|until|till|to|by|through)\s+at\s+(?:the\s+)?(?:very\s+)?(?:least|latest|earliest)\s+$", IGNORECASE
)
_EVENT = compile_pattern(
    r"\s+(?:[a-z]+\s+)?(?:elections?|campaigns?|conventions?|census|olympics|games|world\s+cup|race|treaty|accords?|attacks?|summit"
    r"|nominee|candidate|nomination|bid|recount|budget|report|survey|study|poll|film|movie|book|novel|album|law|act|agreement|deal"
    r"|pact|constitution|war|coup|merger|season|championships?)\b",
    IGNORECASE,
)
_HYPHENED = frozenset({"mid", "early", "late", "end", "pre", "post", "since", "then"})


def _is_year(match: Match[str], text: str) -> bool:
    """Whether figures or words are a year; words must stand behind a year's preposition or say that they are one."""
    if match["year"][0].isdigit():
        return is_year_number(match, text)
    words = match["year"].lower()
    if words.startswith("year") or (words.startswith("nineteen") and "hundred" not in words):
        return True
    return (
        _YEAR_CUE.search(text, max(0, match.start() - 24), match.start()) is not None
        and COUNTING.match(text, match.end()) is None
    )


_FAR_CUE = compile_pattern(r"\b(?:in|since|until|by|year|before|after|back to|circa)\s+$", IGNORECASE)


def _is_far_year(match: Match[str], text: str) -> bool:
    """Whether a year before 1900 or after 2100 is meant: only after a preposition of time, with nothing to count behind it."""
    cued = _FAR_CUE.search(text, max(0, match.start() - 12), match.start()) is not None
    named = match[0][2:] not in {"00", "50"} and text[max(0, match.start() - 4) : match.start()].lower() == "the "
    if named and match[0][:2] in {"17", "18"}:
        return is_year_number(match, text)
    return cued and is_year_number(match, text) and COUNTING.match(text, match.end()) is None


def is_year_number(match: Match[str], text: str) -> bool:
    """Whether four digits are a year: no amount, no code, no number of a paper, not counting what follows.

    A round number ("2000", "1950") must have a year's preposition and no counted noun; another only must have nothing against it.
    """
    start, end = match.span()
    if not _is_free(text, start):
        return False
    after = _AFTER.match(text, end)
    if after and after["sign"]:
        return False
    found = _BEFORE.search(text, max(0, start - 24), start)
    word = found["word"].lower().rstrip(".") if found else ""
    is_definite = found is not None and found["gap"].strip().lower() == "the"
    if (word == "than" and _LATER_THAN.search(text, max(0, start - 16), start)) or (
        word in {"least", "latest", "earliest"} and _AT_LEAST.search(text, max(0, start - 32), start)
    ):
        word = "after"
    if (word in lexicon().context.labels and not is_definite) or (
        word == "at" and not is_definite and not _names_level(text, end)
    ):
        return False
    cued = word in lexicon().context.year_cues
    following = after["word"].lower() if after and after["word"] else ""
    is_owned = is_definite or word in {"the", "his", "her", "its", "their", "s", "'", "’"}
    is_round = match[0][2:4] in {"00", "50"} and not (is_owned and _EVENT.match(text, end))
    if following == "or" and not _OR_SO.match(text, end):
        following = ""
    if following == "agenda":
        return False
    if following in lexicon().context.counted:
        return (
            cued
            and not is_round
            and following in lexicon().context.counted_after_year
            and word in {"in", "since", "by", "during"}
        )
    return (
        not is_round
        or (cued and word not in {"over", "to", "or", "and", "with", "around"})
        or (not following and word in lexicon().context.year_cues)
    )


def _is_free(text: str, start: int) -> bool:
    """Whether no sign before the digits makes them part of a code, an amount or a longer number."""
    before = text[max(0, start - 8) : start]
    if not before or before[-1].isspace():
        tail = before.rstrip()
        return not (tail and (tail[-1] in "$€£¥₽#№§+=" or (tail[-1].isdigit() and "\n" not in before)))
    if before[-1] in "-‐‑–—":
        word = compile_pattern(r"[A-Za-z]+(?=.$)").search(before)
        return before[-1] == "—" or (word is not None and word[0].lower() in _HYPHENED)
    return before[-1] not in "$€£¥₽#№§+/\\.,:_&=~@" or (before[-1] in ",:" and not before[-2:-1].isdigit())


def _names_level(text: str, end: int) -> bool:
    return (
        compile_pattern(r"\s+(?:constant |real |average |current )?(?:prices|levels?|rates?|exchange|values?|dollars)\b").match(
            text, end
        )
        is not None
    )
