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
    node = parse.node(found.spot) if found.term.form == "noun" else parse.verb(found.spot)
    own = []
    for when in setting.periods if node is not None else ():
        here = parse.node(setting.spot(when.start, when.end))
        is_said = when.kind in {"DATE", "TIME"} and when.period is not None and when.role not in NOT_THEN
        is_own = here is not None and node is not None and parse.is_under(here, node)
        if is_said and is_own and is_of(setting.analysis, when.start, when.end, said):
            own.append(when.period)
    if len(own) == 1:
        return own[0]
    near = date_of(setting, found.spot, said, rivals)
    is_shared = found.term.type in CARRIED and found.term.form == "verb" and said is None
    return carried_day(setting, found.spot) if near is None and is_shared else near
