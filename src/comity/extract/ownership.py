"""Who owns how much of what: "which is 51% owned by Oman", "a 15 percent stake in the bank", "the venture is 70 percent Chinese".

Read from the parse alone: the owner is a party to what the words say, however near another state stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.deeds import one_word
from comity.extract.options.nouns import NOUNS, phrase
from comity.extract.options.scene import Scene
from comity.extract.parties import codes
from comity.extract.tree import Arc, Tree, tree
from comity.resources.indicators import indicators, noun_codes

CODE = "ownership"
VAGUE = frozenset({"PRON", "DET"})


class Owned(NamedTuple):
    """The owner's state, the state whose the thing is, and the thing; None for what the words leave open."""

    owner: str | None
    place: str | None
    thing: str | None


class _Sides(NamedTuple):
    """The stretch of text that names the owner, and the place of the word that heads the thing.

    `is_sure` where the words are said of owners alone; else there is no share of a thing without the thing.
    """

    owner: tuple[int, int]
    thing: int | None
    is_sure: bool = False


def owned(scene: Scene) -> Owned | None:
    """What a share says of an owner; None where it is no share of a thing that is owned."""
    if scene.kind != "percent" or scene.relation not in {"share", "level"}:
        return None
    branches = tree(scene.setting)
    found: Owned | None = None
    for sides in _sides(scene, branches):
        one = _owned(scene, branches, sides)
        if one is not None and one.owner is not None:
            return one
        found = found or one
    return found if found is not None and found.thing is not None else None


def _owned(scene: Scene, branches: Tree, sides: _Sides) -> Owned | None:
    setting, head = scene.setting, sides.thing
    owner = _state(scene, *sides.owner)
    past = scene.carried or scene.last
    goes_on = past is not None and past.measured.code == CODE
    if head is None or branches.part(head) in VAGUE or branches.lemma(head) in one_word(setting, "owned.rest"):
        if past is not None and goes_on:
            return Owned(owner, past.flow.partner or past.flow.reporter, past.thing)
        return Owned(owner, None, None) if sides.is_sure else None
    if branches.lemma(head) in one_word(setting, "owned.capital"):  # "of the plant's shares": of the plant
        inner = [arc.place for arc in branches.below(head, "modifier", "phrase") if branches.part(arc.place) in NOUNS]
        head = inner[-1] if inner else head
    if _is_quantity(scene, branches, head):
        return None  # a share of exports or of a market
    return Owned(owner, _state(scene, *_span(branches, head)), _named(scene, head) or None)


def _is_quantity(scene: Scene, branches: Tree, head: int) -> bool:
    """Whether a noun names what is counted, measured or shared out, and not what can be owned."""
    lemma, text = branches.lemma(head), scene.setting.words[head].text
    if {lemma, text} & one_word(scene.setting, "owned.not"):
        return True
    code = noun_codes().get((text,)) or noun_codes().get((lemma,))
    return code is not None and set(indicators()[code].classes) != {"count"}


def _sides(scene: Scene, branches: Tree) -> Iterator[_Sides]:
    """Owner and thing as each construction has them, the surest first."""
    setting = scene.setting
    here = branches.first_member(branches.head(scene.here))
    behind = scene.here.last + 1
    if setting.after(scene.here.last) in {"-", "–"}:
        behind += 1
    is_passive = behind < len(setting.words) and setting.words[behind].text.lstrip("-–") in one_word(setting, "owned.passive")
    if is_passive:
        yield from _passive(branches, behind, here)
    for arc in branches.up(here)[:3]:
        if setting.words[arc.head].text in one_word(setting, "owned.passive") and branches.below(arc.head, "agent"):
            yield from _passive(branches, arc.head, here)
        elif branches.part(arc.head) == "VERB":
            if arc.kind == "object" and branches.lemma(arc.head) in one_word(setting, "owned.verb"):
                yield from _active(branches, arc.head, here, branches.head(scene.here), arc.place)
            break
    stake = _stake(scene, branches, here)
    if stake is not None:
        yield from _of_stake(scene, branches, stake)
    yield from _by_demonym(scene, branches, behind, here)


def _passive(branches: Tree, participle: int, here: int) -> Iterator[_Sides]:
    agent = next(iter(branches.below(participle, "agent")), None)
    if agent is None:
        return
    subject = next((arc.place for arc in branches.below(participle, "subject")), None)
    if subject is None or branches.part(subject) in VAGUE:
        clause = branches.above(participle)
        if clause is not None and clause.kind == "clause" and branches.first_member(clause.head) != here:
            subject = clause.head  # "a firm which is 51% owned by ..."
        elif subject is None:
            own = branches.subject(here)
            subject = own.place if own is not None else None
    yield _Sides((agent.start, agent.end), subject, is_sure=branches.text(participle).endswith("owned"))


def _active(branches: Tree, verb: int, here: int, own: int, part: int) -> Iterator[_Sides]:
    subject = branches.subject(verb)
    if subject is None:
        return
    whole = next(iter(branches.below(here, "phrase")), None) or next(
        (arc for place in branches.members(here) for arc in branches.below(place, "phrase") if arc.marker in {"of", "in"}), None
    )
    thing: int | None = whole.place if whole is not None and whole.marker in {"of", "in"} else None
    clause = branches.above(verb)
    if thing is None and clause is not None and clause.kind == "clause" and _is_relative(branches, verb):
        thing = clause.head  # "a dam, in which China owns 60%"
    if thing is None and part != here:
        thing = part  # "holds the rest, 60 percent"
    holders, parts = branches.members(subject.place), branches.members(here)
    owner = (subject.start, subject.end)
    if len(holders) > 1:  # "Oman and India hold 51% and 49%"
        if len(holders) != len(parts):
            return
        holder = branches.setting.words[holders[parts.index(own)] if own in parts else holders[0]]
        owner = (holder.start, holder.end)
    yield _Sides(owner, thing, is_sure=branches.lemma(verb) == "own")


def _is_relative(branches: Tree, verb: int) -> bool:
    return any(branches.part(arc.place) in VAGUE and arc.marker in {"in", "of"} for arc in branches.below(verb, "phrase"))


def _stake(scene: Scene, branches: Tree, here: int) -> int | None:
    """The noun for a share that somebody holds, which the amount is said of."""
    stakes = one_word(scene.setting, "owned.noun")
    for arc in branches.up(here)[:2]:
        if branches.lemma(arc.head) in stakes and (arc.kind == "modifier" or arc.marker in {"of", "at"}):
            return arc.head
        if branches.part(arc.head) == "VERB":
            nouns = [one.place for one in branches.below(arc.head, "object")] if arc.kind == "phrase" else []
            nouns += [one.place for one in branches.subjects(arc.head)] if arc.kind == "phrase" and not nouns else []
            return next((place for place in nouns if branches.lemma(place) in stakes), None)
    subject = branches.subject(here)  # "Oman's stake is 30 percent"
    return subject.place if subject is not None and branches.lemma(subject.place) in stakes else None


def _of_stake(scene: Scene, branches: Tree, stake: int) -> Iterator[_Sides]:
    setting = scene.setting
    above = branches.above(stake)
    whole = [arc for arc in branches.below(stake, "phrase") if arc.marker == "in"]
    if not whole and above is not None and above.kind == "object":
        whole = [arc for arc in branches.below(above.head, "phrase") if arc.marker == "in" and arc.start > scene.here.first]
    thing = whole[0].place if whole else None
    for clause in branches.below(stake, "clause"):
        if branches.text(clause.place) in one_word(setting, "owned.passive"):
            yield from (_Sides((arc.start, arc.end), thing, is_sure=True) for arc in branches.below(clause.place, "agent"))
    if thing is None and branches.lemma(stake) in one_word(setting, "owned.share"):
        return  # a share of a market, of trade
    for arc in branches.below(stake, "modifier", "phrase"):
        if arc.kind == "modifier" or arc.marker in {"of", "for"}:
            yield _Sides((arc.start, arc.end), thing)
    verb = above.head if above is not None else None
    if verb is not None and branches.part(verb) != "VERB" and (over := branches.above(verb)) is not None:
        verb = over.head
    if verb is not None and branches.part(verb) == "VERB":
        subject = branches.subject(verb)
        agent = next(iter(branches.below(verb, "agent")), None)
        for side in (agent, subject):
            if side is not None and side.place != stake:
                yield _Sides((side.start, side.end), thing)


def _by_demonym(scene: Scene, branches: Tree, behind: int, here: int) -> Iterator[_Sides]:
    """Owners told by their nation alone, as in "the venture is 70 percent Chinese"."""
    setting = scene.setting
    words = setting.words
    mention = next((m for m in setting.actors if behind < len(words) and m.start == words[behind].start), None)
    if mention is None or mention.form != "demonym" or branches.part(min(behind + 1, len(words) - 1)) in NOUNS:
        return
    subject = branches.subject(here)
    is_joined = scene.carried is not None and scene.carried.measured.code == CODE
    if subject is not None or is_joined:
        yield _Sides((mention.start, mention.end), None if subject is None or is_joined else subject.place)


def _state(scene: Scene, start: int, end: int) -> str | None:
    """The state of who is named in a stretch of text: the first that is told, a firm's own before that of its seat."""
    found = [codes(m) for m in scene.setting.actors if start <= m.start < end and m.kind != "outlet"]
    return next((each[0] for each in found if len(each) == 1), None)


def _span(branches: Tree, head: int) -> tuple[int, int]:
    """The stretch of text that names a thing."""
    word = branches.setting.words[head]
    parts: list[Arc] = branches.below(head, "modifier", "phrase", "apposition")
    starts = [word.start, *(one.start for one in parts)]
    ends = [word.end, *(one.end for one in parts)]
    return min(starts), max(ends)


def _named(scene: Scene, head: int) -> str:
    """What the thing is called, in small letters as things of costs are."""
    node = scene.paths.node(head)
    if node is None:
        return ""
    found = next(phrase(scene, *node, "thing"), None)
    if found is not None:
        return found.words
    setting = scene.setting
    name = next((m.name for m in setting.actors if m.start <= setting.words[head].start < m.end), "")
    return name.lower()
