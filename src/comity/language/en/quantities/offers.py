"""Parts, places and times that no rule reads, with all that they may be: "takes a third", "our sixth market", "twice a week".

What they are the sentence tells, or nothing does; readers of figures choose by weights, or take none.
"""

from collections.abc import Collection, Mapping

from msgspec import structs

from comity.language.en.numbers import DENOMINATORS, ORDINALS, SMALL, TENS, read_numeral
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import counted_singulars, word_lists
from comity.language.en.quantities.measures import per, rate_at
from comity.language.en.quantities.multiples import multiple_amount
from comity.language.en.quantities.offered import SPAN_WORDS, Offer, is_ranked, offer
from comity.language.en.quantities.ranks import RANKING, ordinal_at
from comity.language.en.quantities.shares import fraction, one_in, small, two_parts
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount

BOOKED = frozenset({"booked", "counted", "entered", "listed", "recorded", "registered", "reported"})
"""What is done to the same thing twice by mistake: "some ships were counted twice" counts no ships."""
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
DOUBLES = {"double": 2, "treble": 3, "triple": 3, "quadruple": 4}
LARGEST = frozenset({"largest", "biggest", "main", "leading", "top", "greatest"})

OPENERS = frozenset(
    {*SMALL, *TENS, *DENOMINATORS, *ORDINALS, *TIMES, *DOUBLES, *LARGEST, "a", "an", "half", "hundred", "thousand", "zero", "nil"}
)
"""Every word at which an offer may begin, digits aside."""


def offers(words: Words, taken: Collection[int], few: Mapping[int, Amount]) -> tuple[Offer, ...]:
    """The parts, places and times of a text that overlap none of the tokens `taken`, in order.

    `few` are the counts of the text by their first token: "eight transfers" in "eight transfers in ten" may be a part.
    """
    found: list[Offer] = []
    free = 0
    for place in range(len(words.low)):
        part = one_in(words, place) if place in few and place >= free else None
        if part is not None:
            found.append(_or_count(part, few[place]))
            free = part.end
        if place < free or place in taken or not (words.is_number(place) or words.low[place] in OPENERS):
            continue
        for read in (two_parts, one_in, fraction, _times, _doubled, _ordinal, _largest, _dozen, _first_of_few):
            made = read(words, place)
            if made is not None and not any(spot in taken for spot in range(made.first, made.end)):
                found.append(made)
                free = made.end
                break
    return tuple(found)


def _or_count(part: Offer, count: Amount) -> Offer:
    """A part that may be the count that its first words make."""
    told = (count, ("few.told", *(f"few.told|{feature}" for feature in part.loan.features)))
    return part._replace(loan=structs.replace(part.loan, options=(told, *part.loan.options)))


# --- times ------------------------------------------------------------------------------------------------------------


def _times(words: Words, place: int) -> Offer | None:
    """The likes of "twice a week", "has met eleven times", "13 times what": how often, or a multiple."""
    word = words.at(place)
    if word in TIMES:
        return _often(words, (place, place + 1), TIMES[word])
    numeral = read_numeral(words, place) if words.is_number(place) or word in SMALL or word in TENS else None
    if numeral is None or numeral.first != place or words.at(numeral.end) != "times":
        return None
    return _often(words, (place, numeral.end + 1), float(numeral.value))


def _often(words: Words, span: tuple[int, int], value: float) -> Offer | None:
    ahead = lead(words, span[0])
    rate = rate_at(words, span[1])
    if rate is None and words.at(span[0] - 1) in BOOKED:
        return None
    exact = tolerance.around(value, 0.0, 0.0)
    made: list[tuple[str, Amount]] = []
    if value == int(value) and rate is not None:
        whole = (span[0], rate.end)
        amount = multiple_amount(words, ahead, whole, value=value, kind=(per("count", rate.unit), "level"), pair=exact)
        made.append(("often.rate", amount))
    elif value == int(value):
        made.append(("often.count", multiple_amount(words, ahead, span, value=value, kind=("count", "level"), pair=exact)))
    if value > 1:
        pair = tolerance.around(value, 0.05 * value, 0.25 * value)
        made.append(("often.times", multiple_amount(words, ahead, span, value=value, kind=("times", "ratio"), pair=pair)))
    end = rate.end if rate is not None else span[1]
    return offer(words, "often", (span[0], end), made) if made else None


def _doubled(words: Words, place: int) -> Offer | None:
    """The likes of "had asked for double", "double today's force"."""
    value = DOUBLES.get(words.at(place), 0)
    if (
        not value
        or words.at(place + 1) in word_lists().multiples.not_verbs
        or words.at(words.after_hyphen(place + 1)) != words.at(place + 1)
    ):
        return None
    pair = tolerance.around(float(value), 0.05 * value, 0.25 * value)
    amount = multiple_amount(
        words, lead(words, place), (place, place + 1), value=float(value), kind=("times", "ratio"), pair=pair
    )
    return offer(words, "double", (place, place + 1), [("often.times", amount)])


# --- places -----------------------------------------------------------------------------------------------------------


def _ordinal(words: Words, place: int) -> Offer | None:
    """An ordinal that may be a place in an order: "our third customer", "second only to", "(2021: 7th)"."""
    read = ordinal_at(words, place)
    if read is None or (words.touches(read[1] - 1) and words.at(read[1]) == "-"):
        return None
    value, end = read
    is_year_ahead = words.at(place - 1) in word_lists().names.months or words.at(end) in word_lists().names.months
    if words.at(end) in SPAN_WORDS or is_year_ahead or words.at(place - 1) in {"a", "an", "one", "-", "twenty"}:
        return None
    return _placed(words, "place", (place, end), value)


def _largest(words: Words, place: int) -> Offer | None:
    """The likes of "biggest customer", which is the first in an order."""
    is_one = words.at(place) in LARGEST and words.is_word(place + 1) and is_ranked(words, place + 1)
    is_ordered = ordinal_at(words, words.before_hyphen(place - 1)) is not None or words.at(place + 1) in RANKING
    return None if not is_one or is_ordered else _placed(words, "largest", (place, place + 1), 1)


def _placed(words: Words, kind: str, span: tuple[int, int], value: int) -> Offer:
    exact = tolerance.point(value)
    amount = multiple_amount(words, lead(words, span[0]), span, value=float(value), kind=("rank", "rank"), pair=exact)
    return offer(words, kind, span, [("rank", structs.replace(amount, hedge="exact"))])


# --- few --------------------------------------------------------------------------------------------------------------


def _dozen(words: Words, place: int) -> Offer | None:
    """The likes of "a dozen documents", "two dozen trawlers"."""
    count = 1 if words.at(place) in {"a", "one"} else 0.5 if words.at(place) == "half" else small(words.at(place))
    dozen = place + 1 + (words.at(place) == "half" and words.at(place + 1) == "a")
    if not count or words.at(dozen) != "dozen" or not words.is_word(dozen + 1):
        return None
    return _counts(words, "dozen", (place, dozen + 1), round(12 * count))


def _first_of_few(words: Words, place: int) -> Offer | None:
    """The likes of "one cargo", "one lorry a day", "a rate of zero": the numbers that are mostly none."""
    word = words.at(place)
    if word in {"zero", "nil"}:
        pair = tolerance.point(0)
        zero = multiple_amount(words, lead(words, place), (place, place + 1), value=0.0, kind=("percent", "level"), pair=pair)
        return offer(words, "zero", (place, place + 1), [("zero.percent", zero)])
    nouns = word_lists().nouns
    is_noun = any(
        words.at(spot) in nouns.persons or words.at(spot) in counted_singulars() or words.start[spot] in words.counted
        for spot in range(place + 1, min(place + 4, len(words.low)))
        if all(words.is_word(one) and words.at(one) not in nouns.stops for one in range(place + 1, spot + 1))
    )
    numeral = read_numeral(words, place) if word == "one" and is_noun else None
    is_one = numeral is not None and numeral.end == place + 1 and words.at(place - 1) not in {"-", "and", "point"}
    return _counts(words, "one", (place, place + 1), 1) if is_one else None


def _counts(words: Words, kind: str, span: tuple[int, int], value: int) -> Offer:
    ahead, exact = lead(words, span[0]), tolerance.point(value)
    rate = rate_at(words, span[1] + 1)
    made = []
    for unit in ("count", "persons"):
        told, whole = (per(unit, rate.unit), (span[0], rate.end)) if rate is not None else (unit, span)
        amount = multiple_amount(words, ahead, whole, value=float(value), kind=(told, "level"), pair=exact)
        made.append((f"few.{unit}", amount))
    return offer(words, kind, span, made)
