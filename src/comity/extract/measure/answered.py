"""Answered: a state does to another what that one has done to it: "Kenya answered with the same rate", "Oman did the same"."""

from collections.abc import Iterator, Sequence

from comity.extract.deeds import Deed, marks
from comity.extract.measure.context import Told
from comity.extract.measure.doers import doers
from comity.extract.measure.found import Found
from comity.extract.measure.sides import Sides
from comity.extract.setting import Match, Setting
from comity.extract.tree import tree

MOST_BACK = 2
"""How many sentences back the measure may be told that is answered."""
OPEN = frozenset({"not", "never", "may", "might", "could", "would", "to", "should", "must", "can"})


def answered(setting: Setting, earlier: Sequence[Told]) -> Iterator[Found]:
    """The measure told last, with the sides changed, where the one that it hit is said to do the same."""
    parse = tree(setting)
    for cue in marks(setting, "answer.same"):
        verb = parse.verb(cue)
        who = doers(setting, Match(verb, verb)) or ()
        if parse.part(verb) != "VERB" or {*parse.helpers(verb)} & OPEN:
            continue
        near = [told for told in earlier if told.number >= setting.number - MOST_BACK]
        last = next((told for told in reversed(near) if len(who) == 1 and who[0] in told.sides.targets), None)
        if last is not None and last.sides.imposers and last.action not in {"threatened", "extended"}:
            deed = Deed(last.action, "active", Match(verb, verb), "actual", is_planned=False, is_denied=False)
            yield Found(deed, last.type, last.action, Sides(who, last.sides.imposers), cue, None, needs_both=True)
