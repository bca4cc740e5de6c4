"""Bare numbers between limits: "more than thirty", "x > 10", "between 20 and 30", "above 10 but below 40"."""

from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.numbers import SMALL, Numeral, read_numeral
from comity.language.en.quantities.labels import is_label, is_year_like, may_be_year
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Hedge
from comity.model.interval import Interval
from comity.resources.units import NUMBER

Side = Literal["low", "high", "both"]
UP = ("more", "greater", "larger", "higher", "bigger", "longer", "older", "taller", "heavier", "later")
DOWN = ("less", "smaller", "lower", "fewer", "shorter", "younger", "lesser")
OVER = (
    "above",
    "over",
    "exceed",
    "exceeds",
    "exceeded",
    "exceeding",
    "surpass",
    "surpasses",
    "surpassed",
    "surpassing",
    "beyond",
)
UNDER = ("below", "under", "beneath")
FLIPPED: dict[Side, Side] = {"low": "high", "high": "low"}
MINUS = frozenset({"minus", "negative"})
LONGEST_LIMIT = 6
MARKS = frozenset("<>=≤≥")
JOINTS = (("and",), ("but",), (",",), (",", "and"), (",", "but"), ("and", "also"), ("but", "also"), ("and", "is"))
WEAK = frozenset({"above", "over", "under", "below", "beneath", "beyond"})
"""Prepositions of place and time as well: before a year they are no limits."""


class Limit(Struct, frozen=True):
    """A number with the words that make it a limit, from token `first` up to token `end`."""

    numeral: Numeral
    side: Side
    is_strict: bool
    first: int
    end: int


def read_limits(words: Words, place: int) -> tuple[Amount | None, int]:
    """The bare number at a token that its words limit, with the limit on its other side if one follows; or a bare range."""
    numeral = read_numeral(words, place)
    if numeral is None or is_label(words, numeral.first, numeral, is_money=False):
        return None, place + 1
    numeral = _signed(words, numeral)
    ranged = _range(words, numeral)
    if ranged is not None:
        return ranged
    limit = _limit(words, numeral)
    if limit is None:
        return None, numeral.end
    other = _next_limit(words, limit)
    if other is not None:
        low, high = (limit, other) if limit.side == "low" else (other, limit)
        if low.numeral.value < high.numeral.value:
            return _amount(words, "range", (low.numeral, high.numeral), limit.first, other.end), other.end
    hedge: dict[Side, Hedge] = {"low": "over" if limit.is_strict else "at_least", "high": "under" if limit.is_strict else "up_to"}
    return _amount(words, hedge.get(limit.side, "exact"), (numeral, None), limit.first, limit.end), limit.end


# --- limits -----------------------------------------------------------------------------------------------------------


def _limit(words: Words, numeral: Numeral) -> Limit | None:
    """The limit that a number is, by the words before it or else behind it."""
    before = _ending(words, numeral.first - 1)
    if before is not None:
        first, side, is_strict = before
        is_year = is_year_like(words, numeral) and words.at(first) in WEAK
        is_age = numeral.value < 100 and words.at(first - 1) in word_lists().nouns.persons
        if is_year or is_age or (words.at(first) in MARKS and not _is_formula(words, first, numeral)):
            return None
        trailing = _starting(words, numeral.end, trailing_equal() if side != "both" else behind_limits())
        if trailing is None or words.is_number(trailing[0]) or words.at(trailing[0]) in SMALL:
            return Limit(numeral, side, is_strict, first, numeral.end)
        return Limit(numeral, side if side != "both" else trailing[1], False, first, trailing[0])
    behind = _starting(words, numeral.end, behind_limits()) if not is_year_like(words, numeral) else None
    if behind is None or words.is_number(behind[0]) or words.at(behind[0]) in SMALL:
        return None
    return Limit(numeral, behind[1], behind[2], numeral.first, behind[0])


def _is_formula(words: Words, mark: int, numeral: Numeral) -> bool:
    """Whether a sign of comparison stands between something and a number, and is no arrow, path or address."""
    is_glued = words.touches(mark - 1) and words.touches(numeral.first - 1)
    before = words.at(mark - 1)
    return before not in {"-", "=", "?", "&", "/"} and (not is_glued or len(before) == 1)


def _next_limit(words: Words, limit: Limit) -> Limit | None:
    """The limit on the other side that follows: "and less than 300", "but below 40"."""
    for joint in JOINTS:
        start = limit.end + len(joint)
        if tuple(words.low[limit.end : start]) != joint:
            continue
        for length in range(LONGEST_LIMIT, 0, -1):
            numeral = read_numeral(words, start + length)
            if numeral is None or numeral.first != start + length:
                continue
            found = _limit(words, numeral)
            if found is not None and found.first == start and found.side == FLIPPED.get(limit.side):
                return found
    return None


def _ending(words: Words, place: int) -> tuple[int, Side, bool] | None:
    """The longest limit phrase that ends at a token: its first token, the side it limits, and whether the number is left out."""
    for length in range(min(LONGEST_LIMIT, place + 1), 0, -1):
        found = before_limits().get(tuple(words.low[place - length + 1 : place + 1]))
        if found is not None:
            first = place - length + 1
            if words.at(first - 1) in {"no", "not", "never"} and found[0] in FLIPPED:
                return first - 1, FLIPPED[found[0]], False
            return first, *found
    return None


def _starting(words: Words, place: int, table: dict[tuple[str, ...], tuple[Side, bool]]) -> tuple[int, Side, bool] | None:
    """The longest phrase of a table that starts at a token: its end, the side it limits, and whether the number is left out."""
    for length in range(LONGEST_LIMIT, 0, -1):
        phrase = tuple(words.low[place : place + length])
        found = table.get(phrase)
        if found is not None:
            return place + len(phrase), *found
    return None


@cache
def before_limits() -> dict[tuple[str, ...], tuple[Side, bool]]:
    """Phrases before a number, with the side they limit and whether they leave the number itself out."""
    found: dict[str, tuple[Side, bool]] = {}
    for words, side, near, least in ((UP, "low", OVER, "at least"), (DOWN, "high", UNDER, "at most")):
        limit: Side = "low" if side == "low" else "high"
        for word in words:
            found[f"{word} than"] = (limit, True)
            for start, end in product((f"{word} than or equal", f"{word} or equal", f"equal to or {word}"), ("to", "than")):
                found[f"{start} {end}"] = (limit, False)
        found |= dict.fromkeys(near, (limit, True))
        found |= {least: (limit, False), f"{least} or equal to": (limit, False)}
    found |= {">": ("low", True), "<": ("high", True)}
    found |= dict.fromkeys(("> =", "≥", "minimum of", "a minimum of"), ("low", False))
    found |= dict.fromkeys(("< =", "≤", "up to", "maximum of", "a maximum of"), ("high", False))
    found |= dict.fromkeys(("equal to", "equals", "equals to", "equal", "equaling", "equaling to", "="), ("both", False))
    return {tuple(phrase.split()): value for phrase, value in found.items()}


@cache
def behind_limits() -> dict[tuple[str, ...], tuple[Side, bool]]:
    """Phrases behind a number that make it a limit."""
    found: dict[str, tuple[Side, bool]] = {}
    for words, side in (((*UP, "above", "over"), "low"), ((*DOWN, "below", "under"), "high")):
        limit: Side = "low" if side == "low" else "high"
        for joint, word, tail in product(("or", "and"), words, ("", " than")):
            found[f"{joint} {word}{tail}"] = (limit, False)
    return {tuple(phrase.split()): value for phrase, value in found.items()}


@cache
def trailing_equal() -> dict[tuple[str, ...], tuple[Side, bool]]:
    """Words behind a limit that take the number itself in: "less than 5000 or equal"."""
    return dict.fromkeys((("or", "equal", "to", "it"), ("or", "equal", "to"), ("or", "equal")), ("both", False))


# --- ranges -----------------------------------------------------------------------------------------------------------


def _range(words: Words, first: Numeral) -> tuple[Amount | None, int] | None:
    """The likes of "between 20 and 30", "from 200 to 500", "20 through 100", "1000-5000"; None where none begins."""
    mark, before = words.at(first.end), words.at(first.first - 1)
    is_pair = (mark == "and" and before == "between") or (mark == "to" and before == "from") or mark in {"through", "~"}
    is_joined = mark in {"-", "–"} and words.touches(first.end - 1) == words.touches(first.end)
    if not is_pair and not is_joined:
        return None
    behind = first.end + 1 + (words.at(first.end + 1) in MINUS)
    second = read_numeral(words, behind)
    if second is None or second.first != behind:
        return None
    second = _signed(words, second)
    if second.is_scaled and not first.is_scaled and first.value < second.value / second.scale:
        first = first.times(Decimal(second.scale))
    is_plain = first.value < second.value and not (may_be_year(words, first) and may_be_year(words, second))
    is_round = all(number.place >= 100 for number in (first, second))
    if not is_plain or (is_joined and not is_round) or not _is_alone(words, second):
        return None
    start = first.first - 1 if before in {"between", "from"} else first.first
    return _amount(words, "range", (first, second), start, second.end), second.end


def _is_alone(words: Words, numeral: Numeral) -> bool:
    """Whether no noun or sign goes on from a number; days and hours are small numbers before "in"."""
    follows = words.at(numeral.end)
    return (follows == "in" and numeral.value > 31) or not (words.is_word(numeral.end) or follows in {"%", ":"})


def _signed(words: Words, numeral: Numeral) -> Numeral:
    """A number with the "minus" before it."""
    before = numeral.first - 1
    is_mark = words.at(before) in {"-", "−"} and words.touches(before) and words.at(before - 1) in {"<", ">", "=", "≤", "≥", "to"}
    if words.at(before) not in MINUS and not is_mark:
        return numeral
    return replace(numeral, first=before, value=-numeral.value)


def _amount(words: Words, hedge: Hedge, ends: tuple[Numeral, Numeral | None], first: int, end: int) -> Amount:
    """A bare number or range; its limits are meant exactly, as they count nothing that could be rounded."""
    low, high = float(ends[0].value), None if ends[1] is None else float(ends[1].value)
    both = Interval(low, low if high is None else high)
    sides = {
        "over": Interval(low, None),
        "at_least": Interval(low, None),
        "under": Interval(None, low),
        "up_to": Interval(None, low),
    }
    pair: tolerance.Pair = (sides.get(hedge, both),) * 2
    last = ends[1] or ends[0]
    start = min(ends[0].first, last.first)
    return Amount(
        start=words.start[start],
        end=words.end[max(ends[0].end, last.end) - 1],
        phrase_start=words.start[min(first, start)],
        phrase_end=words.end[end - 1],
        value=low,
        value_high=high,
        unit=NUMBER,
        relation="level",
        hedge=hedge,
        strict=pair[0],
        lenient=pair[1],
    )
