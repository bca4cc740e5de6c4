"""Whose a document, a set of data or an outlet is, by the words around its noun."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Places, Unit
from comity.model.analysis import Mention

FROM = frozenset({"published", "by", "from", "of", "released", "issued"})
"""Words after the noun behind which its owner stands."""
SEEN = frozenset({"seen", "obtained", "reviewed", "shown", "sent"})
"""Words after the noun behind which who read it stands."""


def keeper(unit: Unit, span: Places, core_end: int) -> Places | None:
    """The body in the words before "data" or "figures" that no name covers: "Utopian customs" of "Utopian customs figures"."""
    words = lexicon()
    nouns = words.government_nouns | words.organisation_nouns
    for place in range(core_end - 2, span[0] - 1, -1):
        if unit.low(place) in nouns and not unit.tokens[place].is_capital and unit.low(place + 1) not in {"'s", "’s"}:
            is_telling = place > span[0] and unit.low(place - 1) not in words.determiners
            return (span[0], place + 1) if is_telling else None
    return None


def maker(unit: Unit, core_end: int, limit: int) -> Places | None:
    """The body that the words behind a document describe: "the lawyers' union" of "figures of the lawyers' union"."""
    words = lexicon()
    nouns = words.government_nouns | words.organisation_nouns
    start = core_end + 1 + (unit.low(core_end + 1) == "by")
    if unit.low(start - 1) not in {"by", "from", "of"} or start >= limit:
        return None
    close = next((place for place in range(start, limit) if unit.low(place) in {"in", "on", "for", "and", ","}), limit)
    is_body = unit.low(close - 1) in nouns and not unit.tokens[close - 1].is_capital
    return (start, close) if is_body else None


def is_compiler(unit: Unit, core_end: int, owner: Mention) -> bool:
    """Whether an actor is whose data speak: it stands before the noun, or right after "by", "from" or "of"; not who saw them."""
    if core_end >= len(unit.tokens) or owner.start < unit.tokens[core_end - 1].start:
        return True
    if unit.low(core_end) in SEEN:
        return False
    first = next(place for place in range(core_end, len(unit.tokens)) if unit.tokens[place].end > owner.start)
    while unit.low(first - 1) in lexicon().determiners or unit.tokens[first - 1].is_capital:
        first -= 1
    return unit.low(first - 1) in {"by", "from", "of"}


def named_outlet(unit: Unit, span: Places) -> Places | None:
    """The name after the noun of an outlet: "the Lima daily El Ejemplo"."""
    nouns = lexicon().outlet_nouns
    for place in range(span[0], span[1] - 1):
        if unit.low(place) in nouns and not unit.tokens[place].is_capital and unit.tokens[place + 1].is_capital:
            return place + 1, span[1]
    return None


def compiler(unit: Unit, core_end: int, limit: int) -> Places | None:
    """Whose data speak: the name after "from" or "by"."""
    if unit.low(core_end) in SEEN:
        return None
    for place in range(core_end, limit - 1):
        is_time = unit.low(place + 1) in lexicon().times
        if unit.low(place) in {"from", "by", "of"} and unit.tokens[place + 1].is_capital and not is_time:
            return place + 1, limit
    return None
