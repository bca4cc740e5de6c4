"""Events that weights find: a verb or noun becomes a claim with its type, who took part, when and where."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import cast

from comity.extract.chain import said_at
from comity.extract.circumstance import place_of
from comity.extract.draft import Draft, draft
from comity.extract.dyad import main_dyad
from comity.extract.event.actors import actors
from comity.extract.event.trigger import EventTerm, Form, Found, Frame, terms
from comity.extract.event.when import date
from comity.extract.learned.candidate import Candidate
from comity.extract.learned.model import Model
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.participants import state_names, worded_subject
from comity.extract.project.governors import mood_of
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.extract.trigger import evidence
from comity.model.claim import Event, EventType, Modality

MUTUAL = frozenset({"meet", "call", "sign"})
MOODS: dict[str, Modality] = {"ahead": "forecast", "possible": "forecast"}


def weighed(candidate: Candidate, model: Model) -> Iterator[Draft]:
    """A word that learned weights take for an event between actors: "back from four days in Delhi", "the sitting took place"."""
    setting, spot = candidate.setting, Match(candidate.place, candidate.place)
    kind = model.pick("event.type", candidate.features)
    if kind is None:
        return
    found = Found(setting, spot, _term(candidate, cast("EventType", kind)))
    said = said_at(setting, spot)
    who = actors(found, [], is_anaphor=False) or worded_subject(setting, spot) or _subject(candidate)
    if not who and kind in MUTUAL:
        who = tuple(state_names().get(code, code) for code in main_dyad(setting.analysis) or ())
    if not who:
        return
    parse = tree(setting)
    verb = candidate.place if candidate.part == "VERB" else next((arc.head for arc in parse.up(candidate.place)), candidate.place)
    mood = mood_of(parse, verb)
    place = place_of(setting, spot, is_object=found.term.frame == "goer")
    payload = Event(type=found.term.type, root=found.term.root, actors=who, date=date(found, said, ()), place=place)
    yield draft(
        setting,
        said,
        evidence(setting, spot),
        payload,
        "weighed",
        order=candidate.start,
        modality=MOODS.get(mood, "actual"),
        is_denied=mood == "denied",
    )


def _subject(candidate: Candidate) -> tuple[str, ...]:
    """Who the parse has as subject, as worded."""
    setting = candidate.setting
    parse = tree(setting)
    subject = parse.subject(candidate.place)
    if subject is None or parse.part(subject.place) not in {"NOUN", "PROPN"}:
        return ()
    return (worded(setting, noun_phrase(setting, Match(subject.place, subject.place))),)


def _term(candidate: Candidate, kind: EventType) -> EventTerm:
    """A row for a word that no table has: its frame and PLOVER root are those that most rows of its type have."""
    frame, root = usual(kind, candidate.setting.lang)
    form: Form = "verb" if candidate.part == "VERB" else "noun"
    return EventTerm(type=kind, root=root, frame=frame, form=form, lang=candidate.setting.lang, words=())


@cache
def usual(kind: EventType, lang: str) -> tuple[Frame, str]:
    """The frame and the PLOVER root that most words of a type have."""
    rows = [(row.frame, row.root) for found in terms(lang).rows.values() for row in found if row.type == kind]
    counted = Counter(rows)
    return min(counted, key=lambda row: (-counted[row], row)) if counted else ("doer", "NONE")
