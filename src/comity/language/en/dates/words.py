"""The words of English dates and the pieces of patterns made from them."""

from functools import cache
from importlib.resources import files
from re import IGNORECASE, Pattern
from re import compile as compile_pattern

import msgspec
from msgspec import Struct

SPACE = r"(?:[ \t\u00a0\u202f\u2009]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,2})"
DASH = r"[-‐‑–—−]"


class Context(Struct, frozen=True):
    """Words beside a number or a name that decide whether it is a date."""

    day_names: frozenset[str]
    after_day_names: frozenset[str]
    labels: frozenset[str]
    counted: frozenset[str]
    counted_after_year: frozenset[str]
    year_cues: frozenset[str]
    moved: frozenset[str]
    lengths: frozenset[str]
    may_titles: frozenset[str]


class Tenses(Struct, frozen=True):
    """Verbs and adjectives that place what the sentence tells before or after it was written."""

    modals: tuple[str, ...]
    hedged: tuple[str, ...]
    plans: tuple[str, ...]
    futurate: tuple[str, ...]
    irregular: tuple[str, ...]
    not_past: frozenset[str]


class Lexicon(Struct, frozen=True):
    """All of `lexicon/dates.toml`."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    units: dict[str, tuple[str, int]]
    dayparts: dict[str, str]
    sets: dict[str, str]
    vague: dict[str, str]
    openers: frozenset[str]
    context: Context
    tense: Tenses


class Pieces(Struct, frozen=True):
    """Pieces of patterns, each a group without a name; a blank in a rule stands for any short white space."""

    month: str
    month_name: str
    weekday: str
    dated_weekday: str
    day: str
    year: str
    dated_year: str
    year_words: str
    number: str
    some: str
    unit: str
    season: str
    ordinal: str
    to: str


@cache
def lexicon() -> Lexicon:
    """The words, read on first use."""
    content = (files("comity.language.en") / "lexicon" / "dates.toml").read_bytes()
    return msgspec.toml.decode(content, type=Lexicon)


def one_of(words: object) -> str:
    """A group that matches any of the words, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return f"(?:{'|'.join(ordered)})"


def compiled(pattern: str) -> Pattern[str]:
    """Compile a rule's pattern: case is ignored and a blank stands for short white space."""
    return compile_pattern(pattern.replace(" ", SPACE), IGNORECASE)


@cache
def pieces() -> Pieces:
    """The pieces, built on first use."""
    words = lexicon()
    month_name = one_of(words.months)
    weekday = one_of(words.weekdays)
    digits = [word for word, value in words.numbers.items() if value < 10]
    tens = [word for word, value in words.numbers.items() if value >= 20]
    scale = r"(?:percent|million|billion|thousand|per cent)"
    compound = rf"{one_of(tens)}(?:(?:-| ){one_of(digits)})?"
    spelt = rf"{compound}|(?:an?|{one_of(digits)}) (?:hundred|thousand)|{one_of(words.numbers)}"
    units = [form for unit in words.units for form in (unit, plural(unit))]
    return Pieces(
        month=rf"(?:{month_name}|{one_of(words.month_abbreviations)}\b\.?)",
        month_name=month_name,
        weekday=weekday,
        dated_weekday=rf"(?:{weekday}|{one_of(words.weekday_abbreviations)}\b\.?)",
        day=rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,\d{{3}}(?!\d)| ?{scale}\b)",
        year=r"(?:19|20)\d\d(?!\d)",
        dated_year=r"(?:1[0-9]|20)\d\d(?!\d)",
        year_words=r"(?:(?:the )?(?:last|this|next|current|previous|preceding|same|past|following|coming) year|that year)",
        number=rf"(?:\d{{1,4}}(?:\.\d+)?|{spelt})",
        some=r"(?:a few|few|several|many|some|a couple of|couple of)",
        unit=one_of(units),
        season=one_of(words.seasons),
        ordinal=one_of(words.ordinals),
        to=rf"(?: ?{DASH} ?| (?:to|through|thru|until|till|and) )",
    )


def plural(unit: str) -> str:
    """The plural of a unit of time."""
    return "centuries" if unit == "century" else f"{unit}s"


def singular(unit: str) -> str:
    """Give the unit of time behind a word, whatever its case, number or possessive."""
    word = unit.lower().removesuffix("'s").removesuffix("’s")
    return "century" if word == "centuries" else word.removesuffix("s")


def month_of(word: str) -> int:
    """The number of a month's name or abbreviation, 1 to 12."""
    key = word.lower().rstrip(".")
    words = lexicon()
    return words.months.get(key) or words.month_abbreviations[key]


def weekday_of(word: str) -> int:
    """The ISO number of a weekday's name or abbreviation, Monday 1."""
    key = word.lower().rstrip(".")
    words = lexicon()
    return words.weekdays.get(key) or words.weekday_abbreviations[key]


def day_of(word: str) -> int:
    """The number before "st", "nd", "rd" or "th"."""
    return int(word.lower().rstrip("stndrh"))


def number_of(words: str) -> float | None:
    """Give the number that digits or words name; "a" is one, "a couple of" two, "several" is unknown (None)."""
    key = " ".join(words.lower().replace("-", " ").split())
    if key in {"a", "an", "the"}:
        return 1
    if key.endswith("couple of"):
        return 2
    if key[:1].isdigit():
        return float(key)
    total = 0
    for part in key.split():
        if part in {"hundred", "thousand"}:
            total = max(total, 1) * (100 if part == "hundred" else 1000)
        elif part in lexicon().numbers:
            total += lexicon().numbers[part]
        elif part not in {"a", "an"}:
            return None
    return total or None
