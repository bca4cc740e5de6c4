"""Numbers with their units in Spanish text."""

from collections.abc import Collection
from functools import cache

from comity.language.common.amounts import Amounts
from comity.language.common.lexicon import Quantities, read_lexicon
from comity.language.common.words import words_of
from comity.model.analysis import Amount, NumberWord


def quantities(text: str, counted: Collection[int] = ()) -> tuple[Amount, ...]:  # noqa: ARG001  (nothing is parsed)
    """Every amount with a unit that the words of a text give, sorted by start, none overlapping another."""
    return _amounts().read(text)


def numerals(text: str) -> tuple[NumberWord, ...]:
    """The numbers of a text by place, whatever they count."""
    return tuple(_amounts().numbers.every(text, words_of(text)))


@cache
def _amounts() -> Amounts:
    return Amounts(read_lexicon("es", "quantities", Quantities))
