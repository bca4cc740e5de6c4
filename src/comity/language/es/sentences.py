"""Where Spanish sentences and headings begin and end."""

from comity.language.common.sentences import sentences_by
from comity.model.analysis import Sentence

ABBREVIATIONS = frozenset(
    {
        "ee",
        "uu",
        "ee.uu",
        "sr",
        "sra",
        "dr",
        "dra",
        "ing",
        "lic",
        "gral",
        "mill",
        "aprox",
        "núm",
        "art",
        "p.ej",
        "ud",
        "uds",
        "av",
        "cía",
    }
)
"""Words that a full stop abbreviates."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences and headings of a text, in order; every character that is no space lies in one of them, once."""
    return sentences_by(text, ABBREVIATIONS)
