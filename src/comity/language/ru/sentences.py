"""Where Russian sentences and headings begin and end."""

from comity.language.common.sentences import sentences_by
from comity.model.analysis import Sentence

ABBREVIATIONS = frozenset(
    {
        "тыс",
        "млн",
        "млрд",
        "трлн",
        "руб",
        "долл",
        "г",
        "гг",
        "т",
        "тт",
        "им",
        "ул",
        "куб",
        "кв",
        "см",
        "др",
        "пр",
        "проц",
        "барр",
        "св",
        "н.э",
        "т.е",
        "т.д",
    }
)
"""Words that a full stop abbreviates; one of these at the end of a sentence joins it to the next, which costs less than a cut."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences and headings of a text, in order; every character that is no space lies in one of them, once."""
    return sentences_by(text, ABBREVIATIONS)
