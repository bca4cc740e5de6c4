"""Whether quoted words stand in a text, and where."""

import re
from bisect import bisect_left, bisect_right

LINE = re.compile(r"\S(?:[^\n]*\S)?")
ZERO_WIDTH = frozenset("\u200b\u2060\ufeff")
WIDE = 0x2E80
"""From here on are the scripts that set no space between words."""
NUMBER_CUT_BEFORE = re.compile(r"\d[.,]$")
NUMBER_CUT_BEHIND = re.compile(r"[.,]\d")


class Evidence:
    """The words of a text, white space folded, and the places that quotes were given already."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._folded, self._places = _folded(words)
        self._lines = [(line.start(), line.end()) for line in LINE.finditer(words)]
        self._found: dict[str, list[int]] = {}
        self._next: dict[tuple[str, str], int] = {}
        self._last: dict[str, int] = {}

    def place(self, kind: str, quote: str) -> tuple[int, int] | None:
        """Start and end of a quote in the words; None where the words hold it nowhere.

        Only white space may differ, and no word or number may be cut: "5 million" does not stand in "15 million". Of several
        occurrences it is the next one behind the last quote of this kind that no quote of the kind has yet, else the first free.
        """
        sought = _folded(quote)[0].strip()
        starts = self._occurrences(sought) if sought else []
        if not starts:
            return None
        free = self._next.get((kind, sought), 0)
        ahead = max(free, bisect_left(starts, self._last.get(kind, 0)))
        number = next((spot for spot in (ahead, free) if spot < len(starts)), 0)
        self._next[kind, sought] = number + 1
        self._last[kind] = starts[number]
        return self._places[starts[number]], self._places[starts[number] + len(sought) - 1] + 1

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """The line or lines that hold a quote, without the white space around them."""
        first = bisect_right(self._lines, (start, len(self._words))) - 1
        last = bisect_right(self._lines, (end - 1, len(self._words))) - 1
        return self._lines[first][0], self._lines[last][1]

    def _occurrences(self, sought: str) -> list[int]:
        if sought not in self._found:
            starts = []
            start = self._folded.find(sought)
            while start >= 0:
                if _is_whole(self._folded, start, start + len(sought)):
                    starts.append(start)
                start = self._folded.find(sought, start + len(sought))
            self._found[sought] = starts
        return self._found[sought]


def _folded(words: str) -> tuple[str, list[int]]:
    """Words with each run of white space as one space and without what has no width; and where each code point comes from."""
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(words):
        is_space = letter.isspace()
        if letter in ZERO_WIDTH or (is_space and kept and kept[-1] == " "):
            continue
        kept.append(" " if is_space else letter)
        places.append(place)
    return "".join(kept), places


def _is_whole(words: str, start: int, end: int) -> bool:
    """Whether a run of words begins and ends between words and cuts no number."""
    first, last = words[start], words[end - 1]
    if _are_joined(words[start - 1 : start], first) or _are_joined(last, words[end : end + 1]):
        return False
    is_cut_before = first.isdigit() and NUMBER_CUT_BEFORE.search(words[max(0, start - 2) : start])
    is_cut_behind = last.isdigit() and NUMBER_CUT_BEHIND.match(words[end : end + 2])
    return not is_cut_before and not is_cut_behind


def _are_joined(left: str, right: str) -> bool:
    """Whether two code points belong to one word; pages glue headlines to what follows ("venturesLast year")."""
    is_glued = right.isupper() and not left.isupper()
    return left.isalnum() and right.isalnum() and ord(left) < WIDE and ord(right) < WIDE and not is_glued
