"""Ties by the tree: which noun a deed is about, whatever stands between them."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, one_word
from comity.extract.setting import Setting
from comity.extract.ties import Row, Thing
from comity.extract.tree import Tree, tree

RELATIVE = frozenset({"which", "that", "who"})
MOST_UP = 4


def grammatical(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[tuple[Deed, Thing[Row]]]:
    """The noun is object, subject of a passive or subject of a state, or the deed describes it, in the tree of the sentence."""
    if not done or not found:
        return
    parse = tree(setting)
    heads = {parse.head(deed.spot): deed for deed in done}
    for thing in found:
        for place in governing(setting, parse, parse.head(thing.spot)):
            deed = heads.get(place)
            if deed is not None and (deed.voice in {"noun", "state"} or parse.part(place) not in {"NOUN", "PROPN"}):
                yield deed, thing
        with_it = _striking(setting, done, thing)
        if with_it is not None:
            yield with_it, thing


def _striking(setting: Setting, done: tuple[Deed, ...], thing: Thing[Row]) -> Deed | None:
    """The verb of striking before "with" and a noun: "threatened officials who take part with visa bans"."""
    place = thing.phrase.first
    while setting.before(place) in one_word(setting, "article"):
        place -= 1
    if setting.before(place) != "with":
        return None
    before = [deed for deed in done if deed.spot.last < place and not setting.is_parted(deed.spot, thing.spot)]
    is_strike = bool(before) and tree(setting).lemma(before[-1].spot.first) in one_word(setting, "strike.verb")
    return before[-1] if is_strike else None


def is_relative(parse: Tree, deed: Deed, noun: int) -> bool:
    """Whether a deed stands in a relative clause of a noun: "the regime it introduced"."""
    return any(arc.place == parse.head(deed.spot) and parse.below(arc.place, "subject") for arc in parse.below(noun, "clause"))


def governing(setting: Setting, parse: Tree, noun: int) -> Iterator[int]:
    """The verbs and nouns of action that a noun is the object of, or the subject that undergoes; then what describes it."""
    place = noun
    for _ in range(MOST_UP):
        arc = parse.above(parse.first_member(place))
        if arc is None:
            break
        is_undergoer = arc.kind == "object" or (arc.kind == "subject" and (arc.is_passive or not parse.objects(arc.head)))
        counted = [n for n in parse.objects(arc.head) if parse.part(n) == "NUM"] if arc.marker in one_word(setting, "of") else []
        is_undergoer = is_undergoer or bool(counted)
        is_tool = arc.kind == "phrase" and arc.marker in one_word(setting, "tool") and parse.part(arc.head) == "VERB"
        if is_undergoer or is_tool or arc.kind == "agent":
            yield arc.head
            yield from (one.place for one in parse.below(arc.head, "conjunct"))
        if arc.kind == "phrase" and arc.marker in one_word(setting, "of") | {"on"} and parse.part(arc.head) in {"NOUN", "NUM"}:
            yield arc.head
            place = arc.head
            continue
        if arc.kind == "modifier" and parse.part(arc.head) == "NOUN":
            yield arc.head
            place = arc.head
            continue
        break
    for arc in parse.below(noun, "clause"):
        own = parse.below(arc.place, "subject")
        is_undergone = not own or own[0].is_passive or parse.lemma(own[0].place) not in RELATIVE
        if is_undergone and not (own and parse.objects(arc.place) and parse.lemma(own[0].place) not in RELATIVE):
            yield arc.place
