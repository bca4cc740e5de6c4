"""Numbers with their units, hedges and changes, by the tables of a language."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from comity.language.common.changes import REACH, Changes
from comity.language.common.forms import Table
from comity.language.common.hedging import HedgeRow, hedge_tables
from comity.language.common.lexicon import Quantities, keyed
from comity.language.common.multiples import Multiples
from comity.language.common.numbers import Numbers, Numeral
from comity.language.common.words import Words, words_of
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Relation

DIRECT_REACH = 4
"""How many before an amount that grew without "by": "creció un 38 %"."""
GOODS = 2
"""Words that may stand between a unit and its rate."""
LEAD = 6
DASHES = frozenset("-–—")


class Lead(NamedTuple):
    """What stands before a number: its hedge, the token where the phrase begins, and whether "by" or "to" opens it."""

    hedge: HedgeRow | None
    first: int
    is_by: bool = False
    is_to: bool = False


class Amounts:
    """How a language says how much."""

    def __init__(self, lists: Quantities) -> None:
        """Read amounts by the tables of a language."""
        self.numbers = Numbers(lists)
        self._lists = lists
        endings = lists.endings
        self._units = Table(
            [
                *((word, (row.unit, Decimal(row.factor))) for row in lists.units for word in row.words),
                *((word, (code, Decimal(1))) for code, names in lists.money.items() for word in names),
            ],
            endings,
        )
        self._rates = keyed(lists.rates, endings)
        self._changes = Changes(lists)
        self._hedges = hedge_tables(lists)
        self._multiples = Multiples(lists, self._changes, self._hedges[0])

    def read(self, text: str) -> tuple[Amount, ...]:
        """Every amount with a unit that a text tells, sorted, none overlapping another."""
        words = words_of(text)
        return tuple(self._read(words, self.numbers.decimal_mark(text)))

    def _read(self, words: Words, mark: str | None) -> Iterator[Amount]:
        place = free = 0
        while place < len(words.low):
            found = self._at(words, place, mark, free)
            if found is None:
                place += 1
                continue
            amount, place = found
            if amount is not None:
                yield amount
                free = place

    def _at(self, words: Words, place: int, mark: str | None, free: int) -> tuple[Amount | None, int] | None:
        """The amount that begins at a token and the token behind it; None in its place for a number that is no amount."""
        multiple = self._multiples.word(words, place)
        if multiple is not None:
            return multiple
        sign = self._sign(words, place)
        low = self.numbers.read(words, sign[1] if sign else place, mark)
        if low is None:
            return None
        times = self._multiples.numbered(words, low, free) if sign is None else None
        if times is not None:
            return times
        high = self._range_end(words, low, mark)
        end = (high or low).end
        unit = (sign[0], Decimal(1), end) if sign else self._unit(words, end, is_scaled=(high or low).is_scaled)
        if unit is None:
            return None, end
        if high is not None and not low.is_scaled and high.is_scaled:
            low = low.times(high.scale)
        code, factor, end = unit
        low, high = low.times(factor), high.times(factor) if high else None
        return self._amount(words, place, low, high, code, end, free), end

    def _amount(  # noqa: PLR0917  (an amount and where it stands)
        self, words: Words, first: int, low: Numeral, high: Numeral | None, unit: str, end: int, free: int
    ) -> Amount | None:
        lead = self._lead(words, first, free)
        is_open = high is not None and words.at(lead.first - 1) in self._lists.range_open
        if is_open:
            lead = lead._replace(first=lead.first - 1, is_by=False, is_to=False)
        after = self._hedges[1].at(words, end)
        row = after[0] if after and not lead.hedge else lead.hedge
        phrase_end = after[1] if after else end
        rate = None if unit in {"percent", "pp"} else self._rate(words, end)
        if rate is not None and "/" not in unit:
            unit, end = f"{unit}/{rate[0]}", rate[1]
            phrase_end = max(end, phrase_end)
        sign, change_end = self._change(words, lead, end, is_share=unit == "percent")
        if unit == "percent":
            if sign is None:
                return None
            relation: Relation = "ratio"
        elif unit == "pp":
            if sign is None:
                return None
            relation = "difference"
        else:
            relation = "difference" if sign is not None else "level"
        if relation == "level" and lead.is_to and row is not None and row.hedge == "up_to":
            row = None if self._is_reached(words, lead.first, free) else row
        pair = tolerance.between(low, high, row) if high else tolerance.hedged(low, row)
        if relation == "ratio":
            pair = tolerance.as_factors(pair, sign or 1)
        elif relation == "difference" and (sign or 1) < 0:
            pair = tolerance.mirrored(pair)
        value, value_high = float(low.value), float(high.value) if high else None
        if sign is not None and sign < 0:
            value, value_high = (-value, None) if value_high is None else (-value_high, -value)
        return Amount(
            start=words.start[first],
            end=words.end[end - 1],
            phrase_start=words.start[lead.first],
            phrase_end=words.end[max(phrase_end, change_end) - 1],
            value=value,
            value_high=value_high,
            unit=unit,
            relation=relation,
            hedge="range" if high else row.hedge if row else "exact",
            strict=pair[0],
            lenient=pair[1],
        )

    # --- parts of an amount -------------------------------------------------------------------------------------------

    def _sign(self, words: Words, place: int) -> tuple[str, int] | None:
        """The currency that a sign or code before a number gives ("US$ 5"), and the token of the number."""
        for size in (3, 2, 1):
            mark = "".join(words.low[place : place + size])
            code = self._lists.signs.get(mark)
            if code is not None and words.is_number(place + size) and "\n" not in words.gap(place + size - 1):
                return code, place + size
        return None

    def _unit(self, words: Words, place: int, *, is_scaled: bool) -> tuple[str, Decimal, int] | None:
        """The unit at a token, its factor, and the token behind it; a linking word may stand behind a scale."""
        if is_scaled and words.at(place) in self._lists.linking:
            place += 1
        found = self._units.at(words, place)
        if found is None or "\n" in words.gap(place - 1):
            return None
        (unit, factor), end = found
        if words.at(place) in {"т", "t"} and words.at(place + 1) == ".":  # "т. е."
            return None
        return unit, factor, end

    def _rate(self, words: Words, end: int) -> tuple[str, int] | None:
        """What an amount is counted per, behind its unit or its goods: "баррелей нефти в сутки"."""
        for place in range(end, end + GOODS + 1):
            found = self._rates.at(words, place)
            if found is not None:
                return found
            if not words.at(place).isalpha() or words.is_capital(place) or self._changes.at(words, place) is not None:
                return None
        return None

    def _range_end(self, words: Words, low: Numeral, mark: str | None) -> Numeral | None:
        """The second number of a range: "5-7", "от 5 до 7", "entre 5 y 7"."""
        joint = words.at(low.end)
        is_opened = words.at(low.first - 1) in self._lists.range_open and joint in self._lists.range_between
        if not (is_opened or (joint in DASHES and words.is_number(low.end + 1))):
            return None
        high = self.numbers.read(words, low.end + 1, mark)
        if high is None:
            return None
        scaled = low.times(high.scale) if high.is_scaled and not low.is_scaled else low
        return high if scaled.value < high.value else None

    def _lead(self, words: Words, place: int, free: int) -> Lead:
        """The hedge, fillers and preposition before a number."""
        hedge, first, spot = None, place, place
        is_by = is_to = False
        while spot > max(free, place - LEAD) and not words.is_break(spot - 1):
            found = self._hedges[0].before(words, spot) if hedge is None else None
            if found is not None and found[1] >= free:
                hedge, spot = found
                is_to = is_to or words.at(spot) in self._lists.to
            elif words.at(spot - 1) in self._lists.by:
                is_by, spot = True, spot - 1
            elif words.at(spot - 1) in self._lists.to:
                is_to, spot = True, spot - 1
            elif words.at(spot - 1) in self._lists.fillers:
                spot -= 1
                continue
            else:
                break
            first = spot
        return Lead(hedge, first, is_by, is_to)

    def _change(self, words: Words, lead: Lead, end: int, *, is_share: bool) -> tuple[int | None, int]:
        """Which way something changed by an amount, None where it is no change; and the token behind the words that say so."""
        if lead.is_to:
            return None, end
        compared = self._changes.compared(words, end)
        if compared is not None and (lead.is_by or is_share):
            return compared[0], compared[1]
        if is_share and not lead.is_by and self._changes.is_part(words, end):
            return None, end
        if lead.is_by:
            reach = REACH if is_share or self._lists.is_by_needed else DIRECT_REACH - 1
            return self._changes.before(words, lead.first, reach), end
        found = self._changes.before(words, lead.first, DIRECT_REACH if is_share else 1)
        if not is_share and (self._lists.is_by_needed or found is None):
            return None, end
        return found, end

    def _is_reached(self, words: Words, first: int, free: int) -> bool:
        """Whether "to N" tells what something came to, for a change stands before it; else it is a limit."""
        before = range(first - 1, max(-1, first - REACH - 1), -1)
        for place in before:
            if words.is_break(place):
                return False
            if self._changes.at(words, place) or self._multiples.is_verb(words, place) or place < free:
                return True
        return False
