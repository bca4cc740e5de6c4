"""Decades: "the 1990s", "the mid-80s", "the sixties and seventies"."""

from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, of_span
from comity.language.en.dates.spans import Span, decade_span, years_span
from comity.language.en.dates.words import lexicon, one_of


def rules() -> tuple[Rule, ...]:
    """The rules for decades, the most specific first."""
    mid = r"(?:early |late |mid-?)?"
    return (
        Rule("decade", r"(?P<first>(?:1[1-9]|20)\d0)(?:['’]?s| s(?![a-z'’]))", _decade, definite=True),
        Rule("decade by its name", rf"(?P<named>{one_of(lexicon().decades)})", _named_decade, _is_in),
        Rule(
            "short decade",
            rf"(?:the )?{mid}['’](?P<short>[2-9]0)s|the {mid}(?P<named>{one_of(lexicon().decades)})",
            _short_decade,
        ),
        Rule(
            "short decade, unmarked", rf"(?:the )?{mid}(?P<short>[2-9]0)s(?! ?(?:°|degrees|percent|%))", _short_decade, _is_decade
        ),
    )


def _decade(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    """A decade; "the 1800s" are the hundred years, and only "the 2000s" the ten."""
    first = int(match["first"])
    if first % 100 == 0 and first < 2000:
        return of_span(Span(f"{first // 100}", years_span(first, first + 99).period, "century"))
    return of_span(decade_span(first))


def _short_decade(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    short = int(match["short"] or 0) or lexicon().decades[match["named"].lower()]
    return of_span(decade_span(1900 + short))


_DECADE_CUE = compile_pattern(r"(?:\b(?:in|of|during|since|from|by|until|throughout|through|to)|\A|[.!?]\s)\s*$", IGNORECASE)
_AFTER_DECADE = compile_pattern(
    r"(?:\d\d|\bthe (?:(?:early|late) |mid-)?|['’])\d0s(?:, \d0s)*(?:,|,? (?:and|or|to|through|until)| ?[-–])(?: the)? ?$"
)
_DEGREES = compile_pattern(
    r"\b(?:temperatures?|highs?|lows?|degrees|weather|heat|scor\w+|shot|shooting|aged?|ages|his|her|their|my|percentiles?)\b",
    IGNORECASE,
)


def _is_decade(match: Match[str], text: str) -> bool:
    """Whether "the 90s" are years: behind another decade, or after a preposition of time and no heat, age or score."""
    start = match.start()
    if _AFTER_DECADE.search(text, max(0, start - 40), start):
        return True
    is_definite = match[0][:4].lower() == "the "
    before = text[max(0, start - 60) : start]
    is_usual = int(match["short"]) >= 50  # what is "in the 30s" may as well be a share or an age
    return is_definite and is_usual and _DECADE_CUE.search(before) is not None and _DEGREES.search(before) is None


def _named_decade(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    return of_span(decade_span(1900 + lexicon().decades[match["named"].lower()]))


_IN = compile_pattern(r"\b(?:in|during|since)\s+(?:(?:early|late)\s+|mid-)?$", IGNORECASE)
_CLOSES = compile_pattern(r"\s*(?:[.,;:!?)]|$)")


def _is_in(match: Match[str], text: str) -> bool:
    """Whether "in nineties" tells of years: without the article only where it ends its clause."""
    before = _IN.search(text, max(0, match.start() - 16), match.start())
    return before is not None and _CLOSES.match(text, match.end()) is not None
