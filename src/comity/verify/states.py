"""States and bodies: their codes, and the words that name them."""

import re
from functools import cache

from comity.resources import load
from comity.resources.rows import Body, State
from comity.verify.errors import RefusedError

WORD = re.compile(r"[^\W_]+")
SHORT = 3
"""Names of at most so many letters are matched in their own capitals: "US" is a state, "us" a pronoun."""


def code(name: str | None) -> str | None:
    """A code as given. Raises RefusedError for what is the code of no state and no body."""
    if name is not None and name not in codes():
        raise RefusedError(f"{name!r} is no ISO 3166-1 alpha-3 code and no code of an international body")
    return name


@cache
def codes() -> frozenset[str]:
    """The codes of all states and bodies."""
    return frozenset({*(row.iso3 for row in load("states", State)), *(row.code for row in load("bodies", Body))})


@cache
def states_alone() -> frozenset[str | None]:
    """The codes of states, bodies left out."""
    return frozenset(row.iso3 for row in load("states", State))


def code_of_name(name: str) -> str | None:
    """The code of the state or body that a name is the whole name of."""
    return _index().get(_key(tuple(WORD.findall(name))))


@cache
def words_of(state: str) -> frozenset[str]:
    """The small letters of all words in the names of a state or body, and in what its people and capitals are called."""
    names = [name for name, owner in _names() if owner == state]
    return frozenset(word.casefold() for name in names for word in WORD.findall(name))


def state_of(name: str) -> str | None:
    """The one state that a name holds the name of ("Kenyan Embassy"); None where it holds none or several."""
    tokens = WORD.findall(name)
    index = _index()
    runs = (
        tuple(tokens[first:last]) for first in range(len(tokens)) for last in range(first + 1, min(first + 6, len(tokens) + 1))
    )
    found = {index[key] for key in map(_key, runs) if key in index}
    return found.pop() if len(found) == 1 else None


@cache
def _index() -> dict[tuple[str, ...], str]:
    """States by the words of each name that is theirs alone."""
    found: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, ...]] = set()
    for name, owner in _names():
        key = _key(tuple(WORD.findall(name)))
        if found.setdefault(key, owner) != owner:
            shared.add(key)
    return {key: owner for key, owner in found.items() if key not in shared}


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word if len(word) <= SHORT else word.casefold() for word in words)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    states = load("states", State)
    named = [(name, row.iso3) for row in states for name in (row.name, *row.forms, *row.demonyms, *row.capitals, *row.seats)]
    bodies = [(name, row.code) for row in load("bodies", Body) for name in (row.name, *row.forms)]
    return (*named, *bodies)
