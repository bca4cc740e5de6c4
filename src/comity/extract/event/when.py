"""When an event happens: the date that the parse hangs on its words, else the nearest."""

from comity.extract.circumstance import date_of
from comity.extract.event.trigger import Found
from comity.extract.lead import carried_day
from comity.extract.participants import is_of
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.model.analysis import Utterance
from comity.model.claim import EventType
from comity.model.period import Period

CARRIED: frozenset[EventType] = frozenset({"meet", "sign"})
NOT_THEN = frozenset({"since", "until"})


def date(found: Found, said: Utterance | None, rivals: tuple[Match, ...]) -> Period | None:
    """The date of an event; where the parse hangs one date alone on its verb or noun, that one."""
    setting = found.setting
    parse = tree(setting)
    place = parse.head(found.spot) if found.term.form == "noun" else parse.verb(found.spot)
    own = _own(found, place, said)
    if len(own) == 1:
        return own[0]
    near = date_of(setting, found.spot, said, rivals)
    deed = _deed_of(found, place) if near is None else None
    shared = _own(found, deed, None) if deed is not None else []
    if len(shared) == 1:
        return shared[0]
    is_shared = found.term.type in CARRIED and found.term.form == "verb" and said is None
    return carried_day(setting, found.spot) if near is None and is_shared else near


def _own(found: Found, place: int, said: Utterance | None) -> list[Period]:
    """The dates that the parse hangs on a word; with `said` only those in what was said."""
    setting, parse = found.setting, tree(found.setting)
    own = []
    for when in setting.periods:
        here = parse.head(setting.spot(when.start, when.end))
        is_then = when.kind in {"DATE", "TIME"} and when.role not in NOT_THEN
        if when.period is None or not is_then or not parse.is_under(here, place):
            continue
        if said is None or is_of(setting.analysis, when.start, when.end, said):
            own.append(when.period)
    return own


def _deed_of(found: Found, place: int) -> int | None:
    """The verb that tells of the day of an occasion: "said on Tuesday after talks with", "signed on Friday as they met".

    A verb joined to one with a day shares it: "met in May and initialled a pact".
    """
    above = tree(found.setting).above(place)
    if above is None or found.term.type not in CARRIED:
        return None
    is_occasion = above.kind == "phrase" and above.marker in {"after", "during", "at", "following"}
    is_clause = above.kind == "clause" and above.marker in {"as", "when", "while", "after"}
    is_joined = above.kind == "conjunct" and found.term.form == "verb"
    return above.head if is_occasion or is_clause or is_joined else None
