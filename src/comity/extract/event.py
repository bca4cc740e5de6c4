"""Events: meetings, visits, calls, signings, deliveries, attacks, arrests, votes that happened or shall happen between actors."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.chain import said_at, utterance_at
from comity.extract.circumstance import date_of, place_of
from comity.extract.draft import Draft, draft
from comity.extract.dyad import main_dyad
from comity.extract.noun_phrase import is_modifier, noun_phrase, worded
from comity.extract.participants import (
    ACTING,
    governing,
    institution,
    is_person_of,
    names,
    objects,
    state_names,
    subjects,
    worded_subject,
)
from comity.extract.parties import parties
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.trigger import before, behind, cues_of, evidence, is_cue, is_near, is_negated, is_passive, mood, text
from comity.model.analysis import Analysis, Mention, Utterance
from comity.model.claim import Event, EventType, Modality
from comity.model.period import Period
from comity.resources.phrases import PhraseRow, Phrases, phrases

Frame: TypeAlias = Literal["mutual", "goer", "doer"]
Form: TypeAlias = Literal["verb", "base", "noun", "speech"]
WORDED: frozenset[EventType] = frozenset({"meet", "call", "vote", "other", "announce", "visit"})
"""Types of events whose subject may be named in the words of the text alone ("truckers", "the parliament in ...")."""

REACH_OBJECT, REACH_SUBJECT = 12, 18
"""How many words may stand between a verb and the noun that it needs, as its object or as the subject of a passive."""


class EventTerm(PhraseRow, frozen=True, kw_only=True):
    """Words that tell of a type of event (`event_types.tsv`), with its PLOVER root ("NONE" where PLOVER codes no such event).

    `frame` says who takes part: both sides ("mutual"), who goes somewhere ("goer"), who does something to another ("doer").
    A `verb` tells what happened, a `base` form what shall ("will meet"), a `noun` names it, a `speech` verb makes an
    announcement where an institution speaks on a day ("the ministry said on Monday"). `objects` are nouns one of
    which the verb must have, `links` prepositions behind it that make a participant ("delivered ... to").
    """

    type: EventType
    root: str
    frame: Frame
    form: Form
    objects: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Found(NamedTuple):
    """A trigger in a sentence: its words, the table row it belongs to and, for a verb that needs one, its object noun."""

    setting: Setting
    spot: Match
    term: EventTerm
    object: Match | None = None


class Occurrence(NamedTuple):
    """An event read from a sentence, before repeats in the document are dropped."""

    found: Found
    event: Event
    mood: Modality
    said: Utterance | None
    is_anaphor: bool


@cache
def terms(lang: str) -> Phrases[EventTerm]:
    """The rows of `event_types.tsv` by their words."""
    return phrases("event_types", EventTerm, lang)


def events(analysis: Analysis) -> Iterator[Draft]:
    """One claim for each event that the prose of a document tells, repeats of one event once."""
    telling = Telling()
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind == "prose":
            for occurrence in occurrences(Setting(analysis, number), telling.told):
                telling.add(occurrence)
    for occurrence in telling.told:
        yield _draft(occurrence)


def occurrences(setting: Setting, told: list[Occurrence]) -> Iterator[Occurrence]:
    """The events of a sentence in order; `told` are those before it in the document."""
    table = terms(setting.lang)
    found = [item for spot in setting.find(table.rows, table.most) for item in _fitting(setting, spot)]
    for item in found:
        rivals = tuple(other.spot for other in found if other is not item and is_near(other.spot, item.spot))
        occurrence = RULES[RULE_OF[item.term.form]](item, rivals, told)
        if occurrence is not None:
            yield occurrence


def _fitting(setting: Setting, spot: Match) -> list[Found]:
    """The first row whose form and object fit the words around a trigger."""
    for term in terms(setting.lang).rows[tuple(text(setting, spot).split())]:
        thing = _object(setting, spot, term) if term.objects else None
        if (not term.objects or thing is not None) and FITS[term.form](setting, spot):
            return [Found(setting, spot, term, thing)]
    return []


def _object(setting: Setting, spot: Match, term: EventTerm) -> Match | None:
    """The nearest noun that the verb needs: behind it, or before it as the subject of a passive or the noun of a participle."""
    table = frozenset(tuple(phrase.split()) for phrase in term.objects)
    near = []
    for noun in _things(setting, table):
        gap, reach = noun.first - spot.last, REACH_OBJECT
        if noun.last < spot.first:
            gap, reach = spot.first - noun.last, REACH_SUBJECT
        is_frame = any(cue.first < noun.first <= cue.last for cue in cues_of(setting, "framework"))
        if 0 < gap <= reach and not is_frame and not setting.is_parted(noun, spot):
            near.append((noun.first < spot.first, gap, noun))
    return min(near)[2] if near else None


@lru_cache(maxsize=64)
def _things(setting: Setting, table: frozenset[tuple[str, ...]]) -> tuple[Match, ...]:
    return setting.find(table, 3)


def _is_verb(setting: Setting, spot: Match) -> bool:
    """A verb follows no article ("the newly signed pact") and no count ("by 19 votes to two")."""
    one, other = setting.before(spot.first), setting.before(spot.first - 1)
    if one.isdigit() and not any(when.start <= setting.words[spot.first - 1].start < when.end for when in setting.periods):
        return False
    return not (_is_article(setting, one) or (one.endswith("ly") and _is_article(setting, other)))


def _is_article(setting: Setting, word: str) -> bool:
    return is_cue("determiner", setting.lang, word)


def _is_coming(setting: Setting, spot: Match) -> bool:
    return mood(setting, spot) in {"target", "forecast"} and not _is_article(setting, setting.before(spot.first))


def _is_noun(setting: Setting, spot: Match) -> bool:
    verbs = frozenset(cue.first for kind in ("event.held", "delivery.begun") for cue in cues_of(setting, kind))
    return not is_modifier(setting, spot, verbs)


def _is_speech(setting: Setting, spot: Match) -> bool:
    """A verb of making known (not mere "said") counts where an institution is its subject and the day stands right behind it."""
    last = spot.last
    while is_cue("statement.day", setting.lang, setting.after(last)) and last - spot.last < 3:
        last += 1
    days = [setting.spot(when.start, when.end) for when in setting.periods if when.kind in {"DATE", "TIME"}]
    return any(spot.last < day.first <= last + 1 or day.first <= last <= day.last for day in days) and bool(
        institution(setting, spot)
    )


FITS: dict[Form, Callable[[Setting, Match], bool]] = {
    "verb": _is_verb,
    "base": _is_coming,
    "noun": _is_noun,
    "speech": _is_speech,
}


def statement(found: Found, rivals: tuple[Match, ...], _told: list[Occurrence]) -> Occurrence | None:
    """An institution that makes something known on a day: "the company confirmed on Tuesday"."""
    setting, spot = found.setting, found.spot
    if mood(setting, spot) != "actual" or is_negated(setting, spot):
        return None
    said = utterance_at(setting.analysis, *_reach(found))
    day = date_of(setting, spot, said, rivals)
    event = Event(type=found.term.type, root=found.term.root, actors=institution(setting, spot), date=day, place=None)
    return Occurrence(found, event, "actual", said, is_anaphor=False)


def deed(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A verb that tells what happened: "met", "arrived in", "was signed by", "detained"."""
    return _occurrence(found, rivals, told, "actual" if before(found.setting, "past", found.spot, 2) else _mood(found))


def coming(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A verb that tells what shall happen: "will meet in October", "is due to visit".

    An intention to sign without a day is no event yet: the agreement in the making tells of it.
    """
    occurrence = _occurrence(found, rivals, told, _mood(found))
    is_idle = occurrence is not None and occurrence.event.type == "sign" and occurrence.event.date is None
    return None if is_idle else occurrence


def occasion(found: Found, rivals: tuple[Match, ...], told: list[Occurrence]) -> Occurrence | None:
    """A noun that names an event with who took part: "after talks between X and Y", "the capture of X", "a meeting was held"."""
    setting, spot = found.setting, found.spot
    if found.term.type == "meet" and any(cue.first <= spot.first <= cue.last for cue in cues_of(setting, "companion")):
        return None
    if found.term.type == "deliver" and not behind(setting, "delivery.begun", spot, 8):
        return None
    is_told = _is_held(setting, spot) or before(setting, "event.link", spot, 6) or bool(objects(setting, spot, is_direct=False))
    is_told = is_told or bool(_agents(found)) or bool(_between(found))
    return _occurrence(found, rivals, told, _mood(found)) if is_told else None


Rule: TypeAlias = Callable[[Found, tuple[Match, ...], list[Occurrence]], Occurrence | None]
RULES: dict[str, Rule] = {"deed": deed, "coming": coming, "occasion": occasion, "statement": statement}
RULE_OF: dict[Form, str] = {"verb": "deed", "base": "coming", "noun": "occasion", "speech": "statement"}


def _mood(found: Found) -> Modality | None:
    """The mood of a trigger; a noun takes that of the clause it stands in."""
    setting, spot = found.setting, found.spot
    if _is_awaited(found):
        return "forecast"
    if found.term.form != "noun":
        return "actual" if _is_reduced(found) else mood(setting, spot)
    if (
        behind(setting, "off", spot, 9)
        or before(setting, "hypothetical", spot, 8)
        or before(setting, "span.of", spot, 3)
        or behind(setting, "hypothetical", spot, 8)
    ):
        return None
    if found.term.type == "meet" and mood(setting, spot) == "target":
        return None
    is_ahead = before(setting, "future", spot, 14) or behind(setting, "future", spot, 8)
    return "forecast" if is_ahead else mood(setting, spot)


def _is_awaited(found: Found) -> bool:
    """Whether a trigger itself says that somebody is still to come ("is expected in Oslo on Monday")."""
    first = found.setting.words[found.spot.first].text
    return found.term.frame == "goer" and found.term.form == "verb" and is_cue("passive", found.setting.lang, first)


def _is_reduced(found: Found) -> bool:
    """Whether a participle stands right behind its noun ("if the pact signed in May is ratified"): an "if" is not its own."""
    thing = found.object
    return found.term.type == "sign" and found.term.form == "verb" and thing is not None and found.spot.first - thing.last == 1


def _is_held(setting: Setting, spot: Match) -> bool:
    """Whether the words say that what a noun names took place, before or behind it in its clause."""
    return any(setting.distance(cue, spot) <= 9 and not setting.is_parted(cue, spot) for cue in cues_of(setting, "event.held"))


def _occurrence(found: Found, rivals: tuple[Match, ...], told: list[Occurrence], modality: Modality | None) -> Occurrence | None:
    if modality is None:
        return None
    setting, spot = found.setting, found.spot
    said = said_at(setting, spot)
    is_anaphor = found.object is not None and _points_back(setting, found.object)
    actors = _actors(found, told, is_anaphor=is_anaphor)
    place = place_of(setting, spot, is_object=found.term.frame == "goer")
    if found.term.type in WORDED and not actors and not _is_awaited(found):
        actors = worded_subject(setting, spot)
    day = date_of(setting, spot, said, rivals)
    if found.term.type == "meet" and modality != "actual" and day is None and place is None and not _someone(setting, actors):
        return None
    if not _is_whole(found, actors, is_set=place is not None or (day is not None and found.term.form == "verb")):
        return None
    event = Event(type=found.term.type, root=found.term.root, actors=actors, date=day, place=place)
    return Occurrence(found, event, modality, said, is_anaphor)


def _points_back(setting: Setting, thing: Match) -> bool:
    """Whether a document is one told of before ("the agreement"), not one that its name sets apart ("the Agreement on ...")."""
    is_named = is_cue("complement.topic", setting.lang, setting.after(thing.last))
    return is_cue("definite", setting.lang, _article_of(setting, thing)) and not is_named


def _article_of(setting: Setting, noun: Match) -> str:
    return setting.before(noun_phrase(setting, noun).first)


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
    is_gathering = bool(_assembly(found)) or _is_plural(found) or _is_round(found)
    return is_gathering or (found.term.form == "verb" and is_set and not behind(found.setting, "met.not", found.spot, 5))


def _someone(setting: Setting, actors: tuple[str, ...]) -> bool:
    """Whether persons or bodies are to meet: states that "will reopen negotiations" one day have no meeting yet."""
    states = {mention.name for mention in setting.actors if mention.kind == "state"} | set(state_names().values())
    return any(name not in states for name in actors)


def _is_plural(found: Found) -> bool:
    """Whether one name stands for several who meet: "the two ministers", or "we" in what somebody said."""
    setting, spot = found.setting, found.spot
    is_we = found.term.form == "verb" and before(setting, "first.person", spot, 3)
    near = [cue for cue in cues_of(setting, "pair") if cue.last < spot.first and setting.distance(cue, spot) <= 8]
    return is_we or any(not setting.is_parted(cue, spot) for cue in near)


def _actors(found: Found, told: list[Occurrence], *, is_anaphor: bool) -> tuple[str, ...]:
    setting = found.setting
    actors = names(setting, _agents(found), people_after=found.spot if found.term.type == "arrest" else None)
    if found.term.frame == "mutual" and len(actors) < 2:
        actors = tuple(dict.fromkeys((*_speaker(found), *actors, *_assembly(found))))
    if not actors and _is_round(found):
        actors = _earlier(found, told)
    is_shared = found.term.type == "sign" or found.term.root == "AGREE" or found.term.type == "deliver"
    if actors or not is_shared:
        return actors
    if is_anaphor and found.term.type == "sign":
        earlier = next((item.event.actors for item in reversed(told) if item.event.type == "sign"), None)
        if earlier:
            return earlier
    named = parties(setting, found.spot)
    pair = _between(found) if len(named) < 2 else ()
    return tuple(state_names().get(code, code) for code in (pair if set(named) <= set(pair) else named))


def _between(found: Found) -> tuple[str, ...]:
    """The two states that a document is about, for a dated delivery or treaty of which it names no other party.

    "The framework was signed in Warsaw in 2023", "deliveries begin in September", "witnessed the signing of an agreement".
    """
    setting, spot = found.setting, found.spot
    is_dated = any(
        when.kind in {"DATE", "TIME"} and setting.distance(setting.spot(when.start, when.end), spot) <= 8
        for when in setting.periods
    )
    is_seen = found.term.form == "noun" and before(setting, "witnessed", spot, 3)
    if is_negated(setting, spot) or not (is_dated or is_seen):
        return ()
    if found.term.type == "deliver":
        return main_dyad(setting.analysis) or () if found.term.form == "noun" else ()
    thing = found.object
    is_treaty = thing is not None and any(
        is_cue("interstate", setting.lang, word.text) for word in setting.words[thing.first : thing.last + 1]
    )
    return main_dyad(setting.analysis) or () if is_treaty else ()


def _is_round(found: Found) -> bool:
    """Whether a noun with "the" speaks of one more meeting of the same ("the next round of talks will be held in ...")."""
    article = _article_of(found.setting, found.spot)
    return (
        (found.term.type, found.term.form) == ("meet", "noun")
        and _is_article(found.setting, article)
        and behind(found.setting, "event.held", found.spot, 5)
    )


def _earlier(found: Found, told: list[Occurrence]) -> tuple[str, ...]:
    """Who met before in the document, else the two states that it is about."""
    met = next((item.event.actors for item in reversed(told) if item.event.type == "meet"), None)
    return met or tuple(state_names().get(code, code) for code in main_dyad(found.setting.analysis) or ())


def _speaker(found: Found) -> tuple[str, ...]:
    """The state of the speaker, where what was said says "we"."""
    said = utterance_at(found.setting.analysis, *_reach(found))
    if said is None or not said.chain or said.chain[-1].state is None or not before(found.setting, "first.person", found.spot, 4):
        return ()
    return (state_names().get(said.chain[-1].state, said.chain[-1].state),)


def _reach(found: Found) -> tuple[int, int]:
    return found.setting.words[found.spot.first].start, found.setting.words[found.spot.last].end


def _assembly(found: Found) -> tuple[str, ...]:
    """The body, commission or council that meets; a commission as worded."""
    setting, spot = found.setting, found.spot
    bodies = [m.name for m in setting.actors if m.kind == "body" and setting.distance(spot_of(setting, m), spot) <= 6]
    if bodies and found.term.form == "noun":
        return tuple(bodies[:1])
    near = [
        noun for noun in cues_of(setting, "assembly") if setting.distance(noun, spot) <= 12 and not setting.is_parted(noun, spot)
    ]
    if not near:
        return ()
    noun = min(near, key=lambda item: setting.distance(item, spot))
    return (worded(setting, noun_phrase(setting, noun, frozenset({spot.last}))),)


def _agents(found: Found) -> list[Mention]:
    """Who takes part, in order of mention, by the frame of the event."""
    setting, spot, frame = found.setting, found.spot, found.term.frame
    if frame == "goer":
        return [*(_goers(found) or _opened(found)), *_hosts(setting, spot)]
    if frame == "mutual":
        is_direct = found.term.form != "noun" and found.term.type in {"meet", "call"}
        return [*subjects(setting, spot, is_shared=True), *objects(setting, spot, is_direct=is_direct)]
    if found.term.form == "noun":
        return _of_noun(setting, spot)
    return _doer_and_done(found)


def _goers(found: Found) -> list[Mention]:
    """Who goes: the subject, or the person named behind its state ("Alpha's ambassador, Jane Doe, will visit")."""
    setting, spot = found.setting, found.spot
    goers = [m for m in subjects(setting, spot, is_shared=False) if is_person_of(setting, m)]
    if _is_awaited(found):
        return [m for m in goers if m.kind in {"person", "organisation"}]
    owned = [m for m in goers if m.kind == "state" and setting.words[spot_of(setting, m).last].text.endswith(("'s", "’s"))]
    people = [m for m in subjects(setting, spot, is_shared=True) if m.kind == "person"] if owned else []
    return people[:1] or goers


def _doer_and_done(found: Found) -> list[Mention]:
    """Who does something to whom; an arrest needs a person who suffers it, an attack more than words."""
    setting, spot = found.setting, found.spot
    doers = subjects(setting, spot, is_shared=False)
    done = [] if found.term.root == "PROTEST" else objects(setting, spot, is_direct=True, links=found.term.links)
    if found.term.type == "arrest" and not is_passive(setting, spot):
        done = [m for m in done if not is_cue("party", setting.lang, governing(setting, spot_of(setting, m).first, spot.last))]
        return [*doers, *done] if done else []
    if found.term.type == "attack" and any(0 < cue.first - spot.last <= 5 for cue in cues_of(setting, "figurative")):
        return []
    return [*doers, *done]


def _opened(found: Found) -> list[Mention]:
    """The subject of the clause that a noun opens ("During a visit to ..., the minister signed ...")."""
    setting, spot = found.setting, found.spot
    if found.term.form != "noun" or spot.first > 4:
        return []
    behind = [m for m in setting.actors if spot_of(setting, m).first > spot.last + 1 and m.kind in {"person", "organisation"}]
    return behind[:1]


def _hosts(setting: Setting, spot: Match) -> list[Mention]:
    """Whom a journey is made to meet: "travelled to Rabat to meet with ..."."""
    for cue in cues_of(setting, "companion"):
        if cue.first > spot.last and not setting.is_parted(spot, cue):
            return objects(setting, cue, is_direct=True)[:1]
    return []


def _of_noun(setting: Setting, spot: Match) -> list[Mention]:
    """Who does and suffers what a noun names: right before it ("the Danish raid", "Smith's arrest"), after "of", "by", "on"."""
    found = []
    for mention in setting.actors:
        here = spot_of(setting, mention)
        is_owner = here.last < spot.first and spot.first - here.last <= 3 and not setting.is_parted(here, spot)
        is_after = here.first > spot.last and governing(setting, here.first, spot.first - 1) in {"of", "by", "on", "against"}
        if mention.kind in ACTING and (is_owner or (is_after and setting.distance(spot, here) <= 6)):
            found.append(mention)
    if not found and _is_held(setting, spot):
        return subjects(setting, spot, is_shared=False)
    return found


class Telling:
    """The events of a document so far, each told once."""

    def __init__(self) -> None:
        """Begin a document."""
        self.told: list[Occurrence] = []
        self._places: dict[tuple[str, str], list[int]] = {}

    def add(self, new: Occurrence) -> None:
        """Add an event, or let it take the place of an earlier telling of the same that says less."""
        keys = [(new.event.type, actor) for actor in new.event.actors]
        known = sorted({place for key in keys for place in self._places.get(key, ())})
        for place in known:
            if _is_same(self.told[place], new):
                self.told[place] = max(self.told[place], new, key=_worth)
                return
        for key in keys:
            self._places.setdefault(key, []).append(len(self.told))
        self.told.append(new)


def _worth(occurrence: Occurrence) -> tuple[bool, bool, int]:
    event = occurrence.event
    return event.date is not None, event.place is not None, len(event.actors)


def _is_same(old: Occurrence, new: Occurrence) -> bool:
    """Whether two tellings are of one event: same type, actors within one another, and nothing that tells them apart."""
    one, other = old.event, new.event
    if one.type != other.type or not _is_within(one.actors, other.actors) or old.mood != new.mood:
        return False
    if one.date is not None and other.date is not None:
        return _agree(one.date, other.date) and (one.place is None or other.place is None or one.place == other.place)
    if one.type == "sign":
        return new.is_anaphor
    return one.place is None or other.place is None or one.place == other.place


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _agree(one: Period, other: Period) -> bool:
    return one.contains(other) or other.contains(one)


def _draft(occurrence: Occurrence) -> Draft:
    found = occurrence.found
    setting, spot = found.setting, found.spot
    span = evidence(setting, *([spot, found.object] if found.object else [spot]))
    is_none = found.object is not None and is_cue("none", setting.lang, _article_of(setting, found.object))
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
