"""Bare numbers that say how many of what their clause names: "arrivals at 1,140", "nine have been handed back"."""

from comity.language.en.quantities.directions import direction
from comity.language.en.quantities.lenders import (
    COUNTS,
    ENDS,
    MILLION,
    UNLENDING,
    Bare,
    Lender,
    counted,
    elliptic,
    is_alone,
    is_close,
    is_money,
    last,
    lent,
    sentences_between,
)
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.nouns import Phrase
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount

REACH = 14
"""How many tokens behind the noun that it counts a number may stand."""
AUXILIARIES = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "have",
        "has",
        "had",
        "could",
        "can",
        "will",
        "would",
        "remain",
        "remained",
        "came",
        "went",
        "did",
        "do",
    }
)
OPENERS = frozenset(
    {
        "",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "and",
        "but",
        "while",
        "present",
        "far",
        "says",
        "said",
        "only",
        '"',
        "“",
        "which",
        "whom",
        "-",
        "–",
        "—",
    }
)


def numbered(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A number of what the clause named before: "the number of plants raised from 67 to 95", "arrivals at 1,140"."""
    lists = elliptic()
    if not is_alone(words, bare.numeral) or bare.before not in {
        *lists.comparing,
        *lists.stating,
        "at",
        "by",
        "totalled",
        "totaled",
    }:
        return None
    noun = _counted_subject(words, bare)
    if noun is None:
        return None
    lender = lenders[-1] if lenders else None
    if lender is not None and lender.first > noun.first and lender.base not in {*COUNTS, "percent"}:
        return None  # another amount has come between
    return counted(words, bare, "persons" if noun.kind == "persons" else "count", words.raw(noun.first, noun.end))


def _counted_subject(words: Words, bare: Bare) -> Phrase | None:
    """The counted noun before a number in its sentence: behind "number of", or a plural where the number is a large one."""
    nouns = word_lists().nouns
    is_step = bare.before in {"from", "to"} and any(
        words.at(spot) in word_lists().moving or direction(words.at(spot))
        for spot in range(bare.ahead.before - 4, bare.ahead.before)
    )
    is_large = bare.numeral.value >= 100 or is_step
    for place in range(bare.ahead.before - 1, max(bare.ahead.before - REACH, -1), -1):
        word = words.at(place)
        if word in {*ENDS, ";"}:
            return None
        is_numbered = word in {"number", "numbers"} and words.at(place - 1) in {
            "the",
            "their",
            "its",
            "a",
            "of",
            "combined",
            "total",
        }
        if is_numbered and words.at(place + 1) != "of" and words.at(place - 1) in {"their", "its"}:
            return Phrase("things", place, place + 1)
        if is_numbered and words.at(place + 1) == "of":
            return _numbered_noun(words, place + 2)
        if word in nouns.things or word in nouns.persons:
            kind = "persons" if word in nouns.persons else "things"
            is_number_of = any(
                words.at(spot) in {"number", "numbers"} and words.at(spot + 1) == "of" for spot in range(max(place - 6, 0), place)
            )
            return Phrase("persons" if kind == "persons" else "things", place, place + 1) if is_number_of or is_large else None
    return None


def _numbered_noun(words: Words, place: int) -> Phrase | None:
    """The plural that "the number of" goes on with: "approved slaughterhouses"."""
    end, stops = place, word_lists().nouns.stops
    while end < place + 5 and words.is_word(end) and words.at(end) not in stops:
        if words.at(end).endswith("s") and (words.at(end + 1) in stops or not words.at(end + 1).endswith("s")):
            return Phrase("things", end, end + 1)
        end += 1
    return None


def acting(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A number as the subject of its clause: "Seven were new", "only 725 were delivered", "nine have been handed back"."""
    first = bare.ahead.first
    is_opening = words.at(bare.ahead.before) in OPENERS or words.at(first - 1) in OPENERS
    if bare.behind not in AUXILIARIES or not is_opening:
        return None
    lender = last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is not None and is_money(lender.base):
        return None  # money does not act
    if lender is None or sentences_between(words, lender.end, bare.numeral.first) > 1:
        return None
    return lent(words, bare, bare.numeral, lender) if is_close(bare.numeral, lender) else None


def populous(words: Words, bare: Bare, _: list[Lender], __: Lender | None) -> Amount | None:
    """The people of a state: "the country of 173 million"."""
    is_land = bare.before == "of" and words.at(bare.ahead.before - 1) in {"country", "nation", "population"}
    is_whole = is_land and bare.numeral.scale >= MILLION and is_alone(words, bare.numeral)
    return counted(words, bare, "persons", "people") if is_whole else None
