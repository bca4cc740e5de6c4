"""Governors: the words that a noun hangs on, those that describe it, and the mood in which they stand."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.project.states import StateTerm, state_terms, states
from comity.extract.setting import Match, Setting
from comity.extract.tree import Arc, Tree
from comity.extract.trigger import is_cue

Role: TypeAlias = Literal["object", "passive", "subject", "noun", "phrase", "modifier"]


AHEAD = frozenset({"will", "shall", "would", "should", "'ll", "wo", "’ll"})


POSSIBLE = frozenset({"could", "may", "might", "can"})


DENIED = frozenset({"not", "n't", "n’t", "never"})


MOST_UP = 8


class Governor(NamedTuple):
    """A word that says something of an undertaking: the `role` that the undertaking has to it."""

    role: Role
    place: int
    marker: str = ""


def governors_of(setting: Setting, parse: Tree, noun: int) -> Iterator[Governor]:
    """The words that govern a noun, then those that describe it; past "phase of", "the capacity of" and the like."""
    place = noun
    for _ in range(MOST_UP):
        place = parse.first_member(place)
        arc = parse.above(place)
        if arc is None:
            break
        if arc.kind == "apposition":
            yield from _described(parse, place)
            place = arc.head
        elif arc.kind in {"object", "subject"}:
            yield Governor(_role(arc), arc.head)
            if arc.kind == "subject":
                yield from _completing(parse, arc.head)
            break
        elif arc.kind == "phrase" and arc.marker == "of" and parse.part(arc.head) in {"SYM", "NUM"}:
            place = arc.head
        elif arc.kind == "phrase" and parse.part(arc.head) in {"NOUN", "PROPN"}:
            yield Governor("noun", arc.head, arc.marker)
            if not _is_passed(setting, arc.head):
                break
            place = arc.head
        else:
            if arc.kind == "phrase":
                yield Governor("phrase", arc.head, arc.marker)
                yield from _worked_on(setting, parse, arc)
            break
    yield from _described(parse, noun)


def _worked_on(setting: Setting, parse: Tree, arc: Arc) -> Iterator[Governor]:
    """The verb and its subject where this is work on the undertaking: "work went ahead on the tunnel"."""
    if arc.marker not in {"on", "at", "of", "for"}:
        return
    subject = parse.subject(arc.head)
    if subject is not None and is_action(setting, subject.place):
        yield Governor("noun", subject.place, arc.marker)
        yield Governor(_role(subject), arc.head)
    yield from (Governor("noun", n, arc.marker) for n in parse.objects(arc.head) if is_action(setting, n))


def _completing(parse: Tree, verb: int) -> Iterator[Governor]:
    """The verbs that complete a verb and share its subject: "is going to be built", "is expected to start"."""
    for arc in parse.below(verb, "complement"):
        if not parse.below(arc.place, "subject") and parse.part(arc.place) in {"VERB", "ADJ"}:
            is_passive = "be" in parse.helpers(arc.place) and parse.part(arc.place) == "VERB" and not _is_gerund(parse, arc.place)
            yield Governor("passive" if is_passive else "subject", arc.place)
            yield from _completing(parse, arc.place)


def _role(arc: Arc) -> Role:
    return "object" if arc.kind == "object" else "passive" if arc.is_passive else "subject"


def is_action(setting: Setting, place: int) -> bool:
    """Whether a noun tells of work on something: "construction of", "repairs at"."""
    of_states = [terms for spot, terms in states(setting) if spot.first <= place <= spot.last]
    is_work = any(term.form == "nominal" and term.status == "under_way" for terms in of_states for term in terms)
    return is_work or is_cue("work.noun", setting.lang, setting.words[place].text)


def _is_passed(setting: Setting, place: int) -> bool:
    """Whether what is said of a noun is said of what it is of: "the first phase of", "construction of", "plans for"."""
    word = setting.words[place].text
    is_state = any(spot.first <= place <= spot.last for spot, _ in states(setting))
    return is_state or is_cue("part.noun", setting.lang, word) or is_cue("aspect.noun", setting.lang, word)


def _described(parse: Tree, noun: int) -> Iterator[Governor]:
    """The adjectives, participles and relative clauses of a noun."""
    placed = [
        one for arc in parse.below(noun, "phrase") if parse.part(arc.place) == "PROPN" for one in parse.below(arc.place, "clause")
    ]
    for arc in [*parse.below(noun, "modifier", "clause", "phrase"), *placed]:
        if arc.kind != "clause":
            yield Governor("modifier", arc.place)
            continue
        subject = next(iter(parse.below(arc.place, "subject")), None)
        if subject is None:
            yield Governor("passive" if not _is_gerund(parse, arc.place) else "subject", arc.place)
        elif parse.part(subject.place) == "PRON" and parse.lemma(subject.place) in {"which", "that", "who"}:
            yield Governor(_role(subject), arc.place)
        elif not parse.below(arc.place, "object"):
            yield Governor("object", arc.place)
        else:
            whose = [one.marker for one in parse.below(arc.place, "phrase") if parse.lemma(one.place) in {"which", "that"}]
            yield from (Governor("phrase", arc.place, marker) for marker in whose)


def _is_gerund(parse: Tree, place: int) -> bool:
    return parse.setting.words[place].text.endswith("ing")


def terms_at(setting: Setting, parse: Tree, place: int) -> tuple[Match, tuple[StateTerm, ...]]:
    """The words of `project_states.tsv` at a place, else the rows of its dictionary form."""
    for spot, terms in states(setting):
        if spot.first <= place <= spot.last:
            return spot, terms
    rows = state_terms(setting.lang).rows
    known = next((rows[(stem,)] for stem in parse.stems(place) if (stem,) in rows), ())
    return Match(place, place), known


Mood: TypeAlias = Literal["done", "doing", "ahead", "possible", "undone", "denied"]


def mood_of(parse: Tree, verb: int) -> Mood:
    """Whether a verb tells what was or is, what goes on, what lies ahead, what may be, what is not yet or what is not."""
    helpers = _helpers(parse, verb)
    is_ahead = bool(helpers & AHEAD) or _is_aim(parse, verb, helpers)
    if helpers & DENIED:
        return "ahead" if is_ahead else "undone" if "have" in helpers else "denied"
    if is_ahead:
        return "ahead"
    if helpers & POSSIBLE:
        return "possible"
    is_open = "yet" in {parse.setting.words[n].text for n in range(max(0, verb - 4), verb)} and "to" in helpers
    if is_open:
        return "undone"
    is_going = _is_gerund(parse, verb) or "being" in {parse.setting.words[n].text for n in range(max(0, verb - 2), verb)}
    return "doing" if is_going else "done"


def _helpers(parse: Tree, verb: int) -> frozenset[str]:
    """The helpers of a verb, with those of the verb that it is joined to or completes without "to"."""
    found = set(parse.helpers(verb))
    first = parse.first_member(verb)
    if first != verb and not found - {"be"} and parse.part(first) in {"VERB", "AUX", "ADJ"}:
        found |= set(parse.helpers(first)) - {"be"} if "to" not in parse.helpers(first) else set(parse.helpers(first))
    arc = parse.above(verb)
    if arc is not None and arc.kind == "complement" and parse.part(arc.head) == "VERB" and _is_gerund(parse, verb):
        found |= set(parse.helpers(arc.head))
    return frozenset(found)


def _is_aim(parse: Tree, verb: int, helpers: frozenset[str]) -> bool:
    """Whether a verb stands behind "to", other than "began to", or as a gerund behind a word of plans."""
    setting = parse.setting
    first = parse.first_member(verb)
    arc = parse.above(first)
    above = parse.lemma(arc.head) if arc is not None else ""
    if "to" in helpers:
        return not is_cue("infinitive.done", setting.lang, above)
    if arc is None or not _is_gerund(parse, verb) or "be" in helpers:
        return False
    _, terms = terms_at(setting, parse, arc.head)
    is_plan = any(term.form in {"wish", "cue"} or (term.form == "fund" and term.status == "planned") for term in terms)
    return is_plan and arc.kind in {"complement", "object", "clause", "phrase"}
