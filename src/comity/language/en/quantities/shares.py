"""Parts of a whole that no rule reads, with all that they may be: "takes a third", "eight of each ten", "60 to 40"."""

from comity.language.en.numbers import DENOMINATORS, ORDINALS, SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import counted_singulars, word_lists
from comity.language.en.quantities.multiples import multiple_amount
from comity.language.en.quantities.offered import SPAN_WORDS, Offer, offer
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.meanings import as_percentages
from comity.resources.units import SPANS

WHOLES = {"hundred": 100, "thousand": 1000}
SEASONS = frozenset(
    {
        "spring",
        "summer",
        "autumn",
        "winter",
        "season",
        "harvest",
        "consecutive",
        "straight",
        "successive",
        "anniversary",
        "edition",
    }
)
HALVES = frozenset({"northern", "southern", "eastern", "western", "upper", "lower", "better", "near", "far"})
ONE_MORE_REACH = 40
"""How many tokens before "a fifth" the four may be counted that it is one more of."""
AHEAD_OF_SPANS = frozenset({"first", "second", "last", "next", "latter", "other"})


def fraction(words: Words, place: int) -> Offer | None:
    """The likes of "a third", "two-fifths", "half", "nine-tenths" that are neither of a stretch of time nor before a number."""
    count = 1 if words.at(place) in {"a", "an", "one"} else small(words.at(place))
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
    is_span = is_span or (is_half and not count and _is_one_half(words, place))
    is_span = is_span or (not is_half and count == 1 and _is_one_more(words, place, spot))
    scaled = read_numeral(words, place)
    is_number = (
        (scaled is not None and scaled.is_scaled) or read_numeral(words, end) is not None or words.at(end) in {"-", "dozen"}
    )
    is_tail = (is_half and not count and words.at(place - 1) == "a") or (
        words.at(place - 1) == "and" and _number(words, place - 2) > 0
    )  # "nine and a half"
    is_tail = is_tail or (words.at(place - 1) == "and" and words.at(place - 2) in SPANS and is_half)  # "two years and a half"
    if is_span or is_number or is_tail or (words.touches(place - 1) and words.at(place - 1) in {"-", "–"}):
        return None
    return _parts(words, "part", (place, end), 100 * (count or 1) / bottom)


def _is_one_half(words: Words, place: int) -> bool:
    """Whether "half" is one of two by its name: "the Romanian half", "its eastern half"."""
    before = words.at(place - 1)
    is_named = words.is_capital(place - 1) and words.at(place - 2) in {"the", "its", "their"}
    return is_named or before in HALVES


def _is_one_more(words: Words, place: int, spot: int) -> bool:
    """Whether an ordinal behind an article counts one more: "a fifth ferry", and "a fifth" behind "four posts"."""
    word = words.at(spot)
    number = ORDINALS.get(word, 0)
    if not number or words.at(spot + 1) == "of" or words.at(place) == "one":
        return False
    if words.at(spot + 1) in counted_singulars() or words.at(spot + 1) in SEASONS:
        return True
    return any(
        small(words.at(back)) == number - 1 and words.is_word(back + 1) and words.at(back + 1) not in word_lists().nouns.stops
        for back in range(max(0, place - ONE_MORE_REACH), place)
    )


def one_in(words: Words, place: int) -> Offer | None:
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
    is_stretch = whole > 31 or words.is_number(spot) or words.at(spot + 1) in {"first", "last", "past", *SPANS}
    is_joined = is_every or words.at(joint) == "out" or (words.at(joint) == "in" and not is_stretch)
    if not is_joined or not top < whole <= 1000:
        return None
    return _parts(words, "of", (place, spot + 1), 100 * top / whole)


def two_parts(words: Words, place: int) -> Offer | None:
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
    return offer(words, kind, span, [*named, ("part.times", multiple)])


def _whole_at(words: Words, place: int) -> Numeral | None:
    """A whole number from 1 to 999 without a scale word that begins at a token."""
    numeral = read_numeral(words, place) if _number(words, place) and not words.touches(place - 1) else None
    is_whole = numeral is not None and numeral.first == place and not numeral.is_scaled and numeral.shown >= 1
    return numeral if numeral is not None and is_whole and 0 < numeral.value < 1000 else None


def _number(words: Words, place: int) -> int:
    """A whole number at a token, up to a thousand; 0 where there is none."""
    word = words.at(place)
    return WHOLES.get(word, 0) or small(word) or TENS.get(word, 0)


def small(word: str) -> int:
    """A whole number below a thousand in one word; 0 for any other word."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else SMALL.get(word, 0)
