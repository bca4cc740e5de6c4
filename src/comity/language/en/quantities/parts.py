"""One number with the currency before it or the unit behind it."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.numbers import SCALES, Numeral, read_numeral
from comity.language.en.quantities.lexicon import Measure
from comity.language.en.quantities.measures import SIGNS, metres_at, money_at, subunit_at, unit_at
from comity.language.en.quantities.words import Words

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


def part_at(words: Words, place: int) -> Part | None:
    """A number with its currency or unit from a token on."""
    is_sign = words.is_word(place) and words.at(place + 1) in SIGNS
    is_spread = is_sign and (words.touches(place) or not words.touches(place + 1))  # "US$", "hk $ 10"
    money = money_at(words, place + 1 if is_spread else place)
    numeral = read_numeral(words, money[2] if money else place, is_money=money is not None)
    if numeral is None or (money and numeral.value < money[0].least):
        return None
    unit = unit_at(words, numeral.end, numeral.value)
    if (
        unit is None and numeral.is_scaled and words.at(numeral.end) == "of"
    ):  # "31 thousand of tons", as machine translation has it
        unit = unit_at(words, numeral.end + 1, numeral.value)
    if money is not None:
        is_same = unit is not None and unit[0].unit == money[0].unit
        return Part(numeral, money[0], None, money[1], unit[1] if unit and is_same else numeral.end)
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


def _unmeasured(words: Words, numeral: Numeral) -> Part | None:
    """A number that no unit follows: bare, or with an "m" that is metres; a fraction of nothing is none."""
    if numeral.is_fraction:
        return None
    if numeral.is_lettered and words.at(numeral.end - 1) == "m" and metres_at(words, numeral.end):
        metres = replace(numeral.times(Decimal(1) / numeral.scale), scale=1, is_lettered=False)
        return Part(metres, None, METRES, numeral.first, numeral.end)
    return Part(numeral, None, None, numeral.first, numeral.end)
