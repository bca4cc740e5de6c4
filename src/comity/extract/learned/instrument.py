"""Instruments that weights find: a noun becomes a claim with what was done to it, its parties and its day."""

from collections.abc import Iterator
from typing import cast

from comity.extract.deeds import Deed
from comity.extract.draft import Draft
from comity.extract.instrument.claim import claim
from comity.extract.instrument.noun import Act, Noun, Thing
from comity.extract.learned.candidate import Candidate
from comity.extract.learned.model import Model
from comity.extract.phrase import phrase
from comity.extract.project.governors import mood_of
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.model.claim import Instrument, InstrumentType

AHEAD = frozenset({"ahead", "possible"})


def weighed(candidate: Candidate, model: Model) -> Iterator[Draft]:
    """A noun that learned weights take for an agreement, and for what is done with it: "It lapsed when the text was signed"."""
    setting, features = candidate.setting, candidate.features
    kind, action = model.pick("instrument.type", features), model.pick("instrument.action", features)
    if kind is None or action is None:
        return
    spot = Match(candidate.place, candidate.place)
    row = Noun(type=cast("InstrumentType", kind), lang=setting.lang, only=(), words=())
    deed = _deed(candidate, action)
    verbs = frozenset({deed.spot.first} - {candidate.place})
    made = claim(setting, Act(deed, Thing(spot, phrase(setting, spot, verbs), row), "weighed"))
    told = cast("Instrument", made.payload)
    is_vague = told.name.lower() == setting.words[candidate.place].text and told.name.endswith("s")
    if told.parties and not is_vague:
        yield made


def _deed(candidate: Candidate, action: str) -> Deed:
    """The verb of the clause of a noun as what is done with it; the noun itself where no verb stands over it."""
    parse = tree(candidate.setting)
    verb = next((arc.head for arc in parse.up(candidate.place) if parse.part(arc.head) == "VERB"), None)
    inner = next((arc.place for arc in parse.below(candidate.place, "clause") if parse.part(arc.place) == "VERB"), verb)
    place = candidate.place if inner is None else inner
    is_planned = inner is not None and mood_of(parse, inner) in AHEAD
    is_denied = inner is not None and mood_of(parse, inner) == "denied"
    mood = "target" if is_planned else "actual"
    return Deed(action, "active", Match(place, place), mood, is_planned=is_planned, is_denied=is_denied)
