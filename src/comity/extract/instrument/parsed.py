"""Ties that the parse of a sentence shows, where other words stand between a deed and its instrument."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, one_word
from comity.extract.instrument.noun import Thing, Tie
from comity.extract.objects import is_joined
from comity.extract.setting import Setting
from comity.extract.tree import Tree, tree

RELATIVE = frozenset({"which", "that", "whose", "whom"})


def parsed(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """The parse ties them: "put, after years of talks, their names to a raft of accords", "the pact that both had signed"."""
    if not done or not found:
        return
    parse = tree(setting)
    own = [thing for thing in found if not any(_is_part_of(setting, thing, other) for other in found)]
    by_place = {parse.head(thing.spot): thing for thing in reversed(own)}
    for deed in done:
        for place in _targets(setting, parse, deed):
            thing = by_place.get(place)
            if thing is None or deed.spot.first <= thing.spot.first <= deed.spot.last:
                continue
            if (thing.row.type, deed.action) != ("plan", "ratified"):
                yield deed, thing
                yield from ((deed, other) for other in _joined(setting, thing, found))


def _is_part_of(setting: Setting, thing: Thing, other: Thing) -> bool:
    """Whether a noun only tells what another is on: the partnership of "Treaty on Partnership"."""
    is_container = setting.words[other.spot.last].text in one_word(setting, "container")
    return not is_container and other.spot.last < thing.spot.first <= other.phrase.last


def _joined(setting: Setting, thing: Thing, found: list[Thing]) -> Iterator[Thing]:
    """Those that "and" or a comma joins to one right behind it."""
    for other in found:
        if other.spot.first > thing.spot.last:
            if not is_joined(setting, thing, other):
                return
            yield other
            thing = other


def is_refuted(setting: Setting, deed: Deed, thing: Thing) -> bool:
    """Whether the parse gives a deed to another noun: "talks on the pact were put on hold", "signed a pact and agreed to"."""
    parse = tree(setting)
    verb, place = parse.verb(deed.spot), parse.head(thing.spot)
    if parse.part(verb) != "VERB" or deed.voice == "noun":
        return False
    above = parse.above(place)
    is_topic = above is not None and above.kind == "phrase" and above.marker in {"on", "over", "about"}
    if deed.voice != "active" and is_topic and above is not None:
        subjects = [one.place for one in parse.below(verb, "subject")]
        if above.head in subjects:
            return True
    own = parse.above(verb)
    if deed.voice == "bare" and thing.spot.last < deed.spot.first and parse.below(verb, "object") and own is not None:
        return own.kind != "clause" or own.head != place
    is_joined = own is not None and own.kind == "conjunct" and parse.part(own.head) == "VERB"
    return (
        deed.voice in {"bare", "attribute"}
        and thing.spot.last < deed.spot.first
        and is_joined
        and own is not None
        and any(one.place == place for one in parse.below(own.head, "object"))
    )


def _targets(setting: Setting, parse: Tree, deed: Deed) -> Iterator[int]:
    """The words that a deed is done to, what they are made of included ("a raft of accords")."""
    if deed.voice == "noun":
        place = parse.head(deed.spot)
        direct = [one.place for one in parse.below(place, "phrase") if one.marker == "of"]
    else:
        verb = parse.verb(deed.spot)
        direct = list(_of_verb(setting, parse, deed, verb))
    for place in direct:
        for member in parse.members(place):
            yield member
            yield from _contained(setting, parse, member)


def _of_verb(setting: Setting, parse: Tree, deed: Deed, verb: int) -> Iterator[int]:
    """The object of a verb, the subject of a passive or of a state, or the noun that its clause describes."""
    above = parse.above(verb)
    subjects = parse.below(verb, "subject") or (parse.subjects(verb) if deed.voice in {"passive", "state"} else [])
    if deed.voice in {"passive", "state"}:
        yield from (one.place for one in subjects if parse.text(one.place) not in RELATIVE)
    else:
        yield from (one.place for one in parse.below(verb, "object"))
        yield from _particles(setting, parse, deed, verb)
        yield from (one.place for one in subjects if one.is_passive)
    if above is None or above.kind != "clause":
        return
    pronouns = [one for one in subjects if parse.text(one.place) in RELATIVE]
    objects = [one for one in parse.below(verb, "object") if parse.text(one.place) not in RELATIVE]
    is_told = deed.voice in {"passive", "state"} and (bool(pronouns) or not subjects)
    is_done = deed.voice in {"bare", "active", "attribute"} and not objects and (not subjects or not pronouns)
    is_relative = above.head < verb and not above.marker
    if is_relative and (is_told or is_done) and not (deed.voice == "active" and not subjects):
        yield above.head


def _particles(setting: Setting, parse: Tree, deed: Deed, verb: int) -> Iterator[int]:
    """What the preposition of a phrasal deed governs: "withdrew last year from the pact" by "withdrew from"."""
    last = setting.words[deed.spot.last]
    for one in parse.below(verb, "phrase"):
        if deed.spot.last > deed.spot.first and one.marker.split()[-1:] == [last.text]:
            yield one.place


def _contained(setting: Setting, parse: Tree, place: int) -> Iterator[int]:
    """What a word of quantity or part is made of: "a raft of accords", "the text of the treaty"."""
    if parse.text(place) not in one_word(setting, "container"):
        return
    for one in parse.below(place, "phrase"):
        if one.marker == "of":
            for member in parse.members(one.place):
                yield member
                yield from _contained(setting, parse, member)
