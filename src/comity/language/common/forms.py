"""Phrases found in words whatever form they stand in.

A phrase is written word by word: `год` is that word alone, `товарооборот~` the stem with any ending of the language, and
`увелич*` whatever begins so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from comity.language.common.words import Words, folded

T = TypeVar("T")
LONGEST_REST = 9
"""Letters that may follow a stem with a star."""


class Table(Generic[T]):
    """Phrases and what each of them means."""

    def __init__(self, rows: Iterable[tuple[str, T]], endings: frozenset[str] = frozenset()) -> None:
        """Look up the phrases of `rows`; `endings` are those that `~` stands for."""
        self._endings = endings
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self.most = 0
        for phrase, value in rows:
            patterns = tuple(folded(word) for word in phrase.split())
            self._rows[patterns[0].rstrip("~*")[:2]].append((patterns, value))
            self.most = max(self.most, len(patterns))
        for same in self._rows.values():
            same.sort(key=lambda row: -len(row[0]))

    def all_at(self, words: Words, place: int) -> Iterator[tuple[T, int]]:
        """What the phrases that begin at a token mean, and the token behind each; the longest first."""
        low, size = words.low, len(words.low)
        if place >= size:
            return
        for patterns, value in self._rows.get(low[place][:2], ()):
            end = place + len(patterns)
            if end <= size and all(self._fits(pattern, low[place + n]) for n, pattern in enumerate(patterns)):
                yield value, end

    def at(self, words: Words, place: int) -> tuple[T, int] | None:
        """What the longest phrase that begins at a token means, and the token behind it."""
        return next(self.all_at(words, place), None)

    def before(self, words: Words, end: int) -> tuple[T, int] | None:
        """What the longest phrase that ends before token `end` means, and its first token."""
        for place in range(max(0, end - self.most), end):
            for value, behind in self.all_at(words, place):
                if behind == end:
                    return value, place
        return None

    def has(self, word: str) -> bool:
        """Whether one folded word is a phrase of the table."""
        return any(len(patterns) == 1 and self._fits(patterns[0], word) for patterns, _ in self._rows.get(word[:2], ()))

    def _fits(self, pattern: str, word: str) -> bool:
        mark = pattern[-1]
        if mark == "~":
            return word.startswith(pattern[:-1]) and word[len(pattern) - 1 :] in self._endings
        if mark == "*" and len(pattern) > 1:
            return word.startswith(pattern[:-1]) and len(word) - len(pattern) < LONGEST_REST
        return word == pattern
