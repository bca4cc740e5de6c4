"""PLOVER root types: what a source does to a target, read from the words between and around them.

The categories are those of the codebook of PLOVER, the Political Language Ontology for Verifiable Event Records; the words are
Comity's own.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.resources import load

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
LETTERS, MOST_WORDS = 2, 3
BETWEEN, OUTSIDE, BEFORE = 0.0, 12.0, 20.0
"""What a phrase costs between source and target, behind both, and before both."""

LONGER = 3.0
"""How much nearer a phrase counts for each word it has beyond the first."""


class RootTerm(Struct, frozen=True, kw_only=True):
    """Words that tell of a PLOVER root type (`plover.tsv`); `*` at the end of a word stands for any ending."""

    root: str
    lang: str
    words: tuple[str, ...]


class Hit(NamedTuple):
    """A phrase of the table in a sentence: its root, its place and how many words it has."""

    root: str
    place: int
    size: int


def root_of(text: str, source: str, target: str, lang: str = "en") -> str | None:
    """The root type of what `source` does to `target` in a sentence; None where no phrase of the table tells.

    The phrase nearest behind the source and before the target decides, a longer one before a shorter one.
    """
    words = [match.group().lower() for match in WORD.finditer(text)]
    acting, suffering = _span(words, source), _span(words, target)
    costs = [(_cost(hit, acting, suffering), hit.place, hit.root) for hit in _hits(words, lang)]
    return min(costs)[2] if costs else None


def root(row: Mapping[str, str]) -> dict[str, str | None]:
    """`root_of` for a row with "text", "source" and "target", as {"root": ...}."""
    return {"root": root_of(row["text"], row["source"], row["target"])}


def _span(words: list[str], name: str) -> tuple[int, int]:
    """The first and last place of a name in a sentence, (-1, -1) where it does not stand."""
    sought = [match.group().lower() for match in WORD.finditer(name)]
    for place in range(len(words) - len(sought) + 1):
        if sought and words[place : place + len(sought)] == sought:
            return place, place + len(sought) - 1
    return -1, -1


def _cost(hit: Hit, source: tuple[int, int], target: tuple[int, int]) -> float:
    """How far a phrase stands from being what the source does to the target."""
    first, second = sorted((source, target))
    inside = any(low <= hit.place <= high for low, high in (source, target))
    if first[1] < hit.place < second[0]:
        distance = BETWEEN + (hit.place - first[1] if first == source else second[0] - hit.place)
    elif hit.place > second[1]:
        distance = OUTSIDE + hit.place - second[1]
    else:
        distance = BEFORE + first[0] - hit.place
    return distance + (OUTSIDE if inside else 0.0) - LONGER * (hit.size - 1)


def _hits(words: list[str], lang: str) -> Iterator[Hit]:
    table = _table(lang)
    for place in range(len(words)):
        for size in range(min(MOST_WORDS, len(words) - place), 0, -1):
            found = [root for phrase, root in table.get((size, words[place][:LETTERS]), ()) if _fits(phrase, words, place)]
            if found:
                yield Hit(found[0], place, size)
                break


def _fits(phrase: tuple[str, ...], words: list[str], place: int) -> bool:
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words[place : place + len(phrase)], strict=True)
    )


@cache
def _table(lang: str) -> dict[tuple[int, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases with their roots by number of words and first letters, longer spellings first."""
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], str]]] = {}
    for row in load("plover", RootTerm):
        for words in row.words if row.lang == lang else ():
            phrase = tuple(words.split())
            found.setdefault((len(phrase), phrase[0][:LETTERS]), []).append((phrase, row.root))
    return {key: tuple(sorted(items, key=lambda item: (-len(" ".join(item[0])), item))) for key, items in found.items()}
