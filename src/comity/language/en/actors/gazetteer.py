"""Names that tables know: states, bodies, outlets, organisations, found word by word in one walk."""

from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.words import Word, is_joined, keys
from comity.model.analysis import ActorKind
from comity.resources import load
from comity.resources.rows import Body, Office, Organisation, Publisher, Region, State

Form: TypeAlias = Literal["name", "capital", "demonym", "metonym"]
Node: TypeAlias = dict[str | None, Any]
"""A step of the walk: next word to next node; under None what ends here."""


class Known(NamedTuple):
    """An actor of a table under one of its forms. `is_doubtful` where that form alone is no proof; kind None names nobody."""

    kind: ActorKind | None
    key: str
    name: str
    states: tuple[str, ...] = ()
    form: Form = "name"
    is_doubtful: bool = False


class Match(NamedTuple):
    """What a run of words up to `stop` (exclusive) may name."""

    stop: int
    known: tuple[Known, ...]


@cache
def names() -> Node:
    """Everything with a name, as a tree of words."""
    root: Node = {}
    for phrase in lists().not_states:
        _add(root, phrase, Known(None, "", phrase))
    for state in load("states", State):
        _add_state(root, state)
    for body in load("bodies", Body):
        for form in (body.name, *body.forms):
            _add(root, form, Known("body", f"body:{body.code.lower()}", body.name))
        for form in body.seats:
            _add(root, form, Known("body", f"body:{body.code.lower()}", body.name, (), "metonym"))
    for outlet in load("publishers", Publisher):
        for form in (outlet.name, *outlet.forms):
            _add(root, form, Known("outlet", f"outlet:{outlet.code}", outlet.name, (outlet.state,)))
    for organisation in load("organisations", Organisation):
        states = (organisation.state,) if organisation.state else ()
        for form in (organisation.name, *organisation.forms):
            _add(root, form, Known("organisation", f"org:{organisation.code}", organisation.name, states))
    return root


@cache
def state_names() -> dict[str, str]:
    """The English name of each state by its code."""
    return {state.iso3: state.name for state in load("states", State)}


@cache
def offices() -> Node:
    """The offices of `offices.tsv`, in lower case, as a tree of words; at the end of each lies its row."""
    root: Node = {}
    for row in load("offices", Office):
        for form in (row.office, *row.forms):
            _add(root, form.lower(), row)
    return root


@cache
def openings() -> frozenset[str]:
    """The lower-case words with which an office, an organisation or a name in a table can begin."""
    offices_first = {key for key in offices() if key is not None}
    names_first = {key for key in names() if key is not None and key[0].islower()}
    return (
        lists().state_heads
        | lists().office_adjectives
        | lists().counterparts
        | offices_first
        | names_first
        | {"central", "national"}
    )


def match(root: Node, words: list[Word], start: int) -> Match | None:
    """The longest run of words from `start` that a table names."""
    node = _step(root, words[start])
    found: Match | None = None
    place = start
    while node is not None:
        place += 1
        if None in node:
            found = Match(place, tuple(node[None]))
        if place >= len(words) or not is_joined(words[place - 1], words[place]):
            break
        node = _step(node, words[place])
    return found


@cache
def regions() -> Node:
    """The phrases of `regions.tsv`, in lower case, as a tree of words; at the end of each lie the states it may mean."""
    root: Node = {}
    for row in load("regions", Region):
        for form in (row.region, *row.forms):
            for phrase in [f"{form} {noun}" for noun in row.nouns] or [form]:
                _add(root, phrase.lower(), frozenset(row.states))
    return root


def match_office(words: list[Word], start: int) -> tuple[int, Office] | None:
    """The longest office from `start`, whatever its capitals, with the place after it."""
    found: tuple[int, Office] | None = _longest(offices(), words, start)
    return found


def match_region(words: list[Word], start: int) -> tuple[int, frozenset[str]] | None:
    """The words for a state by its region from `start`, with the place after them and the states they may mean."""
    found: tuple[int, frozenset[str]] | None = _longest(regions(), words, start)
    return found


def _longest(root: Node, words: list[Word], start: int) -> tuple[int, Any] | None:
    """The longest phrase of a tree in lower case, and what lies at its end."""
    node: Node | None = root.get(words[start].lower)
    found: tuple[int, Any] | None = None
    place = start
    while node is not None:
        place += 1
        if None in node:
            found = (place, node[None][0])
        if place >= len(words) or not is_joined(words[place - 1], words[place]):
            break
        node = node.get(words[place].lower)
    return found


def _step(node: Node, word: Word) -> Node | None:
    found: Node | None = node.get(word.plain)
    if found is None and len(word.text) > 3 and word.text.isupper():
        found = node.get(word.plain.capitalize())
    return found


def _add(root: Node, phrase: str, what: object) -> None:
    node = root
    for key in keys(phrase):
        node = node.setdefault(key, {})
    ends = node.setdefault(None, [])
    if what not in ends:
        ends.append(what)


def _add_state(root: Node, state: State) -> None:
    forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("name", (state.name, *state.forms)),
        ("demonym", state.demonyms),
        ("capital", state.capitals),
        ("metonym", state.seats),
    )
    for form, phrases in forms:
        for phrase in phrases:
            known = Known("state", f"state:{state.iso3}", state.name, (state.iso3,), form, phrase in state.doubtful)
            _add(root, phrase, known)
