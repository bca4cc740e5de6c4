"""The two sides of a measure: who imposes or grants it, and whom it hits or favours."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import aimed, codes_at, directed, doers, named_under, registered
from comity.extract.measure.targets import (
    behind,
    between_of,
    bordering,
    facing,
    group,
    is_hit,
    modifiers,
    places_of,
    receiver,
    sources,
    struck_by,
)
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import subjects
from comity.extract.tree import Tree, tree
from comity.model.analysis import Mention
from comity.resources import load

__all__ = ["Sides", "announcer", "collectives", "label", "object_sides", "sides", "subjects", "verb_sides"]


AGENT_REACH = 7.0


class Collective(Struct, frozen=True, kw_only=True):
    """A group of states that acts under one name without being a body ("the West")."""

    name: str
    lang: str
    words: tuple[str, ...]


@cache
def collectives(lang: str) -> dict[str, str]:
    """Names of collectives by the words that mean them."""
    return {word: row.name for row in load("collectives", Collective) if row.lang == lang for word in row.words}


class Sides(NamedTuple):
    """Codes of states and bodies, or names of firms, persons and groups; empty where the words name none."""

    imposers: tuple[str, ...]
    targets: tuple[str, ...]


def label(mention: Mention) -> tuple[str, ...]:
    """What a side of a measure is called: codes for states and bodies, the name for a firm or a person."""
    if mention.kind in {"state", "body"}:
        return codes(mention)
    return (mention.name,)


def sides(setting: Setting, noun: Match, phrase: Match, deed: Deed | None) -> Sides:
    """The sides of a measure whose noun stands at `noun`, done by `deed` or standing as it is.

    Target is who follows "on", "against", "for" or "to" behind the noun, stands in "anti-X" or as a full name before it ("Iran
    sanctions"), is the object between deed and noun ("hit Iran with tariffs") or the subject of "faces". Imposer is who follows
    "by", stands before the noun as demonym, owner or abbreviation ("US sanctions"), or is the subject of the deed.
    """
    heads = governors(setting)
    before = modifiers(setting, noun, phrase)
    crowd = group(setting, noun)
    is_aimed = setting.after(noun.last) in {"on", "against"}
    hit = [] if is_aimed else [m for m in before if is_hit(setting, m)]
    held = receiver(setting, noun, deed)
    targets = [] if crowd or held else between_of(setting, noun, deed, heads) or behind(setting, noun, heads) or hit
    named = [name for mention in targets for name in _target(mention)]
    named = named or crowd or held
    if not named:
        named = [code for mention in facing(setting, noun, heads) for code in codes(mention)]
    named = named or [*(struck_by(setting, noun, deed) if deed else ()), *aimed(setting, *places_of(setting, noun, deed))]
    named = named or [*directed(setting, *places_of(setting, noun, deed))]
    named = named or list(_hit(setting, noun)) or list(bordering(setting, *places_of(setting, noun, deed)))
    agents = _agents(setting, noun, deed, heads) or [m for m in before if m not in targets and m not in hit]
    imposers = [code for mention in agents for code in codes(mention)] or _collective(setting, phrase, noun)
    if not imposers and deed is not None and deed.voice != "passive":
        taken = {*targets, *facing(setting, noun, heads)}
        imposers = [code for code in doers(setting, deed.spot) or () if code not in named]
        imposers = imposers or [
            code for mention in subjects(setting, deed.spot, heads) if mention not in taken for code in codes(mention)
        ]
    if not imposers and deed is not None and deed.voice == "passive":
        imposers = [code for code in announcer(setting, deed.spot) if code not in named]
    imposers = imposers or [code for code in _levied_in(setting, noun, heads) if code not in named]
    unique = tuple(dict.fromkeys(imposers))
    return Sides(unique, tuple(dict.fromkeys(name for name in named if name not in unique)))


def _hit(setting: Setting, noun: Match) -> tuple[str, ...]:
    """Whom a measure hits as the subject of its own verb: "the new package of sanctions hits two Chadian refineries"."""
    parse = tree(setting)
    arcs = [arc for arc in parse.up(parse.head(noun)) if arc.kind == "subject" and not arc.is_passive]
    verbs = [arc.head for arc in arcs[:1] if {*parse.stems(arc.head)} & one_word(setting, "hit.verb")]
    struck = [place for verb in verbs for place in parse.objects(verb)]
    return tuple(dict.fromkeys(code for place in struck for m in named_under(setting, parse, place) for code in codes(m)))


def _levied_in(setting: Setting, noun: Match, heads: dict[int, str]) -> tuple[str, ...]:
    """Where those pay who face a duty: "pay a duty of 20% in Kenya"."""
    if not facing(setting, noun, heads):
        return ()
    parse = tree(setting)
    under = [parse.head(noun), *(arc.head for arc in parse.up(parse.head(noun))[:1])]
    places = [arc.place for place in under for arc in parse.below(place, "phrase") if arc.marker == "in"]
    return tuple(code for place in places for code in codes_at(setting, parse, place))


def announcer(setting: Setting, deed: Match) -> tuple[str, ...]:
    """The state that announces what will be done without saying by whom: "Fiji announced that visas would be abolished"."""
    before = [cue for cue in marks(setting, "announcing") if cue.last < deed.first]
    heads = governors(setting)
    who = subjects(setting, before[-1], heads) if before else []
    found = tuple(dict.fromkeys(code for mention in who for code in codes(mention)))
    return found if len(found) == 1 and setting.after(before[-1].last) in one_word(setting, "clause.opener") else ()


def object_sides(setting: Setting, noun: Match, phrase: Match, deed: Deed) -> Sides:
    """The sides where a verb is the measure: the target owns the object or is where it comes from or goes to."""
    heads = governors(setting)
    owned = [m for m in modifiers(setting, noun, phrase) if codes(m)]
    targets = owned or behind(setting, noun, heads) or sources(setting, noun, heads)
    named = [code for mention in targets for code in codes(mention)]
    parse = tree(setting)
    named = named or list(registered(setting, parse, parse.head(noun)))
    named = named or list(directed(setting, *places_of(setting, noun, deed)))[:1]
    agents = [code for mention in _agents(setting, noun, deed, heads) for code in codes(mention)]
    acting = [code for code in doers(setting, deed.spot) or () if deed.voice == "active" or not _is_undergone(parse, deed)]
    if agents and acting and deed.voice != "passive" and not {*agents} & {*acting}:
        named, agents = named or agents, acting
    if not agents and deed.voice == "passive":
        agents = [code for code in _gates(setting, parse, parse.head(deed.spot)) if code not in named]
    if not agents and deed.voice != "passive":
        agents = [code for code in doers(setting, deed.spot) or () if code not in named]
    if not agents and deed.voice != "passive":
        agents = [code for m in subjects(setting, deed.spot, heads) if m not in targets for code in codes(m)]
    imposers = dict.fromkeys(agents)
    if not named and len(imposers) == 2 and marks(setting, "each.other"):
        named = agents
    is_mutual = named == agents
    return Sides(tuple(imposers), tuple(dict.fromkeys(code for code in named if is_mutual or code not in imposers)))


def _is_undergone(parse: Tree, deed: Deed) -> bool:
    """Whether the subject of a verb undergoes it."""
    subject = parse.subject(parse.head(deed.spot))
    return subject is None or subject.is_passive


def _gates(setting: Setting, parse: Tree, verb: int) -> tuple[str, ...]:
    """From where something is kept: "Chadian maize was barred from Kenya"."""
    gates = [arc.place for arc in parse.below(verb, "phrase") if arc.marker == "from"]
    return tuple(code for gate in gates for code in codes_at(setting, parse, gate))


def verb_sides(setting: Setting, deed: Deed) -> Sides | None:
    """The sides of "X sanctioned Y" and "Y was sanctioned by X"; None where no target is named."""
    heads = governors(setting)
    described = _described(setting, deed)
    if deed.voice == "passive" or described:
        hit = described or subjects(setting, deed.spot, heads)
        agents = _agents(setting, deed.spot, deed, heads)
    else:
        behind = [m for m in setting.actors if deed.spot.last < spot_of(setting, m).first <= deed.spot.last + 3]
        counted = one_word(setting, "article") | one_word(setting, "number")
        hit = [m for m in behind if _texts(setting, deed.spot.last + 1, spot_of(setting, m).first) <= counted]
        agents = subjects(setting, deed.spot, heads)
    targets = [name for mention in hit for name in _target(mention)] or list(_struck_groups(setting, deed))
    imposers = [code for code in doers(setting, deed.spot) or () if code not in targets] if deed.voice != "passive" else []
    imposers = imposers or [code for mention in agents for code in codes(mention) if code not in targets]
    return Sides(tuple(dict.fromkeys(imposers)), tuple(dict.fromkeys(targets))) if targets else None


def _described(setting: Setting, deed: Deed) -> list[Mention]:
    """Whom a participle describes: "a Chadian refiner sanctioned by Kenya"."""
    parse = tree(setting)
    verb = parse.head(deed.spot)
    arc = parse.above(verb)
    is_by = bool(parse.below(verb, "agent")) and deed.voice == "bare"
    return named_under(setting, parse, arc.head) if arc is not None and is_by and arc.kind == "clause" else []


def _struck_groups(setting: Setting, deed: Deed) -> tuple[str, ...]:
    """The states whose firms, ships or people a deed strikes: "blacklisted four companies registered in Oman"."""
    parse = tree(setting)
    verb = parse.head(deed.spot)
    groups = one_word(setting, "target.group") | one_word(setting, "people")
    struck = [place for place in parse.objects(verb) if deed.voice != "passive" and setting.words[place].text in groups]
    found = [code for place in struck for m in named_under(setting, parse, place) for code in codes(m)]
    return tuple(dict.fromkeys([*found, *registered(setting, parse, *struck)]))


def _texts(setting: Setting, start: int, end: int) -> set[str]:
    """The words between two places, numerals left out."""
    return {word.text for word in setting.words[start:end] if not word.text.isdigit()}


def _target(mention: Mention) -> tuple[str, ...]:
    return label(mention) or codes(mention)


def _agents(setting: Setting, noun: Match, deed: Deed | None, heads: dict[int, str]) -> list[Mention]:
    """Who stands behind "by" or "from" after the deed or noun."""
    start = min(noun.last, deed.spot.last) if deed else noun.last
    anchor = Match(start, max(noun.last, deed.spot.last if deed else noun.last))
    agents = one_word(setting, "agent.preposition")
    found = [
        m for m in setting.actors if spot_of(setting, m).first > start and heads[spot_of(setting, m).first] in agents and codes(m)
    ]
    return [m for m in found if setting.distance(anchor, spot_of(setting, m)) <= AGENT_REACH]


def _collective(setting: Setting, phrase: Match, noun: Match) -> list[str]:
    table = collectives(setting.lang)
    return [table[word.text] for word in setting.words[phrase.first : noun.first] if word.text in table]
