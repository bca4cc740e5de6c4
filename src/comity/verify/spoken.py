"""Numbers as people say them and as translations write them: what words of a kind give together, beside what each gives."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.model.analysis import NumberWord
from comity.verify.runs import SCALES, TENS

PRICE_GAP = re.compile(r"[\s-]+(?:(?:dollars?|euros?|pounds?|yuan|rand|francs?)\s+)?", re.IGNORECASE)
"""What stands between the two numbers of "four dollars ten" and "five-fifty"."""
DIGITS_APART = re.compile(r"[\s-]+")
THOUSANDS = re.compile(
    r"(?P<thousands>[0-9]{1,3})\s+thousand\s+(?P<rest>[0-9]{1,3})\s+(?P<scale>million|billion)s?\b", re.IGNORECASE
)
"""Thousands of millions as translations from Spanish write them: "62 thousand 340 million"."""
POINTED = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+)\s+(?P<scale>thousand|million|billion)s\b", re.IGNORECASE)
"""A point between thousands before a scale in the plural, which English never has: "2.673 millions"."""
HOURS = re.compile(r"\b([0-9]+)\s*h(?:ours?|rs?)?\s*(?:and\s+)?([0-9]{1,2})\s*m(?:in(?:ute)?s?)?\b", re.IGNORECASE)
UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINAL = re.compile(rf"\b({'|'.join(TENS)})[ -]({'|'.join(UNITS)})\b", re.IGNORECASE)
BEHIND = re.compile(r"\b(?:behind|ahead of)\b", re.IGNORECASE)
LENGTHS: tuple[tuple[re.Pattern[str], dict[str, float]], ...] = (
    (re.compile(r"\bfortnight\b", re.IGNORECASE), {"days": 14.0, "weeks": 2.0}),
    (re.compile(r"\bhalf[ -](?:a[ -])?century\b", re.IGNORECASE), {"years": 50.0}),
    (re.compile(r"\bcentury\b", re.IGNORECASE), {"years": 100.0}),
    (re.compile(r"\bdaily\b", re.IGNORECASE), {"count/week": 7.0, "count/day": 1.0}),
    *(
        (re.compile(rf"\b(?:a|one) {unit} and a half\b", re.IGNORECASE), {f"{unit}s": 1.5})
        for unit in ("day", "week", "month", "year", "decade")
    ),
)


def together(words: str, numbers: Sequence[NumberWord], unit: str, relation: str) -> Iterator[float]:
    """Values that several numbers, or words that are none, give together."""
    yield from _grouped(words)
    yield from _lengths(words, unit)
    if relation == "rank":
        yield from _ranks(words, numbers)
    if relation == "share" and "equal" in words:
        yield from (100 / one.value for one in numbers if one.value > 1)
    if relation == "ratio" and re.search(r"\bindex\b", words, re.IGNORECASE):
        yield from (one.value - 100 for one in numbers)


def run_together(text: str, numbers: Sequence[NumberWord]) -> Iterator[float]:
    """Prices said in two numbers ("four dollars ten") and numbers said digit by digit ("four two three" for 4.23)."""
    said = sorted((one for one in numbers if not one.is_scaled), key=lambda one: one.start)
    for one, other in pairwise(said):
        is_price = one.value < 1_000 and 10 <= other.value < 100 and one.value == int(one.value)
        if is_price and PRICE_GAP.fullmatch(text, one.end, other.start):
            yield one.value + other.value / 100
    for one, other, third in zip(said, said[1:], said[2:], strict=False):
        gaps = ((one.end, other.start), (other.end, third.start))
        if max(one.value, other.value, third.value) < 10 and all(DIGITS_APART.fullmatch(text, *gap) for gap in gaps):
            yield one.value + other.value / 10 + third.value / 100


def _grouped(words: str) -> Iterator[float]:
    for match in THOUSANDS.finditer(words):
        yield (1_000 * int(match["thousands"]) + int(match["rest"])) * SCALES[match["scale"].casefold()]
    for match in POINTED.finditer(words):
        yield int(match["number"].replace(".", "")) * SCALES[match["scale"].casefold()]


def _lengths(words: str, unit: str) -> Iterator[float]:
    for match in HOURS.finditer(words):
        minutes = 60 * int(match[1]) + int(match[2])
        yield from [float(minutes)] if unit == "minutes" else [minutes / 60] if unit == "hours" else []
    for pattern, values in LENGTHS:
        if unit in values and pattern.search(words):
            yield values[unit]


def _ranks(words: str, numbers: Sequence[NumberWord]) -> Iterator[float]:
    """Ordinals in two words, and the places beside one: who is behind the fourth is the fifth."""
    for match in ORDINAL.finditer(words):
        yield 10.0 * (TENS.index(match[1].casefold()) + 2) + UNITS.index(match[2].casefold()) + 1
    if BEHIND.search(words):
        yield from (one.value + step for one in numbers for step in (-1, 1))
