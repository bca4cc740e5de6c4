"""Listings: who is put on a list of the sanctioned or taken off it."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import called, codes_at, doers, named_under
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


def standing_on_list(setting: Setting) -> Iterator[Found]:
    """Somebody stands on a list of the sanctioned: "has been on a blacklist of the US Commerce Department since 2020"."""
    parse = tree(setting)
    for spot in marks(setting, "sanction.list"):
        place = parse.head(spot)
        arc = parse.above(place)
        is_state = arc is not None and arc.marker == "on" and parse.lemma(arc.head) in one_word(setting, "staying.verb")
        is_on = "on" in {word.text for word in setting.words[max(0, spot.first - LIST_REACH // 2) : spot.first]}
        subject = parse.subject(arc.head) if arc is not None and is_state else next(iter(parse.below(place, "subject")), None)
        if subject is None or not is_on:
            continue
        struck = tuple(dict.fromkeys(code for m in named_under(setting, parse, subject.place) for code in codes(m)))
        named = [*codes_at(setting, parse, place), *(code for m in named_under(setting, parse, place) for code in codes(m))]
        who = tuple(dict.fromkeys(code for code in named if code not in struck))[:1]
        is_back = is_state and arc is not None and parse.lemma(arc.head) in one_word(setting, "returning.verb")
        action: MeasureAction = "imposed" if is_back else "in_force"
        deed = Deed(action, "state", Match(place, place), "actual", is_planned=False, is_denied=False)
        span = Match(min(subject.place, spot.first), spot.last)
        yield Found(deed, "sanction", action, Sides(who, struck), span, None, needs_both=True)


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
