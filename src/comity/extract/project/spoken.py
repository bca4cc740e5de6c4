"""Spoken of: an undertaking with a name or a place that a text mentions without a word on how far it is.

What somebody buys, names or sends something through is there; what an agreement, a study or a wish is about is planned.
"""

from comity.extract.project.governors import Governor, governors_of, is_action, mood_of, terms_at
from comity.extract.project.noun import Noun
from comity.extract.project.states import Reading
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Tree, tree
from comity.extract.trigger import is_cue

TYPES = frozenset({"infrastructure", "facility", "route"})
NAMED = frozenset({"programme", "joint_venture", "bank_link", "other"})
"""Types that count where a name of their own, not a mere place, tells which is meant."""
SECTORS = frozenset({"energy", "transport", "mining", "communications", "industry", "space"})
WHERE = frozenset({"at", "in", "near", "of", "from", "between", "to", "on"})


def spoken(setting: Setting, noun: Noun) -> Reading | None:
    """The status that the mere mention of a named or located undertaking implies, None where it is only a place of something."""
    parse = tree(setting)
    place = parse.head(noun.head)
    is_site = noun.term.type in TYPES and noun.term.sector in {*SECTORS, None} and is_located(setting, parse, noun)
    if not is_site and not (noun.term.type in NAMED and is_named(setting, parse, noun)):
        return None
    spot = Match(place, place)
    roles = [one for one in governors_of(setting, parse, place) if one.role != "modifier"]
    if any(one.role == "noun" and is_plan(setting, parse, one.place) for one in roles):
        return Reading("planned", "target", spot)
    if any(one.role == "noun" and is_action(setting, one.place) for one in roles):
        return _worked_on(setting, parse, roles, spot)
    telling = [one for one in roles if one.role in {"object", "subject", "passive"} or one.marker in {"through", "via", "by"}]
    if not telling or parse.part(telling[0].place) != "VERB":
        return None
    mood = mood_of(parse, telling[0].place)
    if mood == "ahead":
        return Reading("planned", "target", spot)
    is_seen = is_cue("visit.verb", setting.lang, parse.lemma(telling[0].place)) and telling[0].role == "object"
    is_there = mood in {"done", "doing"} and (_is_definite(setting, noun) or is_seen)
    return Reading("operating", "actual", spot) if is_there else None


def _worked_on(setting: Setting, parse: Tree, roles: list[Governor], spot: Match) -> Reading:
    """How far work on it is: under way, stopped ("suspended work at the mine"), or still to come."""
    stopped = [term.status for one in roles if one.role == "object" for term in terms_at(setting, parse, one.place)[1]]
    if stopped and stopped[0] in {"suspended", "cancelled"}:
        return Reading(stopped[0], "actual", spot)
    mood = next((mood_of(parse, one.place) for one in roles if one.role != "noun"), "done")
    return Reading("planned" if mood in {"ahead", "possible"} else "under_way", "actual", spot)


def is_plan(setting: Setting, parse: Tree, place: int) -> bool:
    """Whether a noun speaks of what shall be: "plans for", "study of", "agreement on"."""
    _, terms = terms_at(setting, parse, place)
    return any(term.form == "wish" for term in terms) or is_cue("plan.noun", setting.lang, parse.lemma(place))


def is_named(setting: Setting, parse: Tree, noun: Noun) -> bool:
    """Whether an undertaking has a name of its own before its noun: "the Amur bridge"."""
    taken = _taken(setting)
    before = range(noun.phrase.first, noun.head.first)
    return any(setting.is_name(n) and n not in taken and (n > 0 or parse.part(n) == "PROPN") for n in before)


def _taken(setting: Setting) -> set[int]:
    return {n for m in setting.actors for n in range(spot_of(setting, m).first, spot_of(setting, m).last + 1)}


def is_located(setting: Setting, parse: Tree, noun: Noun) -> bool:
    """Whether an undertaking has a name of its own, or a place or ends behind it: "the Amur bridge", "the line from X to Y"."""
    if setting.before(noun.phrase.first) in {"–", "-", "—"} and setting.is_name(noun.phrase.first):
        return True
    if is_named(setting, parse, noun):
        return True
    behind = [arc.place for arc in parse.below(parse.head(noun.head), "phrase") if arc.marker in WHERE]
    return any(setting.is_name(n) and n not in _taken(setting) for n in behind)


def is_vague(setting: Setting, noun: Noun) -> bool:
    """Whether a noun in the plural has neither name nor place: "power plants", "15 flights"."""
    is_plural = setting.words[noun.head.last].text.endswith("s")
    return is_plural and not is_located(setting, tree(setting), noun)


def _is_definite(setting: Setting, noun: Noun) -> bool:
    """Whether no "a" or number stands before it."""
    opener = setting.before(noun.phrase.first)
    first = setting.words[noun.phrase.first].text
    return opener not in {"a", "an"} and not first[:1].isdigit()
