"""Numbers with a unit, a currency, a percent sign or a counted noun, single or as a range."""

from decimal import Decimal

from msgspec.structs import replace

from comity.language.en.numbers import SMALL, Numeral, read_numeral, whole
from comity.language.en.quantities.changes import Cue, amount_cue, change_before, percent_cue, points_cue
from comity.language.en.quantities.directions import ENDS
from comity.language.en.quantities.hedging import Lead, hedge_after, lead
from comity.language.en.quantities.labels import is_label, is_year
from comity.language.en.quantities.lexicon import HedgeRow, Measure, word_lists
from comity.language.en.quantities.measures import TIMES, Rate, per, price_per, rate_at, unit_at
from comity.language.en.quantities.nouns import Phrase, counted_at, term_at
from comity.language.en.quantities.parts import part_at
from comity.language.en.quantities.ranges import Extent, extent_of, is_respective, lent
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Hedge

Reading = tuple[Amount | None, int]
"""What was read, and the token behind everything that was looked at."""


POINTING = frozenset({"the", "these", "those", "both", "all", "such", "this", "said"})
DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
SOURCES = (["familiar", "with"], ["with", "knowledge"], ["with", "direct"], ["close", "to"], ["who", "asked"], ["aware", "of"])
COMPARING = frozenset({"from", "against", "to", "with", "versus", "than", "vs"})
PERCENT_REACH = 30
"""How many tokens before its points a percentage may stand."""
COMPARED_REACH = 12
"""Between how many tokens an amount lends its unit to the number it is compared with."""


def read_amount(words: Words, place: int) -> Reading:
    """The amount that begins at a number, a currency sign or a currency code; None for numbers that are names or dates."""
    first = part_at(words, place)
    if first is None:
        return None, place + 1
    if is_label(words, first.first, first.numeral, is_money=first.money is not None):
        return None, _behind_chain(words, first.end)
    extent = extent_of(words, first)
    if extent is None:
        return None, _behind_chain(words, first.end)
    if extent.measure is None and extent.high is None:
        extent = lent(words, first) or extent
    amount = _measured(words, extent, extent.measure) if extent.measure else _bare(words, extent)
    end = extent.end
    if amount is not None:
        while end < len(words.low) and words.end[end - 1] < amount.end:
            end += 1
    return amount, end


def read_borrowed(words: Words, place: int, unit: str, since: int) -> Reading:
    """A scaled number compared with the amount that ended at token `since`: "16.2 billion euros from 17.7 billion"."""
    numeral = read_numeral(words, place) if words.at(place - 1) in COMPARING else None
    if numeral is None or not numeral.is_scaled or is_label(words, place, numeral, is_money=False):
        return None, place + 1
    is_near = not any(words.at(spot) in ENDS for spot in range(max(since, place - COMPARED_REACH), place))
    is_alone = not words.is_word(numeral.end) or words.at(numeral.end) in word_lists().nouns.stops
    if place - since > COMPARED_REACH or not is_near or not is_alone or not words.is_number(place):
        return None, numeral.end
    measure = Measure(unit, Decimal(1), is_money=True)
    return _measured(words, Extent(numeral, None, measure, numeral.first, numeral.end), measure), numeral.end


def read_reversed(words: Words, place: int) -> Reading:
    """The likes of "percent of twenty", as machine translation writes twenty percent: nothing may follow that it is a part of."""
    spot = place + 2 if words.low[place : place + 2] == ["per", "cent"] else place + 1
    is_alone = not words.is_word(place - 1) and not words.is_number(place - 1) and words.at(spot - 1) != "per"
    numeral = read_numeral(words, spot + 1) if is_alone and words.at(spot) == "of" else None
    if numeral is None or numeral.is_scaled or words.at(numeral.end) not in {"", ".", ",", ";", "\n"}:
        return None, place + 1
    extent = Extent(numeral, None, Measure("percent", Decimal(1)), place, numeral.end)
    return build(words, extent, "percent", Cue("share", 1, place, numeral.end, is_certain=False)), numeral.end


def read_single(words: Words, place: int) -> Reading:
    """One of a unit by which something changed: "rose by a percentage point", "is up a cent", "grew by a gigawatt"."""
    told = change_before(words, lead(words, place)) if words.at(place - 1) in {"by", "up", "down"} else None
    unit = unit_at(words, place + 1, Decimal(1)) if told is not None else None
    if unit is None or unit[0].unit == "percent" or words.is_number(unit[1]):
        return None, place + 1
    one = Decimal(1)
    numeral = Numeral(first=place, end=place + 1, value=one, place=one, shown=one, is_spelled=True).times(unit[0].factor)
    extent = Extent(numeral, None, unit[0], place, unit[1])
    return _measured(words, extent, unit[0]), unit[1]


def _behind_chain(words: Words, end: int) -> int:
    """Behind the numbers glued to one that is no quantity: dates, times, scores, telephone numbers."""
    while words.touches(end - 1) and words.touches(end) and words.at(end) in set("-–/:.") and words.is_number(end + 1):
        end += 2
    return end


# --- amounts with a measure -------------------------------------------------------------------------------------------


def _measured(words: Words, extent: Extent, measure: Measure) -> Amount | None:
    sign = _sign(words, extent.first)
    if measure.unit == "percent":
        return _percent(words, extent, sign)
    if is_year(words, extent.low, extent.first) or (sign == "-" and words.at(extent.first - 2) in {"", "\n"}):
        return None  # a dash may lead a line of a list
    ahead = _lead(words, extent)
    if measure.unit in {"pp", "bp"}:
        return build(words, extent, measure.unit, points_cue(words, ahead, extent.end))
    rate = rate_at(words, extent.end) or _rate_ahead(words, extent, measure)
    if rate is None and measure.is_money and words.at(extent.end) == "the":
        rate = price_per(words, extent.end)
    unit, end = measure.unit, extent.end
    if rate is not None and "/" not in unit:
        further = rate_at(words, rate.end) if rate.unit == "person" else None
        unit, end = per(unit, rate.unit), rate.end
        if further is not None and further.unit in TIMES.values():
            unit, end = per(unit, further.unit), further.end
        extent = _divided(extent, rate.divisor, end)
    cue = Cue("difference", 1, extent.first - 1, end) if sign == "+" else amount_cue(words, ahead, end)
    cue = replace(cue, sign=-1, first=min(cue.first, extent.first - 1)) if sign == "-" else cue
    return build(words, extent, unit, cue)


def _rate_ahead(words: Words, extent: Extent, measure: Measure) -> Rate | None:
    """The rate that a price takes from the one it goes to: "from $60 to $47.60 a barrel"."""
    if not measure.is_money or extent.low.is_scaled or words.at(extent.end) not in {"to", "and", "or"}:
        return None
    second = part_at(words, extent.end + 1)
    is_like = (
        second is not None and second.money is not None and second.money.unit == measure.unit and not second.numeral.is_scaled
    )
    rate = rate_at(words, second.end) if second is not None and is_like else None
    return None if rate is None or rate.unit in TIMES.values() else replace(rate, end=extent.end)


def _divided(extent: Extent, divisor: Decimal, end: int) -> Extent:
    share = Decimal(1) / divisor
    high = extent.high.times(share) if extent.high else None
    return Extent(extent.low.times(share), high, extent.measure, extent.first, end)


def _sign(words: Words, first: int) -> str:
    """A plus or minus before a number, as a mark or a word; "" where the mark is a dash or there is none."""
    mark, before = words.at(first - 1), words.at(first - 2)
    if mark in {"minus", "negative"}:
        return "" if before == "or" else "-"  # "plus or minus 5%"
    is_sign = mark in {"+", "-", "−"} or (mark == "–" and before in {"(", ",", ":", "|"})  # a dash may lead an aside as well
    is_free = not words.touches(first - 2) or before in {"(", "\n"}
    is_joined = words.touches(first - 1) or before == "("
    return {"−": "-", "–": "-"}.get(mark, mark) if is_sign and is_free and is_joined else ""


def _lead(words: Words, extent: Extent) -> Lead:
    return lead(words, extent.first)


def _is_grade(words: Words, extent: Extent) -> bool:
    """Whether a percentage names a grade of a good: "5% broken rice", "wheat of 12.5 % protein", "62% Fe fines"."""
    grades, first = word_lists().grades, _lead(words, extent).before
    behind = words.after_hyphen(extent.end)
    if words.at(first) in {"of", "with", "at", "min", "minimum", "max"}:
        first -= 1
    is_named = words.at(behind) in grades or words.at(first) in grades
    is_ore = words.at(behind) in {"iron", "fe"} and words.at(behind + 1) in {"fines", "ore", "lump", "content", "grade"}
    return is_named or (is_ore and words.at(first) not in {"is", "are", "was", "were", ","})


def _percent(words: Words, extent: Extent, sign: str) -> Amount | None:
    if _is_grade(words, extent):
        return None
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
        cue = cue if cue.is_certain else replace(cue, relation="level", is_certain=True)  # "0.9 percent a month"
    return build(words, extent, unit, cue)


def build(words: Words, extent: Extent, unit: str, cue: Cue, noun: Phrase | None = None) -> Amount:
    """The amount of an extent in a unit, as the words around it make it: its relation, hedge and intervals."""
    ahead = _lead(words, extent)
    behind = hedge_after(words, extent.end) or _plus(words, extent.low)
    row = ahead.hedge or (behind[0] if behind else None)
    pair = _intervals(extent, row, is_count=noun is not None)
    low, high = float(extent.low.value), float(extent.high.value) if extent.high else None
    if cue.relation == "ratio":
        pair = tolerance.as_factors(pair, cue.sign)
    elif cue.relation == "share":
        pair = tolerance.as_fractions(pair, high or low)
    elif cue.sign < 0:
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
        is_rate=cue.is_rate,
        hedge=_hedge(extent, row),
        strict=pair[0],
        lenient=pair[1],
        noun=words.raw(noun.first, noun.end) if noun else None,
        basis="words" if noun is None or noun.is_listed else "parse",
    )


def _plus(words: Words, numeral: Numeral) -> tuple[HedgeRow, int] | None:
    """What stands between a number and the noun it counts: "300+ lorries", "sixty-odd farms"."""
    is_odd = words.at(numeral.end) == "-" and words.at(numeral.end + 1) == "odd"
    return hedge_after(words, numeral.end) if is_odd or words.at(numeral.end) == "+" else None


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
    points = _points(words, extent)
    if points is not None or _sign(words, extent.first):
        return points
    term = term_at(words, extent.end) if extent.high is None else None
    if term is not None:
        return _term(words, extent, term)
    is_plus = words.at(extent.end) == "+" and words.touches(extent.end - 1)
    is_odd = words.at(extent.end + 1) == "odd" and words.after_hyphen(extent.end) > extent.end
    noun = counted_at(words, extent.end + (2 if is_odd else is_plus))
    if noun is not None and extent.high is None:
        extent = replace(extent, low=whole(extent.low))
    if noun is None and words.at(extent.end) == "and":
        return _respective(words, extent)
    if noun is None and words.at(extent.end) == "of":
        return _partial(words, extent)
    if noun is None or not _counts(words, extent, noun):
        return None
    unit = "persons" if noun.kind == "persons" else "count"
    rate = rate_at(words, noun.end)
    if rate is not None and rate.unit != "count":  # "54 trucks per trip" are as many trucks
        unit = per(unit, rate.unit)
    counted = Extent(extent.low, extent.high, None, extent.first, rate.end if rate else noun.end)
    cue = amount_cue(words, _lead(words, extent), counted.end, is_count=True)
    if words.at(extent.end) in {"fewer", "more"}:
        cue = Cue("difference", 1 if words.at(extent.end) == "more" else -1, cue.first, cue.end)
        noun = replace(noun, first=noun.first + 1)
    return build(words, counted, unit, cue, noun)


def _points(words: Words, extent: Extent) -> Amount | None:
    """Points of a percentage before them that change: "2.4% of remittances, 0.3 points down"."""
    if words.at(extent.end) not in {"point", "points"} or extent.high is not None:
        return None
    cue = points_cue(words, _lead(words, extent), extent.end + 1)
    if not cue.is_certain or not _follows_percent(words, extent.first):
        return None
    return build(words, replace(extent, end=extent.end + 1), "pp", cue)


def _follows_percent(words: Words, place: int) -> bool:
    """Whether a percentage stands before a token in its sentence."""
    for spot in range(place - 1, max(place - PERCENT_REACH, -1), -1):
        if words.at(spot) in {".", "\n", "!", "?"}:
            return False
        if words.at(spot) in {"%", "percent", "pc", "pct"} or words.low[spot : spot + 2] == ["per", "cent"]:
            return True
    return False


def _respective(words: Words, extent: Extent) -> Amount | None:
    """The first number of "14 and 9 helicopters, respectively": it counts what the second counts."""
    second = part_at(words, extent.end + 1)
    noun = counted_at(words, second.end) if second is not None and second.measure is None else None
    if noun is None or not is_respective(words, noun.end) or not _counts(words, extent, noun):
        return None
    unit = "persons" if noun.kind == "persons" else "count"
    return build(words, extent, unit, amount_cue(words, _lead(words, extent), noun.end, is_count=True), noun)


def _partial(words: Words, extent: Extent) -> Amount | None:
    """The first number of "22 of the 27 projects", "14 of fifteen acts", "two of the dairies": what it counts stands behind."""
    first = extent.end + 1 + (words.at(extent.end + 1) in DETERMINERS)
    second = part_at(words, first)
    is_whole = second is not None and second.measure is None and second.numeral.value > extent.low.value
    noun = counted_at(words, second.end if second is not None and is_whole else first)
    is_determined = is_whole or first > extent.end + 1
    is_pointing = noun is not None and words.at(noun.end - 1) in word_lists().nouns.pointing
    if noun is None or is_pointing or not is_determined or extent.high is not None or not _counts(words, extent, noun):
        return None
    unit = "persons" if noun.kind == "persons" else "count"
    return build(words, extent, unit, Cue("level", 1, extent.first, extent.end), noun)


def _is_source(words: Words, noun: Phrase) -> bool:
    """Whether those counted are a text's unnamed sources: "two people familiar with the matter"."""
    behind = words.low[noun.end : noun.end + 2]
    is_knowing = behind in SOURCES or behind[:1] == ["briefed"]
    return noun.kind == "persons" and is_knowing


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
    low, ahead = extent.low, _lead(words, extent)
    if low.value != low.value.to_integral_value() or low.value < 2 or _is_of_date(words, extent, ahead):
        return False
    if _is_source(words, noun):
        return False
    is_model = low.is_lettered and noun.kind == "things" and words.raw(low.end - 1, low.end).isupper()  # "4K systems"
    if is_model or _points_back(words, low, ahead, noun) or _is_name_before(words, extent.first):
        return False
    is_hedged = ahead.hedge is not None or extent.high is not None
    return is_hedged or not is_year(words, low, extent.first, is_strict=noun.kind == "things")


def _is_of_date(words: Words, extent: Extent, ahead: Lead) -> bool:
    """Whether a number is a day: "11 September attacks", "May 7 talks"; not in "on 3 June 40 trucks"."""
    months = word_lists().names.months
    if extent.low.value < 32 and words.at(extent.end) in months:
        return True
    return words.at(ahead.before) in months and not words.is_number(ahead.before - 1)


def _points_back(words: Words, low: Numeral, ahead: Lead, noun: Phrase) -> bool:
    """Whether a small number points back at what was spoken of: "the five companies", "Peru's two leaders"."""
    before = words.at(ahead.before)
    is_whole = words.at(ahead.before - 1) == "of" and words.is_number(ahead.before - 2)  # "22 of the 27 projects"
    is_whole = is_whole or (words.at(ahead.before - 1) == "of" and words.at(ahead.before - 2) in SMALL)
    if (
        low.value < 100
        and not low.is_scaled
        and before in POINTING
        and (not is_whole or words.at(noun.end - 1) in word_lists().nouns.pointing)
    ):
        return True
    is_pointing = low.value < 10 and words.at(noun.end - 1) in word_lists().nouns.pointing
    return is_pointing and (low.value == 2 or before.endswith(("'s", "’s")))


def _is_name_before(words: Words, first: int) -> bool:
    """Whether a number belongs to the capitalised word before it ("Boeing 737 jets", "the Big Four auditors")."""
    before, names = first - 1, word_lists().names
    is_date = words.at(before) in names.months and words.is_number(before - 1)
    is_short = words.at(before).endswith(".") or "," in words.at(first)  # "the U.S. 2,500 visas", "in Lima 17,400 homes"
    return (
        (words.is_number(first) or words.is_capital(first))
        and words.is_capital(before)
        and words.at(before) not in names.openers
        and not (is_date or is_short)
    )
