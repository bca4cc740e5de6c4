"""Numbers with their units in English text: how much, of what, how exactly meant, and whether a level, a change or a share."""

import re
from collections.abc import Collection
from functools import cache

from comity.language.en.numbers import GLYPHS, ROUND_WORDS, SPELLED
from comity.language.en.quantities.amounts import Reading, read_amount, read_borrowed, read_reversed, read_single
from comity.language.en.quantities.durations import read_duration
from comity.language.en.quantities.ellipsis import read_elliptical
from comity.language.en.quantities.fractions import read_fraction
from comity.language.en.quantities.lexicon import money_names, prefixes
from comity.language.en.quantities.limits import read_limits
from comity.language.en.quantities.measures import SIGNS
from comity.language.en.quantities.multiples import MULTIPLES, read_multiple, read_times
from comity.language.en.quantities.ranks import RANK_WORDS, read_rank
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount
from comity.resources.units import NUMBER, SPANS

__all__ = ["quantities"]

GLUED_SCALE = re.compile(r"\s?(?:thousand|million|billion|trillion)(?=[^\W\d_])")
"""A scale word that runs into the next ("$12 billionLast year"): the number before it is not the amount."""

PERCENTS = frozenset({"percent", "percents", "per"})
UNLENT = frozenset({*SPANS, NUMBER, "count", "percent", "times", "rank", "pp", "bp"})
"""Units that a scaled number does not take over from the amount before it."""
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def quantities(text: str, counted: Collection[int] = ()) -> tuple[Amount, ...]:
    """Every quantity that the words of a text give, sorted by start, none overlapping another.

    Numbers of things are read before the nouns of a list, and before those that begin at `counted`, where a parse has them.

    Years, dates, times of day, product codes, numbers of articles and flights, ages, scores, addresses and vague quantities
    ("dozens", "a few million") are none. Percentages that no word near them settles are shares with `is_relation_certain`
    False. A unit is an ISO 4217 code, a plain noun where a currency's name leaves the state open ("rupee"), a unit of
    `units.tsv`, "persons", "count", "times", "rank", a unit of time ("years"), or "number" for a bare number between limits;
    what is counted per something has a slash ("USD/month", "bbl/d", "count/week"). How wide the intervals are is told in
    `comity.model.tolerance`.
    """
    words = Words(text, counted)
    openers = _openers()
    found: list[Amount] = []
    bare: list[int] = []
    free = last = 0
    for place, word in enumerate(words.low):
        if place < free or not ("0" <= word[0] <= "9" or word in openers):
            continue
        amount, free = _read(words, place)
        if (amount is None or amount.unit == NUMBER) and found and found[-1].unit not in UNLENT:
            borrowed = read_borrowed(words, place, found[-1].unit, last)
            amount, free = borrowed if borrowed[0] is not None else (amount, max(free, borrowed[1]))
        if amount is not None and _is_whole(text, amount) and (not found or amount.start >= found[-1].end):
            found.append(amount)
            last = free
            if amount.unit == NUMBER:  # "more than 30" may still turn out to be 30 of what was spoken of
                bare += [spot for spot in range(place, free) if words.is_number(spot) or words.low[spot] in openers]
        elif amount is None:
            bare.append(place)
    return tuple(read_elliptical(words, bare, found))


def _is_whole(text: str, amount: Amount) -> bool:
    """Whether nothing is glued to an amount that may belong to its number: "$1e999", an invisible mark before more digits."""
    after = text[amount.end : amount.end + 1]
    return not after.isalnum() and after not in INVISIBLE and GLUED_SCALE.match(text, amount.end) is None


def _read(words: Words, place: int) -> Reading:
    """The quantity that begins at a token: fractions, ranks and multiples first, as their words also begin numbers."""
    word = words.at(place)
    if word in MULTIPLES:
        return read_multiple(words, place)
    if word in PERCENTS:
        return read_reversed(words, place)
    found = read_fraction(words, place) or read_rank(words, place) or read_times(words, place)
    if found is not None:
        return found
    amount, end = read_amount(words, place)
    if amount is None and word in {"a", "an"}:
        amount, end = read_single(words, place)
    if amount is not None:
        return amount, end
    return read_duration(words, place) or _longer(read_limits(words, place), end)


def _longer(found: Reading, end: int) -> Reading:
    """What was read, or nothing up to where an earlier reader looked."""
    return found if found[0] is not None else (None, max(found[1], end))


@cache
def _openers() -> frozenset[str]:
    """Every token at which a quantity may begin, digits aside."""
    codes = {prefix.lower() for prefix in (*prefixes(), *money_names())}
    return frozenset(
        {*SPELLED, *ROUND_WORDS, *SIGNS, *MULTIPLES, *RANK_WORDS, *GLYPHS, *PERCENTS, *codes, "half", "quarter", "a", "an"}
    )
