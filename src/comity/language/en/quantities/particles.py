"""Changes told by particles and places around a number: "are back a tenth", "off 4 %", "420,000 over target"."""

from comity.language.en.quantities.directions import ENDS, direction
from comity.language.en.quantities.hedging import Lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.words import Words

BEING = frozenset({"is", "are", "was", "were", "be", "been", "now", "still"})
AHEAD_OR_BACK = {"ahead": 1, "back": -1, "off": -1}
"""Particles that tell a change behind "is" and the like: "volumes are back a tenth", "sales were off 4 %"."""
CHANGED_ON = frozenset(
    {
        "increased",
        "decreased",
        "grew",
        "grown",
        "lowered",
        "reduced",
        "raised",
        "rose",
        "risen",
        "declined",
        "shrank",
        "diminished",
    }
    | {"augmented", "contracted"}
)
"""Verbs of change that translations give their percentage with "on"."""
GOALS = frozenset(
    {"target", "targets", "plan", "plans", "quota", "quotas", "forecast", "forecasts", "expectations", "estimate", "estimates"}
    | {"budget", "capacity", "requirements", "projections", "schedule", "norm"}
)
"""What an amount may be over or under, which makes it a difference: "420,000 over target"."""
OFFERED = frozenset(
    {
        "brent",
        "wti",
        "dubai",
        "urals",
        "ttf",
        "jkm",
        "benchmark",
        "futures",
        "spot",
        "offers",
        "prices",
        "price",
        "quotes",
        "grain",
    }
    | {"wheat", "rice", "maize", "corn", "coal", "crude", "gas", "cargoes", "rivals", "market", "sugar", "copper", "ore"}
)
"""What a price may be above or under: "$12 under Thai grain"."""
PAID_REACH = 10
"""How many tokens before a percentage its clause may speak of paying."""
CLOSED = frozenset({"", ".", ",", ";", ")", "\n"})


def swayed_before(words: Words, spot: int) -> int:
    """Which way a particle before a percentage points, 0 for none: "back" in "are back 10 %"."""
    word = words.at(spot)
    if word in AHEAD_OR_BACK:
        return AHEAD_OR_BACK[word] if is_adrift(words, spot) else 0
    verb = spot - 1 - (words.at(spot - 1) in {"itself", "themselves"})
    return direction(words.at(verb)) if word == "on" and words.at(verb) in CHANGED_ON else 0


def is_adrift(words: Words, spot: int) -> bool:
    """Whether "off", "back" or "ahead" at a token tells a change: "volumes are back a tenth", "4.6 billion, off 12 per cent"."""
    return words.at(spot - 1) in BEING or (words.at(spot) == "off" and words.at(spot - 1) in {",", "(", ":"})


def swayed_after(words: Words, ahead: Lead, place: int, *, is_percent: bool, is_count: bool) -> int:
    """Which way "off", "over", "up" or "down" behind a number points, where it closes a comparison by itself; else 0."""
    word = words.at(place)
    if word == "over" and not is_percent:
        return int(is_goal(words, place + 1))
    if word == "off" and is_percent:
        is_one = words.at(place + 1) in {"-", "and", "or"}
        return 0 if is_one or direction(words.at(ahead.before)) else -1  # "grew 3% off a low base"
    if word not in {"up", "down"}:
        return 0
    is_alone = _is_closing(words, ahead, place) if is_percent else not is_count and _is_aside(words, ahead, place)
    return (1 if word == "up" else -1) if is_alone else 0


def _is_aside(words: Words, ahead: Lead, place: int) -> bool:
    """Whether an amount set off by a comma closes with "up" or "down" at a token: "Brent: $82.61, two cents down"."""
    return words.at(ahead.before) in {",", "(", ";"} and words.at(place + 1) in {*CLOSED, "on", "from"}


def _is_closing(words: Words, ahead: Lead, place: int) -> bool:
    """Whether "up" or "down" behind a percentage ends its clause, and nothing is paid: "0.3 points down", not "pay 30% down"."""
    before = words.at(ahead.before)
    if words.at(place + 1) not in CLOSED or before in {"put", "puts", "with"}:
        return False
    for spot in range(ahead.before, max(ahead.before - PAID_REACH, -1), -1):
        if words.at(spot) in ENDS or words.at(spot) in {",", ":"}:
            return True
        if words.at(spot) in word_lists().charges.paying:
            return False
    return True


def is_goal(words: Words, place: int) -> bool:
    """Whether a target, a plan or the like begins at a token: "its quota", "the annual target"."""
    spots = range(place, place + (3 if words.at(place) in {"the", "its", "their", "this", "last"} else 1))
    return any(words.at(spot) in GOALS for spot in spots)


def is_offered(words: Words, place: int) -> bool:
    """Whether another offer begins at a token: "Thai grain", "Brent", "the benchmark", "rival offers"."""
    is_named = words.is_capital(place) or words.at(place) in {"the", "rival", "spot"}
    return words.at(place) in OFFERED or (is_named and any(words.at(spot) in OFFERED for spot in (place + 1, place + 2)))
