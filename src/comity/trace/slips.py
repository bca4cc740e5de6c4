"""Slips that machine translation leaves: words that say in English what the original cannot have said."""

import re
from functools import cache

from msgspec import Struct

from comity.resources import load
from comity.resources.rows import TranslationSlip


class Slip(Struct, frozen=True, order=True):
    """A wording that translation left, at code points `start:end`, with what it means and the language that shows through."""

    start: int
    end: int
    wording: str
    means: str
    lang: str


def slips(words: str) -> tuple[Slip, ...]:
    """The slips of a text that `translation_slips.tsv` knows, in the order of the words."""
    found = []
    for match in _pattern().finditer(words):
        row = _rows()[" ".join(match[0].casefold().split())]
        found.append(Slip(match.start(), match.end(), match[0], row.means, row.lang))
    return tuple(found)


@cache
def _rows() -> dict[str, TranslationSlip]:
    return {row.wording.casefold(): row for row in load("translation_slips", TranslationSlip)}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_rows(), key=lambda wording: (-len(wording), wording))
    wordings = (r"\s+".join(map(re.escape, wording.split())) for wording in longest)
    return re.compile(rf"\b(?:{'|'.join(wordings)})\b", re.IGNORECASE)
