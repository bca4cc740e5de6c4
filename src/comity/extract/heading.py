"""The headings that an article itself stands under: what they tell is its own, where its prose is about the same."""

from collections.abc import Iterator

from comity.extract.setting import Setting, within
from comity.model.analysis import Analysis


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
            yield Setting(analysis, number)
