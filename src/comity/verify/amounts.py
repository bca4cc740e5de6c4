"""What the quantities of a text may stand for in the unit of a figure: converted, as ranges, and sharing a scale."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.model.analysis import Amount
from comity.resources.units import NUMBER

LARGEST_BARE = 1_000
"""A number from here on is not one to which a scale word of the sentences before belongs."""
SCALES = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
SCALE = re.compile(
    r"(?<![^\W_])(?:(?P<thousand>thousands?|thous\.?|k)|(?P<lakh>lakhs?|lacs?)|(?P<million>millions?|mln|mn|mio|m)|"
    r"(?P<crore>crores?|cr)|(?P<billion>billions?|milliards?|bln|bn|mrd|mld|b)|(?P<trillion>trillions?|trln|trn|tn))(?![^\W_])",
    re.IGNORECASE,
)
SPANS = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25, "decades": 3652.5}
CONVERTED = {
    ("kg", "t"): 1e-3, ("t", "kg"): 1e3, ("m", "km"): 1e-3, ("km", "m"): 1e3, ("L", "m3"): 1e-3, ("m3", "L"): 1e3,
    ("cm", "m"): 1e-2, ("mm", "m"): 1e-3, ("mm", "cm"): 0.1,
}  # fmt: skip
HUNDRED = re.compile(r"\bhundred\b", re.IGNORECASE)
SHARING = re.compile(r"\s*(?:and|to|or|[-–,])\s*", re.IGNORECASE)
"""Between two amounts of which the first goes by the scale of the second: "$322.4 and $87.9 million"."""


def of_amounts(amounts: Sequence[Amount], unit: str, text: str) -> Iterator[float]:
    """Every value, sign aside and in a unit, that quantities of a text may stand for."""
    for one in amounts:
        if one.value_high is not None and one.value < 100 and HUNDRED.search(text, one.start, one.end):
            yield 100 * one.value  # "between four and six hundred"
        for read in (one.value, one.value_high):
            yield from (abs(read) * factor for factor in _kinds(abs(read), one.unit, unit)) if read is not None else ()
    for one, other in pairwise(sorted(amounts, key=lambda one: one.start)):  # "5 milliard and 540 million dollar"
        gap = other.start - one.end
        if {one.unit, other.unit} <= {unit, NUMBER} and one.value > other.value > 0 and gap <= len(" and "):
            yield one.value + other.value
        if one.unit in {other.unit, NUMBER} and one.value < LARGEST_BARE and SHARING.fullmatch(text, one.end, other.start):
            yield from (one.value * scale for scale in scales_of(text[other.start : other.end]))


def scales_of(words: str) -> Iterator[float]:
    """The scale words of a text."""
    yield from (SCALES[match.lastgroup] for match in SCALE.finditer(words) if match.lastgroup)


def _kinds(value: float, read: str, wanted: str) -> tuple[float, ...]:
    """Factors by which a quantity in one unit may be given in another."""
    one, other = read.partition("/")[0], wanted.partition("/")[0]
    if one in SPANS and other in SPANS:
        return 1.0, SPANS[one] / SPANS[other]
    if one == "percent" and other != "percent":
        return 1.0, 0.01
    if other == "percent" and one != "percent" and value < 1:
        return 1.0, 100.0
    return (1.0, 0.01, 0.00001) if one == "cent" else (1.0, CONVERTED.get((one, other), 1.0))
