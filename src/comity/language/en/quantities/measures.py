"""Units, currencies and rates around a number."""

from decimal import Decimal

from msgspec import Struct

from comity.language.en.quantities.lexicon import Form, Measure, prefixes, units
from comity.language.en.quantities.words import Words

SIGNS = frozenset("$€£¥₽₹₴₺₩₸₪₫₦₱฿₾₼֏₡₲₵₮៛₭৳₨؋")
TIMES = {
    "hour": "h",
    "day": "d",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "yr",
    "annum": "yr",
}
ADVERBS = {"daily": "d", "weekly": "week", "monthly": "month", "annually": "yr", "yearly": "yr"}
EACH = frozenset({"a", "an", "per", "each", "every", "/"})
APART = frozenset({"HK", "NZ", "NT", "US", "AU", "CA", "C"})
"""What may stand apart from its sign ("HK $5 million"); "A $5 billion deal" is no Australian one."""
NOT_RATES = frozenset({"ago", "earlier", "later", "before", "after", "prior", "previously", "back", "on", "from"})
"""Words that make "a year" a point in time: "$5 billion a year earlier"."""


class Rate(Struct, frozen=True):
    """What a number is counted per, up to token `end`: dividing by `divisor` gives it per one `unit`."""

    unit: str
    divisor: Decimal
    end: int


def unit_at(words: Words, place: int, value: Decimal) -> tuple[Measure, int] | None:
    """The unit or currency spelled from a token on, a joining hyphen before it left aside, and where it ends."""
    first = words.after_hyphen(place)
    for form in units().get(words.at(first), ()):
        end = _form_end(words, first, form)
        if end is not None and value >= form.measure.least and not _opens_amount(words, first, end, form):
            return form.measure, end
    return None


def _form_end(words: Words, first: int, form: Form) -> int | None:
    """Where the tokens of a spelling end when they stand from `first` on."""
    place = first
    for number, token in enumerate(form.tokens):
        after = place if number == 0 else words.after_hyphen(place)
        if words.at(after) != token or (number and not token.isalpha() and not words.touches(after - 1)):
            return None
        place = after + 1
    if form.raw is not None and words.raw(first, place) != form.raw:
        return None
    return None if words.touches(place - 1) and words.at(place)[:1].isalnum() else place


def _opens_amount(words: Words, first: int, end: int, form: Form) -> bool:
    """Whether a currency sign belongs to the number behind it: "in 2024 $5 million"."""
    return form.raw is not None and form.measure.is_money and words.is_number(end) and first < end


def money_at(words: Words, place: int) -> tuple[Measure, int, int] | None:
    """The currency whose sign or code stands at a token before a number: with its first token and the number's place."""
    token, number = words.at(place), place + 1
    if words.at(number) == "." and token in {"rs", "rp"}:
        number += 1
    if not words.is_number(number) or not _may_open(words, place):
        return None
    is_spread = words.is_word(place - 1) and (words.touches(place - 1) or words.raw(place - 1, place) in APART)
    first = place - 1 if token in SIGNS and is_spread else place
    sign = "".join(words.raw(first, place + 1).split())
    measure = prefixes().get(sign) or (prefixes().get(sign.upper()) if first < place else None)
    return (measure, first, number) if measure else None


def _may_open(words: Words, place: int) -> bool:
    """Whether the token before is not glued to a code ("x-USD")."""
    return words.at(place) in SIGNS or not (words.touches(place - 1) and words.at(place - 1)[:1].isalnum())


def rate_at(words: Words, place: int) -> Rate | None:
    """The likes of "a month", "per barrel", "/t", "annually" from a token on, or behind "of crude oil"."""
    direct = _rate(words, place)
    if direct or words.at(place) != "of":
        return direct
    for spot in range(place + 2, place + 5):
        if not words.is_word(spot - 1):
            return None
        rate = _rate(words, spot)
        if rate is not None and (rate.unit in TIMES.values()):
            return rate
    return None


def _rate(words: Words, place: int) -> Rate | None:
    first = words.after_hyphen(place)
    if words.at(first) in ADVERBS:
        return Rate(ADVERBS[words.at(first)], Decimal(1), first + 1)
    if words.at(first) == "p.a.":
        return Rate("yr", Decimal(1), first + 1)
    if words.at(first) not in EACH or (words.at(first) == "/" and not words.touches(first - 1)):
        return None
    spot = words.after_hyphen(first + 1)
    if words.at(spot) in TIMES:
        return None if words.at(spot + 1) in NOT_RATES else Rate(TIMES[words.at(spot)], Decimal(1), spot + 1)
    return _per_unit(words, first, spot)


def _per_unit(words: Words, first: int, spot: int) -> Rate | None:
    """The likes of "per barrel", "per 1,000 cubic metres"; "a" goes with the singular alone."""
    if words.at(first) in {"each", "every"}:
        return None
    if words.at(spot) in {"person", "capita", "head"}:
        return Rate("person", Decimal(1), spot + 1)
    count, start = Decimal(1), spot
    if words.at(first) == "per" and words.at(spot) in {"1,000", "1000", "thousand", "100", "million"}:
        count = Decimal({"100": 100, "million": 10**6}.get(words.at(spot), 1000))
        start = spot + 1
    found = unit_at(words, start, Decimal(10**6))
    if found is None or found[0].is_money or found[0].unit in {"percent", "pp", "bp"}:
        return None
    measure, end = found
    is_plural = words.at(first) in {"a", "an"} and words.at(end - 1).endswith("s")
    return None if is_plural else Rate(measure.unit, count * measure.factor, end)
