"""Targets: whom a measure hits or favours, by the words around its noun."""

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import codes_at, named_under
from comity.extract.noun_phrase import worded
from comity.extract.parties import codes
from comity.extract.phrase import phrase as phrase_of
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import is_listed, subjects
from comity.extract.ties import firm_at
from comity.extract.tree import tree
from comity.model.analysis import Mention

TARGET_REACH, GROUP_WORDS, MODIFIER_REACH = 14.0, 6, 4


def modifiers(setting: Setting, noun: Match, phrase: Match) -> list[Mention]:
    """The actors named inside the phrase before its noun, owners in front of it included."""
    return [
        m
        for m in setting.actors
        if phrase.first <= spot_of(setting, m).first < noun.first <= spot_of(setting, m).last + MODIFIER_REACH
        and (codes(m) or m.kind == "organisation")
    ]


def is_hit(setting: Setting, mention: Mention) -> bool:
    """Whether a modifier is who is hit: "anti-Iranian", or a state's full name without possessive ("Iran sanctions")."""
    word = setting.words[spot_of(setting, mention).first].text
    if word.startswith("anti-"):
        return True
    words = setting.analysis.text.words[mention.start : mention.end]
    is_owner = setting.words[spot_of(setting, mention).last].text.endswith(("'s", "’s", "s'", "s’"))
    return mention.kind == "state" and mention.form == "name" and not words.replace(".", "").isupper() and not is_owner


def behind(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """The actors behind a noun that a preposition of direction governs, those of one list together.

    Only the deed, who did it and when may stand between noun and preposition ("sanctions imposed by the EU in 2022 on Mali").
    """
    found: list[Mention] = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        if spot.first <= noun.last or setting.distance(noun, spot) > TARGET_REACH or mention.kind == "outlet":
            continue
        if found and heads[spot.first] == heads[spot_of(setting, found[-1]).first] and is_listed(setting, found[-1], [mention]):
            found.append(mention)
        elif found:
            break
        elif _is_directed(setting, noun, spot, heads):
            found.append(mention)
    found += [m for m in _joined(setting, found) if m not in found]
    return [m for m in found if codes(m) or m.kind in {"organisation", "person"}]


def _joined(setting: Setting, found: list[Mention]) -> list[Mention]:
    """Those that "and" joins to the last of a list, whatever is counted between: "on four Chadian and two Malian firms"."""
    if not found:
        return []
    parse = tree(setting)
    last = spot_of(setting, found[-1])
    places = {place for place in parse.members(parse.head(last)) if place > last.last}
    adjectives = [m for m in setting.actors if m.form == "demonym" and spot_of(setting, m).first in places]
    return adjectives if found[-1].form == "demonym" else []


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


def between_of(setting: Setting, noun: Match, deed: Deed | None, heads: dict[int, str]) -> list[Mention]:
    """The object between a verb and the noun: "granted Chevron a licence", "hit Iran with sanctions"."""
    if deed is None or deed.spot.last >= noun.first:
        return []
    verb = setting.words[deed.spot.last].text
    return [
        m
        for m in setting.actors
        if deed.spot.last < spot_of(setting, m).first < noun.first and heads[spot_of(setting, m).first] == verb
    ]


def receiver(setting: Setting, noun: Match, deed: Deed | None) -> list[str]:
    """A firm that no other layer knows between verb and noun: "granted Northwind Gas & Oil a licence"."""
    start = deed.spot.last + 1 if deed is not None else noun.last
    firm = firm_at(setting, start) if deed is not None and deed.voice != "noun" and start < noun.first else None
    return [worded(setting, firm)] if firm is not None else []


def group(setting: Setting, noun: Match) -> list[str]:
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


def facing(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """Whoever "faces", "suffers from" or "is under" the measure: the subject of the word right before its phrase."""
    for cue in marks(setting, "facing"):
        if cue.last < noun.first and noun.first - cue.last <= GROUP_WORDS and not setting.is_parted(cue, noun):
            charged = _charged(setting, cue)
            return subjects(setting, cue, heads) if charged is None else charged
    return _suffering(setting, noun)


def _charged(setting: Setting, verb: Match) -> list[Mention] | None:
    """Whom somebody charges: "Chad has charged each Malian lorry a fee"; None where the subject itself pays."""
    parse = tree(setting)
    place = parse.head(verb)
    received = parse.below(place, "recipient")
    return [m for arc in received for m in named_under(setting, parse, arc.place)] if received else None


def _suffering(setting: Setting, noun: Match) -> list[Mention]:
    """Whom something befell "due to" the measure: the one state that the sentence names before these words."""
    for cue in marks(setting, "due.to"):
        if cue.last < noun.first and noun.first - cue.last <= GROUP_WORDS:
            before = [m for m in setting.actors if spot_of(setting, m).last < cue.first and codes(m)]
            return before[:1] if len({codes(m) for m in before}) == 1 else []
    return []


def struck_by(setting: Setting, noun: Match, deed: Deed) -> tuple[str, ...]:
    """Whom a deed strikes with or by a measure: "Iran was hit by sanctions", "threatened lenders with sanctions"."""
    parse = tree(setting)
    above = parse.above(parse.head(noun))
    verb = parse.head(deed.spot)
    if above is None or above.head != verb or not (above.kind == "agent" or above.marker in one_word(setting, "tool")):
        return ()
    subject = parse.subject(verb)
    hit = [subject.place] if subject is not None and subject.is_passive else list(parse.objects(verb))
    found = tuple(code for place in hit for code in codes_at(setting, parse, place))
    groups = [place for place in hit if setting.words[place].text in one_word(setting, "target.group")]
    return found or tuple(worded(setting, phrase_of(setting, Match(place, place))) for place in groups)


def places_of(setting: Setting, noun: Match, deed: Deed | None) -> tuple[int, ...]:
    """The words under which the target of a measure may hang: its noun and the deed."""
    parse = tree(setting)
    place = parse.head(noun)
    relative = [arc.place for arc in parse.below(place, "clause")]
    return (place, *relative) if deed is None else (place, parse.head(deed.spot), *relative)


def sources(setting: Setting, noun: Match, heads: dict[int, str]) -> list[Mention]:
    """Where goods come from, or with whom there is trade or a border: "barred trucks from Malawi", "halted trade with Chad"."""
    origins = one_word(setting, "origin") | one_word(setting, "partner")
    near = [m for m in setting.actors if 0 < spot_of(setting, m).first - noun.last <= MODIFIER_REACH and codes(m)]
    return [m for m in near if heads[spot_of(setting, m).first] in origins][:1]


def bordering(setting: Setting, *places: int) -> tuple[str, ...]:
    """The state beyond the border at which a measure holds: "controls at the Chadian line", "checks on the border with Oman"."""
    parse = tree(setting)
    lines = [
        arc.place
        for place in places
        for arc in parse.below(place, "phrase")
        if arc.marker in {"at", "on", "along"} and setting.words[arc.place].text in one_word(setting, "border.line")
    ]
    return tuple(dict.fromkeys(code for line in lines for m in named_under(setting, parse, line) for code in codes(m)))
