"""Events: meetings, visits, calls, signings, deliveries, attacks, arrests, votes that happened or shall happen between actors."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from comity.extract.chain import said_at, utterance_at
from comity.extract.circumstance import date_of, place_of
from comity.extract.draft import Draft, draft
from comity.extract.dyad import main_dyad
from comity.extract.event.actors import actors, agents, assembly, between, is_plural, is_round, pair_of, reach, someone
from comity.extract.event.mood import is_awaited, is_held, is_not_yet, is_stay, mood_of
from comity.extract.event.roles import is_owned, known_role, roles
from comity.extract.event.telling import Telling
from comity.extract.event.trigger import Form, Found, Occurrence, article_of, fitting, points_back, terms
from comity.extract.event.when import date
from comity.extract.heading import titles
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.participants import institution, objects, state_names, worded_subject
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.tree import tree
from comity.extract.trigger import before, behind, cues_of, evidence, is_cue, is_near, is_negated, mood
from comity.model.analysis import Analysis
from comity.model.claim import Event, EventType, Modality
from comity.model.period import Period

ROLED: frozenset[EventType] = frozenset({"visit", "meet", "call"})
SHARED: frozenset[EventType] = frozenset({"meet", "sign"})
"""Types whose actors the words of the text may name by their role, and those that the two sides of a document share."""

BOTH = 2

WORDED: frozenset[EventType] = frozenset({"meet", "call", "vote", "other", "announce", "visit", "attack"})


def events(analysis: Analysis) -> Iterator[Draft]:
    """One claim for each event that the prose of a document tells, or its headings alone; repeats of one event once."""
    telling = Telling()
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind == "prose":
            for occurrence in occurrences(setting_at(analysis, number), telling.told):
                telling.add(occurrence)
    for setting in titles(analysis):
        for occurrence in occurrences(setting, telling.told):
            telling.add_heading(occurrence)
    for occurrence in telling.told:
        yield _draft(occurrence)


def occurrences(setting: Setting, told: list[Occurrence]) -> Iterator[Occurrence]:
    """The events of a sentence in order; `told` are those before it in the document."""
    table = terms(setting.lang)
    found = [item for spot in setting.find(table.rows, table.most) for item in fitting(setting, spot)]
    for item in found:
        rivals = tuple(other.spot for other in found if other is not item and is_near(other.spot, item.spot))
        occurrence = RULES[RULE_OF[item.term.form]](item, rivals, told)
        if occurrence is not None:
            yield occurrence


def statement(found: Found, rivals: tuple[Match, ...], _told: list[Occurrence]) -> Occurrence | None:
    """An institution that makes something known on a day: "the company confirmed on Tuesday"."""
    setting, spot = found.setting, found.spot
    if mood(setting, spot) != "actual" or is_negated(setting, spot):
        return None
    said = utterance_at(setting.analysis, *reach(found))
    day = date_of(setting, spot, said, rivals)
    event = Event(type=found.term.type, root=found.term.root, actors=institution(setting, spot), date=day, place=None)
    return Occurrence(found, event, "actual", said, is_anaphor=False)


def deed(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A verb that tells what happened: "met", "arrived in", "was signed by", "detained"."""
    if is_not_yet(found):
        return None
    return _occurrence(found, rivals, told, "actual" if before(found.setting, "past", found.spot, 2) else mood_of(found))


def coming(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A verb that tells what shall happen: "will meet in October", "is due to visit".

    An intention to sign without a day is no event yet: the agreement in the making tells of it.
    """
    occurrence = _occurrence(found, rivals, told, mood_of(found))
    is_idle = occurrence is not None and occurrence.event.type == "sign" and occurrence.event.date is None
    return None if is_idle and occurrence is not None and occurrence.mood != "actual" else occurrence


def occasion(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A noun that names an event with who took part: "after talks between X and Y", "the capture of X", "a meeting was held"."""
    setting, spot = found.setting, found.spot
    if found.term.type == "meet" and any(cue.first <= spot.first <= cue.last for cue in cues_of(setting, "companion")):
        return None
    if found.term.type == "deliver" and not behind(setting, "delivery.begun", spot, 8):
        return None
    is_told = is_held(setting, spot) or before(setting, "event.link", spot, 6) or bool(objects(setting, spot, is_direct=False))
    is_told = is_told or bool(agents(found)) or bool(between(found)) or bool(roles(found)) or _is_dated(found)
    return _occurrence(found, rivals, told, mood_of(found)) if is_told else None


def _is_dated(found: Found) -> bool:
    """Whether the parse hangs a date on a noun: "the meeting on Wednesday was their first"."""
    parse = tree(found.setting)
    dated = [parse.head(found.setting.spot(when.start, when.end)) for when in found.setting.periods if when.kind == "DATE"]
    return any(arc.place in dated for arc in parse.below(parse.head(found.spot), "phrase"))


Rule: TypeAlias = Callable[[Found, tuple[Match, ...], list[Occurrence]], Occurrence | None]
RULES: dict[str, Rule] = {"deed": deed, "coming": coming, "occasion": occasion, "statement": statement}
RULE_OF: dict[Form, str] = {"verb": "deed", "base": "coming", "noun": "occasion", "speech": "statement"}


def _occurrence(found: Found, rivals: tuple[Match, ...], told: list[Occurrence], modality: Modality | None) -> Occurrence | None:
    if modality is None or (found.term.type == "attack" and _is_disaster(found)):
        return None
    setting, spot = found.setting, found.spot
    said = said_at(setting, spot)
    is_anaphor = found.object is not None and points_back(setting, found.object)
    who = actors(found, told, is_anaphor=is_anaphor)
    if found.term.type in ROLED:
        who = _with_roles(found, who, told)
    place = place_of(setting, spot, is_object=found.term.frame == "goer")
    day = date(found, said, rivals)
    if not who and found.object is not None and found.term.type == "meet" and (day is not None or place is not None):
        who = tuple(state_names().get(code, code) for code in main_dyad(setting.analysis) or ())
    if found.term.type in WORDED and not who and not is_awaited(found) and not _is_figurative(found, day):
        who = worded_subject(setting, spot)
    if not who and found.term.type == "attack" and (day is not None or place is not None):
        who = _struck(found)
    if not who and found.term.type in SHARED and (day is not None or place is not None or found.term.type == "sign"):
        who = pair_of(found, told)
    if found.term.type == "meet" and modality != "actual" and day is None and place is None and not someone(setting, who):
        return None
    if is_cue("going.verb", setting.lang, setting.words[spot.first].text) and found.term.type == "visit" and place is None:
        return None
    if is_stay(found) and (day is None or place is None or not someone(setting, who)):
        return None
    if not _is_whole(found, who, is_set=_is_set(found, place, day)):
        return None
    event = Event(type=found.term.type, root=found.term.root, actors=who, date=day, place=place)
    return Occurrence(found, event, modality, said, is_anaphor)


def _is_disaster(found: Found) -> bool:
    """Whether no one but nature, chance or a market is told to have killed or struck: "the flood killed nine farmers"."""
    setting, parse = found.setting, tree(found.setting)
    verb = parse.verb(found.spot)
    subject = parse.subject(verb) if found.term.form == "verb" else None
    agents = [arc.place for arc in parse.below(verb, "agent")] if found.term.form == "verb" else []
    doing = [subject.place] if subject is not None and not subject.is_passive else agents
    return any(is_cue("disaster.noun", setting.lang, setting.words[place].text) for place in doing)


def _struck(found: Found) -> tuple[str, ...]:
    """Who or what was attacked, where nobody says by whom: "a convoy of 68 lorries was attacked near Tera"."""
    setting, parse = found.setting, tree(found.setting)
    subject = parse.subject(parse.verb(found.spot)) if found.term.form == "verb" else None
    if (
        is_cue("verb.particle", setting.lang, setting.after(found.spot.last))
        or subject is None
        or not subject.is_passive
        or not setting.words[subject.place].text.isalpha()
    ):
        return ()
    return (worded(setting, noun_phrase(setting, Match(subject.place, subject.place))),)


def _is_set(found: Found, place: str | None, day: Period | None) -> bool:
    """Whether place or time is told, or a journey is somebody's by name: "the French president's state visit"."""
    is_owned = (found.term.frame, found.term.form) == ("goer", "noun") and bool(roles(found))
    return place is not None or is_owned or (day is not None and found.term.form == "verb")


def _is_figurative(found: Found, day: Period | None) -> bool:
    """Whether an attack may be one in words alone: no day is told, or a position or policy stands behind it."""
    return found.term.type == "attack" and (day is None or behind(found.setting, "figurative", found.spot, 5))


def _with_roles(found: Found, who: tuple[str, ...], told: list[Occurrence]) -> tuple[str, ...]:
    """Those who take part, with whom only the words of the text name where the others are too few; roles instead of states."""
    named = tuple(known_role(role, told) for role in roles(found))
    for role in named if len(who) <= BOTH else ():
        who = tuple(role if is_owned(found, name, role) else name for name in who)
    if len(who) > (found.term.frame == "mutual"):
        return who
    known = " ".join(who).lower()
    fuller = (*who, *(role for role in named if role.lower() not in known and role.split()[0].lower() not in known))
    is_enough = found.term.frame != "mutual" or len(fuller) > 1 or any(role.endswith("s") for role in fuller)
    return fuller if is_enough else who


def _is_whole(found: Found, actors: tuple[str, ...], *, is_set: bool) -> bool:
    """Whether enough is told: a journey needs who and where or when, a shared act two actors, an assembly or a verb so set.

    A lone actor who "met its target" met nobody.
    """
    if not actors:
        return False
    if found.term.frame == "goer" or (found.term.type == "announce" and found.object is None):
        return is_set
    if found.term.frame != "mutual" or found.term.type not in {"meet", "call"} or len(actors) > 1:
        return True
    is_many = any(name.endswith("s") and name[0].islower() for name in actors) or actors[0].split()[0].lower() in {"two", "both"}
    is_gathering = bool(assembly(found)) or is_plural(found) or is_round(found) or is_many
    return is_gathering or (found.term.form == "verb" and is_set and not behind(found.setting, "met.not", found.spot, 5))


def _draft(occurrence: Occurrence) -> Draft:
    found = occurrence.found
    setting, spot = found.setting, found.spot
    span = evidence(setting, *([spot, found.object] if found.object else [spot]))
    is_none = found.object is not None and is_cue("none", setting.lang, article_of(setting, found.object))
    return draft(
        setting,
        occurrence.said,
        span,
        occurrence.event,
        RULE_OF[found.term.form],
        order=setting.words[spot.first].start,
        modality=occurrence.mood,
        is_denied=is_negated(setting, spot) or is_none,
    )
