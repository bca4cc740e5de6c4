"""Where sentences and headings begin and end, in languages that end a sentence with a mark and begin it with a capital."""

import re
from collections.abc import Iterator

from comity.model.analysis import Sentence, SentenceKind

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_OPENING = "\"'“‘«„([—–-•* \t\xa0¿¡"
_LAST_WORD = re.compile(r"[^\s\"“”«»()\[\]]*$")
_SIGN = re.compile(r"\S")
AROUND = 40
"""How many signs around a mark are looked at."""
HEADING_WORDS = 20
WRAPPED_FROM = 40
"""A line shorter than this was ended by its author, not by a margin."""


def sentences_by(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """Sentences and headings of a text, in order; together they cover every character that is no space, once.

    `abbreviations` end in a full stop that ends no sentence ("млн", "EE.UU"). A short line without a mark at its end is a
    heading.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        kind = _kind(text[start:end])
        pieces = _pieces(text, start, end, abbreviations) if kind == "prose" else [(start, end)]
        found += [Sentence(start=first, end=last, paragraph=number, kind=kind) for first, last in pieces]
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text, those joined that a margin broke: a long one without an end before one that begins small."""
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if not stripped:
            continue
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = start + len(stripped)
        if found and stripped[0].islower() and _is_wrapped(text, found[-1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_wrapped(text: str, before: tuple[int, int], start: int) -> bool:
    line = text[max(before[0], text.rfind("\n", before[0], before[1]) + 1) : before[1]]
    return len(line) >= WRAPPED_FROM and not _CLOSED.search(line) and text[before[1] : start].count("\n") == 1


def _kind(line: str) -> SentenceKind:
    is_short = len(line.split()) <= HEADING_WORDS
    return "heading" if is_short and not _CLOSED.search(line) else "prose"


def _pieces(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = start
    for mark in _END.finditer(text, start, end):
        if _ends(text, mark, first, end, abbreviations):
            yield first, mark.end()
            following = _SIGN.search(text, mark.end(), end)
            first = following.start() if following else end
    if first < end:
        yield first, end


def _ends(text: str, mark: re.Match[str], first: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether a mark ends a sentence: something begins behind it, and it does not just abbreviate the word before it."""
    behind = text[mark.end() : min(end, mark.end() + AROUND)].lstrip().lstrip(_OPENING)
    if behind[:1].islower() or not behind:
        return False
    if mark[0] != ".":
        return True
    found = _LAST_WORD.search(text, max(first, mark.start() - AROUND), mark.start())
    word = found[0].casefold() if found else ""
    is_initial = len(word) == 1 and word.isalpha() and text[mark.start() - 1].isupper()
    return word not in abbreviations and not is_initial
