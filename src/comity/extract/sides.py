"""The two sides of a measure: who imposes or grants it, and whom it hits or favours."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.doers import codes_at, directed, doers
from comity.extract.parties import codes, governors
from comity.extract.phrase import phrase as phrase_of
from comity.extract.phrase import text_of
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.ties import firm_at
from comity.extract.tree import tree
from comity.model.analysis import Mention
from comity.resources import load

TARGET_REACH, SUBJECT_REACH, GROUP_WORDS, MODIFIER_REACH = 14.0, 22.0, 6, 4


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
    before = _modifiers(setting, noun, phrase)
    group = _group(setting, noun)
    is_aimed = setting.after(noun.last) in {"on", "against"}
    hit = [] if is_aimed else [m for m in before if _is_hit(setting, m)]
    receiver = _receiver(setting, noun, deed)
    targets = [] if group or receiver else _between(setting, noun, deed, heads) or _behind(setting, noun, heads) or hit
    named = [name for mention in targets for name in _target(mention)]
    named = named or group or receiver
    if not named:
        named = [code for mention in _facing(setting, noun, heads) for code in codes(mention)]
    named = named or [*(_struck(setting, noun, deed) if deed else ()), *directed(setting, *_places(setting, noun, deed))]
    agents = _agents(setting, noun, deed, heads) or [m for m in before if m not in targets and m not in hit]
    imposers = [code for mention in agents for code in codes(mention)] or _collective(setting, phrase, noun)
    if not imposers and deed is not None and deed.voice != "passive":
        taken = {*targets, *_facing(setting, noun, heads)}
        imposers = [code for code in doers(setting, deed.spot) or () if code not in named]
        imposers = imposers or [
            code for mention in subjects(setting, deed.spot, heads) if mention not in taken for code in codes(mention)
        ]
    if not imposers and deed is not None and deed.voice == "passive":
        imposers = [code for code in announcer(setting, deed.spot) if code not in named]
    unique = tuple(dict.fromkeys(imposers))
    return Sides(unique, tuple(dict.fromkeys(name for name in named if name not in unique)))


def _places(setting: Setting, noun: Match, deed: Deed | None) -> tuple[int, ...]:
    """The words under which the target of a measure may hang: its noun and the deed."""
    tied = tree(setting)
    place = tied.head(noun)
    relative = [tie.place for tie in tied.below(place, "clause")]
    return (place, *relative) if deed is None else (place, tied.head(deed.spot), *relative)


def _struck(setting: Setting, noun: Match, deed: Deed) -> tuple[str, ...]:
    """Whom a deed strikes with or by a measure: "Iran was hit by sanctions", "threatened lenders with sanctions"."""
    tied = tree(setting)
    above = tied.above(tied.head(noun))
    verb = tied.head(deed.spot)
    if above is None or above.head != verb or not (above.kind == "agent" or above.marker in one_word(setting, "tool")):
        return ()
    subject = tied.subject(verb)
    hit = [subject.place] if subject is not None and subject.is_passive else list(tied.objects(verb))
    found = tuple(code for place in hit for code in codes_at(setting, tied, place))
    groups = [place for place in hit if setting.words[place].text in one_word(setting, "target.group")]
    return found or tuple(text_of(setting, phrase_of(setting, Match(place, place))) for place in groups)


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
    owned = [m for m in _modifiers(setting, noun, phrase) if codes(m)]
    targets = owned or _behind(setting, noun, heads) or _sources(setting, noun, heads)
    named = [code for mention in targets for code in codes(mention)]
    named = named or list(directed(setting, *_places(setting, noun, deed)))[:1]
    agents = [code for mention in _agents(setting, noun, deed, heads) for code in codes(mention)]
    if not agents and deed.voice != "passive":
        agents = [code for code in doers(setting, deed.spot) or () if code not in named]
    if not agents and deed.voice != "passive":
        agents = [code for m in subjects(setting, deed.spot, heads) if m not in targets for code in codes(m)]
    imposers = dict.fromkeys(agents)
    if not named and len(imposers) == 2 and marks(setting, "each.other"):
        named = agents
    is_mutual = named == agents
    return Sides(tuple(imposers), tuple(dict.fromkeys(code for code in named if is_mutual or code not in imposers)))


def _sources(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """Where goods come from, or with whom there is trade or a border: "barred trucks from Malawi", "halted trade with Chad"."""
    origins = one_word(setting, "origin") | one_word(setting, "partner")
    near = [m for m in setting.actors if 0 < spot_of(setting, m).first - noun.last <= MODIFIER_REACH and codes(m)]
    return [m for m in near if heads[spot_of(setting, m).first] in origins][:1]


def verb_sides(setting: Setting, deed: Deed) -> Sides | None:
    """The sides of "X sanctioned Y" and "Y was sanctioned by X"; None where no target is named."""
    heads = governors(setting)
    if deed.voice == "passive":
        hit = subjects(setting, deed.spot, heads)
        agents = _agents(setting, deed.spot, deed, heads)
    else:
        behind = [m for m in setting.actors if deed.spot.last < spot_of(setting, m).first <= deed.spot.last + 3]
        counted = one_word(setting, "article") | one_word(setting, "number")
        hit = [m for m in behind if _texts(setting, deed.spot.last + 1, spot_of(setting, m).first) <= counted]
        agents = subjects(setting, deed.spot, heads)
    targets = [name for mention in hit for name in _target(mention)]
    imposers = [code for code in doers(setting, deed.spot) or () if code not in targets] if deed.voice != "passive" else []
    imposers = imposers or [code for mention in agents for code in codes(mention) if code not in targets]
    return Sides(tuple(dict.fromkeys(imposers)), tuple(dict.fromkeys(targets))) if targets else None


def _texts(setting: Setting, start: int, end: int) -> set[str]:
    """The words between two places, numerals left out."""
    return {word.text for word in setting.words[start:end] if not word.text.isdigit()}


def _target(mention: Mention) -> tuple[str, ...]:
    return label(mention) or codes(mention)


def _modifiers(setting: Setting, noun: Match, phrase: Match) -> list[Mention]:
    """The actors named inside the phrase before its noun, owners in front of it included."""
    return [
        m
        for m in setting.actors
        if phrase.first <= spot_of(setting, m).first < noun.first <= spot_of(setting, m).last + MODIFIER_REACH
        and (codes(m) or m.kind == "organisation")
    ]


def _is_hit(setting: Setting, mention: Mention) -> bool:
    """Whether a modifier is who is hit: "anti-Iranian", or a state's full name without possessive ("Iran sanctions")."""
    word = setting.words[spot_of(setting, mention).first].text
    if word.startswith("anti-"):
        return True
    words = setting.analysis.text.words[mention.start : mention.end]
    is_owner = setting.words[spot_of(setting, mention).last].text.endswith(("'s", "’s", "s'", "s’"))
    return mention.kind == "state" and mention.form == "name" and not words.replace(".", "").isupper() and not is_owner


def _behind(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """The actors behind a noun that a preposition of direction governs, those of one list together.

    Only the deed, who did it and when may stand between noun and preposition ("sanctions imposed by the EU in 2022 on Mali").
    """
    found: list[Mention] = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        if spot.first <= noun.last or setting.distance(noun, spot) > TARGET_REACH or mention.kind == "outlet":
            continue
        if found and heads[spot.first] == heads[spot_of(setting, found[-1]).first] and _is_listed(setting, found[-1], [mention]):
            found.append(mention)
        elif found:
            break
        elif _is_directed(setting, noun, spot, heads):
            found.append(mention)
    return [m for m in found if codes(m) or m.kind in {"organisation", "person"}]


def _is_directed(setting: Setting, noun: Match, spot: Match, heads: dict[int, str]) -> bool:
    """Whether a preposition of direction leads from a noun to an actor, adjectives and nouns of its phrase between."""
    place = spot.first - 1
    stops = one_word(setting, "phrase.stop") - one_word(setting, "phrase.determiner")
    while place > noun.last and spot.first - place < GROUP_WORDS and setting.words[place].text not in stops:
        if not setting.words[place].text[0].isalnum():
            return False
        place -= 1
    while place > noun.last and setting.words[place].text in one_word(setting, "target.bridge"):
        before = [n for n in range(place - 1, max(noun.last, place - 5), -1) if setting.words[n].text in stops]
        if not before:
            break
        place = before[0]
    preposition = setting.words[place].text
    if place <= noun.last or preposition not in one_word(setting, "target.preposition"):
        return False
    return place == noun.last + 1 if preposition in one_word(setting, "of") else _is_open(setting, noun.last + 1, place, heads)


def _is_open(setting: Setting, start: int, end: int, heads: dict[int, str]) -> bool:
    """Whether only a deed, its agents and dates fill the words between a noun and the preposition of its target."""
    agents = one_word(setting, "agent.preposition")
    spots = [spot_of(setting, m) for m in setting.actors if heads[spot_of(setting, m).first] in agents]
    spots += [setting.spot(when.start, when.end) for when in setting.periods]
    spots += [setting.spot(amount.start, amount.end) for amount in setting.amounts]
    taken = {n for spot in spots for n in range(spot.first, spot.last + 1)}
    passed = (
        {"%", "of"}
        | agents
        | one_word(setting, "article")
        | one_word(setting, "deed.participle")
        | one_word(setting, "be")
        | one_word(setting, "have")
        | one_word(setting, "deed.bridge")
    )
    return all(n in taken or setting.words[n].text in passed for n in range(start, end))


def _between(setting: Setting, noun: Match, deed: Deed | None, heads: dict[int, str]) -> list[Mention]:
    """The object between a verb and the noun: "granted Chevron a licence", "hit Iran with sanctions"."""
    if deed is None or deed.spot.last >= noun.first:
        return []
    verb = setting.words[deed.spot.last].text
    return [
        m
        for m in setting.actors
        if deed.spot.last < spot_of(setting, m).first < noun.first and heads[spot_of(setting, m).first] == verb
    ]


def _receiver(setting: Setting, noun: Match, deed: Deed | None) -> list[str]:
    """A firm that no other layer knows between verb and noun: "granted Northwind Gas & Oil a licence"."""
    start = deed.spot.last + 1 if deed is not None else noun.last
    firm = firm_at(setting, start) if deed is not None and deed.voice != "noun" and start < noun.first else None
    return [text_of(setting, firm)] if firm is not None else []


def _group(setting: Setting, noun: Match) -> list[str]:
    """A group that is named by what it does: "tariffs on countries purchasing Venezuelan oil"; as worded."""
    place = noun.last + 1
    words = setting.words
    if place + 1 >= len(words) or words[place].text not in one_word(setting, "target.preposition"):
        return []
    groups = one_word(setting, "target.group")
    first = place + 1 + (words[place + 1].text in one_word(setting, "phrase.determiner"))
    if first + 1 >= len(words) or words[first].text not in groups:
        return []
    if not words[first + 1].text.endswith("ing") and words[first + 1].text not in one_word(setting, "relative.group"):
        return []
    last = first
    stops = one_word(setting, "phrase.stop") - {"of", "in", "with", "that"}
    while (
        last + 1 < len(words)
        and last - first < GROUP_WORDS
        and words[last + 1].text not in stops
        and words[last + 1].text[0].isalnum()
    ):
        last += 1
    return [setting.analysis.text.words[words[first].start : words[last].end]]


def _facing(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """Whoever "faces", "suffers from" or "is under" the measure: the subject of the word right before its phrase."""
    for cue in marks(setting, "facing"):
        if cue.last < noun.first and noun.first - cue.last <= GROUP_WORDS and not setting.is_parted(cue, noun):
            return subjects(setting, cue, heads)
    return _suffering(setting, noun)


def _suffering(setting: Setting, noun: Match) -> list[Mention]:
    """Whom something befell "due to" the measure: the one state that the sentence names before these words."""
    for cue in marks(setting, "due.to"):
        if cue.last < noun.first and noun.first - cue.last <= GROUP_WORDS:
            before = [m for m in setting.actors if spot_of(setting, m).last < cue.first and codes(m)]
            return before[:1] if len({codes(m) for m in before}) == 1 else []
    return []


def _agents(setting: Setting, noun: Match, deed: Deed | None, heads: dict[int, str]) -> list[Mention]:
    """Who stands behind "by" or "from" after the deed or noun."""
    start = min(noun.last, deed.spot.last) if deed else noun.last
    anchor = Match(start, max(noun.last, deed.spot.last if deed else noun.last))
    agents = one_word(setting, "agent.preposition")
    found = [
        m for m in setting.actors if spot_of(setting, m).first > start and heads[spot_of(setting, m).first] in agents and codes(m)
    ]
    return [m for m in found if setting.distance(anchor, spot_of(setting, m)) <= TARGET_REACH / 2]


def _collective(setting: Setting, phrase: Match, noun: Match) -> list[str]:
    table = collectives(setting.lang)
    return [table[word.text] for word in setting.words[phrase.first : noun.first] if word.text in table]


def subjects(setting: Setting, verb: Match, heads: dict[int, str]) -> list[Mention]:
    """The subject of a verb: the nearest actor before it that no preposition governs, with those of its list; else a demonym."""
    barred = one_word(setting, "party.not") | one_word(setting, "of")
    before = [m for m in setting.actors if spot_of(setting, m).last < verb.first and (codes(m))]
    free = [m for m in before if heads[spot_of(setting, m).first] not in barred]
    near = [m for m in free if setting.distance(spot_of(setting, m), verb) <= SUBJECT_REACH]
    named = [m for m in near if m.form != "demonym"] or near
    if not named:
        return []
    listed = [m for m in named if _is_listed(setting, m, named)]
    return listed or [named[-1]]


def _is_listed(setting: Setting, mention: Mention, named: list[Mention]) -> bool:
    """Whether only commas, "and" and further members lie between a mention and the last of the list."""
    last = named[-1]
    if mention is last:
        return True
    inner = [spot_of(setting, m) for m in setting.actors if mention.start < m.start < last.start]
    taken = {n for spot in inner for n in range(spot.first, spot.last + 1)}
    gap = range(spot_of(setting, mention).last + 1, spot_of(setting, last).first)
    passed = one_word(setting, "article") | {",", "and"} | one_word(setting, "number")
    return all(n in taken or setting.words[n].text in passed for n in gap)
