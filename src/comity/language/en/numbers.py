"""Numbers as English writes them: digits with thousands and decimal marks, words, scale words and suffixes.

Arithmetic is in decimals, so that "2.3 million" is 2,300,000 and not a hair less.
"""

from decimal import Decimal
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
SMALL = {word: value for value, word in enumerate(_SMALL)}
SMALL["nought"] = 0
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS, start=1)}
DIGITS = {**{word: value for word, value in SMALL.items() if value < 10}, "oh": 0}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "thousands": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "billions": 10**9,
    "milliard": 10**9,
    "mld": 10**9,
    "mlrd": 10**9,
    "mrd": 10**9,
    "cr": 10**7,
    "lac": 10**5,
    "lacs": 10**5,
    "mil": 10**6,
    "bil": 10**9,
    "millones": 10**6,
    "billones": 10**12,
    "thous": 10**3,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "trln": 10**12,
}
GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
DENOMINATORS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in ORDINALS.items() if 5 <= value <= 20 for plural in ("", "s")
}
WRITTEN_DENOMINATORS = {"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "8": 8, "10": 10, "16": 16, "32": 32}
ONE_OF_SEVERAL = frozenset(
    {"first", "second", "third", "fourth", "last", "latter", "this", "next", "previous", "final", "other", "per", "each", "every"}
    | {"the", "and", "-", "a", "by"}
)
"""Words before "half" or "quarter" that make it a stretch of time or one part among others."""
SHORT_SCALES = frozenset({"mn", "mln", "mio", "bn", "bln", "tn", "trn", "trln", "mld", "mlrd", "mrd", "thous", "cr"})
"""Scale words that may be written with a full stop ("640 mln. dollars")."""
NAMED_MONEY = frozenset({"us", "u.s.", "euro", "euros", "eur", "usd", "gbp", "rub", "chf", "pln"})
"""What may follow that full stop with a capital."""
LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}
MONEY_LETTERS = {**LETTERS, "t": 10**12}
ROUND_WORDS = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
SPELLED = frozenset({*SMALL, *TENS})
THOUSANDTH = Decimal("0.001")
LARGEST_SCALE = 10**15
LONGEST_NUMBER = 24
"""Digits beyond which a run is no quantity but a number of an account, a telephone or noise."""


class Tokens(Protocol):
    """Words with their places; `comity.language.en.quantities.words.Words` is one."""

    low: list[str]

    @property
    def has_decimal_commas(self) -> bool:
        """Whether the text writes decimals with a comma and none with a point."""

    def at(self, place: int) -> str:
        """The token at a place in small letters, "" outside."""

    def touches(self, place: int) -> bool:
        """Whether the token at a place and the next one adjoin."""

    def after_hyphen(self, place: int) -> int:
        """The place behind a joining hyphen, or the place itself."""

    def is_number(self, place: int) -> bool:
        """Whether the token at a place begins with a digit."""

    def is_capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital letter."""


class Numeral(Struct, frozen=True, gc=False, kw_only=True):
    """A number in a text, from token `first` up to token `end`.

    `place` is what its last digit other than zero counts (100 in "200", 0.1 in "1.5", millions in "7 million"), `shown` what its
    last written digit counts: they differ where a round number is written out. `scale` is what the scale words and suffixes
    behind it make (a million in "2.5 million"); `is_lettered` when that is a bare letter, which needs a unit to be believed.
    `is_fraction` when it is less than one and written as a fraction ("1/4", "half a"), which needs a unit too.
    """

    first: int
    end: int
    value: Decimal
    place: Decimal
    shown: Decimal
    scale: int = 1
    is_lettered: bool = False
    is_spelled: bool = False
    is_fraction: bool = False

    @property
    def is_scaled(self) -> bool:
        """Whether a scale word or suffix follows."""
        return self.scale > 1

    def times(self, factor: Decimal) -> "Numeral":
        """The same number counted in another scale or unit."""
        return replace(self, value=self.value * factor, place=self.place * factor, shown=self.shown * factor)


def read_numeral(words: Tokens, place: int, is_money: bool = False) -> Numeral | None:
    """The number that begins at a token, with its scale; None where none does.

    With `is_money` a letter may stand apart from its number ("$5 m") and "t" is a trillion.
    """
    numeral = _and_a_half(words, _scaled(words, _digits_at(words, place) or _spelled_at(words, place), is_money))
    while numeral is not None and numeral.is_scaled and not numeral.is_lettered and words.at(numeral.end - 1) != "hundred":
        longer = _continued(words, numeral, is_money)
        if longer is None:
            break
        numeral = longer
    return numeral


def _and_a_half(words: Tokens, numeral: Numeral | None) -> Numeral | None:
    """The likes of "a million and a half": the fraction is one of the scale word."""
    if numeral is None or not numeral.is_scaled or not numeral.is_spelled or numeral.value < 1000:
        return numeral
    part, end, _ = _with_decimals(words, Decimal(0), numeral.end)
    if not part or words.at(numeral.end) != "and":
        return numeral
    value = numeral.value + part * numeral.scale
    return replace(numeral, value=value, end=end, place=Decimal(numeral.scale) / 10, shown=Decimal(numeral.scale) / 10)


def _continued(words: Tokens, numeral: Numeral, is_money: bool) -> Numeral | None:
    """A scaled number with the smaller one behind it: "1 billion 200 million", "three thousand nine hundred and five"."""
    is_joined = numeral.is_spelled or words.at(numeral.end - 1) == "milliard"  # "5 milliard and 540 million"
    after = numeral.end + 1 if is_joined and words.at(numeral.end) == "and" else numeral.end
    rest = _scaled(words, _digits_at(words, after) or _spelled_at(words, after), is_money)
    if rest is None or rest.is_lettered or rest.is_fraction or rest.first != after:
        return None
    if _is_thousand_of(numeral, rest, after):
        value = numeral.value * rest.scale + rest.value
        return replace(rest, first=numeral.first, value=value, scale=rest.scale, is_spelled=numeral.is_spelled)
    if rest.value >= numeral.place:
        return None
    is_tail = numeral.is_spelled and rest.is_spelled and rest.value >= (1 if after > numeral.end else 20)
    is_tail = is_tail or _is_plain_tail(words, numeral, rest) or words.at(after - 2) == "milliard"
    if not (is_tail if not rest.is_scaled else after == numeral.end or is_tail):
        return None
    value = numeral.value + rest.value
    return replace(rest, first=numeral.first, value=value, scale=numeral.scale, is_spelled=numeral.is_spelled)


def _is_thousand_of(numeral: Numeral, rest: Numeral, after: int) -> bool:
    """Whether thousands go on in millions or billions, as other languages count: "1 thousand 270 million" is 1.27 billion."""
    return numeral.scale == 1000 and after == numeral.end and rest.scale >= 10**6 and rest.value < 1000 * rest.scale


def _is_plain_tail(words: Tokens, numeral: Numeral, rest: Numeral) -> bool:
    """Whether three digits go on from thousands, with a noun behind: "5 thousand 300 tons"."""
    is_whole = rest.end == rest.first + 1 and 100 <= rest.value < 1000 and not (numeral.is_spelled or rest.is_spelled)
    return is_whole and numeral.place >= 1000 and words.at(rest.end)[:1].isalpha() and not words.touches(rest.end - 1)


def read_digits(token: str) -> tuple[Decimal, Decimal] | None:
    """The value of a number in digits and what its last digit counts; None for what is no number ("1.2.3", "007").

    A comma before one or two last digits is a decimal mark ("1,5 million"); repeated marks before groups of three, and commas in
    the Indian manner ("12,34,567"), part thousands.
    """
    digits = "".join(token.split()).replace("'", "").replace("’", "")
    if len(digits) > LONGEST_NUMBER or (len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()):
        return None
    whole, decimals = _parted(digits)
    if whole is None:
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole), Decimal(1).scaleb(-len(decimals))


def whole(numeral: Numeral) -> Numeral:
    """The number of what is counted one by one: "22.300 people" are thousands, since nobody is a fraction."""
    if numeral.shown != Decimal("0.001") or numeral.value < 1:
        return numeral
    value = numeral.value * 1000
    return replace(numeral, value=value, place=_place(value, Decimal(1)), shown=Decimal(1))


def _parted(digits: str) -> tuple[str | None, str]:
    """The whole and the decimal digits, without marks; None for the whole where the marks make no sense."""
    if "," in digits and "." in digits:
        mark = max(",", ".", key=digits.rfind)
        whole, _, decimals = digits.rpartition(mark)
        groups = whole.split("." if mark == "," else ",")
        return ("".join(groups), decimals) if mark not in whole and _is_grouped(groups) else (None, "")
    mark = "," if "," in digits else "."
    groups = digits.split(mark)
    if len(groups) == 1:
        return digits, ""
    # "500.000" is no decimal that anybody would write: its noughts say that the point parts thousands.
    is_thousands = _is_grouped(groups) and groups[0] != "0" and (mark == "," or len(groups) > 2 or groups[1] == "000")
    if is_thousands:
        return "".join(groups), ""
    is_decimal = len(groups) == 2 and (mark == "." or len(groups[1]) < 3 or groups[0] == "0")
    return (groups[0], groups[1]) if is_decimal else (None, "")


def _is_grouped(groups: list[str]) -> bool:
    sizes = [len(group) for group in groups]
    is_western = all(size == 3 for size in sizes[1:]) and 1 <= sizes[0] <= 3
    is_indian = len(sizes) > 2 and sizes[-1] == 3 and all(size == 2 for size in sizes[1:-1]) and 1 <= sizes[0] <= 2
    return is_western or is_indian


def _digits_at(words: Tokens, place: int) -> Numeral | None:
    """A number in digits, with the fraction behind it if there is one ("10 1/2", "2½"), or a fraction alone ("1/4")."""
    part = _written_fraction(words, place)
    if part is not None:
        value, end = part
        shown = Decimal("0.1")
        return Numeral(first=place, end=end, value=value, place=shown, shown=shown, is_fraction=True)
    read = read_digits(words.at(place)) if words.is_number(place) else None
    if read is None:
        return None
    value, shown = read
    if shown < 1 and shown == THOUSANDTH and value >= 1 and "." in words.at(place) and words.has_decimal_commas:
        value, shown = value * 1000, Decimal(1)  # "3.200 hectares" in a text that writes "1,7 km"
    end = place + 1
    part = _written_fraction(words, end) if shown == 1 else None
    if part is not None:
        value, shown, end = value + part[0], Decimal("0.1"), part[1]
    return Numeral(first=place, end=end, value=value, place=_place(value, shown), shown=shown)


def _written_fraction(words: Tokens, place: int) -> tuple[Decimal, int] | None:
    """Value and end of "1/4" or "½" at a token; a slash between greater numbers is a date or a score."""
    glyph = GLYPHS.get(words.at(place))
    if glyph is not None:
        return glyph, place + 1
    if words.at(place + 1) != "/":
        return None
    top, bottom = words.at(place), WRITTEN_DENOMINATORS.get(words.at(place + 2), 0)
    is_joined = words.touches(place) and words.touches(place + 1)
    is_longer = words.touches(place + 2) and words.at(place + 3) in {"/", "-"}
    if not is_joined or is_longer or not top.isdecimal() or len(top) > 2 or not 0 < int(top) < bottom:
        return None
    return Decimal(int(top)) / bottom, place + 3


def _place(value: Decimal, shown: Decimal) -> Decimal:
    """What the last digit other than zero counts; the zeros of a decimal fraction count as written."""
    if shown < 1 or value == 0:
        return shown
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else shown


def _spelled_at(words: Tokens, place: int) -> Numeral | None:
    """A number in words below a thousand, or "a" or "half a" before a scale word (which is where `place` points)."""
    if words.at(place) in ROUND_WORDS:
        return _article_at(words, place)
    if words.at(place - 1) == "point":
        return None
    part = _worded_fraction(words, place)
    if part is not None:
        return part
    read = _below_hundred(words, place)
    if read is None:
        return None
    value, end = read
    after = words.after_hyphen(end)
    if words.at(after) == "hundred":
        value, end = _hundreds(words, value, after + 1)
    exact, end, shown = _with_decimals(words, Decimal(value), end)
    if words.at(words.after_hyphen(end)) in ORDINALS and words.after_hyphen(end) > end:
        return None  # "twenty-first", "two-thirds"
    return Numeral(first=place, end=end, value=exact, place=_place(exact, shown), shown=shown, is_spelled=True)


def _with_decimals(words: Tokens, whole: Decimal, end: int) -> tuple[Decimal, int, Decimal]:
    """A spelled whole number with "and a half", "and three quarters" or "point five": its value, its end, and what it shows."""
    if words.at(end) == "point":
        digits: list[str] = []
        while len(digits) < 6 and DIGITS.get(words.at(end + 1 + len(digits)), 10) < 10:
            digits.append(str(DIGITS[words.at(end + 1 + len(digits))]))
        if digits:
            return whole + Decimal(f"0.{''.join(digits)}"), end + 1 + len(digits), Decimal(1).scaleb(-len(digits))
    spots = [spot for spot in range(end, end + 6) if words.at(spot) != "-"]
    if words.at(spots[0]) == "and":
        top = {"a": 1, "one": 1, "two": 2, "three": 3}.get(words.at(spots[1]), 0)
        bottom = DENOMINATORS.get(words.at(spots[2]), 0)
        if 0 < top < bottom <= 4:
            return whole + Decimal(top) / bottom, spots[2] + 1, Decimal("0.1")
    return whole, end, Decimal(1)


def _worded_fraction(words: Tokens, place: int) -> Numeral | None:
    """The likes of "half a", "a half", "a quarter", "three quarters of a" before a scale word or a unit."""
    count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(words.at(place), 0)
    spot = words.after_hyphen(place + 1) if count else place
    bottom = DENOMINATORS.get(words.at(spot), 0)
    if not count and (bottom not in {2, 4} or words.at(spot).endswith("s") or words.at(place - 1) in ONE_OF_SEVERAL):
        return None
    count = count or 1
    if count >= bottom or words.at(spot).endswith("s") != (count > 1):
        return None
    end = spot + 1
    of = end + 1 if words.at(end) == "of" else end
    end = of + 1 if words.at(of) in {"a", "an"} else end
    value = Decimal(count) / bottom
    return Numeral(first=place, end=end, value=value, place=value, shown=value, is_spelled=True, is_fraction=True)


def _article_at(words: Tokens, place: int) -> Numeral | None:
    """The likes of "a million", "half a million": the scale word stands at `place`; nothing else before it makes a number."""
    if words.at(place - 1) == "half" and words.at(place - 2) not in {"first", "second", "last", "and", "-"}:
        half, first = Decimal("0.5"), place - 2 if words.at(place - 2) == "a" else place - 1
        return Numeral(first=first, end=place, value=half, place=half, shown=half, is_spelled=True)
    is_spoken = words.at(place) == "hundred" and words.at(place + 1) == "and" and words.at(place + 2) in SPELLED
    if is_spoken and words.at(place - 1) not in {"a", "several", "few"} and words.at(place - 1) not in SPELLED:
        count, end = _hundreds(words, 1, place + 1)  # "hundred and fifty in the second phase"
        exact = Decimal(count)
        return Numeral(first=place, end=end, value=exact, place=_place(exact, Decimal(1)), shown=Decimal(1), is_spelled=True)
    if words.at(place - 1) != "a" or words.at(place - 2) in {"of", "a", "many", "quite"}:
        return None
    if words.at(place) == "hundred":
        count, end = _hundreds(words, 1, place + 1)
        exact = Decimal(count)
        return Numeral(first=place - 1, end=end, value=exact, place=_place(exact, Decimal(1)), shown=Decimal(1), is_spelled=True)
    is_half = words.at(place - 2) == "half"
    value = Decimal("0.5") if is_half else Decimal(1)
    return Numeral(first=place - 2 if is_half else place - 1, end=place, value=value, place=value, shown=value, is_spelled=True)


def _below_hundred(words: Tokens, place: int) -> tuple[int, int] | None:
    word = words.at(place)
    if word in SMALL:
        return SMALL[word], place + 1
    if word not in TENS:
        return None
    after = words.after_hyphen(place + 1)
    unit = SMALL.get(words.at(after), 0)
    return (TENS[word] + unit, after + 1) if 0 < unit < 10 else (TENS[word], place + 1)


def _hundreds(words: Tokens, count: int, place: int) -> tuple[int, int]:
    after = place + 1 if words.at(place) == "and" else place
    rest = _below_hundred(words, after)
    if rest is not None and words.at(words.after_hyphen(rest[1])) == "hundred":
        rest = None  # "between one hundred and one hundred and fifty"
    return (100 * count + rest[0], rest[1]) if rest else (100 * count, place)


def _scaled(words: Tokens, numeral: Numeral | None, is_money: bool) -> Numeral | None:
    """The number with the scale words and suffixes that follow it ("3 hundred million", "2 lakh crore")."""
    if numeral is None:
        return None
    end, factor, is_lettered = numeral.end, 1, False
    while True:
        after = words.after_hyphen(end)
        word = _without_owner(words.at(after))
        if factor == 1 and word == "ten" and not numeral.is_spelled and words.at(words.after_hyphen(after + 1)) == "thousand":
            factor, end = 10**4, words.after_hyphen(after + 1) + 1  # how machine translation writes the Chinese unit
            continue
        if factor == 1 and word in {"millions", "millones"} and numeral.shown == Decimal("0.001") and not numeral.is_spelled:
            numeral = whole(numeral)  # "2.673 millions" is how Spanish writes 2,673 million
        if word in SCALES and factor * SCALES[word] <= LARGEST_SCALE:
            factor, end = factor * SCALES[word], _behind_stop(words, after)
        elif factor == 1 and not numeral.is_spelled and _is_letter(words, after, end, is_money):
            factor, end, is_lettered = MONEY_LETTERS[word], after + 1, True
            break
        else:
            break
    if factor == 1:
        return numeral
    return replace(numeral.times(Decimal(factor)), end=end, scale=factor, is_lettered=is_lettered, is_fraction=False)


def is_written_year(word: str) -> bool:
    """Whether a token is written as a year of our time."""
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _without_owner(word: str) -> str:
    """A word without the "'s" of an owner: "$3 billion's worth"."""
    return word.removesuffix("'s").removesuffix("’s")


def _behind_stop(words: Tokens, place: int) -> int:
    """Behind a scale word, and behind the full stop that shortens it."""
    is_stopped = words.at(place) in SHORT_SCALES and words.at(place + 1) == "." and words.touches(place)
    is_mid = words.at(place + 2)[:1].isalpha() and (not words.is_capital(place + 2) or words.at(place + 2) in NAMED_MONEY)
    return place + 2 if is_stopped and is_mid else place + 1


def _is_letter(words: Tokens, place: int, end: int, is_money: bool) -> bool:
    """Whether a bare letter at `place` scales the number ending at `end`: "400k", "$5m", "$5 m"; not "5 m", "100 b/d", "5 m3"."""
    if place != end or words.at(place) not in (MONEY_LETTERS if is_money else LETTERS):
        return False
    is_apart = not words.touches(place - 1)
    is_joined = words.touches(place) and (words.at(place + 1) == "/" or words.is_number(place + 1))
    return not is_joined and (not is_apart or (is_money and words.at(place) in {"m", "b", "k"}))
