"""Probes: inquiries that may end in duties or quotas: "opened an anti-dumping inquiry into Chadian steel"."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import codes_at, doers, named_under
from comity.extract.measure.found import Found
from comity.extract.measure.parsed import governing
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction

STEPS: dict[str, MeasureAction] = {"probe.opened": "threatened", "probe.extended": "extended", "probe.closed": "revoked"}
"""What it means for the duties that an inquiry may lead to when it is opened, prolonged or dropped."""


def probed(setting: Setting) -> Iterator[Found]:
    """An inquiry that may end in duties is opened, prolonged or dropped: "launched an anti-dumping probe into Chadian steel"."""
    every = marks(setting, "probe.noun")
    if not every:
        return
    parse = tree(setting)
    for probe in every:
        noun = parse.head(probe)
        for verb in governing(setting, parse, noun):
            action = next((done for kind, done in STEPS.items() if {*parse.stems(verb)} & one_word(setting, kind)), None)
            if action is not None and parse.part(verb) in {"VERB", "NOUN"}:
                yield _found(setting, parse, probe, verb, action)
                break


def _found(setting: Setting, parse: Tree, probe: Match, verb: int, action: MeasureAction) -> Found:
    """The inquiry as a measure of who leads it against whose goods it looks at."""
    noun, spot = parse.head(probe), Match(verb, verb)
    aimed = [
        arc.place
        for place in (noun, verb)
        for arc in parse.below(place, "phrase")
        if arc.marker in {"into", "on", "against", "of"}
    ]
    targets = tuple(dict.fromkeys(code for place in aimed for m in named_under(setting, parse, place) for code in codes(m)))
    subject = parse.subject(verb)
    is_passive = subject is not None and subject.is_passive
    agents = [code for arc in parse.below(verb, "agent") for code in codes_at(setting, parse, arc.place)]
    acting = agents if is_passive else [*(doers(setting, spot) or ())]
    owners = [code for arc in parse.below(noun, "modifier") for m in named_under(setting, parse, arc.place) for code in codes(m)]
    imposers = tuple(dict.fromkeys(code for code in acting or owners if code not in targets))
    deed = Deed(action, "passive" if is_passive else "active", spot, "actual", is_planned=False, is_denied=False)
    span = Match(min(verb, probe.first), max(verb, probe.last))
    return Found(deed, "other", action, Sides(imposers, targets), span, None, needs_both=True)
