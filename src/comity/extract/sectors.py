"""Fields of cooperation that words name: energy, transport, culture and so on."""

from functools import cache

from msgspec import Struct

from comity.extract.setting import Match, Setting
from comity.resources import load

MOST_WORDS = 3


class Sector(Struct, frozen=True, kw_only=True):
    """A field in which states deal with one another (`sectors.tsv`); `words` are the lower-case words that name it."""

    code: str
    label: str
    words: tuple[str, ...]


@cache
def sector_words() -> dict[tuple[str, ...], str]:
    """Sector codes by the words that name them."""
    return {tuple(phrase.split()): row.code for row in load("sectors", Sector) for phrase in row.words}


def sectors(setting: Setting, first: int = 0, last: int | None = None) -> tuple[str, ...]:
    """The sorted codes of the sectors that the words `first` to `last` of a sentence name, without `last`: all of it."""
    end = len(setting.words) - 1 if last is None else last
    return tuple(sorted({_code(setting, spot) for spot in found(setting) if first <= spot.first <= end}))


def found(setting: Setting) -> tuple[Match, ...]:
    """Where the words of a sentence name a sector."""
    return setting.find(sector_words(), MOST_WORDS)


def _code(setting: Setting, spot: Match) -> str:
    return sector_words()[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]
