"""Numbers with a unit, a currency, a percent sign or a counted noun, single or as a range."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.numbers import SCALES, Numeral, read_numeral
from comity.language.en.quantities.changes import Cue, amount_cue, change_before, moved_before, percent_cue, points_cue
from comity.language.en.quantities.hedging import Lead, hedge_after, lead
from comity.language.en.quantities.labels import is_label, is_year, is_year_like
from comity.language.en.quantities.lexicon import HedgeRow, Measure, word_lists
from comity.language.en.quantities.measures import SIGNS, money_at, rate_at, unit_at
from comity.language.en.quantities.nouns import Phrase, counted_at, term_at
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Hedge

Reading = tuple[Amount | None, int]
"""What was read, and the token behind everything that was looked at."""
WIDEST_RANGE = 100
"""A range whose ends are further apart than this factor is no range."""


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


class Extent(Struct, frozen=True):
    """One number, or both ends of a range, scaled to the base unit of the measure."""

    low: Numeral
    high: Numeral | None
    measure: Measure | None
    first: int
    end: int


def read_amount(words: Words, place: int) -> Reading:
    """The amount that begins at a number, a currency sign or a currency code; None for numbers that are names or dates."""
    first = part_at(words, place)
    if first is None:
        return None, place + 1
    if is_label(words, first.first, first.numeral, is_money=first.money is not None):
        return None, _behind_chain(words, first.end)
    extent = _extent(words, first)
    if extent is None:
        return None, _behind_chain(words, first.end)
    amount = _measured(words, extent) if extent.measure else _bare(words, extent)
    end = extent.end
    if amount is not None:
        while end < len(words.low) and words.end[end - 1] < amount.end:
            end += 1
    return amount, end


def part_at(words: Words, place: int) -> Part | None:
    """A number with its currency or unit from a token on."""
    is_spread = words.at(place + 1) in SIGNS and words.touches(place)  # the "US" of "US$"
    money = money_at(words, place + 1 if is_spread else place)
    numeral = read_numeral(words, money[2] if money else place, is_money=money is not None)
    if numeral is None or (money and numeral.value < money[0].least):
        return None
    unit = unit_at(words, numeral.end, numeral.value)
    if money is not None:
        is_same = unit is not None and unit[0].unit == money[0].unit
        return Part(numeral, money[0], None, money[1], unit[1] if unit and is_same else numeral.end)
    end = unit[1] if unit else numeral.end
    if unit and unit[0].is_money and not numeral.is_scaled and words.at(end) in SCALES:  # "75 USD million"
        scale = SCALES[words.at(end)]
        numeral, end = replace(numeral.times(Decimal(scale)), scale=scale), end + 1
    return Part(numeral, None, unit[0] if unit else None, numeral.first, end)


def _behind_chain(words: Words, end: int) -> int:
    """Behind the numbers glued to one that is no quantity: dates, times, scores, telephone numbers."""
    while words.touches(end - 1) and words.touches(end) and words.at(end) in set("-–/:.") and words.is_number(end + 1):
        end += 2
    return end


# --- ranges -----------------------------------------------------------------------------------------------------------


def _extent(words: Words, first: Part) -> Extent | None:
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
    is_moving = moved_before(words, ahead.before - 1) is not None if is_from else change_before(words, ahead) is not None
    if is_from and words.at(ahead.before - 1) in {"ranging", "ranges", "range", "ranged"}:
        is_moving = False
    is_percent = first.measure is not None and first.measure.unit == "percent"
    has_own = first.measure is not None and not (is_percent and words.at(ahead.before) == "by")
    return None if is_moving and (is_from or has_own) else end + 1


def _ranged(words: Words, first: Part, second: Part) -> Extent | None:
    measure = _common(words, first, second)
    if measure is None and (first.measure or second.measure):
        return None
    low, high = first.numeral, second.numeral
    if high.is_scaled and not low.is_scaled and first.unit is None and low.value < high.value / high.scale:
        low = low.times(Decimal(high.scale))
    if not 0 < low.value < high.value or high.value / low.value > WIDEST_RANGE:
        return None
    if is_year_like(words, low) and (words.at(first.end) == "to" if measure else is_year_like(words, high)):
        return None
    factor = measure.factor if measure else Decimal(1)
    return Extent(low.times(factor), high.times(factor), measure, first.first, second.end)


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


# --- amounts with a measure -------------------------------------------------------------------------------------------


def _measured(words: Words, extent: Extent) -> Amount | None:
    measure = extent.measure
    if measure is None or _is_single_thing(words, extent):
        return None
    sign = _sign(words, extent.first)
    if measure.unit == "percent":
        return _percent(words, extent, sign)
    if sign == "-":
        return None
    if is_year(words, extent.low, extent.first):
        return None
    if measure.unit in {"pp", "bp"}:
        return _build(words, extent, measure.unit, points_cue(words, _lead(words, extent), extent.end))
    rate = rate_at(words, extent.end)
    unit, end = measure.unit, extent.end
    if rate is not None and "/" not in unit:
        unit, end = f"{unit}/{rate.unit}", rate.end
        extent = _divided(extent, rate.divisor, end)
    return _build(words, extent, unit, amount_cue(words, _lead(words, extent), end))


def _is_single_thing(words: Words, extent: Extent) -> bool:
    """Whether this is "one barrel", a way of speaking; "one percent" and "one million barrels" are not."""
    is_one = words.at(extent.low.first) == "one" and extent.low.end == extent.low.first + 1
    return is_one and extent.measure is not None and extent.measure.unit not in {"percent", "pp"}


def _divided(extent: Extent, divisor: Decimal, end: int) -> Extent:
    share = Decimal(1) / divisor
    high = extent.high.times(share) if extent.high else None
    return Extent(extent.low.times(share), high, extent.measure, extent.first, end)


def _sign(words: Words, first: int) -> str:
    """A plus or minus sign before a number; "" where the mark is a dash or there is none."""
    mark = words.at(first - 1)
    is_sign = mark in {"+", "-", "−"} and words.touches(first - 1)
    is_free = not words.touches(first - 2) or words.at(first - 2) in {"(", "\n"}
    return {"−": "-"}.get(mark, mark) if is_sign and is_free else ""


def _lead(words: Words, extent: Extent) -> Lead:
    return lead(words, extent.first)


def _percent(words: Words, extent: Extent, sign: str) -> Amount:
    if extent.low.place > 10 and extent.high is None:
        extent = replace(extent, low=replace(extent.low, place=Decimal(10)))  # "100 %" is not 50 to 150 %
    ahead = _lead(words, extent)
    cue = percent_cue(words, ahead, extent.end)
    if sign:
        cue = Cue("ratio", 1 if sign == "+" else -1, extent.first - 1, cue.end)
    rate = rate_at(words, extent.end)
    unit = f"percent/{rate.unit}" if rate else "percent"
    if rate:
        extent = _divided(extent, rate.divisor, rate.end)
    return _build(words, extent, unit, cue)


def _build(words: Words, extent: Extent, unit: str, cue: Cue, noun: Phrase | None = None) -> Amount:
    ahead = _lead(words, extent)
    behind = hedge_after(words, extent.end)
    row = ahead.hedge or (behind[0] if behind else None)
    pair = _intervals(extent, row, is_count=noun is not None)
    low, high = float(extent.low.value), float(extent.high.value) if extent.high else None
    if cue.relation == "ratio":
        pair = tolerance.as_factors(pair, cue.sign)
    elif cue.relation == "share":
        pair = tolerance.as_fractions(pair, high or low)
    elif cue.relation == "difference" and cue.sign < 0:
        pair = tolerance.mirrored(pair)
    if cue.sign < 0:
        low, high = (-low, None) if high is None else (-high, -low)
    end = words.end[extent.end - 1]
    return Amount(
        start=words.start[extent.first],
        end=end,
        phrase_start=words.start[min(extent.first, ahead.first, cue.first)],
        phrase_end=max(end, words.end[cue.end - 1] if cue.end else end, words.end[behind[1] - 1] if behind else end),
        value=low,
        value_high=high,
        unit=unit,
        relation=cue.relation,
        is_relation_certain=cue.is_certain,
        hedge=_hedge(extent, row),
        strict=pair[0],
        lenient=pair[1],
        noun=words.raw(noun.first, noun.end) if noun else None,
    )


def _hedge(extent: Extent, row: HedgeRow | None) -> Hedge:
    if extent.high is not None:
        return "range"
    return row.hedge if row else "exact"


def _intervals(extent: Extent, row: HedgeRow | None, is_count: bool) -> tolerance.Pair:
    if extent.high is not None:
        return tolerance.between(extent.low, extent.high, row)
    return tolerance.counted(extent.low, row) if is_count else tolerance.hedged(extent.low, row)


# --- counts and terms -------------------------------------------------------------------------------------------------


def _bare(words: Words, extent: Extent) -> Amount | None:
    """A number without a unit: counted things, people, or a term."""
    if _sign(words, extent.first):
        return None
    term = term_at(words, extent.end) if extent.high is None else None
    if term is not None:
        return _term(words, extent, term)
    is_plus = words.at(extent.end) == "+" and words.touches(extent.end - 1)
    noun = counted_at(words, extent.end + is_plus)
    if noun is None or not _counts(words, extent, noun):
        return None
    unit = "persons" if noun.kind == "persons" else "count"
    rate = rate_at(words, noun.end)
    if rate is not None:
        unit = f"{unit}/{rate.unit}"
    counted = Extent(extent.low, extent.high, None, extent.first, rate.end if rate else noun.end)
    return _build(words, counted, unit, amount_cue(words, _lead(words, extent), counted.end, is_count=True), noun)


def _term(words: Words, extent: Extent, term: tuple[str, int, int, int]) -> Amount:
    unit, end, noun_first, noun_end = term
    strict, lenient = tolerance.point(extent.low.value)
    return Amount(
        start=words.start[extent.first],
        end=words.end[end - 1],
        phrase_start=words.start[extent.first],
        phrase_end=words.end[noun_end - 1],
        value=float(extent.low.value),
        unit=unit,
        relation="level",
        strict=strict,
        lenient=lenient,
        noun=words.raw(noun_first, noun_end),
    )


def _counts(words: Words, extent: Extent, noun: Phrase) -> bool:
    """Whether a bare number before a noun counts something new, and is neither a name, a year nor a pointer back."""
    low, ahead, lists = extent.low, _lead(words, extent), word_lists()
    if low.value != low.value.to_integral_value() or low.value < 2:
        return False
    if low.is_lettered and noun.kind == "things" and words.raw(low.end - 1, low.end).isupper():
        return False  # "4K systems"
    is_small, is_hedged = low.value < 100 and not low.is_scaled, ahead.hedge is not None
    before = words.at(ahead.before)
    if is_small and before in {"the", "these", "those", "both", "all", "such", "that", "this", "said"}:
        return False
    if low.value < 10 and words.at(noun.end - 1) in lists.nouns.pointing and (low.value == 2 or before.endswith(("'s", "’s"))):
        return False
    if before in lists.names.months or _is_name_before(words, extent.first):
        return False
    return is_hedged or extent.high is not None or not is_year(words, low, extent.first, is_strict=noun.kind == "things")


def _is_name_before(words: Words, first: int) -> bool:
    """Whether a number in digits belongs to the capitalised word before it ("Boeing 737 jets")."""
    before = first - 1
    return words.is_number(first) and words.is_capital(before) and words.at(before) not in word_lists().names.openers
