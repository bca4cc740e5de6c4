"""Numbers in digits and words, with scale words, as a language writes them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from comity.language.common.forms import Table
from comity.language.common.lexicon import Quantities
from comity.language.common.words import SPACES, Words
from comity.model.analysis import NumberWord

THOUSAND = Decimal(1000)
LONGEST = 24
"""Digits beyond which a run is no quantity."""
_POINT_PROOF = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2})(?![\d.,]*\d)")
_COMMA_PROOF = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2})(?![\d.,]*\d)")


class Numeral(NamedTuple):
    """A number from token `first` up to token `end`; `scale` is what its scale words make, the rest as in `tolerance.Written`."""

    first: int
    end: int
    value: Decimal
    place: Decimal
    shown: Decimal
    is_scaled: bool = False
    scale: Decimal = Decimal(1)

    def times(self, factor: Decimal) -> "Numeral":
        """The same number in another unit."""
        return self._replace(value=self.value * factor, place=self.place * factor, shown=self.shown * factor)


class Numbers:
    """How a language writes numbers: words, scales, and the marks in digits."""

    def __init__(self, lists: Quantities) -> None:
        """Read numbers by the tables of a language."""
        self._small = Table(((word, Decimal(value)) for word, value in lists.small.items()), lists.endings)
        self._scales = Table(((word, Decimal(value)) for word, value in lists.scales.items()), lists.endings)
        self._halves = Table(((word, Decimal(value)) for word, value in lists.halves.items()), lists.endings)
        self._short = lists.short
        self._joining = lists.number_joining
        self._thousands = lists.thousands

    def decimal_mark(self, text: str) -> str | None:
        """The mark before decimals that a text uses; None where its own numbers do not tell."""
        point, comma = _POINT_PROOF.search(text) is not None, _COMMA_PROOF.search(text) is not None
        return None if point == comma else "." if point else ","

    def read(self, words: Words, place: int, mark: str | None) -> Numeral | None:
        """The number that begins at a token, with all its parts: "1 млрд 60 млн", "treinta mil millones"; None for no number.

        `mark` is the decimal mark of the text. A number of which the marks leave open what it is (1,234 in Spanish) is none.
        """
        total, shown, spot, last = Decimal(0), Decimal(1), place, None
        is_scaled, factor = False, Decimal(1)
        while (group := self._group(words, spot, mark)) is not None:
            scale = self._large(words, group.end)
            if last is not None and (scale is None or scale[0] >= last):
                break
            is_scaled = is_scaled or group.is_scaled or scale is not None
            if scale is None:
                total, shown, spot, factor = group.value, group.shown, group.end, group.scale
                break
            last, spot = scale
            factor = last * group.scale
            total, shown = total + group.value * last, group.shown * last
            half = self._halves.at(words, spot)
            if half is not None:
                total, shown, spot = total + half[0] * last, last / 2, half[1]
        if spot == place:
            return None
        return Numeral(place, spot, total, _place_of(total, shown), shown, is_scaled, factor)

    def every(self, text: str, words: Words) -> Iterator[NumberWord]:
        """All numbers of a text by place, whatever they count."""
        mark, free = self.decimal_mark(text), 0
        for place in range(len(words.low)):
            found = self.read(words, place, mark) if place >= free else None
            if found is not None:
                free = found.end
                is_small = not words.is_number(place) and found.value <= 1
                yield NumberWord(
                    start=words.start[place],
                    end=words.end[found.end - 1],
                    value=float(found.value),
                    is_scaled=found.is_scaled,
                    is_weak=is_small,
                )

    def _group(self, words: Words, place: int, mark: str | None) -> Numeral | None:
        """A number below a million times its scale: "400", "dos mil quinientos", "30 mil"."""
        is_digits = words.is_number(place)
        found = self._digits(words, place, mark) if is_digits else self._spelled(words, place)
        if found is None:
            return None
        value, shown, end = found
        thousand = self._scale(words, end)
        if thousand is None or thousand[0] != THOUSAND:
            return Numeral(place, end, value, shown, shown)
        value, shown, end = value * THOUSAND, shown * THOUSAND, thousand[1]
        rest = None if is_digits else self._spelled(words, end)
        if rest is not None and rest[0] < THOUSAND:
            value, shown, end = value + rest[0], rest[1], rest[2]
        return Numeral(place, end, value, shown, shown, is_scaled=True, scale=THOUSAND)

    def _spelled(self, words: Words, place: int) -> tuple[Decimal, Decimal, int] | None:
        """A number in words: hundreds, tens and ones, each less than the one before."""
        total, spot, least = Decimal(0), place, THOUSAND * THOUSAND
        while True:
            first = spot + 1 if total and words.at(spot) in self._joining else spot
            small = self._small.at(words, first)
            if small is None or (total and small[0] >= least):
                break
            total, spot = total + small[0], small[1]
            least = Decimal(10) ** small[0].adjusted() if small[0] >= 20 else Decimal(0)
        if spot == place:
            return None
        return total, Decimal(1) if total == total.to_integral_value() else Decimal("0.1"), spot

    def _scale(self, words: Words, place: int) -> tuple[Decimal, int] | None:
        """The scale word at a token and the token behind it, behind the full stop that abbreviates it."""
        found = self._scales.at(words, place)
        return None if found is None else (found[0], found[1] + self._is_stop(words, found[1]))

    def _large(self, words: Words, place: int) -> tuple[Decimal, int] | None:
        found = self._scale(words, place)
        return None if found is None or found[0] == THOUSAND else found

    def _digits(self, words: Words, place: int, mark: str | None) -> tuple[Decimal, Decimal, int] | None:
        written, end = words.at(place), place + 1
        while len(written) <= LONGEST and _goes_on(words, written, end):
            written, end = written + words.at(end), end + 1
        value = self._value(written, mark)
        if value is None or len(written) > LONGEST:
            return None
        exponent = value.as_tuple().exponent
        return value, Decimal(10) ** int(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1), end

    def _value(self, written: str, mark: str | None) -> Decimal | None:
        """What digits with marks between them say."""
        used = [sign for sign in ",." if sign in written]
        if not used:
            return Decimal(written)
        if len(used) == 2:
            last = max(used, key=written.rfind)
            return _grouped(written, "," if last == "." else ".", last)
        head, *groups = written.split(used[0])
        if len(groups) > 1:
            return _grouped(written, used[0], None)
        is_plain = len(groups[0]) != 3 or len(head) > 3 or head == "0"
        decimal = self._decimal(used[0], mark)
        if is_plain or decimal == used[0]:
            return Decimal(f"{head}.{groups[0]}")
        return None if decimal is None else Decimal(head + groups[0])

    def _decimal(self, used: str, mark: str | None) -> str | None:
        """The mark before decimals where three digits follow `used`, which may part thousands too; None where that is open."""
        if not self._thousands:
            return "," if used == "," else None
        return mark or ("," if used == self._thousands else None)

    def _is_stop(self, words: Words, place: int) -> bool:
        """Whether the full stop at a token only abbreviates the scale word before it: "5 млн. тонн"."""
        if words.at(place) != "." or words.at(place - 1) not in self._short or words.gap(place - 1):
            return False
        behind = words.text[words.start[place + 1]] if place + 1 < len(words.low) else ""
        return behind.islower() or behind in {"$", "€", "£"}


def _goes_on(words: Words, written: str, place: int) -> bool:
    """Whether the token at a place is the next thousands of a number: "12 400"."""
    following = words.at(place)
    is_next = (
        words.is_number(place) and words.gap(place - 1) in SPACES and len(following.partition(",")[0].partition(".")[0]) == 3
    )
    return is_next and written.isdecimal() and (len(words.at(place - 1)) <= 3)


def _grouped(written: str, thousands: str, decimal: str | None) -> Decimal | None:
    """A number whose groups of three are parted by a mark; None where they are not of three."""
    whole, _, rest = written.partition(decimal) if decimal else (written, "", "")
    head, *groups = whole.split(thousands)
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups) or (decimal and not rest.isdecimal()):
        return None
    return Decimal(f"{head}{''.join(groups)}.{rest}" if decimal else head + "".join(groups))


def _place_of(value: Decimal, shown: Decimal) -> Decimal:
    """What the last digit other than zero of a number counts."""
    if not value:
        return shown
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else shown
