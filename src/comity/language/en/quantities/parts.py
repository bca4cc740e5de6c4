"""One number with the currency before it or the unit behind it."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.numbers import SCALES, Numeral, read_numeral
from comity.language.en.quantities.lexicon import Measure, word_lists
from comity.language.en.quantities.measures import SIGNS, metres_at, money_at, rate_at, subunit_at, unit_at
from comity.language.en.quantities.words import Words

Money = tuple[Measure, int, int]
"""A currency, its first token, and where the number after it begins."""
METRES = Measure("m", Decimal(1))


class Part(Struct, frozen=True):
    """A number with the currency before it and the unit behind it, from token `first` up to token `end`."""

    numeral: Numeral
    money: Measure | None
    unit: Measure | None
    first: int
    end: int

    @property
    def measure(self) -> Measure | None:
        """What the number is counted in, if anything says so."""
        return self.money or self.unit


def _is_american(words: Words, numeral: Numeral, end: int) -> bool:
    """Whether millions of dollars are told apart as those of the United States: "bought 248 million US from Jamaica"."""
    is_us = numeral.scale >= 10**6 and end < len(words.low) and words.raw(end, end + 1) == "US"
    return is_us and (not words.is_word(end + 1) or words.at(end + 1) in word_lists().nouns.stops)


def part_at(words: Words, place: int) -> Part | None:
    """A number with its currency or unit from a token on."""
    is_sign = words.is_word(place) and words.at(place + 1) in SIGNS
    is_spread = is_sign and (words.touches(place) or not words.touches(place + 1))  # "US$", "hk $ 10"
    money = money_at(words, place + 1 if is_spread else place)
    numeral = read_numeral(words, money[2] if money else place, is_money=money is not None)
    if numeral is None or (money and not _is_believed(words, numeral, money[0])):
        return None
    end = numeral.end + (words.at(numeral.end) == "+" and words.touches(numeral.end - 1))  # "2,000+ km"
    unit = unit_at(words, end, numeral.value)
    if unit is None and numeral.is_scaled and words.at(end) == "of":  # "31 thousand of tons", as machine translation has it
        unit = unit_at(words, end + 1, numeral.value)
    if unit is None and money is None and _is_american(words, numeral, end):
        unit = (Measure("USD", Decimal(1), is_money=True), end + 1)
    if money is not None:
        return _paid(words, numeral, money, unit, end)
    if unit is None:
        return _unmeasured(words, numeral)
    measure, end = unit
    if measure.is_money and not numeral.is_scaled and words.at(end) in SCALES:  # "75 USD million"
        scale = SCALES[words.at(end)]
        numeral, end = replace(numeral.times(Decimal(scale)), scale=scale), end + 1
    rest = None if numeral.is_scaled or numeral.is_fraction else subunit_at(words, end, measure)
    if rest is not None:
        value = numeral.value + rest[0]
        numeral, end = replace(numeral, value=value, place=Decimal("0.01"), shown=Decimal("0.01")), rest[1]
    return Part(numeral, None, measure, numeral.first, end)


def _is_believed(words: Words, numeral: Numeral, money: Measure) -> bool:
    """Whether a code that is a word as well stands for money: a large number, a price with decimals or a rate, or a range."""
    is_price = numeral.shown < 1 or rate_at(words, numeral.end) is not None
    return numeral.value >= money.least or (money.least <= 1000 and (is_price or words.at(numeral.end) in {"-", "–"}))


def _paid(words: Words, numeral: Numeral, money: Money, unit: tuple[Measure, int] | None, end: int) -> Part:
    """An amount with its currency before it; one that is named again behind it says which dollars are meant ("$5m CAD")."""
    measure, first, _ = money
    if unit is not None and unit[0].unit == measure.unit:
        return Part(numeral, measure, None, first, unit[1])
    is_told = unit is not None and unit[0].is_money and words.raw(first, first + 1) == "$" and words.raw(end, end + 1).isupper()
    if unit is not None and is_told:
        return Part(numeral, unit[0], None, first, unit[1])
    return Part(numeral, measure, None, first, end if rate_at(words, end) else numeral.end)


def _unmeasured(words: Words, numeral: Numeral) -> Part | None:
    """A number that no unit follows: bare, or with an "m" that is metres; a fraction of nothing is none."""
    if numeral.is_fraction:
        return None
    if numeral.is_lettered and words.at(numeral.end - 1) == "m" and metres_at(words, numeral.end):
        metres = replace(numeral.times(Decimal(1) / numeral.scale), scale=1, is_lettered=False)
        return Part(metres, None, METRES, numeral.first, numeral.end)
    return Part(numeral, None, None, numeral.first, numeral.end)
