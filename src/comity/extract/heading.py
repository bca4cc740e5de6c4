"""The headings that an article itself stands under: what they tell is its own, where its prose is about the same."""

from collections.abc import Iterator
from itertools import pairwise

from comity.extract.setting import Setting, setting_at, within
from comity.model.analysis import Amount, Analysis


def titles(analysis: Analysis) -> Iterator[Setting]:
    """The headings above the first prose whose actors the prose names too; of a stack of headlines all of them.

    Others may lead to other articles.
    """
    headings = [n for n, one in enumerate(analysis.sentences) if one.kind == "heading"]
    prose = [n for n, one in enumerate(analysis.sentences) if one.kind == "prose"]
    first = prose[0] if prose else len(analysis.sentences)
    told = {mention.key for n in prose for mention in within(analysis.actors, analysis.sentences[n])}
    for number in headings:
        named = {mention.key for mention in within(analysis.actors, analysis.sentences[number]) if mention.states}
        if (number < first or len(headings) > len(prose)) and named <= told:
            yield setting_at(analysis, number)


def telling(analysis: Analysis) -> tuple[int, ...]:
    """The sentences that tell figures of their own: all prose, and some headings.

    Those are the lines of a stack of headlines but its title, and in the midst of an article or a digest a heading right above
    prose, which is no link to another story.
    """
    kinds = [one.kind for one in analysis.sentences]
    prose = [number for number, kind in enumerate(kinds) if kind == "prose"]
    headings = [number for number, kind in enumerate(kinds) if kind == "heading"]
    if len(headings) > len(prose):
        return tuple(sorted([*prose, *headings[1:]]))
    heads = [one for one, (kind, below) in enumerate(pairwise(kinds)) if (kind, below) == ("heading", "prose")]
    return tuple(sorted([*prose, *(number for number in heads if prose and number > prose[0])]))


def numbered(analysis: Analysis) -> tuple[int, ...]:
    """The sentences that may tell figures: prose and headings."""
    return tuple(number for number, one in enumerate(analysis.sentences) if one.kind != "furniture")


def is_told_in_prose(setting: Setting, amount: Amount) -> bool:
    """Whether an amount of a heading is one of the prose too, which the heading may have rounded."""
    return setting.sentence.kind == "heading" and any(_rounds_to(amount, one) for one in _amounts_of_prose(setting.analysis))


def _amounts_of_prose(analysis: Analysis) -> Iterator[Amount]:
    for sentence in analysis.sentences:
        if sentence.kind == "prose":
            yield from within(analysis.quantities, sentence)


def _rounds_to(amount: Amount, full: Amount) -> bool:
    return amount.unit == full.unit and abs(abs(amount.value) - abs(full.value)) <= 0.02 * abs(full.value)
