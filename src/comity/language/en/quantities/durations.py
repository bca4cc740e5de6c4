"""Lengths of time as amounts: "two decades", "a 90-day truce", "over a century"; ages and points in time are none."""

from decimal import Decimal

from comity.language.en.numbers import Numeral, read_numeral
from comity.language.en.quantities.hedging import Lead, lead
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount
from comity.resources.units import SPANS

SINGULARS = {unit[:-1] if unit != "centuries" else "century": unit for unit in SPANS}
UNITS = {**SINGULARS, **{unit: unit for unit in SPANS}}
POINTS = frozenset({"ago", "old", "earlier", "later", "before", "after", "hence", "prior", "previously", "from", "in", "into"})
"""Words behind a length of time that make it a point in time or an age."""


def read_duration(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The length of time that begins at a number, or at "a" before a decade or a century; None where none does."""
    is_article = words.at(place) == "a" and words.at(place + 1) in {"decade", "century"} and words.at(place - 1) != "half"
    numeral = _one(place) if is_article else read_numeral(words, place)
    if numeral is None or numeral.first != place or numeral.is_fraction:
        return None
    spot = words.after_hyphen(numeral.end)
    unit = UNITS.get(words.at(spot))
    if unit is None or (unit == "seconds" and words.at(spot) == "second") or words.is_capital(spot):
        return None  # "the Six-Day War", "60 Minutes"
    behind = words.after_hyphen(spot + 1)
    is_point = words.at(behind) in POINTS or (words.at(behind) == "of" and words.at(behind + 1) == "age")
    is_someday = words.at(place) == "one" and words.at(spot) == "day" and words.at(place - 1) not in {"for", "in", "within", "by"}
    if is_point or (is_someday and spot == numeral.end) or words.at(place - 1) in {"aged", "age"}:
        return None, spot + 1
    ahead = lead(words, place)
    row = None if _is_during(words, ahead) else ahead.hedge
    strict, lenient = tolerance.counted(numeral, row)
    end = words.end[spot]
    return Amount(
        start=words.start[place],
        end=end,
        phrase_start=words.start[ahead.first],
        phrase_end=end,
        value=float(numeral.value),
        unit=unit,
        relation="level",
        hedge=row.hedge if row else "exact",
        strict=strict,
        lenient=lenient,
    ), spot + 1


def _is_during(words: Words, ahead: Lead) -> bool:
    """Whether "over" before a length of time says when ("paid over five years") rather than how long ("for over five years")."""
    is_over = ahead.hedge is not None and ahead.hedge.words == "over"
    return is_over and words.at(ahead.before) not in {
        "for",
        "in",
        "after",
        "of",
        "by",
        "than",
        "to",
        "lasted",
        "took",
        "spanning",
    }


def _one(place: int) -> Numeral:
    return Numeral(first=place, end=place + 1, value=Decimal(1), place=Decimal(1), shown=Decimal(1), is_spelled=True)
