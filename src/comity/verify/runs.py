"""Numbers in words that run into one another as people say them: every run of number words, and all that it may give."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.model.analysis import NumberWord

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SIMPLE: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(ONES)},
    **{word: 10.0 * (value + 2) for value, word in enumerate(TENS)},
}
ARTICLES = {"a", "an"}
SCALES = {"thousand": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e9, "trillion": 1e12}
ANY = "|".join(sorted({*SIMPLE, *SCALES, "hundred"}, key=lambda word: (-len(word), word)))
RUN = re.compile(rf"\b(?:an?[\s-]+)?(?:{ANY})(?:(?:[\s-]+(?:and[\s-]+)?)(?:an?[\s-]+)?(?:{ANY}))*\b", re.IGNORECASE)
WORD = re.compile(r"[a-z]+", re.IGNORECASE)
LONGEST = 10
"""So many words at most make one number."""


def runs(words: str, start: int, end: int) -> Iterator[NumberWord]:
    """The numbers that any stretch of number words of a region may be: "between one hundred and one hundred and fifty".

    Only all the words of a run may still be meant in a scale that was spoken of before.
    """
    for match in RUN.finditer(words, start, end):
        said = [one for one in WORD.finditer(words, *match.span()) if one[0].casefold() != "and"]
        for first in range(len(said)):
            for last in range(first + 1, min(first + LONGEST, len(said)) + 1):
                tokens = [one[0].casefold() for one in said[first:last]]
                place = said[first].start(), said[last - 1].end()
                is_whole = last - first == len(said)
                is_scaled = not is_whole or any(token in SCALES for token in tokens)
                for value in sorted(set(_values(tokens))):
                    yield NumberWord(start=place[0], end=place[1], value=value, is_scaled=is_scaled)


def _values(tokens: Sequence[str]) -> Iterator[float]:
    """What number words give: as written, with the last part a scale lower ("a billion one hundred and seventy")."""
    parts = _parts(tokens)
    if parts is None:
        return
    yield sum(value * scale for value, scale in parts)
    if len(parts) > 1 and parts[-1][1] == 1 and parts[-2][1] >= SCALES["million"] and parts[-1][0] < 1_000:
        yield sum(value * scale for value, scale in parts[:-1]) + parts[-1][0] * parts[-2][1] / 1_000


def _parts(tokens: Sequence[str]) -> list[tuple[float, float]] | None:
    """The numbers below a thousand, each with its scale, falling; None where the words make no one number."""
    parts: list[tuple[float, float]] = []
    current: float | None = None
    if tokens[-1] in ARTICLES:
        return None  # "a thousand a", of "a thousand a hundred"
    for word in tokens:
        if word in ARTICLES:
            if current is not None:
                return None
        elif word in SCALES:
            parts.append((1.0 if current is None else current, SCALES[word]))
            current = None
        else:
            current = _with(current, word)
            if current is None:
                return None
    if current is not None:
        parts.append((current, 1.0))
    falls = all(one[1] > other[1] for one, other in pairwise(parts))
    return parts if parts and falls else None


def _with(current: float | None, word: str) -> float | None:
    """A number below ten thousand and the next word of it: "nine" and "sixty" are 960 as people say it; None for no number."""
    if word == "hundred":
        return 100.0 if current is None else 100 * current if current < 100 else None
    value = SIMPLE[word]
    if current is None:
        return value
    if current % 100 == 0 and current > 0:
        return current + value
    if current % 10 == 0 and current % 100 >= 20 and 0 < value < 10:
        return current + value
    return 100 * current + value if current < 20 and value >= 10 and value % 10 == 0 else None
