"""The states that Spanish words name, and what the preposition before them makes of them."""

from collections.abc import Sequence
from functools import cache

from comity.language.common.forms import Table
from comity.language.common.lexicon import Actors, read_lexicon
from comity.language.common.states import Named, Part, cldr_names, mentions
from comity.language.common.words import Words
from comity.model.analysis import Mention, Sentence
from comity.model.syntax import Name

MOST_PREPOSITION = 2


def actors(text: str, sentences: Sequence[Sentence], names: Sequence[Name] = ()) -> tuple[Mention, ...]:  # noqa: ARG001
    """The states that a text names, in order, each with its part in a flow where a preposition tells."""
    return tuple(mentions(text, _table(), _part, _lists().joining, lambda _: None))


@cache
def _lists() -> Actors:
    lists: Actors = read_lexicon("es", "actors", Actors)
    return lists


@cache
def _table() -> Table[Named]:
    lists = _lists()
    rows: list[tuple[str, Named]] = []
    names = [*cldr_names("es", lists.unused).items(), *((code, name) for code, more in lists.names.items() for name in more)]
    rows += ((_spaced(name), Named((code,), "name")) for code, name in names)
    rows += ((city, Named((code,), "capital")) for code, cities in lists.capitals.items() for city in cities)
    for code, stems in lists.adjectives.items():
        rows += ((stem + ending, Named((code,), "demonym")) for stem in stems for ending in sorted(lists.adjective_endings))
    return Table(rows)


def _spaced(name: str) -> str:
    """A name as its tokens stand: a full stop is one of its own."""
    return " ".join(name.replace(".", " . ").split())


def _part(words: Words, first: int, end: int, named: Named) -> Part | None:  # noqa: ARG001
    """What the preposition before a mention makes of it, articles left out."""
    if named.form == "demonym":
        return "owner"
    lists, spot = _lists(), first
    while words.at(spot - 1) in lists.articles:
        spot -= 1
    for size in range(MOST_PREPOSITION, 0, -1):
        found = lists.parts.get(" ".join(words.low[max(0, spot - size) : spot]))
        if found is not None:
            return found  # type: ignore[return-value]  # the table holds parts
    return "doer"
