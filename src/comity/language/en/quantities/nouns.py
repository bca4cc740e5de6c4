"""The noun phrase behind a number: counted things, people, terms."""

from typing import Literal

from msgspec import Struct

from comity.language.en.quantities.lexicon import peoples, word_lists
from comity.language.en.quantities.words import Words

NounKind = Literal["things", "persons"]
MODIFIERS = 4
BEFORE_PEOPLES = frozenset(
    {"other", "more", "fewer", "young", "ethnic", "undocumented", "stranded", "skilled", "displaced", "registered"}
)
DOING = frozenset(
    {
        "live",
        "lived",
        "work",
        "worked",
        "study",
        "studied",
        "reside",
        "cross",
        "crossed",
        "came",
        "come",
        "left",
        "fled",
        "returned",
    }
    | {
        "hold",
        "held",
        "died",
        "arrived",
        "settled",
        "travelled",
        "traveled",
        "visited",
        "entered",
        "remain",
        "remained",
        "stayed",
    }
    | {
        "applied",
        "moved",
        "went",
        "go",
        "registered",
        "sought",
        "received",
        "obtained",
        "fly",
        "flew",
        "lost",
        "own",
        "owned",
        "stay",
    }
)
"""What people do, which parts them from the nouns behind: "292,000 Albanians hold Greek residence permits"."""
HERDS = frozenset(
    {
        "cattle",
        "livestock",
        "sheep",
        "goats",
        "cows",
        "calves",
        "bulls",
        "camels",
        "pigs",
        "hogs",
        "horses",
        "buffalo",
        "buffaloes",
    }
    | {"oxen", "yaks", "reindeer", "stock", "game", "swine", "poultry", "lambs", "heifers", "mules", "donkeys"}
)
"""What is counted by the head."""
OF_PEOPLE = ("ists", "ees", "ians", "riders", "seekers", "goers", "holders", "makers", "men")
"""Endings of nouns that name people, where no list has the noun."""
TERM_UNITS = {
    "day": "days",
    "days": "days",
    "week": "weeks",
    "weeks": "weeks",
    "month": "months",
    "months": "months",
    "year": "years",
    "years": "years",
}


class Phrase(Struct, frozen=True):
    """A noun phrase from token `first` up to token `end`, its head last; `is_listed` unless only a parse knows it counted."""

    kind: NounKind
    first: int
    end: int
    is_listed: bool = True


def counted_at(words: Words, place: int) -> Phrase | None:
    """The phrase of counted things or people that starts at a token: at most four modifiers and a head of the lists."""
    nouns = word_lists().nouns
    herd = _herd_at(words, place)
    if herd is not None:
        return herd
    for spot in _heads(words, place):
        word = words.at(spot)
        if spot == place and words.is_capital(spot) and word in peoples() and words.at(spot + 1) in DOING:
            return Phrase("persons", place, spot + 1)
        if word not in nouns.things and word not in nouns.persons and not _is_counted(words, spot):
            continue
        follower = words.at(spot + 1)
        if follower in nouns.things or follower in nouns.persons or _is_counted(words, spot + 1):
            continue
        if follower in {"-", "'", "’"} and words.touches(spot):
            return None  # "five companies' owners", "12 projects-related"
        is_person = word in nouns.persons or (word not in nouns.things and word.endswith(OF_PEOPLE))
        is_listed = word in nouns.things or word in nouns.persons
        return Phrase("persons" if is_person else "things", place, spot + 1, is_listed)
    return _people_at(words, place)


def _herd_at(words: Words, place: int) -> Phrase | None:
    """Animals as they are traded: "head of cattle", "head of dairy sheep", "head" alone."""
    if words.at(place) != "head":
        return None
    if words.at(place + 1) != "of":
        return Phrase("things", place, place + 1) if _ends_phrase(words, place + 1) else None
    for spot in range(place + 2, place + 4):
        if not words.is_word(spot) or words.at(spot) in word_lists().nouns.stops:
            return None
        if words.at(spot) in HERDS:
            return Phrase("things", place, spot + 1)
    return None


def goes_on(words: Words, place: int) -> bool:
    """Whether a parse knows the noun behind a number to be counted by it, be it one that no number tells anything of."""
    return any(spot < len(words.low) and words.start[spot] in words.counted for spot in _heads(words, place))


def _is_counted(words: Words, spot: int) -> bool:
    """Whether a parse knows a noun of no list to be counted, and what it names can be told in numbers."""
    return spot < len(words.low) and words.start[spot] in words.counted and words.low[spot] not in word_lists().nouns.uncounted


def _people_at(words: Words, place: int) -> Phrase | None:
    """The people of a state by their name: "40,000 Afghans", "9,000 Sudanese registered in Chad"; no adjective before a noun."""
    for spot in _heads(words, place)[:3]:
        word = words.at(spot)
        if not words.is_capital(spot) or word not in peoples():
            continue
        if any(not words.is_capital(before) and words.at(before) not in BEFORE_PEOPLES for before in range(place, spot)):
            return None  # "of whom 40 speak Chinese"
        is_noun = word.endswith("s") or _ends_phrase(words, spot + 1)
        return Phrase("persons", place, spot + 1) if is_noun and not words.is_capital(spot + 1) else None
    return None


def _ends_phrase(words: Words, place: int) -> bool:
    """Whether no noun goes on at a token: a mark, a preposition, a verb or a participle stands there."""
    word = words.at(place)
    if word in {"and", "or"} and words.is_capital(place + 1):
        return False  # "1,370 Chinese and Indian firms"
    return not words.is_word(place) or word in word_lists().nouns.stops or (word.endswith("ed") and not words.is_capital(place))


def _heads(words: Words, place: int) -> list[int]:
    """The tokens that may be the head of the phrase that starts here, nearest first; compounds with hyphens count once."""
    stops = word_lists().nouns.stops
    found: list[int] = []
    spot = place
    while len(found) <= MODIFIERS and words.is_word(spot) and words.at(spot) not in stops:
        behind = _behind_joint(words, spot)
        if behind != spot:
            spot = behind
            continue
        found.append(spot)
        spot += 1
    return found


def _behind_joint(words: Words, spot: int) -> int:
    """The rest of a word with a hyphen ("oil-" before "producing"), or what follows a type code ("F-16", "Su-30MK2")."""
    if words.is_word(spot) and words.touches(spot) and words.is_number(spot + 1):
        return _behind_code(words, spot + 2)  # "K2", "T129"
    if words.at(spot + 1) != "-" or not words.touches(spot) or not words.touches(spot + 1):
        return spot
    if words.is_word(spot + 2):
        return spot + 2
    return _behind_code(words, spot + 3) if words.is_number(spot + 2) else spot


def _behind_code(words: Words, end: int) -> int:
    """Behind the letters and digits that go on from a type code."""
    limit = end + 3
    while words.touches(end - 1) and end < limit and words.at(end)[:1].isalnum():
        end += 1
    return end


def headed_at(words: Words, place: int, heads: frozenset[str], modifiers: int) -> int | None:
    """The place of the first head out of a list behind at most so many modifiers; None where there is none."""
    for number, spot in enumerate(_heads(words, place)):
        if number > modifiers:
            return None
        if words.at(spot) in heads and words.at(spot + 1) not in heads:
            return spot
    return None


def term_at(words: Words, place: int) -> tuple[str, int, int, int] | None:
    """The likes of "-year extension" behind a number: its unit, where the unit ends, and the place and end of the noun phrase."""
    spot = words.after_hyphen(place)
    unit = TERM_UNITS.get(words.at(spot))
    if spot == place or unit is None or words.at(spot + 1) == "-":
        return None
    head = headed_at(words, spot + 1, word_lists().nouns.terms, 3)
    return None if head is None else (unit, spot + 1, head, head + 1)
