"""Governed: how far an undertaking is, by the words that its noun hangs on and those that hang on it.

Where `progress` goes by nearness, this goes by the tree: "Moscow, which lent most of the money, will build, beside two others, ..."
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.progress import LASTING, Reading, StateTerm, modality, state_terms, states
from comity.extract.setting import Match, Setting
from comity.extract.tree import Tie, Tree, tree
from comity.extract.trigger import is_cue
from comity.model.claim import ProjectStatus

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


def governed(setting: Setting, unit: Match, head: Match) -> Reading | None:
    """What the words that govern an undertaking, or that it is the subject of, say about it; else what describes it."""
    tied = tree(setting)
    found = [
        reading for one in governors_of(setting, tied, tied.head(head)) if (reading := _read(setting, tied, one)) is not None
    ]
    telling = [reading for reading in found if not unit.first <= reading.spot.first <= unit.last] or found
    return telling[0] if telling else None


def overtaken(setting: Setting, head: Match, reading: Reading) -> Reading:
    """A reading, or what the words tell that came of it: "was suspended in 2016 and resumed in June", "talks on it collapsed"."""
    tied = tree(setting)
    governors = list(governors_of(setting, tied, tied.head(head)))
    verbs = [one for one in governors if one.role in {"subject", "passive"}]
    if any(one.role == "noun" and is_action(setting, one.place) for one in governors) and reading.status == "operating":
        return reading._replace(status="under_way")
    for one in verbs:
        own = _read(setting, tied, one)
        is_plan = reading.status == "planned" and governors[0].role == "noun"
        if is_plan and own is not None and own.status in {"suspended", "cancelled"}:
            return own
        joined = [tie.place for tie in tied.below(one.place, "conjunct") if not tied.below(tie.place, "subject")]
        later = [_read(setting, tied, one._replace(place=place)) for place in joined if place > reading.spot.last]
        told = [item for item in later if item is not None and item.modality == "actual"]
        if told and reading.status in {"suspended", "under_way", "completed"} and one.place == tied.head(reading.spot):
            return told[-1]
    return reading


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


def _read(setting: Setting, tied: Tree, one: Governor) -> Reading | None:
    spot, terms = terms_at(setting, tied, one.place)
    mood = mood_of(tied, one.place)
    if one.role == "phrase":
        begun = any(term.form == "going" for term in terms) and one.marker in {"for", "on"} and mood in {"done", "ahead"}
        if begun:
            return Reading("under_way" if mood == "done" else "planned", "actual" if mood == "done" else "target", spot)
        return _used(setting, tied, one) or _funded(setting, tied, one, spot, terms)
    for term in terms:
        status = _status(setting, tied, one, term, mood)
        if status is not None:
            is_open = status == "planned"
            return Reading(status, modality(setting, spot) if is_open else "actual", spot)
    return None


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


def _status(setting: Setting, tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    run = {
        "past": _of_act,
        "base": _of_act,
        "finite": _of_running,
        "use": _of_running,
        "going": _of_doing,
        "nominal": _of_noun,
        "wish": _of_wish,
        "state": _of_state,
        "begin": _of_state,
        "adjective": _of_adjective,
    }.get(term.form)
    return run(setting, tied, one, term, mood) if run is not None else None


def _of_act(setting: Setting, tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    """A verb of building, opening, stopping: of its object, of its subject in the passive or where it has no object."""
    is_alone = one.role == "subject" and not tied.objects(one.place)
    if one.role not in {"object", "passive"} and not is_alone:
        return None
    if mood == "ahead":
        return term.status if term.status in LASTING else "planned"
    if mood == "undone":
        return "planned" if term.status == "completed" else None
    if mood in {"denied", "possible"}:
        return None
    if mood == "doing":
        return "under_way" if term.status in {"completed", "operating"} else term.status
    is_past = term.form == "past" and tied.lemma(one.place) != setting.words[one.place].text
    return term.status if is_past or term.form == "past" else None


def _of_running(_setting: Setting, tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    """A verb of what runs: "carries 20 million tonnes", "employs 300"; of its subject, or of the object of "operates"."""
    if one.role not in ({"subject"} if term.form == "use" else {"object", "passive", "subject"}):
        return None
    if mood in {"ahead", "possible"}:
        return "planned" if mood == "ahead" else None
    return "suspended" if mood in {"denied", "undone"} else "operating"


def _of_doing(_setting: Setting, tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    if one.role != "object" or mood in {"denied", "undone", "possible"}:
        return None
    return "planned" if mood == "ahead" else term.status


def _of_noun(setting: Setting, tied: Tree, one: Governor, term: StateTerm, _mood_of: Mood) -> ProjectStatus | None:
    """A noun of action ("construction of"): by its own verb where it is a beginning, else what ends or lengthens is done."""
    if one.role != "noun":
        return None
    tie = tied.above(tied.first_member(one.place))
    mood = mood_of(tied, tie.head) if tie is not None else "done"
    if term.status in LASTING:
        return term.status if mood in {"done", "doing"} else None
    return None


def _of_wish(_setting: Setting, _tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    is_reached = one.role in {"object", "passive", "noun"}
    return term.status if is_reached and mood not in {"denied", "undone"} else None


def _of_state(_setting: Setting, _tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    if one.role not in {"subject", "passive", "modifier"}:
        return None
    if mood in {"denied", "possible"}:
        return None
    if mood in {"ahead", "undone"}:
        return term.status if term.status in LASTING else "planned"
    return term.status


def _of_adjective(_setting: Setting, _tied: Tree, one: Governor, term: StateTerm, _mood_of: Mood) -> ProjectStatus | None:
    return term.status if one.role == "modifier" else None


def _used(setting: Setting, tied: Tree, one: Governor) -> Reading | None:
    """What flows or goes through something shows that it runs: "gas reaches Italy through the Transmed pipeline"."""
    is_way = one.marker in {"through", "via", "along", "over", "across"}
    if not is_way or mood_of(tied, one.place) not in {"done", "doing"} or tied.part(one.place) != "VERB":
        return None
    return (
        Reading("operating", "actual", Match(one.place, one.place))
        if any(is_cue("flow.verb", setting.lang, stem) for stem in tied.stems(one.place))
        else None
    )


def _funded(setting: Setting, tied: Tree, one: Governor, spot: Match, terms: tuple[StateTerm, ...]) -> Reading | None:
    """Money for it: "will put 6 billion reais into", "lent $200 million for", "has promised 3 billion for"."""
    is_pledge = any(is_cue("pledge.verb", setting.lang, stem) for stem in tied.stems(one.place))
    is_fund = any(term.form == "fund" for term in terms) or is_pledge
    if not is_fund or one.marker not in {"in", "into", "for", "to", "on", "towards", "toward"}:
        return None
    if not any(_is_sum(setting, place) for place in (*tied.objects(one.place), *_orphans(tied, one.place))):
        return None
    mood = mood_of(tied, one.place)
    if mood in {"denied", "undone"}:
        return None
    is_open = mood != "done" or is_pledge
    return Reading("planned", modality(setting, spot), spot) if is_open else Reading("under_way", "actual", spot)


def _orphans(tied: Tree, verb: int) -> list[int]:
    """What hangs on the conjuncts of a verb that is left out: "X has promised 5 billion, and Y 3 billion for a factory"."""
    return [
        n for tie in tied.below(verb, "conjunct", "phrase") for n in (tie.place, *(one.place for one in tied.below(tie.place)))
    ]


def _is_sum(setting: Setting, place: int) -> bool:
    spans = [setting.spot(amount.phrase_start, amount.phrase_end) for amount in setting.amounts]
    return any(span.first - 1 <= place <= span.last for span in spans)
