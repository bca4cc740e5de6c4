"""Headings: those that an article itself stands under, and what they tell that its prose does not."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.extract.dyad import remembered
from comity.extract.setting import Setting, setting_at, within
from comity.extract.trigger import is_cue
from comity.model.analysis import Amount, Analysis

_ITEM = re.compile(r"(?:[-•*·▪►+]+|\(?\d{1,2}[.):]?)\s")

PAIR = 2
ROUNDED = 0.02
"""How far a heading may round what the prose gives in full, as a share of it."""


def titles(analysis: Analysis) -> Iterator[Setting]:
    """The headings above the first prose whose actors the prose names too; of a stack of headlines all of them.

    Others may lead to other articles.
    """
    headings, prose = _numbers(analysis, "heading"), _numbers(analysis, "prose")
    first = prose[0] if prose else len(analysis.sentences)
    for number in headings:
        if (number < first or len(headings) > len(prose)) and _is_of_prose(analysis, number):
            yield setting_at(analysis, number)


def telling(analysis: Analysis) -> tuple[int, ...]:
    """The sentences that tell actions of their own: all prose, and some headings.

    Those are the lines of a stack of headlines but its title, which has no mark of an item, and in the midst of an article or a
    digest a heading right above prose, which is no link to another story.
    """
    kinds = [one.kind for one in analysis.sentences]
    headings, prose = _numbers(analysis, "heading"), _numbers(analysis, "prose")
    if len(headings) > len(prose):
        return tuple(sorted([*prose, *(n for n in headings if n != headings[0] or _is_item(analysis, n))]))
    heads = [one for one, (kind, below) in enumerate(pairwise(kinds)) if (kind, below) == ("heading", "prose")]
    return tuple(sorted([*prose, *(number for number in heads if prose and number > prose[0])]))


def counting(analysis: Analysis) -> tuple[int, ...]:
    """The sentences that may tell figures: those that tell actions, and all headings of states that the prose names too.

    A title tells a figure as its prose does; whether the prose repeats it, `is_idle` says of each amount.
    """
    own = (number for number in _numbers(analysis, "heading") if _is_of_prose(analysis, number))
    return tuple(sorted({*telling(analysis), *own}))


def is_idle(setting: Setting, amount: Amount) -> bool:
    """Whether an amount of a heading is none to tell: one of the prose, maybe rounded, of parts of the text, a mere pair."""
    if setting.sentence.kind != "heading":
        return False
    if amount.noun is not None and is_cue("text.part", setting.lang, amount.noun.split()[-1].lower()):
        return True  # "the half-year in eight charts"
    before = setting.before(setting.spot(amount.phrase_start, amount.phrase_end).first)
    if amount.unit in {"count", "persons"} and amount.value == PAIR and is_cue("pair.before", setting.lang, before):
        return True  # "the friendship of two giants"
    return _is_rounded(abs(amount.value), _sizes_of_prose(setting.analysis).get(amount.unit, ()))


def _numbers(analysis: Analysis, kind: str) -> list[int]:
    return [number for number, one in enumerate(analysis.sentences) if one.kind == kind]


def _is_item(analysis: Analysis, number: int) -> bool:
    """Whether a heading begins with the mark or the number of an item of a list."""
    return _ITEM.match(analysis.text.words, analysis.sentences[number].start) is not None


def _is_of_prose(analysis: Analysis, number: int) -> bool:
    """Whether the prose names every actor with a state that a heading names."""
    named = {mention.key for mention in within(analysis.actors, analysis.sentences[number]) if mention.states}
    return named <= _named_in_prose(analysis)


@remembered
def _named_in_prose(analysis: Analysis) -> frozenset[str]:
    prose = (analysis.sentences[number] for number in _numbers(analysis, "prose"))
    return frozenset(mention.key for sentence in prose for mention in within(analysis.actors, sentence))


@remembered
def _sizes_of_prose(analysis: Analysis) -> dict[str, list[float]]:
    """How large the amounts of the prose are, by unit, each list rising."""
    found: dict[str, list[float]] = {}
    for number in _numbers(analysis, "prose"):
        for amount in within(analysis.quantities, analysis.sentences[number]):
            insort(found.setdefault(amount.unit, []), abs(amount.value))
    return found


def _is_rounded(size: float, full: Sequence[float]) -> bool:
    """Whether a size is one of some others that rise, itself maybe rounded: the nearest below and above decide."""
    place = bisect_left(full, size)
    return any(abs(size - one) <= ROUNDED * one for one in full[max(place - 1, 0) : place + 1])
