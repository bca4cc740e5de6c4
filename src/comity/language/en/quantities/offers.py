"""Parts, places and times that no rule reads, with all that they may be: "takes a third", "our sixth market", "twice a week".

What they are the sentence tells, or nothing does; readers of figures choose by weights, or take none.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec import structs

from comity.language.en.numbers import DENOMINATORS, SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.changes import direction, moved_before
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import counted_singulars, word_lists
from comity.language.en.quantities.measures import per, rate_at
from comity.language.en.quantities.multiples import multiple_amount
from comity.language.en.quantities.ranks import RANKING, ordinal_at
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount, Loan
from comity.model.meanings import as_percentages
from comity.resources.units import SPANS

WHOLES = {"hundred": 100, "thousand": 1000}
EVERY = frozenset({"every", "each", "the", "a", "any"})
TIMES = {"once": 1, "twice": 2, "thrice": 3}
DOUBLES = {"double": 2, "treble": 3, "triple": 3, "quadruple": 4}
SPAN_WORDS = frozenset(
    {
        *SPANS,
        *(span.removesuffix("s") for span in SPANS),
        "century",
        "quarter",
        "half",
        "halves",
        "past",
        "term",
        "time",
        "times",
        "hourly",
    }
    | {"world", "party", "parties", "reading", "round", "person", "class", "hand", "generation", "floor"}
)
"""Words behind an ordinal or a fraction that make it a stretch of time or a name."""
AHEAD_OF_SPANS = frozenset({"first", "second", "last", "next", "latter", "other"})
LARGEST = frozenset({"largest", "biggest", "main", "leading", "top", "greatest"})


class Offer(NamedTuple):
    """Tokens from `first` up to `end` and what they may be."""

    first: int
    end: int
    loan: Loan


def offers(words: Words, taken: Collection[int], few: Mapping[int, Amount]) -> tuple[Offer, ...]:
    """The parts, places and times of a text that overlap none of the tokens `taken`, in order.

    `few` are the counts of the text by their first token: "eight transfers" in "eight transfers in ten" may be a part.
    """
    found: list[Offer] = []
    free = 0
    for place in range(len(words.low)):
        part = _one_in(words, place) if place in few and place >= free else None
        if part is not None:
            found.append(_or_count(part, few[place]))
            free = part.end
        if place < free or place in taken:
            continue
        for read in (_two_parts, _one_in, _fraction, _times, _doubled, _ordinal, _largest, _dozen, _first_of_few):
            made = read(words, place)
            if made is not None and not any(spot in taken for spot in range(made.first, made.end)):
                found.append(made)
                free = made.end
                break
    return tuple(found)


def _offer(words: Words, kind: str, span: tuple[int, int], amounts: Collection[tuple[str, Amount]]) -> Offer:
    """An offer of amounts, each with what it is called, described by the words around."""
    first, end = span
    alone = _around(words, kind, first, end)
    options = tuple((amount, tuple(f"{name}|{feature}" for feature in alone)) for name, amount in amounts)
    loan = Loan(start=words.start[first], end=words.end[end - 1], features=alone, options=options)
    return Offer(first, end, loan)


def _or_count(part: Offer, count: Amount) -> Offer:
    """A part that may be the count that its first words make."""
    told = (count, ("few.told", *(f"few.told|{feature}" for feature in part.loan.features)))
    return part._replace(loan=structs.replace(part.loan, options=(told, *part.loan.options)))


def _around(words: Words, kind: str, first: int, end: int) -> tuple[str, ...]:
    """What the words in and around some tokens tell."""
    ahead = lead(words, first)
    before, behind = words.at(ahead.before), words.at(end)
    moved = moved_before(words, ahead.before, 4)
    follows = next((way for spot in range(end, end + 2) if (way := direction(words.at(spot)))), 0)
    return (
        f"{kind}",
        f"{kind}|form={' '.join(words.low[first:end][:3])}",
        f"{kind}|before={before}",
        f"{kind}|earlier={words.at(ahead.before - 1)}",
        f"{kind}|pair={words.at(ahead.before - 1)} {before}",
        f"{kind}|behind={behind}",
        f"{kind}|further={words.at(end + 1)}",
        f"{kind}|next={behind} {words.at(end + 1)}",
        f"{kind}|around={before}|{behind}",
        f"{kind}|hedge={ahead.hedge is not None}",
        f"{kind}|moved={moved[1] if moved else 0}",
        f"{kind}|follows={follows}",
        f"{kind}|closes={not words.is_word(end)}",
        f"{kind}|named={words.is_capital(ahead.before)}|{words.is_capital(end)}",
        f"{kind}|opens={not words.is_word(ahead.before)}",
        f"{kind}|span={behind in SPAN_WORDS}",
        f"{kind}|ranked={_is_ranked(words, end)}",
        f"{kind}|own={before in {'its', 'their', 'our', 'my', 'your', 'his', 'her'} or before.endswith(('s', '’s'))}",
    )


# --- parts ------------------------------------------------------------------------------------------------------------


def _fraction(words: Words, place: int) -> Offer | None:
    """The likes of "a third", "two-fifths", "half", "nine-tenths" that are neither of a stretch of time nor before a number."""
    count = 1 if words.at(place) in {"a", "an", "one"} else _small(words.at(place))
    spot = words.after_hyphen(place + 1) if count else place
    word = words.at(spot)
    bottom = DENOMINATORS.get(word, 0)
    is_half = word == "half" and (not count or words.at(place) in {"a", "one"})
    is_told = is_half or (count and (word.endswith("s") == (count > 1) or word.startswith("tenth")))
    if not bottom or not is_told or (not is_half and count >= bottom):
        return None
    end = spot + 1
    behind = words.after_hyphen(end) + (words.at(end) in {"a", "an"})
    is_span = words.at(behind) in SPAN_WORDS or words.at(place - 1) in AHEAD_OF_SPANS
    scaled = read_numeral(words, place)
    is_number = (
        (scaled is not None and scaled.is_scaled) or read_numeral(words, end) is not None or words.at(end) in {"-", "dozen"}
    )
    is_tail = (is_half and not count and words.at(place - 1) == "a") or (
        words.at(place - 1) == "and" and _number(words, place - 2) > 0
    )  # "nine and a half"
    if is_span or is_number or is_tail or (words.touches(place - 1) and words.at(place - 1) in {"-", "–"}):
        return None
    return _parts(words, "part", (place, end), 100 * (count or 1) / bottom)


def _one_in(words: Words, place: int) -> Offer | None:
    """The likes of "one in five", "eight of each ten", "five students in every nine", "of every hundred dollars, 32"."""
    numeral = _whole_at(words, place)
    if numeral is None:
        return None
    top = int(numeral.value)
    for joint in range(numeral.end, numeral.end + 3):
        word = words.at(joint)
        if word in {"in", "of", "out"}:
            return _in_whole(words, place, joint, top)
        if not words.is_word(joint) or word in word_lists().nouns.stops:
            return None
    return None


def _in_whole(words: Words, place: int, joint: int, top: int) -> Offer | None:
    spot = joint + 1 + (words.at(joint) == "out" and words.at(joint + 1) == "of")
    is_every = words.at(spot) in {"every", "each"}
    spot += is_every
    whole = _number(words, spot)
    is_stretch = whole > 31 or words.is_number(spot)
    is_joined = is_every or words.at(joint) == "out" or (words.at(joint) == "in" and not is_stretch)
    if not is_joined or not top < whole <= 1000:
        return None
    return _parts(words, "of", (place, spot + 1), 100 * top / whole)


def _two_parts(words: Words, place: int) -> Offer | None:
    """One of two parts that make a hundred: "60 to 40", "55:45", "51-49"."""
    for joint, other in ((place + 1, place + 2), (place - 1, place - 2)):
        tops = _number(words, place), _number(words, other)
        is_joined = words.at(joint) in {"to", ":", "-", "–", "/"} and sum(tops) == 100 and all(tops)
        if is_joined and words.is_number(place) and words.is_number(other):
            return _parts(words, "two", (place, place + 1), float(tops[0]))
    return None


def _parts(words: Words, kind: str, span: tuple[int, int], percent: float) -> Offer:
    """A part of a whole as a share, a change up or down, and a multiple."""
    ahead = lead(words, span[0])
    pair = tolerance.part(percent / 100, ahead.hedge)
    share = multiple_amount(words, ahead, span, value=percent, kind=("percent", "share"), pair=pair)
    named = [
        (f"part.{one.relation}{'-' if one.value < 0 else ''}", one) for one in as_percentages(share) if one.relation != "level"
    ]
    multiple = multiple_amount(words, ahead, span, value=percent / 100, kind=("times", "ratio"), pair=pair)
    return _offer(words, kind, span, [*named, ("part.times", multiple)])


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
    return _offer(words, "often", (span[0], end), made) if made else None


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
    return _offer(words, "double", (place, place + 1), [("often.times", amount)])


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
    is_one = words.at(place) in LARGEST and words.is_word(place + 1) and _is_ranked(words, place + 1)
    is_ordered = ordinal_at(words, words.before_hyphen(place - 1)) is not None or words.at(place + 1) in RANKING
    return None if not is_one or is_ordered else _placed(words, "largest", (place, place + 1), 1)


def _placed(words: Words, kind: str, span: tuple[int, int], value: int) -> Offer:
    exact = tolerance.point(value)
    amount = multiple_amount(words, lead(words, span[0]), span, value=float(value), kind=("rank", "rank"), pair=exact)
    return _offer(words, kind, span, [("rank", structs.replace(amount, hedge="exact"))])


def _is_ranked(words: Words, place: int) -> bool:
    """Whether something that is ranked is named at a token or two on: "third foreign customer"."""
    ranked = word_lists().nouns.ranked
    return any(words.at(spot) in ranked for spot in range(place, place + 3) if words.is_word(spot))


# --- few --------------------------------------------------------------------------------------------------------------


def _dozen(words: Words, place: int) -> Offer | None:
    """The likes of "a dozen documents", "two dozen trawlers"."""
    count = 1 if words.at(place) in {"a", "one"} else 0.5 if words.at(place) == "half" else _small(words.at(place))
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
        return _offer(words, "zero", (place, place + 1), [("zero.percent", zero)])
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
    return _offer(words, kind, span, made)


def _whole_at(words: Words, place: int) -> Numeral | None:
    """A whole number from 1 to 999 without a scale word that begins at a token."""
    numeral = read_numeral(words, place) if _number(words, place) and not words.touches(place - 1) else None
    is_whole = numeral is not None and numeral.first == place and not numeral.is_scaled and numeral.shown >= 1
    return numeral if numeral is not None and is_whole and 0 < numeral.value < 1000 else None


def _number(words: Words, place: int) -> int:
    """A whole number at a token, up to a thousand; 0 where there is none."""
    word = words.at(place)
    return WHOLES.get(word, 0) or _small(word) or TENS.get(word, 0)


def _small(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else SMALL.get(word, 0)
