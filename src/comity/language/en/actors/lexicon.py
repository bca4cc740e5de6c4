"""The word list `lexicon/actors.toml`, read once."""

from functools import cache
from typing import Any

from msgspec import Struct, convert

from comity.language.en.actors.words import fold
from comity.language.en.lists import read_lists


class Words(Struct, frozen=True, kw_only=True):
    """The lists by name; what each is for stands beside it in `actors.toml`. Accents are taken off."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    state_heads: frozenset[str]
    followers: frozenset[str]
    suffixes: frozenset[str]
    domains: frozenset[str]
    office_nouns: frozenset[str]
    counterparts: frozenset[str]
    office_adjectives: frozenset[str]
    openers: frozenset[str]
    not_names: frozenset[str]
    calendar: frozenset[str]
    things: frozenset[str]
    namesakes: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    currencies: frozenset[str]
    not_states: tuple[str, ...]
    homonyms: dict[str, frozenset[str]]
    usual: dict[str, str]
    given: frozenset[str]
    first_families: frozenset[str]
    families: frozenset[str]
    family_endings: tuple[str, ...]
    nominals: dict[str, frozenset[str]]


@cache
def words() -> Words:
    """The lists, cached."""
    table = read_lists("actors", dict[str, Any])
    lists = {name: _list(value) for name, value in table.items() if isinstance(value, str) and name != "not_states"}
    return convert(
        {
            **lists,
            "not_states": [line.strip() for line in table["not_states"].splitlines() if line.strip()],
            "homonyms": {name: _list(value) for name, value in table["homonyms"].items()},
            "usual": {fold(name): state for name, state in table["usual"].items()},
            "given": frozenset[str]().union(*(_list(value) for value in table["given"].values())),
            "first_families": _list(table["families"]["first"]),
            "families": _list(table["families"]["common"]),
            "family_endings": tuple(sorted(_list(table["families"]["endings"]))),
            "nominals": {name: _list(value) for name, value in table["nominals"].items()},
        },
        Words,
    )


def _list(value: str) -> frozenset[str]:
    return frozenset(fold(word) for word in value.split())
