"""Slips of machine translation that another version of the text shows.

A literal rendering stands where that version has the usual word; or, in a text known to be a translation, a word stands where
that version has another that looks much like it: the two are one word in the original's language.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import takewhile
from typing import TypeAlias

from msgspec import Struct

from comity.resources import load
from comity.resources.rows import LiteralRendering

REACH = 4
"""So many words before and after are compared."""
ALIKE = 2
"""So many of them, next to the rendering without a gap, must be the same in both texts, and one of them must tell something."""
TELLING = 5
"""Letters from which on a word tells something: shorter ones are mostly articles and prepositions."""
LONG = 6
"""Letters of a word that may be taken for one that looks like it; of fewer, too many look alike."""
LOOKALIKE = 0.6
"""So much of the letters of two such words come in one order (twice those in common, by all of both)."""
STEM = 5
"""Words with so many first letters in common are forms of one word."""
SURE = 3
"""So many words around must be the same where no table knows the rendering."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
Word: TypeAlias = tuple[str, int, int]
"""A word in lower case with its half-open code points."""
Stretch: TypeAlias = tuple[int, int]
"""Half-open places of words."""


class SiblingSlip(Struct, frozen=True, order=True):
    """A likely slip at code points `start:end`, with the words around it that the other text has too.

    `sibling` is what the other text has there; `lang` is the language that shows through, `original` its word, both None where
    the other text alone shows the slip.
    """

    start: int
    end: int
    wording: str
    sibling: str
    lang: str | None = None
    original: str | None = None


def sibling_slips(text: str, other: str, *, is_translated: bool = False) -> tuple[SiblingSlip, ...]:
    """The likely slips of a text that another version of it shows, in the order of the words; never certain.

    A word that `literal_renderings.tsv` knows is good English by itself ("campaign"). It is told only where the other text has,
    with the same words around, what the original means ("company"), and so was read differently by another translator.
    Where a text is known to be translated, no table is needed for a word that looks like the other's ("policy" for "politics").
    """
    mine, theirs = _words(text), _words(other)
    places = _places(theirs)
    found = []
    for start, row in _renderings(mine):
        here = (start, start + len(row.literal.split()))
        there = (stretch for usual in row.usual for stretch in _stretches(usual.split(), theirs, places))
        alike = next((shared for stretch in there if (shared := _around(mine, here, theirs, stretch)) is not None), None)
        if alike is not None:
            (first, last), (begun, ended) = alike
            worded = _one_line(text[mine[first][1] : mine[last - 1][2]])
            sibling = _one_line(other[theirs[begun][1] : theirs[ended - 1][2]])
            found.append(SiblingSlip(mine[first][1], mine[last - 1][2], worded, sibling, row.lang, row.original))
    if is_translated:
        told = [(slip.start, slip.end) for slip in found]
        shown = _lookalikes(text, mine, other, theirs)
        found += [slip for slip in shown if all(slip.end <= start or end <= slip.start for start, end in told)]
    return tuple(sorted(found, key=lambda slip: (slip.start, slip.end)))


def _lookalikes(text: str, mine: Sequence[Word], other: str, theirs: Sequence[Word]) -> Iterator[SiblingSlip]:
    """Words that stand where the other text has a word much like them, each once."""
    between: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in range(1, len(theirs) - 1):
        between[theirs[place - 1][0], theirs[place + 1][0]].append(place)
    for place in range(1, len(mine) - 1):
        for there in between.get((mine[place - 1][0], mine[place + 1][0]), ()):
            one, its = (place, place + 1), (there, there + 1)
            if not _is_lookalike(text[slice(*mine[place][1:])], other[slice(*theirs[there][1:])]):
                continue
            alike = _around(mine, one, theirs, its)
            if alike is not None and sum(end - start for start, end in alike) >= 2 * (SURE + 1):
                (first, last), (begun, ended) = alike
                worded = _one_line(text[mine[first][1] : mine[last - 1][2]])
                yield SiblingSlip(
                    mine[first][1], mine[last - 1][2], worded, _one_line(other[theirs[begun][1] : theirs[ended - 1][2]])
                )
                break


def _is_lookalike(word: str, other: str) -> bool:
    """Whether two words, no names, look much alike and are no forms of one word."""
    if min(len(word), len(other)) < LONG or not (word.islower() and other.islower()) or word[0] != other[0]:
        return False
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return stem < STEM and SequenceMatcher(None, word, other, autojunk=False).ratio() >= LOOKALIKE


def _renderings(words: Sequence[Word]) -> Iterator[tuple[int, LiteralRendering]]:
    """Each place among the words at which a literal rendering begins, with its row; the longest where several begin."""
    for start, (word, _, _) in enumerate(words):
        for row in _rows().get(word, ()):
            literal = row.literal.split()
            if [each for each, _, _ in words[start : start + len(literal)]] == literal:
                yield start, row
                break


def _stretches(phrase: Sequence[str], words: Sequence[Word], places: dict[str, list[int]]) -> Iterator[Stretch]:
    for place in places.get(phrase[0], ()):
        stop = place + len(phrase)
        if [word for word, _, _ in words[place:stop]] == list(phrase):
            yield place, stop


def _around(mine: Sequence[Word], here: Stretch, theirs: Sequence[Word], there: Stretch) -> tuple[Stretch, Stretch] | None:
    """Both stretches with the same words around them, None where too few are the same."""
    (start, end), (place, stop) = here, there
    before = _same(reversed(mine[max(0, start - REACH) : start]), reversed(theirs[max(0, place - REACH) : place]))
    after = _same(iter(mine[end : end + REACH]), iter(theirs[stop : stop + REACH]))
    around = [word for word, _, _ in (*mine[start - before : start], *mine[end : end + after])]
    if len(around) < ALIKE or not any(len(word) >= TELLING or word.isdigit() for word in around):
        return None
    return (start - before, end + after), (place - before, stop + after)


def _same(one: Iterator[Word], other: Iterator[Word]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left[0] != right[0]:
            break
        count += 1
    return count


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _words(text: str) -> list[Word]:
    return [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _places(words: Sequence[Word]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, (word, _, _) in enumerate(words):
        found[word].append(place)
    return found


@cache
def _rows() -> dict[str, tuple[LiteralRendering, ...]]:
    """The renderings by their first word, longest first."""
    found: dict[str, list[LiteralRendering]] = defaultdict(list)
    for row in load("literal_renderings", LiteralRendering):
        found[row.literal.split()[0]].append(row)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row.literal.split()), row.literal))) for first, rows in found.items()}
