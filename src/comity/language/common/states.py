"""States in a text, each with the part that its case or preposition gives it in a flow."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from babel import Locale

from comity.language.common.forms import Table
from comity.language.common.words import Words, words_of
from comity.model.analysis import Mention
from comity.resources import load
from comity.resources.rows import State

Form: TypeAlias = Literal["name", "capital", "demonym"]
Part: TypeAlias = Literal["origin", "destination", "with", "owner", "doer", "place"]


class Named(NamedTuple):
    """What a phrase names: states, by what sort of word, and in which cases it may stand, where the language has cases."""

    states: tuple[str, ...]
    form: Form
    cases: frozenset[str] = frozenset()


PartOf: TypeAlias = Callable[[Words, int, int, Named], Part | None]
"""What the words before a mention (its first token, the token behind it) and its case make of it."""


def cldr_names(lang: str, unused: Iterable[str]) -> Mapping[str, str]:
    """The names of states in a language by ISO alpha-3 code, as CLDR has them; those in `unused` are left out."""
    territories = Locale(lang).territories
    found = {row.iso3: territories.get(row.iso2) for row in load("states", State)}
    return {code: name for code, name in found.items() if name and name not in unused}


@cache
def english_names() -> Mapping[str, str]:
    """The names by which dossiers call states."""
    return {row.iso3: row.name for row in load("states", State)}


def mentions(
    text: str,
    table: Table[Named],
    part_of: PartOf,
    joining: Container[str],
    joined: Callable[[str], tuple[str, ...] | None],
) -> Iterator[Mention]:
    """The states that a text names, in order, names with a capital only.

    What stands behind a word of `joining` ("and") and tells no part of its own has that of the state before. `joined` reads the
    two states out of one adjective ("российско-индийский").
    """
    words = words_of(text)
    place = 0
    last: tuple[int, Part | None] = (-1, None)
    while place < len(words.low):
        capital = words.is_capital(place)
        fitting = (row for row in table.all_at(words, place) if capital or row[0].form == "demonym")
        found = next(fitting, None) or _joined(words, place, joined)
        if found is None:
            place += 1
            continue
        named, end = found
        part = part_of(words, place, end, named)
        if last[0] == place - 1 and last[1] is not None and words.at(place - 1) in joining:
            part = last[1] if part in {None, "doer", "owner"} else part
        last = (end, part)
        yield _mention(words, place, end, named, part)
        place = end


def _joined(words: Words, place: int, joined: Callable[[str], tuple[str, ...] | None]) -> tuple[Named, int] | None:
    states = joined(words.at(place)) if "-" in words.at(place) else None
    return (Named(states, "demonym"), place + 1) if states else None


def _mention(words: Words, first: int, end: int, named: Named, part: Part | None) -> Mention:
    name = english_names().get(named.states[0], named.states[0])
    form: Any = named.form
    return Mention(
        start=words.start[first],
        end=words.end[end - 1],
        kind="state",
        key=f"state:{'-'.join(named.states)}",
        name=name,
        states=named.states,
        form=form,
        part=part,
    )
