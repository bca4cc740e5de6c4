"""Rows that are found in text by their phrases, where one phrase may belong to several rows."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from comity.resources import load


class PhraseRow(Struct, frozen=True, kw_only=True):
    """A row with the phrases of one language that it is found by."""

    lang: str
    words: tuple[str, ...]


R = TypeVar("R", bound=PhraseRow)


class Phrases(NamedTuple, Generic[R]):
    """Rows by phrase, as tuples of lower-case words, and how many words the longest phrase has."""

    rows: Mapping[tuple[str, ...], tuple[R, ...]]
    most: int


def phrases(table: str, row: type[R], lang: str) -> Phrases[R]:
    """The rows of a language by their phrases, those of one phrase in the order of the table."""
    rows: dict[tuple[str, ...], tuple[R, ...]] = {}
    for item in load(table, row):
        for phrase in item.words if item.lang == lang else ():
            key = tuple(phrase.split())
            rows[key] = (*rows.get(key, ()), item)
    return Phrases(rows, max(map(len, rows), default=0))
