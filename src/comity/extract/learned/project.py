"""Undertakings that weights find: a noun becomes a claim with name, status, parties, place and the day it is due."""

from collections.abc import Iterator
from typing import cast

from comity.extract.chain import said_at
from comity.extract.draft import Draft, draft
from comity.extract.learned.candidate import Candidate
from comity.extract.learned.model import Model
from comity.extract.noun_phrase import noun_phrase
from comity.extract.project.facts import project_of
from comity.extract.project.governors import governors_of, mood_of
from comity.extract.project.noun import Noun, ProjectTerm
from comity.extract.project.spoken import is_vague
from comity.extract.project.states import Reading, verbs_of, whole
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.extract.trigger import evidence
from comity.model.claim import Modality, ProjectStatus, ProjectType


def weighed(candidate: Candidate, model: Model) -> Iterator[Draft]:
    """A noun that learned weights take for an undertaking, and for how far it is: "What of a third cable?"."""
    setting, features = candidate.setting, candidate.features
    kind, status = model.pick("project.type", features), model.pick("project.status", features)
    if kind is None or status is None:
        return
    head = Match(candidate.place, candidate.place)
    phrase = noun_phrase(setting, head, verbs_of(setting))
    term = ProjectTerm(type=cast("ProjectType", kind), sector=None, lang=setting.lang, is_generic=False, words=())
    noun = Noun(head, phrase, term)
    if is_vague(setting, noun) or _is_in_title(candidate):
        return
    reading = _reading(candidate, cast("ProjectStatus", status))
    found = project_of(setting, noun, whole(setting, phrase), reading)
    if not found.parties:
        return
    yield draft(
        setting,
        said_at(setting, head),
        evidence(setting, head),
        found,
        "weighed",
        order=candidate.start,
        modality=reading.modality,
        is_denied=False,
    )


def _is_in_title(candidate: Candidate) -> bool:
    """Whether a word only completes a longer name: "the Plan for the Development of"."""
    setting = candidate.setting
    arc = tree(setting).above(candidate.place)
    is_within = arc is not None and arc.kind == "phrase" and arc.marker in {"of", "for", "on"}
    return arc is not None and is_within and setting.is_name(candidate.place) and setting.is_name(arc.head)


def _reading(candidate: Candidate, status: ProjectStatus) -> Reading:
    """The status with the words that govern the noun, and the mood in which they stand."""
    setting, place = candidate.setting, candidate.place
    parse = tree(setting)
    verbs = [one.place for one in governors_of(setting, parse, place) if parse.part(one.place) == "VERB"]
    spot = verbs[0] if verbs else place
    mood: Modality = "target" if status == "planned" else "actual"
    if status == "planned" and verbs and mood_of(parse, spot) == "possible":
        mood = "forecast"
    return Reading(status, mood, Match(spot, spot))
