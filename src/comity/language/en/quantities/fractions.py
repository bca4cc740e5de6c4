"""Fractions: shares ("a third of"), changes ("by half") and comparisons ("a quarter more than")."""

from msgspec.structs import replace

from comity.language.en.numbers import DENOMINATORS, SMALL, is_written_year
from comity.language.en.quantities.directions import direction, moved_before
from comity.language.en.quantities.hedging import Lead, hedge_after, lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.multiples import is_compared, multiple_amount
from comity.language.en.quantities.particles import BEING, swayed_before
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.model.interval import Interval
from comity.resources.units import SPANS

LOST = frozenset({"lost", "lose", "loses", "losing", "shed", "sheds"})
COMPARED = frozenset(
    {
        "up",
        "down",
        "dearer",
        "cheaper",
        "costlier",
        "higher",
        "lower",
        "bigger",
        "larger",
        "smaller",
        "heavier",
        "lighter",
        "longer",
    }
    | {"shorter", "fewer"}
)
"""Behind a fraction these tell a change by themselves: "is a third dearer", "a fifth down in three years"."""
TIMES_AND_POINTS = frozenset({"year", "hour", "day", "century", "percent", "point"})
BEFORE_TIMES = frozenset({"in", "for", "within", "last", "first", "second", "by", "every", "each", "past", "hour"})
"""Words before a fraction that make it a stretch of time or of a match, or a change."""


def read_fraction(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The likes of "a third of", "three quarters of", "half of", "by half" from a token on; None where no fraction begins."""
    read = _fraction_at(words, place) or _ratio_at(words, place)
    if read is None:
        return _evenly(words, place)
    first, end, percent = read
    if words.at(end) in {"a", "an"}:
        return None  # "cut it by half a million dollars"
    ahead = lead(words, first)
    ranged = _between(words, ahead, (first, end), percent)
    return ranged or _compared(words, ahead, (first, end), percent) or _shared(words, ahead, (first, end), percent)


def _compared(words: Words, ahead: Lead, span: tuple[int, int], percent: float) -> tuple[Amount | None, int] | None:
    """A fraction that tells a change or a comparison: "by half", "lost half of its value", "a quarter more than"."""
    first, end = span
    before = words.at(ahead.before)
    if words.at(end) == "as" and (words.at(end + 2) == "again" or before == "by"):  # "half as much again"; "by half as much"
        return (None, end) if words.at(end + 2) != "again" else (_changed(words, ahead, span, percent, 1), end + 3)
    is_half_of = words.at(end) in {"the", "its", "their", "that", "this"} and is_compared(words, end)
    if words.at(first) == "half" and (is_half_of or words.low[end : end + 2] in (["as", "much"], ["as", "many"])):
        pair = tolerance.part(0.5, ahead.hedge)
        return multiple_amount(words, ahead, span, value=0.5, kind=("times", "ratio"), pair=pair), end
    if words.low[end : end + 2] == ["of", "what"] and words.at(end + 3) in {"was", "were"}:  # "a third of what it was in 2005"
        part = tolerance.part(percent / 100, ahead.hedge)
        return multiple_amount(words, ahead, span, value=percent / 100, kind=("times", "ratio"), pair=part), end
    is_lost = before in LOST and words.low[end : end + 2] in (["of", "its"], ["of", "their"])
    sign = -1 if is_lost else _more_by(words, end) or _moved_by(words, ahead, end)
    if sign:
        return _changed(words, ahead, span, percent, sign), end
    if before in {"by", "in"} and words.at(end) != "of":
        moved = moved_before(words, ahead.before - 1)
        is_change = moved is not None and (before == "by" or (moved[1] < 0 and percent == 50))
        return (_changed(words, ahead, span, percent, moved[1]) if moved and is_change else None), end
    return None


def _moved_by(words: Words, ahead: Lead, end: int) -> int:
    """1 or -1 for a fraction that something moved by: "up a fifth", "are back a tenth", "a cut of half", "reduce it half"."""
    before, spot = words.at(ahead.before), ahead.before
    lists = word_lists()
    if before == "of" and (words.at(spot - 1) in lists.gains or words.at(spot - 1) in lists.losses):
        return direction(words.at(spot - 1))
    is_joined = words.after_hyphen(end) > end  # "up a quarter-point"
    if is_joined or words.at(end) in {"of", *TIMES_AND_POINTS} or words.at(end) in SPANS:
        return 0
    is_swayed = before == "by" and words.at(spot - 2) in BEING  # "was off by a quarter"
    sign = swayed_before(words, spot - is_swayed)
    if before in {"it", "them"}:
        verb = words.at(spot - 1)
        return direction(verb) if verb in lists.lowering or verb in lists.raising else 0
    if before in {"up", "down"}:
        return 0 if words.at(spot - 1) in {*lists.composing, "split", "divided"} else (1 if before == "up" else -1)
    is_moving = (before in lists.rising or before in lists.falling) and before not in {"add", "adds", "adding"}
    return direction(before) if is_moving else sign


def _evenly(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """What is shared "fifty-fifty": a half to each."""
    if words.at(place) != "fifty" or words.at(place + 2) != "fifty":
        return None
    joint = words.at(place + 1)
    is_even = joint in {"-", "–", "‑", "/"} and words.touches(place) and words.touches(place + 1)
    if not is_even or words.at(place + 3) in {"chance", "chances", "odds", "call", "bet"}:
        return None
    ahead, span = lead(words, place), (place, place + 3)
    half = tolerance.part(0.5, ahead.hedge)
    return multiple_amount(words, ahead, span, value=50.0, kind=("percent", "share"), pair=half), place + 3


def _shared(words: Words, ahead: Lead, span: tuple[int, int], percent: float) -> tuple[Amount | None, int] | None:
    """A fraction that is a share, with its hedge before it or behind ("a tenth at best of")."""
    first, end = span
    behind = hedge_after(words, end)
    of = behind[1] if behind is not None else end
    if not _is_share(words, ahead, first, of) and _ratio_at(words, first) is None:
        return None
    if behind is not None and ahead.hedge is None:
        ahead = replace(ahead, hedge=behind[0])
    pair = tolerance.part(percent / 100, ahead.hedge)
    strict, lenient = (Interval(one.low, None if one.high is None else min(one.high, 1.0)) for one in pair)
    return multiple_amount(words, ahead, span, value=percent, kind=("percent", "share"), pair=(strict, lenient)), end


def _between(words: Words, ahead: Lead, span: tuple[int, int], percent: float) -> tuple[Amount, int] | None:
    """The likes of "between a third and a half of crossings" from its first fraction on."""
    if words.at(ahead.before) != "between" or words.at(span[1]) != "and":
        return None
    second = _fraction_at(words, span[1] + 1) or _article_half(words, span[1] + 1)
    if second is None or words.at(second[1]) != "of" or second[2] <= percent:
        return None
    low, high = tolerance.part(percent / 100, None), tolerance.part(second[2] / 100, None)
    pair = (Interval(low[0].low, high[0].high), Interval(low[1].low, high[1].high))
    amount = multiple_amount(words, ahead, (span[0], second[1]), value=percent, kind=("percent", "share"), pair=pair)
    return replace(amount, value_high=second[2], hedge="range"), second[1]


def _article_half(words: Words, place: int) -> tuple[int, int, float] | None:
    return (place, place + 2, 50.0) if words.low[place : place + 2] == ["a", "half"] else None


def _more_by(words: Words, end: int) -> int:
    """1 or -1 for "more than" and "less than" behind a fraction ("a quarter more than in 2023"), and "dearer"; else 0."""
    lists = word_lists()
    is_more, is_less = words.at(end) in lists.more, words.at(end) in lists.less
    if words.at(end) in COMPARED and words.at(end + 1) not in {"the", "a"}:
        return 1 if is_more else -1
    if words.at(end) == "off" and words.is_word(end + 1):
        return -1  # "a fifth off pharmaceutical exports"
    is_placed = words.at(end) in {"above", "below"} and words.at(end + 1) in {
        "its",
        "their",
        "the",
        "that",
        "those",
        "what",
        "last",
    }
    if not (is_more or is_less) or not (is_placed or words.at(end + 1) in {"than", "on"}):
        return 0
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
    if is_written_year(rest[0]) or (rest[0] in {"the", "fiscal", "financial"} and is_written_year(rest[1]) and not is_level):
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


def _changed(words: Words, ahead: Lead, span: tuple[int, int], percent: float, sign: int) -> Amount:
    pair = tolerance.as_factors(tolerance.part(percent, ahead.hedge), sign)
    return multiple_amount(words, ahead, span, value=sign * percent, kind=("percent", "ratio"), pair=pair)
