"""What Comity itself reads in the words of a document, for the items of other readers to be held against."""

from math import isclose
from typing import NamedTuple

from comity.model.analysis import Amount, NumberWord, Sentence, When
from comity.model.claim import Claim, Figure
from comity.model.period import Period


class Reading(NamedTuple):
    """The sentences, numbers, quantities and dates of a text, by place, and the claims of our own rules.

    Where the language is not read, all are empty.
    """

    sentences: tuple[Sentence, ...] = ()
    numbers: tuple[NumberWord, ...] = ()
    quantities: tuple[Amount, ...] = ()
    whens: tuple[When, ...] = ()
    claims: tuple[Claim, ...] = ()

    def periods_of(self, value: float, start: int, end: int) -> list[Period]:
        """The periods that our own rules gave a figure of this value in these words."""
        found = [one.payload for one in self.claims if one.evidence.start < end and start < one.evidence.end]
        figures = [one for one in found if isinstance(one, Figure) and one.period is not None]
        return [one.period for one in figures if one.period and isclose(abs(one.value), abs(value), rel_tol=1e-6)]
