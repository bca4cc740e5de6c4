"""Cue words: what a language says to mark a base year, an aim, a direction and the like."""

from functools import cache

from msgspec import Struct

from comity.resources import load


class Cue(Struct, frozen=True):
    """The words of one language that mark one thing."""

    kind: str
    lang: str
    words: tuple[str, ...] = ()


@cache
def cues(kind: str, lang: str) -> frozenset[tuple[str, ...]]:
    """The cue phrases of a kind, as tuples of lower-case words; none for a language without a table."""
    rows = [row for row in load("cues", Cue) if row.kind == kind and row.lang == lang]
    return frozenset(tuple(phrase.split()) for row in rows for phrase in row.words)


@cache
def longest(kind: str, lang: str) -> int:
    """How many words the longest phrase of a kind has."""
    return max((len(phrase) for phrase in cues(kind, lang)), default=0)
