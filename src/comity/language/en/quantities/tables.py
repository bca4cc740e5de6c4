"""Tables told in prose: a unit that a text declares once ("million baht; change in brackets") for the bare numbers in it."""

from decimal import Decimal

from msgspec import Struct

from comity.language.en.numbers import SCALES, Numeral, read_numeral
from comity.language.en.quantities.amounts import build
from comity.language.en.quantities.changes import Cue, amount_cue
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import Measure, word_lists
from comity.language.en.quantities.measures import rate_at, unit_at
from comity.language.en.quantities.ranges import Extent
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount

OPENING = frozenset({"", ";", ",", ":", "(", "\n", ".", "in", "values", "figures", "amounts"})
CLOSING = frozenset({"", ";", ",", ":", ")", "\n", ".", "and", "unless", "or"})
BRACKETED = frozenset({"brackets", "parentheses"})
LARGE = 10**6
"""A number that is assumed to be of a size with the unit in letters is a thousand at least before any scale."""


class Declared(Struct, frozen=True):
    """The unit that a text declares for its numbers: so many of a measure, told at a token; whether brackets hold changes."""

    measure: Measure
    scale: int
    place: int
    has_changes: bool


def declared(words: Words) -> Declared | None:
    """The unit that a text counts its bare numbers in: "million baht", "figures are in billions of dollars"; None without one."""
    for place in [place for place, word in enumerate(words.low) if word in SCALES]:
        word = words.low[place]
        if SCALES[word] < 1000 or words.at(place - 1) not in OPENING or words.is_number(place - 1):
            continue
        spot = place + 1 + (words.at(place + 1) == "of")
        unit = unit_at(words, spot, Decimal(LARGE))
        if unit is not None and unit[0].is_money and words.at(unit[1]) in CLOSING:
            return Declared(unit[0], SCALES[word], place, _has_changes(words, unit[1]))
    return None


def _has_changes(words: Words, place: int) -> bool:
    """Whether the same line says that brackets hold changes."""
    for spot in range(place, min(place + 20, len(words.low))):
        if words.at(spot) == "\n":
            return False
        if words.at(spot) in BRACKETED:
            return any(words.at(one) in {"change", "changes", "growth"} for one in range(place, spot))
    return False


def tabled(words: Words, place: int, table: Declared) -> Amount | None:
    """The bare number at a token as the table has it: so much of its unit, or a change in brackets ("118,412 (+3.9)")."""
    numeral = read_numeral(words, place)
    if numeral is None or numeral.first != place or place < table.place or numeral.is_scaled or not words.is_number(place):
        return None
    is_bracketed = words.at(place - 2) == "(" and words.at(place - 1) in {"+", "-", "−"} and words.at(numeral.end) == ")"
    if is_bracketed and table.has_changes:
        sign = 1 if words.at(place - 1) == "+" else -1
        extent = Extent(numeral, None, Measure("percent", Decimal(1)), place, numeral.end)
        return build(words, extent, "percent", Cue("ratio", sign, place - 1, numeral.end))
    is_size = "," in words.at(place) or numeral.shown < 1
    behind = words.at(numeral.end)
    is_alone = not words.is_word(numeral.end) or behind in word_lists().nouns.stops
    if not is_size or not is_alone or behind in {"%", "percent", "per", "pc", "-", "–"} or words.at(place - 1) in {"+", "-", "−"}:
        return None
    scaled = numeral.times(Decimal(table.scale))
    ahead = lead(words, place)
    if behind == "to":
        other = read_numeral(words, numeral.end + 1)
        if other is not None and other.first == numeral.end + 1 and numeral.value < other.value < 10 * numeral.value:
            return _range(words, (numeral, other), table)
    rate = rate_at(words, numeral.end)
    end = rate.end if rate is not None else numeral.end
    unit = table.measure.unit if rate is None else f"{table.measure.unit}/{rate.unit}"
    return build(words, Extent(scaled, None, table.measure, place, end), unit, amount_cue(words, ahead, end))


def _range(words: Words, ends: tuple[Numeral, Numeral], table: Declared) -> Amount:
    low, high = (numeral.times(Decimal(table.scale)) for numeral in ends)
    extent = Extent(low, high, table.measure, low.first, high.end)
    return build(words, extent, table.measure.unit, amount_cue(words, lead(words, low.first), high.end))
