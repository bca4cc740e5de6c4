"""Who takes part in the words of the text: roles that no layer knows ("the Thai prime minister", "a delegation")."""

from collections.abc import Iterator

from comity.extract.event.trigger import Found, Occurrence, terms
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.setting import Match, Setting
from comity.extract.tree import Arc, Tree, tree
from comity.extract.trigger import is_cue

MOST_OF = 5
OWNERS = frozenset({"of", "by", "between", "with", "from"})
OCCASIONS = frozenset({"during", "after", "from", "following"})
"""Prepositions that make of a journey or meeting the occasion of what its own traveller did."""


def roles(found: Found) -> tuple[str, ...]:
    """The phrases of those who take part, as the parse joins them to the trigger; only nouns for persons of office or groups."""
    setting = found.setting
    parse = tree(setting)
    place = parse.head(found.spot) if found.term.form == "noun" else parse.verb(found.spot)
    heads = (
        _of_noun(parse, place) if found.term.form == "noun" else _of_verb(parse, place, is_mutual=found.term.frame == "mutual")
    )
    members = [member for head in heads for member in parse.members(head) if _is_role(setting, parse, member)]
    return tuple(dict.fromkeys(_named(found, Match(member, member)) + _whose(setting, parse, member) for member in members))


def _whose(setting: Setting, parse: Tree, place: int) -> str:
    """What "of" adds to a role: "president of Iran", "Heads of State"."""
    for one in parse.below(place, "phrase"):
        text = setting.analysis.text.words[one.start : one.end]
        if one.marker == "of" and one.start - setting.words[place].end <= 1 and len(text.split()) <= MOST_OF:
            return " " + " ".join(text.split())
    return ""


def is_owned(found: Found, name: str, role: str) -> bool:
    """Whether a state is named only as the one that a single person of office acts for: "Iran's president", "U.S. president"."""
    head = role.lower().split()[-1]
    words = found.setting.analysis.text.words
    within = [m for m in found.setting.actors if m.kind == "state" and m.name == name and words[m.start : m.end] in role]
    return bool(within) and not head.endswith("s") and " of " not in role


def known_role(role: str, told: list[Occurrence]) -> str:
    """A bare role as it was told before: "the president" once "Cuba's president" went."""
    if len(role.split()) > 1:
        return role
    earlier = [name for old in reversed(told) for name in old.event.actors if name.lower().split()[-1] == role.lower()]
    return earlier[0] if earlier else role


def _of_verb(parse: Tree, verb: int, *, is_mutual: bool) -> Iterator[int]:
    """The subject, and of what both sides share also the object and who stands behind "with" or "by"."""
    yield from (one.place for one in parse.subjects(verb))
    if is_mutual:
        yield from (one.place for one in parse.below(verb, "object", "agent"))
        yield from (one.place for one in parse.below(verb, "phrase") if one.marker in {"with", "by", "between"})


def _of_noun(parse: Tree, noun: int) -> Iterator[int]:
    """Its owner, or who stands behind "by", "of", "between", "with"; else the subject of the verb that has it.

    "Began a tour", "said during a two-day visit", "flew home from a visit to".
    """
    above = parse.above(noun)
    owners = [one.place for one in parse.below(noun, "modifier", "phrase") if _is_owner(one)]
    yield from owners
    if owners or above is None or parse.part(above.head) != "VERB":
        return
    is_occasion = above.kind == "phrase" and above.marker in OCCASIONS and not is_meeting(parse, above.head)
    if above.kind == "object" or is_occasion:
        yield from (one.place for one in parse.subjects(above.head))


def is_meeting(parse: Tree, verb: int) -> bool:
    """Whether a verb itself tells of a meeting or journey, which then is the one of its occasion: "met during a visit"."""
    rows = terms(parse.setting.lang).rows.get((parse.setting.words[verb].text,), ())
    return any(row.type in {"meet", "visit", "call"} for row in rows)


def _is_owner(one: Arc) -> bool:
    return one.marker in {"'s", "\u2019s", "'", "\u2019"} or (one.kind == "phrase" and one.marker in OWNERS)


def _is_role(setting: Setting, parse: Tree, place: int) -> bool:
    is_office = is_cue("role.noun", setting.lang, parse.text(place))
    start = setting.words[place].start
    return is_office and not any(m.start <= start < m.end and m.kind in {"person", "outlet"} for m in setting.actors)


def _named(found: Found, spot: Match) -> str:
    """The phrase of a noun with its owner: "Bangladesh's premier"."""
    setting, verbs = found.setting, frozenset(range(found.spot.first, found.spot.last + 1))
    phrase = noun_phrase(setting, spot, verbs)
    owner = phrase.first - 1
    is_owned = owner >= 0 and setting.words[owner].text.endswith(("'s", "\u2019s"))
    first = noun_phrase(setting, Match(owner, owner), verbs).first if is_owned and setting.is_name(owner) else phrase.first
    text = worded(setting, Match(min(first, phrase.first), phrase.last))
    return text.removesuffix("'s").removesuffix("\u2019s")
