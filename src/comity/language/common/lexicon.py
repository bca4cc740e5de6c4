"""The hand-made tables of a language: one file in its `lexicon/` for each layer."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from msgspec import Struct, convert

from comity.language.common.forms import Table

Lists = TypeVar("Lists", bound=Struct)


class UnitWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What one is of a unit: `factor` of it, called by these words."""

    unit: str
    words: tuple[str, ...]
    factor: str = "1"


class Quantities(Struct, frozen=True, forbid_unknown_fields=True):
    """`quantities.toml`: numbers, units, money, hedges and changes.

    `hedges` and `hedges_after` are the words by the row of `hedges.tsv` that they mean. `by` stands before what something grew
    by, `to` before what it grew to. `linking` may stand between a scale word and its unit. `thousands` is the mark between
    thousands, empty where only a space is.
    """

    endings: frozenset[str]
    small: Mapping[str, str]
    scales: Mapping[str, str]
    halves: Mapping[str, str]
    short: frozenset[str]
    number_joining: frozenset[str]
    thousands: str
    linking: frozenset[str]
    units: tuple[UnitWords, ...]
    money: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, str]
    rates: Mapping[str, tuple[str, ...]]
    hedges: Mapping[str, tuple[str, ...]]
    hedges_after: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    range_open: frozenset[str]
    range_between: frozenset[str]
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]
    part_of: tuple[str, ...]
    multiples: Mapping[str, tuple[str, ...]]
    multiplying: Mapping[str, tuple[str, ...]]
    multiplied: tuple[str, ...]
    times_open: frozenset[str]
    times: tuple[str, ...]
    is_by_needed: bool


class Dates(Struct, frozen=True, forbid_unknown_fields=True):
    """`dates.toml`: months, ordinals and what stands around dates.

    `relative` gives years and months by their distance from publication, `previous` spans counted from another date of the
    sentence, `roles` what the words before a date make of it.
    """

    endings: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    quarter: tuple[str, ...]
    half: tuple[str, ...]
    month: tuple[str, ...]
    first: tuple[str, ...]
    of: frozenset[str]
    year_before: frozenset[str]
    year_after: tuple[str, ...]
    year_led: frozenset[str]
    fiscal: tuple[str, ...]
    joining: frozenset[str]
    years_ago: Mapping[str, tuple[str, ...]]
    months_ago: Mapping[str, tuple[str, ...]]
    previous: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]


class Actors(Struct, frozen=True, forbid_unknown_fields=True):
    """`actors.toml`: states beyond their names in CLDR, their adjectives and capitals, and what prepositions make of them."""

    names: Mapping[str, tuple[str, ...]]
    unused: frozenset[str]
    adjectives: Mapping[str, tuple[str, ...]]
    adjective_endings: frozenset[str]
    capitals: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, str]
    articles: frozenset[str]
    joining: frozenset[str]


class Speech(Struct, frozen=True, forbid_unknown_fields=True):
    """`speech.toml`: verbs of saying, words that name a source, what speakers are called, and what ends their name."""

    endings: frozenset[str]
    verbs: tuple[str, ...]
    sources: tuple[str, ...]
    offices: tuple[str, ...]
    bodies: tuple[str, ...]
    that: frozenset[str]
    ends: frozenset[str]
    articles: frozenset[str]


class CueWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`cues.toml`: what figures measure, of which goods, in which mood."""

    endings: frozenset[str]
    indicators: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[str, ...]]
    not_indicators: tuple[str, ...]
    products: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]


@cache
def read_lexicon(lang: str, name: str, kind: type[Lists]) -> Lists:
    """A file of a language's lexicon, decoded; one that does not fit is a fault of ours and raises msgspec.ValidationError."""
    raw = files("comity.language").joinpath(lang, "lexicon", f"{name}.toml").read_bytes()
    return convert(tomllib.loads(raw.decode()), kind)


def keyed(rows: Mapping[str, tuple[str, ...]], endings: frozenset[str]) -> Table[str]:
    """A table that leads from phrases to the key they stand under."""
    return Table(((phrase, key) for key, phrases in rows.items() for phrase in phrases), endings)


def listed(phrases: tuple[str, ...], endings: frozenset[str]) -> Table[bool]:
    """A table of phrases of one meaning."""
    return Table(((phrase, True) for phrase in phrases), endings)
