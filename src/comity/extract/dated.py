"""Dated: the date that belongs to a deed, by the tree: the one that hangs on its verb, else on what it is done to."""

from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree, tree
from comity.model.analysis import When

LOOSE = frozenset({"phrase", "modifier", "apposition", "conjunct"})


def own_date(setting: Setting, deed: Match, thing: Match | None = None) -> When | None:
    """The date that hangs on a deed, else on its object; the nearest of several, none that says until when it holds."""
    parse = tree(setting)
    verb = parse.head(deed)
    places = (verb, parse.head(thing)) if thing is not None else (verb,)
    for place in places:
        free = [when for when in _dates(setting) if not _describes(setting, parse, when)]
        found = [when for when in free if owner(setting, when) == place or _is_under(setting, parse, when, place)]
        if found:
            return min(found, key=lambda when: abs(setting.place(when.start) - place))
    return None


def _describes(setting: Setting, parse: Tree, when: When) -> bool:
    """Whether a date only describes the noun behind it: "the 2022 cutoff"."""
    place = owner(setting, when)
    return place is not None and parse.part(place) in {"NOUN", "PROPN"} and place > setting.place(when.start)


def is_anothers(setting: Setting, when: When, deed: Match) -> bool:
    """Whether a date hangs on another verb than a deed and those above it."""
    parse = tree(setting)
    verb = parse.head(deed)
    place = owner(setting, when)
    lines = {verb, *(arc.head for arc in parse.up(verb)), parse.first_member(verb)}
    if place is None or parse.part(place) != "VERB" or place in lines:
        return False
    is_aim = "to" in parse.helpers(place) and verb in {arc.head for arc in parse.up(place)}
    return not is_aim


def owner(setting: Setting, when: When) -> int | None:
    """The verb, or the noun that is no part of a date, on which a date hangs."""
    parse = tree(setting)
    spot = setting.spot(when.start, when.end)
    arc = parse.above(parse.head(spot))
    while arc is not None and arc.kind in LOOSE and spot.first <= arc.head <= spot.last:
        arc = parse.above(arc.head)
    return arc.head if arc is not None and arc.kind in LOOSE else None


def _is_under(setting: Setting, parse: Tree, when: When, verb: int) -> bool:
    """Whether a date hangs on a phrase of a verb: "closed the border for the second time in May"."""
    place = owner(setting, when)
    steps = 0
    while place is not None and place != verb and steps < 3 and parse.part(place) != "VERB":
        arc = parse.above(place)
        place = arc.head if arc is not None and arc.kind in {*LOOSE, "object"} else None
        steps += 1
    return place == verb


def _dates(setting: Setting) -> list[When]:
    return [
        when for when in setting.periods if when.kind in {"DATE", "TIME"} and when.period is not None and when.role != "until"
    ]
