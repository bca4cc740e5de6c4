"""Listings: who is put on a list of the sanctioned or taken off it."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import called, codes_at, doers
from comity.extract.measure.found import Found
from comity.extract.measure.sides import Sides, label
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import subjects
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction

LIST_REACH = 9


LISTINGS: dict[str, MeasureAction] = {"listing": "imposed", "delisting": "eased"}


def listed(setting: Setting) -> Iterator[Found]:
    """Somebody is put on a list of the sanctioned or taken off it: "added two Chadian banks to its sanctions list"."""
    heads = governors(setting)
    for kind, action in LISTINGS.items():
        for cue in marks(setting, kind):
            parse = tree(setting)
            ends = [
                spot for spot in _lists(setting, cue) if 0 < spot.first - cue.last <= LIST_REACH or _is_under(parse, spot, cue)
            ]
            hit = [m for m in setting.actors if ends and cue.last < spot_of(setting, m).first < ends[0].first][:1]
            targets = tuple(name for mention in hit for name in label(mention) or codes(mention))
            named = [name for place in parse.objects(parse.head(cue)) for name in called(setting, parse, place)] if ends else []
            targets = tuple(dict.fromkeys(name for name in named if name[0].isupper())) or targets or tuple(named)
            subject = parse.subject(parse.head(cue)) if ends else None
            if subject is not None and subject.is_passive:
                struck = codes_at(setting, parse, subject.place) or called(setting, parse, subject.place)
                deed = Deed(action, "passive", cue, "actual", is_planned=False, is_denied=False)
                by = tuple(code for mention in hit for code in codes(mention) if code not in struck)
                if struck:
                    yield Found(deed, "sanction", action, Sides(by, struck), Match(cue.first, ends[0].last), None)
            elif targets:
                deed = Deed(action, "active", cue, "actual", is_planned=False, is_denied=False)
                near = [code for m in subjects(setting, cue, heads) if m not in hit for code in codes(m)]
                imposers = tuple(dict.fromkeys(doers(setting, cue) or near))
                yield Found(deed, "sanction", action, Sides(imposers, targets), Match(cue.first, ends[0].last), None)


def _is_under(parse: Tree, spot: Match, cue: Match) -> bool:
    """Whether a list hangs on the verb of putting or striking, however many names stand between."""
    arc = parse.above(parse.head(spot))
    return arc is not None and arc.kind == "phrase" and arc.head == parse.head(cue)


def _lists(setting: Setting, cue: Match) -> tuple[Match, ...]:
    """The lists of the sanctioned that a sentence names; "its own list" is one where firms, officials and the like get on it."""
    named = marks(setting, "sanction.list")
    if named:
        return named
    bare = [spot for spot in marks(setting, "sanction.list.bare") if spot.first > cue.last]
    groups = one_word(setting, "target.group") - one_word(setting, "goods")
    return tuple(spot for spot in bare if {word.text for word in setting.words[cue.last + 1 : spot.first]} & groups)
