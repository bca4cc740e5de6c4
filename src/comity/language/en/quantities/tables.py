"""Tables told in prose: a unit that a text declares once ("million baht; change in brackets") for the bare numbers behind it.

What a line that ends in a colon declares ("Cargo, in tonnes:") holds for the lines under it alone.
"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from comity.language.en.numbers import SCALES, Numeral, read_numeral
from comity.language.en.quantities.amounts import build
from comity.language.en.quantities.changes import Cue, amount_cue
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import Measure, prefixes, word_lists
from comity.language.en.quantities.measures import rate_at, unit_at
from comity.language.en.quantities.ranges import Extent
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount

OPENING = frozenset({"", ";", ",", ":", "(", "\n", ".", "in", "values", "figures", "amounts"})
CLOSING = frozenset({"", ";", ",", ":", ")", "\n", ".", "and", "unless", "or", "if", "at", "except", "throughout"})
BEHIND = frozenset({"respectively", "\n"})
"""What may follow a number of a table besides the words that no noun phrase begins with."""
NUMBERED = frozenset(
    {"amounts", "data", "figures", "numbers", "prices", "quantities", "sums", "totals", "value", "values", "volume", "volumes"}
)
"""What is said to be in a unit."""
BETWEEN = frozenset({"are", "is", "all", "given", "shown", "expressed", "stated", "here", "below", "everywhere", "otherwise"})
VALUED = frozenset(
    {"bill", "bills", "cost", "costs", "earned", "earnings", "exports", "imports", "income", "invested", "investment", "paid"}
    | {"purchases", "revenue", "revenues", "sales", "spending", "trade", "turnover", "value", "values", "worth"}
)
"""Words of money, where a text declares a unit for goods and another for money."""
CELL_ENDS = frozenset({"", ",", ";", ".", "(", ")", "\n", "and"})
REFERRED = frozenset({"table", "tables", "no", "section", "figure", "chapter", "article", "version", "release", "annex"})
"""Words before a number that is the name of something."""
BRACKETED = frozenset({"brackets", "parentheses"})
LARGE = 10**6
"""A number that is assumed to be of a size with the unit in letters is a thousand at least before any scale."""


class Declared(Struct, frozen=True):
    """The unit that a text declares for its numbers: so many of a measure, for those from token `first` up to token `end`.

    `has_changes` tells whether brackets hold changes.
    """

    measure: Measure
    scale: int
    first: int
    end: int
    has_changes: bool


def declared(words: Words) -> tuple[Declared, ...]:
    """The units that a text counts its bare numbers in: "million baht", "values are in billions of dollars", "in tonnes:"."""
    found = []
    for place in range(len(words.low)):
        unit = _unit(words, place) if _opens(words, place) else None
        if unit is None or words.at(unit.end) not in CLOSING or unit.measure.unit == "percent":
            continue
        is_list, is_said = words.at(unit.end) == ":", _is_said(words, place)
        is_plain = unit.scale >= 1000 and unit.measure.is_money and not is_list
        if is_plain or is_said or (is_list and words.at(place - 1) == "in"):
            end = _end_of_list(words, unit.end) if is_list and not is_said else len(words.low)
            found.append(Declared(unit.measure, unit.scale, place, end, _has_changes(words, unit.end)))
    return tuple(found)


class _Unit(Struct, frozen=True):
    """So many of a measure, up to token `end`."""

    measure: Measure
    scale: int
    end: int


def _unit(words: Words, place: int) -> _Unit | None:
    """The likes of "million baht", "thousands of tonnes", "megawatts", "NZ$ million" at a token."""
    for spot in (place + 1, place + 2):
        sign = prefixes().get("".join(words.raw(place, min(spot, len(words.low))).split()))
        if sign is not None and words.at(spot) in SCALES:
            return _Unit(sign, SCALES[words.at(spot)], spot + 1)
    scale = SCALES.get(words.at(place), 1)
    first = place + (scale > 1)
    first += scale > 1 and words.at(first) == "of"
    unit = unit_at(words, first, Decimal(LARGE))
    return None if unit is None else _Unit(unit[0], scale, unit[1])


def _opens(words: Words, place: int) -> bool:
    return words.at(place - 1) in OPENING and words.low[place] != "\n" and not words.is_number(place - 1)


def _is_said(words: Words, place: int) -> bool:
    """Whether the words before a unit say that numbers are in it: "all values are in", "volumes in", "unit:"."""
    before = [words.at(spot) for spot in range(place - 1, max(place - 6, -1), -1)]
    if before[:1] == ["in"]:
        named = next((word for word in before[1:] if word not in BETWEEN), "")
        return named in NUMBERED
    return before[:1] == [":"] and before[1:2] in (["unit"], ["units"])


def _end_of_list(words: Words, colon: int) -> int:
    """Where the lines under a colon end: before the first that closes like a sentence, or that holds no number."""
    end = line = words.low.index("\n", colon) if "\n" in words.low[colon:] else len(words.low)
    while line < len(words.low):
        following = next((n for n in range(line + 1, len(words.low)) if words.low[n] == "\n"), len(words.low))
        inside = range(line + 1, following)
        if words.at(following - 1) == "." or not any(words.is_number(n) for n in inside):
            break
        end = line = following
    return end


def table_at(words: Words, place: int, tables: Sequence[Declared]) -> Declared | None:
    """The table that a number belongs to: the shortest that holds it; of two that speak of money and of goods, by its words."""
    holding = [table for table in tables if table.first < place < table.end]
    if not holding:
        return None
    listed = [table for table in holding if table.end < len(words.low)]
    if listed:
        return min(listed, key=lambda table: table.end - table.first)
    kinds = {table.measure.is_money for table in holding}
    if len(kinds) == 1:
        return holding[0]
    start = next((n + 1 for n in range(place - 1, -1, -1) if words.at(n) in {".", "\n"}), 0)
    is_money = any(words.at(n) in VALUED for n in range(start, place))
    return next(table for table in holding if table.measure.is_money == is_money)


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
    if numeral is None or numeral.first != place or numeral.is_scaled or not words.is_number(place):
        return None
    if words.at(place - 1) in REFERRED or words.at(place - 2) in REFERRED or words.at(place - 1) == "at":
        return None  # a name, or a price
    is_bracketed = words.at(place - 2) == "(" and words.at(place - 1) in {"+", "-", "−"} and words.at(numeral.end) == ")"
    if is_bracketed and table.has_changes:
        sign = 1 if words.at(place - 1) == "+" else -1
        extent = Extent(numeral, None, Measure("percent", Decimal(1)), place, numeral.end)
        return build(words, extent, "percent", Cue("ratio", sign, place - 1, numeral.end))
    is_size = "," in words.at(place) or numeral.shown < 1 or _is_cell(words, place, numeral)
    behind = words.at(numeral.end)
    is_alone = not words.is_word(numeral.end) or behind in word_lists().nouns.stops or behind in BEHIND
    if not is_size or not is_alone or behind in {"%", "percent", "per", "pc", "-", "–"} or words.at(place - 1) in {"+", "-", "−"}:
        return None
    scaled = numeral.times(Decimal(table.scale))
    ahead = lead(words, place)
    if behind == "to" and words.at(place - 1) != "from":
        other = read_numeral(words, numeral.end + 1)
        if other is not None and other.first == numeral.end + 1 and numeral.value < other.value < 10 * numeral.value:
            return _range(words, (numeral, other), table)
    rate = rate_at(words, numeral.end)
    end = rate.end if rate is not None else numeral.end
    unit = table.measure.unit if rate is None else f"{table.measure.unit}/{rate.unit}"
    return build(words, Extent(scaled, None, table.measure, place, end), unit, amount_cue(words, ahead, end))


def _is_cell(words: Words, place: int, numeral: Numeral) -> bool:
    """Whether a plain number stands as in a table: in a column, behind a year and a colon, or bare behind what it measures."""
    before = words.at(place - 1)
    if numeral.end > place + 1 or (len(words.at(place)) == 4 and 1900 <= numeral.value < 2100):
        return False
    gap = words.text[words.end[place - 1] : words.start[place]] if place else ""
    if before == "|" or gap.count(" ") > 1 or "\t" in gap:
        return True
    if before == ":":
        return words.is_number(place - 2)
    is_noun = words.is_word(place - 1) and not words.is_capital(place - 1) and before not in word_lists().nouns.stops
    return is_noun and words.at(numeral.end) in CELL_ENDS


def _range(words: Words, ends: tuple[Numeral, Numeral], table: Declared) -> Amount:
    low, high = (numeral.times(Decimal(table.scale)) for numeral in ends)
    extent = Extent(low, high, table.measure, low.first, high.end)
    return build(words, extent, table.measure.unit, amount_cue(words, lead(words, low.first), high.end))
