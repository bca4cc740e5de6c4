"""One number or the two ends of a range, with the measure that they share or lend each other."""

from decimal import Decimal

from msgspec import Struct

from comity.language.en.numbers import Numeral
from comity.language.en.quantities.changes import change_before
from comity.language.en.quantities.directions import moved_before
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.labels import is_year_like
from comity.language.en.quantities.lexicon import Measure, word_lists
from comity.language.en.quantities.measures import rate_at
from comity.language.en.quantities.nouns import counted_at
from comity.language.en.quantities.parts import Part, part_at
from comity.language.en.quantities.words import Words

WIDEST_RANGE = 100
"""A range whose ends are further apart than this factor is no range."""
MULTIPLIED = frozenset(
    {"doubled", "tripled", "trebled", "quadrupled", "halved", "multiplied", "double", "triple", "doubling", "tripling"}
)
ONE = Measure("", Decimal(1))


class Extent(Struct, frozen=True):
    """One number, or both ends of a range, scaled to the base unit of the measure."""

    low: Numeral
    high: Numeral | None
    measure: Measure | None
    first: int
    end: int


def extent_of(words: Words, first: Part) -> Extent | None:
    """One number or a range of two; None where two numbers are joined but make no range (a score, a span of years)."""
    joint = _joint(words, first)
    second = part_at(words, joint) if joint is not None else None
    is_hyphen = words.at(first.end) in {"-", "–"}
    if joint is None or second is None or second.first != joint:
        return None if is_hyphen and words.is_number(first.end + 1) and words.touches(first.end) else _single(first)
    ranged = _ranged(words, first, second)
    if ranged is None:
        return None if is_hyphen else _single(first)
    return ranged


def lent(words: Words, first: Part) -> Extent | None:
    """A bare number with the unit of the next: "from 5 to 12 percent", "2.1 and 3.4 million tonnes, respectively"."""
    mark, before = words.at(first.end), words.at(lead(words, first.first).before)
    if not (mark == "to" and before == "from") and mark not in {"and", ","}:
        return None
    other = part_at(words, first.end + 1)
    if other is None or other.unit is None or other.first != first.end + 1 or is_year_like(words, first.numeral):
        return None
    is_split = mark == "and" and other.unit.unit == "percent" and words.is_number(first.first) and first.numeral.value < 100
    if mark != "to" and not is_split and not is_respective(words, other.end):
        return None
    numeral, high = first.numeral, other.numeral
    if high.is_scaled and not numeral.is_scaled:
        numeral = numeral.times(Decimal(high.scale))
    return Extent(numeral.times(other.unit.factor), None, other.unit, first.first, first.end)


def is_respective(words: Words, place: int) -> bool:
    """Whether "respectively" stands in the rest of a clause."""
    for spot in range(place, place + 12):
        if words.at(spot) == "respectively":
            return True
        if words.at(spot) in {"", ".", ";", "\n"}:
            return False
    return False


def _single(first: Part) -> Extent:
    measure = first.measure
    numeral = first.numeral.times(measure.factor) if measure else first.numeral
    return Extent(numeral, None, measure, first.first, first.end)


def _joint(words: Words, first: Part) -> int | None:
    """Where the second number of a range would begin: behind a dash, "to", or "and" after "between"."""
    end, ahead = first.end, lead(words, first.first)
    word = words.at(end)
    if word in {"-", "–"}:
        is_even = words.touches(end - 1) == words.touches(end)
        return end + 1 if is_even else None
    if word == "and" and words.at(ahead.before) == "between":
        return end + 1
    if word == "or" and first.measure is None:
        return end + 1
    if word != "to":
        return None
    is_from = words.at(ahead.before) == "from"
    is_moving = _is_moving(words, ahead.before - 1) if is_from else change_before(words, ahead) is not None
    if is_from and words.at(ahead.before - 1) in {"ranging", "ranges", "range", "ranged"}:
        is_moving = False
    is_percent = first.measure is not None and first.measure.unit == "percent"
    has_own = first.measure is not None and not (is_percent and words.at(ahead.before) == "by")
    return None if is_moving and (is_from or has_own) else end + 1


def _is_moving(words: Words, place: int) -> bool:
    """Whether something goes "from" one amount "to" another in the clause before a token."""
    if moved_before(words, place) is not None:
        return True
    verbs = word_lists().moving
    if any(words.at(spot) in MULTIPLIED for spot in range(place, max(place - 10, -1), -1)):
        return True
    return any(words.at(spot) in verbs for spot in range(place, max(place - 4, -1), -1))


def _ranged(words: Words, first: Part, second: Part) -> Extent | None:
    measure = _common(words, first, second)
    if measure is None and (first.measure or second.measure):
        return None
    low, high = first.numeral, second.numeral
    if high.is_scaled and not low.is_scaled and first.unit is None and low.value < high.value / high.scale:
        low = low.times(Decimal(high.scale))
    if is_year_like(words, low) and (words.at(first.end) == "to" if measure else is_year_like(words, high)):
        return None
    low = low.times((first.measure or measure or ONE).factor)
    high = high.times((second.measure or measure or ONE).factor)
    if not 0 < low.value < high.value or high.value / low.value > WIDEST_RANGE:
        return None
    return Extent(low, high, measure, first.first, second.end)


def _common(words: Words, first: Part, second: Part) -> Measure | None:
    """The measure that both numbers of a range share; None where they have none or two."""
    if first.measure and second.measure:
        return second.measure if first.measure.unit == second.measure.unit else None
    if second.measure:
        return second.measure
    is_hyphen = words.at(first.end) in {"-", "–"}
    if (
        first.money
        and (second.numeral.is_scaled or is_hyphen or rate_at(words, second.end))
        and not counted_at(words, second.end)
    ):
        return first.money
    return None
