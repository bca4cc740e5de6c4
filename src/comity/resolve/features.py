"""Features: what two claims have in common or what tells them apart, each a function whose docstring is its explanation."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.model.period import Period
from comity.resolve.states import organisations_in, states_in
from comity.resolve.words import Word, listed, number_words, stem, words_of
from comity.resources import load
from comity.resources.rows import State

A_MONTH = 31


class Name(NamedTuple):
    """What a name tells, all sorted: its telling words, those of them that are rare, its numbers, its sector words.

    `is_many` when its head is in the plural ("new agreements"): it names several things at once.
    """

    words: tuple[str, ...]
    rare: tuple[str, ...]
    numbers: tuple[str, ...]
    is_many: bool


class Field(Struct, frozen=True, kw_only=True):
    """A field in which states deal with one another (`sectors.tsv`) and the words that name it."""

    code: str
    label: str
    words: tuple[str, ...]


@cache
def sector_stems() -> frozenset[str]:
    """The stems of single words that name a field: they tell what a thing is about, but not which thing it is."""
    return frozenset(stem(word) for row in load("sectors", Field) for phrase in row.words for word in phrase.split())


@cache
def name_of(text: str) -> Name:
    """Read a name: states, organisations, heads ("treaty") and words that any name may have ("new", "joint") tell nothing."""
    words = words_of(text)
    silent = {place for named in (*states_in(words), *organisations_in(words)) for place in range(named.first, named.last)}
    numbers, telling = set(), set()
    for place, word in enumerate(words):
        number = _number(word)
        if number is not None:
            numbers.add(number)
        elif place not in silent and _is_telling(word):
            telling.add(stem(word.folded))
    rare = telling - sector_stems()
    return Name(tuple(sorted(telling)), tuple(sorted(rare)), tuple(sorted(numbers)), _is_many(words))


def _number(word: Word) -> str | None:
    if word.folded in number_words():
        return number_words()[word.folded]
    digits = word.folded.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return str(int(digits)) if digits.isascii() and digits.isdigit() else None


def _is_telling(word: Word) -> bool:
    root = stem(word.folded)
    return len(root) > 1 and not ({root, word.folded} & (listed("generic") | listed("accord") | listed("article")))


def _is_many(words: list[Word]) -> bool:
    """Whether the first head of a name is in the plural; what follows "of" or "on" is no head."""
    heads = listed("accord")
    for word in words:
        if word.folded in heads:
            return word.folded == "memoranda"
        if stem(word.folded) in heads:
            return True
    return False


def proper_names(name: str, owners: Iterable[str] = ()) -> tuple[str, ...]:
    """The capitalised words of a name that no state, organisation or owner bears, sorted: "GLONASS", "Boqueron"."""
    words = words_of(name)
    known = {n for named in (*states_in(words), *organisations_in(words)) for n in range(named.first, named.last)}
    owned = {word.folded for owner in owners for word in words_of(owner)}
    silent = listed("generic") | listed("accord") | listed("article") | owned
    capitalised = (word for n, word in enumerate(words) if word.text[0].isupper() and n not in known)
    return tuple(sorted({word.folded for word in capitalised if not {word.folded, stem(word.folded)} & silent}))


def same_parties(one: Collection[str], other: Collection[str]) -> bool:
    """Both name the same states and bodies."""
    return bool(one) and set(one) == set(other)


def nested_parties(one: Collection[str], other: Collection[str]) -> bool:
    """The states and bodies that one names are among those of the other."""
    return bool(one) and bool(other) and (set(one) <= set(other) or set(other) <= set(one))


def shared_words(one: Collection[str], other: Collection[str]) -> tuple[str, ...]:
    """The telling words that both names hold."""
    return tuple(sorted(set(one) & set(other)))


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """The share of the shorter name's telling words that the other name holds too, 0 where a name has none."""
    return len(set(one) & set(other)) / min(len(set(one)), len(set(other))) if one and other else 0.0


def numbers_differ(one: Name, other: Name) -> bool:
    """Both names hold numbers, and not the same ones: a 19th meeting is not the 18th."""
    return bool(one.numbers) and bool(other.numbers) and one.numbers != other.numbers


def same_day(one: Period | None, other: Period | None) -> bool:
    """Both are dated to one and the same day."""
    return one is not None and one == other and one.days == 1


def dates_differ(one: Period | None, other: Period | None) -> bool:
    """Both are dated and share no day."""
    return one is not None and other is not None and not one.overlaps(other)


def dates_nest(one: Period | None, other: Period | None) -> Period | None:
    """One date lies within the other, such as a day in its month: the wider of the two, None where neither contains the other."""
    if one is None or other is None:
        return None
    if one.contains(other):
        return one
    return other if other.contains(one) else None


def is_close(when: Period) -> bool:
    """A date no wider than a month."""
    return (when.days or A_MONTH + 1) <= A_MONTH


def places_differ(one: str | None, other: str | None) -> bool:
    """Both name a place, and the names share no word; a state's name is too wide to tell places apart."""
    left, right = place_words(one), place_words(other)
    return bool(left) and bool(right) and not left & right


@cache
def place_words(place: str | None) -> frozenset[str]:
    """The folded words of a place below the level of a state: cities stay, Venezuela and "the Russian capital" do not."""
    if place is None:
        return frozenset()
    words = words_of(place)
    wide = {
        n for named in states_in(words) for n in range(named.first, named.last) if _is_state_name(words[named.first : named.last])
    }
    skipped = listed("article") | listed("generic") | {"capital", "city"}
    return frozenset(word.folded for n, word in enumerate(words) if n not in wide and word.folded not in skipped)


@cache
def _state_names() -> frozenset[str]:
    rows = load("states", State)
    terms = (term for row in rows for term in (row.name, *row.forms, *row.demonyms))
    return frozenset(" ".join(word.folded for word in words_of(term)) for term in terms)


def _is_state_name(words: list[Word]) -> bool:
    return " ".join(word.folded for word in words) in _state_names()
