"""Lengths without a plain number: "decades", "in the weeks since", "half a year", "thousands of years", "13.8 billion years"."""

from re import IGNORECASE, Match
from re import compile as compile_pattern

from comity.language.en.dates.durations import ENDS_HERE, duration, length_value
from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene
from comity.language.en.dates.words import Pieces, lexicon, number_of, one_of, plural, singular

_SCALE = r"(?:hundred|thousand|million|billion)"
LARGE = (
    rf"\d{{1,3}}(?:,\d{{3}})+|(?:\d+(?:\.\d+)?|a few|several) {_SCALE}(?: {_SCALE})?"
    rf"|(?:(?:tens|hundreds) of )?(?:hundreds|thousands|millions|billions) of|(?:dozens|scores|a number|a handful|a matter) of"
)
"""Numbers of units that only long lengths have, and vague ones: "380,000", "13.8 billion", "thousands of"."""


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rules for halves, large numbers and units without a number, the most specific first."""
    units = one_of(plural(unit) for unit in lexicon().units)
    return (
        Rule(
            "half",
            r"(?:half an? |an? half(?:-| )|half(?:-| )|½ )(?P<unit>century|decade|year|hour|day)(?![a-z])",
            _half,
            _is_half,
        ),
        Rule("quarter of a century", r"(?:a )?quarter(?:-| )(?:of a )?century", _quarter_century),
        Rule(
            "another length",
            rf"(?:another|an additional|an extra) (?:(?P<count>{at.number}|{at.some}) )?(?P<unit>{at.unit})(?![a-z])",
            _another,
        ),
        Rule("long", r"(?P<unit>year|month|week|day|hour|decade|century)-?long", _one_long),
        Rule(
            "nights",
            rf"(?P<count>{at.number}) (?P<unit>night|weekend)s?(?![a-z]|-| (?:ago|later|earlier|before)\b)",
            _nights,
            _are_nights,
        ),
        Rule(
            "all of a unit",
            r"all (?P<unit>day|week|month|year)"
            r"(?= long\b| ?[.,;:!?)—–]| ?$| (?:and|but|in|on|at|before|after|as|while|with|against|for|because)\b)",
            _one_long,
        ),
        Rule(
            "short units",
            r"(?P<count>\d+(?:\.\d+)?)(?:(?P<glued>years?|months?|weeks?|days?|hours?)| ?(?P<short>hrs?|mins?|secs?))(?![a-z]|-)",
            _short_units,
        ),
        Rule("units long", rf"(?P<unit>{units})-(?:long|old)", _bare),
        Rule("the years", r"the (?P<unit>years|decades|centuries)", _bare, _is_over),
        Rule("the units", rf"the (?P<unit>{units})", _bare, _is_beside_an_event),
        Rule("bare units", rf"(?P<unit>{units})(?: (?:or|and)(?: even)? {units})?", _bare, _is_bare),
        Rule("units of", rf"(?P<unit>{units})(?= of [a-z])", _bare, _is_uncounted),
        Rule("units on", rf"(?P<unit>{units})(?= (?:after|before) [a-z])", _bare, _is_apart),
        Rule(
            "large length",
            rf"(?P<large>{LARGE})(?:-| )(?P<unit>{at.unit})(?!(?:-| )(?:old|ago))(?![a-z])",
            _large,
            _is_large,
        ),
    )


def _half(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = match["unit"].lower()
    halves = {"century": "P50Y", "decade": "P5Y", "year": "P6M", "hour": "PT30M", "day": "PT12H"}
    return duration(halves[unit], unit)


def _is_half(match: Match[str], text: str) -> bool:
    """Whether a length is meant, not the half of a year ("the first half year") or one and a half."""
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    return not before or before[-1] not in {"first", "second", "latter", "and", "last", "each", "every"}


def _quarter_century(_match: Match[str], _scene: Scene, _place: Place) -> Reading:
    return duration("P25Y", "year")


def _nights(match: Match[str], _scene: Scene, _place: Place) -> Reading | None:
    count = number_of(match["count"])
    if count is None or count != int(count):
        return None
    return duration(f"P{count:g}{'D' if match['unit'].lower() == 'night' else 'WE'}", "day")


_FOR = compile_pattern(r"\b(?:for|of|least|than|only|just)\s+$", IGNORECASE)


def _are_nights(match: Match[str], text: str) -> bool:
    """Whether nights are counted: "one night" alone is some night."""
    counts = match[0].lower().endswith("s") or _FOR.search(text, max(0, match.start() - 8), match.start()) is not None
    return counts and (match["count"].lower() in {"one", "1"}) != match[0].lower().endswith("s")


def _short_units(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = singular(match["glued"]) if match["glued"] else {"h": "hour", "m": "minute", "s": "second"}[match["short"][0].lower()]
    return duration(length_value(float(match["count"]), unit), unit)


def _another(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = singular(match["unit"])
    return duration(length_value(number_of(match["count"] or "one"), unit), unit)


def _bare(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = singular(match["unit"])
    return duration(length_value(None, unit), unit)


def _one_long(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    unit = match["unit"].lower()
    return duration(length_value(1, unit), unit)


_OVER = compile_pattern(r"\b(?:over|through|throughout|down)\s+$", IGNORECASE)


def _is_over(match: Match[str], text: str) -> bool:
    """Whether all the time gone by is meant: "over the years", not "over the years of the war"."""
    before = _OVER.search(text, max(0, match.start() - 12), match.start())
    return before is not None and not text[match.end() : match.end() + 4].startswith(" of ")


_IN_THE = compile_pattern(r"\b(?:in|during|over|for)\s+$", IGNORECASE)
_AN_EVENT = compile_pattern(r"\s+(?:since|after|before|following|leading\s+up|prior\s+to|that\s+followed)\b", IGNORECASE)


def _is_beside_an_event(match: Match[str], text: str) -> bool:
    """Whether units without a number lie beside an event: "in the weeks since the storm"."""
    led = _IN_THE.search(text, max(0, match.start() - 8), match.start())
    return led is not None and _AN_EVENT.match(text, match.end()) is not None


_LASTING = compile_pattern(r"\b(?:for|in|within|took|takes|take|taking|after|lasted|lasts|lasting|spent|spend)\s+$", IGNORECASE)


_LATER = compile_pattern(r"\s+(?:later|earlier|away)\b")


_SPANNING = compile_pattern(
    r"\b(?:for|within|spen[dt]|spending|takes?|took|taken|lasts|lasted|(?:to|will|would|could|can|may|might) last)\s+$",
    IGNORECASE,
)
_ON = compile_pattern(r"\s+(?!ago\b|old\b|to\b|in\b)[a-z]")
_APART = compile_pattern(r"(?:^|[,.;:(—–\"“\n]|\b(?:just|only|mere|within|[a-z]{3,}ed))\s*$", IGNORECASE)


def _is_apart(match: Match[str], text: str) -> bool:
    """Whether bare units tell how far two events lie apart: "hours after he left", not "the hours after dusk"."""
    return _APART.search(text, max(0, match.start() - 20), match.start()) is not None


_NO_LENGTH = compile_pattern(
    r"(?:\b(?:the|these|those|his|her|its|their|my|our|your|early|late|final|first|last|other|both|which|what|all|good|old|best|election)"
    r"|['’]s|\d|-)\s*$",
    IGNORECASE,
)


def _is_uncounted(match: Match[str], text: str) -> bool:
    """Whether "years of talks" tells how long they took: no years of some kind or owner ("the years of plenty")."""
    is_own = _NO_LENGTH.search(text, max(0, match.start() - 12), match.start()) is not None
    return not is_own and singular(match["unit"]) not in {"second", "quarter"}


def _is_bare(match: Match[str], text: str) -> bool:
    """Whether bare units tell how long something took: "for decades", "within weeks", "after months of talks"."""
    if _SPANNING.search(text, max(0, match.start() - 8), match.start()) and _ON.match(text, match.end()):
        return True
    before = _LASTING.search(text, max(0, match.start() - 10), match.start())
    return (before is not None and ENDS_HERE.match(text, match.end()) is not None) or _LATER.match(text, match.end()) is not None


_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def _large(match: Match[str], _scene: Scene, _place: Place) -> Reading:
    """Read "380,000 years" and "13.8 billion years" by their number, "thousands of years" without one."""
    words, unit = match["large"].lower().replace(",", "").split(), singular(match["unit"])
    if not words[0][0].isdigit():
        return duration(length_value(None, unit), unit)
    count = float(words[0])
    for scale in words[1:]:
        count *= _SCALES[scale]
    letter, factor = lexicon().units[unit]
    amount = f"{round(count * factor)}"
    return duration(f"P{letter[0]}{amount}{letter[1]}" if len(letter) == 2 else f"P{amount}{letter}", unit)


def _is_large(match: Match[str], text: str) -> bool:
    """Whether whole figures count the unit, no money or decimals cut before them."""
    before = text[max(0, match.start() - 1) : match.start()]
    return not (match[0][0].isdigit() and before and before in ".,-–—/$€£¥₽") and _is_plural(match)


def _is_plural(match: Match[str]) -> bool:
    return "-" in match[0] or match["unit"].lower().endswith("s")
