"""The nouns and goods by which measures are found, and a measure as found in a sentence."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.extract import ties
from comity.extract.deeds import Deed
from comity.extract.measure.sides import Sides
from comity.extract.setting import Match
from comity.model.claim import MeasureAction, MeasureType
from comity.resources import load


class Noun(Struct, frozen=True, kw_only=True):
    """Nouns for a type of measure (`measures.tsv`).

    `only` are the actions with which they count, empty for all; `stands` when the noun with a side of its own tells of a
    measure in force without any verb ("US sanctions on Iran"); `needs_both` when the noun is a measure between states only where
    both sides are named ("Chad's ban on Nigerian fish").
    """

    type: MeasureType
    lang: str
    only: tuple[MeasureAction, ...]
    stands: bool
    is_favour: bool
    needs_both: bool
    words: tuple[str, ...]


class Goods(Struct, frozen=True, kw_only=True):
    """What a verb must be done to, to be a measure of its own (`measure_objects.tsv`): "froze assets", "expelled diplomats"."""

    type: MeasureType
    lang: str
    words: tuple[str, ...]


Thing = ties.Thing[Noun]


class Found(NamedTuple):
    """A measure in a sentence: its deed (standing ones have none of their own) and the words it reaches over."""

    deed: Deed
    type: MeasureType
    action: MeasureAction
    sides: Sides
    span: Match
    object: str | None
    needs_both: bool = False


@cache
def nouns(lang: str) -> dict[tuple[str, ...], Noun]:
    """The rows of `measures.tsv` of a language by their words."""
    return {tuple(words.split()): row for row in load("measures", Noun) if row.lang == lang for words in row.words}


@cache
def goods(lang: str) -> dict[tuple[str, ...], Goods]:
    """The rows of `measure_objects.tsv` of a language by their words."""
    return {tuple(words.split()): row for row in load("measure_objects", Goods) if row.lang == lang for words in row.words}
