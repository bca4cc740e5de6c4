"""Dates and periods in Russian text."""

from functools import cache

from comity.language.common.dates import Calendar
from comity.language.common.lexicon import Dates, read_lexicon
from comity.model.analysis import When
from comity.model.period import Period


def dates(text: str, published: Period | None) -> tuple[When, ...]:
    """The dates of a text, sorted; relative ones are counted from the day of publication, and stay open without it."""
    return _calendar().read(text, published)


@cache
def _calendar() -> Calendar:
    return Calendar(read_lexicon("ru", "dates", Dates))
