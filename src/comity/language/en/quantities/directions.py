"""Which way words of change point, and the nearest of them."""

from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.words import Words

REACH = 14
"""How many tokens before "by" its verb may stand."""
ENDS = frozenset({".", "!", "?", ";", "\n"})


def direction(word: str) -> int:
    """1 for words of rising, -1 for words of falling, 0 for all others."""
    lists = word_lists()
    if word in lists.rising or word in lists.raising or word in lists.gains:
        return 1
    return -1 if word in lists.falling or word in lists.lowering or word in lists.losses else 0


def moved_before(words: Words, place: int, reach: int = REACH) -> tuple[int, int] | None:
    """The nearest word of change before a token in its sentence, and which way it points."""
    for spot in range(place, max(place - reach, -1), -1):
        if words.at(spot) in ENDS:
            return None
        sign = direction(words.at(spot))
        if sign:
            return spot, sign
    return None
