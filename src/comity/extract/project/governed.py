"""Governed: how far an undertaking is, by the words that its noun hangs on and those that hang on it.

Where `progress` goes by nearness, this goes by the tree of the sentence, whatever stands between.
"""

from collections.abc import Callable

from comity.extract.project.governors import Governor, Mood, governors_of, is_action, mood_of, terms_at
from comity.extract.project.states import LASTING, Form, Reading, StateTerm, modality
from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree, tree
from comity.extract.trigger import is_cue
from comity.model.claim import ProjectStatus


def governed(setting: Setting, unit: Match, head: Match) -> Reading | None:
    """What the words that govern an undertaking, or that it is the subject of, say about it; else what describes it."""
    parse = tree(setting)
    found = [
        reading for one in governors_of(setting, parse, parse.head(head)) if (reading := _read(setting, parse, one)) is not None
    ]
    found = found or [reading for reading in [_given_up(setting, parse, parse.head(head))] if reading is not None]
    telling = [reading for reading in found if not unit.first <= reading.spot.first <= unit.last] or found
    return telling[0] if telling else None


def _given_up(setting: Setting, parse: Tree, noun: int) -> Reading | None:
    """A contract or loan for it that is cancelled: "scrapped the contract with a Kenyan firm for the dam"."""
    for arc in parse.up(noun)[:3]:
        if arc.kind == "object" and is_cue(
            "plan.noun", setting.lang, parse.lemma(parse.up(noun)[0].place if arc.place == noun else arc.place)
        ):
            spot, terms = terms_at(setting, parse, arc.head)
            status = next((term.status for term in terms if term.status == "cancelled"), None)
            is_for = any(one.marker in {"for", "on"} for one in parse.up(noun)[:1])
            if status is not None and is_for and mood_of(parse, arc.head) == "done":
                return Reading(status, "actual", spot)
    return None


def overtaken(setting: Setting, head: Match, reading: Reading) -> Reading | None:
    """A reading, or what the words tell that came of it: "was suspended in 2016 and resumed in June", "talks on it collapsed".

    None where an agreement on it is lengthened, which tells nothing of how far it is.
    """
    parse = tree(setting)
    of_act = _told_of_act(setting, parse, reading)
    if of_act is not None:
        return of_act
    governors = list(governors_of(setting, parse, parse.head(head)))
    verbs = [one for one in governors if one.role in {"subject", "passive"}]
    if any(one.role == "noun" and is_action(setting, one.place) for one in governors) and reading.status == "operating":
        reading = reading._replace(status="under_way")
    stopped = [own for one in governors if one.role == "object" for own in [_read(setting, parse, one)] if own is not None]
    is_work = any(one.role == "noun" and is_action(setting, one.place) for one in governors)
    if is_work and reading.status == "under_way" and stopped and stopped[0].status in {"suspended", "cancelled"}:
        return stopped[0]
    for one in verbs:
        own = _read(setting, parse, one)
        is_plan = reading.status == "planned" and governors[0].role == "noun"
        if is_plan and own is not None and own.status in {"suspended", "cancelled"}:
            return own
    is_lengthened = any(
        own is not None and own.status == "extended"
        for one in governors
        if one.role == "object"
        for own in [_read(setting, parse, one)]
    )
    if reading.status == "planned" and governors and governors[0].role == "noun" and is_lengthened:
        return None
    for one in verbs:
        joined = [arc.place for arc in parse.below(one.place, "conjunct") if not parse.below(arc.place, "subject")]
        later = [_read(setting, parse, one._replace(place=place)) for place in joined if place > reading.spot.last]
        told = [item for item in later if item is not None and item.modality == "actual"]
        if told and reading.status in {"suspended", "under_way", "completed"} and one.place == parse.head(reading.spot):
            return told[-1]
    return reading


def _told_of_act(setting: Setting, parse: Tree, reading: Reading) -> Reading | None:
    """What the sentence says of work that its subject tells by a verb: "doubling the line has been put off to 2032"."""
    verb = parse.head(reading.spot)
    arc = parse.above(verb)
    is_gerund = reading.status == "under_way" and setting.words[verb].text.endswith("ing") and not parse.helpers(verb)
    if arc is None or not is_gerund or arc.kind not in {"subject", "clause"} or arc.marker or arc.head < verb:
        return None
    return _read(setting, parse, Governor("passive" if "be" in parse.helpers(arc.head) else "subject", arc.head))


def _read(setting: Setting, parse: Tree, one: Governor) -> Reading | None:
    spot, terms = terms_at(setting, parse, one.place)
    mood = mood_of(parse, one.place)
    if one.role == "phrase":
        begun = any(term.form == "going" for term in terms) and one.marker in {"for", "on"} and mood in {"done", "ahead"}
        if begun:
            return Reading("under_way" if mood == "done" else "planned", "actual" if mood == "done" else "target", spot)
        return _used(setting, parse, one) or _quitted(setting, parse, one) or _funded(setting, parse, one, spot, terms)
    for term in terms:
        status = _status(setting, parse, one, term, mood)
        if status is not None:
            is_open = status == "planned"
            return Reading(status, modality(setting, spot) if is_open else "actual", spot)
    return None


def _status(setting: Setting, parse: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    run = BY_FORM.get(term.form)
    return run(setting, parse, one, term, mood) if run is not None else None


def _of_act(setting: Setting, parse: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    """A verb of building, opening, stopping: of its object, of its subject in the passive or where it has no object."""
    is_alone = one.role == "subject" and not parse.objects(one.place)
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
    is_past = term.form == "past" and parse.lemma(one.place) != setting.words[one.place].text
    return term.status if is_past or term.form == "past" else None


def _of_running(_setting: Setting, _tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    """A verb of what runs: "carries 20 million tonnes", "employs 300"; of its subject, or of the object of "operates"."""
    if one.role not in ({"subject"} if term.form == "use" else {"object", "passive", "subject"}):
        return None
    if mood in {"ahead", "possible"}:
        return "planned" if mood == "ahead" else None
    return "suspended" if mood in {"denied", "undone"} else "operating"


def _of_doing(_setting: Setting, _tied: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    if one.role != "object" or mood in {"denied", "undone", "possible"}:
        return None
    return "planned" if mood == "ahead" else term.status


def _of_noun(_setting: Setting, parse: Tree, one: Governor, term: StateTerm, _mood_of: Mood) -> ProjectStatus | None:
    """A noun of action ("construction of"): by its own verb where it is a beginning, else what ends or lengthens is done."""
    if one.role != "noun":
        return None
    arc = parse.above(parse.first_member(one.place))
    mood = mood_of(parse, arc.head) if arc is not None else "done"
    if term.status in LASTING:
        return term.status if mood in {"done", "doing"} else None
    return None


def _of_wish(setting: Setting, parse: Tree, one: Governor, term: StateTerm, mood: Mood) -> ProjectStatus | None:
    """A word of plans; an agreement that is lengthened or given up is about what is there already."""
    if one.role not in {"object", "passive", "noun"} or mood in {"denied", "undone"}:
        return None
    arc = parse.above(parse.first_member(one.place)) if one.role == "noun" else None
    over = terms_at(setting, parse, arc.head)[1] if arc is not None and arc.kind in {"object", "subject"} else ()
    return None if any(row.status in LASTING for row in over) else term.status


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


BY_FORM: dict[Form, Callable[[Setting, Tree, Governor, StateTerm, Mood], ProjectStatus | None]] = {
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
}


def _used(setting: Setting, parse: Tree, one: Governor) -> Reading | None:
    """What flows or goes through something shows that it runs: "gas reaches Italy through the Transmed pipeline"."""
    is_way = one.marker in {"through", "via", "along", "over", "across", "by"}
    if not is_way or mood_of(parse, one.place) not in {"done", "doing"} or parse.part(one.place) != "VERB":
        return None
    return (
        Reading("operating", "actual", Match(one.place, one.place))
        if any(is_cue("flow.verb", setting.lang, stem) for stem in parse.stems(one.place))
        else None
    )


def _quitted(setting: Setting, parse: Tree, one: Governor) -> Reading | None:
    """Who leaves it, whatever stands between: "withdrew in May from the scheme"."""
    is_left = one.marker in {"from", "of"} and not parse.objects(one.place) and mood_of(parse, one.place) == "done"
    is_quitting = any(is_cue("quit.verb", setting.lang, stem) for stem in parse.stems(one.place))
    return Reading("cancelled", "actual", Match(one.place, one.place)) if is_left and is_quitting else None


def carried(setting: Setting, head: Match) -> Reading | None:
    """What goes over it is counted, which shows that it runs: "cargo on the Northern corridor reached 3 million tonnes"."""
    parse = tree(setting)
    arc = parse.above(parse.first_member(parse.head(head)))
    if arc is None or arc.kind != "phrase" or arc.marker not in {"on", "through", "via", "along", "over", "across"}:
        return None
    counted = parse.above(arc.head)
    is_traffic = is_cue("traffic.noun", setting.lang, parse.lemma(arc.head)) and counted is not None and counted.kind == "subject"
    if counted is None or not is_traffic or mood_of(parse, counted.head) not in {"done", "doing"}:
        return None
    is_stopped = any(term.status == "suspended" for term in terms_at(setting, parse, counted.head)[1])
    return None if is_stopped else Reading("operating", "actual", Match(arc.head, arc.head))


def _funded(setting: Setting, parse: Tree, one: Governor, spot: Match, terms: tuple[StateTerm, ...]) -> Reading | None:
    """Money for it: "will put 6 billion reais into", "lent $200 million for", "has promised 3 billion for"."""
    is_pledge = any(is_cue("pledge.verb", setting.lang, stem) for stem in parse.stems(one.place))
    is_fund = any(term.form == "fund" for term in terms) or is_pledge or setting.words[one.place].text == "lent"
    if not is_fund or one.marker not in {"in", "into", "for", "to", "on", "towards", "toward"}:
        return None
    if not any(_is_sum(setting, place) for place in (*parse.objects(one.place), *_orphans(parse, one.place))):
        return None
    mood = mood_of(parse, one.place)
    if mood in {"denied", "undone"}:
        return None
    is_open = mood != "done" or is_pledge
    return Reading("planned", modality(setting, spot), spot) if is_open else Reading("under_way", "actual", spot)


def _orphans(parse: Tree, verb: int) -> list[int]:
    """What hangs on the conjuncts of a verb that is left out: "X has promised 5 billion, and Y 3 billion for a factory"."""
    return [
        n for arc in parse.below(verb, "conjunct", "phrase") for n in (arc.place, *(one.place for one in parse.below(arc.place)))
    ]


def _is_sum(setting: Setting, place: int) -> bool:
    spans = [setting.spot(amount.phrase_start, amount.phrase_end) for amount in setting.amounts]
    return any(span.first - 1 <= place <= span.last for span in spans)
