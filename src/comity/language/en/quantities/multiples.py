"""Multiples and fractions: "double", "threefold", "1.8 times", "halved", "by half", "a third of"."""

from decimal import Decimal

from msgspec.structs import replace

from comity.language.en.numbers import SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.directions import direction, moved_before
from comity.language.en.quantities.hedging import Lead, lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.measures import SIGNS
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Relation
from comity.model.interval import Interval

Kind = tuple[str, Relation]

STEMS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6}
VERBS = {stem + ending: factor for stem, factor in STEMS.items() for ending in ("e", "es", "ed", "ing")}
HALVING = frozenset({"halve", "halves", "halved", "halving"})
FOLDS = {
    f"{word}fold": value for word, value in (*SMALL.items(), *TENS.items(), ("hundred", 100), ("thousand", 1000)) if value > 1
}
REPEATED = frozenset(
    {"extended", "lifted", "hiked", "trimmed", "improved", "slashed", "eased", "upped", "devalued"}
    | {"cut", "raised", "lowered", "boosted", "renewed", "prolonged"}
)
"""Of the words of change, those before "N times" that say how often: "extended 13 times"."""
MULTIPLES = frozenset({*VERBS, *HALVING, *FOLDS, "twice", "fold", "times"})


def read_multiple(words: Words, place: int) -> tuple[Amount | None, int]:
    """The multiple that begins at a word such as "tripled", "threefold", "twice" or "halved"."""
    word = words.at(place)
    if word in HALVING:
        return _halved(words, place), place + 1
    if word in FOLDS:
        numeral = _whole(place, place + 1, FOLDS[word])
        return (_multiple(words, numeral, place + 1) if _is_change(words, place, place + 1) else None), place + 1
    if word == "twice":
        is_much = is_compared(words, place + 1)
        return (_multiple(words, _whole(place, place + 1, 2), place + 1) if is_much else None), place + 1
    if word in VERBS and _is_verb(words, place):
        return _multiple(words, _whole(place, place + 1, VERBS[word]), place + 1), place + 1
    return None, place + 1


def read_times(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The likes of "N times" and "N-fold" at a number; None where the number is followed by neither."""
    numeral = read_numeral(words, place)
    if numeral is None:
        return None
    if words.low[max(place - 3, 0) : place] == ["a", "factor", "of"]:
        return (_multiple(words, numeral, numeral.end) if _is_change(words, place - 3, numeral.end) else None), numeral.end
    behind = words.after_hyphen(numeral.end)
    if words.at(behind) == "fold":
        return (_multiple(words, numeral, behind + 1) if _is_change(words, place, behind + 1) else None), behind + 1
    if (
        words.at(numeral.end) == "x"
        and words.touches(numeral.end - 1)
        and not (words.touches(numeral.end) and words.at(numeral.end + 1)[:1].isalnum())
    ):
        is_multiple = is_compared(words, numeral.end + 1) or _is_moved(words, place)
        return (_multiple(words, numeral, numeral.end + 1) if is_multiple else None), numeral.end + 1
    if words.at(numeral.end) == "times":
        end = numeral.end + 1
        is_often = words.at(end) in {"a", "per", "in", "since", "during"} or words.at(lead(words, place).before) in REPEATED
        is_hyperbole = words.at(numeral.end - 1) in {"hundred", "thousand", "million"}  # "not for a hundred times that"
        is_multiple = (is_compared(words, end) and not is_hyperbole) or (_is_moved(words, place) and not is_often)
        return (_multiple(words, numeral, end) if is_multiple else None), end
    return None


def _whole(first: int, end: int, value: int) -> Numeral:
    return Numeral(first=first, end=end, value=Decimal(value), place=Decimal(1), shown=Decimal(1), is_spelled=True)


def _is_verb(words: Words, place: int) -> bool:
    """Whether "double" and its like say that something becomes a multiple, rather than naming a thing ("double taxation")."""
    word, before, behind = words.at(place), words.at(place - 1), words.at(place + 1)
    if (
        behind in word_lists().multiples.not_verbs
        or (behind in {"-", "‑"} and words.touches(place))
        or (before == "-" and words.touches(place - 1))
    ):
        return False
    if word.endswith("ed"):
        return True
    if word.endswith("ing"):
        return before != "a" or behind == "of"
    if word.endswith("es"):
        return before not in {"the", "in", "mixed", "men's", "women's", "men’s", "women’s"}
    is_verb = (
        before in word_lists().multiples.infinitive
        or behind in word_lists().multiples.determiners
        or lead(words, place).hedge is not None
    )
    return is_verb or behind in word_lists().flows


def is_compared(words: Words, place: int) -> bool:
    """The likes of "as much as", "higher", "the size of" behind a multiple."""
    if words.at(place) == "over" and words.at(place + 1) in {"", ".", ",", ";", ":", ")", "\n"}:
        return True  # "covers the deficit five times over"
    if words.at(place) in {"that", "this"} and words.at(place + 1) in {"", ".", ",", ";", ":", "!", "?", ")", "\n"}:
        return True  # "informal trade is five times that"
    if words.at(place) in {"the", "its", "their", "that", "those", "this"}:
        spots = (place + 1, place + 2)
        is_sized = any(words.at(spot) in word_lists().multiples.sizes or words.at(spot) in SIGNS for spot in spots)
        return is_sized or (words.at(place) in {"that", "those"} and words.at(place + 1) in {"of", "in"})
    if words.at(place) in word_lists().flows:
        return True
    return words.at(place) in word_lists().multiples.compared and not (
        words.at(place) == "as" and words.at(place + 1) in {"a", "the", "an"}
    )


def _is_moved(words: Words, place: int) -> bool:
    """The likes of "grew 1.8 times", "an increase of three times": a word of change right before."""
    before = lead(words, place).before
    spots = (before, before - 1) if words.at(before) in {"by", "of", "some", "in"} else (before,)
    return any(direction(words.at(spot)) for spot in spots)


def _is_change(words: Words, place: int, end: int) -> bool:
    """Whether a fold goes with a change: a verb of change before it in the sentence or a noun of change behind."""
    lists = word_lists()
    for spot in range(end, end + 3):
        if words.at(spot) in lists.gains or words.at(spot) in lists.losses:
            return True
        if not words.is_word(spot):
            break
    is_named = words.at(place - 1) in {"is", "are", "a", "the", "was", "were"}
    return not is_named and moved_before(words, place - 1, 9) is not None


def _multiple(words: Words, numeral: Numeral, end: int) -> Amount:
    """A multiple; of what fell or is lower, the part that is left."""
    ahead = lead(words, numeral.first)
    strict, lenient = tolerance.multiple(numeral, ahead.hedge)
    value = float(numeral.value)
    moved = moved_before(words, numeral.first - 1, 9)
    is_verb = words.at(numeral.first) in VERBS
    is_fall = words.at(end) in word_lists().multiples.shrunk or (
        not is_verb and moved is not None and moved[1] < 0 and words.at(end) not in word_lists().multiples.compared
    )
    if is_fall and value:
        strict, lenient, value = _inverse(strict), _inverse(lenient), 1 / value
    return multiple_amount(words, ahead, (numeral.first, end), value=value, kind=("times", "ratio"), pair=(strict, lenient))


def _inverse(interval: Interval) -> Interval:
    return Interval(None if not interval.high else 1 / interval.high, None if not interval.low else 1 / interval.low)


def _halved(words: Words, place: int) -> Amount | None:
    if words.at(place) == "halves" and words.at(place - 1) in {"two", "both", "the", "of", "into"}:
        return None
    ahead = lead(words, place)
    pair = tolerance.part(0.5, ahead.hedge)
    amount = multiple_amount(words, ahead, (place, place + 1), value=0.5, kind=("times", "ratio"), pair=pair)
    if ahead.hedge is None or ahead.hedge.hedge != "over":
        return amount
    strict = Interval(0.5 - ((pair[0].high or 0.5) - 0.5), 0.5)  # "more than halved": less than half is left
    return replace(amount, hedge="under", strict=strict, lenient=Interval(None, 0.5 * (1 + ahead.hedge.lenient)))


def multiple_amount(
    words: Words, ahead: Lead, span: tuple[int, int], *, value: float, kind: Kind, pair: tolerance.Pair
) -> Amount:
    """A multiple or fraction over a span of tokens, with its unit and relation, under the hedge before it."""
    first, end = span
    unit, relation = kind
    return Amount(
        start=words.start[first],
        end=words.end[end - 1],
        phrase_start=words.start[ahead.first],
        phrase_end=words.end[end - 1],
        value=value,
        unit=unit,
        relation=relation,
        hedge=ahead.hedge.hedge if ahead.hedge else "exact",
        strict=pair[0],
        lenient=pair[1],
    )
