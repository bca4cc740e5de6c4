"""Lengths of time as readings: their TIMEX3 values and what they leave open."""

from re import IGNORECASE
from re import compile as compile_pattern

from comity.language.en.dates.nearest import PRECISIONS
from comity.language.en.dates.reading import Reading
from comity.language.en.dates.words import lexicon

ENDS_HERE = compile_pattern(
    r"(?:\s+(?:of|and|to|as|in|before|after|now|at|on|if|while|but)\b|\s*[.,;:!?)\"”]|$)(?! (?:ago|earlier|later|of age))",
    IGNORECASE,
)
"""What may follow a length that is complete, and is no step from another date."""


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: "P3Y"; None is a number not told ("PXY")."""
    letter, factor = lexicon().units[unit]
    amount = "X" if count is None else f"{count * factor:g}"
    return f"P{letter[0]}{amount}{letter[1]}" if len(letter) == 2 else f"P{amount}{letter}"


def duration(value: str, unit: str) -> Reading:
    """Read a value as a length of time, with no days of its own."""
    precision = PRECISIONS.get(unit, unit)
    return Reading(value=value, precision=precision, kind="DURATION", anchor="unresolved", role="in")
