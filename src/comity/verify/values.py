"""Whether the number of a figure is one that its words give, in the scale and the currency that they give.

The words contradict a figure where they hold numbers and none of them is the figure's: then the figure waits for a person, with
both readings. Evidence without any number bears none out, unless it points at one of its line ("as many again") or is of a rank.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from math import isclose, log10
from typing import TypeVar

from msgspec import Struct

from comity.model.analysis import Amount, NumberWord
from comity.model.wording import amount
from comity.resources import load
from comity.resources.units import NUMBER, unit_rows
from comity.verify.amounts import LARGEST_BARE, SCALE, SPANS, of_amounts, scales_of
from comity.verify.items import FigureItem
from comity.verify.reading import Reading
from comity.verify.runs import RUN as SAID
from comity.verify.runs import runs
from comity.verify.spoken import run_together, together

EXACT = 1e-9
CENTS = re.compile(
    r"\b(?:cents?|pence|kopecks?|centavos?|centimes?|paise|paisa|sen|groszy|tetri|ti?yin|tyiyn|thebe|ngwee|fils|[öø]re|"
    r"piast(?:res?|ers?)|halalas?|kobo|pesewas?|satang|sentimos?|tambala|lipa|bani|stotinki|luma|poisha|laari|qapik|santeem)\b|[¢]|\d[cp]\b",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"\b(?:zero\w*|nil|nothing|free|exempt\w*|abolish\w*|scrap\w*|waive\w*|flat|unchanged|standstill|no change)\b", re.IGNORECASE
)
ONE = re.compile(
    r"\b(?:above|over|under|below|from|up to|than|per|every|each) an? \w|\banother (?!one)\w"
    r"|\ban? \w+ (?:more|less|dearer|cheaper|longer|shorter|above|below|over|under|up|down|apart|ahead|behind)\b",
    re.IGNORECASE,
)
"""One of a unit without a number: "every stone above a carat", "for another year", "a dollar less"."""
CLOCK = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?(?:h|hrs?|hours?)\s?(?:and\s)?([0-5]?\d)(?:\s?(?:m|min|mins|minutes))?(?![\d.,]\d|\d)"
)
"""Hours and minutes: "3 h 57", "3h10"."""
IN_SCALE = re.compile(
    r"(?:[(,:;]\s*|\b(?:in|all|figures?|values?)\s+(?:in\s+)?)(?:[A-Z]{3}\s+|(?:US)?[$€£¥]\s*)?(?:(thousand)|(million|mln|mn)|(billion|bln|bn))s?\b"
    r"|[(,:;]\s*(?-i:(?:[A-Z]{3}|(?:US)?[$€£¥])\s?(?:(k)|(m)|(b)))\b",
    re.IGNORECASE,
)
"""The head of a table or list that gives the scale of its numbers: "in millions of baht", "(USD million)"."""
A_THOUSAND = re.compile(r"\b(?:per|a|each|the) thousand\b", re.IGNORECASE)
REMAINING = re.compile(r"\b(?:rest|balance|remainder|remaining|all|whole|entire\w*|everything|even)\b", re.IGNORECASE)
"""Words that give a share without a number."""
HALF = re.compile(r"(?:\s+[a-z]+)?\s+and\s+(?:(?:a|one)\s+)?half\b", re.IGNORECASE)
GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
"""A number as languages write it that part thousands with points."""
PER = re.compile(r"\b(?:(?:per|a|an|each|every) (?:annum|year|month|week|day)|annually|yearly|monthly|daily)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]|[%$€£¥₽₹]")
RELATIVE = frozenset({"percent", "times"})
DIGITS = re.compile(r"[0-9]+(?:[.,\u00a0\u202f ][0-9]+)*")
DERIVED = re.compile(r"\b(?:twice|double|half|treble|thrice) (?:that|it|this)\b", re.IGNORECASE)
"""Words that count a number from one said before."""
REFERRING = re.compile(r"\b(?:as many|as much|equal|again|same|such|that|those|these|this|it|than|none|ones?)\b", re.IGNORECASE)
"""Words by which evidence without a number may mean one that its line gives."""
LONG = {"minutes": 1, "hours": 60}
"""How many minutes a unit of a journey or a wait has."""
UNSCALED = frozenset({*RELATIVE, "rank", "pp", "bp"})
Region = tuple[int, int]
T = TypeVar("T", Amount, NumberWord)
LOW_RANK = 3


def differs(item: FigureItem, place: tuple[int, int], passage: tuple[int, int], words: str, reading: Reading) -> str | None:
    """What the words give in place of a figure's number, for a person to compare; None where they do not contradict it."""
    start, end = place
    if not reading.sentences:
        return None if _is_in_digits(item, words[start:end]) else "no such number"
    lacking = [item.value] if item.value_hi is None else [item.value, item.value_hi]
    scales = {1.0} if item.unit in UNSCALED or item.unit in SPANS else {1.0, *scales_of(words)}
    dates = [(one.start, one.end) for one in reading.whens if one.kind in {"DATE", "TIME"}]
    here = _within(reading.quantities, start, end)
    for first, last in ((start, end), passage):
        amounts, numbers = _within(reading.quantities, first, last), _within(reading.numbers, first, last)
        given = {*_given(item, amounts, numbers, words, (first, last), passage, scales)}
        lacking = [value for value in lacking if not any(_is_same(abs(value), read) for read in given)]
        if lacking and (first, last) == (start, end):
            if _goes_without(item, words[start:end]):
                return None
            if item.relation == "rank" and item.value <= LOW_RANK and not any(one.unit == "rank" for one in amounts):
                continue  # "then Germany with 16": the number is not of the rank
            if _is_told(item, amounts, numbers, dates):
                return _told(amounts, numbers, dates, words)
            if item.relation != "rank" and REFERRING.search(words[start:end]) is None:
                return "no number"
    if lacking and not (item.relation == "rank" and item.value <= LOW_RANK):
        return "no such number"
    return _other_kind(item, [one for one in here if _bears_its_unit(one, words)])


def _goes_without(item: FigureItem, evidence: str) -> bool:
    """Whether words give a share without a number, or count a number from one said before."""
    pattern = {"share": REMAINING, "level": DERIVED}.get(item.relation)
    return pattern is not None and pattern.search(evidence) is not None


def _bears_its_unit(one: Amount, words: str) -> bool:
    """Whether an amount's unit stands in its own words and line, and is not taken from a head or from an amount beside it."""
    if "\n" in words[one.start : one.end]:
        return False
    own = PER.sub("", SAID.sub("", SCALE.sub("", words[one.start : one.end])))
    return one.basis == "words" and WORD.search(own) is not None


def number_place(item: FigureItem, start: int, end: int, reading: Reading) -> Region | None:
    """Where in its evidence a figure's number stands; None where it stands nowhere there as it is, or in several places."""
    amounts = _within(reading.quantities, start, end)
    found = {(one.start, one.end) for one in amounts if _is_same(abs(item.value), abs(one.value))}
    if not found:
        bare = [one for one in _within(reading.numbers, start, end) if one.value]
        found = {(one.start, one.end) for one in bare if _is_power_of_ten(abs(item.value) / abs(one.value))}
    return found.pop() if len(found) == 1 else None


def _is_power_of_ten(ratio: float) -> bool:
    return ratio > 0 and isclose(log10(ratio), round(log10(ratio)), abs_tol=1e-9)


def _is_in_digits(item: FigureItem, words: str) -> bool:
    """Whether words of a language that is not read hold the digits of a value, or no digits that could contradict it."""
    written = {re.sub(r"[^0-9]", "", match[0]).strip("0") for match in DIGITS.finditer(words)} - {""}
    wanted = "".join(map(str, abs(Decimal(repr(item.value))).as_tuple().digits)).strip("0")
    return wanted in written or not written


def said(item: FigureItem) -> str:
    """The number of an item, for people."""
    first = amount(item.value, item.unit)
    return first if item.value_hi is None else f"{first} to {amount(item.value_hi, item.unit)}"


def _within(read: Sequence[T], start: int, end: int) -> list[T]:
    """What was read in words that a stretch of the text shares."""
    return [one for one in read if one.start < end and start < one.end]


def _heads(words: str) -> Iterator[float]:
    """The scales that the heads of tables and lists give to all their numbers."""
    for match in IN_SCALE.finditer(words):
        yield next(scale for scale, word in zip((1e3, 1e6, 1e9) * 2, match.groups(), strict=True) if word)


def _is_told(
    item: FigureItem, amounts: Iterable[Amount], numbers: Iterable[NumberWord], dates: Sequence[tuple[int, int]]
) -> bool:
    """Whether words hold a number that is surely one and belongs to no date, or a quantity in the unit of an item."""
    is_numbered = any(not one.is_weak and not _is_in(one, dates) for one in numbers)
    return is_numbered or any(one.unit == item.unit or {one.unit, item.unit} == RELATIVE for one in amounts)


def _is_in(number: NumberWord, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= number.start < last for first, last in spans)


def _given(  # noqa: PLR0917  (an item, what was read in a region, and the words and scales around it)
    item: FigureItem,
    amounts: Sequence[Amount],
    numbers: Sequence[NumberWord],
    text: str,
    region: Region,
    passage: Region,
    scales: Collection[float],
) -> Iterator[float]:
    """Every value, sign aside and in the unit of an item, that quantities and numbers may stand for."""
    words = text[slice(*region)]
    numbers = [*numbers, *runs(text, *region)]
    yield from of_amounts(amounts, item.unit, text)
    if abs(item.value) == 1 and item.unit not in UNSCALED and ONE.search(words):
        yield 1.0
    if item.unit in LONG:
        yield from ((60 * int(hours) + int(minutes)) / LONG[item.unit] for hours, minutes in CLOCK.findall(words))
    if item.value == 0 and NOTHING.search(words):
        yield 0.0
    yield from together(words, numbers, item.unit, item.relation)
    measured = [(one.start, one.end) for one in amounts if one.unit != NUMBER and _bears_its_unit(one, text)]
    factors = (1.0, *_factors(item, words))
    of_the_line = (1.0, *_factors(item, text[_block(text, passage[0]) : passage[1]]))
    large = tuple(_heads(text)) if item.unit not in UNSCALED else ()
    money = item.unit.partition("/")[0] in _currencies()
    yield from (scale * value for value in run_together(text, numbers) for scale in (scales if money else ()))
    for number in numbers:
        is_small = number.value < LARGEST_BARE or number.value % 1 != 0  # a bare 3,671.1 is in thousands or millions
        is_alone = not number.is_scaled and not _is_in(number, measured)
        for scale in scales if is_alone and is_small else (1.0,):
            yield from (number.value * scale * factor for factor in (of_the_line if is_alone else factors))
        if is_alone:
            yield from (number.value * scale * factor for scale in large for factor in factors)
        if number.value < 1 and item.unit == "percent" and not _is_in(number, measured):
            yield 100 * number.value
        if HALF.match(text, number.end):
            yield from (scale * factor * (number.value + 0.5) for scale in scales for factor in factors)
        if GROUPED.fullmatch(text, number.start, number.end):
            yield from (scale * factor * number.value * 1_000 for scale in scales for factor in factors)
    yield from _parts(item, numbers)


def _block(text: str, start: int) -> int:
    """Where the lines begin that a line goes on from without an empty one: the head of a table, the rows before a row."""
    gap = text.rfind("\n\n", 0, start)
    return 0 if gap < 0 else gap + 2


def _is_same(value: float, read: float) -> bool:
    """Whether a value is one that was read, or what somebody rounds a fraction in words to (33, 33.3 or 0.333 for a third)."""
    if isclose(value, read, rel_tol=EXACT, abs_tol=1e-12):
        return True
    places = -int(Decimal(repr(value)).as_tuple().exponent)
    return read != round(read, 4) and value < 101 and places > 0 and abs(value - read) < 10.0**-places


def _factors(item: FigureItem, words: str) -> Iterator[float]:
    """Factors that a bare number may need for the unit of an item."""
    unit, low = item.unit.partition("/")[0], words.casefold().replace("-", " ")
    if CENTS.search(words) and unit in _currencies():
        yield 0.01
    if "/" in item.unit and A_THOUSAND.search(words):
        yield 1e-3
    if unit in SPANS:
        yield from (factor / SPANS[unit] for span, factor in SPANS.items() if span[:-1] in low)
    yield from (row.factor for row in unit_rows() if row.unit == unit and row.factor != 1 and any(f in low for f in row.forms))


def _parts(item: FigureItem, numbers: Sequence[NumberWord]) -> Iterator[float]:
    """What numbers give together: "nine in ten", "all but a tenth"; and the place before the second."""
    if item.relation in {"share", "ratio"}:
        for one in numbers:
            yield from (100 - 100 * one.value, 1 - one.value) if one.is_weak and 0 < one.value < 1 else ()
            for other in numbers:
                if one.end < other.start and 0 < one.value < other.value:
                    yield from (one.value / other.value, 100 * one.value / other.value)
    if item.relation == "rank":
        yield from (1.0 for one in numbers if one.value == 2)


def _told(amounts: Sequence[Amount], numbers: Sequence[NumberWord], dates: Sequence[tuple[int, int]], words: str) -> str:
    """What the words give, as our quantities read it, else the numbers as they stand."""
    if amounts:
        return ", ".join(_named(one) for one in amounts)
    return ", ".join(f"“{words[one.start : one.end]}”" for one in numbers if not one.is_weak and not _is_in(one, dates))


def _named(one: Amount) -> str:
    first = amount(one.value, one.unit)
    return first if one.value_high is None else f"{first} to {amount(one.value_high, one.unit)}"


def _other_kind(item: FigureItem, amounts: Sequence[Amount]) -> str | None:
    """The quantity of this very number that the words give in another currency or unit, or with the other sign."""
    same = [one for one in amounts if _is_same(abs(item.value), abs(one.value))]
    if item.relation == "share" and any(one.unit == "cent" for one in same):
        return None  # of each dollar, 93 cents
    if same and not any(_may_be(one.unit, item.unit) for one in same):
        return ", ".join(_named(one) for one in same)
    if item.relation in {"ratio", "difference"} and same:
        signed = [one for one in same if one.relation == item.relation and one.is_relation_certain]
        if len(signed) == len(same) and all(one.value * item.value < 0 for one in signed):
            return ", ".join(_named(one) for one in signed)
    return None


class _Currency(Struct, frozen=True):
    """What is needed of a row of `currencies.tsv`."""

    code: str
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@cache
def _currencies() -> dict[str, frozenset[str]]:
    """The last words of the names of each currency, by which several are called alike: "dollar", "pound"."""
    return {
        row.code: frozenset(name.split()[-1].removesuffix("s") for name in row.names) for row in load("currencies", _Currency)
    }


def _may_be(read: str, wanted: str) -> bool:
    """Whether a quantity read in one unit may be meant in another: unnamed dollars may be any state's."""
    one, other = read.partition("/")[0], wanted.partition("/")[0]
    money = _currencies()
    if one == other or (one not in money and other not in money):
        return True
    if one in money and other in money:
        return bool(money[one] & money[other])
    code, noun = (one, other) if one in money else (other, one)
    return noun in {"number", "count", "cent"} or noun.removesuffix("s") in money[code]
