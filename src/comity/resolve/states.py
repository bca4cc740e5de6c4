"""States, bodies and organisations that a stretch of words names."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.resolve.words import MOST_WORDS, Word, fold, words_of
from comity.resources import load
from comity.resources.rows import Body, Organisation, State


class Named(NamedTuple):
    """A name among some words: its code, and the half-open run of words that bears it."""

    code: str
    first: int
    last: int


@cache
def state_terms() -> dict[tuple[str, ...], str]:
    """Codes of states and bodies by the folded words that name them; words that mean a state only at times are left out."""
    found: dict[tuple[str, ...], str] = {}
    for row in load("states", State):
        for term in (row.name, *row.forms, *row.demonyms, *row.capitals, *row.seats, row.iso3):
            if term not in row.doubtful:
                found.setdefault(_key(term), row.iso3)
    for body in load("bodies", Body):
        for term in (body.name, *body.forms, *body.seats, body.code):
            found.setdefault(_key(term), body.code)
    return found


@cache
def organisation_terms() -> dict[tuple[str, ...], str]:
    """Codes of organisations by the folded words that name them."""
    rows = load("organisations", Organisation)
    return {_key(term): row.code for row in rows for term in (row.name, *row.forms)}


def _key(term: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(term))


def states_in(words: Sequence[Word]) -> Iterator[Named]:
    """States and bodies that capitalised words name, from left to right."""
    return _named(words, state_terms())


def organisations_in(words: Sequence[Word]) -> Iterator[Named]:
    """Organisations that capitalised words name, from left to right."""
    return _named(words, organisation_terms())


def _named(words: Sequence[Word], terms: dict[tuple[str, ...], str]) -> Iterator[Named]:
    place = 0
    while place < len(words):
        length = next((n for n in range(MOST_WORDS, 0, -1) if _is_name(words[place : place + n], n, terms)), 0)
        if length:
            yield Named(terms[tuple(word.folded for word in words[place : place + length])], place, place + length)
        place += length or 1


def _is_name(words: Sequence[Word], length: int, terms: dict[tuple[str, ...], str]) -> bool:
    """Whether words are a term, written as a name: capitalised, and a code or abbreviation in capitals ("US", not "us")."""
    if len(words) < length or not words[0].text[0].isupper():
        return False
    if length == 1 and len(words[0].folded) <= 3 and not words[0].text.isupper():
        return False
    return tuple(word.folded for word in words) in terms


@cache
def code_of(name: str) -> str | None:
    """The code of the state or body that a whole name is, or is the code of; None for anything else."""
    key = _key(name.removeprefix("the ").removeprefix("The "))
    return state_terms().get(key) if key else None


@cache
def folded(name: str) -> str:
    """A name's folded words, for comparing."""
    return " ".join(fold(word.text) for word in words_of(name))
