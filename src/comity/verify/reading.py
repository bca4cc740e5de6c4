"""What Comity itself reads in the words of a document, for the items of other readers to be held against."""

from math import isclose
from typing import NamedTuple

from comity.model.analysis import Amount, NumberWord, Sentence, When
from comity.model.claim import Claim, Event, Figure, Instrument, Measure, kind_of
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

    def is_our_base(self, start: int, end: int, days: Period) -> bool:
        """Whether our own rules gave a figure in these words this base."""
        figures = [one for one in self.claims if one.evidence.start < end and start < one.evidence.end]
        return any(days == one.payload.base for one in figures if isinstance(one.payload, Figure))

    def dates_of(self, kind: str, value: float | None, start: int, end: int) -> list[Period]:
        """The dates that our own rules gave a claim of this kind in these words; of a figure, one of the same value."""
        found = []
        for claim in self.claims:
            if claim.evidence.start >= end or start >= claim.evidence.end or kind_of(claim.payload) != kind:
                continue
            match claim.payload:
                case Figure(value=ours, period=days):
                    found += [days] if value is not None and isclose(abs(ours), abs(value), rel_tol=1e-6) else []
                case Instrument(date=days) | Measure(date=days) | Event(date=days):
                    found.append(days)
        return [days for days in found if days is not None]
