"""How many times something grew or shrank: "в 1,3 раза", "вдвое", "se duplicó", "se multiplicó por seis"."""

from decimal import Decimal
from typing import NamedTuple

from comity.language.common.changes import Changes
from comity.language.common.forms import Table
from comity.language.common.hedging import HedgeRow
from comity.language.common.lexicon import Quantities, keyed, listed
from comity.language.common.numbers import Numeral
from comity.language.common.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.interval import Interval


class Times(NamedTuple):
    """A multiple from token `first` up to `end`; the hedge with it begins at `lead`."""

    number: Numeral
    first: int
    end: int
    lead: int
    sign: int
    hedge: HedgeRow | None = None


class Multiples:
    """How a language says so."""

    def __init__(self, lists: Quantities, changes: Changes, hedges: Table[HedgeRow]) -> None:
        """Read multiples by the tables of a language."""
        ends = lists.endings
        self._changes = changes
        self._hedges = hedges
        self._open = lists.times_open
        self._times = listed(lists.times, ends)
        self._adverbs = keyed(lists.multiples, ends)
        self._verbs = keyed(lists.multiplying, ends)
        self._multiplied = listed(lists.multiplied, ends)

    def is_verb(self, words: Words, place: int) -> bool:
        """Whether the word at a token multiplies by itself: "doubled"."""
        return self._verbs.at(words, place) is not None

    def word(self, words: Words, place: int) -> tuple[Amount | None, int] | None:
        """The multiple that a verb tells, or an adverb beside a word of change; None where neither begins at a token."""
        verb = self._verbs.at(words, place)
        if verb is not None:
            return _amount(words, Times(_whole(place, verb[1], verb[0]), place, verb[1], place, 1)), verb[1]
        adverb = self._adverbs.at(words, place)
        if adverb is None:
            return None
        value, end = adverb
        sign = self._changes.around(words, place, end)
        if sign is None or self._changes.compared(words, end):
            return None, end
        return _amount(words, Times(_whole(place, end, value), place, end, place, sign)), end

    def numbered(self, words: Words, number: Numeral, free: int) -> tuple[Amount | None, int] | None:
        """The multiple that a number gives, only beside a word of change; None where the number is of no multiple.

        "1.3 times more than" something else is a multiple that says nothing of growth, and no amount.
        """
        if words.at(number.first - 1) not in self._open:
            return None
        if self._multiplied.before(words, number.first - 1) is not None:
            return _amount(words, Times(number, number.first, number.end, number.first - 1, 1)), number.end
        if self._times.at(words, number.end) is None:
            return None
        first, end = number.first - 1, number.end + 1
        sign = self._changes.around(words, first, end)
        if sign is None or self._changes.compared(words, end):
            return None, end
        hedge = self._hedges.before(words, first)
        if hedge is None or hedge[1] < free:
            return _amount(words, Times(number, number.first, end, first, sign)), end
        return _amount(words, Times(number, number.first, end, hedge[1], sign, hedge[0])), end


def _whole(first: int, end: int, value: str) -> Numeral:
    return Numeral(first, end, Decimal(value), Decimal(1), Decimal(1))


def _amount(words: Words, times: Times) -> Amount:
    strict, lenient = tolerance.multiple(times.number, times.hedge)
    value = float(times.number.value)
    if times.sign < 0:
        value, strict, lenient = 1 / value, _inverse(strict), _inverse(lenient)
    return Amount(
        start=words.start[times.first],
        end=words.end[times.end - 1],
        phrase_start=words.start[times.lead],
        phrase_end=words.end[times.end - 1],
        value=value,
        unit="times",
        relation="ratio",
        hedge=times.hedge.hedge if times.hedge else "exact",
        strict=strict,
        lenient=lenient,
    )


def _inverse(factor: Interval) -> Interval:
    """One over an interval of factors."""
    return Interval(1 / factor.high if factor.high else None, 1 / factor.low if factor.low else None)
