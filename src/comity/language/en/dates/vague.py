"""Words that point at the present, the past or the future without naming any day: "currently", "in recent years", "soon"."""

from functools import cache
from re import Pattern

from comity.language.en.dates.words import compiled, lexicon, one_of
from comity.model.analysis import When


def vague(text: str) -> tuple[When, ...]:
    """Every such word, with PRESENT_REF, PAST_REF or FUTURE_REF as its value and no period; in order and without overlap.

    They are kept apart from `dates`, since no figure or event can be dated by them.
    """
    return tuple(
        When(
            start=found.start(),
            end=found.end(),
            kind="DATE",
            value=lexicon().vague[" ".join(found[0].lower().split())],
            period=None,
            precision="range",
            anchor="unresolved",
        )
        for found in _pattern().finditer(text)
    )


@cache
def _pattern() -> Pattern[str]:
    return compiled(rf"(?<![\w-]){one_of(lexicon().vague)}(?![\w-])")
