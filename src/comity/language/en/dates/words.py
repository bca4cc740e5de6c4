"""The words of English dates and the pieces of patterns made from them."""

from functools import cache
from re import IGNORECASE, Pattern
from re import compile as compile_pattern

from msgspec import Struct

from comity.language.en.lists import read_lists

SPACE = r"(?:[ \t\r\n\u00a0\u202f\u2009]{1,4})"  # one class, as it stands in every pattern many times; lines are told apart later
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
    timetable: tuple[str, ...]
    awaited: tuple[str, ...]
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
    dozens: dict[str, int]
    dayparts: dict[str, str]
    sets: dict[str, str]
    vague: dict[str, str]
    openers: frozenset[str]
    holidays: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int, int]]
    weekend_feasts: dict[str, tuple[int, int, int]]
    easter: dict[str, int]
    thanksgiving: dict[str, int]
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
    figures_year: str
    dated_year: str
    year_words: str
    number: str
    some: str
    unit: str
    season: str
    ordinal: str
    ordinal_day: str
    to: str


@cache
def lexicon() -> Lexicon:
    """The words, read on first use."""
    return read_lists("dates", Lexicon)


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
    spelt = rf"{one_of(words.dozens)}|{compound}|(?:an?|{one_of(digits)}) (?:hundred|thousand)|{one_of(words.numbers)}"
    spelt_year = _spelt_year()
    units = [form for unit in words.units for form in (unit, plural(unit))]
    return Pieces(
        month=rf"(?:{month_name}|{one_of(words.month_abbreviations)}\b\.?)",
        month_name=month_name,
        weekday=weekday,
        dated_weekday=rf"(?:{weekday}|{one_of(words.weekday_abbreviations)}\b\.?)",
        day=rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,\d{{3}}(?!\d)| ?{scale}\b)",
        year=rf"(?:(?:19|20)\d\d(?!\d)|{spelt_year})",
        figures_year=r"(?:19|20)\d\d(?!\d)",
        dated_year=rf"(?:(?:1[0-9]|20|21)\d\d(?!\d)|{spelt_year})",
        year_words=r"(?:(?:the )?(?:last|this|next|current|previous|preceding|same|past|following|coming) year|that year)",
        number=rf"(?:\d{{1,4}}(?:\.\d+)?|{spelt})",
        some=r"(?:a few|few|several|many|some|a couple of|couple of|a couple|couple)",
        unit=one_of(units),
        season=one_of(words.seasons),
        ordinal=one_of(words.ordinals),
        ordinal_day=_ordinal_day(words.ordinals),
        to=rf"(?: ?(?:{DASH}|~) ?| (?:to|through|thru|until|till|and) )",
    )


def _ordinal_day(ordinals: dict[str, int]) -> str:
    """The day of a month as an ordinal: "7th", "seventh", "twenty-first", "thirtieth"."""
    units = one_of(word for word, number in ordinals.items() if number < 10)
    whole = one_of(word for word, number in ordinals.items() if number <= 20)
    return rf"(?:twenty(?:-| ){units}|thirty(?:-| )first|thirtieth|{whole}|\d\d?(?:st|nd|rd|th))"


def _spelt_year() -> str:
    """A year in words: "nineteen ninety-six", "two thousand and fifteen"; short, as it stands in many patterns."""
    digit = "(?:one|two|three|four|five|six|seven|eight|nine)"
    teen = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    high = rf"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:(?:-| )?{digit})?|{teen}"
    head = "(?:seventeen|eighteen|nineteen) hundred(?: and)?|two thousand(?: and)?"
    return rf"(?:(?:{head}) (?:{high}|{digit})|nineteen (?:{high})|(?:year )?two thousand(?! (?:and )?(?:{high}|{digit})\b))"


def year_of(words: str) -> int:
    """Give the year that four digits or words name."""
    key = words.lower().replace("-", " ").removeprefix("year ").split()
    if key[0].isdigit():
        return int(key[0])
    hundreds = 20 if key[0] == "two" else lexicon().numbers[key[0]]
    rest = [word for word in key[1:] if word not in {"hundred", "thousand", "and"}]
    return 100 * hundreds + sum(_part_of_year(word) for word in rest)


def _part_of_year(word: str) -> int:
    """The number behind a word of a year, also where a scraper or a transcript joined two ("ninetysix")."""
    numbers = lexicon().numbers
    if word in numbers:
        return numbers[word]
    return next(
        numbers[head] + numbers[word[len(head) :]] for head in numbers if word.startswith(head) and word[len(head) :] in numbers
    )


def plural(unit: str) -> str:
    """The plural of a unit of time."""
    return "centuries" if unit == "century" else f"{unit}s"


def singular(unit: str) -> str:
    """Give the unit of time behind a word, whatever its case, number or possessive."""
    word = unit.lower().removeprefix("calendar ").removesuffix("'s").removesuffix("’s")
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
    """The number of a day in figures or as an ordinal in words: "7th", "7", "twenty-first"."""
    key = " ".join(word.lower().replace("-", " ").split())
    if key[0].isdigit():
        return int(key.rstrip("stndrh"))
    ordinals = {"thirtieth": 30, **lexicon().ordinals}
    tens, _, rest = key.partition(" ")
    named = {**lexicon().numbers, **ordinals}
    return named[tens] + named[rest] if rest else named[tens]


COUPLES = {"a couple of": 2, "couple of": 2, "a couple": 2, "couple": 2}


def number_of(words: str) -> float | None:
    """Give the number that digits or words name; "a" is one, "a couple of" two, "several" is unknown (None)."""
    key = " ".join(words.lower().split())
    if key in lexicon().dozens:
        return lexicon().dozens[key]
    key = " ".join(key.replace("-", " ").split())
    named = {"a": 1, "an": 1, "the": 1, "half": 0.5, "half a": 0.5, "half an": 0.5, **COUPLES}
    if key in named:
        return named[key]
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
