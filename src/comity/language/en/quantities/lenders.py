"""Bare numbers, and the amounts near them that lend them a unit, a scale or a noun."""

from bisect import bisect_left
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from comity.language.en.numbers import SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.amounts import build
from comity.language.en.quantities.changes import Cue, amount_cue
from comity.language.en.quantities.hedging import Lead, lead
from comity.language.en.quantities.labels import is_label, is_year_like, may_be_year
from comity.language.en.quantities.lexicon import Elliptic, word_lists
from comity.language.en.quantities.measures import per, rate_at
from comity.language.en.quantities.nouns import Phrase
from comity.language.en.quantities.ranges import Extent
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount
from comity.resources.units import NUMBER, SPANS

MILLION, THOUSAND = 10**6, 10**3
SCALED_UNITS = frozenset({10**3, 10**6, 10**9, 10**12})
CLOSE = 100.0
"""By how much at most a borrowed amount is larger or smaller than its lender."""
FAR, WIDEST = 5, 300
"""Over how many sentences, and tokens, millions and billions may borrow what they count."""
ENDS = frozenset({".", "!", "?", "\n"})
WIDEST_RANGE = 5
"""By how much at most the upper end of a range is larger than the lower."""
OF_ROW = frozenset({"first", "last", "next", "past"})
UNLENDING = frozenset({*SPANS, NUMBER, "times", "rank", "pp", "bp"})
COUNTS = frozenset({"count", "persons"})
PRICED = frozenset({"bbl", "t", "MWh", "MMBtu", "m3", "kg", "oz", "lb", "boe", "gal", "L", "bu", "dmtu"})
"""What goods are priced per."""
TIMES_AND_PARTS = frozenset(
    {
        "year",
        "years",
        "months",
        "days",
        "weeks",
        "hours",
        "minutes",
        "decades",
        "percent",
        "times",
        "dozen",
        "score",
        "odd",
        "worth",
    }
)
"""Words behind a number that no noun may follow but that are counted themselves."""


class Lender(NamedTuple):
    """An amount that may lend its unit: its first token, the token behind it, and the scale words it is written with."""

    amount: Amount
    first: int
    end: int
    scale: int

    @property
    def base(self) -> str:
        """The unit without what it is counted per."""
        return self.amount.unit.partition("/")[0]


class Bare(NamedTuple):
    """A number without a unit, with its hedge and the tokens around it."""

    numeral: Numeral
    ahead: Lead
    before: str
    behind: str
    is_spoken: bool


def bare_at(words: Words, place: int) -> Bare | None:
    """The number at a token where it may stand for an amount: no label, year, date, clock time or part of a longer word."""
    spoken = spoken_at(words, place)
    numeral = spoken or read_numeral(words, place)
    is_split = words.at(place - 1) == "." and words.is_number(place - 2) and words.is_number(place)  # "1 . 6 billion"
    if numeral is None or numeral.is_fraction or is_split or (numeral.value < 2 and numeral.shown >= 1):
        return None
    place = numeral.first
    if is_label(words, place, numeral, is_money=False) or is_year_like(words, numeral):
        return None
    ahead = lead(words, place)
    before, behind = words.at(ahead.before), words.at(numeral.end)
    names = word_lists().names
    is_joined = behind in {"-", "–", ":", "/", "%", "'", "’", "°"} or (before in {"#", "/", ":"} and words.touches(ahead.before))
    is_short = words.at(place - 1) == "." and words.at(place - 2) in names.months  # "Nov. 20"
    is_date = (
        is_short
        or before in names.months
        or behind in names.months
        or (before == "the" and behind in {"and", "of"} and numeral.value < 32)
    )
    is_date = is_date or (ahead.hedge is None and may_be_year(words, numeral))
    is_of_row = before in OF_ROW and not numeral.is_scaled  # "for the first twenty" counts what a row of years or calls is of
    return None if is_joined or is_date or is_of_row else Bare(numeral, ahead, before, behind, spoken is not None)


def spoken_at(words: Words, place: int) -> Numeral | None:
    """Hundreds as they are spoken: "five thirty-four", "two-ninety"."""
    top = SMALL.get(words.at(place), 0)
    behind = words.after_hyphen(place + 1)
    tens = TENS.get(words.at(behind), 0)
    if not 0 < top < 10 or not tens or words.at(place - 1) in {"at", "-", "and"}:
        return None
    after = words.after_hyphen(behind + 1)
    unit = SMALL.get(words.at(after), 0) if after > behind + 1 else 0
    end = after + 1 if 0 < unit < 10 else behind + 1
    value = Decimal(100 * top + tens + (unit if unit < 10 else 0))
    return Numeral(first=place, end=end, value=value, place=Decimal(1), shown=Decimal(1), is_spelled=True)


def lender_at(words: Words, amount: Amount) -> Lender:
    """An amount as a lender, with its tokens and the scale it is written in."""
    first = bisect_left(words.start, amount.start)
    end = first + 1
    while end < len(words.low) and words.end[end - 1] < amount.end:
        end += 1
    for spot in range(first, min(first + 3, end)):
        numeral = read_numeral(words, spot, is_money=True)
        if numeral is not None:
            return Lender(amount, first, end, _scale_of(amount, numeral))
    return Lender(amount, first, end, 1)


def _scale_of(amount: Amount, numeral: Numeral) -> int:
    """The scale an amount is written in, by its scale words or its unit: a billion in "5 billion tonnes" and in "62 bcm"."""
    ratio = round(abs(amount.value) / float(numeral.value)) if numeral.value else 1
    return ratio if ratio in SCALED_UNITS else numeral.scale


def elliptic() -> Elliptic:
    """The word lists of elliptical amounts."""
    return word_lists().elliptic


def last(lenders: list[Lender], fits: Callable[[Lender], bool]) -> Lender | None:
    """The nearest of the last few lenders that fits."""
    return next((one for one in reversed(lenders[-6:]) if fits(one)), None)


def is_countable(lender: Lender) -> bool:
    """Whether a lender counts things or people."""
    return lender.base in COUNTS


def top_of(amount: Amount) -> float:
    """The value of an amount, of a range its upper end."""
    return amount.value if amount.value_high is None else amount.value_high


def sentences_between(words: Words, first: int, end: int) -> int:
    """How many sentences end between two tokens; too many to borrow over where they stand very far apart."""
    if end - first > WIDEST:
        return FAR + 1
    return sum(words.at(spot) in ENDS and words.at(spot - 1) not in ENDS for spot in range(first, end))


def scaled_as(numeral: Numeral, lender: Lender) -> Numeral:
    """A number without a scale word in the scale of its lender, where that brings it nearer ("from five billion to ten")."""
    if numeral.is_scaled or lender.scale < THOUSAND or numeral.value >= THOUSAND:
        return numeral
    return replace(numeral.times(Decimal(lender.scale)), scale=lender.scale)


def is_close(numeral: Numeral, lender: Lender, most: float = CLOSE) -> bool:
    """Whether a number is of its lender's size."""
    value, other = float(numeral.value), abs(top_of(lender.amount))
    return other > 0 and 1 / most <= value / other <= most


def is_money(unit: str) -> bool:
    """Whether a unit is a currency by its code."""
    return len(unit) == 3 and unit.isupper() and unit != "TEU"


def is_alone(words: Words, numeral: Numeral, is_verb_behind: bool = False) -> bool:
    """Whether no noun goes on from a number: it ends the phrase, or a preposition, an adverb or a verb follows."""
    return is_alone_at(words, numeral.end, is_verb_behind)


def is_alone_at(words: Words, place: int, is_verb_behind: bool = False) -> bool:
    """Whether no noun goes on at a token behind a number."""
    behind = words.at(place)
    if not words.is_word(place):
        return not words.is_number(place) and behind not in {"-", "–", "%", "$", "€", "£", "+"}
    if behind in TIMES_AND_PARTS:
        return False
    return behind in word_lists().nouns.stops or behind in elliptic().times or is_verb_behind


def counted(words: Words, bare: Bare, unit: str, noun: str | None, end: int | None = None) -> Amount | None:
    """A number as a count, which is a whole one; of things whose name ends before the token `end` where it has one."""
    numeral = bare.numeral
    end = numeral.end if end is None else end
    if numeral.value != numeral.value.to_integral_value():
        return None
    extent = Extent(numeral, None, None, numeral.first, end)
    cue = amount_cue(words, bare.ahead, end)
    rate = rate_at(words, end)
    if rate is not None:
        unit, extent = per(unit, rate.unit), Extent(numeral, None, None, numeral.first, rate.end)
    amount = build(words, extent, unit, cue, Phrase("things", numeral.first, end))
    return replace(amount, noun=noun)


def second_end(words: Words, bare: Bare) -> tuple[Numeral, Numeral] | None:
    """Both ends of a range that a number begins: "15 to 20 billion", "between four and six hundred", not "from 3 to 5"."""
    low, joint = bare.numeral, bare.numeral.end
    is_joint = (words.at(joint) in {"to", "or"} and bare.before != "from") or (
        words.at(joint) == "and" and bare.before == "between"
    )
    high = read_numeral(words, joint + 1) if is_joint else None
    if high is None or high.first != joint + 1 or high.is_fraction:
        return None
    tail = words.at(high.end - 1)
    if not low.is_scaled and high.is_scaled:
        low = replace(low.times(Decimal(high.scale)), scale=high.scale)
    elif tail == "hundred" and high.is_spelled and low.value < 10:
        low = low.times(Decimal(100))
    return (low, high) if low.value < high.value <= WIDEST_RANGE * low.value else None


def lent(
    words: Words,
    bare: Bare,
    numeral: Numeral,
    lender: Lender,
    *,
    is_part: bool = False,
    rate: tuple[str, int] | None = None,
    high: Numeral | None = None,
) -> Amount | None:
    """A number in the unit of its lender, counted per what its own words say; with `high` a range."""
    unit, end = lender.amount.unit, (high or numeral).end
    if is_money(lender.base) and numeral.scale >= MILLION > lender.scale:
        unit = lender.base  # millions are no price of a barrel
    if lender.base in COUNTS and numeral.value != numeral.value.to_integral_value():
        return None
    if rate is not None:
        unit, end = per(unit.partition("/")[0], rate[0]), rate[1]  # its own rate stands for that of its lender
    extent = Extent(numeral, high, None, numeral.first, end)
    if lender.base == "percent":
        sign = -1 if lender.amount.relation == "ratio" and lender.amount.value < 0 else 1
        cue = Cue(lender.amount.relation, sign, bare.ahead.first, end, is_certain=lender.amount.is_relation_certain)
    else:
        cue = Cue("level", 1, bare.ahead.first, end) if is_part else amount_cue(words, bare.ahead, end)
    noun = Phrase("things", numeral.first, numeral.end) if lender.base in COUNTS else None
    return replace(build(words, extent, unit, cue, noun), noun=lender.amount.noun)
