"""Words that say that something grew or fell, and which way."""

from comity.language.common.forms import Table
from comity.language.common.lexicon import Quantities, listed
from comity.language.common.words import Words

REACH = 16
"""How many tokens before "by N" the word may stand that says which way."""


class Changes:
    """How a language says up and down: 1 is up, -1 is down."""

    def __init__(self, lists: Quantities) -> None:
        """Tell changes by the tables of a language."""
        ends = lists.endings
        self._turns = Table([*((word, 1) for word in lists.rising), *((word, -1) for word in lists.falling)], ends)
        self._compared = Table([*((word, 1) for word in lists.more), *((word, -1) for word in lists.less)], ends)
        self._part_of = listed(lists.part_of, ends)

    def at(self, words: Words, place: int) -> int | None:
        """Which way the word at a token says that something went."""
        found = self._turns.at(words, place)
        return None if found is None else found[0]

    def before(self, words: Words, first: int, reach: int = REACH) -> int | None:
        """Which way the nearest word of change before a token of its sentence says."""
        for place in range(first - 1, max(-1, first - reach - 1), -1):
            if words.is_break(place):
                return None
            found = self.at(words, place)
            if found is not None:
                return found
        return None

    def around(self, words: Words, first: int, end: int) -> int | None:
        """Which way the word of change before some tokens says, or else the one right behind them."""
        before = self.before(words, first)
        return before if before is not None else self.at(words, end)

    def compared(self, words: Words, place: int) -> tuple[int, int] | None:
        """Which way "more" or "less" at a token says, and the token behind it."""
        return self._compared.at(words, place)

    def is_part(self, words: Words, place: int) -> bool:
        """Whether the words at a token make the percentage before them a share: "15 % de las exportaciones"."""
        return self._part_of.at(words, place) is not None
