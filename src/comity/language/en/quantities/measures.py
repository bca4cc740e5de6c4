"""Units, currencies and rates around a number."""

from decimal import Decimal

from msgspec import Struct

from comity.language.en.numbers import SCALES, is_written_year, read_digits, read_numeral
from comity.language.en.quantities.lexicon import (
    CAPITAL_SIGNS,
    PLAIN_CODES,
    Form,
    Measure,
    counted_singulars,
    money_names,
    parts_of_money,
    prefixes,
    units,
    word_lists,
)
from comity.language.en.quantities.words import Words

SIGNS = frozenset("$¢₵₼₿€£¥₽₹₴₺₩₸₪₫₦₱฿₾₼֏₡₲₵₮៛₭৳₨؋")
TIMES = {
    "millisecond": "ms",
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "yr",
    "annum": "yr",
}
SLASHED = {"ms": "ms", "s": "s", "sec": "s", "min": "min", "h": "h", "hr": "h", "d": "d", "y": "yr", "yr": "yr", "mo": "month"}
"""How units of time are written behind a slash: "$5m/yr", "3 t/d"."""
ADVERBS = {"daily": "d", "weekly": "week", "monthly": "month", "annually": "yr", "yearly": "yr"}
EACH = frozenset({"a", "an", "per", "each", "every", "/"})
APART = frozenset({"HK", "NZ", "NT", "US", "AU", "CA", "C"})
"""What may stand apart from its sign ("HK $5 million"); "A $5 billion deal" is no Australian one."""
SUBUNITS = {
    ("ft", "in"): 12, ("lb", "oz"): 16, ("USD", "cent"): 100, ("EUR", "cent"): 100, ("CAD", "cent"): 100, ("AUD", "cent"): 100,
    ("pound", "penny"): 100, ("GBP", "penny"): 100,
}  # fmt: skip
"""How many of a smaller unit make the one it is written behind: "5 ft 2 in", "3 dollars 50 cents"; coins have a table."""
TOUCHING = frozenset("deklmq")
"""Letters that are money only where they touch their number: "E300 million", not "vitamin D 500,000 units"."""
BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
LONG_REACH = 20
"""How many tokens before "at 600 m" what is so long may stand."""
NEAR_BEFORE = 6
NEAR_AFTER = 3
"""How many tokens before a number, and behind its unit, are searched for a word that a form needs."""
NOT_RATES = frozenset({"ago", "earlier", "later", "before", "after", "prior", "previously", "back", "on"})
"""Words that make "a year" a point in time: "$5 billion a year earlier"."""


PERCENT_SIGNS = frozenset({"%", "percent", "cent", "pc", "pct"})


class Rate(Struct, frozen=True):
    """What a number is counted per, up to token `end`: dividing by `divisor` gives it per one `unit`."""

    unit: str
    divisor: Decimal
    end: int


def unit_at(words: Words, place: int, value: Decimal, *, is_rate: bool = False) -> tuple[Measure, int] | None:
    """The unit or currency spelled from a token on, a joining hyphen before it left aside, and where it ends.

    What is counted per (`is_rate`) needs no word near that tells which unit is meant: "cents a pound".
    """
    first = words.after_hyphen(place)
    closing = BRACKETS.get(words.at(place))
    if closing is not None and not is_rate and words.at(place + 1) not in BRACKETS:
        inside = unit_at(words, place + 1, value)
        is_closed = inside is not None and words.at(inside[1]) == closing and not inside[0].is_money
        return (inside[0], inside[1] + 1) if inside and is_closed else None
    for form in units().get(_unowned(words, first), ()):
        end = _form_end(words, first, form)
        if end is None or not form.measure.least <= value <= form.measure.most or _opens_amount(words, first, end, form):
            continue
        if form.measure.needs is None or is_rate or _is_near(words, place, end, form.measure.needs):
            return form.measure, end
        if form.tokens == ("m",) and _is_long(words, place):
            return form.measure, end
    return None


def _is_near(words: Words, place: int, end: int, needs: str) -> bool:
    """Whether one of a list of words stands near a unit in its sentence."""
    wanted = word_lists().contexts[needs]
    for spots in (range(place - 1, place - 1 - NEAR_BEFORE, -1), range(end, end + NEAR_AFTER)):
        for spot in spots:
            if words.at(spot) in {".", "", "\n", ";"}:
                break
            if words.at(spot) in wanted:
                return True
    return False


def metres_at(words: Words, place: int) -> bool:
    """Whether the bare "m" that ends before a token is metres rather than millions: a word of length stands near."""
    return _is_near(words, place - 1, place, "length")


def _is_long(words: Words, place: int) -> bool:
    """Whether an "m" at a token, apart from its number, is metres since the clause speaks of what has a length: "at 600 m"."""
    if words.touches(place - 1) or words.at(place - 2) not in {"at", "of", "to", "by", "over"}:
        return False
    for spot in range(place - 3, max(place - 3 - LONG_REACH, -1), -1):
        if words.at(spot) in {".", "\n", ";"}:
            return False
        if words.at(spot) in word_lists().contexts["long_things"]:
            return True
    return False


def subunit_at(words: Words, place: int, measure: Measure) -> tuple[Decimal, int] | None:
    """The rest of an amount in two units behind the first of them: how much of the first it adds, and where it ends."""
    start = place + 1 if words.at(place) == "and" else place
    numeral = read_numeral(words, start)
    if numeral is None or numeral.is_scaled or numeral.is_fraction:
        return None
    for form in units().get(words.at(words.after_hyphen(numeral.end)), INCHES if words.at(numeral.end) == "in" else ()):
        pair = measure.unit, form.measure.unit
        share = SUBUNITS.get(pair) or (parts_of_money().get(pair) if form.measure != measure else None)
        end = _form_end(words, words.after_hyphen(numeral.end), form) if share else None
        if share and end is not None and numeral.value < share:
            return numeral.value / share, end
    is_whole = numeral.end == numeral.first + 1 or words.at(numeral.first + 1) == "-" or numeral.is_spelled
    if measure.is_money and is_whole and 10 <= numeral.value <= 99 and numeral.shown == 1:
        return (numeral.value / 100, numeral.end) if _is_closed(words, numeral.end) else None
    return None


def _is_closed(words: Words, place: int) -> bool:
    """Whether an amount ends at a token: no noun, number or sign goes on from it."""
    follows = words.at(place)
    return follows in {"", "\n", ".", ",", ";", ")", "?", "!", "more", "less", "each"} and not words.touches(place)


INCHES = (Form(("in",), Measure("in", Decimal(1)), None),)
"""The short form of inches, a preposition everywhere but behind feet."""


def _form_end(words: Words, first: int, form: Form) -> int | None:
    """Where the tokens of a spelling end when they stand from `first` on."""
    place = first
    for number, word in enumerate(form.tokens):
        after = place if number == 0 else words.after_hyphen(place)
        is_apart = number and not word.isalpha() and word != "&" and not words.touches(after - 1)
        if is_apart or (words.at(after) != word and _unowned(words, after) != word):
            return None
        place = after + 1
    if form.raw is not None and words.raw(first, place) != form.raw:
        return None
    return None if words.touches(place - 1) and words.at(place)[:1].isalnum() else place


def _unowned(words: Words, place: int) -> str:
    """A token as a unit is spelled, where "worth" follows without its "'s": "4 billion kroner's worth"."""
    word = words.at(place)
    return word[:-2] if words.at(place + 1) == "worth" and word.endswith(("'s", "’s")) else word


def _opens_amount(words: Words, first: int, end: int, form: Form) -> bool:
    """Whether a currency sign belongs to the number behind it ("in 2024 $5 million") that has no currency of its own behind."""
    is_code = len(form.tokens) == 1 and form.tokens[0].upper() in PLAIN_CODES
    if not (form.raw or is_code) or not form.measure.is_money or not words.is_number(end) or first >= end:
        return False
    if is_code and not is_written_year(words.at(first - 1)) and words.at(end + 1) not in SCALES:
        return False  # "17 USD 25" is one amount, "in 2024 USD 5" and "5 USD 300 million" are not
    behind = end + 1
    return not any(known.measure.is_money for known in units().get(words.at(behind), ()))


def money_at(words: Words, place: int) -> tuple[Measure, int, int] | None:
    """The currency whose sign, code or name stands at a token before a number: with its first token and the number's place."""
    token, number = words.at(place), place + 1
    if words.at(number) == "." and token in {"rs", "rp", "ksh", "sh", "tk"}:
        number += 1
    if not words.is_number(number) or not _may_open(words, place):
        return None
    is_spaced = not words.touches(place)
    if (is_spaced and token in TOUCHING and words.at(number + 1) not in {"million", "billion", "bn", "mn"}) or (
        not is_spaced and words.raw(place, place + 1) in CAPITAL_SIGNS
    ):
        return None  # "vitamin D 500,000 units", "flight TK1984"
    before = words.raw(place - 1, place) if words.is_word(place - 1) else ""
    is_apart = before in APART or (is_spaced and before.upper() in APART)
    first = place - 1 if token in SIGNS and before and (words.touches(place - 1) or is_apart) else place
    sign = "".join(words.raw(first, place + 1).split())
    measure = prefixes().get(sign) or (prefixes().get(sign.upper()) if first < place else None)
    if measure is None and first == place and token in money_names():
        return _named_at(words, place, number)
    return (measure, first, number) if measure else None


def _named_at(words: Words, place: int, number: int) -> tuple[Measure, int, int] | None:
    """A currency's name before a number that is large or scaled and has no unit of its own: "rupees 500 crore"."""
    numeral = read_numeral(words, number, is_money=True)
    is_large = numeral is not None and (numeral.is_scaled or numeral.value >= 10_000)
    if numeral is None or not is_large or words.at(place - 1) in {"the", "a", "per"} or words.is_number(place - 1):
        return None
    return None if unit_at(words, numeral.end, numeral.value) else (money_names()[words.at(place)], place, number)


def _may_open(words: Words, place: int) -> bool:
    """Whether the token before is not glued to a code ("x-USD")."""
    return words.at(place) in SIGNS or not (words.touches(place - 1) and words.at(place - 1)[:1].isalnum())


def rate_at(words: Words, place: int) -> Rate | None:
    """The likes of "a month", "per barrel", "/t", "annually" from a token on, or behind "of crude oil"."""
    direct = _rate(words, place)
    if direct or words.at(place) != "of" or words.at(place - 1) in PERCENT_SIGNS:
        return direct
    for spot in range(place + 2, place + 5):
        if not words.is_word(spot - 1):
            return None
        rate = _rate(words, spot)
        if rate is not None and rate.unit in TIMES.values():
            is_adjective = (
                words.at(spot) in ADVERBS and words.is_word(spot + 1) and words.at(spot + 1) not in word_lists().nouns.stops
            )
            return None if is_adjective else rate  # "5,000 t of average daily output"
    return None


def price_per(words: Words, place: int) -> Rate | None:
    """The likes of "the megawatt-hour", "the barrel" behind a price."""
    return _per_unit(words, place, words.after_hyphen(place + 1))


def per(unit: str, rate: str) -> str:
    """A unit counted per another; a day is short behind what is measured ("bbl/d"), full behind things and money."""
    is_told = unit in {"count", "persons"} or (len(unit) == 3 and unit.isupper() and unit != "TEU")
    return f"{unit}/{'day' if rate == 'd' and is_told else rate}"


def _rate(words: Words, place: int) -> Rate | None:
    first = words.after_hyphen(place)
    if words.at(first) in ADVERBS:
        return Rate(ADVERBS[words.at(first)], Decimal(1), first + 1)
    if words.at(first) == "p.a.":
        return Rate("yr", Decimal(1), first + 1)
    if (words.at(first) not in EACH and not _is_by(words, first)) or (words.at(first) == "/" and not words.touches(first - 1)):
        return None
    spot = words.after_hyphen(first + 1)
    if words.at(spot) in TIMES:
        is_article = words.at(first) in {"a", "an"}
        is_flow = words.at(first - 1) in {"metres", "meters", "m3", "m³", "litres", "liters"}  # "24 cubic metres a second"
        is_point = is_article and ((words.at(spot) == "second" and not is_flow) or _is_point(words, spot + 1))
        return None if is_point else Rate(TIMES[words.at(spot)], Decimal(1), spot + 1)
    if words.at(first) == "/" and words.at(spot) in SLASHED and words.touches(first):
        return Rate(SLASHED[words.at(spot)], Decimal(1), spot + 1)
    return _per_unit(words, first, spot)


def _is_by(words: Words, place: int) -> bool:
    """Whether "by" says what something is counted per, as translations have it: "90,000 barrels by day", not "by year-end"."""
    is_span = words.at(place) == "by" and words.at(place + 1) in TIMES
    return is_span and words.at(place + 2) not in {"-", "end"} and not words.is_number(place + 2)


def _is_point(words: Words, place: int) -> bool:
    """Whether what follows "a year" makes it a point in time: "a year ago", "a year on", "a month from now"."""
    follows = words.at(place)
    if follows == "from":
        is_dated = words.at(place + 1) == "the" and words.at(place - 1) not in {"day", "hour"}  # "a day from the North Field"
        return is_dated or words.at(place + 1) in {"now", "today", "then"}
    return follows in NOT_RATES and (follows != "on" or not words.is_word(place + 1) or words.at(place + 1) == "from")


def _per_unit(words: Words, first: int, spot: int) -> Rate | None:
    """The likes of "per barrel", "per 1,000 cubic metres"; "a" goes with the singular alone."""
    if words.at(first) in {"each", "every"}:
        return None
    if words.at(spot) in {"person", "capita", "head"}:
        return Rate("person", Decimal(1), spot + 1)
    if words.at(first) == "per" and words.at(spot) in counted_singulars():
        return Rate(counted_singulars()[words.at(spot)], Decimal(1), spot + 1)
    whole = unit_at(words, spot, Decimal(10**6), is_rate=True)  # "million British thermal units"
    count, start = Decimal(1), spot
    if whole is None and words.at(first) == "per" and words.at(spot) in {"thousand", "million", "hundred"}:
        count, start = Decimal(SCALES[words.at(spot)]), spot + 1
    elif whole is None and words.at(first) == "per" and words.is_number(spot):
        read = read_digits(words.at(spot))
        count, start = (read[0], spot + 1) if read is not None and read[0] else (count, spot)
    found = unit_at(words, start, Decimal(10**6), is_rate=True)
    if found is None or found[0].is_money or found[0].unit in {"percent", "pp", "bp"}:
        return None
    measure, end = found
    is_plural = words.at(first) in {"a", "an", "the"} and words.at(end - 1).endswith("s")
    return None if is_plural else Rate(measure.unit, count * measure.factor, end)
