"""Instruments in the making: what states talk about and what they agree to do."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, dates, marks, one_word
from comity.extract.instrument.noun import UNNAMED, Thing, Tie
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import subjects
from comity.extract.tree import tree

TALK_REACH, PARTNER_REACH, SUBJECT_WORDS, AGREED_WORDS = 14, 4, 4, 8
"""How many words behind "in talks with" topic and partner stand; before "agreed" those who agree, behind it what to do."""


def talking(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Somebody talks with somebody on it: "in talks with Chile over a supply agreement"."""
    for cue in marks(setting, "talks.with"):
        behind = [thing for thing in found if cue.last < thing.spot.first <= cue.last + TALK_REACH]
        if behind and not setting.is_parted(cue, behind[0].spot):
            between = {word.text for word in setting.words[cue.last + 1 : behind[0].spot.first]}
            if between & one_word(setting, "talks.topic") and not between & one_word(setting, "verbal"):
                yield Deed("negotiating", "noun", cue, "actual", is_planned=False, is_denied=False), behind[0]


def talking_alone(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States or their firms talk on what has no name yet: "Kyiv is in talks with a Chilean lender"; each side is named."""
    for cue in marks(setting, "talking.with"):
        heads = governors(setting)
        near = [m for m in setting.actors if 0 < spot_of(setting, m).first - cue.last <= PARTNER_REACH and codes(m)]
        who = {code for m in subjects(setting, cue, heads) for code in codes(m)}
        is_named = any(thing.spot.first > cue.last and not setting.is_parted(cue, thing.spot) for thing in found)
        if near and who and not who & set(codes(near[0])) and not is_named:
            deed = Deed("negotiating", "noun", cue, "actual", is_planned=False, is_denied=False)
            yield deed, Thing(cue, Match(cue.first, spot_of(setting, near[0]).last), UNNAMED)


def agreed(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States agree to do something: "Chad and Niger agreed to reopen the border"; the object is what they will do."""
    heads = governors(setting)
    for cue in marks(setting, "agree.to"):
        verb = cue.last + 1
        is_idle = verb >= len(setting.words) or setting.words[verb].text in one_word(setting, "agreed.idle")
        is_named = any(thing.spot.first > cue.last for thing in found)
        if not is_idle and not is_named and _are_states(setting, cue, heads):
            deed = Deed("reached", "active", cue, "actual", is_planned=False, is_denied=_is_denied(cue, done))
            yield deed, Thing(cue, Match(verb, _clause_end(setting, verb)), UNNAMED)
    if not marks(setting, "agree.to"):
        yield from _undertaken(setting, found)


def _undertaken(setting: Setting, found: list[Thing]) -> Iterator[Tie]:
    """The same where other words stand between: "the two governments did agree last month to widen the canal"."""
    parse = tree(setting)
    for cue in marks(setting, "agreeing"):
        place = parse.head(cue)
        aims = [one.place for one in parse.below(place, "complement") if one.marker == "to"]
        if not aims or any(thing.spot.first > cue.last for thing in found):
            continue
        verb = aims[0]
        is_idle = setting.words[verb].text in one_word(setting, "agreed.idle")
        if not is_idle and _are_states(setting, cue, governors(setting)):
            deed = Deed("reached", "active", cue, "actual", is_planned=False, is_denied=False)
            yield deed, Thing(cue, Match(verb, _clause_end(setting, verb)), UNNAMED)


def _is_denied(cue: Match, done: tuple[Deed, ...]) -> bool:
    return any(deed.is_denied and deed.spot.first == cue.first for deed in done)


def _are_states(setting: Setting, cue: Match, heads: dict[int, str]) -> bool:
    """Whether states themselves or "the two sides" stand right before a verb."""
    near = [m for m in subjects(setting, cue, heads) if 0 < cue.first - spot_of(setting, m).last <= SUBJECT_WORDS]
    pairs = (*marks(setting, "mutual"), *marks(setting, "joint.action"))
    is_pair = any(0 < cue.first - spot.last <= SUBJECT_WORDS for spot in pairs)
    return is_pair or any(m.kind == "state" and m.form != "demonym" for m in near) or _share_verb(setting, cue)


def _share_verb(setting: Setting, cue: Match) -> bool:
    """Whether several states are the subject of the verb that this one is joined to: "ministers of A and B met and agreed"."""
    parse = tree(setting)
    verb = parse.verb(cue)
    above = parse.above(verb)
    if above is None or above.kind != "conjunct":
        return False
    states = {
        code
        for one in parse.subjects(verb)
        for m in setting.actors
        if m.kind == "state" and one.start <= m.start < one.end
        for code in codes(m)
    }
    return len(states) > 1


def _clause_end(setting: Setting, first: int) -> int:
    """The last word of what was agreed: before a mark or a date, at most nine words, none that leans on what follows ("to")."""
    last = first
    dated = {n for spot in dates(setting) for n in range(spot.first, spot.last + 1)}
    while last + 1 < len(setting.words) and last - first < AGREED_WORDS:
        if not setting.words[last + 1].text[0].isalnum() or last + 1 in dated:
            break
        last += 1
    while last > first and setting.words[last].text in one_word(setting, "phrase.stop"):
        last -= 1
    return last
