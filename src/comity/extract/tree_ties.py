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
    tied = tree(setting)
    heads = {tied.head(deed.spot): deed for deed in done}
    for thing in found:
        for place in governing(setting, tied, tied.head(thing.spot)):
            deed = heads.get(place)
            if deed is not None and (deed.voice in {"noun", "state"} or tied.part(place) not in {"NOUN", "PROPN"}):
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


def is_relative(tied: Tree, deed: Deed, noun: int) -> bool:
    """Whether a deed stands in a relative clause of a noun: "the regime it introduced"."""
    return any(tie.place == tied.head(deed.spot) and tied.below(tie.place, "subject") for tie in tied.below(noun, "clause"))


def governing(setting: Setting, tied: Tree, noun: int) -> Iterator[int]:
    """The verbs and nouns of action that a noun is the object of, or the subject that undergoes; then what describes it."""
    place = noun
    for _ in range(MOST_UP):
        tie = tied.above(tied.first_member(place))
        if tie is None:
            break
        is_undergoer = tie.kind == "object" or (tie.kind == "subject" and (tie.is_passive or not tied.objects(tie.head)))
        counted = [n for n in tied.objects(tie.head) if tied.part(n) == "NUM"] if tie.marker in one_word(setting, "of") else []
        is_undergoer = is_undergoer or bool(counted)
        is_tool = tie.kind == "phrase" and tie.marker in one_word(setting, "tool") and tied.part(tie.head) == "VERB"
        if is_undergoer or is_tool or tie.kind == "agent":
            yield tie.head
            yield from (one.place for one in tied.below(tie.head, "conjunct"))
        if tie.kind == "phrase" and tie.marker in one_word(setting, "of") | {"on"} and tied.part(tie.head) in {"NOUN", "NUM"}:
            yield tie.head
            place = tie.head
            continue
        if tie.kind == "modifier" and tied.part(tie.head) == "NOUN":
            yield tie.head
            place = tie.head
            continue
        break
    for tie in tied.below(noun, "clause"):
        own = tied.below(tie.place, "subject")
        is_undergone = not own or own[0].is_passive or tied.lemma(own[0].place) not in RELATIVE
        if is_undergone and not (own and tied.objects(tie.place) and tied.lemma(own[0].place) not in RELATIVE):
            yield tie.place
