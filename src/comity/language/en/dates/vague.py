"""Words that point at the present, the past or the future without naming any day: "currently", "in recent years", "soon"."""

from functools import cache
from re import Match, Pattern

from comity.language.en.dates.words import compiled, lexicon, one_of, plural
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
            value=_value(found),
            period=None,
            precision="range",
            anchor="unresolved",
        )
        for found in _pattern().finditer(text)
    )


def _value(found: Match[str]) -> str:
    if found["word"] is None:
        return "PAST_REF" if found["past"] else "FUTURE_REF"
    return lexicon().vague[" ".join(found[0].lower().split())]


@cache
def _pattern() -> Pattern[str]:
    """The words alone, and units without a number: "recent years", "the coming weeks", "the days ahead", "decades ago"."""
    unit = rf"(?:{one_of(plural(unit) for unit in lexicon().units)})"
    past = rf"(?P<past>(?:the )?(?:most )?recent {unit}(?: and {unit})?|(?:many |just )?{unit} ago|in (?:those|the old) days)"
    future = rf"(?:the )?(?:coming|future) {unit}(?: and {unit})?|the {unit} (?:ahead|to come)"
    some_day = r"(?:(?<=will\s)|(?<=would\s)|(?<=could\s)|(?<=might\s)|(?<=may\s))one day"
    apart = r"(?! (?:fiscal |financial )?(?:year|quarter|month|week|account|few|several|decade|\d)|-)"
    return compiled(
        rf"(?<![\w-])(?:{past}|{future}|{some_day}|(?P<word>{one_of(lexicon().vague)}(?!(?<=soon)\s+(?:as|after)\b)(?!(?<=shortly)\s+(?:before|after|afterwards|later|there)\b)))(?![\w-]){apart}"
    )
