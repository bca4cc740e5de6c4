"""Multiples and fractions: "double", "threefold", "1.8 times", "halved", "by half", "a third of"."""

from decimal import Decimal

from msgspec.structs import replace

from comity.language.en.numbers import DENOMINATORS, SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.changes import direction, moved_before
from comity.language.en.quantities.hedging import Lead, hedge_after, lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.measures import SIGNS
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.claim import Relation
from comity.model.interval import Interval
from comity.resources.units import SPANS

Kind = tuple[str, Relation]
STEMS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6}
VERBS = {stem + ending: factor for stem, factor in STEMS.items() for ending in ("e", "es", "ed", "ing")}
HALVING = frozenset({"halve", "halves", "halved", "halving"})
FOLDS = {
    f"{word}fold": value for word, value in (*SMALL.items(), *TENS.items(), ("hundred", 100), ("thousand", 1000)) if value > 1
}
LOST = frozenset({"lost", "lose", "loses", "losing", "shed", "sheds"})
BEFORE_TIMES = frozenset({"in", "for", "within", "last", "first", "second", "by", "every", "each", "past", "hour"})
"""Words before a fraction that make it a stretch of time or of a match, or a change."""
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
        is_compared = _is_compared(words, place + 1)
        return (_multiple(words, _whole(place, place + 1, 2), place + 1) if is_compared else None), place + 1
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
        is_multiple = _is_compared(words, numeral.end + 1) or _is_moved(words, place)
        return (_multiple(words, numeral, numeral.end + 1) if is_multiple else None), numeral.end + 1
    if words.at(numeral.end) == "times":
        end = numeral.end + 1
        is_multiple = _is_compared(words, end) or (
            _is_moved(words, place) and words.at(end) not in {"a", "per", "in", "since", "during"}
        )
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


def _is_compared(words: Words, place: int) -> bool:
    """The likes of "as much as", "higher", "the size of" behind a multiple."""
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
    return _amount(words, ahead, (numeral.first, end), value=value, kind=("times", "ratio"), pair=(strict, lenient))


def _inverse(interval: Interval) -> Interval:
    return Interval(None if not interval.high else 1 / interval.high, None if not interval.low else 1 / interval.low)


def _halved(words: Words, place: int) -> Amount | None:
    if words.at(place) == "halves" and words.at(place - 1) in {"two", "both", "the", "of", "into"}:
        return None
    ahead = lead(words, place)
    pair = tolerance.part(0.5, ahead.hedge)
    amount = _amount(words, ahead, (place, place + 1), value=0.5, kind=("times", "ratio"), pair=pair)
    if ahead.hedge is None or ahead.hedge.hedge != "over":
        return amount
    strict = Interval(0.5 - ((pair[0].high or 0.5) - 0.5), 0.5)  # "more than halved": less than half is left
    return replace(amount, hedge="under", strict=strict, lenient=Interval(None, 0.5 * (1 + ahead.hedge.lenient)))


def read_fraction(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The likes of "a third of", "three quarters of", "half of", "by half" from a token on; None where no fraction begins."""
    read = _fraction_at(words, place) or _ratio_at(words, place)
    if read is None:
        return None
    first, end, percent = read
    ahead = lead(words, first)
    if words.at(ahead.before) in LOST and words.low[end : end + 2] in (["of", "its"], ["of", "their"]):
        return _changed(words, ahead, (first, end), percent, -1), end
    if words.at(place) == "half" and words.low[end : end + 2] in (["as", "much"], ["as", "many"]):
        pair = tolerance.part(0.5, ahead.hedge)
        return _amount(words, ahead, (first, end), value=0.5, kind=("times", "ratio"), pair=pair), end
    if words.at(ahead.before) == "between" and words.at(end) == "and":
        ranged = _between(words, ahead, (first, end), percent)
        if ranged is not None:
            return ranged
    more = _more_by(words, end)
    if more is not None:
        return _changed(words, ahead, (first, end), percent, more), end
    if words.at(place) == "half" and words.at(end) in {"the", "its", "their", "that", "this"} and _is_compared(words, end):
        pair = tolerance.part(0.5, ahead.hedge)
        return _amount(words, ahead, (first, end), value=0.5, kind=("times", "ratio"), pair=pair), end
    before = words.at(ahead.before)
    if before in {"by", "in"} and words.at(end) != "of":
        moved = moved_before(words, ahead.before - 1)
        is_change = moved is not None and (before == "by" or (moved[1] < 0 and percent == 50))
        return (_changed(words, ahead, (first, end), percent, moved[1]) if moved and is_change else None), end
    behind_hedge = hedge_after(words, end)
    of = behind_hedge[1] if behind_hedge is not None else end
    if not _is_share(words, ahead, first, of) and _ratio_at(words, place) is None:
        return None
    if behind_hedge is not None and ahead.hedge is None:
        ahead = replace(ahead, hedge=behind_hedge[0])
    pair = tolerance.part(percent / 100, ahead.hedge)
    strict, lenient = (Interval(one.low, None if one.high is None else min(one.high, 1.0)) for one in pair)
    return _amount(words, ahead, (first, end), value=percent, kind=("percent", "share"), pair=(strict, lenient)), end


def _between(words: Words, ahead: Lead, span: tuple[int, int], percent: float) -> tuple[Amount, int] | None:
    """The likes of "between a third and a half of crossings" from its first fraction on."""
    second = _fraction_at(words, span[1] + 1) or _article_half(words, span[1] + 1)
    if second is None or words.at(second[1]) != "of" or second[2] <= percent:
        return None
    low, high = tolerance.part(percent / 100, None), tolerance.part(second[2] / 100, None)
    pair = (Interval(low[0].low, high[0].high), Interval(low[1].low, high[1].high))
    amount = _amount(words, ahead, (span[0], second[1]), value=percent, kind=("percent", "share"), pair=pair)
    return replace(amount, value_high=second[2], hedge="range"), second[1]


def _article_half(words: Words, place: int) -> tuple[int, int, float] | None:
    return (place, place + 2, 50.0) if words.low[place : place + 2] == ["a", "half"] else None


def _more_by(words: Words, end: int) -> int | None:
    """1 or -1 for "more than" and "less than" behind a fraction ("a quarter more than in 2023"); None where neither stands."""
    lists = word_lists()
    is_more, is_less = words.at(end) in lists.more, words.at(end) in lists.less
    is_placed = words.at(end) in {"above", "below"} and words.at(end + 1) in {"its", "their", "the", "that", "those", "what", "last"}
    if not (is_more or is_less) or not (is_placed or words.at(end + 1) in {"than", "on"}):
        return None
    return 1 if is_more else -1


def _fraction_at(words: Words, place: int) -> tuple[int, int, float] | None:
    """First and end token and percent of "half", "two-thirds", "a quarter", "3/4"."""
    if words.at(place) == "half":
        first = place - 1 if words.at(place - 1) == "one" else place
        return (
            (first, place + 1, 50.0)
            if words.at(place - 1) not in {"first", "second", "last", "latter", "other", "a", "and", "-", "the"}
            else None
        )
    if words.at(place + 1) == "/" and words.is_number(place) and words.is_number(place + 2):
        return _slashed(words, place)
    count = 1 if words.at(place) in {"a", "an", "one"} else SMALL.get(words.at(place), 0)
    behind = words.after_hyphen(place + 1)
    bottom = DENOMINATORS.get(words.at(behind), 0)
    is_plural = words.at(behind).endswith("s")
    if not count or count >= bottom or is_plural != (count > 1):
        return None
    return place, behind + 1, 100 * count / bottom


def _ratio_at(words: Words, place: int) -> tuple[int, int, float] | None:
    """First and end token and percent of "one in five", "three out of every ten", when what is parted follows."""
    top = _small(words.at(place))
    joint = place + 1 + (words.at(place + 1) == "out")
    start = joint + 1 + (words.at(joint + 1) == "every")
    is_every = words.at(joint + 1) == "every" and words.at(joint) == "of"
    bottom = _small(words.at(start))
    is_joined = words.at(joint) == ("of" if joint > place + 1 else "in") or is_every
    is_whole = (
        words.is_word(start + 1) and words.at(start + 1) not in word_lists().nouns.stops and words.at(start + 1) not in SPANS
    ) or (words.at(start + 1) == "of" and joint > place)
    is_day = words.at(place - 1) in word_lists().names.months
    return (place, start + 1, 100 * top / bottom) if 0 < top < bottom and is_joined and is_whole and not is_day else None


def _small(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 3 else SMALL.get(word, 0)


def _slashed(words: Words, place: int) -> tuple[int, int, float] | None:
    top, bottom = words.at(place), words.at(place + 2)
    is_plain = len(top) == 1 and len(bottom) == 1 and "0" < top < bottom and words.touches(place) and words.touches(place + 1)
    is_share = is_plain and words.at(place + 3) == "of" and not words.touches(place - 1)
    return (place, place + 3, 100 * int(top) / int(bottom)) if is_share else None


def _is_share(words: Words, ahead: Lead, first: int, end: int) -> bool:
    """Whether a fraction is one of a whole: "of" behind it and no stretch of time, or "accounts for" before it."""
    behind = words.at(end)
    is_half_of = words.at(first) == "half" and behind in {"the", "its", "their", "all", "our"}
    if behind != "of" and not is_half_of:
        is_named = words.at(ahead.before) in {"for", "up"} and words.at(ahead.before - 1) in word_lists().share_before
        return is_named or _is_unnamed_share(words, ahead, first, end)
    rest = [words.at(spot) for spot in range(end + (behind == "of"), end + 4)]
    if rest[0] == "it":
        return True
    if rest[0] in {"a", "an"} or words.at(ahead.before) in {"first", "second", "last", "third", "fourth", "final"}:
        return False
    is_level = rest[0] == "the" and words.at(end + 3) in word_lists().multiples.sizes  # "half of the 2019 level"
    if _is_year(rest[0]) or (rest[0] in {"the", "fiscal", "financial"} and _is_year(rest[1]) and not is_level):
        return False
    return not any(word in word_lists().multiples.timespans for word in rest[:3])


def _is_unnamed_share(words: Words, ahead: Lead, first: int, end: int) -> bool:
    """Whether a fraction that closes its clause is a part of what came before: "covered less than half.", ", half from each"."""
    is_time = words.at(end - 1).startswith("quarter") or words.at(ahead.before) in BEFORE_TIMES
    if words.at(first) == "half" and words.at(first - 1) == "," and words.at(end) in {"from", "to", "by"}:
        return True
    is_closed = words.at(end) in {"", ".", ",", ";", "\n", ")", "had", "was", "were", "have", "are"}
    is_done = words.at(ahead.before) in {"is", "are", "was", "were"} and words.at(end).endswith("ed")
    return (is_done or (ahead.hedge is not None and is_closed)) and not is_time


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _changed(words: Words, ahead: Lead, span: tuple[int, int], percent: float, sign: int) -> Amount:
    pair = tolerance.as_factors(tolerance.part(percent, ahead.hedge), sign)
    return _amount(words, ahead, span, value=sign * percent, kind=("percent", "ratio"), pair=pair)


def _amount(words: Words, ahead: Lead, span: tuple[int, int], *, value: float, kind: Kind, pair: tolerance.Pair) -> Amount:
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
