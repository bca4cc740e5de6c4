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
LETTERS, MOST_WORDS, OBJECT_REACH = 2, 3, 5
BETWEEN, OUTSIDE, BEFORE = 0.0, 12.0, 20.0
"""What a phrase costs between source and target, behind both, and before both."""

LONGER = 3.0
"""How much nearer a phrase counts for each word it has beyond the first."""


class RootTerm(Struct, frozen=True, kw_only=True):
    """Words that tell of a PLOVER root type (`plover.tsv`); `*` at the end of a word stands for any ending.

    With `objects` one of these must follow soon: "cut aid" and "ended the siege" tell something else than "aid" and "siege".
    """

    root: str
    lang: str
    objects: tuple[str, ...] = ()
    words: tuple[str, ...]


class Hit(NamedTuple):
    """A phrase of the table in a sentence: its root, its place, how many words it has and where its object ends."""

    root: str
    place: int
    size: int
    end: int


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


def _hits(words: list[str], lang: str) -> list[Hit]:
    """The phrases of the table in a sentence; what is the object of one tells nothing by itself."""
    pairs = [hit for place in range(len(words)) for hit in _joined(words, place, lang)]
    inner = {place for hit in pairs for place in range(hit.place, hit.end + 1)}
    return pairs + [hit for place in range(len(words)) if place not in inner for hit in _alone(words, place, lang)]


def _alone(words: list[str], place: int, lang: str) -> Iterator[Hit]:
    """The longest phrase that begins at a word and needs no object."""
    table = _table(lang)
    for size in range(min(MOST_WORDS, len(words) - place), 0, -1):
        rows = table.get((size, words[place][:LETTERS]), ())
        found = [row.root for phrase, row in rows if not row.objects and _fits(phrase, words, place)]
        if found:
            yield Hit(found[0], place, size, place + size - 1)
            return


def _joined(words: list[str], place: int, lang: str) -> Iterator[Hit]:
    """The phrase that begins at a word and has one of its objects soon behind it; the nearest object decides between rows."""
    found = []
    for size in range(min(MOST_WORDS, len(words) - place), 0, -1):
        for phrase, row in _table(lang).get((size, words[place][:LETTERS]), ()):
            if row.objects and _fits(phrase, words, place):
                found += [(end, row.root, size) for end in _objects(words, place + size, row.objects)]
    if found:
        end, root, size = min(found)
        yield Hit(root, place, size + 1, end)


def _objects(words: list[str], start: int, objects: tuple[str, ...]) -> Iterator[int]:
    """Where objects end that begin among the next words."""
    for place in range(start, min(len(words), start + OBJECT_REACH)):
        for parts in (tuple(one.split()) for one in objects):
            if place + len(parts) <= len(words) and _fits(parts, words, place):
                yield place + len(parts) - 1


def _fits(phrase: tuple[str, ...], words: list[str], place: int) -> bool:
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words[place : place + len(phrase)], strict=True)
    )


@cache
def _table(lang: str) -> dict[tuple[int, str], tuple[tuple[tuple[str, ...], RootTerm], ...]]:
    """Phrases with their rows by number of words and first letters, longer spellings first."""
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], RootTerm]]] = {}
    for row in load("plover", RootTerm):
        for words in row.words if row.lang == lang else ():
            phrase = tuple(words.split())
            found.setdefault((len(phrase), phrase[0][:LETTERS]), []).append((phrase, row))
    return {
        key: tuple(sorted(items, key=lambda item: (-len(" ".join(item[0])), item[0], item[1].root)))
        for key, items in found.items()
    }
