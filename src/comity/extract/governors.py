"""Governors: the words that a noun hangs on, those that describe it, and the mood in which they stand."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.setting import Match, Setting
from comity.extract.states import StateTerm, state_terms, states
from comity.extract.tree import Tie, Tree
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


def governors_of(setting: Setting, tied: Tree, noun: int) -> Iterator[Governor]:
    """The words that govern a noun, then those that describe it; past "phase of", "the capacity of" and the like."""
    place = noun
    for _ in range(MOST_UP):
        place = tied.first_member(place)
        tie = tied.above(place)
        if tie is None:
            break
        if tie.kind == "apposition":
            yield from _described(tied, place)
            place = tie.head
        elif tie.kind in {"object", "subject"}:
            yield Governor(_role(tie), tie.head)
            if tie.kind == "subject":
                yield from _completing(tied, tie.head)
            break
        elif tie.kind == "phrase" and tied.part(tie.head) in {"NOUN", "PROPN"}:
            yield Governor("noun", tie.head, tie.marker)
            if not _is_passed(setting, tie.head):
                break
            place = tie.head
        else:
            if tie.kind == "phrase":
                yield Governor("phrase", tie.head, tie.marker)
                yield from _worked_on(setting, tied, tie)
            break
    yield from _described(tied, noun)


def _worked_on(setting: Setting, tied: Tree, tie: Tie) -> Iterator[Governor]:
    """The verb and its subject where this is work on the undertaking: "work went ahead on the tunnel"."""
    if tie.marker not in {"on", "at", "of", "for"}:
        return
    subject = tied.subject(tie.head)
    if subject is not None and is_action(setting, subject.place):
        yield Governor("noun", subject.place, tie.marker)
        yield Governor(_role(subject), tie.head)
    yield from (Governor("noun", n, tie.marker) for n in tied.objects(tie.head) if is_action(setting, n))


def _completing(tied: Tree, verb: int) -> Iterator[Governor]:
    """The verbs that complete a verb and share its subject: "is going to be built", "is expected to start"."""
    for tie in tied.below(verb, "complement"):
        if not tied.below(tie.place, "subject") and tied.part(tie.place) in {"VERB", "ADJ"}:
            is_passive = "be" in tied.helpers(tie.place) and tied.part(tie.place) == "VERB" and not _is_gerund(tied, tie.place)
            yield Governor("passive" if is_passive else "subject", tie.place)
            yield from _completing(tied, tie.place)


def _role(tie: Tie) -> Role:
    return "object" if tie.kind == "object" else "passive" if tie.is_passive else "subject"


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


def _described(tied: Tree, noun: int) -> Iterator[Governor]:
    """The adjectives, participles and relative clauses of a noun."""
    placed = [
        one for tie in tied.below(noun, "phrase") if tied.part(tie.place) == "PROPN" for one in tied.below(tie.place, "clause")
    ]
    for tie in [*tied.below(noun, "modifier", "clause", "phrase"), *placed]:
        if tie.kind != "clause":
            yield Governor("modifier", tie.place)
            continue
        subject = next(iter(tied.below(tie.place, "subject")), None)
        if subject is None:
            yield Governor("passive" if not _is_gerund(tied, tie.place) else "subject", tie.place)
        elif tied.part(subject.place) == "PRON" and tied.lemma(subject.place) in {"which", "that", "who"}:
            yield Governor(_role(subject), tie.place)
        elif not tied.below(tie.place, "object"):
            yield Governor("object", tie.place)
        else:
            whose = [one.marker for one in tied.below(tie.place, "phrase") if tied.lemma(one.place) in {"which", "that"}]
            yield from (Governor("phrase", tie.place, marker) for marker in whose)


def _is_gerund(tied: Tree, place: int) -> bool:
    return tied.setting.words[place].text.endswith("ing")


def terms_at(setting: Setting, tied: Tree, place: int) -> tuple[Match, tuple[StateTerm, ...]]:
    """The words of `project_states.tsv` at a place, else the rows of its dictionary form."""
    for spot, terms in states(setting):
        if spot.first <= place <= spot.last:
            return spot, terms
    rows = state_terms(setting.lang).rows
    known = next((rows[(stem,)] for stem in tied.stems(place) if (stem,) in rows), ())
    return Match(place, place), known


Mood: TypeAlias = Literal["done", "doing", "ahead", "possible", "undone", "denied"]


def mood_of(tied: Tree, verb: int) -> Mood:
    """Whether a verb tells what was or is, what goes on, what lies ahead, what may be, what is not yet or what is not."""
    helpers = _helpers(tied, verb)
    is_ahead = bool(helpers & AHEAD) or _is_aim(tied, verb, helpers)
    if helpers & DENIED:
        return "ahead" if is_ahead else "undone" if "have" in helpers else "denied"
    if is_ahead:
        return "ahead"
    if helpers & POSSIBLE:
        return "possible"
    is_open = "yet" in {tied.setting.words[n].text for n in range(max(0, verb - 4), verb)} and "to" in helpers
    if is_open:
        return "undone"
    is_going = _is_gerund(tied, verb) or "being" in {tied.setting.words[n].text for n in range(max(0, verb - 2), verb)}
    return "doing" if is_going else "done"


def _helpers(tied: Tree, verb: int) -> frozenset[str]:
    """The helpers of a verb, with those of the verb that it is joined to or completes without "to"."""
    found = set(tied.helpers(verb))
    first = tied.first_member(verb)
    if first != verb and not found - {"be"} and tied.part(first) in {"VERB", "AUX", "ADJ"}:
        found |= set(tied.helpers(first)) - {"be"} if "to" not in tied.helpers(first) else set(tied.helpers(first))
    tie = tied.above(verb)
    if tie is not None and tie.kind == "complement" and tied.part(tie.head) == "VERB" and _is_gerund(tied, verb):
        found |= set(tied.helpers(tie.head))
    return frozenset(found)


def _is_aim(tied: Tree, verb: int, helpers: frozenset[str]) -> bool:
    """Whether a verb stands behind "to", other than "began to", or as a gerund behind a word of plans."""
    setting = tied.setting
    first = tied.first_member(verb)
    tie = tied.above(first)
    above = tied.lemma(tie.head) if tie is not None else ""
    if "to" in helpers:
        return not is_cue("infinitive.done", setting.lang, above)
    if tie is None or not _is_gerund(tied, verb) or "be" in helpers:
        return False
    _, terms = terms_at(setting, tied, tie.head)
    is_plan = any(term.form in {"wish", "cue"} or (term.form == "fund" and term.status == "planned") for term in terms)
    return is_plan and tie.kind in {"complement", "object", "clause", "phrase"}
