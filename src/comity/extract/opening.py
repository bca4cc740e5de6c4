"""The opening of a text: its first paragraph of prose, where a report says what it is about."""

from comity.model.analysis import Analysis


def opening(analysis: Analysis) -> tuple[int, ...]:
    """The numbers of the sentences of the first paragraph that has prose; none where there is none."""
    sentences = analysis.sentences
    first = next((one.paragraph for one in sentences if one.kind == "prose"), None)
    return tuple(number for number, one in enumerate(sentences) if one.paragraph == first)
