"""How old someone or something is: "52 years old", "the eight-month-old truce", "aged 31"."""

from functools import cache
from re import Pattern

from comity.language.en.dates.words import compiled, lexicon, number_of, one_of, pieces, singular
from comity.model.analysis import When


def ages(text: str) -> tuple[When, ...]:
    """Every age that names its unit, as a length of time without a period; in order and without overlap.

    They are kept apart from `dates`, since an age is the term of nothing.
    """
    return tuple(
        When(
            start=found.start(),
            end=found.end(),
            kind="DURATION",
            value=_value(found["count"], singular(found["unit"])),
            period=None,
            precision=singular(found["unit"]),
            anchor="unresolved",
        )
        for found in _pattern().finditer(text)
    )


def _value(count: str, unit: str) -> str:
    letter, factor = lexicon().units[unit]
    number = number_of(count)
    return f"P{'X' if number is None else f'{number * factor:g}'}{letter}"


@cache
def _pattern() -> Pattern[str]:
    units = ("year", "month", "week", "day")
    unit = one_of((*units, *(f"{unit}s" for unit in units)))
    return compiled(rf"(?<![\w.,$€£-])(?P<count>{pieces().number})(?:-| )(?P<unit>{unit})(?:-| )olds?(?!\w)")
