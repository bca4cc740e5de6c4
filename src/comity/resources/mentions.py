"""Which states some words name, as the dossiers of two states look for it: by name or by the word for its people."""

import re
from functools import cache

from comity.model.ids import digest
from comity.resources import load
from comity.resources.rows import State

_WORD = re.compile(r"\w+")


def named_states(words: str) -> tuple[str, ...]:
    """The states (ISO alpha-3) of which a name stands in some words as whole words, sorted."""
    openings = _openings()
    likely = {code for word in openings.keys() & _WORD.findall(words) for code, form in openings[word] if form in words}
    return tuple(sorted(code for code in likely if names_state(words, code)))


def names_state(words: str, code: str) -> bool:
    """Whether some words name a state; one that the table does not know is never named."""
    pattern = state_pattern(code)
    return pattern is not None and pattern.search(words) is not None


@cache
def state_pattern(code: str) -> re.Pattern[str] | None:
    """Whatever names a state: its names and the words for its people, as whole words; None for a state that is not known."""
    forms = _forms().get(code)
    return None if forms is None else re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@cache
def mentions_digest() -> str:
    """A digest of all names, which tells whether words have been looked through for them."""
    return digest(*(form for code, forms in _forms().items() for form in (code, *forms)))


@cache
def _openings() -> dict[str, tuple[tuple[str, str], ...]]:
    """The names that begin with a word, each with its state: few words of a text begin any."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for code, forms in _forms().items():
        for form in forms:
            word = _WORD.findall(form)[0]
            found[word] = (*found.get(word, ()), (code, form))
    return found


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The names of states by code, the longest first."""
    rows = sorted(load("states", State), key=lambda row: row.iso3)
    return {row.iso3: tuple(sorted({row.name, *row.forms, *row.demonyms}, key=lambda form: (-len(form), form))) for row in rows}
